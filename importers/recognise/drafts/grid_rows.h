#pragma once

#include "importers/recognise/cells/old_text.h"
#include "importers/recognise/model/reading.h"
#include "importers/recognise/model/row_draft.h"
#include "importers/recognise/model/surroundings.h"
#include "importers/recognise/words/marked.h"

#include <cstdint>
#include <string>
#include <vector>

namespace dongbo::importers {

/// Reads the rows of a grid: a draft for every count, and the sums against them.
class GridRows
{
public:
    GridRows(const Workbook& workbook, const SheetReading& reading,
             const Surroundings& surroundings);

    struct Verdict
    {
        RowKind kind = RowKind::Data;
        Message reason;
    };
    /// A row below the header; `drafts` is cleared, then filled for data.
    [[nodiscard]] Verdict read(const Row& row, std::vector<RowDraft>& drafts);
    /// Stated sums, by row then column: of rows of sums, and of a column of sums where it is wrong.
    [[nodiscard]] std::vector<TotalCheck> finish();

private:
    struct Field
    {
        CellKind kind = CellKind::Text;
        double number = 0;
        std::string text;
        std::string original;
        bool isFilled = false;
    };
    void load(const Row& row);
    [[nodiscard]] const Field& at(std::uint32_t column) const { return m_cells[column]; }
    [[nodiscard]] bool hasCounts() const;
    [[nodiscard]] bool hasReadableCount() const;
    [[nodiscard]] bool isFooter(const Marked& label) const;
    [[nodiscard]] Verdict judgeOther(const Marked& label);
    void makeDraft(std::uint32_t row, const GridColumn& column, std::vector<RowDraft>& drafts);
    void checkSums(std::uint32_t row);
    void checkRowSum(std::uint32_t row);

    const SheetReading* m_reading;
    const Surroundings* m_surroundings;
    CellTexts m_texts;
    std::vector<Field> m_cells; ///< by column
    std::uint32_t m_sumColumn = 0;
    std::int64_t m_rowSum = 0;
    std::vector<std::int64_t> m_sums; ///< by column of counts
    std::vector<TotalCheck> m_checks;
    bool m_isInFooter = false;
    bool m_isFirst = true;
};

} // namespace dongbo::importers
