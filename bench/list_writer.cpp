#include "bench/list_writer.h"

#include "tests/support/ods_fixture.h"
#include "tests/support/xls_fixture.h"

#include <xlsxwriter.h>

#include <charconv>
#include <cstdint>
#include <fstream>
#include <unordered_map>
#include <vector>

namespace dongbo::bench {

namespace {

/// A whole number, as all numbers of the list are.
std::string written(double value)
{
    return std::to_string(static_cast<std::int64_t>(value));
}

/// A serial as 2021-05-11 or, day first, 11/05/2021.
std::string writtenDate(double serial, bool dayFirst)
{
    // civil from days (Howard Hinnant); serial 25569 is 1970-01-01
    const auto z = static_cast<std::int64_t>(serial) - 25569 + 719468;
    const auto era = z / 146097;
    const auto dayOfEra = z - era * 146097;
    const auto yearOfEra =
        (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365;
    const auto dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const auto part = (5 * dayOfYear + 2) / 153;
    const auto day = dayOfYear - (153 * part + 2) / 5 + 1;
    const auto month = part < 10 ? part + 3 : part - 9;
    const auto year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
    const auto two = [](std::int64_t value) {
        return (value < 10 ? "0" : "") + std::to_string(value);
    };
    return dayFirst ? two(day) + "/" + two(month) + "/" + std::to_string(year)
                    : std::to_string(year) + "-" + two(month) + "-" + two(day);
}

class XlsxWriter final : public ListWriter
{
public:
    explicit XlsxWriter(const std::string& path)
        : m_book(workbook_new(path.c_str()))
        , m_sheet(workbook_add_worksheet(m_book, "Danh sách"))
    {
        m_formats.resize(4);
        for (const auto style : {CellStyle::Date, CellStyle::Money, CellStyle::Bold}) {
            m_formats[static_cast<std::size_t>(style)] = workbook_add_format(m_book);
        }
        format_set_num_format(of(CellStyle::Date), "dd/mm/yyyy");
        format_set_font_name(of(CellStyle::Date), "Times New Roman");
        format_set_num_format(of(CellStyle::Money), "#,##0");
        format_set_bold(of(CellStyle::Bold));
    }

    void text(unsigned row, unsigned column, const std::string& value, CellStyle style) override
    {
        worksheet_write_string(m_sheet, row, static_cast<lxw_col_t>(column), value.c_str(),
                               of(style));
    }
    void number(unsigned row, unsigned column, double value, CellStyle style) override
    {
        worksheet_write_number(m_sheet, row, static_cast<lxw_col_t>(column), value, of(style));
    }
    bool close() override { return workbook_close(m_book) == LXW_NO_ERROR; }

private:
    [[nodiscard]] lxw_format* of(CellStyle style) const
    {
        return m_formats[static_cast<std::size_t>(style)];
    }

    lxw_workbook* m_book;
    lxw_worksheet* m_sheet;
    std::vector<lxw_format*> m_formats;
};

bool save(const std::string& path, const std::string& bytes)
{
    std::ofstream out(path, std::ios::binary);
    out << bytes;
    out.close();
    return !out.fail();
}

class XlsWriter final : public ListWriter
{
public:
    explicit XlsWriter(std::string path)
        : m_path(std::move(path))
    {
        m_list.format(164, "dd/mm/yyyy").format(165, "#,##0");
        const auto times = m_list.font("Times New Roman");
        m_styles = {0, m_list.style(0, 0), m_list.style(times, 164), m_list.style(0, 165)};
        m_list.sheet("Danh sách");
    }

    void text(unsigned row, unsigned column, const std::string& value, CellStyle style) override
    {
        const auto [found, isNew] = m_shared.try_emplace(value, 0U);
        if (isNew) {
            found->second = m_list.shared(value);
        }
        m_list.sharedLabel(row, column, of(style), found->second);
    }
    void number(unsigned row, unsigned column, double value, CellStyle style) override
    {
        m_list.number(row, column, of(style), value);
    }
    bool close() override { return save(m_path, m_list.bytes()); }

private:
    [[nodiscard]] unsigned of(CellStyle style) const
    {
        return m_styles[static_cast<std::size_t>(style)];
    }

    std::string m_path;
    test::XlsFixture m_list;
    std::vector<unsigned> m_styles;
    std::unordered_map<std::string, unsigned> m_shared;
};

class OdsWriter final : public ListWriter
{
public:
    explicit OdsWriter(std::string path)
        : m_path(std::move(path))
    {}

    void text(unsigned row, unsigned column, const std::string& value, CellStyle style) override
    {
        goTo(row, column);
        m_rows += "<table:table-cell" + styled(style) +
                  " office:value-type=\"string\" calcext:value-type=\"string\"><text:p>" + value +
                  "</text:p></table:table-cell>";
    }
    void number(unsigned row, unsigned column, double value, CellStyle style) override
    {
        goTo(row, column);
        const bool isDate = style == CellStyle::Date;
        const auto figure = isDate ? writtenDate(value, false) : written(value);
        const std::string type = isDate ? "date" : "float";
        m_rows += "<table:table-cell" + styled(style) + " office:value-type=\"" + type + "\" " +
                  (isDate ? "office:date-value=\"" : "office:value=\"") + figure +
                  "\" calcext:value-type=\"" + type + "\"><text:p>" +
                  (isDate ? writtenDate(value, true) : figure) + "</text:p></table:table-cell>";
    }
    bool close() override
    {
        test::OdsFixture list;
        list.styles("<style:font-face style:name=\"T\" svg:font-family=\"&apos;Times New "
                    "Roman&apos;\"/>",
                    "<style:style style:name=\"ce2\" style:family=\"table-cell\"><style:text-"
                    "properties style:font-name=\"T\"/></style:style>");
        list.rows(m_rows + (m_row < 0 ? "" : "</table:table-row>"));
        m_rows.clear();
        return save(m_path, list.bytes());
    }

private:
    static std::string styled(CellStyle style)
    {
        return " table:style-name=\"ce" + std::to_string(static_cast<int>(style)) + "\"";
    }
    void goTo(unsigned row, unsigned column)
    {
        while (m_row < static_cast<int>(row)) {
            m_rows += m_row < 0 ? "" : "</table:table-row>";
            m_rows += "<table:table-row table:style-name=\"ro1\">";
            ++m_row;
            m_column = 0;
        }
        for (; m_column < column; ++m_column) {
            m_rows += "<table:table-cell/>";
        }
        ++m_column;
    }

    std::string m_path;
    std::string m_rows;
    int m_row = -1;
    unsigned m_column = 0;
};

class CsvWriter final : public ListWriter
{
public:
    explicit CsvWriter(const std::string& path)
        : m_out(path, std::ios::binary)
    {}

    void text(unsigned row, unsigned column, const std::string& value, CellStyle /*style*/) override
    {
        goTo(row, column);
        const bool quoted = value.find_first_of(",\"\n") != std::string::npos;
        m_out << (quoted ? "\"" : "") << value << (quoted ? "\"" : "");
    }
    void number(unsigned row, unsigned column, double value, CellStyle style) override
    {
        goTo(row, column);
        m_out << (style == CellStyle::Date ? writtenDate(value, true) : written(value));
    }
    bool close() override
    {
        m_out << "\r\n";
        m_out.close();
        return !m_out.fail();
    }

private:
    void goTo(unsigned row, unsigned column)
    {
        for (; m_row < row; ++m_row, m_column = 0) {
            m_out << "\r\n";
        }
        for (; m_column < column; ++m_column) {
            m_out << ',';
        }
    }

    std::ofstream m_out;
    unsigned m_row = 0;
    unsigned m_column = 0;
};

} // namespace

std::unique_ptr<ListWriter> ListWriter::to(const std::string& path)
{
    const std::string_view name = path;
    if (name.ends_with(".xlsx")) {
        return std::make_unique<XlsxWriter>(path);
    }
    if (name.ends_with(".xls")) {
        return std::make_unique<XlsWriter>(path);
    }
    if (name.ends_with(".ods")) {
        return std::make_unique<OdsWriter>(path);
    }
    if (name.ends_with(".csv")) {
        return std::make_unique<CsvWriter>(path);
    }
    return nullptr;
}

} // namespace dongbo::bench
