#pragma once

#include "importers/readers/cells/row_builder.h"
#include "importers/readers/container/watch.h"
#include "importers/readers/xls/xls_workbook.h"

#include <cstdint>
#include <string>
#include <vector>

namespace dongbo::importers {

/// Passes sheets of one .xls workbook to a sink in two passes: first row and column properties and
/// whether rows ascend, then the cells; cells of rows that do not ascend are collected and sorted.
class XlsSheetReader
{
public:
    XlsSheetReader(BiffRecords& records, const XlsWorkbook& book, CellSink& sink,
                   const Limits& limits, ReadWatch& watch);

    /// Reads one sheet, from beginSheet to endSheet. Throws Error{Unreadable}
    /// "readers.broken_sheet" when it ends early, a cell is truncated or a shared string does not
    /// exist, Error{TooLarge} past a limit.
    void read(const XlsWorkbook::SheetPlace& sheet);

private:
    struct Place
    {
        std::uint16_t row = 0, column = 0, style = 0;
    };
    void survey(const XlsWorkbook::SheetPlace& sheet);
    void noteRecord(std::uint16_t id, std::string_view body);
    void noteMerges(std::string_view body);
    void readCells(const XlsWorkbook::SheetPlace& sheet);
    void takeRecord(std::uint16_t id, std::string_view body);
    void takeFormula(const Place& place, std::string_view body);
    void takeManyNumbers(const Place& place, std::string_view body);
    void takeSharedText(const Place& place, std::string_view body);
    void takeNumber(const Place& place, double value, bool isFormula);
    void takeBoolOrError(const Place& place, unsigned value, bool isError, bool isFormula);
    /// A text in the record itself, at offset `skipped`.
    void takeOwnText(const Place& place, std::size_t skipped, bool rich, bool isFormula);
    [[nodiscard]] Cell cellAt(const Place& place, bool isFormula) const;
    void enter(Cell cell, bool textStays);
    void emitLateCells();
    void reportNow();
    [[nodiscard]] Error broken(const char* what) const;

    BiffRecords& m_records;
    const XlsWorkbook& m_book;
    CellSink& m_sink;
    const Limits& m_limits;
    ReadWatch& m_watch;
    RowBuilder m_row;
    std::string m_text;
    std::uint32_t m_rowsDone = 0;
    bool m_rowsRise = true;
    std::int32_t m_lastRow = -1; ///< of the first pass
    std::vector<bool> m_hiddenRows;
    std::vector<bool> m_hiddenColumns;
    std::vector<Merge> m_merges;
    std::vector<Cell> m_lateCells;
    TextArena m_lateTexts;
    bool m_awaitsString = false; ///< a formula's text is in a separate record
    Place m_awaiting;
};

} // namespace dongbo::importers
