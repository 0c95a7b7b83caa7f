#pragma once

#include <cstddef>
#include <string>
#include <string_view>

/// Text of the register is UTF-8 in normal form C. These functions ensure it and never fail:
/// invalid bytes become U+FFFD.
namespace dongbo::text {

/// Strict UTF-8: no overlong forms, no surrogates, nothing past U+10FFFF. NUL is a character.
[[nodiscard]] bool isValidUtf8(std::string_view text);
/// The text with every invalid sequence replaced by one U+FFFD (longest invalid prefix at a time,
/// as the Unicode standard recommends in chapter 3.9). Valid text is returned unchanged.
[[nodiscard]] std::string repairUtf8(std::string_view text);

/// Normal form C of repairUtf8(text). Text that is obviously in form C (ASCII, composed
/// Vietnamese) is only copied.
[[nodiscard]] std::string nfc(std::string_view text);
/// True only when the text is certainly valid UTF-8 in form C; false proves nothing.
[[nodiscard]] bool isPlainlyNfc(std::string_view text);

/// The code point at `position`, which advances; U+FFFD for an invalid sequence. position < size.
[[nodiscard]] char32_t nextCodePoint(std::string_view text, std::size_t& position);
/// Appends the code point as UTF-8; surrogates and numbers past U+10FFFF as U+FFFD.
void appendCodePoint(std::string& out, char32_t codePoint);
/// Number of code points of the text; an invalid sequence counts as one.
[[nodiscard]] std::size_t countCodePoints(std::string_view text);
/// The longest beginning of the text with at most `count` code points.
[[nodiscard]] std::string_view firstCodePoints(std::string_view text, std::size_t count);
/// Terminal columns of the text: 0 for marks and controls, 2 for wide East Asian letters.
[[nodiscard]] std::size_t displayWidth(std::string_view text);

/// White space: ASCII blanks and line ends, NBSP and the other spaces of Unicode.
[[nodiscard]] bool isSpace(char32_t codePoint);
/// Invisible: zero-width space and joiners, word joiner, byte order mark, soft hyphen.
[[nodiscard]] bool isInvisible(char32_t codePoint);
/// Without white space and invisible characters at both ends; a view into `text`.
[[nodiscard]] std::string_view trim(std::string_view text);
/// Trimmed, every run of white space made one ASCII space, invisible characters removed.
[[nodiscard]] std::string collapseSpaces(std::string_view text);
/// The text with its first letter capitalised: "đang dùng" -> "Đang dùng".
[[nodiscard]] std::string capitalized(std::string_view text);

/// Every letter capitalised: "Đại An" -> "ĐẠI AN".
[[nodiscard]] std::string upper(std::string_view text);

} // namespace dongbo::text
