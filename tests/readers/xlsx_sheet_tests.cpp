#include "tests/support/reading.h"
#include "tests/support/xlsx_fixture.h"

#include <catch2/catch.hpp>

using dongbo::test::asText;
using dongbo::test::failureOf;
using dongbo::test::inUtf16;
using dongbo::test::readBytes;
using dongbo::test::XlsxFixture;

namespace {
std::string cellsOf(const XlsxFixture& fixture)
{
    return asText(*readBytes(fixture.bytes()));
}
std::string oneCell(std::string_view cell)
{
    return cellsOf(XlsxFixture().rows("<row r=\"1\">" + std::string(cell) + "</row>"));
}
std::string oneString(std::string_view si)
{
    return cellsOf(
        XlsxFixture().strings(si).rows("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>"));
}
constexpr auto textRow = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>";
} // namespace

TEST_CASE("Xlsx: cells of every type are typed", "[importers]")
{
    CHECK(oneCell("<c r=\"A1\"><v>42</v></c>") == "A1=42");
    CHECK(oneCell("<c r=\"A1\" t=\"n\"><v>-1.5E3</v></c>") == "A1=-1500");
    CHECK(oneCell("<c r=\"A1\"><v> +7.25 </v></c>") == "A1=7.25");
    CHECK(oneCell("<c r=\"A1\"><v>0.1</v></c>") == "A1=0.1");
    CHECK(oneCell("<c r=\"A1\"><v>12672000.000000002</v></c>") == "A1=12672000.000000002");
    CHECK(oneCell("<c r=\"B1\" t=\"b\"><v>1</v></c><c r=\"C1\" t=\"b\"><v>0</v></c>") ==
          "B1=TRUE C1=FALSE");
    CHECK(oneCell("<c r=\"A1\" t=\"e\"><v>#REF!</v></c>") == "A1=#REF!");
    CHECK(oneCell("<c r=\"A1\" t=\"str\"><f>B1&amp;\"x\"</f><v>Đại An &amp; &lt;xã&gt;</v></c>") ==
          "A1=f'Đại An & <xã>'");
    CHECK(oneCell("<c r=\"A1\" t=\"d\"><v>2021-05-11</v></c>") == "A1=date:44327");
    CHECK(oneCell("<c r=\"A1\" t=\"d\"><v>2021-05-11T12:00:00</v></c>") == "A1=date:44327.5");
    CHECK(oneCell("<c r=\"A1\" t=\"d\"><v>hôm qua</v></c>") == "A1='hôm qua'");
}

TEST_CASE("Xlsx: an invalid number is kept as text", "[importers]")
{
    CHECK(oneCell("<c r=\"A1\"><v>NaN</v></c><c r=\"B1\"><v>12x</v></c>") == "A1='NaN' B1='12x'");
    CHECK(oneCell("<c r=\"A1\"><v>1e999</v></c>") == "A1='1e999'");
}

TEST_CASE("Xlsx: inline strings are read, rich or plain", "[importers]")
{
    CHECK(oneCell("<c r=\"A1\" t=\"inlineStr\"><is><t>Micro</t></is></c>") == "A1='Micro'");
    CHECK(oneCell("<c r=\"A1\" t=\"inlineStr\"><is><r><t>Mi</t></r><r><t>cro</t></r></is></c>") ==
          "A1='Micro'");
}

TEST_CASE("Xlsx: rich text is joined and phonetic guides are skipped", "[importers]")
{
    CHECK(oneString("<si><r><t>Camera </t></r><r><rPr><b/></rPr><t>hội nghị</t></r></si>") ==
          "A1='Camera hội nghị'");
    CHECK(oneString("<si><t>Loa</t><rPh sb=\"0\" eb=\"1\"><t>LO A</t></rPh></si>") == "A1='Loa'");
    CHECK(oneString("<si><t>Loa</t><r><t> cột</t></r></si>") == "A1='Loa cột'");
}

TEST_CASE("Xlsx: an empty shared string keeps its index", "[importers]")
{
    CHECK(cellsOf(XlsxFixture()
                      .strings("<si/><si><t/></si><si><t>C</t></si>")
                      .rows("<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c>"
                            "<c t=\"s\"><v>2</v></c></row>")) == "C1='C'");
}

TEST_CASE("Xlsx: _xHHHH_ is the character it names", "[importers]")
{
    CHECK(oneString("<si><t>RAM_x000D_\n(GB)</t></si>") == "A1='RAM\r\n(GB)'");
    CHECK(oneString("<si><t>a_x005F_x0041_</t></si>") == "A1='a_x0041_'");
    CHECK(oneString("<si><t>_xD83D__xDE00_ _xZZZZ_ _x41_ _x0000_</t></si>") ==
          "A1='\U0001F600 _xZZZZ_ _x41_ _x0000_'");
}

