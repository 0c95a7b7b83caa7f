#pragma once

#include <string_view>

/// Private to core/text: how Vietnamese syllables are spelled (data/encodings/syllables.tsv).
namespace dongbo::text {

/// How good a word is as Vietnamese: 0 no syllable, 1 one, a little more for those that offices'
/// lists are full of. Words of one letter count a third. Case as isVietnameseSyllable says.
[[nodiscard]] double syllableWorth(std::u32string_view word);

/// The small letter of a Latin letter; other characters come back.
[[nodiscard]] char32_t smallLetter(char32_t letter);
[[nodiscard]] char32_t capitalLetter(char32_t letter);
[[nodiscard]] bool isCapital(char32_t letter);
[[nodiscard]] bool isLetter(char32_t codePoint);

} // namespace dongbo::text
