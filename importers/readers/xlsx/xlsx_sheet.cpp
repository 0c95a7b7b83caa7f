#include "importers/readers/xlsx/xlsx_sheet.h"

#include "importers/grid/utf8.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace dongbo::importers {

namespace {

constexpr std::size_t mostFormula = 500; ///< bytes; longer ones are nothing to work out

using Event = TagScanner::Event;

bool isTrue(std::string_view text)
{
    return text == "1" || text == "true" || text == "on";
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// A whole number of digits only; absent for anything else or more than 18 digits.
std::optional<std::uint64_t> wholeNumber(std::string_view text)
{
    if (text.empty() || text.size() > 18) {
        return {};
    }
    std::uint64_t value = 0;
    for (const char c : text) {
        if (!isDigit(c)) {
            return {};
        }
        value = value * 10 + static_cast<std::uint64_t>(c - '0');
    }
    return value;
}

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view blanks = " \t\r\n";
    const auto first = text.find_first_not_of(blanks);
    return first == std::string_view::npos
               ? std::string_view()
               : text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

Error brokenSheet(const char* what, std::uint64_t row)
{
    return {
        Error::Kind::Unreadable, {"readers.broken_sheet", {{"row", std::to_string(row)}}}, what};
}

} // namespace

std::optional<CellPlace> cellPlace(std::string_view reference)
{
    std::size_t at = 0;
    std::uint64_t column = 0;
    at += reference.starts_with('$') ? 1U : 0U;
    for (; at < reference.size() && column < (1U << 24); ++at) {
        const char c = static_cast<char>(reference[at] & ~0x20); // to upper case
        if (c < 'A' || c > 'Z') {
            break;
        }
        column = column * 26 + static_cast<std::uint64_t>(c - 'A' + 1);
    }
    at += at < reference.size() && reference[at] == '$' ? 1U : 0U;
    std::uint64_t row = 0;
    const auto digitsFrom = at;
    for (; at < reference.size() && isDigit(reference[at]) && row < (1U << 28); ++at) {
        row = row * 10 + static_cast<std::uint64_t>(reference[at] - '0');
    }
    if (column == 0 || at == digitsFrom || at != reference.size() || row == 0) {
        return {};
    }
    return CellPlace{static_cast<std::uint32_t>(row), static_cast<std::uint32_t>(column)};
}

void XlsxSheetReader::read(TagScanner& scanner, const XlsxPackage::SheetPart& sheet, Pause& pause)
{
    m_lastRow = 0;
    m_merges.clear();
    m_hiddenColumns.clear();
    m_sink.beginSheet(sheet.name, sheet.hidden);
    bool inData = false;
    std::uint32_t rows = 0;
    for (auto event = scanner.next(); event != Event::End; event = scanner.next()) {
        const auto name = scanner.name();
        // worksheet / sheetData / row: deeper elements outside sheetData are extensions
        if (scanner.level() == 2 && name == "sheetData") {
            inData = event == Event::Open;
        }
        if (event == Event::Close) {
            continue;
        }
        if (inData && name == "row" && scanner.level() == 3) {
            readRow(scanner);
            if (++rows % 1024 == 0) {
                pause.between();
            }
        } else if (scanner.level() == 3 && name == "col") {
            readColumn(scanner);
        } else if (scanner.level() == 3 && name == "mergeCell") {
            readMerge(scanner);
        }
    }
    std::vector<std::uint32_t> hidden;
    for (std::size_t i = 0; i < m_hiddenColumns.size(); ++i) {
        if (m_hiddenColumns[i]) {
            hidden.push_back(static_cast<std::uint32_t>(i + 1));
        }
    }
    m_sink.endSheet(m_merges, hidden);
}

void XlsxSheetReader::readColumn(const TagScanner& scanner)
{
    const auto first = wholeNumber(scanner.attribute("min"));
    const auto last = wholeNumber(scanner.attribute("max"));
    if (!isTrue(scanner.attribute("hidden")) || !first || !last || *first == 0) {
        return;
    }
    const auto end = std::min<std::uint64_t>(*last, m_limits.columns);
    if (m_hiddenColumns.size() < end) {
        m_hiddenColumns.resize(static_cast<std::size_t>(end));
    }
    for (auto column = *first; column <= end; ++column) {
        m_hiddenColumns[static_cast<std::size_t>(column - 1)] = true;
    }
}

void XlsxSheetReader::readMerge(const TagScanner& scanner)
{
    const auto reference = scanner.attribute("ref");
    const auto colon = reference.find(':');
    const auto first = cellPlace(reference.substr(0, colon));
    const auto last =
        colon == std::string_view::npos ? first : cellPlace(reference.substr(colon + 1));
    if (!first || !last || m_merges.size() >= m_limits.merges) {
        return;
    }
    const auto [top, bottom] = std::minmax(first->row, last->row);
    const auto [left, right] = std::minmax(first->column, last->column);
    if (bottom <= m_limits.rows && right <= m_limits.columns) {
        m_merges.push_back({top, left, bottom, right});
    }
}

void XlsxSheetReader::readRow(TagScanner& scanner)
{
    std::uint64_t number = std::uint64_t{m_lastRow} + 1;
    bool hidden = false;
    for (const auto* a = scanner.attributesBegin(); a != scanner.attributesEnd(); ++a) {
        if (a->name == "r") {
            const auto given = wholeNumber(trimmed(a->value));
            if (!given || *given == 0) {
                throw brokenSheet("row number", number);
            }
            number = *given;
        } else if (a->name == "hidden") {
            hidden = isTrue(a->value);
        }
    }
    if (number > m_limits.rows) {
        throw pastLimit("rows", m_limits.rows);
    }
    if (number <= m_lastRow) {
        throw brokenSheet("rows do not rise", number);
    }
    m_row = static_cast<std::uint32_t>(number);
    m_lastRow = m_row;
    m_lastColumn = 0;
    m_isSorted = true;
    m_cells.clear();
    m_texts.clear();
    const auto level = scanner.level();
    for (;;) {
        const auto event = scanner.next();
        if (event == Event::Close && scanner.level() == level) {
            break;
        }
        if (event == Event::Open && scanner.name() == "c") {
            readCell(scanner);
        } else if (event == Event::Open) {
            scanner.skip();
        }
    }
    if (!m_cells.empty()) {
        emitRow(m_row, hidden);
    }
}

void XlsxSheetReader::readCell(TagScanner& scanner)
{
    Cell cell;
    cell.row = m_row;
    std::uint32_t column = m_lastColumn + 1;
    std::uint64_t styleIndex = 0;
    char type[12] = {}; // longer than any known type; the buffer may move while the cell is read
    std::size_t typeSize = 0;
    for (const auto* a = scanner.attributesBegin(); a != scanner.attributesEnd(); ++a) {
        if (a->name == "r") {
            const auto place = cellPlace(a->value);
            if (!place) {
                throw brokenSheet("cell reference", m_row);
            }
            column = place->column;
        } else if (a->name == "s") {
            styleIndex = wholeNumber(a->value).value_or(0);
        } else if (a->name == "t") {
            typeSize = a->value.copy(type, sizeof(type));
        }
    }
    if (column > m_limits.columns) {
        throw pastLimit("columns", m_limits.columns);
    }
    m_isSorted = m_isSorted && (m_cells.empty() || column > m_cells.back().column);
    m_lastColumn = column;
    cell.column = column;
    XlsxPackage::Style style;
    if (styleIndex < m_package.styles.size()) {
        style = m_package.styles[static_cast<std::size_t>(styleIndex)];
    }
    cell.font = style.font;
    bool hasValue = false;
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
        if (name == "v") {
            const std::string_view kind(type, typeSize);
            const bool isPlain = kind.empty() || kind == "s" || kind == "n";
            bool resolved = false;
            const auto raw = isPlain ? scanner.rawText(resolved) : scanner.text();
            if (!raw.empty()) {
                readValue(cell, kind, raw, style);
                hasValue = cell.kind != CellKind::Text || !cell.text.empty();
            }
        } else if (name == "is") {
            const auto rich = m_inlineTexts.read(scanner);
            keepText(cell, rich.text);
            cell.font = rich.font != 0 ? rich.font : cell.font;
            hasValue = !rich.text.empty();
        } else if (name == "f") {
            cell.isFormula = true;
            m_formula.assign(scanner.text());
        } else {
            scanner.skip();
        }
    }
    if (!hasValue && cell.isFormula && !m_formula.empty() && m_formula.size() < mostFormula) {
        // Never calculated: said as it stands, so that somebody may know or work it out.
        m_formula.insert(0, 1, '=');
        keepText(cell, m_formula);
        cell.kind = CellKind::Error;
        hasValue = true;
    }
    if (hasValue) {
        m_cells.push_back(cell);
    }
}

