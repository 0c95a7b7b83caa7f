#pragma once

#include "importers/grid/workbook.h"

#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace dongbo::importers {

/// Works out the formulas that the file has no results of ("=D2*E2", "=SUM(D2:D40)", "=B5",
/// "=CONCATENATE(B2,\" \",C2)", "=B2&C2"), as far as they look only at cells of their own sheet.
/// Readers give such cells as errors that begin with "=". What cannot be worked out stays one: so
/// do formulas on other rows of a sheet of more than a hundred thousand cells, and circles.
class RowFormulas
{
public:
    /// Of formulas that look at their own row only.
    RowFormulas();
    /// The workbook must outlive it; its sheet is walked once when a formula asks for another row.
    RowFormulas(const Workbook& workbook, std::size_t sheet);
    ~RowFormulas();
    RowFormulas(const RowFormulas&) = delete;
    RowFormulas& operator=(const RowFormulas&) = delete;
    RowFormulas(RowFormulas&&) noexcept;
    RowFormulas& operator=(RowFormulas&&) noexcept;

    /// The row with results in place of formulas; the same row when it has none. What is answered
    /// lives until the next call and as long as `row`.
    [[nodiscard]] Row computed(const Row& row);

private:
    class SheetCells;
    std::unique_ptr<SheetCells> m_sheet;
    std::vector<Cell> m_cells;
    std::deque<std::string> m_texts;
};

/// Whether the cell is a formula without a result.
[[nodiscard]] inline bool isFormulaOnly(const Cell& cell)
{
    return cell.kind == CellKind::Error && cell.text.starts_with('=');
}

} // namespace dongbo::importers
