#pragma once

#include "importers/grid/cell_sink.h"
#include "importers/grid/text_arena.h"
#include "importers/readers/cells/shared_strings.h"
#include "importers/readers/container/watch.h"
#include "importers/readers/xlsx/xlsx_package.h"
#include "importers/readers/xml/tag_scanner.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace dongbo::importers {

/// Passes sheets of one Excel workbook to a sink, row by row.
class XlsxSheetReader
{
public:
    XlsxSheetReader(const XlsxPackage& package, const SharedStrings& strings, Fonts& fonts,
                    CellSink& sink, const Limits& limits)
        : m_package(package)
        , m_strings(strings)
        , m_inlineTexts(fonts, limits)
        , m_sink(sink)
        , m_limits(limits)
    {}

    /// Called between rows, every few thousand of them.
    struct Pause
    {
        virtual ~Pause() = default;
        virtual void between() = 0;
    };

    /// Reads one sheet part, from beginSheet to endSheet. Throws Error{Unreadable} when rows do not
    /// ascend or a shared string does not exist, Error{TooLarge} past a limit.
    void read(TagScanner& scanner, const XlsxPackage::SheetPart& sheet, Pause& pause);

private:
    void readRow(TagScanner& scanner);
    void readCell(TagScanner& scanner);
    void readValue(Cell& cell, std::string_view type, std::string_view raw,
                   const XlsxPackage::Style& style);
    void showZeros(Cell& cell, std::uint8_t zeros);
    void readNumber(Cell& cell, std::string_view raw, NumberMeaning meaning);
    void readSharedString(Cell& cell, std::string_view raw);
    void keepText(Cell& cell, std::string_view text);
    void emitRow(std::uint32_t number, bool hidden);
    void readColumn(const TagScanner& scanner);
    void readMerge(const TagScanner& scanner);

    const XlsxPackage& m_package;
    const SharedStrings& m_strings;
    RichTextReader m_inlineTexts;
    CellSink& m_sink;
    const Limits& m_limits;

    std::uint32_t m_lastRow = 0;
    std::uint32_t m_row = 0;
    std::uint32_t m_lastColumn = 0;
    bool m_isSorted = true;
    std::vector<Cell> m_cells;
    TextArena m_texts; ///< of the row
    std::string m_scratch;
    std::string m_formula; ///< of the cell at hand
    std::vector<Merge> m_merges;
    std::vector<bool> m_hiddenColumns;
};

/// A reference such as "AB12" or "$AB$12": row and column, 1-based; absent when invalid.
struct CellPlace
{
    std::uint32_t row = 0, column = 0;
};
[[nodiscard]] std::optional<CellPlace> cellPlace(std::string_view reference);

} // namespace dongbo::importers