void XlsxSheetReader::readValue(Cell& cell, std::string_view type, std::string_view raw,
                                const XlsxPackage::Style& style)
{
    if (type.empty() || type == "n") {
        readNumber(cell, raw, style.meaning);
        showZeros(cell, style.zeros);
    } else if (type == "s") {
        readSharedString(cell, raw);
    } else if (type == "b") {
        cell.kind = CellKind::Bool;
        cell.number = isTrue(trimmed(raw)) ? 1 : 0;
    } else if (type == "e") {
        keepText(cell, trimmed(raw));
        cell.kind = cell.text.empty() ? CellKind::Text : CellKind::Error;
    } else if (type == "d") {
        const auto serial = serialOfIso(trimmed(raw));
        keepText(cell, serial ? std::string_view() : raw);
        cell.kind = serial ? CellKind::Date : CellKind::Text;
        cell.number = serial.value_or(0);
    } else { // str, inlineStr written with <v>, and unknown types
        m_scratch.assign(raw);
        resolveSpreadsheetEscapes(m_scratch);
        keepText(cell, m_scratch);
    }
}

void XlsxSheetReader::readNumber(Cell& cell, std::string_view raw, NumberMeaning meaning)
{
    auto text = raw;
    if (const auto whole = wholeNumber(text); whole && text.size() <= 15) {
        cell.number = static_cast<double>(*whole);
    } else {
        text = trimmed(text);
        text.remove_prefix(text.starts_with('+') ? 1 : 0);
        const auto* end = text.data() + text.size();
        const auto [stop, fault] = std::from_chars(text.data(), end, cell.number);
        if (fault != std::errc{} || stop != end || !std::isfinite(cell.number)) {
            keepText(cell, raw); // an invalid number is kept as text
            return;
        }
    }
    cell.kind = CellKind::Number;
    if (meaning != NumberMeaning::Number) {
        cell.kind = CellKind::Date;
        cell.number +=
            m_package.dates1904 && meaning == NumberMeaning::Date ? daysFrom1900To1904 : 0;
    }
}

