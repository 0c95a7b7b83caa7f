#include "importers/proposal/plan/corrected_workbook.h"

#include "importers/recognise/cells/cell_text.h"

#include <algorithm>

namespace dongbo::importers {

/// False when the row has no corrections; else `cells` are its cells as corrected.
bool CorrectedWorkbook::correct(std::uint32_t sheet, const Row& row, std::vector<Cell>& cells) const
{
    auto at = m_cells->lower_bound({sheet, row.number, 0});
    const auto end = m_cells->upper_bound({sheet, row.number, UINT32_MAX});
    if (at == end) {
        return false;
    }
    cells.assign(row.cells.begin(), row.cells.end());
    for (; at != end; ++at) {
        const auto& [place, typed] = *at;
        auto found =
            std::find_if(cells.begin(), cells.end(),
                         [column = place.column](const Cell& c) { return c.column >= column; });
        const bool isThere = found != cells.end() && found->column == place.column;
        m_originals[place] = isThere ? cellText(*found) : std::string{};
        if (isThere) {
            found = cells.erase(found);
        }
        if (!typed.empty()) {
            Cell cell;
            cell.row = row.number;
            cell.column = place.column;
            cell.text = typed;
            cells.insert(found, cell);
        }
    }
    return true;
}

void CorrectedWorkbook::forEachRow(std::size_t sheet,
                                   const std::function<bool(const Row&)>& visit) const
{
    if (m_cells->empty()) {
        m_list->forEachRow(sheet, visit);
        return;
    }
    std::vector<Cell> cells;
    m_list->forEachRow(sheet, [&](const Row& row) {
        if (!correct(static_cast<std::uint32_t>(sheet), row, cells)) {
            return visit(row);
        }
        return cells.empty() || visit({row.number, row.hidden, cells});
    });
}

const std::string* CorrectedWorkbook::original(const CellPlace& place) const
{
    const auto found = m_originals.find(place);
    return found == m_originals.end() ? nullptr : &found->second;
}

} // namespace dongbo::importers
