#include "importers/readers/cells/number_format.h"

#include <catch2/catch.hpp>

#include <string_view>

using dongbo::importers::builtinMeaning;
using dongbo::importers::meaningOf;
using dongbo::importers::NumberMeaning;
using dongbo::importers::serialOfIso;

TEST_CASE("Number formats: those that show a day are dates", "[importers]")
{
    const std::string_view code =
        GENERATE("dd/mm/yyyy", "d-mmm-yy", "[$-42A]dd mmmm yyyy", "[$-1010000]d/m/yyyy;@",
                 "\"Ngày\" dd \"tháng\" mm \"năm\" yyyy", "yyyy\\-mm\\-dd\\ hh:mm", "mm.yyyy",
                 "[Red]dd/mm/yy", "mmmm", "_(dd/mm/yyyy_)", "dd/mm/yyyy hh:mm:ss.000");
    CAPTURE(code);
    CHECK(meaningOf(code) == NumberMeaning::Date);
}

TEST_CASE("Number formats: those that show only a time are times", "[importers]")
{
    const std::string_view code =
        GENERATE("h:mm", "[h]:mm", "hh:mm:ss", "mm:ss.0", "[ss]", "h AM/PM");
    CAPTURE(code);
    CHECK(meaningOf(code) == NumberMeaning::Time);
}

TEST_CASE("Number formats: money, percent and text are numbers", "[importers]")
{
    const std::string_view code =
        GENERATE("General", "0", "#,##0", "#,##0 \"đồng\"", "#,##0\\ \\d", "0.00%", "@", "0.00E+00",
                 "[Red]-#,##0", "[Green]General", "#,##0 VND", "0_d", "\"dd/mm/yyyy\"", "",
                 "[<100]0;#,##0", "_-* #,##0_-;_-* \"-\"_-", "000\"-d\"", "\"unclosed dd", "[dd");
    CAPTURE(code);
    CHECK(meaningOf(code) == NumberMeaning::Number);
}

TEST_CASE("Number formats: built-in dates are 14-17, 22, 27-36 and 50-58", "[importers]")
{
    CHECK(builtinMeaning(0) == NumberMeaning::Number);
    CHECK(builtinMeaning(13) == NumberMeaning::Number);
    CHECK(builtinMeaning(14) == NumberMeaning::Date);
    CHECK(builtinMeaning(18) == NumberMeaning::Time);
    CHECK(builtinMeaning(22) == NumberMeaning::Date);
    CHECK(builtinMeaning(23) == NumberMeaning::Number);
    CHECK(builtinMeaning(36) == NumberMeaning::Date);
    CHECK(builtinMeaning(46) == NumberMeaning::Time);
    CHECK(builtinMeaning(49) == NumberMeaning::Number);
    CHECK(builtinMeaning(58) == NumberMeaning::Date);
}

TEST_CASE("Serials: day 60 is the 29 February 1900 that does not exist", "[importers]")
{
    CHECK(serialOfIso("1900-01-01") == 1);
    CHECK(serialOfIso("1900-02-28") == 59);
    CHECK(serialOfIso("1900-03-01") == 61);
    CHECK(serialOfIso("2021-05-11T06:00:00Z") == 44327.25);
    CHECK(serialOfIso("12:00:00") == 0.5);
    for (const auto* bad : {"", "2021", "2021-13-01", "2021-02-30", "1899-12-31", "2021-05-11T",
                            "2021-05-11T99:00", "2021/05/11", "12:00:99"}) {
        CAPTURE(bad);
        CHECK_FALSE(serialOfIso(bad));
    }
}
