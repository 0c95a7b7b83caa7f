#pragma once

#include <string>
#include <string_view>
#include <vector>

/// Folding: a text reduced so that case, marks and punctuation do not matter. Searching compares
/// folded texts only, so it finds "Đèn LED" by "den led". Composed and decomposed text fold to
/// the same.
namespace dongbo::text {

/// Incremented when fold() changes its result for any text; stored folded columns are then rebuilt.
inline constexpr int foldVersion = 1;

/// Lower case, no marks, đ and ð as d, compatibility forms decomposed (½ -> 1 2, ² -> 2, Ⅱ -> ii);
/// letters and digits stay, invisible ones are dropped, every run of anything else (invalid bytes
/// too) is one space, none at the ends. "Đèn  LED-55″ (Sony)" -> "den led 55 sony". Idempotent.
[[nodiscard]] std::string fold(std::string_view text);
/// Appends fold(text) to `out` as it is: separating two texts is up to the caller.
void foldInto(std::string& out, std::string_view text);

/// As fold(), but '%' and '#' stay: the lookup key of a column's heading.
/// "% hao mòn" -> "% hao mon", "Số TT" -> "so tt", "#" -> "#".
[[nodiscard]] std::string foldKey(std::string_view text);

/// The words of a folded text, in order, as views into it.
[[nodiscard]] std::vector<std::string_view> words(std::string_view folded);

} // namespace dongbo::text
