#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dongbo::importers {

/// Length of the longest well-formed UTF-8 prefix (no overlong forms, surrogates or anything past
/// U+10FFFF); a sequence truncated by the end is excluded. text.size() when all is well-formed.
[[nodiscard]] std::size_t validUtf8Prefix(std::string_view text);

[[nodiscard]] inline bool isUtf8(std::string_view text)
{
    return validUtf8Prefix(text) == text.size();
}

/// Appends one code point; surrogates and anything past U+10FFFF become U+FFFD.
void appendUtf8(std::string& out, char32_t codePoint);

/// Appends `bytes`; each byte that is not part of well-formed UTF-8 becomes the code point of the
/// same value (U+0080…U+00FF), so that a later decoder can recover the byte.
void appendRepaired(std::string& out, std::string_view bytes);

/// Length of well-formed UTF-8 in UTF-16 units, as spreadsheets count it.
[[nodiscard]] std::size_t utf16Length(std::string_view text);

/// Whether `text` exceeds `limit` UTF-16 units; cheap for short texts.
[[nodiscard]] inline bool isLongerThan(std::string_view text, std::uint64_t limit)
{
    return text.size() > limit && utf16Length(text) > limit;
}

} // namespace dongbo::importers
