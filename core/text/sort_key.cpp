#include "core/text/sort_key.h"

#include "core/text/unicode.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <cstdint>

namespace dongbo::text {

namespace {
// The bytes of a key. A level ends with 0x01, which is below every weight, so that a text sorts
// before all texts it is a prefix of.
constexpr char levelEnd = 0x01;
constexpr char spaceWeight = 0x02;
// A number is 0x10 + its count of digits, then the digits: shorter numbers are smaller.
constexpr int numberBase = 0x10;
constexpr int letterBase = 0x51;
constexpr char otherLetter = 0x7E;
constexpr std::string_view alphabet = "a\x01\x02"          // a, ă, â
                                      "bcd\x03"            // d, đ
                                      "e\x04"              // e, ê
                                      "fghijklmno\x05\x06" // o, ô, ơ
                                      "pqrstu\x07"         // u, ư
                                      "vwxyz";

enum Weight : std::uint8_t // NOLINT(performance-enum-size): tones go into the key as bytes
{
    Ngang = 2,
    Huyen,
    Hoi,
    Nga,
    Sac,
    Nang,
    Foreign
};

enum class Kind : std::uint8_t
{
    Ignored,
    Separator,
    Digit,
    Letter,
    Mark,
    Complex ///< decomposes to several characters
};

// Collation data of one character.
struct Glyph
{
    Kind kind = Kind::Ignored;
    char letter = 0; ///< of `alphabet`, otherLetter, or '0'..'9'
    std::uint8_t tone = Ngang;
    bool isForeign = false; ///< carries a mark unknown to Vietnamese
    bool isCapital = false;
    char32_t code = 0; ///< of an other letter, in lower case
};

// The letter formed by a quality mark and a base letter, or nothing.
char withQuality(char letter, char32_t mark)
{
    if (mark == 0x306) {
        return letter == 'a' ? '\x01' : '\0';
    }
    if (mark == 0x302) {
        return letter == 'a' ? '\x02' : letter == 'e' ? '\x04' : letter == 'o' ? '\x05' : '\0';
    }
    if (mark == 0x31B) {
        return letter == 'o' ? '\x06' : letter == 'u' ? '\x07' : '\0';
    }
    return '\0';
}

std::uint8_t toneOf(char32_t mark)
{
    switch (mark) {
    case 0x300:
        return Huyen;
    case 0x309:
        return Hoi;
    case 0x303:
        return Nga;
    case 0x301:
        return Sac;
    case 0x323:
        return Nang;
    default:
        return Ngang;
    }
}

void addMark(Glyph& glyph, char32_t mark)
{
    const std::uint8_t tone = toneOf(mark);
    if (tone != Ngang && glyph.tone == Ngang) {
        glyph.tone = tone;
    } else if (const char better = withQuality(glyph.letter, mark); better != '\0') {
        glyph.letter = better;
    } else {
        glyph.isForeign = true;
    }
}

// A character that stands for itself alone, with no marks.
Glyph plainGlyph(char32_t codePoint)
{
    const auto code = static_cast<utf8proc_int32_t>(codePoint);
    const utf8proc_category_t category = utf8proc_category(code);
    Glyph glyph;
    if (isInvisible(codePoint) || category == UTF8PROC_CATEGORY_CF) {
        return glyph;
    }
    if (category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_MC ||
        category == UTF8PROC_CATEGORY_ME) {
        glyph.kind = Kind::Mark;
        glyph.code = codePoint;
        return glyph;
    }
    if (codePoint >= '0' && codePoint <= '9') {
        glyph.kind = Kind::Digit;
        glyph.letter = static_cast<char>(codePoint);
        return glyph;
    }
    const bool isLetter = (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO) ||
                          category == UTF8PROC_CATEGORY_ND;
    if (!isLetter || (codePoint >= 0x02B0 && codePoint <= 0x02FF)) {
        glyph.kind = Kind::Separator;
        return glyph;
    }
    glyph.kind = Kind::Letter;
    glyph.code = static_cast<char32_t>(utf8proc_tolower(code));
    glyph.isCapital = glyph.code != codePoint;
    if (glyph.code >= 'a' && glyph.code <= 'z') {
        glyph.letter = static_cast<char>(glyph.code);
    } else if (glyph.code == 0x111 || glyph.code == 0xF0) {
        glyph.letter = '\x03';
    } else {
        glyph.letter = otherLetter;
    }
    return glyph;
}

using Parts = std::array<utf8proc_int32_t, 32>;

std::size_t open(char32_t codePoint, Parts& parts)
{
    int boundary = 0;
    const auto count = utf8proc_decompose_char(
        static_cast<utf8proc_int32_t>(codePoint), parts.data(),
        static_cast<utf8proc_ssize_t>(parts.size()),
        static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT), &boundary);
    return count < 0 ? 0 : std::min(static_cast<std::size_t>(count), parts.size());
}

// One character with the marks composed into it.
Glyph glyphOf(char32_t codePoint)
{
    Parts parts{};
    const std::size_t count = open(codePoint, parts);
    if (count == 0) {
        return plainGlyph(codePoint);
    }
    Glyph glyph = plainGlyph(static_cast<char32_t>(parts[0]));
    for (std::size_t i = 1; i < count; ++i) {
        const auto part = static_cast<char32_t>(parts[i]);
        if (glyph.kind != Kind::Letter || plainGlyph(part).kind != Kind::Mark) {
            glyph.kind = Kind::Complex;
            return glyph;
        }
        addMark(glyph, part);
    }
    return glyph;
}

constexpr char32_t tableEnd = 0x2150;

const Glyph& lookUp(char32_t codePoint, Glyph& spare)
{
    static const auto table = [] {
        std::array<Glyph, tableEnd> made{};
        for (char32_t code = 0; code < tableEnd; ++code) {
            made[code] = glyphOf(code);
        }
        return made;
    }();
    if (codePoint < tableEnd) {
        return table[codePoint];
    }
    spare = glyphOf(codePoint);
    return spare;
}

// Bytes on the stack: a key is computed for every row of a list, so only the result is allocated.
template <std::size_t room> class Bytes
{
public:
    void add(int byte)
    {
        assert(m_size < room);
        m_bytes[m_size++] = static_cast<char>(byte);
    }
    void add(std::string_view bytes)
    {
        for (const char byte : bytes) {
            add(byte);
        }
    }
    void dropTail(char byte)
    {
        while (m_size > 0 && m_bytes[m_size - 1] == byte) {
            --m_size;
        }
    }
    void clear() { m_size = 0; }
    [[nodiscard]] bool isEmpty() const { return m_size == 0; }
    [[nodiscard]] std::string_view view() const { return {m_bytes.data(), m_size}; }

private:
    std::array<char, room> m_bytes{};
    std::size_t m_size = 0;
};

// Consumes characters and writes the three levels.
class Writer
{
public:
    // False when further characters are ignored.
    bool take(const Glyph& glyph, char32_t codePoint)
    {
        switch (glyph.kind) {
        case Kind::Ignored:
            return true;
        case Kind::Mark:
            if (m_hasLetter) {
                addMark(m_letter, glyph.code);
            }
            return true;
        case Kind::Complex: {
            Parts parts{};
            const std::size_t count = open(codePoint, parts);
            for (std::size_t i = 0; i < count; ++i) {
                const auto part = static_cast<char32_t>(parts[i]);
                if (!take(plainGlyph(part), part)) {
                    return false;
                }
            }
            return true;
        }
        case Kind::Separator:
            endLetter();
            endNumber();
            m_isSpaceOwed = !m_letters.isEmpty();
            return true;
        case Kind::Digit:
            endLetter();
            if (!isRoom()) {
                return false;
            }
            m_number.add(glyph.letter);
            return true;
        case Kind::Letter:
            endLetter();
            endNumber();
            if (!isRoom()) {
                return false;
            }
            m_letter = glyph;
            m_hasLetter = true;
            return true;
        }
        return true;
    }

