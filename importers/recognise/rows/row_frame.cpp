#include "importers/recognise/rows/row_frame.h"

#include "importers/recognise/cells/cell_text.h"
#include "importers/recognise/columns/money.h"

#include <algorithm>

namespace dongbo::importers {

namespace {

/// Columns whose merged cells speak for every row beside them. Amounts and counts do not: they
/// would be counted again in every row.
bool reachesDown(ListField field)
{
    const auto* own = plainDeviceField(field);
    if (own != nullptr) {
        return own->type == FieldType::Text || own->type == FieldType::Day;
    }
    return isOneOf(field,
                   {ListField::Name,           ListField::Type,       ListField::Maker,
                    ListField::Model,          ListField::SpecText,   ListField::Measure,
                    ListField::InUseYear,      ListField::InUseDate,  ListField::Acquired,
                    ListField::YearMade,       ListField::Country,    ListField::WarrantyUntil,
                    ListField::WarrantyMonths, ListField::Condition,  ListField::Site,
                    ListField::Location,       ListField::Department, ListField::Custodian,
                    ListField::FundingSource,  ListField::Supplier,   ListField::DocumentNo,
                    ListField::Notes});
}

} // namespace

bool describesADevice(ListField field)
{
    return isOneOf(field, {ListField::Code, ListField::Maker, ListField::Model, ListField::Serial,
                           ListField::SpecText, ListField::Measure, ListField::InUseYear,
                           ListField::InUseDate, ListField::Acquired, ListField::YearMade,
                           ListField::Country, ListField::Condition, ListField::ConditionMark,
                           ListField::Site, ListField::Location, ListField::Department,
                           ListField::Custodian, ListField::Type});
}

bool isFigure(ListField field)
{
    return isMoney(field) || field == ListField::Quantity || field == ListField::QuantityBook ||
           field == ListField::QuantityCounted || field == ListField::QuantityDifference ||
           field == ListField::WearYear || field == ListField::WearTotal ||
           field == ListField::WearOpening;
}

RowFrame::RowFrame(const Workbook& workbook, const SheetReading& reading)
    : m_texts(workbook, reading.oldText)
    , m_formulas(workbook, reading.sheet)
    , m_firstColumn(reading.firstColumn)
    , m_lastColumn(reading.lastColumn)
{
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
        slot.currency = column.currency;
        slot.isMonthFirst = column.isMonthFirst;
        slot.hasFigure = isFigure(column.field);
        slot.isDescribing = describesADevice(column.field);
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

void RowFrame::load(const Row& stored)
{
    const auto row = m_formulas.computed(stored);
    m_number = row.number;
    m_visible = 0;
    m_firstVisible = 0;
    m_firstText.clear();
    m_firstTextColumn = 0;
    for (auto& slot : m_slots) {
        slot.isFilled = false;
        slot.isInherited = false;
        slot.mergedRows = 1;
        slot.original.clear();
        slot.oldText = nullptr;
    }
    for (const auto& cell : row.cells) {
        if (cell.column < m_firstColumn || cell.column > m_lastColumn || isBlank(cell)) {
            continue;
        }
        const std::size_t index =
            cell.column < m_slotOfColumn.size() ? m_slotOfColumn[cell.column] : 0;
        if (index == 0) {
            m_visible += isFormulaOnly(cell) ? 0 : 1;
            m_firstVisible = m_firstVisible == 0 ? cell.column : m_firstVisible;
            if (m_firstTextColumn == 0 && cell.kind == CellKind::Text) {
                m_texts.read(cell, m_firstText, m_original);
                m_firstTextColumn = cell.column;
            }
            continue;
        }
        auto& slot = m_slots[index - 1];
        slot.oldText = m_texts.read(cell, slot.text, slot.original);
        if (slot.text.empty()) {
            continue;
        }
        // A formula nobody calculated shows nothing yet.
        m_visible += isFormulaOnly(cell) ? 0 : 1;
        m_firstVisible = m_firstVisible == 0 ? cell.column : m_firstVisible;
        slot.isFilled = true;
        slot.kind = cell.kind;
        slot.number = cell.number;
        slot.isFormula = cell.isFormula;
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
        if (index != 0) {
            m_slots[index - 1].mergedRows = merge.lastRow - row + 1;
        }
        if (index != 0 && merge.lastRow > row && reachesDown(m_slots[index - 1].field)) {
            const auto& slot = m_slots[index - 1];
            m_down[index - 1] = slot.isFilled ? Down{merge.lastRow, slot.kind,     slot.number,
                                                     slot.text,     slot.original, slot.oldText}
                                              : Down{};
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
            slot.original = down.original;
            slot.oldText = down.oldText;
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
