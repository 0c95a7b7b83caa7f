#pragma once

#include "core/text/legacy_encoding.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// Private to core/text: text as the old bytes it may have been.
namespace dongbo::text {

struct OldLetters
{
    std::u32string points;
    std::vector<std::int16_t> bytes; ///< of each point; -1: no byte of an old encoding shows it
    bool isAscii = true;
    bool isUnicode = false; ///< has a letter that only Unicode text has
    /// Has a letter that stands for an old byte only on a system of code page 1258; else Unicode.
    bool isVietnamWindows = false;
};
[[nodiscard]] OldLetters oldLetters(std::string_view text);

/// Whether the letters look like no language's: a capital behind a small letter, a sign between
/// letters. Text in an old encoding does.
[[nodiscard]] bool looksGarbled(const OldLetters& old);

/// Decoded, TCVN3 and VPS with their capitals mended. Encoding other than Unicode.
[[nodiscard]] std::u32string decodedLetters(const OldLetters& old, Encoding encoding);
/// The same with U+FFFD for letters the encoding does not have: what speaks against it.
[[nodiscard]] std::u32string markedLetters(const OldLetters& old, Encoding encoding);

/// The letter with a hat, breve or horn (U+0302, U+0306, U+031B) under or beside its tone; 0 when
/// there is none: é and a hat make ế.
[[nodiscard]] char32_t withShape(char32_t letter, char32_t shape);

} // namespace dongbo::text
