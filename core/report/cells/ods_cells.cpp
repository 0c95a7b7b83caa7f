#include "core/report/cells/cells_work.h"
#include "core/report/writers/whole_file.h"
#include "core/text/markup.h"

#include <zip.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <cstdint>
#include <fstream>
#include <map>
#include <tuple>

// OpenDocument text of a workbook: rows are streamed into a draft of content.xml, what stands
// before them (styles, choices) is known only at the end. The container is libzip's.

namespace dongbo::report {

namespace {

constexpr std::string_view mediaType = "application/vnd.oasis.opendocument.spreadsheet";
constexpr const char* officeFont = "Times New Roman";
constexpr double widthOfCharacter = 0.21; ///< cm

constexpr std::string_view beginning =
    R"(<?xml version="1.0" encoding="UTF-8"?><office:document-content office:version="1.2" xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2" xmlns:dc="http://purl.org/dc/elements/1.1/">)";
constexpr std::string_view numberStyles =
    R"(<number:number-style style:name="N1"><number:number number:decimal-places="0" number:min-integer-digits="1" number:grouping="true"/></number:number-style><number:date-style style:name="N2"><number:day number:style="long"/><number:text>/</number:text><number:month number:style="long"/><number:text>/</number:text><number:year number:style="long"/></number:date-style>)";

/// A paragraph a line; spaces that stand together are kept.
std::string paragraphs(std::string_view text)
{
    std::string out;
    for (std::size_t at = 0; at <= text.size();) {
        const auto end = std::min(text.find('\n', at), text.size());
        std::string line;
        bool wasSpace = true; // the first of a line counts as one
        for (const char c : text::escapedMarkup(text.substr(at, end - at))) {
            line += c == ' ' && wasSpace ? "<text:s/>" : std::string(1, c);
            wasSpace = c == ' ';
        }
        out += "<text:p>" + line + "</text:p>";
        at = end + 1;
    }
    return out;
}

std::string plain(double number)
{
    std::array<char, 32> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    return {digits.data(), end};
}

class OdsCells final : public CellsFile::Work
{
public:
    using Look = CellsFile::Look;

    enum class Number : std::uint8_t
    {
        General,
        Amount,
        Day
    };

    OdsCells(const std::filesystem::path& path, CellsFile::Memory memory)
        : m_file(path)
        , m_isFlat(memory == CellsFile::Memory::Flat)
        , m_bodyPath(m_file.draft().parent_path() / "body.xml")
        , m_contentPath(m_file.draft().parent_path() / "content.xml")
    {
        errno = 0;
        m_body.open(m_bodyPath, std::ios::binary);
        stopIfFailed(m_body);
    }

    ~OdsCells() override
    {
        std::error_code ignored;
        std::filesystem::remove(m_bodyPath, ignored);
        std::filesystem::remove(m_contentPath, ignored);
    }

    void beginSheet(const std::string& name) override
    {
        endSheet();
        m_name = name;
        m_isInSheet = true;
    }
    void setWidth(std::uint32_t column, int characters) override { m_widths[column] = characters; }
    void freezeBelow(std::uint32_t) override {} // a matter of the program that shows it

