#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dongbo::importers {

/// Text of one byte a character, as old files store it. Code page 1252 stands for "the bytes
/// themselves" too: it is how Windows shows text of TCVN3, VNI, VISCII and VPS fonts, so lists of
/// every format carry such text as the same characters, and byteOf1252 finds the bytes again.
class CodePage
{
public:
    /// Windows 1250–1258 and 874, Mac Roman (10000, and 32768 as old Excel writes it); 1252 for
    /// every other number. Bytes that a page leaves out become the code points of the same value,
    /// so no two bytes of a page come out alike.
    explicit CodePage(std::uint32_t number);

    /// Appends `bytes` as UTF-8.
    void append(std::string& out, std::string_view bytes) const;
    [[nodiscard]] char32_t characterOf(unsigned char byte) const
    {
        return byte < 0x80 ? byte : m_upper[byte - 0x80U];
    }

private:
    const char16_t* m_upper; ///< the characters of bytes 0x80–0xFF
};

/// The byte that code page 1252 shows as this character, -1 when there is none.
[[nodiscard]] int byteOf1252(char32_t character);

} // namespace dongbo::importers
