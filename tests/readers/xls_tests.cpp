#include "importers/readers/xls/biff_cipher.h"
#include "tests/support/reading.h"
#include "tests/support/xls_fixture.h"

#include <catch2/catch.hpp>

using dongbo::test::asText;
using dongbo::test::compoundFile;
using dongbo::test::failureOf;
using dongbo::test::low16;
using dongbo::test::low32;
using dongbo::test::low64;
using dongbo::test::readBytes;
using dongbo::test::XlsFixture;
using namespace std::string_literals;

namespace {

constexpr unsigned formula = 0x06, string = 0x207, rk = 0x27E, mulRk = 0xBD, boolError = 0x205,
                   richString = 0xD6, row = 0x208, columns = 0x7D, merged = 0xE5, dateMode = 0x22,
                   codePage = 0x42, filePass = 0x2F, continued = 0x3C;

std::string shownBytes(const XlsFixture& list)
{
    return asText(*readBytes(list.bytes()));
}

} // namespace

TEST_CASE("Xls: cells of every type are typed", "[importers]")
{
    XlsFixture list;
    const auto shared = list.shared("Màn hình");
    list.sheet("Tháng 5")
        .sharedLabel(0, 0, 0, shared)
        .label(0, 1, 0, "Loa")
        .number(0, 2, 0, 12.5)
        .record(rk, XlsFixture::place(0, 3) + low32(15U << 2U | 2U))   // whole 15
        .record(rk, XlsFixture::place(0, 4) + low32(1234U << 2U | 3U)) // whole / 100
        .record(rk, XlsFixture::place(0, 5) + low32(0x40040000))       // upper half of 2.5
        .record(rk, XlsFixture::place(0, 6) + low32(0xFFFFFFF2))       // whole -4
        .record(boolError, XlsFixture::place(0, 7) + "\1\0"s)
        .record(boolError, XlsFixture::place(0, 8) + "\x17\1"s)
        .record(mulRk, low16(1) + low16(2) + low16(0) + low32(7U << 2U | 2U) + low16(0) +
                           low32(8U << 2U | 2U) + low16(3));
    const auto book = readBytes(list.bytes());
    CHECK(book->format() == "xls");
    CHECK(book->sheets().at(0).name == "Tháng 5");
    CHECK(asText(*book) == "A1='Màn hình'@Arial B1='Loa'@Arial C1=12.5@Arial D1=15@Arial "
                           "E1=12.34@Arial F1=2.5@Arial G1=-4@Arial H1=TRUE@Arial I1=#REF!@Arial "
                           "| C2=7@Arial D2=8@Arial");
}

TEST_CASE("Xls: a formula is its cached result, texts from a later record", "[importers]")
{
    const auto result = [](const std::string& eight) { return eight + std::string(8, '\0'); };
    XlsFixture list;
    list.sheet("S")
        .record(formula, XlsFixture::place(0, 0) + result(low64(3)))
        .record(formula, XlsFixture::place(0, 1) + result("\0\0\0\0\0\0\xFF\xFF"s))
        .record(0x4BC, std::string(20, '\0')) // a shared formula comes between
        .record(string, list.text("đủ bộ", 2))
        .record(formula, XlsFixture::place(0, 2) + result("\1\0\1\0\0\0\xFF\xFF"s))
        .record(formula, XlsFixture::place(0, 3) + result("\2\0\x2A\0\0\0\xFF\xFF"s))
        .record(formula, XlsFixture::place(0, 4) + result("\3\0\0\0\0\0\xFF\xFF"s)); // empty
    list.record(0x406, XlsFixture::place(1, 0) + result(low64(4))); // type used by other programs
    CHECK(shownBytes(list) ==
          "A1=f3@Arial B1=f'đủ bộ'@Arial C1=fTRUE@Arial D1=f#N/A@Arial | A2=f4@Arial");
}

