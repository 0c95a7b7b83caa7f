#include "core/text/percent.h"

#include <catch2/catch.hpp>

using namespace dongbo;       // NOLINT(google-build-using-namespace): a test
using namespace dongbo::text; // NOLINT(google-build-using-namespace): a test

TEST_CASE("Per cent: basis points are shown without needless decimals", "[text]")
{
    CHECK(formatPercent(2000, Language::Vietnamese) == "20 %");
    CHECK(formatPercent(1250, Language::Vietnamese) == "12,5 %");
    CHECK(formatPercent(1250, Language::English) == "12.5 %");
    CHECK(formatPercent(667, Language::Vietnamese) == "6,67 %");
    CHECK(formatPercent(1005, Language::Vietnamese) == "10,05 %");
    CHECK(formatPercent(0, Language::Vietnamese) == "0 %");
    CHECK(formatPercentNumber(1005, Language::Vietnamese) == "10,05");
}

TEST_CASE("Per cent: what people type is read, with its sign or where it may be left out", "[text]")
{
    CHECK(parsePercent("20 %") == 2000);
    CHECK(parsePercent(" 12,5% ") == 1250);
    CHECK(parsePercent("20.00 %") == 2000);
    CHECK(parsePercent("6,67 %") == 667);
    CHECK(parsePercent("10,05 %") == 1005);
    CHECK_FALSE(parsePercent("2000")); // basis points, or 2000 %?
    CHECK(parsePercent("20", PercentSign::Optional) == 2000);
    CHECK_FALSE(parsePercent("-5 %"));
    CHECK_FALSE(parsePercent("5,125 %"));
    CHECK_FALSE(parsePercent("%"));
    CHECK_FALSE(parsePercent("năm %"));
    CHECK_FALSE(parsePercent("99999999999999 %"));
    CHECK_FALSE(parsePercent("5,-1 %"));
}
