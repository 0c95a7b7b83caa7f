#include "core/text/syllables.h"

#include "core/text/legacy_encoding.h"
#include "core/text/legacy_letters.h"
#include "core/text/table.h"
#include "core/text/unicode.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>
#include <vector>

#include "encodings_embedded.h"

namespace dongbo::text {

namespace {

std::u32string codePoints(std::string_view text)
{
    std::u32string out;
    for (std::size_t at = 0; at < text.size();) {
        out += nextCodePoint(text, at);
    }
    return out;
}

enum class Tone
{
    Level,
    Grave,
    Acute,
    Hook,
    Tilde,
    Dot
};

/// A lower-case letter without its tone, and the tone.
struct Plain
{
    char32_t letter;
    Tone tone;
};

Tone toneOf(char32_t mark)
{
    switch (mark) {
    case 0x300:
        return Tone::Grave;
    case 0x301:
        return Tone::Acute;
    case 0x309:
        return Tone::Hook;
    case 0x303:
        return Tone::Tilde;
    case 0x323:
        return Tone::Dot;
    default:
        return Tone::Level;
    }
}

Plain withoutTone(char32_t letter)
{
    if (letter < 0x80) {
        return {letter, Tone::Level};
    }
    // Extract the tone and recompose the rest.
    std::array<utf8proc_int32_t, 8> parts{};
    int boundary = 0;
    const auto count = utf8proc_decompose_char(static_cast<utf8proc_int32_t>(letter), parts.data(),
                                               static_cast<utf8proc_ssize_t>(parts.size()),
                                               UTF8PROC_DECOMPOSE, &boundary);
    Tone tone = Tone::Level;
    std::string rest;
    for (utf8proc_ssize_t i = 0; i < count && i < 8; ++i) {
        const auto part = static_cast<char32_t>(parts[static_cast<std::size_t>(i)]);
        const auto found = toneOf(part);
        if (found == Tone::Level) {
            appendCodePoint(rest, part);
        } else {
            tone = found;
        }
    }
    if (tone == Tone::Level) {
        return {letter, tone};
    }
    const auto composed = nfc(rest);
    std::size_t at = 0;
    return {nextCodePoint(composed, at), tone};
}

bool isVowel(char32_t letter)
{
    return std::u32string_view(U"aăâeêioôơuưy").find(letter) != std::u32string_view::npos;
}

bool isMarkedVowel(char32_t letter)
{
    return std::u32string_view(U"ăâêôơư").find(letter) != std::u32string_view::npos;
}

struct Spelling
{
    std::vector<std::u32string> onsets; ///< longest first, the empty one last
    std::unordered_set<std::u32string> rimes;
    std::unordered_set<std::u32string> common;
};

const Spelling& spelling()
{
    static const Spelling known = [] {
        Spelling out;
        for (const auto& row : tableRows(encodings::embedded("encodings/syllables.tsv"))) {
            const auto letters = codePoints(row.at(1));
            if (row[0] == "onset") {
                out.onsets.push_back(letters);
            } else if (row[0] == "rime") {
                out.rimes.insert(letters);
            } else {
                out.common.insert(letters);
            }
        }
        out.onsets.emplace_back();
        std::stable_sort(out.onsets.begin(), out.onsets.end(),
                         [](const auto& a, const auto& b) { return a.size() > b.size(); });
        return out;
    }();
    return known;
}

/// c and k, g and gh, ng and ngh are the same sound: the following vowel decides the spelling.
bool mayStandBefore(std::u32string_view onset, char32_t vowel)
{
    const bool isFront = vowel == U'e' || vowel == U'ê' || vowel == U'i' || vowel == U'y';
    if (onset == U"k" || onset == U"gh" || onset == U"ngh") {
        return isFront;
    }
    if (onset == U"c" || onset == U"ng") {
        return !isFront;
    }
    return onset != U"g" || vowel == U'i' || !isFront;
}

/// Whether the tone written on vowel `at` of the rime is on its nucleus.
bool isToneInPlace(std::u32string_view rime, std::size_t at)
{
    std::size_t vowels = 0;
    std::size_t marked = rime.size();
    while (vowels < rime.size() && isVowel(rime[vowels])) {
        marked = isMarkedVowel(rime[vowels]) ? vowels : marked;
        ++vowels;
    }
    if (marked != rime.size()) {
        return at == marked;
    }
    if (vowels == 1) {
        return at == 0;
    }
    if (vowels == 3) {
        return at == 1;
    }
    if (rime.size() > vowels) {
        return at == 1; // oàn, uýnh
    }
    const auto cluster = rime.substr(0, 2);
    const bool isEither = cluster == U"oa" || cluster == U"oe" || cluster == U"uy";
    return at == 0 || isEither; // hòa and hoà are both written
}

bool endsInStop(std::u32string_view rime)
{
    return rime.ends_with(U"c") || rime.ends_with(U"ch") || rime.ends_with(U"p") ||
           rime.ends_with(U"t");
}

/// `letters` in lower case without tones.
bool isSyllable(std::u32string_view letters, Tone tone, std::size_t toneAt)
{
    const auto& known = spelling();
    for (const auto& onset : known.onsets) {
        if (!letters.starts_with(onset) || letters.size() == onset.size()) {
            continue;
        }
        const auto rime = letters.substr(onset.size());
        if (!known.rimes.contains(std::u32string(rime)) || !mayStandBefore(onset, rime.front())) {
            continue;
        }
        if (tone == Tone::Level) {
            return !endsInStop(rime);
        }
        if (toneAt < onset.size() ||
            (endsInStop(rime) && tone != Tone::Acute && tone != Tone::Dot)) {
            continue;
        }
        if (isToneInPlace(rime, toneAt - onset.size())) {
            return true;
        }
    }
    return false;
}

} // namespace

char32_t smallLetter(char32_t letter)
{
    return static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(letter)));
}

