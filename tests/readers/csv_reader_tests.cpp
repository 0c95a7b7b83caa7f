#include "importers/readers/text/csv_reader.h"
#include "tests/support/reading.h"
#include "tests/support/xlsx_fixture.h"

#include <catch2/catch.hpp>

using dongbo::importers::Limits;
using dongbo::importers::sniffSeparator;
using dongbo::test::asText;
using dongbo::test::failureOf;
using dongbo::test::inUtf16;
using dongbo::test::readBytes;

namespace {
std::string cellsOf(std::string_view bytes)
{
    return asText(*readBytes(bytes));
}
} // namespace

TEST_CASE("Csv: fields are kept unchanged, empty ones are not cells", "[importers]")
{
    CHECK(cellsOf("STT,Tên,Giá\n1,Micro,\"1,250,000\"\n002,,x\n") ==
          "A1='STT' B1='Tên' C1='Giá' | A2='1' B2='Micro' C2='1,250,000' | A3='002' C3='x'");
    CHECK(readBytes("a,b\n")->format() == "csv");
    CHECK(readBytes("a\tb\n")->format() == "tsv");
}

TEST_CASE("Csv: line breaks and doubled quotes within quotes belong to the field", "[importers]")
{
    CHECK(cellsOf("\"RAM\n(GB)\";b\r\n\"nói \"\"được\"\"\";\"\"\r\nc;d") ==
          "A1='RAM\n(GB)' B1='b' | A2='nói \"được\"' | A3='c' B3='d'");
    CHECK(cellsOf("a;15\" LCD\n\"x\"y;z\n") == "A1='a' B1='15\" LCD' | A2='xy' B2='z'");
}

TEST_CASE("Csv: line ends of every system end a record, empty records count", "[importers]")
{
    CHECK(cellsOf("a\r\n\r\nb\rc\n") == "A1='a' | A3='b' | A4='c'");
}

TEST_CASE("Csv: the separator is detected from the records", "[importers]")
{
    CHECK(sniffSeparator("Danh sách, năm 2021\na;b;c\n1;2,5;3\n") == ';');
    CHECK(sniffSeparator("a\tb\n1,5\t2,5\n") == '\t');
    CHECK(sniffSeparator("a|b|c\n1|2|3\n") == '|');
    CHECK(sniffSeparator("a,b\n\"x;y;z\",2\n") == ',');
    CHECK(sniffSeparator("một cột\nhai\n") == ',');
    CHECK(cellsOf("sep=;\r\na;b\r\n") == "A1='a' B1='b'");
}

TEST_CASE("Csv: UTF-8 with and without byte order mark and UTF-16 read alike", "[importers]")
{
    const std::string text = "Tên;Xã\nLoa;Đại An \U0001F600\n";
    const auto expected = "A1='Tên' B1='Xã' | A2='Loa' B2='Đại An \U0001F600'";
    CHECK(cellsOf(text) == expected);
    CHECK(cellsOf("\xEF\xBB\xBF" + text) == expected);
    const auto low = inUtf16(text);
    CHECK(cellsOf(low) == expected);
    CHECK(cellsOf(std::string_view(low).substr(2)) == expected);
    auto high = low;
    for (std::size_t i = 0; i < high.size(); i += 2) {
        std::swap(high[i], high[i + 1]);
    }
    CHECK(cellsOf(high) == expected);
}

TEST_CASE("Csv: other bytes become the characters of page 1252, in the whole file", "[importers]")
{
    // TCVN3 "Máy" beside a pair of bytes that is valid UTF-8
    CHECK(cellsOf("M\xB8y;\xC3\xA9\n") == "A1='M¸y' B1='Ã©'");
    CHECK(cellsOf("\x80\x81\xB8\n") == "A1='€\xC2\x81¸'"); // as Windows shows them, each apart
    std::string late(200000, 'a');
    for (std::size_t i = 50; i < late.size(); i += 51) {
        late[i] = '\n';
    }
    CHECK_THAT(cellsOf("\xC3\xA9\n" + late + "\n\xB8\n"), Catch::StartsWith("A1='Ã©' | "));
}

TEST_CASE("Csv: an unclosed quote is reported with its row", "[importers]")
{
    try {
        readBytes("a;b\nc;\"d\ne;f\n");
        FAIL("was read");
    } catch (const dongbo::Error& error) {
        CHECK(error.kind() == dongbo::Error::Kind::Unreadable);
        CHECK(error.message() == dongbo::Message{"readers.csv_unclosed_quote", {{"row", "2"}}});
    }
}

TEST_CASE("Csv: rows, columns and cells past the limits are rejected, naming the limit",
          "[importers]")
{
    auto limits = Limits::standard();
    limits.rows = 3;
    limits.columns = 3;
    CHECK(failureOf("a\nb\nc\n", limits) == "read");
    CHECK(failureOf("a\nb\nc\nd\n", limits) == "readers.limit_rows");
    CHECK(failureOf("a,b,c\n", limits) == "read");
    CHECK(failureOf("a,b,c,d\n", limits) == "readers.limit_columns");
    CHECK(failureOf(std::string(32767, 'x')) == "read");
    CHECK(failureOf(std::string(32768, 'x')) == "readers.limit_cell_characters");
    CHECK(failureOf("\"" + std::string(40000, '\n')) == "readers.limit_cell_characters");
}

TEST_CASE("Csv: Vietnamese of page 1258 is detected by its accents", "[importers]")
{
    // "Đường", "Tiền", "chiếc", "máy" as Windows 1258 writes them, and TCVN3 of the same letters
    CHECK(cellsOf("\xD0\xFD\xF5\xCC"
                  "ng;Ti\xEA\xCCn;chi\xEA\xEC"
                  "c;m\xE1y\n") == "A1='Đươ\xCC\x80ng' B1='Tiê\xCC\x80n' C1='chiê\xCC\x81"
                                   "c' D1='máy'");
    CHECK(cellsOf("\xA7\xAD\xEAng;Ti\xD2n;chi\xD5"
                  "c;m\xB8y\n") == "A1='§­êng' B1='TiÒn' C1='chiÕc' D1='m¸y'");
}

TEST_CASE("Csv: UTF-8 with a truncated letter stays UTF-8", "[importers]")
{
    std::string rows;
    for (int i = 0; i < 30; ++i) {
        rows += "Máy chiếu;tốt\n";
    }
    const auto cells = cellsOf(rows + "Máy chi\xE1\xBA");
    CHECK_THAT(cells, Catch::StartsWith("A1='Máy chiếu' B1='tốt'"));
    CHECK_THAT(cells, Catch::EndsWith("A31='Máy chiáº'"));
}
