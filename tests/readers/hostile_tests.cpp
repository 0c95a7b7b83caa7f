#include "tests/fuzz/seeds.h"
#include "tests/support/cpu_time.h"
#include "tests/support/hostile.h"
#include "tests/support/reading.h"
#include "tests/support/xlsx_fixture.h"

#include <catch2/catch.hpp>

#include <iostream>
#include <random>

using dongbo::Error;
using dongbo::importers::Limits;
using dongbo::test::asText;
using dongbo::test::failureOf;
using dongbo::test::readBytes;
using dongbo::test::XlsxFixture;

namespace {

XlsxFixture ordinary()
{
    XlsxFixture fixture;
    std::string strings;
    std::string rows;
    for (int i = 0; i < 40; ++i) {
        const auto number = std::to_string(i);
        strings += "<si><t>Thiết bị " + number + " &amp; phụ kiện</t></si>";
        rows += "<row r=\"" + std::to_string(i + 1) + "\"><c r=\"A" + std::to_string(i + 1) +
                "\" t=\"s\" s=\"1\"><v>" + number + "</v></c><c r=\"B" + std::to_string(i + 1) +
                "\"><v>" + number + ".5</v></c><c t=\"inlineStr\"><is><t>x</t></is></c></row>";
    }
    fixture.strings(strings).styles("<fonts><font><name val=\"Arial\"/></font></fonts><cellXfs>"
                                    "<xf/><xf numFmtId=\"14\" fontId=\"0\"/></cellXfs>");
    fixture.sheet("<cols><col min=\"1\" max=\"2\" hidden=\"1\"/></cols><sheetData>" + rows +
                  "</sheetData><mergeCells><mergeCell ref=\"A1:B2\"/></mergeCells>");
    return fixture;
}

/// Reads and iterates; anything but success or a reading Error fails the test.
bool endsWell(std::string_view bytes)
{
    try {
        const auto workbook = readBytes(bytes);
        for (std::size_t i = 0; i < workbook->sheets().size(); ++i) {
            asText(*workbook, i);
        }
        return true;
    } catch (const Error& error) {
        INFO(error.what());
        return error.kind() == Error::Kind::Unreadable || error.kind() == Error::Kind::TooLarge ||
               error.kind() == Error::Kind::Encrypted;
    }
}

} // namespace

TEST_CASE("Hostile: a file truncated anywhere is an Error", "[importers]")
{
    const auto whole = ordinary().bytes();
    REQUIRE_THAT(
        asText(*readBytes(whole)),
        Catch::StartsWith("A1='Thiết bị 0 & phụ kiện'@Arial B1=0.5@Arial C1='x'@Arial | "));
    for (std::size_t size = 4; size < whole.size(); size += 7) {
        CAPTURE(size);
        REQUIRE(failureOf(std::string_view(whole).substr(0, size)) != "read");
    }
}

TEST_CASE("Hostile: every format but plain text truncated anywhere is an Error", "[importers]")
{
    for (const auto& list : dongbo::test::seedLists()) {
        const auto whole = list.bytes();
        CAPTURE(list.format);
        REQUIRE(failureOf(whole) == "read");
        const bool mayEndAnywhere = list.format == "csv" || list.format == "html";
        const auto step = whole.size() / 150 + 1;
        // the first words of XML alone are ordinary text
        for (std::size_t size = list.format == "xml" ? 40 : 4; size < whole.size(); size += step) {
            CAPTURE(size);
            const auto part = std::string_view(whole).substr(0, size);
            // only insignificant bytes may be missing, such as the end of the last sector
            REQUIRE((mayEndAnywhere ? endsWell(part)
                                    : failureOf(part) != "read" ||
                                          asText(*readBytes(part)) == asText(*readBytes(whole))));
        }
    }
}

TEST_CASE("Hostile: a sheet truncated anywhere is an Error", "[importers]")
{
    const auto fixture = ordinary();
    const auto whole = fixture.content("xl/worksheets/sheet1.xml");
    for (std::size_t size = 0; size < whole.size(); size += 61) {
        CAPTURE(size);
        REQUIRE(failureOf(XlsxFixture(fixture)
                              .part("xl/worksheets/sheet1.xml", whole.substr(0, size))
                              .bytes()) == "readers.broken_xml");
    }
}

