#include "importers/readers/html/html_reader.h"

#include "importers/readers/cells/row_builder.h"
#include "importers/readers/container/file_source.h"
#include "importers/readers/container/text_encoding.h"
#include "importers/readers/html/html_scanner.h"
#include "importers/readers/html/html_styles.h"

#include <algorithm>
#include <charconv>
#include <memory>
#include <string>
#include <vector>

namespace dongbo::importers {

namespace {

using Event = HtmlScanner::Event;

constexpr std::uint64_t mostColumnSpan = 1000, mostRowSpan = 65534; ///< as in browsers
constexpr std::uint64_t rowsBetweenReports = 1024;
constexpr std::string_view hardBlank = "\xC2\xA0"; ///< &nbsp;

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

bool isOneOf(std::string_view name, std::initializer_list<std::string_view> names)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool breaksLine(std::string_view tag)
{
    return isOneOf(tag, {"p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "center", "ul", "ol",
                         "blockquote", "hr", "title", "body", "caption", "option"});
}

std::optional<double> numberIn(std::string_view text)
{
    double value = 0;
    const auto [stop, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    return fault == std::errc{} && stop == text.data() + text.size() ? std::optional{value}
                                                                     : std::nullopt;
}

class HtmlReader
{
public:
    HtmlReader(const InputFile& file, const Limits& limits, CellSink& sink, ReadWatch& watch)
        : m_limits(limits)
        , m_sink(sink)
        , m_watch(watch)
        , m_fonts(sink, limits)
        , m_styles(m_fonts, limits)
        , m_row(sink, limits)
    {
        const auto encoding = pageEncodingOf(file);
        auto source = std::make_unique<FileSource>(file, encoding.from);
        m_source = source.get();
        m_scanner = std::make_unique<HtmlScanner>(decodedText(std::move(source), encoding), limits);
    }

    void read()
    {
        m_sink.beginWorkbook("html");
        m_sink.beginSheet("", false);
        for (auto event = m_scanner->next(); event != Event::End; event = m_scanner->next()) {
            if (event == Event::Text) {
                takeText();
            } else if (event == Event::Open) {
                takeOpen(m_scanner->name());
            } else {
                takeClose(m_scanner->name());
            }
        }
        endRow();
        endParagraph();
        if (!m_sawTable) {
            throw unreadable("readers.html_no_table");
        }
        m_sink.endSheet(m_merges, {});
        m_sink.endWorkbook();
    }

private:
    struct OpenCell
    {
        std::uint64_t columnSpan = 1, rowSpan = 1;
        HtmlStyle style;
        std::optional<double> number;
        bool numberIsText = false; ///< declared a number without its value
        bool isFormula = false;
    };

    void takeText()
    {
        const auto before = m_text.size();
        for (const char c : m_scanner->text()) {
            if (!isBlank(c)) {
                m_text.push_back(c);
            } else if (!m_text.empty() && !isBlank(m_text.back())) {
                m_text.push_back(' ');
            }
        }
        if (before == 0 && !m_text.empty() && m_runFont != 0) {
            m_textFont = m_runFont;
        }
        if (m_text.size() > m_limits.cellCharacters * 4) {
            throw pastLimit("cell_characters", m_limits.cellCharacters);
        }
    }

    void takeOpen(const std::string& name)
    {
        if (name == "style") {
            m_styles.addSheet(m_scanner->rawContent());
        } else if (name == "title") {
            static_cast<void>(m_scanner->rawContent()); // the program's or the file's name
        } else if (name == "table") {
            endRow();
            endParagraph();
            m_taken.clear();
            m_sawTable = true;
            m_tableFont = styleOfTag("table").font;
        } else if (name == "tr") {
            beginRow();
        } else if (name == "td" || name == "th") {
            beginCell(name);
        } else if (name == "br") {
            breakLine();
        } else if (name == "font" || name == "span") {
            m_runFont = runFont();
        } else if (breaksLine(name)) {
            breakParagraph();
        }
    }

    void takeClose(const std::string& name)
    {
        if (name == "td" || name == "th") {
            endCell();
        } else if (name == "tr" || name == "table") {
            endRow();
            endParagraph();
        } else if (name == "font" || name == "span") {
            m_runFont = 0;
        } else if (breaksLine(name)) {
            breakParagraph();
        }
    }

    [[nodiscard]] std::uint16_t runFont()
    {
        HtmlStyle style;
        if (const auto* name = m_scanner->attribute("class")) {
            style.add(m_styles.ofClass(*name));
        }
        if (const auto* face = m_scanner->attribute("face")) {
            const auto first = face->substr(0, face->find(','));
            style.font = m_fonts.indexOf(first);
        }
        if (const auto* own = m_scanner->attribute("style")) {
            style.add(m_styles.styleOf(*own));
        }
        return style.font;
    }

    [[nodiscard]] HtmlStyle styleOfTag(std::string_view element)
    {
        auto style = m_styles.ofElement(element);
        if (const auto* name = m_scanner->attribute("class")) {
            style.add(m_styles.ofClass(*name));
        }
        if (const auto* own = m_scanner->attribute("style")) {
            style.add(m_styles.styleOf(*own));
        }
        style.isHidden = style.isHidden || m_scanner->attribute("hidden") != nullptr;
        return style;
    }

    void breakLine()
    {
        while (!m_text.empty() && m_text.back() == ' ') {
            m_text.pop_back();
        }
        if (!m_text.empty()) {
            m_text.push_back('\n');
        }
    }

    /// Within a cell a line break, outside of tables the end of a row.
    void breakParagraph()
    {
        if (!m_inCell) {
            endParagraph();
        } else if (!m_text.empty() && m_text.back() != '\n') {
            breakLine();
        }
    }

    /// m_text without surrounding blanks, including non-breaking ones.
    [[nodiscard]] std::string_view trimmedText() const
    {
        std::string_view text = m_text;
        for (;;) {
            if (!text.empty() && isBlank(text.front())) {
                text.remove_prefix(1);
            } else if (!text.empty() && isBlank(text.back())) {
                text.remove_suffix(1);
            } else if (text.starts_with(hardBlank)) {
                text.remove_prefix(hardBlank.size());
            } else if (text.ends_with(hardBlank)) {
                text.remove_suffix(hardBlank.size());
            } else {
                return text;
            }
        }
    }

    void clearText()
    {
        m_text.clear();
        m_textFont = 0;
    }

    void endParagraph()
    {
        const auto text = trimmedText();
        if (!text.empty() && !m_inRow) {
            m_row.begin(++m_rowNumber, false);
            m_row.addText(1, m_row.keep(text),
                          m_textFont != 0 ? m_textFont : m_styles.ofElement("body").font);
            m_row.emit();
        }
        clearText();
    }

    void beginRow()
    {
        endRow();
        endParagraph();
        m_inRow = true;
        m_column = 0;
        m_row.begin(++m_rowNumber, styleOfTag("tr").isHidden);
    }

    void endRow()
    {
        endCell();
        if (!m_inRow) {
            return;
        }
        m_inRow = false;
        clearText();
        m_row.emit();
        for (auto& rows : m_taken) {
            rows -= rows > 0 ? 1 : 0;
        }
        while (!m_taken.empty() && m_taken.back() == 0) {
            m_taken.pop_back();
        }
        if (m_rowNumber % rowsBetweenReports == 0) {
            m_watch.reached(m_source->done(), m_source->size());
        }
    }

    [[nodiscard]] std::uint64_t spanOf(std::string_view attribute, std::uint64_t most) const
    {
        const auto* text = m_scanner->attribute(attribute);
        const auto value = text == nullptr ? std::nullopt : numberIn(*text);
        return !value || !(*value >= 1)
                   ? 1
                   : static_cast<std::uint64_t>(std::min(*value, static_cast<double>(most)));
    }

    void beginCell(std::string_view element)
    {
        endCell();
        if (!m_inRow) {
            beginRow();
        }
        clearText();
        m_inCell = true;
        m_runFont = 0;
        m_cell = OpenCell();
        m_cell.columnSpan = spanOf("colspan", mostColumnSpan);
        m_cell.rowSpan = spanOf("rowspan", mostRowSpan);
        m_cell.style = m_styles.ofElement("body");
        m_cell.style.add(m_styles.ofElement("table"));
        m_cell.style.font = m_tableFont != 0 ? m_tableFont : m_cell.style.font;
        m_cell.style.add(styleOfTag(element));
        m_cell.isFormula = m_scanner->attribute("x:fmla") != nullptr;
        for (const auto* name : {"x:num", "sdval"}) {
            if (const auto* written = m_scanner->attribute(name)) {
                m_cell.number = numberIn(*written);
                m_cell.numberIsText = written->empty();
            }
        }
        if (const auto* format = m_scanner->attribute("sdnum")) {
            // "1066;0;DD/MM/YYYY": language, language of the format, format
            const auto code = format->rfind(';');
            if (code != std::string::npos && code + 1 < format->size()) {
                m_cell.style.meaning = meaningOf(std::string_view(*format).substr(code + 1));
            }
        }
    }

    void endCell()
    {
        if (!m_inCell) {
            return;
        }
        m_inCell = false;
        do {
            ++m_column;
        } while (m_column <= m_taken.size() && m_taken[static_cast<std::size_t>(m_column - 1)] > 0);
        const auto last = m_column + m_cell.columnSpan - 1;
        if (last > m_limits.columns) {
            throw pastLimit("columns", m_limits.columns);
        }
        take(last);
        addCell();
        if ((m_cell.columnSpan > 1 || m_cell.rowSpan > 1) && m_merges.size() < m_limits.merges) {
            const auto bottom = std::min(m_rowNumber + m_cell.rowSpan - 1, m_limits.rows);
            m_merges.push_back(
                {static_cast<std::uint32_t>(m_rowNumber), static_cast<std::uint32_t>(m_column),
                 static_cast<std::uint32_t>(bottom), static_cast<std::uint32_t>(last)});
        }
        m_column = last;
        clearText();
    }

    /// Reserves the cell's columns up to `last` in the rows it spans.
    void take(std::uint64_t last)
    {
        if (m_cell.rowSpan <= 1) {
            return;
        }
        m_taken.resize(std::max(m_taken.size(), static_cast<std::size_t>(last)));
        for (auto column = m_column; column <= last; ++column) {
            m_taken[static_cast<std::size_t>(column - 1)] =
                static_cast<std::uint32_t>(m_cell.rowSpan);
        }
    }

    void addCell()
    {
        const auto text = trimmedText();
        const auto font = m_textFont != 0 ? m_textFont : m_cell.style.font;
        auto number = m_cell.number;
        if (m_cell.numberIsText) {
            number = numberIn(text);
        }
        if (number) {
            m_row.addNumber(m_column, *number, m_cell.style.meaning.value_or(NumberMeaning::Number),
                            font, m_cell.isFormula);
        } else {
            m_row.addText(m_column, m_row.keep(text), font, m_cell.isFormula);
        }
    }

    const Limits& m_limits;
    CellSink& m_sink;
    ReadWatch& m_watch;
    Fonts m_fonts;
    HtmlStyles m_styles;
    RowBuilder m_row;
    const FileSource* m_source = nullptr; ///< owned by the scanner
    std::unique_ptr<HtmlScanner> m_scanner;
    std::string m_text;
    std::uint16_t m_textFont = 0; ///< of its first letter, where a tag names one
    std::uint16_t m_runFont = 0;
    std::uint16_t m_tableFont = 0;
    std::uint64_t m_rowNumber = 0;
    std::uint64_t m_column = 0; ///< last one filled in this row
    bool m_sawTable = false;
    bool m_inRow = false;
    bool m_inCell = false;
    OpenCell m_cell;
    std::vector<std::uint32_t> m_taken; ///< rows still covered by a cell above, by column
    std::vector<Merge> m_merges;
};

} // namespace

void readHtml(const InputFile& file, const Limits& limits, CellSink& sink, ReadWatch& watch)
{
    HtmlReader(file, limits, sink, watch).read();
}

} // namespace dongbo::importers
