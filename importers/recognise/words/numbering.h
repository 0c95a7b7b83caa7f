#pragma once

#include <string_view>

namespace dongbo::importers {

/// "IV", "a", "B.": how sections are numbered; "1" and "1.2" are not.
[[nodiscard]] bool isSectionNumber(std::string_view text);
/// "12", "12.", "1.2": how devices are numbered.
[[nodiscard]] bool isRowNumber(std::string_view text);

} // namespace dongbo::importers
