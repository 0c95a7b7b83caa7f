#include "importers/readers/reader.h"

#include "importers/readers/format.h"
#include "importers/readers/html/html_reader.h"
#include "importers/readers/ods/ods_reader.h"
#include "importers/readers/text/csv_reader.h"
#include "importers/readers/xls/xls_reader.h"
#include "importers/readers/xlsx/xlsx_sheet.h"
#include "importers/readers/xlsx/xml2003_reader.h"

#include <algorithm>
#include <new>

namespace dongbo::importers {

namespace {

class Progress final : public XlsxSheetReader::Pause
{
public:
    Progress(const ZipContainer& zip, ReadWatch& watch)
        : m_zip(zip)
        , m_watch(watch)
    {}
    void between() override
    {
        m_watch.reached(m_zip.inflated(), std::max(m_zip.claimed(), m_zip.inflated()));
    }

private:
    const ZipContainer& m_zip;
    ReadWatch& m_watch;
};

void readXlsx(ZipContainer& zip, const Limits& limits, CellSink& sink, ReadWatch& watch)
{
    sink.beginWorkbook("xlsx");
    Fonts fonts(sink, limits);
    const auto package = readXlsxPackage(zip, limits, fonts);
    Progress progress(zip, watch);
    SharedStrings strings;
    if (!package.sharedStrings.empty()) {
        TagScanner scanner(decodedXml(zip.open(package.sharedStrings)), limits);
        strings.read(scanner, fonts, limits);
        progress.between();
    }
    XlsxSheetReader sheets(package, strings, fonts, sink, limits);
    for (const auto& sheet : package.sheets) {
        TagScanner scanner(decodedXml(zip.open(sheet.part)), limits);
        sheets.read(scanner, sheet, progress);
        progress.between();
    }
    sink.endWorkbook();
}

} // namespace

void readInto(CellSink& sink, const InputFile& file, const Limits& limits, ReadWatch& watch)
{
    try {
        auto recognised = recognise(file, limits);
        switch (recognised.format) {
        case ListFormat::Xlsx:
            readXlsx(*recognised.zip, limits, sink, watch);
            break;
        case ListFormat::Xls:
            readXls(file, limits, sink, watch);
            break;
        case ListFormat::Ods:
            readOds(*recognised.zip, limits, sink, watch);
            break;
        case ListFormat::FlatOds:
            readFlatOds(file, limits, sink, watch);
            break;
        case ListFormat::Xml2003:
            readXml2003(file, limits, sink, watch);
            break;
        case ListFormat::Html:
            readHtml(file, limits, sink, watch);
            break;
        case ListFormat::Csv:
            readCsv(file, limits, sink, watch);
            break;
        }
    } catch (const std::bad_alloc&) {
        throw pastLimit("memory_bytes", limits.memoryBytes);
    }
}

} // namespace dongbo::importers
