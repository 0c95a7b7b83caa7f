#include "core/text/legacy_encoding.h"
#include "core/text/legacy_letters.h"
#include "core/text/syllables.h"
#include "core/text/unicode.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace dongbo::text {

namespace {

constexpr std::size_t encodings = 5;
/// Enough for a reliable answer on any pool; more only costs time.
constexpr std::uint32_t mostCells = 400;
/// A pool less odd than this as Unicode ("Mai Châu", "Ea Tóh", "Y Tý") is most likely Unicode: a
/// legacy encoding must then be better by farAhead syllables.
constexpr std::uint32_t oddEnough = 2;
constexpr double farAhead = 1.2;

/// Signs found in Unicode text of any language; next to a letter they are still odd.
bool isUsualSign(char32_t point)
{
    switch (point) {
    case 0xA0:
    case 0xB0:
    case 0xB1:
    case 0xB2:
    case 0xB3:
    case 0xB7:
    case 0xD7:
    case 0xA9:
    case 0xAE:
    case 0xBD:
    case 0x2013:
    case 0x2014:
    case 0x2018:
    case 0x2019:
    case 0x201C:
    case 0x201D:
    case 0x2026:
    case 0x2022:
    case 0x2122:
        return true;
    default:
        return false;
    }
}

/// A letter of U+1E80 to U+1EFF, recognised by its first two bytes: no legacy byte maps to one.
bool hasVietnameseBlock(std::string_view text)
{
    for (auto at = text.find('\xE1'); at != std::string_view::npos && at + 1 < text.size();
         at = text.find('\xE1', at + 1)) {
        if (text[at + 1] == '\xBA' || text[at + 1] == '\xBB') {
            return true;
        }
    }
    return false;
}

/// Non-ASCII letters that Vietnamese in Unicode shares with Latin-1, including Ð typed for Đ.
bool isVietnameseLatin(char32_t letter)
{
    static constexpr std::u32string_view shared = U"àáâãèéêìíòóôõùúýđăơưÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝÐĐĂƠƯ";
    return letter < 0x80 || shared.find(letter) != std::u32string_view::npos;
}

bool isBetweenLetters(std::u32string_view text, std::size_t at)
{
    return at > 0 && at + 1 < text.size() && isLetter(text[at - 1]) && isLetter(text[at + 1]);
}

/// Oddity of the words of a cell as Unicode: 1 for a word that is not a syllable but has only
/// letters of Vietnamese (as village names of ethnic minorities do: "Tóh"), 2 for one with a letter
/// or sign no Vietnamese word has ("ThiÕt", "M¸y").
std::uint32_t oddityOf(std::u32string_view text)
{
    std::uint32_t out = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto begin = at;
        bool isTold = false, isForeign = false;
        for (; at < text.size(); ++at) {
            const bool isSign = text[at] >= 0x80 && !isSpace(text[at]) &&
                                (!isUsualSign(text[at]) || isBetweenLetters(text, at));
            if (!isLetter(text[at]) && !isSign) {
                break;
            }
            isTold = isTold || text[at] >= 0x80;
            isForeign = isForeign || !isVietnameseLatin(text[at]);
        }
        const auto word = text.substr(begin, at - begin);
        if (isTold && (isForeign || syllableWorth(word) == 0)) {
            out += isForeign ? 2 : 1;
        }
        at = std::max(at, begin + 1);
    }
    return out;
}

struct Score
{
    double value = 0;
    double legal = 0;
};

/// Words with a non-ASCII letter as stored, and remaining signs, in one decoding of a cell.
Score scoreOf(std::u32string_view text, const std::vector<bool>& isOld)
{
    Score out;
    for (std::size_t at = 0; at < text.size();) {
        if (!isLetter(text[at])) {
            if (text[at] == 0xFFFD) {
                out.value -= 1;
            } else if (text[at] >= 0x80 && !isSpace(text[at])) {
                out.value -= isUsualSign(text[at]) && !isBetweenLetters(text, at) ? 0.1 : 0.5;
            }
            ++at;
            continue;
        }
        const auto begin = at;
        bool isTold = false, hasAscii = false;
        for (; at < text.size() && isLetter(text[at]); ++at) {
            isTold = isTold || isOld[at];
            hasAscii = hasAscii || text[at] < 0x80;
        }
        const auto length = at - begin;
        // A single letter ("Ø 12") is not evidence.
        if (!isTold || length == 1) {
            continue;
        }
        const double worth = syllableWorth(text.substr(begin, length));
        out.value += worth > 0 ? worth : -1;
        out.legal += hasAscii ? worth : 0;
    }
    return out;
}

