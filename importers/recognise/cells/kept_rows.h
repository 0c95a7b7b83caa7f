#pragma once

#include "importers/grid/workbook.h"
#include "importers/recognise/model/reading.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace dongbo::importers {

/// A cell of the first rows, kept with its tidied text.
struct KeptCell
{
    std::uint32_t column = 0;
    CellKind kind = CellKind::Text;
    bool isFormula = false;
    std::uint16_t font = 0;
    double number = 0;
    std::string text; ///< in Unicode, as cellText gives it; never empty
};

struct KeptRow
{
    std::uint32_t number = 0;
    bool hidden = false;
    std::vector<KeptCell> cells;

    [[nodiscard]] const KeptCell* at(std::uint32_t column) const;
};

/// The first rows of a sheet, kept to look at them from all sides: enough to find the header and to
/// see what the columns hold. Cells without anything to see are left out.
class KeptRows
{
public:
    /// At most `rows` rows and 200,000 cells, read as `oldText` says.
    KeptRows(const Workbook& workbook, std::size_t sheet, std::size_t rows,
             const std::vector<OldTextReading>& oldText);

    /// Only the rows from `first` to `last`, with their merges; as of a sheet that ends there when
    /// this one has further rows below.
    [[nodiscard]] KeptRows between(std::uint32_t first, std::uint32_t last) const;

    [[nodiscard]] const std::vector<KeptRow>& rows() const { return m_rows; }
    /// True when the sheet had no more rows than these.
    [[nodiscard]] bool isWholeSheet() const { return m_isWhole; }
    [[nodiscard]] const KeptRow* row(std::uint32_t number) const;
    /// The cell there, or the one whose merged rectangle covers the place; null when empty.
    [[nodiscard]] const KeptCell* at(std::uint32_t row, std::uint32_t column) const;
    /// The merge that covers the place; null when none does.
    [[nodiscard]] const Merge* mergeAt(std::uint32_t row, std::uint32_t column) const;
    [[nodiscard]] std::uint32_t lastColumn() const { return m_lastColumn; }

private:
    KeptRows() = default;

    std::vector<KeptRow> m_rows;
    std::vector<Merge> m_merges; ///< those that touch the kept rows
    std::uint32_t m_lastColumn = 0;
    bool m_isWhole = true;
};

} // namespace dongbo::importers
