#include "core/text/language.h"

#include <catch2/catch.hpp>

using dongbo::Language;
using dongbo::text::codeOf;
using dongbo::text::parseLanguage;

TEST_CASE("Language: it is parsed from its two letters, with or without a country", "[text]")
{
    CHECK(parseLanguage("vi") == Language::Vietnamese);
    CHECK(parseLanguage("VI") == Language::Vietnamese);
    CHECK(parseLanguage("vi_VN.UTF-8") == Language::Vietnamese);
    CHECK(parseLanguage("en") == Language::English);
    CHECK(parseLanguage("en-GB") == Language::English);
    CHECK_FALSE(parseLanguage(""));
    CHECK_FALSE(parseLanguage("v"));
    CHECK_FALSE(parseLanguage("fr"));
    CHECK_FALSE(parseLanguage("vie"));
    CHECK(parseLanguage(codeOf(Language::Vietnamese)) == Language::Vietnamese);
    CHECK(parseLanguage(codeOf(Language::English)) == Language::English);
}
