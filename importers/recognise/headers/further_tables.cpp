#include "importers/recognise/headers/further_tables.h"

#include "core/text/fold.h"
#include "importers/recognise/headers/header_score.h"
#include "importers/recognise/words/numbering.h"
#include "importers/recognise/words/vocabulary.h"

#include <algorithm>
#include <utility>

namespace dongbo::importers {

namespace {

/// Whether the row says again what stands over its columns.
bool repeats(const KeptRow& row, const FoundHeader& header)
{
    std::size_t same = 0;
    for (const auto& cell : row.cells) {
        same +=
            std::any_of(header.headings.begin(), header.headings.end(),
                        [&cell](const FoundHeading& heading) {
                            return heading.column == cell.column &&
                                   text::foldKey(heading.path.back()) == text::foldKey(cell.text);
                        })
                ? 1
                : 0;
    }
    return same * 10 >= row.cells.size() * 6;
}

/// Whether the row stands below a title, a gap or nothing.
bool isBelowBreak(std::uint32_t row, std::uint32_t above, std::size_t cellsAbove)
{
    return above == 0 || cellsAbove <= 2 || above + 1 < row;
}

/// Cheap to say of rows of devices: they have numbers, long texts or few words known as headings.
/// Below a title or a gap two known words are enough.
bool mayBeginTable(const KeptRow& row, bool isBroken)
{
    if (row.cells.size() < 3 || isRowNumber(row.cells.front().text)) {
        return false;
    }
    std::size_t known = 0;
    for (const auto& cell : row.cells) {
        if (cell.kind != CellKind::Text || cell.text.size() > 90) {
            return false;
        }
        known += Vocabulary::builtIn().headingExactly(text::foldKey(cell.text)) ? 1 : 0;
    }
    return known >= 2 && (isBroken || known * 2 >= row.cells.size());
}

/// The same of a row as it is stored, told without taking its texts apart.
bool mayBeHeadings(const Row& row)
{
    return row.cells.size() >= 3 &&
           std::all_of(row.cells.begin(), row.cells.end(), [](const Cell& cell) {
               const bool isFigure =
                   !cell.text.empty() &&
                   cell.text.find_first_not_of("0123456789.,/- ") == std::string_view::npos;
               return cell.kind == CellKind::Text && cell.text.size() <= 90 && !isFigure;
           });
}

/// Whether most cells of the row stand in the other one as well.
bool isSameRow(const KeptRow& row, const KeptRow& other)
{
    const auto same =
        std::count_if(row.cells.begin(), row.cells.end(), [&other](const KeptCell& cell) {
            const auto* there = other.at(cell.column);
            return there != nullptr && there->text == cell.text;
        });
    return static_cast<std::size_t>(same) * 10 >= row.cells.size() * 6;
}

} // namespace

std::vector<std::uint32_t> rowsThatMayBeginTables(const Workbook& workbook, std::size_t sheet,
                                                  const std::vector<OldTextReading>& oldText,
                                                  const KeptRows& rows, const FoundHeader& first)
{
    constexpr std::size_t mostTables = 50;
    std::vector<std::uint32_t> out;
    CellTexts texts(workbook, oldText);
    std::optional<KeptRow> latest;
    std::uint32_t above = 0;
    std::size_t cellsAbove = 0;
    std::string original;
    workbook.forEachRow(sheet, [&](const Row& stored) {
        if (stored.number > rows.lastInOneGo() && mayBeHeadings(stored)) {
            KeptRow row{stored.number, stored.hidden, {}};
            for (const auto& cell : stored.cells) {
                std::string text;
                texts.read(cell, text, original);
                if (!text.empty()) {
                    row.cells.push_back({cell.column, cell.kind, cell.isFormula, cell.font,
                                         cell.number, std::move(text)});
                }
            }
            if (mayBeginTable(row, isBelowBreak(row.number, above, cellsAbove)) &&
                (latest ? !isSameRow(row, *latest) : !repeats(row, first))) {
                out.push_back(row.number);
                latest = std::move(row);
            }
        }
        above = stored.number;
        cellsAbove = stored.cells.size();
        return out.size() < mostTables;
    });
    return out;
}

std::vector<FoundHeader> findHeadersBelow(const KeptRows& rows, const FoundHeader& first)
{
    std::vector<FoundHeader> out;
    HeadingMemory memory;
    auto last = first.header.rows.last;
    const KeptRow* above = nullptr;
    for (const auto& row : rows.rows()) {
        const auto* before = std::exchange(above, &row);
        const bool isBroken = isBelowBreak(row.number, before != nullptr ? before->number : 0,
                                           before != nullptr ? before->cells.size() : 0);
        // The header at hand comes again on the next page; that of a table before it begins one.
        if (row.number <= last + 1 || !mayBeginTable(row, isBroken) ||
            repeats(row, out.empty() ? first : out.back())) {
            continue;
        }
        std::optional<FoundHeader> best;
        for (std::uint32_t height = 1; height <= 3; ++height) {
            const HeaderRows candidate{row.number, row.number + height - 1};
            if (isFullOfFigures(rows.row(candidate.last)) || !isWorthTrying(rows, candidate)) {
                break;
            }
            auto headings = headingsOf(rows, candidate, memory);
            const double score = scoreOfHeader(rows, candidate, headings);
            if (score > 1.6 && (!best || score > best->header.score + 1e-9)) {
                best = FoundHeader{{candidate, score, {}}, std::move(headings)};
            }
        }
        if (!best) {
            continue;
        }
        const auto closed = closedOverMerges(rows, best->header.rows);
        if (closed != best->header.rows && closed.first > last) {
            best->header.rows = closed;
            best->headings = headingsOf(rows, closed, memory);
        }
        best->header.reason = {"import.header_of_table",
                               {{"columns", std::to_string(best->headings.size())}}};
        last = best->header.rows.last;
        out.push_back(std::move(*best));
    }
    return out;
}

std::optional<std::size_t> beginOfTableBeside(const FoundHeader& header)
{
    const auto& headings = header.headings;
    const auto isName = [](const FoundHeading& heading) {
        return !heading.reading.fields.empty() &&
               heading.reading.fields.front() == ListField::Name &&
               heading.reading.match == HeadingMatch::Exact;
    };
    for (std::size_t i = 2; i + 1 < headings.size(); ++i) {
        const bool repeatsFirst =
            text::foldKey(headings[i].path.back()) == text::foldKey(headings.front().path.back());
        const auto left = std::count_if(headings.begin(),
                                        headings.begin() + static_cast<std::ptrdiff_t>(i), isName);
        const auto right = std::count_if(headings.begin() + static_cast<std::ptrdiff_t>(i),
                                         headings.end(), isName);
        if (repeatsFirst && left >= 1 && right >= 1) {
            return i;
        }
    }
    return std::nullopt;
}

std::uint32_t firstTitleAbove(const KeptRows& rows, std::uint32_t headerRow)
{
    auto first = headerRow;
    for (std::uint32_t up = 1; up <= 6 && up < headerRow; ++up) {
        const auto* row = rows.row(headerRow - up);
        if (row != nullptr && row->cells.size() > 2) {
            break;
        }
        first = row != nullptr ? headerRow - up : first;
    }
    return first;
}

} // namespace dongbo::importers