TEST_CASE("Xls: date formats give dates, also in the 1904 date system", "[importers]")
{
    const auto from1904 = GENERATE(false, true);
    XlsFixture list;
    if (from1904) {
        list.global(dateMode, low16(1));
    }
    list.format(164, "dd/mm/yyyy").format(165, "#,##0 \"đồng\"");
    const auto builtin = list.style(0, 14), own = list.style(0, 164), money = list.style(0, 165),
               time = list.style(0, 20);
    list.sheet("S")
        .number(0, 0, builtin, 44327)
        .number(0, 1, own, 44327)
        .number(0, 2, money, 44327)
        .number(0, 3, time, 0.5);
    CHECK(shownBytes(list) ==
          (from1904 ? "A1=date:45789@Arial B1=date:45789@Arial C1=44327@Arial D1=date:0.5@Arial"
                    : "A1=date:44327@Arial B1=date:44327@Arial C1=44327@Arial D1=date:0.5@Arial"));
}

TEST_CASE("Xls: each cell has its font, the first run's before the style's", "[importers]")
{
    XlsFixture list;
    list.font("Tahoma");
    list.font("Calibri");
    list.font("Times New Roman");
    const auto vn = list.font(".VnTime"); // the fifth, so number 5: 4 is never used
    CHECK(vn == 5);
    const auto style = list.style(vn, 0);
    const auto plain = list.shared("M¸y"), rich = list.shared("M¸y", static_cast<int>(vn));
    list.sheet("S")
        .sharedLabel(0, 0, style, plain)
        .sharedLabel(0, 1, 0, rich)
        .label(0, 2, style, "Loa")
        .record(richString,
                XlsFixture::place(0, 3) + list.text("Loa", 2) + low16(1) + low16(0) + low16(vn))
        .record(richString,
                XlsFixture::place(0, 4) + list.text("Loa", 2) + low16(1) + low16(1) + low16(vn));
    CHECK(shownBytes(list) == "A1='M¸y'@.VnTime B1='M¸y'@.VnTime C1='Loa'@.VnTime "
                              "D1='Loa'@.VnTime E1='Loa'@Arial");
}

TEST_CASE("Xls: Excel 95 texts are bytes, legacy fonts keep their bytes", "[importers]")
{
    XlsFixture list(XlsFixture::Version::Excel95);
    list.global(codePage, low16(1258));
    const auto vn = list.style(list.font(".VnTime"), 0);
    list.sheet("B\xF6") // a cp1258 letter
        .label(0, 0, 0, "\xD0\xF4\xF2ng")
        .label(0, 1, vn, "M\xB8y \x80")
        .record(richString, XlsFixture::place(0, 2) + list.text("\xD0", 2) + "\1\0\1"s);
    const auto book = readBytes(list.bytes());
    CHECK(book->sheets().at(0).name == "Bö");
    CHECK(asText(*book) == "A1='Đô\xCC\xA3ng'@Arial B1='M¸y €'@.VnTime C1='\xC3\x90'@.VnTime");
}

TEST_CASE("Xls: shared strings continue in further records, with a new character width",
          "[importers]")
{
    // "abcd" split after "ab": narrow first, wide after; then one that starts in the next record
    const auto sst = low32(2) + low32(2) + low16(4) + "\0ab"s;
    const auto more = "\1c\0d\0"s + low16(2) + "\0ok"s;
    XlsFixture list;
    list.global(0xFC, sst).global(continued, more);
    list.sheet("S").sharedLabel(0, 0, 0, 0).sharedLabel(0, 1, 0, 1);
    CHECK(shownBytes(list) == "A1='abcd'@Arial B1='ok'@Arial");
}

TEST_CASE("Xls: merges, hidden rows, columns and sheets are reported", "[importers]")
{
    XlsFixture list;
    list.sheet("Ẩn", 2)
        .sheet("Biểu đồ", 0, 2)
        .sheet("Danh sách")
        .record(columns, low16(1) + low16(2) + low16(0) + low16(0) + low16(1) + low16(0))
        .record(row, low16(1) + low16(0) + low16(1) + std::string(6, '\0') + low16(0x20) +
                         std::string(2, '\0'))
        .number(0, 0, 0, 1)
        .number(1, 0, 0, 2)
        .record(merged, low16(1) + low16(0) + low16(1) + low16(0) + low16(3));
    const auto book = readBytes(list.bytes());
    REQUIRE(book->sheets().size() == 2); // chart sheets are left out
    CHECK(book->sheets()[0].hidden);
    const auto& sheet = book->sheets()[1];
    CHECK_FALSE(sheet.hidden);
    CHECK(sheet.merges == std::vector<dongbo::importers::Merge>{{1, 1, 2, 4}});
    CHECK(sheet.hiddenColumns == std::vector<std::uint32_t>{2, 3});
    CHECK(asText(*book, 1) == "A1=1@Arial | h A2=2@Arial");
}

