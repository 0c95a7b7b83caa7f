#pragma once

#include <xlsxwriter.h>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace dongbo::report {

// Inside core/report only.

/// Plain rows of a sheet in constant memory, written straight into the library's file of rows. The
/// library formats every number with printf and copies every text twice, which is a third of the
/// cost of a long list; what comes out here is the same to the byte. Everything else (heads, merged
/// cells, widths, charts) goes through the library, before and after: rows only go down.
class SheetRows
{
public:
    /// `sheet` belongs to a workbook in constant memory and outlives this.
    explicit SheetRows(lxw_worksheet* sheet)
        : m_sheet(sheet)
    {}

    /// Begins a row below all others. What the library holds of the row before goes out first.
    void begin(lxw_row_t row);
    // Cells from the left, one after the other.
    void text(std::string_view words, lxw_format* look); ///< words as a workbook can hold them
    void number(std::int64_t value, lxw_format* look);
    void number(double value, lxw_format* look); ///< finite
    void nothing(lxw_format* look);
    /// A failed write is told by the file, which WorkbookFile::keep asks.
    void end();

private:
    void open(lxw_format* look);

    lxw_worksheet* m_sheet;
    std::array<char, 10> m_number{}; ///< of the row
    std::string_view m_row;          ///< m_number as far as it is used
    lxw_col_t m_column = 0;
    std::string m_line;
};

} // namespace dongbo::report
