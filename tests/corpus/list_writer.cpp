#include "tests/corpus/list_writer.h"

#include "core/domain/time.h"
#include "core/text/dates.h"
#include "core/text/unicode.h"
#include "importers/recognise/explain/understanding.h"
#include "tests/corpus/format_writers.h"
#include "tests/support/xlsx_fixture.h"

#include <algorithm>
#include <stdexcept>
#include <vector>

namespace dongbo::corpus {

namespace {

/// Cell formats: two for each font, without and with a date's format, then those of numbers.
class Styles
{
public:
    std::size_t of(const SpecCell& cell)
    {
        if (!cell.format.empty()) {
            const auto known = std::find(m_formats.begin(), m_formats.end(), cell.format);
            const auto at = static_cast<std::size_t>(known - m_formats.begin());
            if (known == m_formats.end()) {
                m_formats.push_back(cell.format);
            }
            return firstFormat + at;
        }
        const auto found = std::find(m_fonts.begin(), m_fonts.end(), cell.font);
        const auto font = static_cast<std::size_t>(found - m_fonts.begin());
        if (found == m_fonts.end()) {
            m_fonts.push_back(cell.font);
        }
        return font * 2 + (cell.kind == SpecCell::Kind::Date ? 1 : 0);
    }

    [[nodiscard]] std::string xml() const
    {
        std::string fonts, formats, own;
        for (std::size_t i = 0; i < m_fonts.size(); ++i) {
            fonts += "<font><sz val=\"12\"/><name val=\"" +
                     (m_fonts[i].empty() ? "Times New Roman" : escapedXml(m_fonts[i])) +
                     "\"/></font>";
            const auto font = "<xf fontId=\"" + std::to_string(i) + "\" applyFont=\"1\" numFmtId=";
            formats += font + "\"0\"/>" + font + "\"14\" applyNumberFormat=\"1\"/>";
        }
        if (!m_formats.empty()) {
            for (auto i = m_fonts.size() * 2; i < firstFormat; ++i) {
                formats += "<xf fontId=\"0\" numFmtId=\"0\"/>";
            }
        }
        for (std::size_t i = 0; i < m_formats.size(); ++i) {
            const auto id = std::to_string(200 + i);
            own +=
                "<numFmt numFmtId=\"" + id + "\" formatCode=\"" + escapedXml(m_formats[i]) + "\"/>";
            formats += "<xf fontId=\"0\" numFmtId=\"" + id + "\" applyNumberFormat=\"1\"/>";
        }
        return (own.empty() ? "" : "<numFmts>" + own + "</numFmts>") + "<fonts>" + fonts +
               "</fonts><cellXfs>" + formats + "</cellXfs>";
    }

private:
    static constexpr std::size_t firstFormat = 40;
    std::vector<std::string> m_fonts{""};
    std::vector<std::string> m_formats;
};

std::string cellXml(const SpecCell& cell, const std::string& place, std::size_t style,
                    bool isFrom1904)
{
    const auto head = "<c r=\"" + place + "\" s=\"" + std::to_string(style) + "\"";
    if (!cell.formula.empty()) {
        return head + "><f>" + escapedXml(cell.formula) + "</f></c>";
    }
    if (cell.kind == SpecCell::Kind::Text) {
        return head + " t=\"inlineStr\"><is><t xml:space=\"preserve\">" + escapedXml(cell.text) +
               "</t></is></c>";
    }
    const double shift = cell.kind == SpecCell::Kind::Date && isFrom1904 ? 1462 : 0;
    return head + ">" + (cell.isFormula ? "<f>SUM(A1)</f>" : "") + "<v>" +
           digitsOf(cell.number - shift) + "</v></c>";
}

std::string sheetXml(const SpecSheet& sheet, Styles& styles, bool isFrom1904)
{
    std::string rows;
    for (const auto& row : sheet.rows) {
        const auto number = std::to_string(row.number);
        rows += "<row r=\"" + number + "\">";
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            if (row.cells[i]) {
                const auto letters = importers::columnLetters(static_cast<std::uint32_t>(i + 1));
                rows +=
                    cellXml(*row.cells[i], letters + number, styles.of(*row.cells[i]), isFrom1904);
            }
        }
        rows += "</row>";
    }
    std::string merges;
    for (const auto& merge : sheet.merges) {
        merges += "<mergeCell ref=\"" + merge + "\"/>";
    }
    return "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
           "<sheetData>" +
           rows + "</sheetData>" +
           (merges.empty() ? "" : "<mergeCells>" + merges + "</mergeCells>") + "</worksheet>";
}

std::string xlsx(const ListSpec& spec)
{
    const std::string office =
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    test::XlsxFixture file;
    Styles styles;
    std::string sheets, relations;
    for (std::size_t i = 0; i < spec.sheets.size(); ++i) {
        const auto number = std::to_string(i + 1);
        const auto& sheet = spec.sheets[i];
        sheets += "<sheet name=\"" + escapedXml(sheet.name) + "\" sheetId=\"" + number +
                  "\" r:id=\"rId" + number + "\"" + (sheet.isHidden ? " state=\"hidden\"" : "") +
                  "/>";
        relations += "<Relationship Id=\"rId" + number + "\" Type=\"" + office +
                     "/worksheet\" Target=\"worksheets/sheet" + number + ".xml\"/>";
        file.part("xl/worksheets/sheet" + number + ".xml",
                  sheetXml(sheet, styles, spec.isFrom1904));
    }
    relations += "<Relationship Id=\"rIdS\" Type=\"" + office + "/styles\" Target=\"styles.xml\"/>";
    file.part("xl/workbook.xml",
              "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "
              "xmlns:r=\"" +
                  office + "\"><workbookPr" + (spec.isFrom1904 ? " date1904=\"1\"" : "") +
                  "/><sheets>" + sheets + "</sheets></workbook>");
    file.part("xl/_rels/workbook.xml.rels",
              "<Relationships "
              "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" +
                  relations + "</Relationships>");
    file.styles(styles.xml());
    return file.bytes();
}

std::string csvCell(const SpecCell& cell, char separator)
{
    if (cell.kind == SpecCell::Kind::Number) {
        return cell.written;
    }
    if (cell.kind == SpecCell::Kind::Date) {
        return text::formatDate(*text::dateFromSerial(cell.number));
    }
    if (cell.text.find_first_of(std::string("\"\n") + separator) == std::string::npos) {
        return cell.text;
    }
    std::string out = "\"";
    for (const char c : cell.text) {
        out += c == '"' ? "\"\"" : std::string(1, c);
    }
    return out + "\"";
}

std::string csv(const SpecSheet& sheet, char separator)
{
    std::string out;
    std::uint32_t next = 1;
    std::size_t width = 0;
    for (const auto& row : sheet.rows) {
        width = std::max(width, row.cells.size());
    }
    for (const auto& row : sheet.rows) {
        for (; next < row.number; ++next) {
            out += std::string(width - 1, separator) + "\n";
        }
        for (std::size_t i = 0; i < width; ++i) {
            out += i == 0 ? "" : std::string(1, separator);
            if (i < row.cells.size() && row.cells[i]) {
                out += csvCell(*row.cells[i], separator);
            }
        }
        out += "\n";
        ++next;
    }
    return out;
}

} // namespace

