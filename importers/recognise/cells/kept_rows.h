#pragma once

#include "importers/grid/workbook.h"
#include "importers/recognise/cells/old_text.h"
#include "importers/recognise/model/reading.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
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

    /// Keeps as well, of each of these rows, what is `above` rows above it and `below` below it; up
    /// to as many cells as at first. `rows` ascend and are below the rows kept so far.
    void keepAround(const Workbook& workbook, std::size_t sheet,
                    const std::vector<OldTextReading>& oldText,
                    const std::vector<std::uint32_t>& rows, std::uint32_t above,
                    std::uint32_t below);

    /// Only the rows from `first` to `last`, with their merges, as far as they are kept in one go;
    /// as of a sheet that ends with `last`.
    [[nodiscard]] KeptRows between(std::uint32_t first, std::uint32_t last) const;

    [[nodiscard]] const std::vector<KeptRow>& rows() const { return m_rows; }
    /// True when the sheet, or the part of it that was asked for, has no more rows than these.
    [[nodiscard]] bool isWholeSheet() const { return m_isWhole; }
    /// The last row down to which none is missing.
    [[nodiscard]] std::uint32_t lastInOneGo() const { return m_lastInOneGo; }
    /// Where the sheet ends, or the part of it that was asked for; UINT32_MAX when it is not known.
    [[nodiscard]] std::uint32_t lastRow() const { return m_lastRow; }
    [[nodiscard]] const KeptRow* row(std::uint32_t number) const;
    /// The cell there, or the one whose merged rectangle covers the place; null when empty.
    [[nodiscard]] const KeptCell* at(std::uint32_t row, std::uint32_t column) const;
    /// The merge that covers the place; null when none does.
    [[nodiscard]] const Merge* mergeAt(std::uint32_t row, std::uint32_t column) const;
    [[nodiscard]] std::uint32_t lastColumn() const { return m_lastColumn; }

private:
    KeptRows() = default;
    /// False: as many cells are kept as may be.
    bool keep(const Row& row, CellTexts& texts);
    void keepMerges(const Workbook& workbook, std::size_t sheet);

    std::vector<KeptRow> m_rows;
    std::vector<Merge> m_merges; ///< those that touch the kept rows
    std::uint32_t m_lastColumn = 0;
    bool m_isWhole = true;
    std::uint32_t m_lastInOneGo = UINT32_MAX;
    std::uint32_t m_lastRow = UINT32_MAX;
    std::size_t m_cells = 0;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> m_wholeParts; ///< of the rows kept around
};

} // namespace dongbo::importers
