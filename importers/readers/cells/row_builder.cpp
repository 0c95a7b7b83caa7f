#include "importers/readers/cells/row_builder.h"

#include "importers/grid/utf8.h"

#include <algorithm>
#include <cmath>

namespace dongbo::importers {

void RowBuilder::begin(std::uint64_t row, bool hidden)
{
    if (row > m_limits.rows) {
        throw pastLimit("rows", m_limits.rows);
    }
    m_row = static_cast<std::uint32_t>(row);
    m_hidden = hidden;
    m_isSorted = true;
    m_bytes = 0;
    m_cells.clear();
    m_texts.clear();
}

Cell& RowBuilder::add(std::uint64_t column, CellKind kind, std::uint16_t font, bool isFormula)
{
    if (column > m_limits.columns) {
        throw pastLimit("columns", m_limits.columns);
    }
    m_isSorted = m_isSorted && (m_cells.empty() || column > m_cells.back().column);
    auto& cell = m_cells.emplace_back();
    cell.row = m_row;
    cell.column = static_cast<std::uint32_t>(column);
    cell.kind = kind;
    cell.font = font;
    cell.isFormula = isFormula;
    return cell;
}

void RowBuilder::addText(std::uint64_t column, std::string_view text, std::uint16_t font,
                         bool isFormula)
{
    if (text.empty()) {
        return;
    }
    if (isLongerThan(text, m_limits.cellCharacters)) {
        throw pastLimit("cell_characters", m_limits.cellCharacters);
    }
    m_bytes += text.size();
    if (m_bytes > m_limits.rowBytes) {
        throw pastLimit("row_bytes", m_limits.rowBytes);
    }
    add(column, CellKind::Text, font, isFormula).text = text;
}

void RowBuilder::add(const Cell& cell)
{
    if (cell.kind == CellKind::Text) {
        addText(cell.column, cell.text, cell.font, cell.isFormula);
        return;
    }
    auto& added = add(cell.column, cell.kind, cell.font, cell.isFormula);
    added.number = cell.number;
    added.text = cell.text;
}

void RowBuilder::addNumber(std::uint64_t column, double value, NumberMeaning meaning,
                           std::uint16_t font, bool isFormula)
{
    if (!std::isfinite(value)) {
        addError(column, "#NUM!", font, isFormula);
        return;
    }
    const auto kind = meaning == NumberMeaning::Number ? CellKind::Number : CellKind::Date;
    add(column, kind, font, isFormula).number = value;
}

void RowBuilder::addBool(std::uint64_t column, bool value, std::uint16_t font, bool isFormula)
{
    add(column, CellKind::Bool, font, isFormula).number = value ? 1 : 0;
}

void RowBuilder::addError(std::uint64_t column, std::string_view text, std::uint16_t font,
                          bool isFormula)
{
    add(column, CellKind::Error, font, isFormula).text = text;
}

void RowBuilder::emit()
{
    if (m_cells.empty()) {
        return;
    }
    if (!m_isSorted) {
        std::stable_sort(m_cells.begin(), m_cells.end(),
                         [](const Cell& a, const Cell& b) { return a.column < b.column; });
        std::size_t kept = 0;
        for (std::size_t i = 0; i < m_cells.size(); ++i) {
            kept += kept > 0 && m_cells[kept - 1].column == m_cells[i].column ? 0U : 1U;
            m_cells[kept - 1] = m_cells[i];
        }
        m_cells.resize(kept);
        m_isSorted = true;
    }
    m_sink.row({m_row, m_hidden, m_cells});
}

void RowBuilder::emitAgain(std::uint64_t row)
{
    if (row > m_limits.rows) {
        throw pastLimit("rows", m_limits.rows);
    }
    m_row = static_cast<std::uint32_t>(row);
    for (auto& cell : m_cells) {
        cell.row = m_row;
    }
    emit();
}

} // namespace dongbo::importers
