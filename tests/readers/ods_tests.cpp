#include "importers/readers/ods/ods_sheet.h"
#include "tests/support/ods_fixture.h"
#include "tests/support/reading.h"

#include <catch2/catch.hpp>

using dongbo::importers::daysOfDuration;
using dongbo::test::asText;
using dongbo::test::failureOf;
using dongbo::test::OdsFixture;
using dongbo::test::odsText;
using dongbo::test::readBytes;

namespace {

std::string row(std::string_view cells, std::string_view attributes = "")
{
    return "<table:table-row" + std::string(attributes) + ">" + std::string(cells) +
           "</table:table-row>";
}

std::string cell(std::string_view attributes, std::string_view inside = "")
{
    return "<table:table-cell " + std::string(attributes) + ">" + std::string(inside) +
           "</table:table-cell>";
}

std::string shownRows(std::string_view xml)
{
    return asText(*readBytes(OdsFixture().rows(xml).bytes()));
}

} // namespace

TEST_CASE("Ods: cells of every type are typed", "[importers]")
{
    const auto xml =
        row(odsText("Màn &amp; hình") + cell("office:value-type=\"float\" office:value=\"12.5\"") +
            cell("office:value-type=\"percentage\" office:value=\"0.5\"") +
            cell("office:value-type=\"currency\" office:value=\"3250000\"") +
            cell("office:value-type=\"date\" office:date-value=\"2021-05-11\"") +
            cell("office:value-type=\"time\" office:time-value=\"PT12H00M00S\"") +
            cell("office:value-type=\"boolean\" office:boolean-value=\"true\"") +
            cell("table:formula=\"of:=1/0\" office:value-type=\"string\" office:string-value=\"\" "
                 "calcext:value-type=\"error\"",
                 "<text:p>#DIV/0!</text:p>") +
            cell("table:formula=\"of:=[.B1]\" office:value-type=\"float\" office:value=\"3\"") +
            cell("office:value-type=\"string\" office:string-value=\"thay\""));
    OdsFixture list;
    list.rows(xml);
    const auto book = readBytes(list.bytes());
    CHECK(book->format() == "ods");
    CHECK(book->sheets().at(0).name == "Sheet1");
    CHECK(asText(*book) == "A1='Màn & hình' B1=12.5 C1=0.5 D1=3250000 E1=date:44327 F1=date:0.5 "
                           "G1=TRUE H1=f#DIV/0! I1=f3 J1='thay'");
    CHECK(asText(*readBytes(list.flat())) == asText(*book));
}

TEST_CASE("Ods: an invalid number or date is read as its text", "[importers]")
{
    CHECK(shownRows(
              row(cell("office:value-type=\"float\" office:value=\"1,5\"", "<text:p>1,5</text:p>") +
                  cell("office:value-type=\"date\" office:date-value=\"0987-01-01\"",
                       "<text:p>năm 987</text:p>"))) == "A1='1,5' B1='năm 987'");
}

TEST_CASE("Ods: repeated cells and rows are expanded", "[importers]")
{
    const auto repeated = [](int times) {
        return "table:number-columns-repeated=\"" + std::to_string(times) + "\" ";
    };
    CHECK(shownRows(row(cell(repeated(2)) +
                        cell(repeated(2) + "office:value-type=\"float\" office:value=\"1\"")) +
                    row(cell(repeated(16384)), " table:number-rows-repeated=\"3\"") +
                    row(odsText("x"), " table:number-rows-repeated=\"2\"") +
                    row(cell(repeated(16384)), " table:number-rows-repeated=\"1048576\"") +
                    row(cell(repeated(16384)))) == "C1=1 D1=1 | A5='x' | A6='x'");
}

TEST_CASE("Ods: paragraphs, spans, spaces, tabs and breaks are joined to one text", "[importers]")
{
    CHECK(shownRows(row(
              cell("office:value-type=\"string\"",
                   "<text:p>  RAM \n (<text:span>GB</text:span>)<text:s text:c=\"2\"/>x<text:tab/>"
                   "y<text:line-break/>z </text:p><text:p>hai</text:p>"))) ==
          "A1='RAM (GB)  x\ty\nz\nhai'");
}

TEST_CASE("Ods: comments, drawings, charts and covered cells are not cells", "[importers]")
{
    CHECK(shownRows("<table:shapes><draw:frame><table:table><table:table-row>" +
                    odsText("biểu đồ") +
                    "</table:table-row></table:table></draw:frame></table:shapes>" +
                    row(cell("office:value-type=\"string\"",
                             "<office:annotation><text:p>ghi chú</text:p></office:annotation>"
                             "<text:p>Loa<text:note><text:p>1</text:p></text:note></text:p>") +
                        "<table:covered-table-cell table:number-columns-repeated=\"2\" "
                        "office:value-type=\"string\"><text:p>che</text:p>"
                        "</table:covered-table-cell>" +
                        odsText("sau"))) == "A1='Loa' D1='sau'");
}

