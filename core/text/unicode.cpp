#include "core/text/unicode.h"

#include "core/text/decode.h"

#include <utf8proc.h>

#include <array>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <memory>

namespace dongbo::text {

namespace {
constexpr char32_t tableEnd = 0x1F00;

std::size_t asciiPrefix(std::string_view text)
{
    std::size_t at = 0;
    while (at + 8 <= text.size()) {
        std::uint64_t eight = 0;
        std::memcpy(&eight, text.data() + at, 8);
        if ((eight & 0x8080808080808080ULL) != 0) {
            break;
        }
        at += 8;
    }
    while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) {
        ++at;
    }
    return at;
}

bool isMark(utf8proc_category_t category)
{
    return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_MC ||
           category == UTF8PROC_CATEGORY_ME;
}

// A character that is unchanged by form C whatever precedes it. Marks may compose with what is
// before them, so they never qualify; neither do the Hangul vowels and finals.
bool staysAlone(char32_t codePoint)
{
    const auto code = static_cast<utf8proc_int32_t>(codePoint);
    if (isMark(utf8proc_category(code)) || (codePoint >= 0x1100 && codePoint <= 0x11FF)) {
        return false;
    }
    const utf8proc_property_t* property = utf8proc_get_property(code);
    if (property->decomp_seqindex == UINT16_MAX || property->decomp_type != 0) {
        return true; // no canonical decomposition
    }
    if (codePoint >= tableEnd) {
        return false; // maybe; finding out costs more than normalising
    }
    std::string one;
    appendCodePoint(one, codePoint);
    utf8proc_uint8_t* mapped = nullptr;
    const auto length =
        utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(one.data()),
                     static_cast<utf8proc_ssize_t>(one.size()), &mapped,
                     static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(mapped, &std::free);
    return length == static_cast<utf8proc_ssize_t>(one.size()) &&
           std::memcmp(mapped, one.data(), one.size()) == 0;
}

const std::array<bool, tableEnd>& aloneTable()
{
    static const auto table = [] {
        std::array<bool, tableEnd> made{};
        for (char32_t code = 0; code < tableEnd; ++code) {
            made[code] = staysAlone(code);
        }
        return made;
    }();
    return table;
}
} // namespace

bool isValidUtf8(std::string_view text)
{
    const char* at = text.data() + asciiPrefix(text);
    const char* end = text.data() + text.size();
    while (at < end) {
        if (static_cast<unsigned char>(*at) < 0x80) {
            ++at;
            continue;
        }
        const DecodedStep step = decodeAt(at, end);
        if (!step.isValid) {
            return false;
        }
        at += step.length;
    }
    return true;
}

std::string repairUtf8(std::string_view text)
{
    if (isValidUtf8(text)) {
        return std::string(text);
    }
    std::string out;
    out.reserve(text.size() + 16);
    const char* at = text.data();
    const char* end = at + text.size();
    while (at < end) {
        const DecodedStep step = decodeAt(at, end);
        if (step.isValid) {
            out.append(at, step.length);
        } else {
            out += "\xEF\xBF\xBD";
        }
        at += step.length;
    }
    return out;
}

bool isPlainlyNfc(std::string_view text)
{
    const std::size_t plain = asciiPrefix(text);
    if (plain == text.size()) {
        return true;
    }
    const auto& alone = aloneTable();
    const char* at = text.data() + plain;
    const char* end = text.data() + text.size();
    while (at < end) {
        if (static_cast<unsigned char>(*at) <
            0x80) { // none of them composes with what is before it
            ++at;
            continue;
        }
        const DecodedStep step = decodeAt(at, end);
        if (!step.isValid) {
            return false;
        }
        const bool stays =
            step.codePoint < tableEnd ? alone[step.codePoint] : staysAlone(step.codePoint);
        if (!stays) {
            return false;
        }
        at += step.length;
    }
    return true;
}

std::string nfc(std::string_view text)
{
    if (isPlainlyNfc(text)) {
        return std::string(text);
    }
    std::string valid = repairUtf8(text);
    utf8proc_uint8_t* mapped = nullptr;
    const auto length =
        utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(valid.data()),
                     static_cast<utf8proc_ssize_t>(valid.size()), &mapped,
                     static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(mapped, &std::free);
    if (length < 0) {
        return valid; // out of memory or past 2 GB: the text is at least valid
    }
    return std::string(reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(length));
}

char32_t nextCodePoint(std::string_view text, std::size_t& position)
{
    const DecodedStep step = decodeAt(text.data() + position, text.data() + text.size());
    position += step.length;
    return step.codePoint;
}

