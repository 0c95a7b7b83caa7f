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

/// Pours tables of one OpenDocument spreadsheet into a sink. What a cell's type attribute says
/// decides, so number formats are not looked at; comments, drawings and covered cells are no cells.
class OdsSheetReader
{
public:
    OdsSheetReader(OdsStyles& styles, CellSink& sink, const Limits& limits)
        : m_styles(styles)
        , m_sink(sink)
        , m_limits(limits)
        , m_row(sink, limits)
    {}

    /// Called between rows, every thousand of them.
    struct Pause
    {
        virtual ~Pause() = default;
        virtual void between() = 0;
    };

    /// After the Open of a <table:table>: reads it to its Close. Throws Error{TooLarge} past a
    /// limit, also past repeated_cells when a few cells ask to be many.
    void read(TagScanner& scanner, Pause& pause);

private:
    /// What a cell's tag says; its text comes from its paragraphs.
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
    /// Columns up to and including `last` give their cells this font.
    struct ColumnFont
    {
        std::uint64_t last = 0;
        std::uint16_t font = 0;
    };
    /// One paragraph's blanks are put together as the format wants it.
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

/// "PT08H30M00S" as part of a day (33 hours are more than one); nothing when it is no such time.
[[nodiscard]] std::optional<double> daysOfDuration(std::string_view text);

} // namespace dongbo::importers