    std::string finish()
    {
        endLetter();
        endNumber();
        endWord();
        m_tones.dropTail(static_cast<char>(Ngang));
        m_cases.dropTail(smallCase);
        std::string key;
        key.reserve(m_letters.view().size() + m_tones.view().size() + m_cases.view().size() + 2);
        key += m_letters.view();
        if (!m_tones.isEmpty() || !m_cases.isEmpty()) {
            key += levelEnd;
            key += m_tones.view();
        }
        if (!m_cases.isEmpty()) {
            key += levelEnd;
            key += m_cases.view();
        }
        return key;
    }

private:
    static constexpr char smallCase = 2;

    // Reserves space for one more character, writing the pending space first.
    bool isRoom()
    {
        if (m_isSpaceOwed && m_taken < sortKeyCharacters) {
            m_isSpaceOwed = false;
            endWord();
            m_letters.add(spaceWeight);
            m_cases.add(smallCase);
            ++m_taken;
        }
        if (m_taken >= sortKeyCharacters) {
            return false;
        }
        ++m_taken;
        return true;
    }

    void endLetter()
    {
        if (!m_hasLetter) {
            return;
        }
        m_hasLetter = false;
        m_isInWord = true;
        if (m_letter.letter == otherLetter) {
            m_letters.add(otherLetter);
            for (int shift = 18; shift >= 0; shift -= 6) {
                m_letters.add(0x20 + static_cast<int>((m_letter.code >> shift) & 0x3F));
            }
        } else {
            m_letters.add(letterBase + static_cast<int>(alphabet.find(m_letter.letter)));
        }
        if (m_letter.tone != Ngang) {
            m_wordTones.add(m_letter.tone);
        }
        if (m_letter.isForeign) {
            m_wordTones.add(Foreign);
        }
        m_cases.add(smallCase + (m_letter.isCapital ? 1 : 0));
    }