TEST_CASE("Xls: cells and rows out of order are sorted", "[importers]")
{
    XlsFixture list;
    list.sheet("S")
        .label(4, 1, 0, "sau")
        .number(0, 1, 0, 2)
        .number(0, 0, 0, 1)
        .label(4, 0, 0, "trước")
        .number(0, 1, 0, 3);
    CHECK(shownBytes(list) == "A1=1@Arial B1=3@Arial | A5='trước'@Arial B5='sau'@Arial");
}

TEST_CASE("Xls: charts inside a sheet are skipped", "[importers]")
{
    XlsFixture list;
    list.sheet("S").number(0, 0, 0, 1);
    list.record(0x809, low16(0x600) + low16(0x20) + std::string(12, '\0'))
        .label(7, 7, 0, "nhãn")
        .record(0x0A, "");
    list.number(1, 0, 0, 2);
    CHECK(shownBytes(list) == "A1=1@Arial | A2=2@Arial");
}

TEST_CASE("Xls: small, large, bare and unusually named streams read alike", "[importers]")
{
    XlsFixture list;
    list.sheet("S").number(0, 0, 0, 1);
    const auto small = list.stream();
    for (int i = 1; i < 2000; ++i) {
        list.number(static_cast<unsigned>(i), 0, 0, i);
    }
    const auto large = list.stream();
    REQUIRE(small.size() < 4096);
    const auto stream = GENERATE_COPY(small, large);
    const auto expected = asText(*readBytes(stream));
    CHECK(expected.starts_with("A1=1@Arial"));
    CHECK(asText(*readBytes(compoundFile({{"Workbook", stream}}))) == expected);
    CHECK(asText(*readBytes(compoundFile({{"Other", "x"}, {"WORKBOOK", stream}}))) == expected);
    CHECK(asText(*readBytes(compoundFile({{"BOOK", "old"}, {"workbook", stream}}))) == expected);
    CHECK(asText(*readBytes(compoundFile({{"WordDocument", "x"}, {"Book", stream}}))) == expected);
}

TEST_CASE("Xls: a password-protected workbook is reported", "[importers]")
{
    XlsFixture list;
    list.global(filePass, std::string(54, '\0')).sheet("S").number(0, 0, 0, 1);
    try {
        readBytes(list.bytes());
        FAIL("was read");
    } catch (const dongbo::Error& error) {
        CHECK(error.kind() == dongbo::Error::Kind::Encrypted);
        CHECK(error.message().code == "readers.encrypted");
    }
}

TEST_CASE("Xls: a workbook that is truncated or has invalid offsets is an Error", "[importers]")
{
    XlsFixture list;
    list.shared("a");
    list.sheet("S").sharedLabel(0, 0, 0, 0).label(1, 0, 0, "hai");
    const auto whole = list.stream();
    REQUIRE(failureOf(whole) == "read");
    for (std::size_t size = 8; size < whole.size(); ++size) {
        CHECK(failureOf(whole.substr(0, size)).starts_with("readers.broken_"));
    }
    XlsFixture nowhere;
    nowhere.sheet("S").sharedLabel(0, 0, 0, 1);
    CHECK(failureOf(nowhere.bytes()) == "readers.broken_sheet");
    XlsFixture cut;
    cut.sheet("S").record(0x204, XlsFixture::place(0, 0) + low16(500) + "\0abc"s);
    CHECK(failureOf(cut.bytes()) == "readers.broken_xls");
}

TEST_CASE("Xls: texts of Excel 97 without their flags byte are read as bytes", "[importers]")
{
    XlsFixture list;
    list.sheet("S").record(0x204, XlsFixture::place(0, 0) + low16(5) + "TOTAL");
    CHECK(shownBytes(list) == "A1='TOTAL'@Arial");
}

TEST_CASE("Xls: files past 7 MB have further sectors of the allocation table", "[importers]")
{
    XlsFixture list;
    list.sheet("S");
    const std::string text(160, 'x');
    for (unsigned i = 0; i < 50000; ++i) {
        list.label(i, 0, 0, text);
    }
    const auto bytes = list.bytes();
    REQUIRE(bytes.size() > 8000000);
    const auto book = readBytes(bytes);
    CHECK(book->sheets().at(0).cells == 50000);
}

