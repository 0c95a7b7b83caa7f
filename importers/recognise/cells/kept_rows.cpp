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

namespace {

constexpr std::size_t mostCells = 200'000;

} // namespace

bool KeptRows::keep(const Row& row, CellTexts& texts)
{
    if (m_cells >= mostCells) {
        return false;
    }
    KeptRow kept{row.number, row.hidden, {}};
    std::string original;
    for (const auto& cell : row.cells) {
        if (m_cells >= mostCells) {
            break;
        }
        std::string text;
        texts.read(cell, text, original);
        if (!text.empty()) {
            kept.cells.push_back(
                {cell.column, cell.kind, cell.isFormula, cell.font, cell.number, std::move(text)});
            m_lastColumn = std::max(m_lastColumn, cell.column);
            ++m_cells;
        }
    }
    m_rows.push_back(std::move(kept));
    return true;
}

void KeptRows::keepMerges(const Workbook& workbook, std::size_t sheet)
{
    if (m_rows.empty()) {
        return;
    }
    m_merges.clear();
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

KeptRows::KeptRows(const Workbook& workbook, std::size_t sheet, std::size_t rows,
                   const std::vector<OldTextReading>& oldText)
{
    CellTexts texts(workbook, oldText);
    RowFormulas formulas(workbook, sheet);
    workbook.forEachRow(sheet, [&](const Row& stored) {
        m_isWhole = m_rows.size() < rows && keep(formulas.computed(stored), texts);
        return m_isWhole;
    });
    if (!m_isWhole) {
        m_lastInOneGo = m_rows.empty() ? 0 : m_rows.back().number;
    }
    keepMerges(workbook, sheet);
}

void KeptRows::keepAround(const Workbook& workbook, std::size_t sheet,
                          const std::vector<OldTextReading>& oldText,
                          const std::vector<std::uint32_t>& rows, std::uint32_t above,
                          std::uint32_t below)
{
    CellTexts texts(workbook, oldText);
    RowFormulas formulas(workbook, sheet);
    m_cells = 0;
    std::size_t next = 0;
    bool isFull = false;
    workbook.forEachRow(sheet, [&](const Row& stored) {
        while (next < rows.size() && stored.number > rows[next] + below) {
            ++next;
        }
        if (isFull || next == rows.size()) {
            return false;
        }
        if (stored.number <= m_lastInOneGo || stored.number + above < rows[next]) {
            return true;
        }
        isFull = !keep(formulas.computed(stored), texts);
        if (isFull) {
            return false;
        }
        const auto from = rows[next] - std::min(rows[next], above);
        if (m_wholeParts.empty() || m_wholeParts.back().second + 1 < from) {
            m_wholeParts.emplace_back(from, stored.number);
        }
        m_wholeParts.back().second = stored.number;
        return true;
    });
    if (!isFull && next < rows.size() && !m_wholeParts.empty()) {
        m_wholeParts.back().second = UINT32_MAX; // the sheet ends within
    }
    keepMerges(workbook, sheet);
}

KeptRows KeptRows::between(std::uint32_t first, std::uint32_t last) const
{
    auto end = first <= m_lastInOneGo ? m_lastInOneGo : 0;
    for (const auto& [from, to] : m_wholeParts) {
        end = from <= first && first <= to ? to : end;
    }
    KeptRows out;
    for (const auto& row : m_rows) {
        if (row.number >= first && row.number <= std::min(last, end)) {
            out.m_rows.push_back(row);
        }
    }
    out.m_merges = m_merges;
    out.m_lastColumn = m_lastColumn;
    out.m_isWhole = last <= end;
    out.m_lastInOneGo = std::min(last, end);
    out.m_lastRow = last;
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
