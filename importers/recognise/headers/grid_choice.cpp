#include "importers/recognise/headers/grid_choice.h"

#include "core/text/fold.h"
#include "core/text/unicode.h"
#include "importers/recognise/cells/cell_text.h"
#include "importers/recognise/words/numbering.h"
#include "importers/recognise/words/vocabulary.h"

#include <algorithm>
#include <set>

namespace dongbo::importers {

namespace {

constexpr std::uint32_t searchedRows = 60;
constexpr std::size_t fewestCounts = 3;

bool isPlaceText(const Surroundings& surroundings, const std::string& text)
{
    return Vocabulary::builtIn().looksLikePlace(Marked(text)) ||
           (surroundings.isPlaceName && surroundings.isPlaceName(text));
}

bool namesAKind(const std::string& text)
{
    return text.size() < 60 && Vocabulary::builtIn().typeIn(text::fold(text), text).has_value();
}

/// What stands in a column below the header.
struct Below
{
    std::size_t filled = 0;
    std::size_t counts = 0;
    std::size_t places = 0;
    std::size_t kinds = 0;

    [[nodiscard]] bool isMostlyCounts() const { return filled > 0 && counts * 10 >= filled * 7; }
};

Below lookBelow(const KeptRows& rows, std::uint32_t first, std::uint32_t column,
                const Surroundings& surroundings)
{
    Below out;
    for (const auto& row : rows.rows()) {
        const auto* cell = row.number >= first ? row.at(column) : nullptr;
        if (cell == nullptr) {
            continue;
        }
        ++out.filled;
        out.counts += gridCountOf(cell->kind, cell->number, cell->text).isCount ? 1 : 0;
        if (cell->kind == CellKind::Text) {
            out.places += isPlaceText(surroundings, cell->text) ? 1 : 0;
            out.kinds += namesAKind(cell->text) ? 1 : 0;
        }
    }
    return out;
}

/// A row of words only, three of them kinds or places: told without reading them as headings.
bool mayEndHeader(const KeptRow* row, const Surroundings& surroundings)
{
    if (row == nullptr || row->cells.size() < fewestCounts ||
        std::any_of(row->cells.begin(), row->cells.end(), [](const KeptCell& cell) {
            return cell.kind != CellKind::Text || isRowNumber(cell.text);
        })) {
        return false;
    }
    const auto heads =
        std::count_if(row->cells.begin(), row->cells.end(), [&](const KeptCell& cell) {
            return namesAKind(cell.text) || isPlaceText(surroundings, cell.text);
        });
    return static_cast<std::size_t>(heads) >= fewestCounts;
}

/// The columns of counts under these headings, if they make a grid that lies this way.
std::vector<GridColumn> countsOf(const KeptRows& rows, std::uint32_t first,
                                 const std::vector<FoundHeading>& headings, bool hasSitesDown,
                                 const Surroundings& surroundings)
{
    std::vector<GridColumn> out;
    for (const auto& heading : headings) {
        const auto& leaf = heading.path.back();
        const bool isUnderPlaces =
            heading.path.size() > 1 && !readHeading(heading.path.front()).fields.empty() &&
            readHeading(heading.path.front()).fields.front() == ListField::Site;
        if (Vocabulary::builtIn().sum(Marked(leaf))) {
            continue;
        }
        const bool isKnownHeading = heading.reading.match == HeadingMatch::Exact ||
                                    heading.reading.match == HeadingMatch::Stripped;
        const bool isHead = hasSitesDown ? !isKnownHeading && namesAKind(leaf)
                                         : isUnderPlaces || isPlaceText(surroundings, leaf);
        if (isHead && lookBelow(rows, first, heading.column, surroundings).isMostlyCounts()) {
            out.push_back({heading.column, leaf});
        }
    }
    return out;
}

/// The column of the rows' heads: places or kinds, left of the counts; 0 when there is none.
std::uint32_t headColumnOf(const KeptRows& rows, std::uint32_t first, std::uint32_t firstCount,
                           bool hasSitesDown, const Surroundings& surroundings)
{
    std::uint32_t best = 0;
    std::size_t most = 0;
    for (std::uint32_t column = 1; column < firstCount; ++column) {
        const auto below = lookBelow(rows, first, column, surroundings);
        const auto fitting = hasSitesDown ? below.places : below.kinds;
        if (fitting > most &&
            fitting * 2 >= below.filled - std::min<std::size_t>(below.filled, 3)) {
            most = fitting;
            best = column;
        }
    }
    return most >= 2 ? best : 0;
}

std::uint32_t columnOf(const std::vector<FoundHeading>& headings, ListField field)
{
    const auto found =
        std::find_if(headings.begin(), headings.end(), [field](const FoundHeading& heading) {
            return !heading.reading.fields.empty() && heading.reading.fields.front() == field;
        });
    return found == headings.end() ? 0 : found->column;
}

} // namespace

GridCount gridCountOf(CellKind kind, double number, std::string_view text)
{
    const auto folded = text::fold(text);
    if (kind == CellKind::Text && (folded == "x" || folded == "co")) {
        return {true, 1, {}};
    }
    if (folded.empty() || folded == "khong" || folded == "0") {
        return {true, 0, {}}; // "-", "0"
    }
    const Cell cell{0, 0, kind, false, 0, number, text};
    const auto count = countOf(cell, text);
    if (!count || count->value < 0 || count->value > 10'000) {
        return {};
    }
    GridCount out{true, count->value, {}};
    if (!count->measure.empty() && !Vocabulary::builtIn().measure(text::fold(count->measure))) {
        // "1 (hỏng)", "2 cũ"
        auto rest = count->measure;
        if (rest.starts_with('(') && rest.ends_with(')')) {
            rest = rest.substr(1, rest.size() - 2);
        }
        if (!Vocabulary::builtIn().state(Marked(rest)).isKnown()) {
            return {};
        }
        out.state = rest;
    }
    return out;
}

std::optional<std::pair<FoundHeader, GridReading>> findGrid(const KeptRows& rows,
                                                            const Surroundings& surroundings)
{
    HeadingMemory memory;
    std::optional<std::pair<FoundHeader, GridReading>> best;
    for (std::size_t i = 0; i < rows.rows().size() && i < searchedRows; ++i) {
        const auto& row = rows.rows()[i];
        for (std::uint32_t height = 1; height <= 3; ++height) {
            const HeaderRows header{row.number, row.number + height - 1};
            if (!mayEndHeader(rows.row(header.last), surroundings)) {
                continue;
            }
            auto headings = headingsOf(rows, header, memory);
            const auto first = firstDataRow(rows, header);
            for (const bool hasSitesDown : {true, false}) {
                auto counts = countsOf(rows, first, headings, hasSitesDown, surroundings);
                // Of headers that show as many counts the lowest and shortest: titles are none.
                const bool isBetter = !best || counts.size() > best->second.counts.size() ||
                                      (counts.size() == best->second.counts.size() &&
                                       header.first >= best->first.header.rows.first &&
                                       header.last <= best->first.header.rows.last);
                if (counts.size() < fewestCounts || !isBetter) {
                    continue;
                }
                const auto head =
                    headColumnOf(rows, first, counts.front().column, hasSitesDown, surroundings);
                if (head == 0) {
                    continue;
                }
                GridReading grid;
                grid.hasSitesDown = hasSitesDown;
                grid.headColumn = head;
                grid.measureColumn = hasSitesDown ? 0 : columnOf(headings, ListField::Measure);
                grid.counts = std::move(counts);
                grid.reason = {hasSitesDown ? "import.grid_of_sites_down"
                                            : "import.grid_of_kinds_down",
                               {{"columns", std::to_string(grid.counts.size())}}};
                best = {
                    FoundHeader{{header, static_cast<double>(grid.counts.size()), {}}, headings},
                    std::move(grid)};
            }
        }
    }
    if (best) {
        auto& header = best->first.header.rows;
        if (const auto closed = closedOverMerges(rows, header); closed != header) {
            header = closed;
            best->first.headings = headingsOf(rows, closed, memory);
        }
    }
    return best;
}

} // namespace dongbo::importers
