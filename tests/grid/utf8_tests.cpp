#include "importers/grid/utf8.h"

#include <catch2/catch.hpp>

using dongbo::importers::appendRepaired;
using dongbo::importers::appendUtf8;
using dongbo::importers::isUtf8;
using dongbo::importers::utf16Length;
using dongbo::importers::validUtf8Prefix;

TEST_CASE("Utf8: every code point written is read back as well-formed", "[importers]")
{
    for (char32_t point = 0; point <= 0x10FFFF; point += point < 0x3000 ? 1 : 97) {
        std::string text;
        appendUtf8(text, point);
        if (!isUtf8(text)) {
            FAIL("code point " << static_cast<unsigned>(point));
        }
    }
    std::string replaced;
    appendUtf8(replaced, 0xD800);
    CHECK(replaced == "\uFFFD");
}

TEST_CASE("Utf8: overlong, surrogate, truncated and stray bytes are rejected", "[importers]")
{
    for (const std::string bad :
         {"\xC0\x80", "\xC1\xBF", "\xE0\x9F\xBF", "\xED\xA0\x80", "\xF0\x8F\xBF\xBF",
          "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\x80", "\xE1\xBA", "\xC3", "\xFF"}) {
        CHECK(validUtf8Prefix("Đại" + bad) == 6);
        CHECK(validUtf8Prefix("0123456789abcdef" + bad) == 16);
    }
}

TEST_CASE("Utf8: invalid bytes become code points of the same value", "[importers]")
{
    std::string out;
    appendRepaired(out, "M\xB8y \xE1\xBA\xA1\xFF");
    CHECK(out == "M¸y ạÿ");
}

TEST_CASE("Utf8: length counts UTF-16 units", "[importers]")
{
    CHECK(utf16Length("Đạia\U0001F600") == 6);
}