TEST_CASE("Ods: merges, hidden rows, columns and tables are reported", "[importers]")
{
    OdsFixture list;
    list.styles("", "<style:style style:name=\"ta2\" style:family=\"table\">"
                    "<style:table-properties table:display=\"false\"/></style:style>");
    list.tables(
        "<table:table table:name=\"Ẩn\" table:style-name=\"ta2\"/>"
        "<table:table table:name=\"Danh sách\"><table:table-column/><table:table-header-columns>"
        "<table:table-column table:visibility=\"collapse\" table:number-columns-repeated=\"2\"/>"
        "</table:table-header-columns><table:table-header-rows>" +
        row(cell("table:number-columns-spanned=\"3\" table:number-rows-spanned=\"2\" "
                 "office:value-type=\"string\"",
                 "<text:p>đầu</text:p>")) +
        "</table:table-header-rows><table:table-row-group>" +
        row(odsText("ẩn"), " table:visibility=\"collapse\"") +
        row(odsText("lọc"), " table:visibility=\"filter\"") +
        "</table:table-row-group></table:table>");
    const auto book = readBytes(list.bytes());
    REQUIRE(book->sheets().size() == 2);
    CHECK(book->sheets()[0].hidden);
    const auto& sheet = book->sheets()[1];
    CHECK(sheet.name == "Danh sách");
    CHECK_FALSE(sheet.hidden);
    CHECK(sheet.merges == std::vector<dongbo::importers::Merge>{{1, 1, 2, 3}});
    CHECK(sheet.hiddenColumns == std::vector<std::uint32_t>{2, 3});
    CHECK(asText(*book, 1) == "A1='đầu' | h A2='ẩn' | h A3='lọc'");
}

TEST_CASE("Ods: each cell has its font, by span, style, parents, row, column or default",
          "[importers]")
{
    OdsFixture list;
    list.commonStyles("<style:default-style style:family=\"table-cell\"><style:text-properties "
                      "style:font-name=\"F0\"/></style:default-style>"
                      "<style:style style:name=\"Default\" style:family=\"table-cell\"/>"
                      "<style:style style:name=\"Cha\" style:family=\"table-cell\" "
                      "style:parent-style-name=\"Default\"><style:text-properties "
                      "fo:font-family=\"&apos;VNI-Times&apos;, serif\"/></style:style>");
    list.styles(
        "<style:font-face style:name=\"F0\" svg:font-family=\"&apos;Liberation Sans&apos;\"/>"
        "<style:font-face style:name=\"F1\" svg:font-family=\"&apos;.VnTime&apos;\"/>",
        "<style:style style:name=\"ce1\" style:family=\"table-cell\" "
        "style:parent-style-name=\"Cha\"/>"
        "<style:style style:name=\"ce2\" style:family=\"table-cell\"><style:text-properties "
        "style:font-name=\"F1\"/></style:style>"
        "<style:style style:name=\"T1\" style:family=\"text\"><style:text-properties "
        "style:font-name=\"F1\"/></style:style>");
    list.rows(
        "<table:table-column/><table:table-column table:default-cell-style-name=\"ce2\"/>" +
        row(odsText("mặc định") + odsText("cột") +
            cell("table:style-name=\"ce1\" office:value-type=\"string\"", "<text:p>cha</text:p>") +
            cell("office:value-type=\"string\"",
                 "<text:p><text:span text:style-name=\"T1\">M¸y</text:span></text:p>") +
            cell("office:value-type=\"string\"",
                 "<text:p>a<text:span text:style-name=\"T1\">M¸y</text:span></text:p>")) +
        row(odsText("dòng"), " table:default-cell-style-name=\"ce1\""));
    // F0 is declared in styles.xml of real files; content.xml repeats it
    const auto expected = "A1='mặc định'@Liberation Sans B1='cột'@.VnTime C1='cha'@VNI-Times "
                          "D1='M¸y'@.VnTime E1='aM¸y'@Liberation Sans | A2='dòng'@VNI-Times";
    CHECK(asText(*readBytes(list.flat())) == expected);
}

TEST_CASE("Ods: a few bytes that declare millions of cells are rejected", "[importers]")
{
    const auto wide = "<table:table-cell office:value-type=\"float\" office:value=\"1\" "
                      "table:number-columns-repeated=\"1000\"/>";
    CHECK(failureOf(
              OdsFixture().rows(row(wide, " table:number-rows-repeated=\"1000000\"")).bytes()) ==
          "readers.limit_repeated_cells");
    CHECK(
        failureOf(OdsFixture()
                      .rows(row("<table:table-cell office:value-type=\"float\" office:value=\"1\" "
                                "table:number-columns-repeated=\"99999999999999999999\"/>"))
                      .bytes()) == "readers.limit_repeated_cells");
    CHECK(
        failureOf(OdsFixture()
                      .rows(row("<table:table-cell office:value-type=\"float\" office:value=\"1\" "
                                "table:number-columns-repeated=\"16385\"/>"))
                      .bytes()) == "readers.limit_columns");
    CHECK(
        failureOf(OdsFixture()
                      .rows(row("", " table:number-rows-repeated=\"1048576\"") + row(odsText("x")))
                      .bytes()) == "readers.limit_rows");
    CHECK(failureOf(OdsFixture().rows(row(odsText("<text:s text:c=\"4000000000\"/>x"))).bytes()) ==
          "readers.limit_cell_characters");
}

TEST_CASE("Ods: a password-protected file is reported", "[importers]")
{
    OdsFixture list;
    list.manifest("<manifest:file-entry manifest:full-path=\"content.xml\">"
                  "<manifest:encryption-data/></manifest:file-entry>");
    try {
        readBytes(list.bytes());
        FAIL("was read");
    } catch (const dongbo::Error& error) {
        CHECK(error.kind() == dongbo::Error::Kind::Encrypted);
        CHECK(error.message().code == "readers.encrypted");
    }
}

TEST_CASE("Ods: durations are fractions of a day, or several", "[importers]")
{
    CHECK(daysOfDuration("PT12H00M00S") == 0.5);
    CHECK(daysOfDuration("PT33H") == Approx(1.375));
    CHECK(daysOfDuration("P1DT6H") == 1.25);
    for (const auto* wrong : {"", "12:00", "PT", "P1Y", "PT5", "PT-1H", "PTxH"}) {
        CAPTURE(wrong);
        CHECK((!daysOfDuration(wrong) || *daysOfDuration(wrong) == 0));
    }
}
