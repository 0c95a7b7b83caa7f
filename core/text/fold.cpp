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

/// Where folding stands: what is left of the text, and where its folded form is written.
struct Folding
{
    const char* at;
    const char* end;
    char* base;
    char* write;
    bool isPending = false; ///< a space is to be written before the next letter
};

/// Folds up to the end or the first character whose form the table does not have, which has been
/// read then and is handed out; 0 at the end. At most three bytes come out of two.
template <Keeps keeps> char32_t foldKnown(Folding& step)
{
    const auto& table = foldTable();
    while (step.at < step.end) {
        const DecodedStep next = static_cast<unsigned char>(*step.at) < 0x80
                                     ? DecodedStep{static_cast<unsigned char>(*step.at), 1, true}
                                     : decodeAt(step.at, step.end);
        step.at += next.length;
        Entry entry{needsMore, {}};
        if (next.codePoint < tableEnd) {
            entry = table[next.codePoint];
            if constexpr (keeps == Keeps::PercentAndHashToo) {
                if (next.codePoint == '%' || next.codePoint == '#') {
                    entry = {1, {static_cast<char>(next.codePoint), 0, 0}};
                }
            }
        }
        if (entry.length == needsMore) {
            return next.codePoint;
        }
        if (entry.length == vanishes) {
            continue;
        }
        if (entry.length == separates) {
            step.isPending = step.write != step.base;
            continue;
        }
        if (step.isPending) {
            *step.write++ = ' ';
            step.isPending = false;
        }
        std::memcpy(step.write, entry.bytes.data(), entry.bytes.size());
        step.write += entry.length;
    }
    return 0;
}

template <Keeps keeps> void foldTo(std::string& out, std::string_view text)
{
    constexpr std::size_t slack = 8;
    constexpr std::size_t shortText = 120;
    if (text.size() <= shortText) {                     // nearly all: no space needs to be reserved
        std::array<char, shortText * 2 + slack> buffer; // NOLINT(*-member-init): written first
        Folding step{text.data(), text.data() + text.size(), buffer.data(), buffer.data()};
        if (foldKnown<keeps>(step) == 0) {
            out.append(buffer.data(), static_cast<std::size_t>(step.write - step.base));
            return;
        }
    }
    const std::size_t start = out.size();
    out.resize(start + text.size() * 2 + slack);
    Folding step{text.data(), text.data() + text.size(), out.data() + start, out.data() + start};
    while (const char32_t rare = foldKnown<keeps>(step)) {
        // A character with a long form. Append it and reserve space again after it.
        std::string tail;
        for (const char c : foldOne(rare)) {
            if (c == ' ') {
                step.isPending = step.write != step.base || !tail.empty();
                continue;
            }
            if (step.isPending) {
                tail += ' ';
                step.isPending = false;
            }
            tail += c;
        }
        out.resize(static_cast<std::size_t>(step.write - out.data()));
        out += tail;
        const std::size_t done = out.size();
        out.resize(done + static_cast<std::size_t>(step.end - step.at) * 2 + slack);
        step.base = out.data() + start;
        step.write = out.data() + done;
    }
    out.resize(static_cast<std::size_t>(step.write - out.data()));
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