    void text(std::uint32_t row, std::uint32_t column, const std::string& text, Look look,
              const std::string& font) override
    {
        put(row, column, style(look, Number::General, font), R"( office:value-type="string")",
            paragraphs(text));
    }
    void number(std::uint32_t row, std::uint32_t column, double number) override
    {
        putNumber(row, column, plain(number), Number::General);
    }
    void amount(std::uint32_t row, std::uint32_t column, std::int64_t number) override
    {
        constexpr std::int64_t exact = std::int64_t{1} << 53;
        if (number > exact || number < -exact) {
            text(row, column, std::to_string(number), Look::Plain, {});
        } else {
            putNumber(row, column, std::to_string(number), Number::Amount);
        }
    }
    void day(std::uint32_t row, std::uint32_t column, Date day) override
    {
        put(row, column, style(Look::Plain, Number::Day, {}),
            R"( office:value-type="date" office:date-value=")" + isoText(day) + '"', {});
    }
    void daySerial(std::uint32_t row, std::uint32_t column, double serial) override
    {
        constexpr auto dayZero = std::chrono::year{1899} / std::chrono::December / 30;
        day(row, column,
            Date{std::chrono::sys_days{dayZero} +
                 std::chrono::days{static_cast<std::int64_t>(serial)}});
    }
    void truth(std::uint32_t row, std::uint32_t column, bool isTrue) override
    {
        put(row, column, style(Look::Plain, Number::General, {}),
            std::string(R"( office:value-type="boolean" office:boolean-value=")") +
                (isTrue ? "true\"" : "false\""),
            {});
    }
    void merge(std::uint32_t firstRow, std::uint32_t firstColumn, std::uint32_t lastRow,
               std::uint32_t lastColumn, const std::string& text, Look look,
               const std::string& font) override
    {
        for (auto row = firstRow; row <= lastRow; ++row) {
            for (auto column = firstColumn; column <= lastColumn; ++column) {
                cellAt(row, column).isCovered = row != firstRow || column != firstColumn;
            }
        }
        auto& cell = m_rows[firstRow][firstColumn];
        cell.attributes =
            " table:number-columns-spanned=\"" + std::to_string(lastColumn - firstColumn + 1) +
            "\" table:number-rows-spanned=\"" + std::to_string(lastRow - firstRow + 1) + '"' +
            R"( office:value-type="string")" + style(look, Number::General, font);
        cell.content = paragraphs(text);
    }
    void remark(std::uint32_t row, std::uint32_t column, const std::string& text) override
    {
        auto& cell = cellAt(row, column);
        cell.content =
            "<office:annotation>" + paragraphs(text) + "</office:annotation>" + cell.content;
    }
    void offer(std::uint32_t firstRow, std::uint32_t lastRow, std::uint32_t column,
               const std::vector<std::string>& texts, const std::string&) override
    {
        const auto name = "choice" + std::to_string(++m_offers);
        std::string list;
        for (const auto& text : texts) {
            std::string quoted = text;
            for (auto at = quoted.find('"'); at != std::string::npos;
                 at = quoted.find('"', at + 2)) {
                quoted.insert(at, 1, '"');
            }
            list += (list.empty() ? "\"" : ";\"") + quoted + '"';
        }
        m_choices +=
            "<table:content-validation table:name=\"" + name + "\" table:condition=\"" +
            text::escapedMarkup("of:cell-content-is-in-list(" + list + ")") +
            R"(" table:allow-empty-cell="true"><table:error-message table:display="false"/></table:content-validation>)";
        for (auto row = firstRow; row <= lastRow; ++row) {
            cellAt(row, column).attributes += " table:content-validation-name=\"" + name + '"';
        }
    }

    void keep() override
    {
        endSheet();
        m_body.close();
        stopIfFailed(m_body);
        writeContent();
        pack();
        m_file.keep();
    }

private:
    struct Cell
    {
        std::string attributes;
        std::string content;
        bool isCovered = false;
    };
    using Cells = std::map<std::uint32_t, Cell>; ///< by column

    Cell& cellAt(std::uint32_t row, std::uint32_t column)
    {
        if (m_isFlat && !m_rows.empty() && m_rows.begin()->first < row) {
            writeRows();
        }
        return m_rows[row][column];
    }

    void put(std::uint32_t row, std::uint32_t column, const std::string& style,
             const std::string& value, const std::string& content)
    {
        auto& cell = cellAt(row, column);
        cell.attributes += style + value;
        cell.content += content;
    }

    void putNumber(std::uint32_t row, std::uint32_t column, const std::string& figure, Number kind)
    {
        put(row, column, style(Look::Plain, kind, {}),
            R"( office:value-type="float" office:value=")" + figure + '"', {});
    }

    /// The attribute that names the style, which is made when first asked for.
    std::string style(Look look, Number number, const std::string& font)
    {
        const auto next = "c" + std::to_string(m_styles.size() + 1);
        const auto [known, isNew] = m_styles.emplace(std::tuple{look, number, font}, next);
        if (isNew) {
            const bool isBold = look == Look::Bold || look == Look::Title || look == Look::Heading;
            const bool isBox = look == Look::Heading || look == Look::Plain || look == Look::Added;
            m_styleText +=
                "<style:style style:name=\"" + next +
                R"(" style:family="table-cell" style:parent-style-name="Default")" +
                (number == Number::Amount ? R"( style:data-style-name="N1")"
                 : number == Number::Day  ? R"( style:data-style-name="N2")"
                                          : "") +
                "><style:table-cell-properties" +
                (isBox ? R"( fo:border="0.5pt solid #000000" fo:wrap-option="wrap")" : "") +
                (look == Look::Heading ? R"( fo:background-color="#E7EEF5")"
                 : look == Look::Added ? R"( fo:background-color="#FDF0D5")"
                                       : "") +
                "/><style:text-properties fo:font-size=\"" +
                (look == Look::Title ? "14pt" : "12pt") + "\" fo:font-family=\"" +
                text::escapedMarkup(font.empty() ? officeFont : font) + '"' +
                (isBold ? R"( fo:font-weight="bold")" : "") + "/></style:style>";
        }
        return " table:style-name=\"" + known->second + '"';
    }

    void beginTable()
    {
        m_body << "<table:table table:name=\"" << text::escapedMarkup(m_name) << "\">";
        std::uint32_t column = 1;
        for (const auto& [at, characters] : m_widths) {
            if (at > column) {
                m_body << "<table:table-column table:number-columns-repeated=\"" << at - column
                       << "\"/>";
            }
            m_body << "<table:table-column table:style-name=\"w" << characters << "\"/>";
            m_usedWidths[characters] = true;
            column = at + 1;
        }
        if (m_widths.empty()) {
            m_body << "<table:table-column/>";
        }
        m_isOpen = true;
        m_nextRow = 1;
    }

