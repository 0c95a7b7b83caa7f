#pragma once

#include "importers/grid/workbook.h"

#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace dongbo::importers {

/// Works out the formulas of a row that the file has no results of ("=D2*E2", "=SUM(D2:F2)",
/// "=CONCATENATE(B2,\" \",C2)", "=B2&C2"), as far as they look only at cells of their own row.
/// Readers give such cells as errors that begin with "=". What cannot be worked out stays one.
class RowFormulas
{
public:
    /// The row with results in place of formulas; the same row when it has none. What is answered
    /// lives until the next call and as long as `row`.
    [[nodiscard]] Row computed(const Row& row);

private:
    std::vector<Cell> m_cells;
    std::deque<std::string> m_texts;
};

/// Whether the cell is a formula without a result.
[[nodiscard]] inline bool isFormulaOnly(const Cell& cell)
{
    return cell.kind == CellKind::Error && cell.text.starts_with('=');
}

} // namespace dongbo::importers
