#pragma once

#include <cstddef>

/// Private to core/text: the one UTF-8 decoder of this room.
namespace dongbo::text {

/// One step of decoding: `length` bytes were read, `isValid` when they formed a character.
struct DecodedStep
{
    char32_t codePoint;
    unsigned length;
    bool isValid;
};

/// Decodes at `at` (at < end). An invalid sequence gives U+FFFD and the length of its longest
/// prefix that could have begun a character, at least 1.
inline DecodedStep decodeAt(const char* at, const char* end)
{
    const auto byte = [](char c) { return static_cast<unsigned char>(c); };
    constexpr char32_t broken = 0xFFFD;
    const unsigned lead = byte(*at);
    if (lead < 0x80) {
        return {lead, 1, true};
    }
    unsigned wanted = 0;
    char32_t value = 0;
    unsigned low = 0x80;
    unsigned high = 0xBF;
    if (lead >= 0xC2 && lead <= 0xDF) {
        wanted = 1;
        value = lead & 0x1F;
    } else if (lead >= 0xE0 && lead <= 0xEF) {
        wanted = 2;
        value = lead & 0x0F;
        low = lead == 0xE0 ? 0xA0 : 0x80;
        high = lead == 0xED ? 0x9F : 0xBF;
    } else if (lead >= 0xF0 && lead <= 0xF4) {
        wanted = 3;
        value = lead & 0x07;
        low = lead == 0xF0 ? 0x90 : 0x80;
        high = lead == 0xF4 ? 0x8F : 0xBF;
    } else {
        return {broken, 1, false};
    }
    unsigned length = 1;
    for (; wanted > 0; --wanted, ++length) {
        if (static_cast<std::size_t>(end - at) <= length) {
            return {broken, length, false};
        }
        const unsigned next = byte(at[length]);
        if (next < low || next > high) {
            return {broken, length, false};
        }
        value = (value << 6) | (next & 0x3F);
        low = 0x80;
        high = 0xBF;
    }
    return {value, length, true};
}

} // namespace dongbo::text