TEST_CASE("Xlsx: references, CDATA, comments and line ends in text are resolved", "[importers]")
{
    CHECK(oneString("<si><t>&#272;&#x1EA1;i &amp;amp; &quot;An&quot; &unknown; &</t></si>") ==
          "A1='Đại &amp; \"An\" &unknown; &'");
    CHECK(oneString("<si><t>a<![CDATA[<b>&amp;]]><!-- no -->c</t></si>") == "A1='a<b>&amp;c'");
    CHECK(oneString("<si><t>a\r\nb\rc</t></si>") == "A1='a\nb\nc'");
    CHECK(oneString("<si><t xml:space=\"preserve\">  x  </t></si>") == "A1='  x  '");
}

TEST_CASE("Xlsx: rows and cells without a reference follow the one before", "[importers]")
{
    CHECK(cellsOf(XlsxFixture().rows("<row><c><v>1</v></c><c><v>2</v></c></row>"
                                     "<row r=\"5\"><c r=\"C5\"><v>3</v></c><c><v>4</v></c></row>"
                                     "<row><c><v>5</v></c></row>")) ==
          "A1=1 B1=2 | C5=3 D5=4 | A6=5");
}

TEST_CASE("Xlsx: cells out of order are sorted, of two in one position the later wins",
          "[importers]")
{
    CHECK(oneCell("<c r=\"C1\"><v>3</v></c><c r=\"A1\"><v>1</v></c><c r=\"C1\"><v>9</v></c>") ==
          "A1=1 C1=9");
}

TEST_CASE("Xlsx: rows that do not ascend are a broken sheet", "[importers]")
{
    CHECK(
        failureOf(XlsxFixture()
                      .rows("<row r=\"5\"><c><v>1</v></c></row><row r=\"5\"><c><v>1</v></c></row>")
                      .bytes()) == "readers.broken_sheet");
    CHECK(failureOf(XlsxFixture().rows("<row r=\"0\"/>").bytes()) == "readers.broken_sheet");
    CHECK(failureOf(XlsxFixture().rows("<row r=\"1\"><c r=\"11\"/></row>").bytes()) ==
          "readers.broken_sheet");
    CHECK(failureOf(XlsxFixture().rows(textRow).bytes()) == "readers.broken_sheet");
}

TEST_CASE("Xlsx: styled empty cells are not cells", "[importers]")
{
    const auto workbook =
        readBytes(XlsxFixture()
                      .rows("<row r=\"1\"><c r=\"A1\" s=\"1\"/><c r=\"B1\"><v></v></c></row>")
                      .bytes());
    CHECK(asText(*workbook).empty());
    CHECK(workbook->sheets().at(0).cells == 0);
    CHECK(workbook->sheets().at(0).lastRow == 0);
}

TEST_CASE("Xlsx: shared formulas keep the result of every cell", "[importers]")
{
    CHECK(cellsOf(XlsxFixture().rows(
              "<row r=\"1\"><c r=\"A1\"><f t=\"shared\" ref=\"A1:A3\" "
              "si=\"0\">B1</f><v>7</v></c></row>"
              "<row r=\"2\"><c r=\"A2\" t=\"e\"><f t=\"shared\" si=\"0\"/><v>#N/A</v></c></row>"
              "<row r=\"3\"><c r=\"A3\" t=\"b\"><f t=\"shared\" si=\"0\"/><v>1</v></c></row>"
              "<row r=\"4\"><c r=\"A4\"><f>B4</f></c></row>")) ==
          "A1=f7 | A2=f#N/A | A3=fTRUE | A4=f=B4"); // never calculated: said as it stands
}

TEST_CASE("Xlsx: date formats give dates, built in or custom", "[importers]")
{
    const auto styles = "<numFmts><numFmt numFmtId=\"164\" formatCode=\"[$-42A]dd\\/mm\\/yyyy\"/>"
                        "<numFmt numFmtId=\"165\" formatCode=\"#,##0 &quot;đồng&quot;\"/></numFmts>"
                        "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
                        "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/>"
                        "<xf numFmtId=\"165\"/><xf numFmtId=\"9\"/><xf numFmtId=\"20\"/></cellXfs>";
    XlsxFixture fixture;
    fixture.styles(styles).rows("<row><c s=\"0\"><v>1</v></c><c s=\"1\"><v>44327</v></c>"
                                "<c s=\"2\"><v>44327</v></c><c s=\"3\"><v>500000</v></c>"
                                "<c s=\"4\"><v>0.15</v></c><c s=\"5\"><v>0.5</v></c>"
                                "<c s=\"99\"><v>3</v></c></row>");
    CHECK(cellsOf(fixture) ==
          "A1=1 B1=date:44327 C1=date:44327 D1=500000 E1=0.15 F1=date:0.5 G1=3");
    fixture.replace("xl/workbook.xml", "<workbookPr/>", "<workbookPr date1904=\"1\"/>");
    // days are shifted, times of day are not
    CHECK(cellsOf(fixture) ==
          "A1=1 B1=date:45789 C1=date:45789 D1=500000 E1=0.15 F1=date:0.5 G1=3");
}

