#include "importers/recognise/words/state_counts.h"

#include "core/text/fold.h"
#include "core/text/unicode.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <span>

namespace dongbo::importers {

namespace {

using Words = std::span<const std::string_view>;

/// One piece between commas: how many, and the words of their state.
struct Piece
{
    std::int64_t count = 0; ///< 0: it counts nothing
    bool isRest = false;    ///< "còn lại"
    std::size_t first = 0;  ///< words of the state, [first, last)
    std::size_t last = 0;
    std::string wording;
    StateReading state;
};

/// A count of at most that many devices: "hỏng 2022" counts nothing.
std::optional<std::int64_t> numberIn(std::string_view word, std::int64_t most)
{
    std::int64_t number = 0;
    const auto result = std::from_chars(word.data(), word.data() + word.size(), number);
    const bool isNumber = result.ec == std::errc() && result.ptr == word.data() + word.size();
    return isNumber && number >= 1 && number <= most ? std::optional{number} : std::nullopt;
}

/// Numbers in words, taken for a count only before a measure ("nam" is a year as well).
std::optional<std::int64_t> numberWord(std::string_view word)
{
    static constexpr std::array<std::string_view, 4> words{"mot", "hai", "ba", "bon"};
    const auto at = std::find(words.begin(), words.end(), word);
    return at == words.end() ? std::nullopt : std::optional<std::int64_t>{at - words.begin() + 1};
}

bool isMeasure(std::string_view word)
{
    return Vocabulary::builtIn().measure(word) == Counting::Each;
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool hasDigit(std::string_view word)
{
    return std::any_of(word.begin(), word.end(), &isDigit);
}

/// "12/2022": a date, not two states.
bool isDateSlash(std::string_view text, std::size_t at)
{
    return at > 0 && at + 1 < text.size() && isDigit(text[at - 1]) && isDigit(text[at + 1]);
}

/// What a number may be of that is no device: "2 năm", "1 TB", "2 lần".
bool isOtherUnit(std::string_view word)
{
    static constexpr std::array<std::string_view, 12> units{
        "nam", "thang", "ngay", "lan", "gio", "tb", "gb", "inch", "m", "w", "cong", "kenh"};
    return std::find(units.begin(), units.end(), word) != units.end();
}

void countAtFront(Piece& piece, Words words, std::int64_t most)
{
    const bool isMeasured = words.size() > 2 && isMeasure(words[1]);
    if (const auto number = numberIn(words[0], most); number && !isOtherUnit(words[1])) {
        piece.count = *number;
    } else if (const auto word = numberWord(words[0]); word && isMeasured) {
        piece.count = *word;
    }
    piece.first = piece.count == 0 ? 0 : isMeasured ? 2 : 1;
}

void countAtBack(Piece& piece, Words words, std::int64_t most)
{
    const auto size = words.size();
    if (size > 2 && isMeasure(words[size - 1])) {
        const auto number = numberIn(words[size - 2], most);
        piece.count = number ? *number : numberWord(words[size - 2]).value_or(0);
        piece.last = piece.count == 0 ? size : size - 2;
    } else if (size <= 3 && !hasDigit(words[size - 2])) {
        piece.count = numberIn(words[size - 1], most).value_or(0);
        piece.last = piece.count == 0 ? size : size - 1;
    }
}

void findRest(Piece& piece, Words words)
{
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        if (words[i] == "con" && words[i + 1] == "lai") {
            piece.isRest = true;
            piece.first = i + 2;
            return;
        }
    }
}

Piece readPiece(std::string_view text, std::int64_t most)
{
    const Marked marked(text);
    const auto words = text::words(marked.folded);
    Piece piece;
    piece.wording = std::string(text::trim(text));
    piece.last = words.size();
    if (words.size() > 1) {
        findRest(piece, words);
        if (!piece.isRest) {
            countAtFront(piece, words, most);
        }
        if (!piece.isRest && piece.count == 0) {
            countAtBack(piece, words, most);
        }
    }
    if (const auto told = marked.part(piece.first, piece.last); !told.folded.empty()) {
        piece.state = Vocabulary::builtIn().state(told);
    }
    if (piece.count != 0 && !piece.state.isKnown()) {
        piece.count = 0; // "2 camera": of something else
    }
    return piece;
}

std::vector<Piece> piecesOf(std::string_view cell, std::int64_t most)
{
    static constexpr std::array<std::string_view, 7> parting{",",  ";",    "+",    "/",
                                                             "\n", " và ", " and "};
    std::vector<Piece> out;
    while (!cell.empty()) {
        auto end = cell.size(), next = cell.size();
        for (const auto sign : parting) {
            const auto at = cell.find(sign);
            if (at < end && !(sign == "/" && isDateSlash(cell, at))) {
                end = at;
                next = at + sign.size();
            }
        }
        auto piece = readPiece(cell.substr(0, end), most);
        if (!piece.wording.empty()) {
            out.push_back(std::move(piece));
        }
        cell.remove_prefix(next);
    }
    return out;
}

/// "1 cái hỏng nguồn" → "hỏng nguồn", with its marks: as many words off each end as the folded
/// text lost.
std::string withoutCount(const Piece& piece)
{
    std::vector<std::string_view> words;
    const std::string_view text = piece.wording;
    for (std::size_t at = 0; at < text.size();) {
        const auto begin = text.find_first_not_of(" \t:()", at);
        const auto end =
            std::min(text.find_first_of(" \t:()", std::min(begin, text.size())), text.size());
        if (begin < end) {
            words.push_back(text.substr(begin, end - begin));
        }
        at = std::max(end, at + 1);
    }
    const auto folded = text::fold(text);
    if (words.size() != text::words(folded).size()) {
        return piece.wording; // words do not answer one another; rather all than the wrong ones
    }
    std::string out;
    for (auto i = piece.first; i < piece.last; ++i) {
        out += out.empty() ? "" : " ";
        out += words[i];
    }
    return out;
}

} // namespace

StateCounts readStateCounts(std::string_view cell, std::int64_t devices)
{
    StateCounts out;
    if (devices < 2) {
        return out;
    }
    const auto pieces = piecesOf(cell, devices);
    std::int64_t counted = 0;
    std::size_t rests = 0;
    const Piece* uncounted = nullptr;
    for (const auto& piece : pieces) {
        counted += piece.count;
        rests += piece.isRest ? 1 : 0;
        if (piece.count == 0 && !piece.isRest && piece.state.isKnown()) {
            rests += uncounted != nullptr ? 1 : 0; // two states and no number: nobody knows
            uncounted = &piece;
        } else if (piece.count == 0 && !piece.isRest) {
            out.besides += (out.besides.empty() ? "" : "; ") + piece.wording;
        }
    }
    if (counted == 0 || (pieces.size() == 1 && counted == devices)) {
        return {};
    }
    const auto rest = devices - counted;
    const bool hasUncounted = uncounted != nullptr;
    const bool addsUp = !hasUncounted && (rests == 0 ? rest == 0 : rests == 1 && rest > 0);
    const bool isOfSome = !addsUp && rest > 0 && rests == 0;
    out.kind = addsUp     ? StateCounts::Kind::AddUp
               : isOfSome ? StateCounts::Kind::OfSome
                          : StateCounts::Kind::DoNotAddUp;
    if (!addsUp && !isOfSome) {
        return out;
    }
    for (const auto& piece : pieces) {
        if (piece.count != 0 || piece.isRest) {
            out.parts.push_back(
                {piece.isRest ? rest : piece.count, withoutCount(piece), piece.state});
        }
    }
    if (isOfSome) {
        out.parts.push_back(hasUncounted ? CountedState{rest, uncounted->wording, uncounted->state}
                                         : CountedState{rest, {}, {}});
    }
    return out;
}

std::int64_t countedBad(std::string_view note, std::int64_t devices)
{
    std::int64_t out = 0;
    if (devices > 1) {
        for (const auto& piece : piecesOf(note, devices)) {
            const auto condition = piece.state.condition;
            out += condition == Condition::Broken || condition == Condition::Poor ||
                           condition == Condition::Fair
                       ? piece.count
                       : 0;
        }
    }
    return std::min(out, devices);
}

} // namespace dongbo::importers