char32_t capitalLetter(char32_t letter)
{
    return static_cast<char32_t>(utf8proc_toupper(static_cast<utf8proc_int32_t>(letter)));
}

bool isCapital(char32_t letter)
{
    return smallLetter(letter) != letter;
}

bool isLetter(char32_t codePoint)
{
    const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(codePoint));
    return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO &&
           codePoint != 0xAA && codePoint != 0xBA;
}

char32_t withShape(char32_t letter, char32_t shape)
{
    const auto lower = withoutTone(smallLetter(letter));
    std::string parts;
    appendCodePoint(parts, lower.letter);
    appendCodePoint(parts, shape);
    static constexpr char32_t marks[] = {0, 0x300, 0x301, 0x309, 0x303, 0x323};
    if (lower.tone != Tone::Level) {
        appendCodePoint(parts, marks[static_cast<std::size_t>(lower.tone)]);
    }
    const auto joined = nfc(parts);
    std::size_t at = 0;
    const auto out = nextCodePoint(joined, at);
    if (at != joined.size()) {
        return 0;
    }
    return isCapital(letter) ? capitalLetter(out) : out;
}

double syllableWorth(std::u32string_view word)
{
    if (word.empty() || word.size() > 7) {
        return 0;
    }
    std::u32string letters, small;
    Tone tone = Tone::Level;
    std::size_t toneAt = 0;
    std::size_t capitals = 0;
    for (std::size_t i = 0; i < word.size(); ++i) {
        capitals += isCapital(word[i]) ? 1 : 0;
        const auto lower = smallLetter(word[i]);
        const auto plain = withoutTone(lower);
        if (plain.tone != Tone::Level) {
            if (tone != Tone::Level) {
                return 0;
            }
            tone = plain.tone;
            toneAt = i;
        }
        letters += plain.letter;
        small += lower;
    }
    if (capitals != 0 && capitals != word.size() && !(capitals == 1 && isCapital(word[0]))) {
        return 0;
    }
    if (!isSyllable(letters, tone, toneAt)) {
        return 0;
    }
    const double worth = spelling().common.contains(small) ? 1.3 : 1.0;
    return word.size() == 1 ? worth / 3 : worth;
}

bool isVietnameseSyllable(std::string_view word)
{
    return syllableWorth(codePoints(word)) > 0;
}

} // namespace dongbo::text
