#pragma once

#include "importers/grid/workbook.h"
#include "importers/recognise/cells/formula.h"
#include "importers/recognise/cells/old_text.h"
#include "importers/recognise/model/reading.h"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace dongbo::importers {

/// Fields that say something about a device itself: a section or sum has none of them.
[[nodiscard]] bool describesADevice(ListField field);
/// Counts and amounts, which sections and sums may carry.
[[nodiscard]] bool isFigure(ListField field);

/// One understood column's cell in the row at hand.
struct Slot
{
    ListField field = ListField::Unknown;
    std::uint32_t column = 0;
    std::int64_t unitOfMoney = 1;
    PriceOf priceOf = PriceOf::Row;
    std::string leaf;     ///< of the heading: the wording of a column of crosses
    std::string currency; ///< as of ColumnReading
    bool isMonthFirst = false;
    bool hasFigure = false;    ///< isFigure(field), asked for each row
    bool isDescribing = false; ///< describesADevice(field)

    bool isFilled = false;
    bool isInherited = false; ///< from a merge that reaches down, or the cell above
    bool isFormula = false;
    CellKind kind = CellKind::Text;
    std::uint32_t mergedRows = 1; ///< how many rows a merge that begins here reaches over
    double number = 0;
    std::string text;     ///< in Unicode, as cellText gives it
    std::string original; ///< as the file has it, when `text` was converted; else empty
    const OldTextReading* oldText = nullptr; ///< how it was converted

    /// What the file says, for provenance.
    [[nodiscard]] const std::string& written() const { return original.empty() ? text : original; }
};

/// The row at hand, cell by understood column; memory is used again from row to row.
class RowFrame
{
public:
    RowFrame(const Workbook& workbook, const SheetReading& reading);

    /// Takes over the row's cells.
    void load(const Row& row);

    [[nodiscard]] std::uint32_t number() const { return m_number; }
    [[nodiscard]] const std::vector<Slot>& slots() const { return m_slots; }
    /// The first slot of the field that has a column; null when the list has none.
    [[nodiscard]] const Slot* slot(ListField field) const;
    /// The same, only when the row has something there.
    [[nodiscard]] const Slot* filled(ListField field) const;
    [[nodiscard]] const Slot* atColumn(std::uint32_t column) const;

    /// Cells with something to see, wherever they stand, inherited ones not counted.
    [[nodiscard]] std::uint32_t visibleCells() const { return m_visible; }
    /// The column of the leftmost of them; 0: none.
    [[nodiscard]] std::uint32_t firstVisibleColumn() const { return m_firstVisible; }
    /// The leftmost visible text of the row, also outside the understood columns; may be empty.
    [[nodiscard]] const std::string& firstText() const { return m_firstText; }
    [[nodiscard]] std::uint32_t firstTextColumn() const { return m_firstTextColumn; }
    /// A merge that begins here in the first visible cell and spans half the understood columns.
    [[nodiscard]] bool isMergedAcross() const { return m_isMergedAcross; }

private:
    void applyMerges(std::uint32_t row);

    CellTexts m_texts;
    RowFormulas m_formulas;
    std::uint32_t m_firstColumn;
    std::uint32_t m_lastColumn;
    std::vector<Slot> m_slots;
    std::vector<std::uint16_t> m_slotOfColumn; ///< 1-based slot, 0 none
    std::array<std::uint16_t, listFieldCount> m_slotOfField{};
    std::vector<Merge> m_merges; ///< below the header, by first row
    std::size_t m_nextMerge = 0;
    struct Down
    {
        std::uint32_t lastRow = 0;
        CellKind kind = CellKind::Text;
        double number = 0;
        std::string text;
        std::string original;
        const OldTextReading* oldText = nullptr;
    };
    std::vector<Down> m_down; ///< by slot
    std::uint32_t m_number = 0;
    std::uint32_t m_visible = 0;
    std::uint32_t m_firstVisible = 0;
    std::uint32_t m_firstTextColumn = 0;
    std::string m_firstText;
    std::string m_original; ///< scratch
    bool m_isMergedAcross = false;
};

} // namespace dongbo::importers
