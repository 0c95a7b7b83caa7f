#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dongbo::importers {

/// Single-byte encodings of old files. Code page 1252 also stands for raw bytes: Windows displays
/// text of TCVN3, VNI, VISCII and VPS fonts that way, so lists of every format contain such text as
/// the same characters, and byteOf1252 recovers the bytes.
class CodePage
{
public:
    /// Windows 1250–1258 and 874, Mac Roman (10000, and 32768 as old Excel writes it); 1252 for
    /// every other number. Bytes undefined in a page map to the code points of the same value,
    /// so that no two bytes of a page map to the same character.
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

/// The byte that maps to this character in code page 1252, -1 when there is none.
[[nodiscard]] int byteOf1252(char32_t character);

} // namespace dongbo::importers
