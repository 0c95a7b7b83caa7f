#pragma once

#include <string>
#include <string_view>

namespace dongbo {

/// The text as a quoted JSON string; input and output are UTF-8.
[[nodiscard]] std::string jsonText(std::string_view text);

} // namespace dongbo