TEST_CASE("Xlsx: a number under a format of zeros is read as it is shown", "[importers]")
{
    XlsxFixture fixture;
    fixture
        .styles("<numFmts><numFmt numFmtId=\"170\" formatCode=\"000000\"/></numFmts>"
                "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"170\"/></cellXfs>")
        .rows("<row><c s=\"0\"><v>123</v></c><c s=\"1\"><v>123</v></c>"
              "<c s=\"1\"><v>1234567</v></c><c s=\"1\"><v>1.5</v></c></row>");
    CHECK(cellsOf(fixture) == "A1=123 B1='000123' C1=1234567 D1=1.5");
}

TEST_CASE("Xlsx: each cell has its font, the first run's before the style's", "[importers]")
{
    const auto workbook = readBytes(
        XlsxFixture()
            .styles("<fonts><font><name val=\"Times New Roman\"/></font>"
                    "<font><sz val=\"12\"/><name val=\".VnTime\"/></font></fonts>"
                    "<cellXfs><xf fontId=\"0\"/><xf fontId=\"1\"/></cellXfs>"
                    "<dxfs><dxf><font><name val=\"Never\"/></font></dxf></dxfs>")
            .strings("<si><r><rPr><rFont val=\"VNI-Times\"/></rPr><t>A</t></r>"
                     "<r><rPr><rFont val=\"Arial\"/></rPr><t>B</t></r></si><si><t>C</t></si>"
                     "<si><r><t>D</t></r><r><rPr><rFont val=\"Arial\"/></rPr><t>E</t></r></si>")
            .rows("<row><c s=\"1\"><v>1</v></c><c s=\"1\" t=\"s\"><v>0</v></c>"
                  "<c s=\"1\" t=\"s\"><v>1</v></c><c t=\"s\"><v>2</v></c></row>")
            .bytes());
    CHECK(asText(*workbook) ==
          "A1=1@.VnTime B1='AB'@VNI-Times C1='C'@.VnTime D1='DE'@Times New Roman");
    CHECK(workbook->fonts() ==
          std::vector<std::string>{"", "Times New Roman", ".VnTime", "VNI-Times", "Arial"});
}

TEST_CASE("Xlsx: merges, hidden rows, columns and sheets are reported", "[importers]")
{
    const auto workbook = readBytes(
        XlsxFixture()
            .sheet("<dimension ref=\"A1:XFD1048576\"/><cols><col min=\"2\" max=\"3\" hidden=\"1\"/>"
                   "<col min=\"5\" max=\"5\"/><col min=\"16384\" max=\"99999999\" "
                   "hidden=\"true\"/></cols>"
                   "<sheetData><row r=\"1\" hidden=\"1\"><c r=\"A1\"><v>1</v></c></row>"
                   "<row r=\"2\"><c r=\"B2\"><v>2</v></c></row></sheetData>"
                   "<mergeCells><mergeCell ref=\"A1:C1\"/><mergeCell ref=\"$B$4:A3\"/>"
                   "<mergeCell ref=\"rubbish\"/></mergeCells>")
            .replace("xl/workbook.xml", "sheetId=\"1\"", "sheetId=\"1\" state=\"veryHidden\"")
            .bytes());
    CHECK(asText(*workbook) == "h A1=1 | B2=2");
    const auto& sheet = workbook->sheets().at(0);
    CHECK(sheet.name == "Sheet1");
    CHECK(sheet.hidden);
    CHECK(sheet.lastRow == 2);
    CHECK(sheet.lastColumn == 2);
    CHECK(sheet.hiddenColumns == std::vector<std::uint32_t>{2, 3, 16384});
    CHECK(sheet.merges == std::vector<dongbo::importers::Merge>{{1, 1, 1, 3}, {3, 1, 4, 2}});
}

TEST_CASE("Xlsx: parts are found by absolute, backslashed and differently cased names",
          "[importers]")
{
    const auto fixture = [] { return XlsxFixture().strings("<si><t>có</t></si>").rows(textRow); };
    const auto relations = "xl/_rels/workbook.xml.rels";
    CHECK(cellsOf(fixture().replace(relations, "\"worksheets/", "\"/xl/worksheets/")) == "A1='có'");
    CHECK(cellsOf(fixture().replace(relations, "\"worksheets/", "\"..\\xl\\worksheets\\")) ==
          "A1='có'");
    CHECK(cellsOf(fixture().renamed("xl/worksheets/sheet1.xml", "xl\\worksheets\\Sheet1.XML")) ==
          "A1='có'");
    CHECK(cellsOf(fixture().renamed("xl/sharedStrings.xml", "xl/SharedStrings.xml")) == "A1='có'");
    CHECK(cellsOf(fixture().without("_rels/.rels")) == "A1='có'");
}

