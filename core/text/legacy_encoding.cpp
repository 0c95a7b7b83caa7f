#include "core/text/legacy_encoding.h"

#include "core/text/legacy_letters.h"
#include "core/text/syllables.h"
#include "core/text/table.h"
#include "core/text/unicode.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "encodings_embedded.h"

namespace dongbo::text {

namespace {

constexpr std::array<std::pair<Encoding, std::string_view>, 5> codes{{
    {Encoding::Unicode, "unicode"},
    {Encoding::Tcvn3, "tcvn3"},
    {Encoding::Vni, "vni"},
    {Encoding::Viscii, "viscii"},
    {Encoding::Vps, "vps"},
}};

/// The characters of bytes 80 … 9F in Windows; 0 where undefined.
constexpr std::array<char32_t, 32> windowsLetters{
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

/// Differences of cp1258 from cp1252: combining tones and the letters of Vietnamese.
constexpr std::array<std::pair<char32_t, std::uint8_t>, 13> vietnamWindows{{
    {0x0300, 0xCC},
    {0x0309, 0xD2},
    {0x0303, 0xDE},
    {0x0301, 0xEC},
    {0x0323, 0xF2},
    {0x0102, 0xC3},
    {0x0103, 0xE3},
    {0x01A0, 0xD5},
    {0x01A1, 0xF5},
    {0x01AF, 0xDD},
    {0x01B0, 0xFD},
    {0x0110, 0xD0},
    {0x0111, 0xF0},
}};

char32_t hex(std::string_view text)
{
    char32_t value = 0;
    for (const char c : text) {
        const auto digit = c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;
        value = value * 16 + static_cast<char32_t>(digit);
    }
    return value;
}

/// One encoding: single-byte letters and pairs.
struct Letters
{
    std::array<char32_t, 256> single{};
    std::map<std::pair<std::uint8_t, std::uint8_t>, char32_t> pairs;
};

Letters load(std::string_view name)
{
    Letters out;
    const auto file = "encodings/" + std::string(name) + ".tsv";
    for (const auto& row : tableRows(encodings::embedded(file))) {
        const auto letter = hex(row.at(1));
        if (const auto space = row[0].find(' '); space != std::string_view::npos) {
            out.pairs[{static_cast<std::uint8_t>(hex(row[0].substr(0, space))),
                       static_cast<std::uint8_t>(hex(row[0].substr(space + 1)))}] = letter;
        } else {
            // VPS uses one byte for both cases of some letters: decode as lower case.
            auto& single = out.single[hex(row[0]) & 0xFF];
            single = single == 0 || isCapital(single) ? letter : single;
        }
    }
    return out;
}

const Letters& lettersOf(Encoding encoding)
{
    static const std::array<Letters, 4> all{load("tcvn3"), load("vni"), load("viscii"),
                                            load("vps")};
    return all[static_cast<std::size_t>(encoding) - 1];
}

bool isPlainAscii(std::string_view text)
{
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x80 && c >= ' '; });
}

/// A pair of VNI; the mark may differ in case from its letter.
char32_t pairOf(const Letters& letters, int first, int second)
{
    if (first < 0 || second < 0 || letters.pairs.empty()) {
        return 0;
    }
    const auto find = [&](int mark) {
        const auto found =
            letters.pairs.find({static_cast<std::uint8_t>(first), static_cast<std::uint8_t>(mark)});
        return found == letters.pairs.end() ? 0 : found->second;
    };
    const auto exact = find(second);
    return exact != 0 || second < 0xC0 ? exact : find(second ^ 0x20);
}

enum class Unknown : std::uint8_t
{
    Kept,
    Marked
};

std::u32string decoded(const OldLetters& old, const Letters& letters, Unknown unknown)
{
    std::u32string out;
    for (std::size_t i = 0; i < old.points.size(); ++i) {
        const int byte = old.bytes[i];
        const int next = i + 1 < old.bytes.size() ? old.bytes[i + 1] : -1;
        if (const auto pair = pairOf(letters, byte, next); pair != 0) {
            out += pair;
            ++i;
        } else if (byte >= 0 && letters.single[static_cast<std::size_t>(byte)] != 0) {
            out += letters.single[static_cast<std::size_t>(byte)];
        } else {
            const bool isMarked =
                unknown == Unknown::Marked && old.points[i] >= 0x80 && isLetter(old.points[i]);
            out += isMarked ? U'\uFFFD' : old.points[i];
        }
    }
    return out;
}

struct Word
{
    std::size_t begin = 0, end = 0;
    std::size_t capitals = 0, small = 0, oldSmall = 0;
};

/// TCVN3 has few capital letters, VPS not all: "HéI" is "HỘI". `wasOld` marks the letters that were
/// decoded.
void raiseCapitals(std::u32string& text, const std::vector<bool>& wasOld)
{
    std::vector<Word> words;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!isLetter(text[i])) {
            continue;
        }
        if (words.empty() || words.back().end != i) {
            words.push_back({i, i, 0, 0, 0});
        }
        auto& word = words.back();
        word.end = i + 1;
        if (isCapital(text[i])) {
            ++word.capitals;
        } else {
            ++(wasOld[i] ? word.oldSmall : word.small);
        }
    }
    // "Hµ" may be Hà or HÀ: the surrounding words decide.
    bool allCapitals = false;
    for (const auto& word : words) {
        if (word.small > 0) {
            allCapitals = false;
            break;
        }
        allCapitals = allCapitals || word.capitals >= 2;
    }
    for (const auto& word : words) {
        const bool isRaised = word.oldSmall > 0 && word.small == 0 &&
                              (word.capitals >= 2 || (word.capitals == 1 && allCapitals) ||
                               (word.capitals == 0 && word.end - word.begin == 1 && allCapitals));
        for (auto i = word.begin; isRaised && i < word.end; ++i) {
            text[i] = capitalLetter(text[i]);
        }
    }
}

