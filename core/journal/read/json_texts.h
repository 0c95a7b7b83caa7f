#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dongbo::journal {

/// The texts of a JSON array of texts, or names and values in turn of an object of texts, as the
/// journal itself writes them; values that are no texts are skipped, and broken JSON ends the list.
[[nodiscard]] std::vector<std::string> jsonTexts(std::string_view json);

} // namespace dongbo::journal