    /// The rows so far, downwards, and nothing of them is kept.
    void writeRows()
    {
        if (!m_isOpen) {
            beginTable();
        }
        for (const auto& [row, cells] : m_rows) {
            if (row > m_nextRow) {
                m_body << "<table:table-row table:number-rows-repeated=\"" << row - m_nextRow
                       << "\"><table:table-cell/></table:table-row>";
            }
            m_nextRow = row + 1;
            m_body << "<table:table-row>";
            std::uint32_t column = 1;
            for (const auto& [at, cell] : cells) {
                if (at > column) {
                    m_body << "<table:table-cell table:number-columns-repeated=\"" << at - column
                           << "\"/>";
                }
                column = at + 1;
                const char* name = cell.isCovered ? "table:covered-table-cell" : "table:table-cell";
                m_body << '<' << name << cell.attributes << '>' << cell.content << "</" << name
                       << '>';
            }
            m_body << "</table:table-row>";
        }
        m_rows.clear();
        stopIfFailed(m_body);
    }

    void endSheet()
    {
        if (!m_isInSheet) {
            return;
        }
        writeRows();
        m_body << "</table:table>";
        m_widths.clear();
        m_isOpen = false;
        m_isInSheet = false;
    }

    void writeContent()
    {
        errno = 0;
        std::ofstream out(m_contentPath, std::ios::binary);
        out << beginning << "<office:automatic-styles>" << numberStyles << m_styleText;
        for (const auto& [characters, used] : m_usedWidths) {
            out << "<style:style style:name=\"w" << characters
                << R"(" style:family="table-column"><style:table-column-properties style:column-width=")"
                << plain(characters * widthOfCharacter) << "cm\"/></style:style>";
        }
        out << "</office:automatic-styles><office:body><office:spreadsheet>";
        if (!m_choices.empty()) {
            out << "<table:content-validations>" << m_choices << "</table:content-validations>";
        }
        std::ifstream body(m_bodyPath, std::ios::binary);
        if (body.peek() != std::ifstream::traits_type::eof()) {
            out << body.rdbuf();
        }
        out << "</office:spreadsheet></office:body></office:document-content>";
        out.close();
        stopIfFailed(out);
    }

    void pack()
    {
        static constexpr std::string_view manifest =
            R"(<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>)";
        int code = 0;
        zip_t* archive = zip_open(m_file.draft().c_str(), ZIP_CREATE | ZIP_TRUNCATE, &code);
        if (archive == nullptr) {
            throw m_file.failure(errno == 0 ? EIO : errno);
        }
        const auto add = [archive](const char* name, zip_source_t* source) {
            const auto at = source == nullptr ? -1 : zip_file_add(archive, name, source, 0);
            if (at < 0 && source != nullptr) {
                zip_source_free(source);
            }
            return at;
        };
        // The media type stands first and uncompressed, so that programs tell what it is.
        const auto first =
            add("mimetype", zip_source_buffer(archive, mediaType.data(), mediaType.size(), 0));
        const bool isAdded =
            first == 0 && zip_set_file_compression(archive, 0, ZIP_CM_STORE, 0) == 0 &&
            add("META-INF/manifest.xml",
                zip_source_buffer(archive, manifest.data(), manifest.size(), 0)) >= 0 &&
            add("content.xml", zip_source_file(archive, m_contentPath.c_str(), 0, -1)) >= 0;
        errno = 0;
        if (!isAdded || zip_close(archive) != 0) {
            zip_discard(archive);
            throw m_file.failure(errno == 0 ? ENOSPC : errno);
        }
    }

    void stopIfFailed(const std::ios& stream) const
    {
        if (!stream) {
            throw m_file.failure(errno == 0 ? EIO : errno);
        }
    }

    WholeFile m_file;
    bool m_isFlat;
    std::filesystem::path m_bodyPath;
    std::filesystem::path m_contentPath;
    std::ofstream m_body;
    std::string m_name;
    bool m_isInSheet = false;
    bool m_isOpen = false; ///< the sheet's first row is written
    std::uint32_t m_nextRow = 1;
    std::map<std::uint32_t, Cells> m_rows;
    std::map<std::uint32_t, int> m_widths; ///< of the sheet, by column
    std::map<int, bool> m_usedWidths;
    std::map<std::tuple<Look, Number, std::string>, std::string> m_styles;
    std::string m_styleText;
    std::string m_choices;
    int m_offers = 0;
};

} // namespace

std::unique_ptr<CellsFile::Work> odsCells(const std::filesystem::path& path,
                                          CellsFile::Memory memory)
{
    return std::make_unique<OdsCells>(path, memory);
}

} // namespace dongbo::report