TEST_CASE("Xlsx: prefixed and strict namespaces read the same", "[importers]")
{
    CHECK(cellsOf(XlsxFixture().part("xl/worksheets/sheet1.xml",
                                     "<x:worksheet xmlns:x=\"s\"><x:sheetData><x:row r=\"1\">"
                                     "<x:c r=\"A1\" t=\"inlineStr\"><x:is><x:t>p</x:t></x:is></x:c>"
                                     "<x:c r=\"B1\"><x:f>1</x:f><x:v>2</x:v></x:c></x:row>"
                                     "</x:sheetData></x:worksheet>")) == "A1='p' B1=f2");
    XlsxFixture strict;
    strict.strings("<si><t>s</t></si>").rows(textRow);
    for (const auto* part : {"_rels/.rels", "xl/_rels/workbook.xml.rels", "xl/workbook.xml",
                             "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"}) {
        strict.replace(part, "http://schemas.openxmlformats.org/officeDocument/2006",
                       "http://purl.oclc.org/ooxml/officeDocument");
        strict.replace(part, "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                       "http://purl.oclc.org/ooxml/spreadsheetml/main");
    }
    CHECK(cellsOf(strict) == "A1='s'");
}

TEST_CASE("Xlsx: parts in UTF-16 and Latin-1 read like those in UTF-8", "[importers]")
{
    XlsxFixture fixture;
    fixture.strings("<si><t>Thị trấn Gôi \U0001F600</t></si>").rows(textRow);
    for (const auto* part :
         {"xl/sharedStrings.xml", "xl/worksheets/sheet1.xml", "xl/workbook.xml"}) {
        fixture.replace(part, "encoding=\"UTF-8\"", "encoding=\"UTF-16\"");
        fixture.part(part, inUtf16(fixture.content(part)));
    }
    CHECK(cellsOf(fixture) == "A1='Thị trấn Gôi \U0001F600'");
    CHECK(cellsOf(XlsxFixture()
                      .strings("<si><t>caf\xE9</t></si>")
                      .replace("xl/sharedStrings.xml", "UTF-8", "ISO-8859-1")
                      .rows(textRow)) == "A1='café'");
    CHECK(failureOf(XlsxFixture()
                        .strings("<si><t>x</t></si>")
                        .replace("xl/sharedStrings.xml", "UTF-8", "KOI8-R")
                        .rows(textRow)
                        .bytes()) == "readers.encoding");
}

TEST_CASE("Xlsx: invalid UTF-8 is kept as the original bytes", "[importers]")
{
    CHECK(oneString("<si><t>S\xE8 xe</t></si>") == "A1='Sè xe'");
}

TEST_CASE("Xlsx: sheets are in workbook order, without chart sheets", "[importers]")
{
    XlsxFixture fixture;
    fixture.rows("<row><c><v>1</v></c></row>");
    fixture.part("xl/worksheets/two.xml",
                 "<worksheet><sheetData><row><c><v>2</v></c></row></sheetData></worksheet>");
    fixture.replace("xl/workbook.xml", "<sheets>",
                    "<sheets><sheet name=\"Hai\" sheetId=\"2\" r:id=\"rId9\"/>"
                    "<sheet name=\"Chart\" sheetId=\"3\" r:id=\"rId8\"/>");
    fixture.replace("xl/_rels/workbook.xml.rels", "</Relationships>",
                    "<Relationship Id=\"rId9\" Type=\"x/worksheet\" Target=\"worksheets/two.xml\"/>"
                    "<Relationship Id=\"rId8\" Type=\"x/chartsheet\" Target=\"chart.xml\"/>"
                    "</Relationships>");
    const auto workbook = readBytes(fixture.bytes());
    REQUIRE(workbook->sheets().size() == 2);
    CHECK(workbook->sheets()[0].name == "Hai");
    CHECK(asText(*workbook, 0) == "A1=2");
    CHECK(asText(*workbook, 1) == "A1=1");
}

TEST_CASE("Xlsx: look-alike elements of extensions are not cells", "[importers]")
{
    CHECK(cellsOf(XlsxFixture().sheet(
              "<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v><extLst><ext><v>9</v></ext></extLst></c>"
              "</row></sheetData><extLst><ext><x14:row><x14:c r=\"A9\"><x14:v>9</x14:v></x14:c>"
              "</x14:row></ext></extLst>")) == "A1=1");
}
