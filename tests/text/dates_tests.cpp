#include "core/text/dates.h"
#include "tests/text/random_text.h"

#include <catch2/catch.hpp>

#include <cmath>

using dongbo::Date;
using dongbo::Instant;
using dongbo::Language;
using dongbo::testing::RandomText;
using dongbo::text::dateFromSerial;
using dongbo::text::DateSystem;
using dongbo::text::firstDay;
using dongbo::text::formatDate;
using dongbo::text::formatDuration;
using dongbo::text::formatInstant;
using dongbo::text::lastDay;
using dongbo::text::LooseDate;
using dongbo::text::parseDateText;
using dongbo::text::Precision;

namespace {
Date aDate(int year, unsigned month, unsigned day)
{
    return Date{std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
}
} // namespace

TEST_CASE("Date: common notations are read day first", "[text]")
{
    struct Pair
    {
        const char* text;
        LooseDate date;
    };
    const LooseDate may11{2021, 5, 11, Precision::Day};
    const LooseDate may{2021, 5, {}, Precision::Month};
    const LooseDate quarter2{2020, 4, {}, Precision::Quarter};
    const LooseDate year{2020, {}, {}, Precision::Year};
    const auto pair = GENERATE_COPY(values<Pair>({
        {"11/05/2021", may11},
        {"11/5/2021", may11},
        {"11-5-21", may11},
        {"11.05.2021", may11},
        {"11.05.2021.", may11},
        {" 11 / 05 / 2021 ", may11},
        {"2021-05-11", may11},
        {"2021/5/11", may11},
        {"2021-05-11T08:30:00+07:00", may11},
        {"2021-05-11 00:00:00", may11},
        {"2021-05-11T08:30:00.123Z", may11},
        {"11/05/2021 08:30", may11},
        {"ngày 11 tháng 5 năm 2021", may11},
        {"Ngày 11/5/2021", may11},
        {"11 tháng 5, 2021", may11},
        {"NGÀY 11 THÁNG 05 NĂM 2021", may11},
        {"nga\u0300y 11 tha\u0301ng 5 na\u0306m 2021", may11},
        {"11-May-21", may11},
        {"11 May 2021", may11},
        {"May 11, 2021", may11},
        {"(11/05/2021)", may11},
        {"05/2021", may},
        {"5-2021", may},
        {"05.2021", may},
        {"2021-05", may},
        {"T5/2021", may},
        {"T05.2021", may},
        {"Th5 2021", may},
        {"Tháng 5/2021", may},
        {"tháng 5 năm 2021", may},
        {"T5/21", may},
        {"May-21", may},
        {"May 2021", may},
        {"Quý II/2020", quarter2},
        {"QUÝ 2 NĂM 2020", quarter2},
        {"Q2/2020", quarter2},
        {"QII-2020", quarter2},
        {"2020 Q2", quarter2},
        {"2020", year},
        {"năm 2020", year},
        {"Năm: 2020", year},
        {"31/12/99", {1999, 12, 31, Precision::Day}},
        {"29/02/2020", {2020, 2, 29, Precision::Day}},
        {"Quý IV/2021", {2021, 10, {}, Precision::Quarter}},
    }));
    INFO(pair.text);
    REQUIRE(parseDateText(pair.text));
    CHECK(*parseDateText(pair.text) == pair.date);
}

TEST_CASE("Date: impossible, foreign and ambiguous dates are rejected", "[text]")
{
    const char* const text = GENERATE(
        as<const char*>{}, "", " ", "31/02/2020", "29/02/2021", "05/13/2021", "0/5/2021",
        "11/0/2021", "32/01/2021", "13/2021", "0/2021", "12/21", "Quý V/2020", "Q5/2020", "Q0/2020",
        "1899", "2200", "11/05/1899", "11/05/12021", "11/05", "11/05/2021/1", "11/05/2021 25:00",
        "11/05/2021 08:61", "11/05/2021 8", "2020-2021", "20210511", "5,2021", "-5/2021", "abc",
        "trước 2020", "khoảng 2020", "2020?", "May", "Tháng", "Quý 2020", "x5/2021", "12 2021 cái",
        "44327", "11/05/2021 và 12/05/2021", "1.234.567", "\xFF\xFE", "11\xFF/05/2021");
    INFO(text);
    CHECK_FALSE(parseDateText(text));
}

TEST_CASE("Date: a loose date covers the days it may mean", "[text]")
{
    CHECK(firstDay({2020, {}, {}, Precision::Year}) == aDate(2020, 1, 1));
    CHECK(lastDay({2020, {}, {}, Precision::Year}) == aDate(2020, 12, 31));
    CHECK(firstDay({2020, 4, {}, Precision::Quarter}) == aDate(2020, 4, 1));
    CHECK(lastDay({2020, 4, {}, Precision::Quarter}) == aDate(2020, 6, 30));
    CHECK(lastDay({2020, 2, {}, Precision::Month}) == aDate(2020, 2, 29));
    CHECK(lastDay({2021, 5, 11, Precision::Day}) == aDate(2021, 5, 11));
}

TEST_CASE("Date: workbook numbers skip the nonexistent leap day", "[text]")
{
    CHECK(dateFromSerial(1) == aDate(1900, 1, 1));
    CHECK(dateFromSerial(59) == aDate(1900, 2, 28));
    CHECK_FALSE(dateFromSerial(60));
    CHECK(dateFromSerial(61) == aDate(1900, 3, 1));
    CHECK(dateFromSerial(44327) == aDate(2021, 5, 11));
    CHECK(dateFromSerial(44327.99) == aDate(2021, 5, 11));
    CHECK(dateFromSerial(42865, DateSystem::From1904) == aDate(2021, 5, 11));
    CHECK(dateFromSerial(0, DateSystem::From1904) == aDate(1904, 1, 1));
    CHECK_FALSE(dateFromSerial(0.5));
    CHECK_FALSE(dateFromSerial(-1));
    CHECK_FALSE(dateFromSerial(std::nan("")));
    CHECK_FALSE(dateFromSerial(1e300));
    CHECK_FALSE(dateFromSerial(109999));
}

TEST_CASE("Date: dates are written day first", "[text]")
{
    CHECK(formatDate(aDate(2021, 5, 11)) == "11/05/2021");
    CHECK(formatDate({2021, 5, {}, Precision::Month}) == "05/2021");
    CHECK(formatDate({2020, 4, {}, Precision::Quarter}) == "quý II/2020");
    CHECK(formatDate({2020, 4, {}, Precision::Quarter}, Language::English) == "Q2/2020");
    CHECK(formatDate({2020, {}, {}, Precision::Year}) == "2020");
}

TEST_CASE("Date: an instant is formatted in the office's time zone", "[text]")
{
    CHECK(formatInstant(Instant{0}) == "01/01/1970 07:00");
    CHECK(formatInstant(Instant{1620696600000}) == "11/05/2021 08:30");
    CHECK(formatInstant(Instant{1620662400000}) == "10/05/2021 23:00");
    CHECK(formatInstant(Instant{-8LL * 3600 * 1000}) == "31/12/1969 23:00");
}

TEST_CASE("Duration: the two largest units are shown", "[text]")
{
    constexpr std::int64_t minute = 60'000;
    constexpr std::int64_t hour = 60 * minute;
    constexpr std::int64_t day = 24 * hour;
    CHECK(formatDuration(0, Language::Vietnamese) == "0 phút");
    CHECK(formatDuration(45 * minute, Language::Vietnamese) == "45 phút");
    CHECK(formatDuration(3 * hour + 20 * minute, Language::Vietnamese) == "3 giờ 20 phút");
    CHECK(formatDuration(2 * day + 4 * hour, Language::Vietnamese) == "2 ngày 4 giờ");
    CHECK(formatDuration(12 * day + 4 * hour, Language::Vietnamese) == "12 ngày");
    CHECK(formatDuration(1200 * day, Language::Vietnamese) == "1.200 ngày");
    CHECK(formatDuration(-(day + hour), Language::English) == "1 day 1 hour");
    CHECK(formatDuration(2 * hour + minute, Language::English) == "2 hours 1 minute");
}

TEST_CASE("Date: every day round-trips in each of its formats", "[text]")
{
    using std::chrono::sys_days;
    for (sys_days day = aDate(1900, 1, 1); day <= sys_days{aDate(2199, 12, 31)};
         day += std::chrono::days(7)) {
        const Date date{day};
        const auto read = parseDateText(formatDate(date));
        REQUIRE(read);
        REQUIRE(read->precision == Precision::Day);
        REQUIRE(firstDay(*read) == date);
        const auto iso = parseDateText(dongbo::isoText(date));
        REQUIRE(iso == read);
        // as the thorough way reads it, with a word before it
        REQUIRE(parseDateText("ngày " + formatDate(date)) == read);
        for (const Precision precision : {Precision::Month, Precision::Quarter, Precision::Year}) {
            LooseDate loose{read->year, read->month, {}, precision};
            if (precision == Precision::Quarter) {
                loose.month = (*read->month - 1) / 3 * 3 + 1;
            } else if (precision == Precision::Year) {
                loose.month.reset();
            }
            REQUIRE(parseDateText(formatDate(loose)) == loose);
            REQUIRE(parseDateText(formatDate(loose, Language::English)) == loose);
        }
    }
}

TEST_CASE("Date: random bytes are rejected or give existing days", "[text]")
{
    RandomText random(3);
    INFO("seed " << random.seed());
    int dates = 0;
    for (int round = 0; round < 100000; ++round) {
        std::string text = random.bytes(12);
        if (round % 4 != 0) {
            text.clear();
            for (std::uint64_t left = random.below(10); left > 0; --left) {
                text += random.letterOf("00112235//--. :qtTýIngà");
            }
        }
        if (const auto date = parseDateText(text); date) {
            ++dates;
            INFO(text);
            REQUIRE(firstDay(*date).ok());
            REQUIRE(lastDay(*date).ok());
            REQUIRE(date->year >= 1900);
            REQUIRE(date->year <= 2199);
        }
    }
    CHECK(dates > 50);
}
