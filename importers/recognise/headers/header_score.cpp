#include "importers/recognise/headers/header_score.h"

#include "importers/recognise/words/vocabulary.h"

#include <algorithm>
#include <bitset>

namespace dongbo::importers {

namespace {

bool isNumberText(const KeptCell& cell)
{
    return cell.kind == CellKind::Number || cell.kind == CellKind::Date;
}

/// The same of text that is nothing but a figure or a day: .csv has no other cells.
bool isFigure(const KeptCell& cell)
{
    return isNumberText(cell) ||
           (cell.kind == CellKind::Text &&
            cell.text.find_first_of("0123456789") != std::string::npos &&
            cell.text.find_first_not_of("0123456789.,/- ") == std::string::npos);
}

/// Whether the rows below fill the columns with something else than words: figures, days, codes.
bool hasTableBelow(const KeptRows& rows, HeaderRows header,
                   const std::vector<FoundHeading>& headings)
{
    std::size_t seen = 0, fitting = 0;
    for (const auto& row : rows.rows()) {
        if (row.number <= header.last) {
            continue;
        }
        if (++seen > 8) {
            break;
        }
        std::size_t under = 0, plain = 0;
        for (const auto& heading : headings) {
            if (const auto* cell = row.at(heading.column)) {
                ++under;
                plain += isNumberText(*cell) ||
                                 cell->text.find_first_of("0123456789") != std::string::npos
                             ? 1
                             : 0;
            }
        }
        fitting += under * 2 >= headings.size() && plain > 0 ? 1 : 0;
    }
    return fitting >= 2 || (fitting == 1 && seen <= 2);
}

/// Whether the column's cells in these rows are the words of one heading, a word a cell.
bool isOneHeading(const KeptRows& rows, HeaderRows header, std::uint32_t column)
{
    std::vector<std::string> words;
    for (auto number = header.first; number <= header.last; ++number) {
        const auto* row = rows.row(number);
        if (const auto* cell = row != nullptr ? row->at(column) : nullptr) {
            words.push_back(cell->text);
        }
    }
    return !joinedHeading(words).empty();
}

/// Columns in which an upper and a lower row both have words of their own although the upper cell
/// spans nothing: the lower row is then data rather than part of the header.
int stackedColumns(const KeptRows& rows, HeaderRows header)
{
    int stacked = 0;
    for (auto number = header.first; number < header.last; ++number) {
        const auto* upper = rows.row(number);
        const auto* lower = rows.row(number + 1);
        if (upper == nullptr || lower == nullptr) {
            continue;
        }
        for (const auto& cell : lower->cells) {
            const auto* above = upper->at(cell.column);
            if (above == nullptr) {
                continue;
            }
            if (isOneHeading(rows, header, cell.column)) {
                continue;
            }
            const bool spans =
                rows.mergeAt(number, cell.column) != nullptr ||
                (upper->at(cell.column + 1) == nullptr && lower->at(cell.column + 1) != nullptr);
            stacked += spans ? 0 : 1;
        }
    }
    return stacked;
}

} // namespace

double scoreOfHeader(const KeptRows& rows, HeaderRows header,
                     const std::vector<FoundHeading>& headings)
{
    std::bitset<listFieldCount> seen;
    double score = 0;
    bool namesADevice = false;
    for (const auto& heading : headings) {
        if (heading.reading.fields.empty() ||
            heading.reading.fields.front() == ListField::Unknown) {
            score -= 0.05; // an unknown heading costs little: its values may tell
            continue;
        }
        const auto field = heading.reading.fields.front();
        const auto index = static_cast<std::size_t>(field);
        score += seen[index] ? 0.1 : heading.reading.confidence;
        seen.set(index);
        namesADevice = namesADevice || field == ListField::Name || field == ListField::Type;
    }
    if (seen.count() < 2) {
        return 0;
    }
    if (!namesADevice) {
        // Then what stands below has to look like a table under these headings.
        if (headings.size() < 3 || !hasTableBelow(rows, header, headings)) {
            return 0;
        }
        score -= 0.3;
    }
    for (auto number = header.first; number <= header.last; ++number) {
        const auto* row = rows.row(number);
        if (row == nullptr) {
            continue;
        }
        for (const auto& cell : row->cells) {
            score -= isNumberText(cell) ? 0.5 : 0.0;
            score -= cell.text.size() > 90 ? 0.5 : 0.0;
        }
        if (isColumnNumbers(row->cells, 0)) {
            score -= 3;
        }
    }
    return score - 0.2 * (header.last - header.first) - 0.6 * stackedColumns(rows, header);
}

bool isFullOfFigures(const KeptRow* row)
{
    if (row == nullptr) {
        return false;
    }
    const auto numbers = std::count_if(row->cells.begin(), row->cells.end(), isFigure);
    return (numbers >= 2 && static_cast<std::size_t>(numbers) * 4 >= row->cells.size()) ||
           isColumnNumbers(row->cells, 0);
}

bool isWorthTrying(const KeptRows& rows, HeaderRows header)
{
    const auto* first = rows.row(header.first);
    const auto* last = rows.row(header.last);
    return first != nullptr && last != nullptr && !first->cells.empty() && !last->cells.empty();
}

} // namespace dongbo::importers