/// A number under a format of zeros is a code: it is read as it is shown.
void XlsxSheetReader::showZeros(Cell& cell, std::uint8_t zeros)
{
    if (zeros == 0 || cell.kind != CellKind::Number || cell.number < 0 || cell.number >= 1e15 ||
        cell.number != std::floor(cell.number)) {
        return;
    }
    auto digits = std::to_string(static_cast<std::uint64_t>(cell.number));
    if (digits.size() < zeros) {
        digits.insert(0, zeros - digits.size(), '0');
        keepText(cell, digits);
        cell.kind = CellKind::Text;
        cell.number = 0;
    }
}

void XlsxSheetReader::readSharedString(Cell& cell, std::string_view raw)
{
    const auto index = wholeNumber(trimmed(raw));
    if (!index || *index >= m_strings.size()) {
        throw brokenSheet("shared string that is not there", m_row);
    }
    const auto rich = m_strings.at(*index);
    cell.kind = CellKind::Text;
    cell.text = rich.text;
    cell.font = rich.font != 0 ? rich.font : cell.font;
}

/// Copies a text that would not outlive the scanner's buffer.
void XlsxSheetReader::keepText(Cell& cell, std::string_view text)
{
    if (isLongerThan(text, m_limits.cellCharacters)) {
        throw pastLimit("cell_characters", m_limits.cellCharacters);
    }
    if (m_texts.used() + text.size() > m_limits.rowBytes) {
        throw pastLimit("row_bytes", m_limits.rowBytes);
    }
    cell.kind = CellKind::Text;
    if (isUtf8(text)) {
        cell.text = m_texts.keep(text);
    } else {
        std::string repaired;
        appendRepaired(repaired, text);
        cell.text = m_texts.keep(repaired);
    }
}

void XlsxSheetReader::emitRow(std::uint32_t number, bool hidden)
{
    if (!m_isSorted) {
        // of two cells at one position the later one wins
        std::stable_sort(m_cells.begin(), m_cells.end(),
                         [](const Cell& a, const Cell& b) { return a.column < b.column; });
        std::size_t kept = 0;
        for (std::size_t i = 0; i < m_cells.size(); ++i) {
            kept += kept > 0 && m_cells[kept - 1].column == m_cells[i].column ? 0U : 1U;
            m_cells[kept - 1] = m_cells[i];
        }
        m_cells.resize(kept);
    }
    m_sink.row({number, hidden, m_cells});
}

} // namespace dongbo::importers
