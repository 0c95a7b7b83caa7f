#include "importers/readers/ods/ods_reader.h"

#include "importers/readers/container/file_source.h"
#include "importers/readers/ods/ods_sheet.h"
#include "importers/readers/xml/small_xml.h"

#include <algorithm>

namespace dongbo::importers {

namespace {

using Event = TagScanner::Event;

class ZipPause final : public OdsSheetReader::Pause
{
public:
    ZipPause(const ZipContainer& zip, ReadWatch& watch)
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

class FilePause final : public OdsSheetReader::Pause
{
public:
    FilePause(const FileSource& source, ReadWatch& watch)
        : m_source(source)
        , m_watch(watch)
    {}
    void between() override { m_watch.reached(m_source.done(), m_source.size()); }

private:
    const FileSource& m_source;
    ReadWatch& m_watch;
};

class ManifestListener final : public XmlListener
{
public:
    void open(std::string_view name, const Attributes& /*attributes*/) override
    {
        m_isEncrypted = m_isEncrypted || name == "encryption-data";
    }
    void close(std::string_view /*name*/) override {}
    [[nodiscard]] bool isEncrypted() const { return m_isEncrypted; }

private:
    bool m_isEncrypted = false;
};

/// Reads styles, then the tables of the spreadsheet; returns whether there was a spreadsheet.
bool readDocument(TagScanner& scanner, OdsStyles& styles, OdsSheetReader& sheets,
                  OdsSheetReader::Pause& pause, const Limits& limits)
{
    bool inSpreadsheet = false;
    bool sawSpreadsheet = false;
    std::uint64_t count = 0;
    for (auto event = scanner.next(); event != Event::End; event = scanner.next()) {
        const auto name = scanner.name();
        if (name == "spreadsheet") {
            inSpreadsheet = event == Event::Open;
            sawSpreadsheet = true;
            continue;
        }
        if (event == Event::Close) {
            continue;
        }
        if (inSpreadsheet && name == "table") {
            if (++count > limits.sheets) {
                throw pastLimit("sheets", limits.sheets);
            }
            sheets.read(scanner, pause);
        } else if (inSpreadsheet || name == "master-styles" ||
                   (!styles.take(scanner) && name == "meta")) {
            scanner.skip();
        }
    }
    return sawSpreadsheet;
}

} // namespace

void readOds(ZipContainer& zip, const Limits& limits, CellSink& sink, ReadWatch& watch)
{
    if (zip.has("META-INF/manifest.xml")) {
        ManifestListener manifest;
        parseSmallXml(*zip.open("META-INF/manifest.xml"), limits, manifest);
        if (manifest.isEncrypted()) {
            throw Error(Error::Kind::Encrypted, {"readers.encrypted", {}});
        }
    }
    sink.beginWorkbook("ods");
    Fonts fonts(sink, limits);
    OdsStyles styles(fonts, limits);
    OdsSheetReader sheets(styles, sink, limits);
    ZipPause pause(zip, watch);
    if (zip.has("styles.xml")) {
        TagScanner scanner(decodedXml(zip.open("styles.xml")), limits);
        readDocument(scanner, styles, sheets, pause, limits);
    }
    TagScanner scanner(decodedXml(zip.open("content.xml")), limits);
    if (!readDocument(scanner, styles, sheets, pause, limits)) {
        throw unreadable("readers.no_workbook", "no spreadsheet in content.xml");
    }
    sink.endWorkbook();
}

void readFlatOds(const InputFile& file, const Limits& limits, CellSink& sink, ReadWatch& watch)
{
    sink.beginWorkbook("ods");
    Fonts fonts(sink, limits);
    OdsStyles styles(fonts, limits);
    OdsSheetReader sheets(styles, sink, limits);
    auto source = std::make_unique<FileSource>(file);
    FilePause pause(*source, watch);
    TagScanner scanner(decodedXml(std::move(source)), limits);
    if (!readDocument(scanner, styles, sheets, pause, limits)) {
        throw unreadable("readers.no_workbook", "no spreadsheet");
    }
    sink.endWorkbook();
}

} // namespace dongbo::importers
