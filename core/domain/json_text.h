#pragma once

#include <string>
#include <string_view>

namespace dongbo {

/// The text as a JSON string with its quotes; the input is UTF-8 and stays so.
[[nodiscard]] std::string jsonText(std::string_view text);

} // namespace dongbo
