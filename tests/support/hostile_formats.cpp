#include "tests/support/hostile_formats.h"

#include "tests/support/ods_fixture.h"
#include "tests/support/xls_fixture.h"
#include "tests/support/xlsx_fixture.h"

namespace dongbo::test {

namespace {

constexpr std::size_t mebibyte = 1U << 20;
const std::string doctype = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]>";
const std::string xmlHead = "<?xml version=\"1.0\"?>";
const std::string xmlOpen =
    "<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet><Table>";
const std::string xmlClose = "</Table></Worksheet></Workbook>";

std::string many(std::string_view unit, std::size_t times)
{
    std::string out;
    out.reserve(unit.size() * times);
    for (std::size_t i = 0; i < times; ++i) {
        out += unit;
    }
    return out;
}

/// content.xml with `mebibytes` MiB of `unit` where the tables belong.
std::string odsBomb(std::string_view unit, std::size_t mebibytes)
{
    OdsFixture list;
    const auto whole = list.rows("#").content();
    const auto at = whole.find('#');
    return list.zipWithoutContent()
        .addRaw("content.xml",
                deflatedRepeat(whole.substr(0, at), many(unit, mebibyte / unit.size() + 1),
                               mebibytes, whole.substr(at + 1)),
                0, 1000)
        .finish();
}

/// A workbook large enough for ordinary sectors.
std::string largeXls()
{
    XlsFixture list;
    list.sheet("S");
    for (unsigned i = 0; i < 3000; ++i) {
        list.number(i, 0, 0, i);
    }
    return list.bytes();
}

/// The compound file with one number of its first allocation sector replaced.
std::string withNext(std::string file, std::size_t sector, unsigned long next)
{
    const auto place = [&file](std::size_t at) {
        return static_cast<std::size_t>(static_cast<unsigned char>(file[at])) +
               256 * static_cast<std::size_t>(static_cast<unsigned char>(file[at + 1]));
    };
    const auto table = (place(76) + 1) * 512; // the first entry of the table, in the header
    return file.replace(table + 4 * sector, 4, low32(next));
}

std::string withHeader(std::string file, std::size_t at, unsigned long value)
{
    return file.replace(at, 4, low32(value));
}

std::string oneRecord(unsigned id, std::string_view body)
{
    XlsFixture list;
    list.sheet("S").record(id, body);
    return list.bytes();
}

void addXls(std::vector<HostileFile>& files)
{
    const auto add = [&files](std::string name, std::function<std::string()> bytes,
                              std::string code) {
        files.push_back({std::move(name), std::move(bytes), std::move(code)});
    };
    add(
        "xls: a chain of sectors that bites its tail", [] { return withNext(largeXls(), 20, 3); },
        "readers.broken_ole");
    add(
        "xls: a sector that follows itself", [] { return withNext(largeXls(), 0, 0); },
        "readers.broken_ole");
    add(
        "xls: a table of sectors that goes on in itself",
        [] { return withHeader(withHeader(largeXls(), 68, 0), 72, 0xFFFFFFFF); }, "read");
    add(
        "xls: a directory far outside the file",
        [] { return withHeader(largeXls(), 48, 0x7FFFFFFF); }, "readers.broken_ole");
    add(
        "xls: a shared string of 65,535 letters that are not there",
        [] {
            return XlsFixture()
                .global(0xFC, low32(0xFFFFFFFF) + low32(0xFFFFFFFF) + low16(0x7000) + '\1')
                .bytes();
        },
        "readers.broken_xls");
    add(
        "xls: a shared string with 65,535 runs that are not there",
        [] {
            return XlsFixture()
                .global(0xFC, low32(1) + low32(1) + low16(1) + '\x08' + low16(0xFFFF) + "a")
                .bytes();
        },
        "readers.broken_xls");
    add(
        "xls: a shared string with 4 GB of phonetics that are not there",
        [] {
            return XlsFixture()
                .global(0xFC, low32(1) + low32(1) + low16(1) + '\x04' + low32(0xFFFFFFFF) + "a")
                .bytes();
        },
        "readers.broken_xls");
    add(
        "xls: a cell in column 65,536",
        [] { return oneRecord(0x203, XlsFixture::place(0, 0xFFFF) + low64(1)); },
        "readers.limit_columns");
    add(
        "xls: a shared string beyond the last",
        [] { return oneRecord(0xFD, XlsFixture::place(0, 0) + low32(0xFFFFFFFF)); },
        "readers.broken_sheet");
    add(
        "xls: hundreds of names for one sheet",
        [] {
            XlsFixture list;
            for (int i = 0; i < 500; ++i) {
                list.global(0x85, low32(600) + std::string(2, '\0') + list.text("S", 1));
            }
            return list.bytes();
        },
        "readers.broken_xls");
    add(
        "xls: charts within charts that never end",
        [] {
            XlsFixture list;
            list.sheet("S");
            for (int i = 0; i < 100000; ++i) {
                list.record(0x809, low16(0x600) + low16(0x20));
            }
            return list.bytes();
        },
        "readers.broken_sheet");
}

void addOds(std::vector<HostileFile>& files)
{
    const auto add = [&files](std::string name, std::function<std::string()> bytes,
                              std::string code) {
        files.push_back({std::move(name), std::move(bytes), std::move(code)});
    };
    const std::string cell = "<table:table-cell office:value-type=\"string\" "
                             "table:number-columns-repeated=\"1000\"><text:p>x</text:p>"
                             "</table:table-cell>";
    add(
        "ods: 3 GB of spaces between rows", [] { return odsBomb(" ", 3000); },
        "readers.limit_inflated_bytes");
    add(
        "ods: 2.5 GB of rows",
        [] { return odsBomb("<table:table-row>" + odsText("x") + "</table:table-row>", 2500); },
        "readers.limit_rows");
    add(
        "ods: 1 GB of styles",
        [] { return odsBomb("</table:table><style:style style:name=\"a\"/><table:table>", 1000); },
        "readers.limit_sheets");
    add(
        "ods: a row of a thousand cells a million times",
        [cell] {
            return OdsFixture()
                .rows("<table:table-row table:number-rows-repeated=\"1000000\">" + cell +
                      "</table:table-row>")
                .bytes();
        },
        "readers.limit_repeated_cells");
    add(
        "ods: many rows of repeated cells",
        [cell] {
            return OdsFixture()
                .rows(many("<table:table-row>" + cell + "</table:table-row>", 20000))
                .bytes();
        },
        "readers.limit_repeated_cells");
    add(
        "ods: spaces that ask to be four thousand million",
        [] {
            return OdsFixture()
                .rows("<table:table-row>" + odsText(many("<text:s text:c=\"4000000000\"/>", 50)) +
                      "</table:table-row>")
                .bytes();
        },
        "readers.limit_cell_characters");
    add(
        "ods: XML 100,000 deep", [] { return OdsFixture().rows(many("<a>", 100000)).bytes(); },
        "readers.limit_depth");
    add(
        "ods: spans 100,000 deep",
        [] {
            return OdsFixture()
                .rows("<table:table-row>" + odsText(many("<text:span>", 100000)))
                .bytes();
        },
        "readers.limit_depth");
    add(
        "ods: entities",
        [] {
            return OdsFixture().zipWithoutContent().add("content.xml", doctype + "<x/>").finish();
        },
        "readers.doctype");
}

void addTexts(std::vector<HostileFile>& files)
{
    const auto add = [&files](std::string name, std::function<std::string()> bytes,
                              std::string code) {
        files.push_back({std::move(name), std::move(bytes), std::move(code)});
    };
    add(
        "xml: entities", [] { return xmlHead + doctype + xmlOpen + "<Row>&b;</Row>" + xmlClose; },
        "readers.doctype");
    add(
        "xml: 100,000 deep", [] { return xmlHead + xmlOpen + many("<a>", 100000); },
        "readers.limit_depth");
    add(
        "xml: a cell in column 4,000,000,000",
        [] { return xmlHead + xmlOpen + "<Row><Cell Index=\"4000000000\"/></Row>" + xmlClose; },
        "readers.limit_columns");
    add(
        "xml: a cell merged over 4,000,000,000 columns",
        [] {
            return xmlHead + xmlOpen + "<Row><Cell MergeAcross=\"4000000000\"/></Row>" + xmlClose;
        },
        "readers.limit_columns");
    add(
        "xml: a text of 20 MB",
        [] {
            return xmlHead + xmlOpen + "<Row><Cell><Data>" + many("x", 20 * mebibyte) +
                   "</Data></Cell></Row>" + xmlClose;
        },
        "readers.limit_token_bytes");
    add(
        "html: a tag of 20 MB", [] { return "<html><table " + many("x", 20 * mebibyte); },
        "readers.limit_token_bytes");
    add(
        "html: a text of 20 MB", [] { return "<html><table><tr><td>" + many("x", 20 * mebibyte); },
        "readers.limit_token_bytes");
    add(
        "html: a cell of many small pieces",
        [] { return "<html><table><tr><td>" + many("xxxxxxxxxxxx<b>", mebibyte); },
        "readers.limit_cell_characters");
    add(
        "html: cells over a thousand columns side by side",
        [] { return "<html><table><tr>" + many("<td colspan=1000 rowspan=60000>x", 100000); },
        "readers.limit_columns");
    add(
        "html: five million rows", [] { return "<html><table>" + many("<tr>", 5000000); },
        "readers.limit_rows");
    add(
        "a workbook in a zip in a zip",
        [] {
            return ZipWriter()
                .add("a.zip", ZipWriter().add("b.xlsx", XlsxFixture().bytes()).finish())
                .finish();
        },
        "readers.foreign_archive");
}

} // namespace

std::vector<HostileFile> hostileFilesOfOtherFormats()
{
    std::vector<HostileFile> files;
    addXls(files);
    addOds(files);
    addTexts(files);
    return files;
}

} // namespace dongbo::test
