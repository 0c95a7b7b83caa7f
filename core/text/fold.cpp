#include "core/text/fold.h"

#include "core/text/decode.h"
#include "core/text/unicode.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

namespace dongbo::text {

namespace {
// Latin with all its extensions, related scripts, punctuation and letter-like signs.
constexpr char32_t tableEnd = 0x2150;

// What a character folds to: nothing (0), up to three bytes (their number), or one of those below.
constexpr std::uint8_t vanishes = 0;
constexpr std::uint8_t separates = 0xFE;
constexpr std::uint8_t needsMore = 0xFF;

struct Entry
{
    std::uint8_t length;
    std::array<char, 3> bytes;
};

bool isTradeSign(char32_t code)
{
    // They would decompose to letters: "Sony™" is not "sonytm".
    return code == 0x2120 || code == 0x2122;
}

bool isLetterOrDigit(utf8proc_category_t category, char32_t code)
{
    // Primes and modifier apostrophes are letters in Unicode but used as punctuation.
    if (code >= 0x02B0 && code <= 0x02FF) {
        return false;
    }
    return (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO) ||
           category == UTF8PROC_CATEGORY_ND;
}

// Slow and complete: the folded form of one character, ' ' where it separates.
std::string foldOne(char32_t codePoint)
{
    if (isTradeSign(codePoint)) {
        return " ";
    }
    std::array<utf8proc_int32_t, 32> parts{};
    int boundary = 0;
    const auto count = utf8proc_decompose_char(
        static_cast<utf8proc_int32_t>(codePoint), parts.data(),
        static_cast<utf8proc_ssize_t>(parts.size()),
        static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT), &boundary);
    std::string out;
    for (utf8proc_ssize_t i = 0; i < count && i < static_cast<utf8proc_ssize_t>(parts.size());
         ++i) {
        const utf8proc_int32_t part = parts[static_cast<std::size_t>(i)];
        const auto lower = static_cast<char32_t>(utf8proc_tolower(part));
        const utf8proc_category_t category = utf8proc_category(part);
        if (lower == 0x111 || lower == 0xF0) {
            out += 'd';
        } else if (isLetterOrDigit(category, lower)) {
            appendCodePoint(out, lower);
        } else if (isInvisible(lower) || category == UTF8PROC_CATEGORY_MN ||
                   category == UTF8PROC_CATEGORY_MC || category == UTF8PROC_CATEGORY_ME ||
                   category == UTF8PROC_CATEGORY_CF) {
            continue;
        } else {
            out += ' ';
        }
    }
    return out;
}

const std::array<Entry, tableEnd>& foldTable()
{
    static const auto table = [] {
        std::array<Entry, tableEnd> made{};
        for (char32_t code = 0; code < tableEnd; ++code) {
            const std::string folded = foldOne(code);
            Entry& entry = made[code];
            if (folded.empty()) {
                entry.length = vanishes;
            } else if (folded.find_first_not_of(' ') == std::string::npos) {
                entry.length = separates;
            } else if (folded.size() > entry.bytes.size() || folded.front() == ' ' ||
                       folded.back() == ' ' || folded.find("  ") != std::string::npos) {
                entry.length = needsMore;
            } else {
                entry.length = static_cast<std::uint8_t>(folded.size());
                std::memcpy(entry.bytes.data(), folded.data(), folded.size());
            }
        }
        return made;
    }();
    return table;
}

enum class Keeps
{
    LettersAndDigits,
    PercentAndHashToo
};

// Writes through a pointer into reserved space: at most three bytes come out of two.
template <Keeps keeps> void foldTo(std::string& out, std::string_view text)
{
    const auto& table = foldTable();
    constexpr std::size_t slack = 8;
    const std::size_t start = out.size();
    out.resize(start + text.size() * 2 + slack);
    char* base = out.data() + start;
    char* write = base;
    const char* at = text.data();
    const char* const end = at + text.size();
    bool isPending = false; // a space is to be written before the next letter
    while (at < end) {
        const DecodedStep step = static_cast<unsigned char>(*at) < 0x80
                                     ? DecodedStep{static_cast<unsigned char>(*at), 1, true}
                                     : decodeAt(at, end);
        at += step.length;
        Entry entry{needsMore, {}};
        if (step.codePoint < tableEnd) {
            entry = table[step.codePoint];
            if constexpr (keeps == Keeps::PercentAndHashToo) {
                if (step.codePoint == '%' || step.codePoint == '#') {
                    entry = {1, {static_cast<char>(step.codePoint), 0, 0}};
                }
            }
        }
        if (entry.length == vanishes) {
            continue;
        }
        if (entry.length == separates) {
            isPending = write != base;
            continue;
        }
        if (entry.length != needsMore) {
            if (isPending) {
                *write++ = ' ';
                isPending = false;
            }
            std::memcpy(write, entry.bytes.data(), entry.bytes.size());
            write += entry.length;
            continue;
        }
        // Rare: a character with a long form. Append it and reserve space again after it.
        std::string tail;
        for (const char c : foldOne(step.codePoint)) {
            if (c == ' ') {
                isPending = write != base || !tail.empty();
                continue;
            }
            if (isPending) {
                tail += ' ';
                isPending = false;
            }
            tail += c;
        }
        out.resize(static_cast<std::size_t>(write - out.data()));
        out += tail;
        const std::size_t done = out.size();
        out.resize(done + static_cast<std::size_t>(end - at) * 2 + slack);
        base = out.data() + start;
        write = out.data() + done;
    }
    out.resize(static_cast<std::size_t>(write - out.data()));
}
} // namespace

std::string fold(std::string_view text)
{
    std::string out;
    foldInto(out, text);
    return out;
}

void foldInto(std::string& out, std::string_view text)
{
    foldTo<Keeps::LettersAndDigits>(out, text);
}

std::string foldKey(std::string_view text)
{
    std::string out;
    foldTo<Keeps::PercentAndHashToo>(out, text);
    return out;
}

std::vector<std::string_view> words(std::string_view folded)
{
    std::vector<std::string_view> found;
    std::size_t at = 0;
    while (at < folded.size()) {
        const std::size_t space = std::min(folded.find(' ', at), folded.size());
        if (space > at) {
            found.push_back(folded.substr(at, space - at));
        }
        at = space + 1;
    }
    return found;
}

} // namespace dongbo::text
