#include "importers/grid/code_page.h"

#include <catch2/catch.hpp>

#include <set>

using dongbo::importers::byteOf1252;
using dongbo::importers::CodePage;

namespace {
std::string decoded(std::uint32_t page, std::string_view bytes)
{
    std::string out;
    CodePage(page).append(out, bytes);
    return out;
}
} // namespace

TEST_CASE("Code pages: page 1252 maps every byte uniquely and reversibly", "[importers]")
{
    const CodePage page(1252);
    for (int byte = 0; byte < 256; ++byte) {
        CHECK(byteOf1252(page.characterOf(static_cast<unsigned char>(byte))) == byte);
    }
    CHECK(byteOf1252(U'ế') == -1);
    CHECK(byteOf1252(0x80) == -1); // that byte maps to the euro sign
}

TEST_CASE("Code pages: no page maps two bytes to one character", "[importers]")
{
    for (const auto number :
         {1250U, 1251U, 1252U, 1253U, 1254U, 1255U, 1256U, 1257U, 1258U, 874U, 10000U}) {
        std::set<char32_t> seen;
        for (int byte = 0; byte < 256; ++byte) {
            seen.insert(CodePage(number).characterOf(static_cast<unsigned char>(byte)));
        }
        CHECK(seen.size() == 256);
    }
}

TEST_CASE("Code pages: text is decoded by its page", "[importers]")
{
    CHECK(decoded(1252, "M\xB8y \x80\x81") == "M¸y €\xC2\x81"); // 0x81 is undefined in the page
    CHECK(decoded(1258, "\xD0\xF4\xF2ng") == "Đô\xCC\xA3ng");
    CHECK(decoded(1251, "\xCF\xF0\xE8") == "При");
    CHECK(decoded(874, "\xA1") == "ก");
    CHECK(decoded(32768, "\x8E") == "é");
    CHECK(decoded(950, "\xE9") == "é"); // unknown: treated as 1252
}