TEST_CASE("Xls: Excel's built-in password needs no input", "[importers]")
{
    // written by another implementation: the methods of Excel 97 and of Excel 2002
    const std::string_view hex = GENERATE(
        as<std::string_view>(),
        "09081000000605000000000000000000000000002f0036000100010001000102030405060708090a0b0c"
        "0d0e0f10c327238d18c0c09960c6bd7be0243ea7aa0066f8d7cf160ded8f08c23c4b78e0310015006f4f"
        "06dc0fb40146151edeed6bc97529059cd89321e00014003a0918408e21ea3c66586246fa03550b1ffcc1"
        "c58500090090000000ed183481670a000000090810000006100000000000000000000000000004021100"
        "e357b7fdc366bd1c469a68acf17ab66ad80a000000",
        "09081000000605000000000000000000000000002f006a00010002000200040000002000000004000000"
        "00000000016800000480000080000000010000000000000000000000100000000102030405060708090a"
        "0b0c0d0e0f1002fe47417e9de03de42b7381516cd38414000000850af7a9498805cbb98b81626c08d6a8"
        "a301320931001500d6eb477c58f7f905c66600678f2720208f21c1a84ee0001400f8578f8879b21b59bb"
        "26c46625452aef025fbcb485000900c4000000269ba9eb580a0000000908100000061000000000000000"
        "000000000000040211006d63ac0455ce95185de1df0b26a04554920a000000");
    std::string bytes;
    for (std::size_t i = 0; i < hex.size(); i += 2) {
        bytes.push_back(static_cast<char>(std::stoi(std::string(hex.substr(i, 2)), nullptr, 16)));
    }
    CHECK(asText(*readBytes(bytes)) == "A1='khóa'@Arial");
    bytes[bytes.find('\x0f')] ^= 1; // of the salt: this is another password
    CHECK(failureOf(bytes) == "readers.encrypted");
}

TEST_CASE("Xls: bytes mixed with Excel's built-in password are read as they were", "[importers]")
{
    // made by the words of [MS-OFFCRYPTO] 2.3.7, in a program of its own
    const std::string_view hex =
        "09081000000605000000000000000000000000002f000600000059b30a9a310015007b1e69969f777cb4"
        "04876b9ae21e43054a5044baede000140004876b9ae21ee305621e699660986e9404876b9a8500090060"
        "000000876bbae2740a000000090810000006100000000000000000000000000004021100699660986e94"
        "84874bf7e213e37b6232690a000000";
    std::string bytes;
    for (std::size_t i = 0; i < hex.size(); i += 2) {
        bytes.push_back(static_cast<char>(std::stoi(std::string(hex.substr(i, 2)), nullptr, 16)));
    }
    CHECK(asText(*readBytes(bytes)) == "A1='khóa'@Arial");
    bytes[bytes.find("\x0a\x9a")] ^= 1; // of the password's checksum: it is another one
    CHECK(failureOf(bytes) == "readers.encrypted");
}

TEST_CASE("Xls: blocks decrypt in any order as they do in sequence", "[importers]")
{
    std::string filePass;
    for (const int byte :
         {1, 0, 1, 0, 1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16}) {
        filePass.push_back(static_cast<char>(byte));
    }
    filePass += "\xc3\x27\x23\x8d\x18\xc0\xc0\x99\x60\xc6\xbd\x7b\xe0\x24\x3e\xa7"
                "\xaa\x00\x66\xf8\xd7\xcf\x16\x0d\xed\x8f\x08\xc2\x3c\x4b\x78\xe0"s;
    const auto cipher = dongbo::importers::BiffCipher::withExcelsPassword(filePass);
    REQUIRE(cipher);
    std::string whole(5000, 'x');
    cipher->decrypt(whole.data(), whole.size(), 0);
    for (const std::size_t from : {4000U, 1020U, 0U, 1024U, 2000U, 2040U}) {
        std::string piece(900, 'x');
        cipher->decrypt(piece.data(), piece.size(), from);
        CHECK(piece == whole.substr(from, 900));
    }
}
