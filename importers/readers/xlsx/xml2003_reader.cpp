#include "importers/readers/xlsx/xml2003_reader.h"

#include "importers/readers/cells/fonts.h"
#include "importers/readers/cells/row_builder.h"
#include "importers/readers/container/file_source.h"
#include "importers/readers/xml/tag_scanner.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace dongbo::importers {

namespace {

using Event = TagScanner::Event;

constexpr std::uint64_t rowsBetweenReports = 1024;
constexpr std::size_t mostStyles = 65536;

/// A whole number; absent when invalid.
std::optional<std::uint64_t> wholeNumber(std::string_view text)
{
    std::uint64_t value = 0;
    const auto [stop, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    return fault == std::errc{} && stop == text.data() + text.size() && !text.empty() &&
                   value <= UINT32_MAX
               ? std::optional{value}
               : std::nullopt;
}

std::string resolved(std::string_view raw)
{
    std::string text;
    appendXmlText(text, raw);
    return text;
}

/// A day, or a time of day, which Excel writes as one of day zero.
std::optional<double> serialOf(std::string_view text)
{
    if (text.starts_with("1899-12-3") && text.size() > 11) {
        return serialOfIso(text.substr(11));
    }
    return serialOfIso(text);
}

/// Which worksheets are hidden, in order.
std::vector<bool> hiddenSheets(const InputFile& file, const Limits& limits)
{
    std::vector<bool> hidden;
    TagScanner scanner(decodedXml(std::make_unique<FileSource>(file)), limits);
    for (auto event = scanner.next(); event != Event::End; event = scanner.next()) {
        if (event != Event::Open) {
            continue;
        }
        if (scanner.name() == "Worksheet") {
            if (hidden.size() >= limits.sheets) {
                throw pastLimit("sheets", limits.sheets);
            }
            hidden.push_back(false);
        } else if (scanner.name() == "Visible" && !hidden.empty()) {
            const auto state = scanner.text();
            hidden.back() = state == "SheetHidden" || state == "SheetVeryHidden";
        }
    }
    return hidden;
}

struct Style
{
    NumberMeaning meaning = NumberMeaning::Number;
    std::uint16_t font = 0;
};

class Xml2003Reader
{
public:
    Xml2003Reader(const InputFile& file, const Limits& limits, CellSink& sink, ReadWatch& watch)
        : m_limits(limits)
        , m_sink(sink)
        , m_watch(watch)
        , m_fonts(sink, limits)
        , m_row(sink, limits)
        , m_hidden(hiddenSheets(file, limits))
    {
        auto source = std::make_unique<FileSource>(file);
        m_source = source.get();
        m_scanner = std::make_unique<TagScanner>(decodedXml(std::move(source)), limits);
    }

    void read()
    {
        m_sink.beginWorkbook("xml");
        for (auto event = m_scanner->next(); event != Event::End; event = m_scanner->next()) {
            if (event != Event::Open) {
                continue;
            }
            const auto name = m_scanner->name();
            if (name == "Style") {
                readStyle();
            } else if (name == "Worksheet") {
                readSheet();
            }
        }
        m_sink.endWorkbook();
    }

private:
    /// Calls `open` for each child's Open up to the Close of the element just opened; children it
    /// does not read itself are descended into.
    template <typename Action> void eachBelow(Action open)
    {
        const auto level = m_scanner->level();
        for (auto event = m_scanner->next(); event != Event::End; event = m_scanner->next()) {
            if (event == Event::Close) {
                if (m_scanner->level() == level) {
                    return;
                }
            } else {
                open(m_scanner->name());
            }
        }
    }

    void readStyle()
    {
        const auto id = resolved(m_scanner->attribute("ID"));
        const auto parent = m_styles.find(resolved(m_scanner->attribute("Parent")));
        auto style = parent == m_styles.end() ? Style() : parent->second;
        eachBelow([&](std::string_view name) {
            if (name == "Font") {
                const auto font = m_fonts.indexOf(resolved(m_scanner->attribute("FontName")));
                style.font = font != 0 ? font : style.font;
            } else if (name == "NumberFormat") {
                style.meaning = meaningOfNamed(resolved(m_scanner->attribute("Format")));
            }
        });
        if (m_styles.size() < mostStyles && id.size() <= 256) {
            m_styles[id] = style;
        }
    }

    [[nodiscard]] std::optional<Style> styleOf(std::string_view raw) const
    {
        const auto found = raw.empty() ? m_styles.end() : m_styles.find(raw);
        return found == m_styles.end() ? std::nullopt : std::optional{found->second};
    }

    void readSheet()
    {
        const auto name = resolved(m_scanner->attribute("Name"));
        const auto index = m_sheet++;
        m_sink.beginSheet(name.size() > 1024 ? std::string() : name,
                          index < m_hidden.size() && m_hidden[index]);
        m_lastRow = m_lastColumnDeclared = 0;
        m_columnStyles.clear();
        m_hiddenColumns.clear();
        m_merges.clear();
        bool sawTable = false;
        eachBelow([&](std::string_view element) {
            if (element == "Table" && !sawTable) {
                sawTable = true;
                m_tableStyle = styleOf(m_scanner->attribute("StyleID"));
                readTable();
            } else {
                m_scanner->skip();
            }
        });
        m_sink.endSheet(m_merges, m_hiddenColumns);
        report();
    }

    void readTable()
    {
        eachBelow([&](std::string_view element) {
            if (element == "Row") {
                readRow();
            } else if (element == "Column") {
                readColumn();
            } else {
                m_scanner->skip();
            }
        });
    }

    void readColumn()
    {
        const auto first =
            wholeNumber(m_scanner->attribute("Index")).value_or(m_lastColumnDeclared + 1);
        const auto last = first + wholeNumber(m_scanner->attribute("Span")).value_or(0);
        if (first <= m_lastColumnDeclared) {
            return; // described already
        }
        m_lastColumnDeclared = last;
        const bool isHidden = m_scanner->attribute("Hidden") == "1";
        const auto style = styleOf(m_scanner->attribute("StyleID"));
        for (auto column = first; column <= std::min(last, m_limits.columns); ++column) {
            if (isHidden) {
                m_hiddenColumns.push_back(static_cast<std::uint32_t>(column));
            }
            if (style) {
                m_columnStyles[column] = *style;
            }
        }
    }

    void readRow()
    {
        const auto number = wholeNumber(m_scanner->attribute("Index")).value_or(m_lastRow + 1);
        if (number <= m_lastRow) {
            throw Error(Error::Kind::Unreadable,
                        {"readers.broken_sheet", {{"row", std::to_string(number)}}},
                        "rows do not rise");
        }
        m_lastRow = number + wholeNumber(m_scanner->attribute("Span")).value_or(0);
        m_rowStyle = styleOf(m_scanner->attribute("StyleID"));
        m_row.begin(std::min(number, m_limits.rows), m_scanner->attribute("Hidden") == "1");
        m_column = 0;
        eachBelow([&](std::string_view element) {
            if (element == "Cell") {
                readCell();
            } else {
                m_scanner->skip();
            }
        });
        if (m_row.isEmpty()) {
            return;
        }
        if (number > m_limits.rows) {
            throw pastLimit("rows", m_limits.rows);
        }
        m_row.emit();
        if (++m_rows % rowsBetweenReports == 0) {
            report();
        }
    }

    void readCell()
    {
        const auto column = wholeNumber(m_scanner->attribute("Index")).value_or(m_column + 1);
        const auto across = wholeNumber(m_scanner->attribute("MergeAcross")).value_or(0);
        const auto down = wholeNumber(m_scanner->attribute("MergeDown")).value_or(0);
        const bool isFormula = !m_scanner->attribute("Formula").empty();
        m_column = column + across;
        if (column == 0 || m_column > m_limits.columns) {
            throw pastLimit("columns", m_limits.columns);
        }
        if ((across > 0 || down > 0) && m_merges.size() < m_limits.merges &&
            m_row.row() + down <= m_limits.rows) {
            m_merges.push_back({m_row.row(), static_cast<std::uint32_t>(column),
                                static_cast<std::uint32_t>(m_row.row() + down),
                                static_cast<std::uint32_t>(m_column)});
        }
        auto style = styleOf(m_scanner->attribute("StyleID"));
        style = style ? style : m_rowStyle;
        if (const auto own = m_columnStyles.find(column); !style && own != m_columnStyles.end()) {
            style = own->second;
        }
        style = style ? style : m_tableStyle;
        style = style ? style : styleOf("Default");
        eachBelow([&](std::string_view element) {
            if (element == "Data") {
                readData(column, style.value_or(Style()), isFormula);
            } else {
                m_scanner->skip(); // comments, named cells
            }
        });
    }

    void readData(std::uint64_t column, Style style, bool isFormula)
    {
        const std::string type(m_scanner->attribute("Type").substr(0, 16));
        readText(style);
        if (type == "Number") {
            double value = 0;
            const auto* end = m_text.data() + m_text.size();
            const auto [stop, fault] = std::from_chars(m_text.data(), end, value);
            if (fault == std::errc{} && stop == end) {
                m_row.addNumber(column, value, style.meaning, style.font, isFormula);
                return;
            }
        } else if (type == "DateTime") {
            if (const auto serial = serialOf(m_text)) {
                m_row.addNumber(column, *serial, NumberMeaning::Date, style.font, isFormula);
                return;
            }
        } else if (type == "Boolean") {
            m_row.addBool(column, m_text == "1", style.font, isFormula);
            return;
        } else if (type == "Error" && !m_text.empty()) {
            m_row.addError(column, m_row.keep(m_text), style.font, isFormula);
            return;
        }
        m_row.addText(column, m_row.keep(m_text), style.font, isFormula);
    }

    /// Reads into m_text; a font set on its first letters overrides the style's.
    void readText(Style& style)
    {
        m_text.clear();
        std::uint16_t runFont = 0;
        const auto level = m_scanner->level();
        for (;;) {
            const bool wasEmpty = m_text.empty();
            const auto event = m_scanner->nextAfterText(m_text);
            if (wasEmpty && !m_text.empty() && runFont != 0) {
                style.font = runFont;
            }
            if (m_text.size() > m_limits.cellCharacters * 4) {
                throw pastLimit("cell_characters", m_limits.cellCharacters);
            }
            if (event == Event::Close && m_scanner->level() == level) {
                return;
            }
            if (event == Event::Open && m_scanner->name() == "Font") {
                runFont = m_fonts.indexOf(resolved(m_scanner->attribute("Face")));
            } else if (event == Event::Close && m_scanner->name() == "Font") {
                runFont = 0;
            }
        }
    }

    void report() { m_watch.reached(m_source->done(), m_source->size()); }

    const Limits& m_limits;
    CellSink& m_sink;
    ReadWatch& m_watch;
    Fonts m_fonts;
    RowBuilder m_row;
    std::vector<bool> m_hidden;
    const FileSource* m_source = nullptr; ///< owned by the scanner
    std::unique_ptr<TagScanner> m_scanner;
    std::map<std::string, Style, std::less<>> m_styles;
    std::size_t m_sheet = 0;
    std::uint64_t m_rows = 0;
    std::uint64_t m_lastRow = 0;
    std::uint64_t m_column = 0;
    std::uint64_t m_lastColumnDeclared = 0;
    std::optional<Style> m_tableStyle, m_rowStyle;
    std::map<std::uint64_t, Style> m_columnStyles;
    std::vector<std::uint32_t> m_hiddenColumns;
    std::vector<Merge> m_merges;
    std::string m_text;
};

} // namespace

void readXml2003(const InputFile& file, const Limits& limits, CellSink& sink, ReadWatch& watch)
{
    Xml2003Reader(file, limits, sink, watch).read();
}

} // namespace dongbo::importers