std::string utf8(std::u32string_view text)
{
    std::string out;
    for (const auto point : text) {
        appendCodePoint(out, point);
    }
    return out;
}

bool startsWithNoCase(std::string_view text, std::string_view beginning)
{
    return text.size() >= beginning.size() &&
           std::equal(beginning.begin(), beginning.end(), text.begin(), [](char a, char b) {
               return a == (b >= 'A' && b <= 'Z' ? static_cast<char>(b + 32) : b);
           });
}

} // namespace

OldLetters oldLetters(std::string_view text)
{
    OldLetters out;
    for (std::size_t at = 0; at < text.size();) {
        const auto point = nextCodePoint(text, at);
        int byte = -1;
        if (point <= 0xFF) {
            byte = static_cast<int>(point);
        } else if (point >= 0x1EA0 && point <= 0x1EF9) {
            out.isUnicode = true;
        } else if (const auto windows =
                       std::find(windowsLetters.begin(), windowsLetters.end(), point);
                   windows != windowsLetters.end()) {
            byte = 0x80 + static_cast<int>(windows - windowsLetters.begin());
        } else {
            const auto found =
                std::find_if(vietnamWindows.begin(), vietnamWindows.end(),
                             [point](const auto& entry) { return entry.first == point; });
            byte = found == vietnamWindows.end() ? -1 : found->second;
            out.isVietnamWindows = out.isVietnamWindows || byte >= 0;
        }
        out.isAscii = out.isAscii && point < 0x80 && point >= 0x20;
        out.points += point;
        out.bytes.push_back(static_cast<std::int16_t>(byte));
    }
    return out;
}

bool looksGarbled(const OldLetters& old)
{
    for (std::size_t i = 1; i < old.points.size(); ++i) {
        const auto before = old.points[i - 1];
        const auto point = old.points[i];
        const bool isAfterSmall = isLetter(before) && !isCapital(before);
        if (point >= 0x80 && isAfterSmall && isLetter(point) && isCapital(point)) {
            return true;
        }
        if (point >= 0xA1 && point <= 0xBF && isAfterSmall && i + 1 < old.points.size() &&
            isLetter(old.points[i + 1])) {
            return true;
        }
    }
    return false;
}

