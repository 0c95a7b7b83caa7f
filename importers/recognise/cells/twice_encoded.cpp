#include "importers/recognise/cells/twice_encoded.h"

#include "core/text/legacy_encoding.h"
#include "core/text/unicode.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

namespace dongbo::importers {

namespace {

constexpr int lost = -1;

/// What Windows-1252 shows for the bytes 0x80 to 0x9F; 0: nothing.
constexpr std::array<char32_t, 32> upperSigns{
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};
/// The bytes it has nothing for; of letters that they end, the commoner first.
constexpr std::array<unsigned char, 5> unshown{0x8F, 0x8D, 0x9D, 0x81, 0x90};

/// The byte behind the letter; nothing when no byte is.
std::optional<int> byteOf(char32_t letter)
{
    if (letter == 0xFFFD) {
        return lost;
    }
    if (letter < 0x100) {
        return static_cast<int>(letter);
    }
    const auto sign = std::find(upperSigns.begin(), upperSigns.end(), letter);
    return sign == upperSigns.end()
               ? std::nullopt
               : std::optional{0x80 + static_cast<int>(sign - upperSigns.begin())};
}

std::optional<std::vector<int>> bytesOf(std::string_view text)
{
    std::vector<int> out;
    for (std::size_t at = 0; at < text.size();) {
        const auto byte = byteOf(text::nextCodePoint(text, at));
        if (!byte) {
            return std::nullopt;
        }
        out.push_back(*byte);
    }
    return out;
}

/// How many bytes follow this one in UTF-8; nothing when it begins no letter.
std::optional<std::size_t> followers(int byte)
{
    if (byte >= 0 && byte < 0x80) {
        return 0;
    }
    if (byte >= 0xC2 && byte < 0xE0) {
        return 1;
    }
    return byte >= 0xE0 && byte < 0xF0 ? std::optional<std::size_t>{2} : std::nullopt;
}

/// One word as bytes; lost ones are tried. Nothing when it is no UTF-8.
std::optional<std::string> wordOf(const std::vector<int>& bytes)
{
    std::string out;
    std::vector<std::size_t> gaps;
    for (std::size_t i = 0; i < bytes.size();) {
        const auto more = followers(bytes[i]);
        if (!more || i + *more >= bytes.size()) {
            return std::nullopt;
        }
        for (std::size_t k = 0; k <= *more; ++k) {
            const int byte = bytes[i + k];
            if (k > 0 && byte != lost && (byte < 0x80 || byte >= 0xC0)) {
                return std::nullopt;
            }
            if (byte == lost) {
                gaps.push_back(out.size());
            }
            out += static_cast<char>(byte == lost ? unshown[0] : byte);
        }
        i += *more + 1;
    }
    if (gaps.empty()) {
        return out;
    }
    auto tried = out;
    for (const auto byte : unshown) {
        tried[gaps.front()] = static_cast<char>(byte);
        if (gaps.size() == 1 && text::isVietnameseSyllable(tried)) {
            return tried;
        }
    }
    for (const auto gap : gaps) {
        out[gap] = '?';
    }
    return text::repairUtf8(out);
}

} // namespace

std::optional<std::string> encodedOnce(std::string_view text)
{
    const auto bytes = bytesOf(text);
    if (!bytes) {
        return std::nullopt;
    }
    std::string out;
    std::vector<int> word;
    bool isAny = false;
    const auto endWord = [&] {
        const auto meant = wordOf(word);
        isAny = isAny || (meant && std::any_of(word.begin(), word.end(),
                                               [](int byte) { return byte >= 0xC2; }));
        if (meant) {
            out += *meant;
        }
        word.clear();
        return meant.has_value();
    };
    for (std::size_t i = 0; i < bytes->size(); ++i) {
        const int byte = (*bytes)[i];
        const bool isLetter = byte == lost || byte >= 0x80 || (byte >= '0' && byte <= '9') ||
                              (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
        if (isLetter) {
            word.push_back(byte);
        } else if (byte == ' ' && !word.empty() && word.back() == 0xC3) {
            word.push_back(0xA0); // "à" ends in what was taken for a space
        } else {
            if (!endWord()) {
                return std::nullopt;
            }
            out += static_cast<char>(byte);
        }
    }
    if (!endWord() || !isAny) {
        return std::nullopt;
    }
    return out;
}

} // namespace dongbo::importers
