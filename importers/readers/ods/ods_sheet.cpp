#include "importers/readers/ods/ods_sheet.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace dongbo::importers {

namespace {

using Event = TagScanner::Event;

constexpr std::uint64_t rowsBetweenPauses = 1024;
constexpr std::size_t mostColumnFonts = 4096;

/// A whole number of at least 1; invalid text gives 1, overflow the largest.
std::uint64_t timesIn(std::string_view text)
{
    std::uint64_t value = 0;
    const auto [stop, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (fault == std::errc::result_out_of_range) {
        return UINT32_MAX;
    }
    return fault != std::errc{} || stop != text.data() + text.size()
               ? 1
               : std::clamp<std::uint64_t>(value, 1, UINT32_MAX);
}

std::optional<double> numberIn(std::string_view text)
{
    double value = 0;
    const auto [stop, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    return fault == std::errc{} && stop == text.data() + text.size() ? std::optional{value}
                                                                     : std::nullopt;
}

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool isGroup(std::string_view name)
{
    return name == "table-row-group" || name == "table-header-rows" || name == "table-rows" ||
           name == "table-column-group" || name == "table-header-columns" ||
           name == "table-columns";
}

} // namespace

std::optional<double> daysOfDuration(std::string_view text)
{
    if (!text.starts_with('P')) {
        return {};
    }
    double days = 0;
    bool inTime = false;
    for (std::size_t at = 1; at < text.size();) {
        if (text[at] == 'T') {
            inTime = true;
            ++at;
            continue;
        }
        double value = 0;
        const auto [stop, fault] =
            std::from_chars(text.data() + at, text.data() + text.size(), value);
        at = static_cast<std::size_t>(stop - text.data());
        if (fault != std::errc{} || at >= text.size() || value < 0) {
            return {};
        }
        const char unit = text[at++];
        if (unit == 'D' && !inTime) {
            days += value;
        } else if (unit == 'H' && inTime) {
            days += value / 24;
        } else if (unit == 'M' && inTime) {
            days += value / 1440;
        } else if (unit == 'S' && inTime) {
            days += value / 86400;
        } else {
            return {}; // months and years have no fixed number of days
        }
    }
    return days;
}

void OdsSheetReader::read(TagScanner& scanner, Pause& pause)
{
    m_nextRow = 1;
    m_lastColumn = 0;
    m_columnFonts.clear();
    m_hiddenColumns.clear();
    m_merges.clear();
    std::string name;
    appendXmlText(name, scanner.attribute("name"));
    m_sink.beginSheet(name.size() > 1024 ? std::string_view() : name,
                      m_styles.isHiddenTable(scanner.attribute("style-name")));
    const auto level = scanner.level();
    std::uint64_t rows = 0;
    for (auto event = scanner.next(); event != Event::End; event = scanner.next()) {
        if (event == Event::Close) {
            if (scanner.level() == level) {
                break;
            }
            continue;
        }
        if (scanner.name() == "table-row") {
            readRow(scanner);
            if (++rows % rowsBetweenPauses == 0) {
                pause.between();
            }
        } else if (scanner.name() == "table-column") {
            readColumn(scanner);
        } else if (!isGroup(scanner.name())) {
            scanner.skip();
        }
    }
    m_sink.endSheet(m_merges, m_hiddenColumns);
    pause.between();
}

void OdsSheetReader::readColumn(const TagScanner& scanner)
{
    const auto first = m_lastColumn + 1;
    m_lastColumn += timesIn(scanner.attribute("number-columns-repeated"));
    const auto last = std::min(m_lastColumn, m_limits.columns);
    const auto visibility = scanner.attribute("visibility");
    if (visibility == "collapse" || visibility == "filter") {
        for (auto column = first; column <= last; ++column) {
            m_hiddenColumns.push_back(static_cast<std::uint32_t>(column));
        }
    }
    if (m_columnFonts.size() < mostColumnFonts) {
        m_columnFonts.push_back(
            {m_lastColumn, cellFont(scanner.attribute("default-cell-style-name"))});
    }
}

std::uint16_t OdsSheetReader::columnFont() const
{
    for (const auto& columns : m_columnFonts) {
        if (m_column <= columns.last) {
            return columns.font;
        }
    }
    return 0;
}

std::uint16_t OdsSheetReader::cellFont(std::string_view style)
{
    if (style.empty()) {
        return 0;
    }
    if (style != m_lastStyle) {
        m_lastStyle = style;
        std::string name;
        appendXmlText(name, style);
        m_lastStyleFont = m_styles.fontOf("table-cell", name);
    }
    return m_lastStyleFont;
}

void OdsSheetReader::countRepeated(std::uint64_t cells)
{
    m_repeated += cells;
    if (m_repeated > m_limits.repeatedCells) {
        throw pastLimit("repeated_cells", m_limits.repeatedCells);
    }
}

void OdsSheetReader::readRow(TagScanner& scanner)
{
    const auto repeats = timesIn(scanner.attribute("number-rows-repeated"));
    const auto visibility = scanner.attribute("visibility");
    m_rowFont = cellFont(scanner.attribute("default-cell-style-name"));
    const auto first = m_nextRow;
    m_nextRow += repeats;
    m_column = 1;
    // rows without cells may extend past the last row: only a cell there exceeds the limit
    m_row.begin(std::min(first, m_limits.rows), visibility == "collapse" || visibility == "filter");
    const auto level = scanner.level();
    for (;;) {
        const auto event = scanner.next();
        if (event == Event::Close) {
            if (scanner.level() == level) {
                break;
            }
            continue;
        }
        if (scanner.name() == "table-cell") {
            readCell(scanner);
        } else if (scanner.name() == "covered-table-cell") {
            m_column += timesIn(scanner.attribute("number-columns-repeated"));
            scanner.skip();
        } else {
            scanner.skip();
        }
    }
    if (m_row.isEmpty()) {
        return;
    }
    if (m_nextRow - 1 > m_limits.rows) {
        throw pastLimit("rows", m_limits.rows);
    }
    countRepeated((repeats - 1) * m_row.cells());
    m_row.emit();
    for (std::uint64_t i = 1; i < repeats; ++i) {
        m_row.emitAgain(first + i);
    }
}

void OdsSheetReader::readTag(const TagScanner& scanner, CellTag& tag)
{
    std::string_view type, value, date, time, boolean, style;
    bool isError = false;
    for (const auto* a = scanner.attributesBegin(); a != scanner.attributesEnd(); ++a) {
        if (a->name == "value-type") {
            // LibreOffice adds a second one of its own, the only one that marks errors
            isError = isError || a->value == "error";
            type = type.empty() ? a->value : type;
        } else if (a->name == "value") {
            value = a->value;
        } else if (a->name == "date-value") {
            date = a->value;
        } else if (a->name == "time-value") {
            time = a->value;
        } else if (a->name == "boolean-value") {
            boolean = a->value;
        } else if (a->name == "string-value") {
            appendXmlText(tag.text, a->value);
        } else if (a->name == "style-name") {
            style = a->value;
        } else if (a->name == "number-columns-repeated") {
            tag.repeats = timesIn(a->value);
        } else if (a->name == "number-columns-spanned") {
            tag.columnSpan = timesIn(a->value);
        } else if (a->name == "number-rows-spanned") {
            tag.rowSpan = timesIn(a->value);
        } else if (a->name == "formula") {
            tag.isFormula = true;
        }
    }
    tag.font = !style.empty() ? cellFont(style) : m_rowFont != 0 ? m_rowFont : columnFont();
    tag.font = tag.font != 0 ? tag.font : m_styles.cellFont();
    std::optional<double> number;
    if (isError) {
        tag.type = CellTag::Type::Error;
    } else if (type == "float" || type == "percentage" || type == "currency") {
        tag.type = CellTag::Type::Number;
        number = numberIn(value);
    } else if (type == "date") {
        tag.type = CellTag::Type::Date;
        number = serialOfIso(date);
    } else if (type == "time") {
        tag.type = CellTag::Type::Time;
        number = daysOfDuration(time);
    } else if (type == "boolean") {
        tag.type = CellTag::Type::Bool;
        number = boolean == "true" || boolean == "1" ? 1 : 0;
    }
    tag.hasNumber = number.has_value();
    tag.number = number.value_or(0);
}

void OdsSheetReader::readCell(TagScanner& scanner)
{
    CellTag tag;
    readTag(scanner, tag);
    m_text.clear();
    bool isFirst = true;
    const auto level = scanner.level();
    for (;;) {
        const auto event = scanner.next();
        if (event == Event::Close) {
            if (scanner.level() == level) {
                break;
            }
            continue;
        }
        const auto name = scanner.name();
        if (name == "p" || name == "h") {
            if (!isFirst) {
                m_text.push_back('\n');
            }
            isFirst = false;
            readParagraph(scanner, tag);
        } else if (name != "list" && name != "list-item") {
            scanner.skip();
        }
    }
    addMerge(tag);
    addCell(tag);
}

void OdsSheetReader::readParagraph(TagScanner& scanner, CellTag& tag)
{
    Paragraph state;
    std::uint16_t spanFont = 0;
    bool isFirstText = m_text.empty();
    const auto level = scanner.level();
    for (;;) {
        m_piece.clear();
        const auto event = scanner.nextAfterText(m_piece);
        appendCollapsed(state);
        if (isFirstText && !m_text.empty()) {
            tag.font = spanFont != 0 ? spanFont : tag.font;
            isFirstText = false;
        }
        if (m_text.size() > m_limits.cellCharacters * 4) {
            throw pastLimit("cell_characters", m_limits.cellCharacters);
        }
        if (event == Event::Close) {
            if (scanner.level() == level) {
                break;
            }
            spanFont = scanner.name() == "span" ? std::uint16_t{0} : spanFont;
        } else if (!readInline(scanner, state, spanFont)) {
            scanner.skip();
        }
    }
    if (state.endsInBlank) {
        m_text.pop_back();
    }
}

/// An element within a paragraph; false when its text does not belong to the cell.
bool OdsSheetReader::readInline(TagScanner& scanner, Paragraph& state, std::uint16_t& spanFont)
{
    const auto name = scanner.name();
    if (name == "span") {
        std::string style;
        appendXmlText(style, scanner.attribute("style-name"));
        spanFont = m_styles.fontOf("text", style);
        return true;
    }
    if (name == "s" || name == "tab" || name == "line-break") {
        const auto times = name == "s" ? timesIn(scanner.attribute("c")) : 1;
        m_text.append(static_cast<std::size_t>(std::min(times, m_limits.cellCharacters + 1)),
                      name == "s"     ? ' '
                      : name == "tab" ? '\t'
                                      : '\n');
        state = {false, false};
        return true;
    }
    return name != "annotation" && name != "note" && name != "ruby-text" && name != "frame" &&
           name != "p" && name != "table";
}

/// Moves m_piece to m_text, runs of blanks collapsed to one, none at the paragraph's beginning.
void OdsSheetReader::appendCollapsed(Paragraph& state)
{
    for (const char c : m_piece) {
        if (!isBlank(c)) {
            m_text.push_back(c);
            state = {false, false};
        } else if (!state.afterBlank) {
            m_text.push_back(' ');
            state = {true, true};
        }
    }
}

void OdsSheetReader::addMerge(const CellTag& tag)
{
    if ((tag.columnSpan <= 1 && tag.rowSpan <= 1) || m_merges.size() >= m_limits.merges) {
        return;
    }
    const auto bottom = m_row.row() + tag.rowSpan - 1;
    const auto right = m_column + tag.columnSpan - 1;
    if (bottom <= m_limits.rows && right <= m_limits.columns) {
        m_merges.push_back({m_row.row(), static_cast<std::uint32_t>(m_column),
                            static_cast<std::uint32_t>(bottom), static_cast<std::uint32_t>(right)});
    }
}

void OdsSheetReader::addCell(const CellTag& tag)
{
    const auto first = m_column;
    m_column += tag.repeats;
    const std::string_view text = m_text.empty() ? tag.text : m_text;
    if (!tag.hasNumber && text.empty()) {
        return;
    }
    countRepeated(tag.repeats - 1);
    const auto kept = tag.hasNumber ? std::string_view() : m_row.keep(text);
    for (auto column = first; column < m_column; ++column) {
        if (tag.type == CellTag::Type::Error) {
            m_row.addError(column, kept, tag.font, tag.isFormula);
        } else if (!tag.hasNumber) {
            m_row.addText(column, kept, tag.font, tag.isFormula);
        } else if (tag.type == CellTag::Type::Bool) {
            m_row.addBool(column, tag.number != 0, tag.font, tag.isFormula);
        } else {
            m_row.addNumber(column, tag.number,
                            tag.type == CellTag::Type::Number ? NumberMeaning::Number
                                                              : NumberMeaning::Date,
                            tag.font, tag.isFormula);
        }
    }
}

} // namespace dongbo::importers
