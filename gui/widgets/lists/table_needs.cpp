#include "gui/widgets/lists/table.h"
#include "gui/widgets/lists/table_measures.h"

#include <algorithm>

// What the words of a table need, so that none is cut beside a column that has room to spare.

namespace dongbo::gui {

int Table::neededBy(const Column& column, const TableCell& cell, Weight weight) const
{
    switch (column.kind) {
    case ColumnKind::Icon:
    case ColumnKind::Check:
    case ColumnKind::Action:
    case ColumnKind::Strip:
        return 0;
    case ColumnKind::Pill:
        return cell.text.empty() ? 0 : pillWidth(cell.icon, cell.text) + 2 * inner;
    case ColumnKind::Text:
    case ColumnKind::Quiet:
    case ColumnKind::Strong:
    case ColumnKind::Money:
    case ColumnKind::Meter:
        break;
    }
    return textWidth(cell.text, TextSize::Body, weight) + (cell.icon.empty() ? 0 : iconWide) +
           2 * inner;
}

std::string Table::cutTexts(const TableRow& row) const
{
    std::string cut;
    for (const ColumnLayout::Place& place : m_layout.places()) {
        const Column& column = m_layout.columns()[place.column];
        const TableCell& cell = row.cells[place.column];
        const int bar = column.kind == ColumnKind::Meter ? place.width / 2 : 0;
        if (neededBy(column, cell, Weight::Regular) > place.width - bar) {
            cut += (cut.empty() ? "" : "\n") + cell.text;
        }
    }
    return cut;
}

void Table::learnNeeds()
{
    const auto& columns = m_layout.columns();
    const auto hasWords = [](const Column& column) {
        return column.kind != ColumnKind::Meter && column.kind != ColumnKind::Icon &&
               column.kind != ColumnKind::Check && column.kind != ColumnKind::Action &&
               column.kind != ColumnKind::Strip;
    };
    if (m_needs.size() != columns.size()) {
        m_needs.assign(columns.size(), 0);
    }
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (hasWords(columns[i])) {
            const int arrow = m_sort && columns[i].id == m_sortColumn ? arrowWide : 0;
            m_needs[i] = std::max(m_needs[i],
                                  textWidth(columns[i].title, TextSize::Caption, Weight::SemiBold) +
                                      arrow + 2 * inner);
        }
    }
    // the first that is shown: others before it may have been left out
    const std::size_t first = m_layout.places().empty() ? 0 : m_layout.places().front().column;
    const std::int64_t end = std::min(rowCount(), m_first + visibleRows() + 1);
    for (std::int64_t index = m_first; index < end; ++index) {
        TableRow row;
        if (!loaded(index, row) || row.isHeading) {
            continue;
        }
        for (std::size_t i = 0; i < columns.size(); ++i) {
            if (row.isGroup && i == first) { // its name reaches over the columns beside it
                continue;
            }
            const TableCell& cell = row.cells[i];
            const bool isBold = cell.isStrong || row.isStrong || row.isGroup;
            const auto weight = isBold                                  ? Weight::SemiBold
                                : columns[i].kind == ColumnKind::Strong ? Weight::Medium
                                                                        : Weight::Regular;
            if (hasWords(columns[i])) {
                const int behind = cell.after.empty() ? 0 : afterGap + textWidth(cell.after);
                m_needs[i] = std::max(m_needs[i], neededBy(columns[i], cell, weight) + behind +
                                                      (i == first ? row.indent : 0));
            }
        }
    }
    m_layout.setNeeds(m_needs);
}

} // namespace dongbo::gui
