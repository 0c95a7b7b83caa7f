#pragma once

#include "core/text/legacy_encoding.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// Private to core/text: text mapped back to its possible original bytes.
namespace dongbo::text {

struct OldLetters
{
    std::u32string points;
    std::vector<std::int16_t> bytes; ///< of each code point; -1: not the image of a legacy byte
    bool isAscii = true;
    bool isUnicode = false; ///< has a letter found in Unicode text only
    /// Has a letter that maps to a legacy byte only under code page 1258; else Unicode.
    bool isVietnamWindows = false;
};
[[nodiscard]] OldLetters oldLetters(std::string_view text);

/// Whether the letter pattern fits no language: a capital after a lower-case letter, a sign between
/// letters. Text in a legacy encoding looks like that.
[[nodiscard]] bool looksGarbled(const OldLetters& old);

/// Decoded, with the capitals of TCVN3 and VPS restored. Encoding other than Unicode.
[[nodiscard]] std::u32string decodedLetters(const OldLetters& old, Encoding encoding);
/// The same with U+FFFD for letters unknown to the encoding: evidence against it.
[[nodiscard]] std::u32string markedLetters(const OldLetters& old, Encoding encoding);

/// The letter with a hat, breve or horn (U+0302, U+0306, U+031B) combined with its tone; 0 when
/// there is none: é and a hat give ế.
[[nodiscard]] char32_t withShape(char32_t letter, char32_t shape);

} // namespace dongbo::text
