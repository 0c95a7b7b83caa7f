#pragma once

#include <string_view>

/// Private to core/text: how Vietnamese syllables are spelled (data/encodings/syllables.tsv).
namespace dongbo::text {

/// Score of a word as Vietnamese: 0 not a syllable, 1 a syllable, slightly more for those frequent
/// in offices' lists. One-letter words count a third. Case as in isVietnameseSyllable.
[[nodiscard]] double syllableWorth(std::u32string_view word);

/// The lower case of a Latin letter; other characters are returned unchanged.
[[nodiscard]] char32_t smallLetter(char32_t letter);
[[nodiscard]] char32_t capitalLetter(char32_t letter);
[[nodiscard]] bool isCapital(char32_t letter);
[[nodiscard]] bool isLetter(char32_t codePoint);

} // namespace dongbo::text
