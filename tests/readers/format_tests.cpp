#include "core/text/wording.h"
#include "tests/support/reading.h"
#include "tests/support/xlsx_fixture.h"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

using dongbo::Error;
using dongbo::test::failureOf;
using dongbo::test::readBytes;
using dongbo::test::XlsxFixture;
using dongbo::test::ZipWriter;

namespace {
/// A compound file with one directory entry of that name.
std::string compound(std::string_view entry)
{
    std::string bytes(1024 + 128, '\0');
    bytes.replace(0, 8, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    for (std::size_t i = 0; i < entry.size(); ++i) {
        bytes[1024 + 2 * i] = entry[i];
    }
    bytes[1024 + 64] = static_cast<char>(2 * (entry.size() + 1));
    return bytes;
}
} // namespace

TEST_CASE("Format: the actual format is reported", "[importers]")
{
    using namespace std::string_literals;
    const auto [bytes, code] = GENERATE(table<std::string, std::string>({
        {"", "readers.empty"},
        {compound("Workbook"), "readers.broken_ole"},
        {compound("Book"), "readers.broken_ole"},
        {compound("EncryptedPackage"), "readers.encrypted"},
        {compound("WordDocument"), "readers.foreign_document"},
        {compound("WORDDOCUMENT"), "readers.foreign_document"},
        {ZipWriter().add("Index/Document.iwa", "x").finish(), "readers.not_yet_numbers"},
        {compound("Other"), "readers.foreign_unknown"},
        {"\x09\x08\x10\0\0\x06\x05\0"s, "readers.broken_xls"},
        {"\x09\x04\x06\0\0\0\x10\0\0\0"s, "readers.old_excel"},
        {"%PDF-1.7\n", "readers.foreign_pdf"},
        {"\x89PNG\r\n\x1a\n....", "readers.foreign_image"},
        {"\xFF\xD8\xFF\xE0", "readers.foreign_image"},
        {"\x1F\x8B\x08", "readers.foreign_archive"},
        {"SQLite format 3\0 "s, "readers.foreign_database"},
        {"{\\rtf1}", "readers.foreign_document"},
        {"\x7F"
         "ELF\x02",
         "readers.foreign_program"},
        {"\xEF\xBB\xBF<!DOCTYPE HTML><body>", "readers.html_no_table"},
        {"MIME-Version: 1.0\r\nContent-Type: multipart/related", "readers.foreign_mhtml"},
        {"ID;PWXL;N;E\r\n", "readers.old_exchange"},
        {"TABLE\r\n0,1\r\n\"EXCEL\"", "readers.old_exchange"},
        {"<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">",
         "readers.broken_xml"},
        {"<?xml version=\"1.0\"?><note/>", "readers.foreign_xml"},
        {"\x01\x02\x03\x04\0\0\0\0\x05"s, "readers.foreign_unknown"},
        {ZipWriter().add("a.txt", "x").finish(), "readers.foreign_archive"},
        {ZipWriter().add("word/document.xml", "<w/>").finish(), "readers.foreign_document"},
        {ZipWriter().add("xl/workbook.bin", "x").finish(), "readers.not_yet_xlsb"},
        {ZipWriter()
             .add("mimetype", "application/vnd.oasis.opendocument.spreadsheet",
                  ZipWriter::Packing::Stored)
             .finish(),
         "readers.part_missing"},
        {ZipWriter()
             .add("mimetype", "application/vnd.oasis.opendocument.text", ZipWriter::Packing::Stored)
             .finish(),
         "readers.foreign_document"},
        {ZipWriter().add("[Content_Types].xml", "<Types/>").finish(), "readers.no_workbook"},
        {ZipWriter().finish(), "readers.foreign_archive"},
    }));
    CAPTURE(code);
    CHECK(failureOf(bytes) == code);
    CHECK(dongbo::text::isKnown(dongbo::Language::Vietnamese, code));
    CHECK(dongbo::text::isKnown(dongbo::Language::English, code));
}

TEST_CASE("Format: encrypted parts make an encrypted file", "[importers]")
{
    const XlsxFixture fixture;
    auto zip = fixture.zipWithout("xl/worksheets/sheet1.xml");
    zip.addRaw("xl/worksheets/sheet1.xml", std::string(64, 'x'), 0, 64, 1);
    try {
        readBytes(zip.finish());
        FAIL("was read");
    } catch (const Error& error) {
        CHECK(error.kind() == Error::Kind::Encrypted);
        CHECK(error.message().code == "readers.encrypted");
    }
}

namespace {

/// A workbook of tests/readers/workbooks, encrypted by another program (officecrypto-tool).
std::string workbook(const char* name)
{
    const char* source = std::getenv("DONGBO_SOURCE");
    std::ifstream file(std::filesystem::path(source ? source : ".") / "tests" / "readers" /
                           "workbooks" / name,
                       std::ios::binary);
    REQUIRE(file);
    return {std::istreambuf_iterator<char>(file), {}};
}

} // namespace

TEST_CASE("Format: an .xlsx under Excel's own password opens unasked", "[importers]")
{
    const auto* const name =
        GENERATE("excels-password-agile.xlsx", "excels-password-standard.xlsx");
    CAPTURE(name);
    const auto bytes = workbook(name);
    const auto list = readBytes(bytes);
    CHECK(list->format() == "xlsx");
    CHECK(dongbo::test::asText(*list).find("B3='Camera hội nghị'") != std::string::npos);
}

TEST_CASE("Format: an .xlsx under another password is told as encrypted", "[importers]")
{
    CHECK(failureOf(workbook("other-password.xlsx")) == "readers.encrypted");
    // a byte of the description changed: no longer this password, or no description at all
    auto bytes = workbook("excels-password-agile.xlsx");
    const auto at = bytes.find("encryptedVerifierHashInput=\"") + 28;
    REQUIRE(at < bytes.size());
    bytes[at] = bytes[at] == 'A' ? 'B' : 'A';
    CHECK(failureOf(bytes) == "readers.encrypted");
}

TEST_CASE("Format: an encrypted .xlsx truncated or changed anywhere is an Error", "[importers]")
{
    const auto whole = workbook("excels-password-standard.xlsx");
    for (std::size_t size = 512; size < whole.size() - 1024; size += 97) {
        CHECK(failureOf(whole.substr(0, size)) != "read");
    }
    for (std::size_t at = 600; at < whole.size(); at += 61) {
        auto changed = whole;
        changed[at] = static_cast<char>(~changed[at]);
        (void)failureOf(changed); // anything but a crash: some bytes say nothing
    }
}

TEST_CASE("Format: detected from the content, so text named .xlsx is text", "[importers]")
{
    CHECK(readBytes("a;b\n1;2\n")->format() == "csv");
    CHECK(readBytes(XlsxFixture().bytes())->format() == "xlsx");
}
