#include "importers/recognise/row_frame.h"

#include "importers/recognise/cell_text.h"

#include <algorithm>

namespace dongbo::importers {

namespace {

/// Fonts of TCVN3 (".VnTime", ".VnArialH") and VNI ("VNI-Times"): their letters are not Unicode.
bool isLegacyFont(std::string_view name)
{
    return name.starts_with(".Vn") || name.starts_with(".VN") || name.starts_with(".vn") ||
           name.starts_with("VNI-") || name.starts_with("Vni-") || name.starts_with("vni-");
}

bool isAscii(std::string_view text)
{
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// Columns whose merged cells speak for every row beside them. Amounts and counts do not: they
/// would be counted again in every row.
bool reachesDown(ListField field)
{
    return isOneOf(field,
                   {ListField::Type,       ListField::Maker,         ListField::Model,
                    ListField::SpecText,   ListField::Measure,       ListField::InUseYear,
                    ListField::InUseDate,  ListField::Acquired,      ListField::YearMade,
                    ListField::Country,    ListField::WarrantyUntil, ListField::WarrantyMonths,
                    ListField::Condition,  ListField::Site,          ListField::Location,
                    ListField::Department, ListField::Custodian,     ListField::FundingSource,
                    ListField::Supplier,   ListField::DocumentNo,    ListField::Notes});
}

} // namespace

RowFrame::RowFrame(const Workbook& workbook, const SheetReading& reading)
    : m_workbook(&workbook)
{
    for (const auto& font : workbook.fonts()) {
        m_isLegacyFont.push_back(isLegacyFont(font));
    }
    std::uint32_t lastColumn = 0;
    for (const auto& column : reading.columns) {
        if (column.field == ListField::Unknown) {
            continue;
        }
        Slot slot;
        slot.field = column.field;
        slot.column = column.column;
        slot.unitOfMoney = column.unitOfMoney;
        slot.priceOf = column.priceOf;
        slot.leaf = column.leaf;
        m_slots.push_back(std::move(slot));
        lastColumn = std::max(lastColumn, column.column);
    }
    m_slotOfColumn.assign(lastColumn + 1, 0);
    for (std::size_t i = 0; i < m_slots.size(); ++i) {
        m_slotOfColumn[m_slots[i].column] = static_cast<std::uint16_t>(i + 1);
        auto& first = m_slotOfField[static_cast<std::size_t>(m_slots[i].field)];
        first = first == 0 ? static_cast<std::uint16_t>(i + 1) : first;
    }
    m_down.resize(m_slots.size());
    for (const auto& merge : workbook.sheets()[reading.sheet].merges) {
        if (merge.firstRow > reading.header.rows.last) {
            m_merges.push_back(merge);
        }
    }
    std::sort(m_merges.begin(), m_merges.end(), [](const Merge& a, const Merge& b) {
        return std::pair(a.firstRow, a.firstColumn) < std::pair(b.firstRow, b.firstColumn);
    });
}

void RowFrame::load(const Row& row)
{
    m_number = row.number;
    m_visible = 0;
    m_firstText.clear();
    m_firstTextColumn = 0;
    for (auto& slot : m_slots) {
        slot.isFilled = false;
        slot.isInherited = false;
        slot.isLegacy = false;
    }
    for (const auto& cell : row.cells) {
        if (isBlank(cell)) {
            continue;
        }
        const std::size_t index =
            cell.column < m_slotOfColumn.size() ? m_slotOfColumn[cell.column] : 0;
        if (index == 0) {
            ++m_visible;
            if (m_firstTextColumn == 0 && cell.kind == CellKind::Text) {
                cellTextInto(cell, m_firstText);
                m_firstTextColumn = cell.column;
            }
            continue;
        }
        auto& slot = m_slots[index - 1];
        cellTextInto(cell, slot.text);
        if (slot.text.empty()) {
            continue;
        }
        ++m_visible;
        slot.isFilled = true;
        slot.kind = cell.kind;
        slot.number = cell.number;
        slot.isFormula = cell.isFormula;
        slot.isLegacy = cell.kind == CellKind::Text && cell.font < m_isLegacyFont.size() &&
                        m_isLegacyFont[cell.font] && !isAscii(slot.text);
        if (m_firstTextColumn == 0 && cell.kind == CellKind::Text) {
            m_firstText = slot.text;
            m_firstTextColumn = cell.column;
        }
    }
    applyMerges(row.number);
}

void RowFrame::applyMerges(std::uint32_t row)
{
    m_isMergedAcross = false;
    for (; m_nextMerge < m_merges.size() && m_merges[m_nextMerge].firstRow <= row; ++m_nextMerge) {
        const auto& merge = m_merges[m_nextMerge];
        if (merge.firstRow != row) {
            continue; // its first row held nothing
        }
        const std::uint32_t width = merge.lastColumn - merge.firstColumn + 1;
        if (merge.firstColumn == m_firstTextColumn && width >= 3 && width * 2 >= m_slots.size()) {
            m_isMergedAcross = true;
        }
        const std::size_t index =
            merge.firstColumn < m_slotOfColumn.size() ? m_slotOfColumn[merge.firstColumn] : 0;
        if (index != 0 && merge.lastRow > row && reachesDown(m_slots[index - 1].field)) {
            const auto& slot = m_slots[index - 1];
            m_down[index - 1] = {slot.isFilled ? merge.lastRow : 0, slot.kind, slot.number,
                                 slot.isFilled ? slot.text : std::string{}};
        }
    }
    for (std::size_t i = 0; i < m_slots.size(); ++i) {
        auto& slot = m_slots[i];
        const auto& down = m_down[i];
        if (!slot.isFilled && down.lastRow >= row) {
            slot.isFilled = true;
            slot.isInherited = true;
            slot.kind = down.kind;
            slot.number = down.number;
            slot.text = down.text;
        }
    }
}

const Slot* RowFrame::slot(ListField field) const
{
    const auto index = m_slotOfField[static_cast<std::size_t>(field)];
    return index == 0 ? nullptr : &m_slots[index - 1];
}

const Slot* RowFrame::filled(ListField field) const
{
    const auto* found = slot(field);
    return found != nullptr && found->isFilled ? found : nullptr;
}

const Slot* RowFrame::atColumn(std::uint32_t column) const
{
    const std::size_t index = column < m_slotOfColumn.size() ? m_slotOfColumn[column] : 0;
    return index == 0 ? nullptr : &m_slots[index - 1];
}

} // namespace dongbo::importers
