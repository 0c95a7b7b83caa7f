#include "tests/support/hostile.h"

#include "tests/support/hostile_formats.h"
#include "tests/support/xlsx_fixture.h"

namespace dongbo::test {

namespace {

constexpr auto sheetPart = "xl/worksheets/sheet1.xml";
constexpr auto stringsPart = "xl/sharedStrings.xml";
constexpr auto stylesPart = "xl/styles.xml";
constexpr std::size_t mebibyte = 1U << 20;
const std::string sheetOpen = "<worksheet><sheetData>";
const std::string sheetClose = "</sheetData></worksheet>";

std::string repeated(std::string_view unit, std::size_t atLeast)
{
    std::string out;
    while (out.size() < atLeast) {
        out += unit;
    }
    return out;
}

/// A workbook with one part of `before`, `mebibytes` of `unit` and `after`.
std::string bomb(const char* part, std::string_view before, std::string_view unit,
                 std::size_t mebibytes, std::string_view after)
{
    XlsxFixture fixture;
    fixture.strings("").styles("");
    return fixture.zipWithout(part)
        .addRaw(part, deflatedRepeat(before, repeated(unit, mebibyte), mebibytes, after), 0, 1000)
        .finish();
}

std::string manyEntries(int count)
{
    auto zip = XlsxFixture().zipWithout("");
    for (int i = 0; i < count; ++i) {
        zip.add("x/" + std::to_string(i), "", ZipWriter::Packing::Stored);
    }
    return zip.finish();
}

/// One body of 300 MB under twenty names, each of them a sheet.
std::string overlapping()
{
    XlsxFixture fixture;
    std::string sheets = "<sheets>";
    std::string relations;
    for (int i = 2; i < 21; ++i) {
        const auto number = std::to_string(i);
        sheets += "<sheet name=\"S" + number + "\" r:id=\"s" + number + "\"/>";
        relations += "<Relationship Id=\"s" + number +
                     "\" Type=\"x/worksheet\" Target=\"worksheets/" + number + ".xml\"/>";
    }
    fixture.replace("xl/workbook.xml", "<sheets>", sheets);
    fixture.replace("xl/_rels/workbook.xml.rels", "</Relationships>",
                    relations + "</Relationships>");
    auto zip = fixture.zipWithout(sheetPart);
    // the true checksum and size, so that only the total of all sheets is too large
    std::uint32_t crc = crcOf(sheetOpen, 0);
    for (int i = 0; i < 300; ++i) {
        crc = crcOf(std::string(mebibyte, ' '), crc);
    }
    zip.addRaw(sheetPart, deflatedRepeat(sheetOpen, std::string(mebibyte, ' '), 300, sheetClose),
               crcOf(sheetClose, crc),
               static_cast<std::uint32_t>(300 * mebibyte + sheetOpen.size() + sheetClose.size()));
    for (int i = 2; i < 21; ++i) {
        zip.addOverlapping("xl/worksheets/" + std::to_string(i) + ".xml");
    }
    return zip.finish();
}

} // namespace

std::vector<HostileFile> hostileFiles()
{
    std::vector<HostileFile> files;
    const auto add = [&files](std::string name, std::function<std::string()> bytes,
                              std::string code) {
        files.push_back({std::move(name), std::move(bytes), std::move(code)});
    };
    add(
        "3 GB of spaces between rows",
        [=] { return bomb(sheetPart, sheetOpen, " ", 3000, sheetClose); },
        "readers.limit_inflated_bytes");
    add(
        "3 GB comment",
        [=] { return bomb(sheetPart, sheetOpen + "<!--", "x", 3000, "-->" + sheetClose); },
        "readers.limit_inflated_bytes");
    add(
        "2 GB attribute",
        [=] { return bomb(sheetPart, sheetOpen + "<row x=\"", "x", 2000, "\"/>" + sheetClose); },
        "readers.limit_token_bytes");
    add(
        "1 GB cell text",
        [=] {
            return bomb(sheetPart, sheetOpen + "<row><c t=\"str\"><v>", "x", 1000,
                        "</v></c></row>" + sheetClose);
        },
        "readers.limit_token_bytes");
    add(
        "2 GB of CDATA in a cell",
        [=] {
            return bomb(sheetPart, sheetOpen + "<row><c t=\"str\"><v>", "<![CDATA[xxxxxxxxxxx]]>",
                        2000, "</v></c></row>" + sheetClose);
        },
        "readers.limit_token_bytes");
    add(
        "2 GB of cells in one row",
        [=] {
            return bomb(sheetPart, sheetOpen + "<row>", "<c><v>1</v></c>", 2000,
                        "</row>" + sheetClose);
        },
        "readers.limit_columns");
    add(
        "2.5 GB of one-cell rows",
        [=] { return bomb(sheetPart, sheetOpen, "<row><c><v>1</v></c></row>", 2500, sheetClose); },
        "readers.limit_rows");
    add(
        "1.2 GB of shared strings",
        [=] {
            return bomb(stringsPart, "<sst count=\"4294967295\" uniqueCount=\"4294967295\">",
                        "<si><t>" + std::string(1000, 'x') + "</t></si>", 1200, "</sst>");
        },
        "readers.limit_shared_string_bytes");
    add(
        "60 M empty shared strings",
        [=] { return bomb(stringsPart, "<sst>", "<si/>", 300, "</sst>"); },
        "readers.limit_shared_string_bytes");
    add(
        "1 GB of styles",
        [=] { return bomb(stylesPart, "<styleSheet><cellXfs>", "<xf/>", 1000, ""); },
        "readers.limit_small_part_bytes");
    add(
        "1 GB attribute in styles",
        [=] { return bomb(stylesPart, "<styleSheet x=\"", "x", 1000, "\"/>"); },
        "readers.limit_token_bytes");
    std::string deep;
    for (int i = 0; i < 100000; ++i) {
        deep += "<a>";
    }
    add(
        "XML 100,000 deep in a sheet", [=] { return XlsxFixture().sheet(deep).bytes(); },
        "readers.limit_depth");
    add(
        "XML 100,000 deep in styles", [=] { return XlsxFixture().styles(deep).bytes(); },
        "readers.limit_depth");
    const std::string entities = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b "
                                 "\"&a;&a;&a;&a;&a;&a;&a;&a;\">]><worksheet>&b;</worksheet>";
    add(
        "entities in a sheet", [=] { return XlsxFixture().part(sheetPart, entities).bytes(); },
        "readers.doctype");
    add(
        "entities in styles", [=] { return XlsxFixture().part(stylesPart, entities).bytes(); },
        "readers.doctype");
    add(
        "external entity in shared strings",
        [=] {
            return XlsxFixture()
                .part(stringsPart, "<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><sst/>")
                .bytes();
        },
        "readers.doctype");
    add(
        "a cell in column 1,000,000",
        [=] {
            return XlsxFixture().rows("<row r=\"1\"><c r=\"BDWGN1\"><v>1</v></c></row>").bytes();
        },
        "readers.limit_columns");
    add(
        "a row past the last", [=] { return XlsxFixture().rows("<row r=\"1048577\"/>").bytes(); },
        "readers.limit_rows");
    add(
        "a row of 30 digits",
        [=] { return XlsxFixture().rows("<row r=\"" + std::string(30, '9') + "\"/>").bytes(); },
        "readers.broken_sheet");
    add(
        "5,000 parts", [=] { return manyEntries(5000); }, "readers.limit_entries");
    add(
        "end record that claims 60,000 parts",
        [=] { return XlsxFixture().zipWithout("").finish(60000); }, "readers.limit_entries");
    add(
        "one body under many names", [=] { return overlapping(); }, "readers.limit_inflated_bytes");
    auto lying = XlsxFixture().zipWithout(sheetPart);
    lying.addRaw(sheetPart, deflatedRepeat(sheetOpen, " ", 10, sheetClose), 0xDEADBEEF, 0xFFFFFFF0);
    add(
        "a part with a false size and checksum", [=] { return lying.finish(); },
        "readers.broken_zip");
    add(
        "a quote of 20 MB in a csv", [=] { return "a;b\n\"" + std::string(20 * mebibyte, '\n'); },
        "readers.limit_cell_characters");
    for (auto& other : hostileFilesOfOtherFormats()) {
        files.push_back(std::move(other));
    }
    return files;
}

} // namespace dongbo::test
