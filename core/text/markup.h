#pragma once

#include <string>
#include <string_view>

namespace dongbo::text {

/// Text as it stands between tags or in a quoted attribute, in HTML and in XML alike. Control
/// characters other than line feed and tab, U+FFFE and U+FFFF have no place in either and become
/// spaces.
[[nodiscard]] std::string escapedMarkup(std::string_view text);

} // namespace dongbo::text
