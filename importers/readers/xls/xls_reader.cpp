#include "importers/readers/xls/xls_reader.h"

#include "importers/readers/container/compound_file.h"
#include "importers/readers/xls/xls_sheet.h"
#include "importers/readers/xls/xls_workbook.h"

namespace dongbo::importers {

namespace {

void readStream(const InputFile& stream, const Limits& limits, CellSink& sink, ReadWatch& watch)
{
    sink.beginWorkbook("xls");
    BiffRecords records(stream);
    Fonts fonts(sink, limits);
    const auto book = readXlsWorkbook(records, limits, fonts);
    XlsSheetReader sheets(records, book, sink, limits, watch);
    for (const auto& sheet : book.sheets) {
        sheets.read(sheet);
    }
    sink.endWorkbook();
}

} // namespace

void readXls(const InputFile& file, const Limits& limits, CellSink& sink, ReadWatch& watch)
{
    if (!CompoundFile::isOne(file.head(8))) {
        readStream(file, limits, sink, watch);
        return;
    }
    const CompoundFile compound(file);
    // a file for both Excel 95 and 97 has both; the later one has more information
    for (const auto* name : {"Workbook", "Book"}) {
        if (const auto stream = compound.stream(name)) {
            readStream(*stream, limits, sink, watch);
            return;
        }
    }
    throw unreadable("readers.broken_ole", "no workbook stream");
}

} // namespace dongbo::importers