TEST_CASE("Hostile: corrupted files give at worst an Error", "[importers]")
{
    const auto seed = std::random_device()();
    std::cout << "hostile: changed bytes, seed " << seed << '\n';
    CAPTURE(seed);
    std::mt19937 random(seed);
    const auto fixture = ordinary();
    auto packed = fixture.bytes();
    const auto start = dongbo::test::cpuSeconds();
    const auto change = [&random](std::string& text) {
        constexpr std::string_view sharp = "<>\"&/='! \0\xFF;";
        const auto changes = 1 + random() % 4;
        for (unsigned i = 0; i < changes; ++i) {
            auto& byte = text[random() % text.size()];
            byte = random() % 2 == 0
                       ? static_cast<char>(static_cast<unsigned char>(byte) ^ (1U << random() % 8))
                       : sharp[random() % sharp.size()];
        }
    };
    // the packed file: mostly detected by structure and checksums
    for (int i = 0; i < 1500; ++i) {
        auto changed = packed;
        change(changed);
        REQUIRE(endsWell(changed));
    }
    // the parts themselves, packed again: these reach the parsers
    for (int i = 0; i < 3000; ++i) {
        constexpr const char* parts[] = {"xl/worksheets/sheet1.xml", "xl/sharedStrings.xml",
                                         "xl/styles.xml", "xl/workbook.xml",
                                         "xl/_rels/workbook.xml.rels"};
        const auto* part = parts[random() % 5];
        auto content = fixture.content(part);
        change(content);
        REQUIRE(endsWell(XlsxFixture(fixture).part(part, content).bytes()));
    }
    const std::string csv = "STT;Tên;\"Ghi\nchú\"\n1;Micro;\"a\"\"b\"\n2;Loa;\xC3\xA9\n";
    for (int i = 0; i < 2000; ++i) {
        auto changed = csv;
        change(changed);
        REQUIRE(endsWell(changed));
    }
    CHECK(dongbo::test::cpuSeconds() - start < 60);
}

TEST_CASE("Hostile: declared sizes and counts are not trusted", "[importers]")
{
    const auto workbook =
        readBytes(XlsxFixture()
                      .strings("<si><t>x</t></si>")
                      .replace("xl/sharedStrings.xml", "<sst",
                               "<sst count=\"4294967295\" uniqueCount=\"9e9\"")
                      .sheet("<dimension ref=\"A1:ZZZZ99999999\"/><sheetData><row r=\"1048576\">"
                             "<c r=\"XFD1048576\" t=\"s\"><v>0</v></c></row></sheetData>")
                      .bytes());
    CHECK(asText(*workbook) == "XFD1048576='x'");
}

TEST_CASE("Hostile: merges past the limit are left out, the list is read", "[importers]")
{
    auto limits = Limits::standard();
    limits.merges = 100;
    std::string merges;
    for (int i = 0; i < 5000; ++i) {
        merges += "<mergeCell ref=\"A1:XFD1048576\"/>";
    }
    const auto workbook = readBytes(
        XlsxFixture().sheet("<sheetData/><mergeCells>" + merges + "</mergeCells>").bytes(), limits);
    CHECK(workbook->sheets().at(0).merges.size() == 100);
}

TEST_CASE("Hostile: each exceeded limit is named", "[importers]")
{
    const auto bytes = ordinary().bytes();
    const auto refused = [&](std::uint64_t Limits::*member, std::uint64_t value) {
        auto limits = Limits::standard();
        limits.*member = value;
        return failureOf(bytes, limits);
    };
    CHECK(failureOf(bytes) == "read");
    CHECK(refused(&Limits::inputBytes, 100) == "readers.limit_input_bytes");
    CHECK(refused(&Limits::inflatedBytes, 3000) == "readers.limit_inflated_bytes");
    CHECK(refused(&Limits::smallPartBytes, 100) == "readers.limit_small_part_bytes");
    CHECK(refused(&Limits::entries, 5) == "readers.limit_entries");
    CHECK(refused(&Limits::rows, 39) == "readers.limit_rows");
    CHECK(refused(&Limits::columns, 2) == "readers.limit_columns");
    CHECK(refused(&Limits::cells, 119) == "readers.limit_cells");
    CHECK(refused(&Limits::cells, 120) == "read");
    CHECK(refused(&Limits::cellCharacters, 10) == "readers.limit_cell_characters");
    CHECK(refused(&Limits::rowBytes, 20) == "readers.limit_row_bytes");
    CHECK(refused(&Limits::sharedStringBytes, 100) == "readers.limit_shared_string_bytes");
    CHECK(refused(&Limits::depth, 3) == "readers.limit_depth");
    CHECK(refused(&Limits::tapeBytes, 100) == "readers.limit_tape_bytes");
}
