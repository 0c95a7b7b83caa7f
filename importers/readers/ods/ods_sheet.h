#pragma once

#include "importers/readers/cells/row_builder.h"
#include "importers/readers/container/watch.h"
#include "importers/readers/ods/ods_styles.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dongbo::importers {

/// Passes tables of one OpenDocument spreadsheet to a sink. A cell's type attribute decides, so
/// number formats are ignored; comments, drawings and covered cells are not cells.
class OdsSheetReader
{
public:
    OdsSheetReader(OdsStyles& styles, CellSink& sink, const Limits& limits)
        : m_styles(styles)
        , m_sink(sink)
        , m_limits(limits)
        , m_row(sink, limits)
    {}

    /// Called between rows, once per thousand.
    struct Pause
    {
        virtual ~Pause() = default;
        virtual void between() = 0;
    };

    /// Call it after the Open of a <table:table>: reads it to its Close. Throws Error{TooLarge}
    /// past a limit, also past repeated_cells when a few cells declare many repetitions.
    void read(TagScanner& scanner, Pause& pause);

private:
    /// The attributes of a cell; its text comes from its paragraphs.
    struct CellTag
    {
        enum class Type
        {
            Text,
            Number,
            Date,
            Time,
            Bool,
            Error
        };
        Type type = Type::Text;
        double number = 0;
        bool hasNumber = false;
        bool isFormula = false;
        std::uint16_t font = 0;
        std::uint64_t repeats = 1;
        std::uint64_t columnSpan = 1, rowSpan = 1;
        std::string text; ///< string-value
    };
    /// Columns up to and including `last` have this default font.
    struct ColumnFont
    {
        std::uint64_t last = 0;
        std::uint16_t font = 0;
    };
    /// Collapses the blanks of a paragraph as the format specifies.
    struct Paragraph
    {
        bool afterBlank = true;
        bool endsInBlank = false;
    };

    void readColumn(const TagScanner& scanner);
    void readRow(TagScanner& scanner);
    void readCell(TagScanner& scanner);
    void readTag(const TagScanner& scanner, CellTag& tag);
    void readParagraph(TagScanner& scanner, CellTag& tag);
    bool readInline(TagScanner& scanner, Paragraph& state, std::uint16_t& spanFont);
    void appendCollapsed(Paragraph& state);
    void addCell(const CellTag& tag);
    void addMerge(const CellTag& tag);
    void countRepeated(std::uint64_t cells);
    [[nodiscard]] std::uint16_t cellFont(std::string_view style);
    [[nodiscard]] std::uint16_t columnFont() const;

    OdsStyles& m_styles;
    CellSink& m_sink;
    const Limits& m_limits;
    RowBuilder m_row;
    std::uint64_t m_nextRow = 1;
    std::uint64_t m_column = 0;     ///< of the cell being read
    std::uint64_t m_lastColumn = 0; ///< of the columns described so far
    std::uint64_t m_repeated = 0;   ///< over all sheets
    std::uint16_t m_rowFont = 0;
    std::string m_text;
    std::string m_piece;
    std::string m_lastStyle;
    std::uint16_t m_lastStyleFont = 0;
    std::vector<ColumnFont> m_columnFonts;
    std::vector<std::uint32_t> m_hiddenColumns;
    std::vector<Merge> m_merges;
};

/// "PT08H30M00S" as a fraction of a day (33 hours are more than one); absent when invalid.
[[nodiscard]] std::optional<double> daysOfDuration(std::string_view text);

} // namespace dongbo::importers
