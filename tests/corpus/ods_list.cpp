#include "core/domain/time.h"
#include "core/text/dates.h"
#include "tests/corpus/format_writers.h"
#include "tests/support/ods_fixture.h"

#include <algorithm>
#include <vector>

namespace dongbo::corpus {

namespace {

/// A text's paragraphs, its runs of spaces kept.
std::string paragraphs(const std::string& text)
{
    std::string out = "<text:p>";
    bool wasSpace = true;
    for (const char c : text) {
        if (c == '\n') {
            out += "</text:p><text:p>";
            wasSpace = true;
        } else if (c == ' ' && wasSpace) {
            out += "<text:s/>";
        } else {
            out += escapedXml(std::string(1, c));
            wasSpace = c == ' ';
        }
    }
    return out + "</text:p>";
}

/// What spans of cells stand in a row, by column: how wide and high a cell is, or that it is
/// covered by another.
struct Span
{
    std::uint32_t columns = 1, rows = 1;
    bool isCovered = false;
};

Span spanAt(const SpecSheet& sheet, std::uint32_t row, std::uint32_t column)
{
    for (const auto& merge : sheet.merges) {
        const auto range = rangeOf(merge);
        if (row < range.firstRow || row > range.lastRow || column < range.firstColumn ||
            column > range.lastColumn) {
            continue;
        }
        if (row == range.firstRow && column == range.firstColumn) {
            return {range.lastColumn - range.firstColumn + 1, range.lastRow - range.firstRow + 1,
                    false};
        }
        return {1, 1, true};
    }
    return {};
}

class Writer
{
public:
    std::string table(const SpecSheet& sheet)
    {
        std::string out = "<table:table table:name=\"" + escapedXml(sheet.name) + "\"" +
                          (sheet.isHidden ? " table:style-name=\"hidden\"" : "") + ">";
        std::uint32_t next = 1;
        std::uint32_t width = 0;
        for (const auto& row : sheet.rows) {
            width = std::max(width, static_cast<std::uint32_t>(row.cells.size()));
        }
        for (const auto& merge : sheet.merges) {
            width = std::max(width, rangeOf(merge).lastColumn);
        }
        for (const auto& row : sheet.rows) {
            if (row.number > next) {
                out += "<table:table-row table:number-rows-repeated=\"" +
                       std::to_string(row.number - next) +
                       "\"><table:table-cell/></table:table-row>";
            }
            out += "<table:table-row>";
            for (std::uint32_t column = 1; column <= width; ++column) {
                const auto* cell = column <= row.cells.size() && row.cells[column - 1]
                                       ? &*row.cells[column - 1]
                                       : nullptr;
                out += cellXml(cell, spanAt(sheet, row.number, column));
            }
            out += "</table:table-row>";
            next = row.number + 1;
        }
        return out + "</table:table>";
    }

    [[nodiscard]] std::string faces() const
    {
        std::string out;
        for (std::size_t i = 0; i < m_fonts.size(); ++i) {
            out += "<style:font-face style:name=\"F" + std::to_string(i) +
                   "\" svg:font-family=\"&apos;" + escapedXml(m_fonts[i]) + "&apos;\"/>";
        }
        return out;
    }

    [[nodiscard]] std::string styles() const
    {
        std::string out = "<style:style style:name=\"hidden\" style:family=\"table\">"
                          "<style:table-properties table:display=\"false\"/></style:style>";
        for (std::size_t i = 0; i < m_fonts.size(); ++i) {
            out += "<style:style style:name=\"ce" + std::to_string(i) +
                   "\" style:family=\"table-cell\"><style:text-properties style:font-name=\"F" +
                   std::to_string(i) + "\"/></style:style>";
        }
        return out;
    }

private:
    std::string cellXml(const SpecCell* cell, Span span)
    {
        const std::string name = span.isCovered ? "table:covered-table-cell" : "table:table-cell";
        std::string out = "<" + name;
        if (span.columns > 1 || span.rows > 1) {
            out += " table:number-columns-spanned=\"" + std::to_string(span.columns) +
                   "\" table:number-rows-spanned=\"" + std::to_string(span.rows) + "\"";
        }
        if (cell == nullptr) {
            return out + "/>";
        }
        if (!cell->font.empty()) {
            auto found = std::find(m_fonts.begin(), m_fonts.end(), cell->font);
            if (found == m_fonts.end()) {
                found = m_fonts.insert(found, cell->font);
            }
            out += " table:style-name=\"ce" + std::to_string(found - m_fonts.begin()) + "\"";
        }
        switch (cell->kind) {
        case SpecCell::Kind::Text:
            return out + " office:value-type=\"string\">" + paragraphs(cell->text) + "</" + name +
                   ">";
        case SpecCell::Kind::Number:
            return out + " office:value-type=\"float\" office:value=\"" + cell->written +
                   "\"><text:p>" + cell->written + "</text:p></" + name + ">";
        case SpecCell::Kind::Date:
            return out + " office:value-type=\"date\" office:date-value=\"" +
                   isoText(*text::dateFromSerial(cell->number)) + "\"/>";
        }
        return {};
    }

    std::vector<std::string> m_fonts;
};

} // namespace

std::string odsOf(const ListSpec& spec)
{
    test::OdsFixture file;
    Writer writer;
    std::string tables;
    for (const auto& sheet : spec.sheets) {
        tables += writer.table(sheet);
    }
    return file.tables(tables).styles(writer.faces(), writer.styles()).bytes();
}

} // namespace dongbo::corpus
