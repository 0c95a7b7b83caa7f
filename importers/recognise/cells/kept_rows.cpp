#include "importers/recognise/cells/kept_rows.h"

#include "importers/recognise/cells/formula.h"
#include "importers/recognise/cells/old_text.h"

#include <algorithm>

namespace dongbo::importers {

const KeptCell* KeptRow::at(std::uint32_t column) const
{
    const auto found = std::lower_bound(
        cells.begin(), cells.end(), column,
        [](const KeptCell& cell, std::uint32_t wanted) { return cell.column < wanted; });
    return found != cells.end() && found->column == column ? &*found : nullptr;
}

KeptRows::KeptRows(const Workbook& workbook, std::size_t sheet, std::size_t rows,
                   const std::vector<OldTextReading>& oldText)
{
    CellTexts texts(workbook, oldText);
    std::string original;
    constexpr std::size_t mostCells = 200'000;
    std::size_t cells = 0;
    RowFormulas formulas(workbook, sheet);
    workbook.forEachRow(sheet, [&](const Row& stored) {
        const auto row = formulas.computed(stored);
        if (m_rows.size() >= rows || cells >= mostCells) {
            m_isWhole = false;
            return false;
        }
        KeptRow kept{row.number, row.hidden, {}};
        for (const auto& cell : row.cells) {
            if (cells >= mostCells) {
                break;
            }
            std::string text;
            texts.read(cell, text, original);
            if (!text.empty()) {
                kept.cells.push_back({cell.column, cell.kind, cell.isFormula, cell.font,
                                      cell.number, std::move(text)});
                m_lastColumn = std::max(m_lastColumn, cell.column);
                ++cells;
            }
        }
        m_rows.push_back(std::move(kept));
        return true;
    });
    if (m_rows.empty()) {
        return;
    }
    for (const auto& merge : workbook.sheets()[sheet].merges) {
        if (merge.firstRow <= m_rows.back().number) {
            m_merges.push_back(merge);
        }
    }
    // A header never needs more, and a hostile file does not get to make this slow.
    if (m_merges.size() > 5'000) {
        m_merges.resize(5'000);
    }
}

KeptRows KeptRows::between(std::uint32_t first, std::uint32_t last) const
{
    KeptRows out;
    for (const auto& row : m_rows) {
        if (row.number >= first && row.number <= last) {
            out.m_rows.push_back(row);
        }
    }
    out.m_merges = m_merges;
    out.m_lastColumn = m_lastColumn;
    out.m_isWhole = m_isWhole || (!m_rows.empty() && last < m_rows.back().number);
    return out;
}

const KeptRow* KeptRows::row(std::uint32_t number) const
{
    const auto found = std::lower_bound(
        m_rows.begin(), m_rows.end(), number,
        [](const KeptRow& row, std::uint32_t wanted) { return row.number < wanted; });
    return found != m_rows.end() && found->number == number ? &*found : nullptr;
}

const KeptCell* KeptRows::at(std::uint32_t number, std::uint32_t column) const
{
    if (const auto* here = row(number)) {
        if (const auto* cell = here->at(column)) {
            return cell;
        }
    }
    if (const auto* merge = mergeAt(number, column)) {
        if (const auto* top = row(merge->firstRow)) {
            return top->at(merge->firstColumn);
        }
    }
    return nullptr;
}

const Merge* KeptRows::mergeAt(std::uint32_t number, std::uint32_t column) const
{
    for (const auto& merge : m_merges) {
        if (merge.firstRow <= number && number <= merge.lastRow && merge.firstColumn <= column &&
            column <= merge.lastColumn) {
            return &merge;
        }
    }
    return nullptr;
}

} // namespace dongbo::importers