std::u32string composed(std::string_view text)
{
    const auto form = nfc(text);
    std::u32string out;
    for (std::size_t at = 0; at < form.size();) {
        out += nextCodePoint(form, at);
    }
    return out;
}

} // namespace

struct EncodingEvidence::Tally
{
    std::uint32_t cells = 0;   ///< that may be either
    std::uint32_t unicode = 0; ///< that are certainly Unicode
    std::uint32_t oddity = 0;  ///< of the cells as Unicode
    std::array<Score, encodings> scores{};
};

EncodingEvidence::EncodingEvidence()
    : m_tally(std::make_unique<Tally>())
{}
EncodingEvidence::~EncodingEvidence() = default;
EncodingEvidence::EncodingEvidence(EncodingEvidence&&) noexcept = default;
EncodingEvidence& EncodingEvidence::operator=(EncodingEvidence&&) noexcept = default;

void EncodingEvidence::add(std::string_view text)
{
    if (std::all_of(text.begin(), text.end(),
                    [](char c) { return static_cast<unsigned char>(c) < 0x80; })) {
        return;
    }
    if (m_tally->cells >= mostCells || m_tally->unicode >= mostCells) {
        return;
    }
    if (hasVietnameseBlock(text)) {
        ++m_tally->unicode;
        return;
    }
    const auto old = oldLetters(text.substr(0, 400));
    if (old.isUnicode || (old.isVietnamWindows && !looksGarbled(old))) {
        ++m_tally->unicode;
        return;
    }
    ++m_tally->cells;
    const auto own = composed(text.substr(0, 400));
    std::vector<bool> isOld(own.size());
    for (std::size_t i = 0; i < own.size(); ++i) {
        isOld[i] = own[i] >= 0x80;
    }
    const auto put = [this](Encoding encoding, Score score) {
        auto& sum = m_tally->scores[static_cast<std::size_t>(encoding)];
        sum.value += score.value;
        sum.legal += score.legal;
    };
    put(Encoding::Unicode, scoreOf(own, isOld));
    m_tally->oddity += oddityOf(own);
    for (const auto encoding : legacyEncodings) {
        const auto letters = markedLetters(old, encoding);
        isOld.assign(letters.size(), false);
        for (std::size_t i = 0; i < letters.size(); ++i) {
            isOld[i] = letters[i] >= 0x80;
        }
        put(encoding, scoreOf(letters, isOld));
    }
}

void EncodingEvidence::add(const EncodingEvidence& other)
{
    m_tally->cells += other.m_tally->cells;
    m_tally->unicode += other.m_tally->unicode;
    m_tally->oddity += other.m_tally->oddity;
    for (std::size_t i = 0; i < encodings; ++i) {
        m_tally->scores[i].value += other.m_tally->scores[i].value;
        m_tally->scores[i].legal += other.m_tally->scores[i].legal;
    }
}

std::uint32_t EncodingEvidence::cells() const
{
    return m_tally->cells + m_tally->unicode;
}

bool EncodingEvidence::hasUnicode() const
{
    return m_tally->unicode > 0;
}

double EncodingEvidence::score(Encoding encoding) const
{
    const auto own = m_tally->scores[static_cast<std::size_t>(encoding)].value;
    // Cells that are certainly Unicode count for it, but do not outvote a column of others.
    return encoding == Encoding::Unicode ? own + std::min(3.0, 0.5 * m_tally->unicode) : own;
}

std::optional<Encoding> EncodingEvidence::verdict() const
{
    if (m_tally->cells == 0) {
        return m_tally->unicode > 0 ? std::optional{Encoding::Unicode} : std::nullopt;
    }
    const auto best =
        *std::max_element(std::begin(legacyEncodings), std::end(legacyEncodings),
                          [this](Encoding a, Encoding b) { return score(a) < score(b); });
    const double ahead = score(best) - score(Encoding::Unicode);
    const double needed = std::max(0.25, 0.02 * m_tally->cells);
    const bool isPool = m_tally->cells >= 2;
    if (isPool && ahead >= (m_tally->oddity >= oddEnough ? needed : farAhead) &&
        m_tally->scores[static_cast<std::size_t>(best)].legal >= 2 && score(best) > 0) {
        return best;
    }
    return -ahead >= needed ? std::optional{Encoding::Unicode} : std::nullopt;
}

bool readsBetterAs(std::string_view text, Encoding encoding)
{
    EncodingEvidence one;
    one.add(text);
    return !one.hasUnicode() && one.score(encoding) > one.score(Encoding::Unicode);
}

} // namespace dongbo::text
