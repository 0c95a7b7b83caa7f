#include "importers/recognise/headers/columns_without_heading.h"

#include <algorithm>
#include <map>

namespace dongbo::importers {

void addColumnsWithoutHeading(FoundHeader& header, const KeptRows& rows, std::uint32_t first,
                              std::uint32_t last)
{
    constexpr std::size_t looked = 400;
    constexpr std::uint32_t beyond = 2;
    auto& headings = header.headings;
    if (headings.empty()) {
        return;
    }
    const auto end = std::min(last, headings.back().column + beyond);
    std::map<std::uint32_t, std::size_t> filled;
    std::size_t seen = 0;
    const auto begin = firstDataRow(rows, header.header.rows);
    for (const auto& row : rows.rows()) {
        if (row.number < begin || row.cells.size() < 3) {
            continue;
        }
        if (++seen > looked) {
            break;
        }
        for (const auto& cell : row.cells) {
            // What is merged over belongs to the column at the merge's left.
            if (cell.column >= first && cell.column <= end &&
                rows.mergeAt(row.number, cell.column) == nullptr) {
                ++filled[cell.column];
            }
        }
    }
    for (const auto& [column, count] : filled) {
        const auto at = std::find_if(headings.begin(), headings.end(),
                                     [c = column](const auto& one) { return one.column >= c; });
        const bool isKnown = at != headings.end() && at->column == column;
        if (!isKnown && count >= 2 && count * 3 >= std::min(seen, looked)) {
            headings.insert(at, {column, {columnLetters(column)}, {}});
        }
    }
}

} // namespace dongbo::importers
