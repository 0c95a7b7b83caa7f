#include "tests/support/reading.h"

#include <catch2/catch.hpp>

using dongbo::test::asText;
using dongbo::test::failureOf;
using dongbo::test::readBytes;

namespace {

std::string workbook(std::string_view sheets, std::string_view styles = "")
{
    return "<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>\n"
           "<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" "
           "xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\" "
           "xmlns:html=\"http://www.w3.org/TR/REC-html40\"><Styles>" +
           std::string(styles) + "</Styles>" + std::string(sheets) + "</Workbook>";
}

std::string table(std::string_view rows)
{
    return "<Worksheet ss:Name=\"Sheet1\"><Table>" + std::string(rows) + "</Table></Worksheet>";
}

std::string cell(std::string_view type, std::string_view data, std::string_view attributes = "")
{
    return "<Cell " + std::string(attributes) + "><Data ss:Type=\"" + std::string(type) + "\">" +
           std::string(data) + "</Data></Cell>";
}

} // namespace

TEST_CASE("Xml2003: cells of every type are typed", "[importers]")
{
    const auto book = readBytes(workbook(table(
        "<Row>" + cell("String", "Màn &amp;&#10;hình") + cell("Number", "12.5") +
        cell("DateTime", "2021-05-11T00:00:00.000") + cell("DateTime", "1899-12-31T12:00:00.000") +
        cell("Boolean", "1") + cell("Error", "#REF!") +
        cell("Number", "3", "ss:Formula=\"=RC[-1]\"") + cell("Number", "x") + "</Row>")));
    CHECK(book->format() == "xml");
    CHECK(book->sheets().at(0).name == "Sheet1");
    CHECK(asText(*book) == "A1='Màn &\nhình' B1=12.5 C1=date:44327 D1=date:0.5 E1=TRUE F1=#REF! "
                           "G1=f3 H1='x'");
}

TEST_CASE("Xml2003: rows and cells without an index follow the one before", "[importers]")
{
    const auto* x = "<Data ss:Type=\"Number\">1</Data>";
    const auto one = [x](std::string_view attributes) {
        return "<Cell " + std::string(attributes) + ">" + x + "</Cell>";
    };
    const auto book = readBytes(
        workbook(table("<Row ss:Index=\"3\" ss:Span=\"2\">" + one("") + one("ss:Index=\"4\"") +
                       one("ss:MergeAcross=\"1\" ss:MergeDown=\"2\"") + one("") + "</Row><Row>" +
                       one("") + "<Cell/></Row>")));
    CHECK(asText(*book) == "A3=1 D3=1 E3=1 G3=1 | A6=1");
    CHECK(book->sheets().at(0).merges == std::vector<dongbo::importers::Merge>{{3, 5, 5, 6}});
    CHECK(failureOf(workbook(table("<Row ss:Index=\"3\"/><Row ss:Index=\"2\"/>"))) ==
          "readers.broken_sheet");
}

TEST_CASE("Xml2003: fonts and dates are resolved by style, from cell, row, column or default",
          "[importers]")
{
    const auto* styles =
        "<Style ss:ID=\"Default\"><Font ss:FontName=\"Arial\"/></Style>"
        "<Style ss:ID=\"s1\"><Font ss:FontName=\".VnTime\"/></Style>"
        "<Style ss:ID=\"s2\" ss:Parent=\"s1\"><NumberFormat ss:Format=\"Short Date\"/></Style>"
        "<Style ss:ID=\"s3\"><NumberFormat ss:Format=\"Fixed\"/></Style>";
    const auto* data = "<Data ss:Type=\"Number\">44327</Data>";
    const auto rich = "<Cell><Data ss:Type=\"String\"><html:Font html:Face=\"VNI-Times\">M</"
                      "html:Font>áy</Data></Cell>";
    const auto book = readBytes(
        workbook(table("<Column/><Column ss:StyleID=\"s1\"/><Row><Cell>" + std::string(data) +
                       "</Cell><Cell>" + data + "</Cell><Cell ss:StyleID=\"s2\">" + data +
                       "</Cell><Cell ss:StyleID=\"s3\">" + data + "</Cell>" + rich +
                       "</Row><Row ss:StyleID=\"s2\"><Cell>" + data + "</Cell></Row>"),
                 styles));
    CHECK(asText(*book) == "A1=44327@Arial B1=44327@.VnTime C1=date:44327@.VnTime D1=44327 "
                           "E1='Máy'@VNI-Times | A2=date:44327@.VnTime");
}

TEST_CASE("Xml2003: hidden rows, columns and sheets are reported, comments are not cells",
          "[importers]")
{
    const auto book = readBytes(workbook(
        table("<Column ss:Index=\"2\" ss:Span=\"1\" ss:Hidden=\"1\"/><Row ss:Hidden=\"1\">"
              "<Cell><Data ss:Type=\"String\">a</Data><Comment><Data>ghi chú</Data></Comment>"
              "</Cell></Row>") +
        "<Worksheet ss:Name=\"Ẩn\"><Table/><WorksheetOptions><Visible>SheetHidden</Visible>"
        "</WorksheetOptions></Worksheet>"));
    REQUIRE(book->sheets().size() == 2);
    CHECK_FALSE(book->sheets()[0].hidden);
    CHECK(book->sheets()[0].hiddenColumns == std::vector<std::uint32_t>{2, 3});
    CHECK(book->sheets()[1].hidden);
    CHECK(book->sheets()[1].name == "Ẩn");
    CHECK(asText(*book) == "h A1='a'");
}
