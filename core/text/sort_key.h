#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dongbo::text {

/// Incremented when sortKey() changes its result for any text; stored keys are then rebuilt.
inline constexpr int sortKeyVersion = 1;
/// Letters, digits and spaces beyond this many are ignored by the order.
inline constexpr std::size_t sortKeyCharacters = 64;

/// Bytes whose memcmp order is that of a Vietnamese dictionary. All are 0x01..0x7F, so the key is
/// ASCII text without NUL: store it in a TEXT column with the BINARY collation.
///
/// Primary: the letters of the whole text: a ă â b c d đ e ê f g h i j k l m n o ô ơ p q r s t u
/// ư v w x y z, then all other letters by code point; a run of anything else is one space, before
/// all letters, none at the ends; a run of digits is one number ("GOI-CAM-9" < "GOI-CAM-10"),
/// between space and letters. Secondary: the tones, word by word: ngang, huyền, hỏi, ngã, sắc,
/// nặng, foreign marks (a word's tone, wherever written: "hòa" and "hoà" are equal). Tertiary:
/// case, lower first, and leading zeros. Equal keys are possible; add the id for a total order.
[[nodiscard]] std::string sortKey(std::string_view text);

} // namespace dongbo::text