    void endNumber()
    {
        if (m_number.isEmpty()) {
            return;
        }
        endWord();
        std::string_view digits = m_number.view();
        const std::size_t zeros = std::min(digits.find_first_not_of('0'), digits.size());
        digits.remove_prefix(zeros);
        m_letters.add(numberBase + static_cast<int>(digits.size()));
        m_letters.add(digits);
        m_cases.add(smallCase + static_cast<int>(zeros));
        m_number.clear();
    }

    void endWord()
    {
        if (!m_isInWord) {
            return;
        }
        m_isInWord = false;
        if (m_wordTones.isEmpty()) {
            m_wordTones.add(Ngang);
        }
        m_tones.add(m_wordTones.view());
        m_wordTones.clear();
    }

    // Any other letter takes five bytes, a letter at most two tones, a one-digit number two bytes.
    Bytes<sortKeyCharacters * 5> m_letters;
    Bytes<sortKeyCharacters * 2> m_tones;
    Bytes<sortKeyCharacters> m_cases;
    Bytes<sortKeyCharacters * 2> m_wordTones;
    Bytes<sortKeyCharacters> m_number;
    Glyph m_letter;
    std::size_t m_taken = 0;
    bool m_hasLetter = false;
    bool m_isInWord = false;
    bool m_isSpaceOwed = false;
};

std::string keyOfNormal(std::string_view text)
{
    Writer writer;
    Glyph spare;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t code = nextCodePoint(text, at);
        if (!writer.take(lookUp(code, spare), code)) {
            break;
        }
    }
    return writer.finish();
}
} // namespace

std::string sortKey(std::string_view text)
{
    // In form C canonically equivalent texts have their marks in the same order.
    return isPlainlyNfc(text) ? keyOfNormal(text) : keyOfNormal(nfc(text));
}

} // namespace dongbo::text
