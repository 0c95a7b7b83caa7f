#include "tests/fuzz/seeds.h"

#include "tests/support/compound_writer.h"
#include "tests/support/ods_fixture.h"
#include "tests/support/xls_fixture.h"
#include "tests/support/xlsx_fixture.h"
#include "tests/support/zip_writer.h"

namespace dongbo::test {

namespace {

using Pieces = std::map<std::string, std::string>;

std::string zipped(const Pieces& pieces)
{
    ZipWriter zip;
    for (const auto& [name, content] : pieces) {
        zip.add(name, content, ZipWriter::Packing::Stored);
    }
    return zip.finish();
}

std::string alone(const Pieces& pieces)
{
    return pieces.at("");
}

std::string compounded(const Pieces& pieces)
{
    return compoundFile({pieces.begin(), pieces.end()});
}

SeedList xlsx()
{
    XlsxFixture list;
    list.strings("<si><t>Thiết bị &amp; phụ kiện</t></si><si><r><rPr><rFont val=\".VnTime\"/></rPr>"
                 "<t>M¸y</t></r><r><t xml:space=\"preserve\"> in_x000D_</t></r><rPh><t>x</t></rPh>"
                 "</si><si/>")
        .styles("<numFmts><numFmt numFmtId=\"164\" formatCode=\"dd/mm/yyyy;[Red]@\"/></numFmts>"
                "<fonts><font><name val=\"Arial\"/></font></fonts><cellXfs><xf/>"
                "<xf numFmtId=\"164\" fontId=\"0\"/></cellXfs>")
        .sheet("<cols><col min=\"1\" max=\"2\" hidden=\"1\"/></cols><sheetData>"
               "<row r=\"1\"><c r=\"A1\" t=\"s\" s=\"1\"><v>0</v></c><c t=\"s\"><v>1</v></c></row>"
               "<row r=\"3\" hidden=\"1\"><c s=\"1\"><v>44327.5</v></c><c t=\"b\"><v>1</v></c>"
               "<c t=\"e\"><v>#REF!</v></c><c t=\"d\"><v>2021-05-11T08:30:00</v></c>"
               "<c t=\"str\"><f>A1&amp;\"x\"</f><v><![CDATA[<a>]]>&#x1EBF;</v></c>"
               "<c t=\"inlineStr\"><is><t>RAM\n(GB)</t></is></c></row></sheetData>"
               "<mergeCells><mergeCell ref=\"A1:B2\"/></mergeCells>");
    Pieces pieces;
    for (const auto* name :
         {"[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels",
          "xl/sharedStrings.xml", "xl/styles.xml", "xl/worksheets/sheet1.xml"}) {
        pieces[name] = list.content(name);
    }
    return {"xlsx", pieces, zipped};
}

std::string xlsStream(XlsFixture::Version version)
{
    const bool isNew = version == XlsFixture::Version::Excel97;
    XlsFixture list(version);
    list.global(0x42, low16(1258)).global(0x22, low16(0)).format(164, "dd/mm/yyyy");
    const auto font = list.font(".VnTime");
    const auto style = list.style(font, 164);
    unsigned shared = 0;
    if (isNew) {
        shared = list.shared("Thiết bị", static_cast<int>(font));
        for (int i = 0; i < 300; ++i) {
            list.shared("một chuỗi khá dài để tràn sang bản ghi sau " + std::to_string(i));
        }
    }
    const auto name = isNew ? "Màn hình" : "M\xB8y";
    list.sheet("Sheet1", 0)
        .record(0x7D, low16(1) + low16(2) + low16(0) + low16(0) + low16(1) + low16(0))
        .record(0x208,
                low16(0) + low16(0) + low16(4) + std::string(6, '\0') + low16(0x20) + low16(0))
        .label(0, 0, style, name)
        .number(0, 1, style, 44327)
        .record(0x27E, XlsFixture::place(0, 2) + low32(62))
        .record(0xBD,
                low16(1) + low16(0) + low16(style) + low32(30) + low16(0) + low32(35) + low16(1))
        .record(0x06, XlsFixture::place(1, 2) + std::string("\0\0\0\0\0\0\xFF\xFF", 8) +
                          std::string(8, '\0'))
        .record(0x207, list.text(name, 2))
        .record(0x205, XlsFixture::place(2, 0) + std::string("\x17\1", 2))
        .record(0xD6, XlsFixture::place(2, 1) + list.text(name, 2) +
                          (isNew ? low16(1) + low16(0) + low16(font) : std::string("\1\0\1", 3)))
        .label(1, 3, 0, "lùi lại"); // rows that do not ascend
    if (isNew) {
        list.sharedLabel(3, 0, 0, shared).sharedLabel(3, 1, 0, shared + 7);
    }
    list.record(0xE5, low16(1) + low16(0) + low16(1) + low16(0) + low16(3));
    list.sheet("Ẩn", 1).number(0, 0, 0, 1.5);
    return list.stream();
}

SeedList ods()
{
    OdsFixture list;
    list.commonStyles("<style:style style:name=\"Default\" style:family=\"table-cell\">"
                      "<style:text-properties style:font-name=\"F1\"/></style:style>")
        .styles("<style:font-face style:name=\"F1\" svg:font-family=\"&apos;.VnTime&apos;\"/>",
                "<style:style style:name=\"ce1\" style:family=\"table-cell\" "
                "style:parent-style-name=\"Default\"/><style:style style:name=\"ta1\" "
                "style:family=\"table\"><style:table-properties table:display=\"true\"/>"
                "</style:style>")
        .tables(
            "<table:table table:name=\"Sheet1\" table:style-name=\"ta1\"><table:table-column "
            "table:visibility=\"collapse\" table:number-columns-repeated=\"2\" "
            "table:default-cell-style-name=\"ce1\"/><table:table-row "
            "table:number-rows-repeated=\"2\"><table:table-cell table:style-name=\"ce1\" "
            "table:number-columns-spanned=\"2\" table:number-rows-spanned=\"2\" "
            "office:value-type=\"string\"><office:annotation><text:p>x</text:p>"
            "</office:annotation><text:p>Loa <text:span text:style-name=\"T1\">M¸y</text:span>"
            "<text:s text:c=\"3\"/><text:tab/>&amp;</text:p><text:p>hai</text:p>"
            "</table:table-cell><table:covered-table-cell/><table:table-cell "
            "office:value-type=\"float\" office:value=\"1.5\" "
            "table:number-columns-repeated=\"3\"/><table:table-cell office:value-type=\"date\" "
            "office:date-value=\"2021-05-11\"/><table:table-cell office:value-type=\"time\" "
            "office:time-value=\"PT08H30M00S\"/><table:table-cell office:value-type=\"boolean\" "
            "office:boolean-value=\"true\"/></table:table-row></table:table>");
    return {"ods",
            {{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
             {"content.xml", list.content()},
             {"styles.xml", list.flat()}},
            zipped};
}

std::string xml2003()
{
    return "<?xml version=\"1.0\"?>\n<Workbook "
           "xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"><Styles><Style ss:ID=\"s1\">"
           "<Font ss:FontName=\".VnTime\"/><NumberFormat ss:Format=\"Short Date\"/></Style>"
           "</Styles><Worksheet ss:Name=\"Sheet1\"><Table><Column ss:Index=\"2\" ss:Span=\"1\" "
           "ss:Hidden=\"1\" ss:StyleID=\"s1\"/><Row ss:Index=\"2\" ss:Hidden=\"1\"><Cell "
           "ss:MergeAcross=\"1\" ss:MergeDown=\"2\"><Data ss:Type=\"String\">Loa<html:Font "
           "html:Face=\"VNI-Times\">M</html:Font></Data></Cell><Cell ss:Index=\"5\" "
           "ss:StyleID=\"s1\"><Data ss:Type=\"Number\">44327</Data></Cell></Row><Row><Cell>"
           "<Data ss:Type=\"DateTime\">2021-05-11T00:00:00.000</Data></Cell><Cell>"
           "<Data ss:Type=\"Boolean\">1</Data></Cell></Row></Table><WorksheetOptions><Visible>"
           "SheetHidden</Visible></WorksheetOptions></Worksheet></Workbook>";
}

std::string html()
{
    return "<html><head><meta charset=utf-8><style><!-- .xl24{mso-number-format:\"dd\\/mm\\/yyyy\";"
           "font-family:\".VnTime\", serif;} td,.b{display:none} /* x */ --></style></head><body>"
           "<script>if (a<b) {}</script><p>UBND huyện&nbsp;</p><!-- <td> --><table border=1><tr "
           "style='display:none'><th rowspan=2>STT<th colspan=\"3\">Tên&ecirc;&#7871;</tr><tr>"
           "<td class=xl24 x:num=\"44327\" x:fmla=\"=A1\">11/05/2021<td><font face=\"VNI-Times\">x"
           "</font><br>y<td sdval=5 sdnum=\"1066;0;DD/MM/YY\">5</table>Người lập</body></html>";
}

std::string csv()
{
    std::string text = "STT;Tên thiết bị;\"Ghi\nchú\"\r\n";
    for (int i = 1; i < 12; ++i) {
        text += std::to_string(i) + ";Micro;\"a\"\"b, c\"\r\n";
    }
    return text;
}

} // namespace

std::vector<SeedList> seedLists()
{
    return {
        xlsx(),
        {"xls", {{"Workbook", xlsStream(XlsFixture::Version::Excel97)}}, compounded},
        {"xls", {{"Book", xlsStream(XlsFixture::Version::Excel95)}}, compounded},
        ods(),
        {"xml", {{"", xml2003()}}, alone},
        {"html", {{"", html()}}, alone},
        {"csv", {{"", csv()}}, alone},
        {"csv", {{"", inUtf16(csv())}}, alone},
    };
}

namespace {

std::size_t below(std::size_t limit, Random& random)
{
    return limit == 0 ? 0 : static_cast<std::size_t>(random()) % limit;
}

const char* sharpNumber(Random& random)
{
    constexpr const char* numbers[] = {
        "0",     "-1",      "1",       "255",        "16384",      "16385",
        "65536", "1048576", "1048577", "2147483648", "4294967295", "99999999999999999999",
        "1e308", "nan",     "-0",      "0.1"};
    return numbers[below(std::size(numbers), random)];
}

/// Replaces a number in the text by another one.
void changeNumber(std::string& text, Random& random)
{
    const auto from = text.find_first_of("0123456789", below(text.size(), random));
    if (from != std::string::npos) {
        const auto to = std::min(text.find_first_not_of("0123456789.", from), text.size());
        text.replace(from, to - from, sharpNumber(random));
    }
}

} // namespace

void changeText(std::string& text, const std::string& other, Random& random)
{
    constexpr std::string_view sharp("<>\"&/='! \0\xFF;\n\t,x-", 18);
    const auto changes = 1 + below(4, random);
    for (std::size_t i = 0; i < changes && !text.empty(); ++i) {
        const auto at = below(text.size(), random);
        const auto length = below(std::min<std::size_t>(text.size() - at, 200), random);
        switch (below(13, random)) { // numbers most often: tags then stay intact
        case 0:
            text[at] =
                static_cast<char>(static_cast<unsigned char>(text[at]) ^ (1U << below(8, random)));
            break;
        case 1:
            text[at] = sharp[below(sharp.size(), random)];
            break;
        case 2:
            text.erase(at, length);
            break;
        case 3:
            text.insert(at, text.substr(at, length));
            break;
        case 4:
            text.insert(below(text.size(), random), text.substr(at, length));
            break;
        case 5:
            text.insert(at, other.substr(below(other.size(), random), length));
            break;
        case 6:
            text.resize(below(20, random) == 0 ? at : text.size());
            break;
        default:
            changeNumber(text, random);
            break;
        }
    }
}

void changeRecords(std::string& stream, Random& random)
{
    std::vector<std::size_t> records;
    for (std::size_t at = 0; at + 4 <= stream.size();) {
        records.push_back(at);
        at += 4 + static_cast<unsigned char>(stream[at + 2]) +
              256 * static_cast<std::size_t>(static_cast<unsigned char>(stream[at + 3]));
    }
    constexpr unsigned char sharp[] = {0, 1, 0x7F, 0x80, 0xFF};
    const auto changes = 1 + below(4, random);
    for (std::size_t i = 0; i < changes; ++i) {
        const auto at = records[below(records.size(), random)];
        const auto kind = below(8, random);
        if (kind == 0) { // another record type
            stream.replace(at, 2, stream, records[below(records.size(), random)], 2);
        } else if (kind == 1) { // another length
            stream[at + 2] = static_cast<char>(random());
        } else {
            const auto byte = at + 4 + below(24, random);
            if (byte < stream.size()) {
                stream[byte] = kind < 5 ? static_cast<char>(sharp[below(5, random)])
                                        : static_cast<char>(random());
            }
        }
    }
    if (below(50, random) == 0) {
        stream.resize(below(stream.size(), random));
    }
}

} // namespace dongbo::test
