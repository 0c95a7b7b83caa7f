#include "core/domain/time.h"

#include <catch2/catch.hpp>

#include <string>

using namespace dongbo;
using namespace std::chrono_literals;

namespace {

constexpr std::int64_t hour = 3'600'000;

} // namespace

TEST_CASE("Day: only days that exist, of 1900 to 2199, in exactly ten characters", "[domain]")
{
    CHECK(parseIsoDate("2021-05-11") == Date{2021y / 5 / 11});
    CHECK(parseIsoDate("2024-02-29") == Date{2024y / 2 / 29});
    CHECK(parseIsoDate("1900-01-01"));
    CHECK(parseIsoDate("2199-12-31"));
    for (const std::string wrong :
         {"2023-02-29", "2021-13-01", "2021-00-10", "2021-04-31", "1899-12-31", "2200-01-01",
          "2021-5-11", "11/05/2021", "2021-05-11 ", "", "2021-05-1x", "0000-00-00", "-021-05-11"}) {
        INFO(wrong);
        CHECK_FALSE(parseIsoDate(wrong));
    }
}

TEST_CASE("Day: formatted days parse back, around the ends of four centuries", "[domain]")
{
    for (int year : {1900, 1999, 2000, 2024, 2100, 2199}) {
        for (auto day = std::chrono::sys_days{std::chrono::year{year} / 1 / 1};
             day <= std::chrono::sys_days{std::chrono::year{year} / 12 / 31};
             day += std::chrono::days{1}) {
            const Date date{day};
            CHECK(parseIsoDate(isoText(date)) == date);
        }
    }
}

TEST_CASE("Day: the office's day changes at 17:00 UTC in every time zone", "[domain]")
{
    const Instant midnight = startOfDay(2021y / 5 / 11);
    CHECK(isoText(midnight) == "2021-05-11T00:00:00+07:00");
    CHECK(midnight == *parseIsoInstant("2021-05-10T17:00:00Z"));
    CHECK(dayOf(midnight) == Date{2021y / 5 / 11});
    CHECK(dayOf({midnight.unixMs - 1}) == Date{2021y / 5 / 10});
    CHECK(endOfDay(2021y / 5 / 11).unixMs == midnight.unixMs + 24 * hour - 1);
}

TEST_CASE("Instant: an offset, Z or none is parsed; the default is Vietnam's", "[domain]")
{
    const auto moment = parseIsoInstant("2021-05-11T08:30:00+07:00");
    REQUIRE(moment);
    CHECK(parseIsoInstant("2021-05-11T01:30:00Z") == moment);
    CHECK(parseIsoInstant("2021-05-11T08:30") == moment);
    for (const std::string wrong :
         {"2021-05-11", "2021-05-11T24:30:00Z", "2021-05-11T08:60:00Z", "2021-02-30T08:00:00Z",
          "2021-05-11T08:30:00+25:00", "2021-05-10T21:30:00-04:00", "2021-05-11T08:30:00Zx", "",
          "T08:30"}) {
        INFO(wrong);
        CHECK_FALSE(parseIsoInstant(wrong));
    }
}

TEST_CASE("Instant: the first and the last one round-trip; before 1970 too", "[domain]")
{
    for (const auto moment :
         {earliestInstant(), latestInstant(), Instant{0}, Instant{-hour * 24 * 365}}) {
        const Instant seconds{moment.unixMs - ((moment.unixMs % 1000) + 1000) % 1000};
        CHECK(parseIsoInstant(isoText(moment)) == seconds);
    }
}