void appendCodePoint(std::string& out, char32_t codePoint)
{
    const auto put = [&out](char32_t byte) { out += static_cast<char>(byte); };
    if (codePoint > 0x10FFFF || (codePoint >= 0xD800 && codePoint <= 0xDFFF)) {
        codePoint = 0xFFFD;
    }
    if (codePoint < 0x80) {
        put(codePoint);
    } else if (codePoint < 0x800) {
        put(0xC0 | (codePoint >> 6));
        put(0x80 | (codePoint & 0x3F));
    } else if (codePoint < 0x10000) {
        put(0xE0 | (codePoint >> 12));
        put(0x80 | ((codePoint >> 6) & 0x3F));
        put(0x80 | (codePoint & 0x3F));
    } else {
        put(0xF0 | (codePoint >> 18));
        put(0x80 | ((codePoint >> 12) & 0x3F));
        put(0x80 | ((codePoint >> 6) & 0x3F));
        put(0x80 | (codePoint & 0x3F));
    }
}

std::size_t countCodePoints(std::string_view text)
{
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); ++count) {
        static_cast<void>(nextCodePoint(text, at));
    }
    return count;
}

std::string_view firstCodePoints(std::string_view text, std::size_t count)
{
    std::size_t at = 0;
    for (; at < text.size() && count > 0; --count) {
        static_cast<void>(nextCodePoint(text, at));
    }
    return text.substr(0, at);
}

std::size_t displayWidth(std::string_view text)
{
    std::size_t width = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto code = static_cast<utf8proc_int32_t>(nextCodePoint(text, at));
        width += static_cast<std::size_t>(utf8proc_charwidth(code));
    }
    return width;
}

bool isSpace(char32_t codePoint)
{
    return codePoint == ' ' || (codePoint >= 0x09 && codePoint <= 0x0D) || codePoint == 0x85 ||
           codePoint == 0xA0 || codePoint == 0x1680 ||
           (codePoint >= 0x2000 && codePoint <= 0x200A) || codePoint == 0x2028 ||
           codePoint == 0x2029 || codePoint == 0x202F || codePoint == 0x205F || codePoint == 0x3000;
}

bool isInvisible(char32_t codePoint)
{
    return codePoint == 0xAD || (codePoint >= 0x200B && codePoint <= 0x200F) ||
           (codePoint >= 0x202A && codePoint <= 0x202E) ||
           (codePoint >= 0x2060 && codePoint <= 0x2064) || codePoint == 0xFEFF;
}

namespace {

bool isNoWord(char32_t code)
{
    return isSpace(code) || isInvisible(code);
}

/// Where the last code point before `end` begins; `end` when the bytes there are none.
std::size_t beginOfLast(std::string_view text, std::size_t end)
{
    constexpr std::size_t longest = 4;
    for (std::size_t length = 1; length <= std::min(longest, end); ++length) {
        const bool isContinued = (static_cast<unsigned char>(text[end - length]) & 0xC0) == 0x80;
        if (!isContinued) {
            std::size_t at = end - length;
            static_cast<void>(nextCodePoint(text, at));
            return at == end ? end - length : end;
        }
    }
    return end;
}

} // namespace

std::string_view trim(std::string_view text)
{
    const auto isGraphic = [](char c) { return c > ' ' && c <= '~'; };
    if (!text.empty() && isGraphic(text.front()) && isGraphic(text.back())) {
        return text; // nearly always
    }
    std::size_t first = 0;
    for (std::size_t at = 0; at < text.size() && isNoWord(nextCodePoint(text, at));) {
        first = at;
    }
    std::size_t last = text.size();
    while (last > first) {
        const auto begin = beginOfLast(text, last);
        auto at = begin;
        if (begin == last || !isNoWord(nextCodePoint(text, at))) {
            break;
        }
        last = begin;
    }
    return text.substr(first, last - first);
}

std::string collapseSpaces(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    bool isPending = false;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const char32_t code = nextCodePoint(text, at);
        if (isInvisible(code)) {
            continue;
        }
        if (isSpace(code)) {
            isPending = !out.empty();
            continue;
        }
        if (isPending) {
            out += ' ';
            isPending = false;
        }
        out.append(text.substr(begin, at - begin));
    }
    return out;
}

std::string capitalized(std::string_view text)
{
    std::string out;
    if (!text.empty()) {
        std::size_t at = 0;
        const char32_t first = nextCodePoint(text, at);
        appendCodePoint(
            out, static_cast<char32_t>(utf8proc_toupper(static_cast<utf8proc_int32_t>(first))));
        out.append(text.substr(at));
    }
    return out;
}

std::string upper(std::string_view text)
{
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const auto letter = static_cast<utf8proc_int32_t>(nextCodePoint(text, at));
        appendCodePoint(out, static_cast<char32_t>(utf8proc_toupper(letter)));
    }
    return out;
}

} // namespace dongbo::text
