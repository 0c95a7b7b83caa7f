#include "core/text/unicode.h"
#include "tests/text/random_text.h"

#include <catch2/catch.hpp>

using dongbo::testing::RandomText;
using dongbo::text::appendCodePoint;
using dongbo::text::capitalized;
using dongbo::text::collapseSpaces;
using dongbo::text::countCodePoints;
using dongbo::text::displayWidth;
using dongbo::text::firstCodePoints;
using dongbo::text::isInvisible;
using dongbo::text::isPlainlyNfc;
using dongbo::text::isValidUtf8;
using dongbo::text::nextCodePoint;
using dongbo::text::nfc;
using dongbo::text::repairUtf8;
using dongbo::text::trim;

TEST_CASE("Unicode: overlong forms, surrogates and truncated characters are not UTF-8", "[text]")
{
    CHECK(isValidUtf8("Trụ sở UBND xã Đại An"));
    CHECK(isValidUtf8(std::string_view("a\0b", 3)));
    const std::string broken =
        GENERATE(as<std::string>{}, "\x80", "\xC0\xAF", "\xC1\xBF", "\xE0\x80\xAF", "\xED\xA0\x80",
                 "\xF0\x80\x80\x80", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFF", "\xC4",
                 "\xE1\xBB", "\xF0\x9F\x92", "\xC4 ");
    CHECK_FALSE(isValidUtf8(broken));
    CHECK_FALSE(isValidUtf8("tám chữ cái " + broken));
    CHECK(isValidUtf8(repairUtf8("a" + broken + "b")));
}

TEST_CASE("Unicode: repair puts one U+FFFD for each longest invalid prefix", "[text]")
{
    CHECK(repairUtf8("Đại An") == "Đại An");
    // the example of the standard, table 3-8
    CHECK(repairUtf8("\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41") == "\uFFFD\uFFFD\uFFFD\uFFFDA");
    CHECK(repairUtf8("\xC4") == "\uFFFD");
}

TEST_CASE("Unicode: decomposed Vietnamese becomes composed", "[text]")
{
    CHECK(nfc("Đa\u0323i An") == "Đại An");
    CHECK(nfc("o\u0302\u0309n a\u0301p") == "ổn áp");
    CHECK(nfc("o\u031B\u0323") == "ợ");
    CHECK(nfc("a\u0302\u0323") == "ậ"); // marks in the other order
    CHECK(nfc("\u212B") == "Å");
    CHECK(nfc(std::string_view("a\0e\u0301", 5)) == std::string("a\0é", 4));
    CHECK(nfc("") == "");
    CHECK(nfc("x\xFFy") == "x\uFFFDy");
}

TEST_CASE("Unicode: composed Vietnamese needs no normalising", "[text]")
{
    CHECK(isPlainlyNfc("Máy chiếu Đa phương tiện – 55″ “Sony”"));
    CHECK_FALSE(isPlainlyNfc("Đa\u0323i"));
    CHECK_FALSE(isPlainlyNfc("a\xFF"));
}

TEST_CASE("Unicode: for random text form C is idempotent and its quick check never wrong", "[text]")
{
    RandomText random(20210511);
    INFO("seed " << random.seed());
    for (int round = 0; round < 20000; ++round) {
        const std::string text = round % 4 == 0 ? random.bytes(24) : random.unicode(24);
        const std::string normal = nfc(text);
        REQUIRE(isValidUtf8(normal));
        REQUIRE(nfc(normal) == normal);
        REQUIRE(repairUtf8(repairUtf8(text)) == repairUtf8(text));
        REQUIRE(isValidUtf8(text) == (repairUtf8(text) == text));
        if (isPlainlyNfc(text)) {
            // a trailing mark forces the slow path, which must agree
            REQUIRE(nfc(text + "\u0334") == text + "\u0334");
        }
        REQUIRE(trim(text).size() <= text.size());
        REQUIRE(collapseSpaces(collapseSpaces(text)) == collapseSpaces(text));
        REQUIRE(displayWidth(text) <= 2 * countCodePoints(text));
    }
}

TEST_CASE("Unicode: every code point round-trips", "[text]")
{
    for (char32_t code = 0; code <= 0x10FFFF; code += code < 0x3000 ? 1 : 97) {
        std::string one;
        appendCodePoint(one, code);
        std::size_t at = 0;
        const bool isSurrogate = code >= 0xD800 && code <= 0xDFFF;
        REQUIRE(nextCodePoint(one, at) == (isSurrogate ? 0xFFFD : code));
        REQUIRE(at == one.size());
    }
}

TEST_CASE("Unicode: trimming knows NBSP and zero-width space", "[text]")
{
    CHECK(trim(" \t\u00A0\u200BĐại  An\uFEFF\u3000\r\n") == "Đại  An");
    CHECK(trim("\u00A0\u200B ").empty());
    CHECK(collapseSpaces("\uFEFF Nhà\u00A0\u00A0văn\u200B hóa \n thôn\u00AD 2 ") ==
          "Nhà văn hóa thôn 2");
    CHECK(collapseSpaces("\u00A0").empty());
}

TEST_CASE("Unicode: trimming takes spaces at both ends only, also of bytes that are no text",
          "[text]")
{
    const std::vector<std::string> pieces{" ",  "\t",   "\u00A0", "\u200B",   "a",        "Đ",
                                          "索", "\x80", "\xE2",   "\xE2\x80", "\xF0\x9F", "\x82"};
    const auto model = [](std::string_view text) { // every code point in turn
        std::size_t first = text.size();
        std::size_t last = text.size();
        for (std::size_t at = 0; at < text.size();) {
            const auto begin = at;
            const auto code = nextCodePoint(text, at);
            const bool isSpace =
                code == U' ' || code == U'\t' || code == 0xA0 || (code >= 0x2000 && code <= 0x200A);
            if (!isSpace && !isInvisible(code)) {
                first = std::min(first, begin);
                last = at;
            }
        }
        return text.substr(first, last - first);
    };
    for (const auto& a : pieces) {
        for (const auto& b : pieces) {
            for (const auto& c : pieces) {
                for (const auto& d : pieces) {
                    const auto text = a + b + c + d;
                    REQUIRE(trim(text) == model(text));
                }
            }
        }
    }
}

TEST_CASE("Unicode: width counts what a terminal shows", "[text]")
{
    CHECK(displayWidth("Đại An") == 6);
    CHECK(displayWidth("Đa\u0323i An") == 6);
    CHECK(displayWidth("索尼") == 4);
    CHECK(countCodePoints("Đại An") == 6);
    CHECK(firstCodePoints("Đại An", 2) == "Đạ");
    CHECK(firstCodePoints("Đại", 9) == "Đại");
}

TEST_CASE("Unicode: the first letter is capitalised, whatever its marks", "[text]")
{
    CHECK(capitalized("đang dùng") == "Đang dùng");
    CHECK(capitalized("ổn áp") == "Ổn áp");
    CHECK(capitalized("Loa") == "Loa");
    CHECK(capitalized("3 máy") == "3 máy");
    CHECK(capitalized("").empty());
}

TEST_CASE("Upper: every letter, marks kept", "[text]")
{
    CHECK(dongbo::text::upper("huyện Vụ Bản, số 1 ß") == "HUYỆN VỤ BẢN, SỐ 1 ẞ");
    CHECK(dongbo::text::upper("").empty());
}
