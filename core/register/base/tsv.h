#pragma once

#include <string_view>
#include <vector>

namespace dongbo::tsv {

/// The rows of one of our data files: columns between tabs, `#` lines and empty lines left out.
/// Views into `text`.
[[nodiscard]] std::vector<std::vector<std::string_view>> rows(std::string_view text);

} // namespace dongbo::tsv