std::string escapedXml(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        default:
            out += c;
        }
    }
    return out;
}

std::string digitsOf(double number)
{
    auto out = std::to_string(number);
    while (out.ends_with('0')) {
        out.pop_back();
    }
    return out.ends_with('.') ? out.substr(0, out.size() - 1) : out;
}

std::string bytesOf(std::string_view text)
{
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const auto point = text::nextCodePoint(text, at);
        if (point > 0xFF) {
            throw std::runtime_error("no byte for a letter");
        }
        out += static_cast<char>(point);
    }
    return out;
}

std::string writeList(const ListSpec& spec, std::string_view format)
{
    const auto& first = spec.sheets.front();
    if (format == "xlsx") {
        return xlsx(spec);
    }
    if (format == "xls" || format == "xls95") {
        return xlsOf(spec, format == "xls" ? XlsVersion::Excel97 : XlsVersion::Excel95);
    }
    if (format == "ods") {
        return odsOf(spec);
    }
    if (format == "csv") {
        return csv(first, ',');
    }
    if (format == "csv-bom") {
        return "\xEF\xBB\xBF" + csv(first, ',');
    }
    if (format == "csv-semicolon") {
        return csv(first, ';');
    }
    if (format == "tsv") {
        return csv(first, '\t');
    }
    if (format == "csv-utf16") {
        return test::inUtf16(csv(first, '\t'));
    }
    if (format == "csv-bytes") {
        return bytesOf(csv(first, ';'));
    }
    throw std::runtime_error("no such format: " + std::string(format));
}

std::string fileNameIn(const ListSpec& spec, std::string_view format)
{
    const auto name = spec.fileName.empty() ? "list" : spec.fileName;
    const auto ending = format.starts_with("csv")    ? "csv"
                        : format.starts_with("xls9") ? "xls"
                                                     : std::string(format);
    return name + "." + ending;
}

} // namespace dongbo::corpus
