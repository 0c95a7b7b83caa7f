#include "core/register/corrections/changes.h"
#include "core/report/cells/cells_file.h"
#include "importers/reader_process/read_list.h"
#include "tests/proposal/lists.h"
#include "tests/support/folder.h"
#include "tests/support/ods_fixture.h"
#include "tests/support/xls_fixture.h"
#include "tests/support/xlsx_fixture.h"

#include <catch2/catch.hpp>

#include <fstream>
#include <functional>

using namespace dongbo;
using namespace dongbo::importers;

namespace {

using Table = std::vector<std::vector<std::string>>;

std::string marked(const std::string& text)
{
    std::string out;
    for (const char c : text) {
        out += c == '&' ? "&amp;" : c == '<' ? "&lt;" : std::string(1, c);
    }
    return out;
}

/// Every row and cell between these marks.
std::string inMarks(const Table& table, const std::string& row, const std::string& rowEnd,
                    const std::string& cell, const std::string& cellEnd)
{
    std::string out;
    for (const auto& line : table) {
        out += row;
        for (const auto& text : line) {
            out += cell + marked(text) + cellEnd;
        }
        out += rowEnd;
    }
    return out;
}

std::string separated(const Table& table, char separator)
{
    std::string out;
    for (const auto& line : table) {
        for (std::size_t i = 0; i < line.size(); ++i) {
            out += (i == 0 ? "" : std::string(1, separator)) + line[i];
        }
        out += "\r\n";
    }
    return out;
}

std::string xls(const Table& table, test::XlsFixture::Version version)
{
    test::XlsFixture list(version);
    list.sheet("S");
    for (unsigned row = 0; row < table.size(); ++row) {
        for (unsigned column = 0; column < table[row].size(); ++column) {
            list.label(row, column, 0, table[row][column]);
        }
    }
    return list.bytes();
}

std::string xlsx(const Table& table)
{
    return test::XlsxFixture()
        .rows(inMarks(table, "<row>", "</row>", "<c t=\"inlineStr\"><is><t>", "</t></is></c>"))
        .bytes();
}

std::string ods(const Table& table)
{
    return test::OdsFixture()
        .rows(inMarks(table, "<table:table-row>", "</table:table-row>",
                      "<table:table-cell office:value-type=\"string\"><text:p>",
                      "</text:p></table:table-cell>"))
        .bytes();
}

std::string html(const Table& table)
{
    return "<html><head><meta charset=\"utf-8\"></head><body><table>" +
           inMarks(table, "<tr>", "</tr>", "<td>", "</td>") + "</table></body></html>";
}

std::string xml2003(const Table& table)
{
    return "<?xml version=\"1.0\"?><Workbook "
           "xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" "
           "xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet "
           "ss:Name=\"S\"><Table>" +
           inMarks(table, "<Row>", "</Row>", "<Cell><Data ss:Type=\"String\">", "</Data></Cell>") +
           "</Table></Worksheet></Workbook>";
}

struct Format
{
    const char* name;
    const char* ending;
    std::function<std::string(const Table&)> write;
};

std::vector<Format> formats()
{
    return {
        {"xlsx", ".xlsx", xlsx},
        {"xls, Excel 97", ".xls",
         [](const Table& t) { return xls(t, test::XlsFixture::Version::Excel97); }},
        {"ods", ".ods", ods},
        {"csv", ".csv", [](const Table& t) { return separated(t, ','); }},
        {"csv with ;", ".csv", [](const Table& t) { return "\xEF\xBB\xBF" + separated(t, ';'); }},
        {"tsv", ".tsv", [](const Table& t) { return separated(t, '\t'); }},
        {"csv in UTF-16", ".csv", [](const Table& t) { return test::inUtf16(separated(t, '\t')); }},
        {"html as .xls", ".xls", html},
        {"xml 2003 as .xls", ".xls", xml2003},
    };
}

Table list(const std::string& state, const std::string& price)
{
    return {{"TT", "Tên thiết bị", "Xã", "Số seri", "Thành tiền", "Tình trạng"},
            {"1", "Camera AVer CAM520", "Đại An", "SN1", "27.000.000", "Tốt"},
            {"2", "Loa Bosch LB1", "Đại An", "", "3.000.000", state},
            {"3", "Loa Bosch LB1", "Đại An", "", "3.000.000", "Tốt"},
            {"4", "Micro Shure MX412", "Gôi", "SN4", price, "rè"}};
}

Proposal import(Register& reg, const std::filesystem::path& path, const std::string& bytes)
{
    std::ofstream(path, std::ios::binary) << bytes;
    const auto workbook = readListInProcess(path);
    return importList(reg, describeFile(path, *workbook), {});
}

} // namespace

TEST_CASE("Formats: again is unchanged, a changed copy updates exactly the changed rows, one undo")
{
    const test::Folder folder;
    for (const auto& format : formats()) {
        INFO(format.name);
        auto reg = tests::newRegister();
        const auto path = folder.path / (std::string("ds") + format.ending);
        const auto first = import(reg, path, format.write(list("Tốt", "4.500.000")));
        CHECK(first.summary.created == 4);
        CHECK(first.summary.totalCost == 37'500'000);
        const auto again = import(reg, path, format.write(list("Tốt", "4.500.000")));
        CHECK(again.summary.unchanged == 4);
        CHECK_FALSE(again.changeSet);
        const auto changed = import(reg, path, format.write(list("Hỏng", "5.000.000")));
        CHECK(changed.summary.updated == 2);
        CHECK(changed.summary.unchanged == 2);
        CHECK(changed.summary.cells == 3); // the state, its wording, the price
        CHECK(changed.summary.gone == 0);
        REQUIRE(changed.changeSet);
        (void)undoChange(reg, *changed.changeSet, journal::DependantRule::Refuse, "");
        const auto back = import(reg, path, format.write(list("Tốt", "4.500.000")));
        CHECK(back.summary.unchanged == 4);
    }
}
