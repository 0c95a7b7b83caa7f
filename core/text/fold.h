#pragma once

#include <string>
#include <string_view>
#include <vector>

/// Folding: what is left of a text when case, marks and punctuation do not count. Searching
/// compares folded texts only, so it finds "Đèn LED" by "den led". Composed and decomposed text
/// fold alike.
namespace dongbo::text {

/// Grows when fold() changes its answer for any text; stored folded columns are then remade.
inline constexpr int foldVersion = 1;

/// Lower case, no marks, đ and ð as d, compatibility forms opened (½ -> 1 2, ² -> 2, Ⅱ -> ii);
/// letters and digits stay, invisible characters vanish, every run of anything else (broken bytes
/// too) is one space, none at the ends. "Đèn  LED-55″ (Sony)" -> "den led 55 sony". Idempotent.
[[nodiscard]] std::string fold(std::string_view text);
/// Adds fold(text) to the end of `out` as it is: the space between two texts is the caller's.
void foldInto(std::string& out, std::string_view text);

/// As fold(), but '%' and '#' stay: the key under which a column's heading is looked up.
/// "% hao mòn" -> "% hao mon", "Số TT" -> "so tt", "#" -> "#".
[[nodiscard]] std::string foldKey(std::string_view text);

/// The words of a folded text, in order, as views into it.
[[nodiscard]] std::vector<std::string_view> words(std::string_view folded);

} // namespace dongbo::text