namespace {

std::u32string readAs(const OldLetters& old, Encoding encoding, Unknown unknown)
{
    auto text = decoded(old, lettersOf(encoding), unknown);
    if (encoding == Encoding::Tcvn3 || encoding == Encoding::Vps) {
        std::vector<bool> wasOld(text.size());
        for (std::size_t i = 0; i < text.size() && text.size() == old.points.size(); ++i) {
            wasOld[i] = text[i] != old.points[i];
        }
        raiseCapitals(text, wasOld);
    }
    return text;
}

} // namespace

std::u32string decodedLetters(const OldLetters& old, Encoding encoding)
{
    return readAs(old, encoding, Unknown::Kept);
}

std::u32string markedLetters(const OldLetters& old, Encoding encoding)
{
    return readAs(old, encoding, Unknown::Marked);
}

std::string_view codeOf(Encoding encoding)
{
    return codes[static_cast<std::size_t>(encoding)].second;
}

std::optional<Encoding> parseEncoding(std::string_view code)
{
    for (const auto& [encoding, known] : codes) {
        if (known == code) {
            return encoding;
        }
    }
    return std::nullopt;
}

std::optional<FontEncoding> encodingOfFont(std::string_view font)
{
    if (startsWithNoCase(font, ".vn")) {
        return FontEncoding{Encoding::Tcvn3, font.ends_with('H') || font.ends_with("H ")};
    }
    if (startsWithNoCase(font, "vni-") || startsWithNoCase(font, "vni ")) {
        return FontEncoding{Encoding::Vni, false};
    }
    if (startsWithNoCase(font, "vps ") || startsWithNoCase(font, "vps-")) {
        return FontEncoding{Encoding::Vps, false};
    }
    return std::nullopt;
}

std::string decodeLegacy(std::string_view text, FontEncoding from)
{
    if (isPlainAscii(text)) {
        return std::string(text);
    }
    const auto old = oldLetters(text);
    if (old.isAscii || old.isUnicode || from.encoding == Encoding::Unicode ||
        (old.isVietnamWindows && !looksGarbled(old))) {
        return repairVietnamese(text);
    }
    auto letters = decodedLetters(old, from.encoding);
    if (from.isCapitals) {
        std::transform(letters.begin(), letters.end(), letters.begin(), capitalLetter);
    }
    return nfc(utf8(letters));
}

std::string repairVietnamese(std::string_view text)
{
    auto out = nfc(text);
    const bool hasEth =
        out.find("\xC3\x90") != std::string::npos || out.find("\xC3\xB0") != std::string::npos;
    const bool hasMarks =
        out.find('\xCC') != std::string::npos || out.find('\xCD') != std::string::npos;
    if (!hasEth && !hasMarks) {
        return out;
    }
    std::u32string letters;
    for (std::size_t at = 0; at < out.size();) {
        const auto point = nextCodePoint(out, at);
        // A hat, breve or horn typed after the tone: form C leaves it uncomposed.
        if ((point == 0x302 || point == 0x306 || point == 0x31B) && !letters.empty()) {
            if (const auto joined = withShape(letters.back(), point); joined != 0) {
                letters.back() = joined;
                continue;
            }
        }
        letters += point;
    }
    // Þ, æ, ø, ö and å indicate a language that uses ð itself.
    const bool isNordic = letters.find_first_of(U"ÞþÆæØøÖöÅåÄä") != std::u32string::npos;
    for (std::size_t begin = 0; hasEth && !isNordic && begin < letters.size();) {
        std::size_t end = begin;
        while (end < letters.size() && isLetter(letters[end])) {
            ++end;
        }
        auto word = letters.substr(begin, end - begin);
        std::replace(word.begin(), word.end(), U'\u00D0', U'\u0110');
        auto asSmall = word;
        std::replace(asSmall.begin(), asSmall.end(), U'\u00F0', U'\u0111');
        letters.replace(begin, end - begin, syllableWorth(asSmall) > 0 ? asSmall : word);
        begin = std::max(end, begin + 1);
    }
    return nfc(utf8(letters));
}

} // namespace dongbo::text
