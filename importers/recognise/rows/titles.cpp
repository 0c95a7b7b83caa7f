#include "importers/recognise/rows/titles.h"

#include "core/text/fold.h"
#include "core/text/unicode.h"
#include "importers/recognise/rows/place_choice.h"
#include "importers/recognise/words/vocabulary.h"

#include <algorithm>

namespace dongbo::importers {

namespace {

constexpr std::size_t longestTitle = 160;
constexpr std::size_t longestPlace = 90;

std::vector<std::string_view> wordsOf(std::string_view text)
{
    std::vector<std::string_view> out;
    for (std::size_t at = 0; at < text.size();) {
        const auto begin = text.find_first_not_of(' ', at);
        if (begin == std::string_view::npos) {
            break;
        }
        at = std::min(text.find(' ', begin), text.size());
        out.push_back(text.substr(begin, at - begin));
    }
    return out;
}

/// What follows the words with which both lines begin, where the first line goes on with its place:
/// "Thiết bị của Trạm Y tế" beside "Thiết bị của xã Đại An" gives "Trạm Y tế". Empty: they differ.
std::string_view restBeside(std::string_view line, std::string_view first, std::string_view place)
{
    const auto placeAt = first.find(place);
    if (placeAt == std::string_view::npos) {
        return {};
    }
    const auto words = wordsOf(line);
    const auto before = wordsOf(text::trim(first.substr(0, placeAt)));
    if (before.size() < 2 || words.size() <= before.size()) {
        return {};
    }
    for (std::size_t i = 0; i < before.size(); ++i) {
        if (text::foldKey(words[i]) != text::foldKey(before[i])) {
            return {};
        }
    }
    const auto from = static_cast<std::size_t>(words[before.size()].data() - line.data());
    const auto rest = line.substr(from);
    return text::trim(rest.substr(0, std::min(rest.find_first_of("(,;:\n"), rest.size())));
}

/// Whether the words could name a place nobody has heard of: capitals, no figures, no goods.
bool mayBeAName(std::string_view text)
{
    const Marked marked(text);
    const auto& words = Vocabulary::builtIn();
    if (marked.folded.empty() || text.size() > longestPlace || countWords(marked.folded) > 8 ||
        text.find_first_of("0123456789") != std::string_view::npos || words.namesAGroup(marked) ||
        words.typeIn(marked.folded, text) || words.footer(marked) || words.sum(marked)) {
        return false;
    }
    for (const std::string_view goods : {"thiet bi", "danh sach", "bang", "bieu", "trang"}) {
        if (findWords(marked.folded, goods) != std::string_view::npos) {
            return false;
        }
    }
    const auto letter = text::firstCodePoints(text, 1);
    return text::capitalized(letter) == letter;
}

/// The place as a person may have put it.
TitlePlace named(std::uint32_t row, std::string text, const SheetReading& first)
{
    const auto chosen = first.sectionPlaces.find(text);
    if (chosen == first.sectionPlaces.end()) {
        return {TitlePlace::Kind::Names, {row, text}, text};
    }
    return {chosen->second.empty() ? TitlePlace::Kind::Nothing : TitlePlace::Kind::Names,
            {row, chosen->second},
            std::move(text)};
}

bool isSameLine(const TitleLine& a, const TitleLine& b)
{
    return text::foldKey(a.text) == text::foldKey(b.text);
}

} // namespace

std::vector<TitleLine> titleLines(const KeptRow& row, const SheetReading& table)
{
    std::vector<TitleLine> out;
    for (const auto& cell : row.cells) {
        if (cell.kind != CellKind::Text || cell.text.size() > longestTitle ||
            cell.column < table.firstColumn || cell.column > table.lastColumn) {
            continue;
        }
        if (!out.empty() && out.back().text.ends_with(':')) {
            out.back().text += " " + cell.text;
        } else {
            out.push_back({row.number, cell.text});
        }
    }
    return out;
}

TitlePlace placeOfTitles(const std::vector<TitleLine>& titles, const SheetReading& first,
                         const Surroundings& surroundings)
{
    using Kind = TitlePlace::Kind;
    const auto placeRow = first.place ? first.place->row : 0;
    const auto placeLine =
        std::find_if(first.titles.begin(), first.titles.end(), [&](const TitleLine& line) {
            return line.row == placeRow && line.text.find(first.place->text) != std::string::npos;
        });
    const bool hasPlaceLine = placeRow != 0 && placeLine != first.titles.end();
    std::vector<TitleLine> own;
    bool isFirstAgain = false;
    for (const auto& line : titles) {
        if (first.sectionPlaces.contains(line.text)) {
            return named(line.row, line.text, first);
        }
        const bool isKnown =
            std::any_of(first.titles.begin(), first.titles.end(),
                        [&line](const TitleLine& above) { return isSameLine(line, above); });
        isFirstAgain = isFirstAgain || (hasPlaceLine && isSameLine(line, *placeLine));
        if (!isKnown) {
            own.push_back(line);
        }
    }
    if (first.place && first.place->reason.code == "import.place_chosen") {
        return {}; // somebody knows better
    }
    FoundPlace best;
    std::uint32_t row = 0;
    for (const auto& line : own) {
        if (auto found = placeInLine(line.text, surroundings); found.rank > best.rank) {
            best = std::move(found);
            row = line.row;
        }
    }
    if (best.rank > 0) {
        return named(row, std::move(best.text), first);
    }
    if (isFirstAgain) {
        return {Kind::First, {}, {}};
    }
    if (!hasPlaceLine) {
        return {};
    }
    for (const auto& line : own) {
        const auto rest = restBeside(line.text, placeLine->text, first.place->text);
        if (auto found = placeInLine(rest, surroundings); found.rank > 0) {
            return named(line.row, std::move(found.text), first);
        }
        if (mayBeAName(rest)) {
            return {Kind::Unclear, line, {}};
        }
    }
    // The line as far above this header as the first table's place is above its own.
    const auto below = static_cast<std::size_t>(first.titles.end() - placeLine);
    if (below > titles.size()) {
        return {};
    }
    const auto& beside = titles[titles.size() - below];
    const bool isOwn = std::any_of(own.begin(), own.end(), [&beside](const TitleLine& line) {
        return isSameLine(line, beside);
    });
    return isOwn && mayBeAName(beside.text) ? TitlePlace{Kind::Unclear, beside, {}} : TitlePlace{};
}

} // namespace dongbo::importers
