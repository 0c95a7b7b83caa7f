#include "gui/widgets/controls/month.h"

#include <catch2/catch.hpp>

using namespace std::chrono_literals;
using dongbo::Date;
using dongbo::gui::DateReading;
using dongbo::gui::monthPage;
using dongbo::gui::plusDays;
using dongbo::gui::plusMonths;
using dongbo::gui::readTypedDate;
using dongbo::gui::TypedDate;

namespace {
constexpr Date today = 2021y / std::chrono::June / 16d;
}

TEST_CASE("Typed dates: the many ways hands write the same day", "[widgets]")
{
    const char* typed = GENERATE("16/06/2021", "16/6/21", "16-6-2021", "16.06.2021", "160621",
                                 "16062021", " 16/06/2021 ", "2021-06-16", "16/6", "16.6");
    const DateReading read = readTypedDate(typed, today);
    CAPTURE(typed);
    REQUIRE(read.kind == TypedDate::Good);
    CHECK(*read.day == today);
}

TEST_CASE("Typed dates: what cannot be is told from what cannot be read", "[widgets]")
{
    const auto [typed, kind] =
        GENERATE(table<const char*, TypedDate>({{"", TypedDate::Empty},
                                                {"   ", TypedDate::Empty},
                                                {"31/02/2021", TypedDate::Impossible},
                                                {"16/13/2021", TypedDate::Impossible},
                                                {"00/06/2021", TypedDate::Impossible},
                                                {"310221", TypedDate::Impossible},
                                                {"31/2", TypedDate::Impossible},
                                                {"hôm qua", TypedDate::Unreadable},
                                                {"06/2021", TypedDate::Unreadable},
                                                {"2021", TypedDate::Unreadable},
                                                {"16/06/2021x", TypedDate::Unreadable}}));
    CAPTURE(typed);
    CHECK(readTypedDate(typed, today).kind == kind);
    CHECK_FALSE(readTypedDate(typed, today).day);
}

TEST_CASE("Typed dates: a day without a year is of this year", "[widgets]")
{
    CHECK(*readTypedDate("3/2", today).day == 2021y / std::chrono::February / 3d);
    CHECK(readTypedDate("29/2", today).kind == TypedDate::Impossible);
    CHECK(*readTypedDate("29/2", 2024y / std::chrono::May / 1d).day ==
          2024y / std::chrono::February / 29d);
}

TEST_CASE("Month page: six weeks from the Monday on or before the first", "[widgets]")
{
    const auto june = monthPage(2021y / std::chrono::June); // the first is a Tuesday
    REQUIRE(june.size() == 42);
    CHECK(june.front() == 2021y / std::chrono::May / 31d);
    CHECK(june[1] == 2021y / std::chrono::June / 1d);
    const auto february = monthPage(2021y / std::chrono::February); // the first is a Monday
    CHECK(february.front() == 2021y / std::chrono::February / 1d);
    CHECK(february.back() == 2021y / std::chrono::March / 14d);
}

TEST_CASE("Walking over months keeps the day or takes the month's last", "[widgets]")
{
    CHECK(plusMonths(2021y / std::chrono::January / 31d, 1) == 2021y / std::chrono::February / 28d);
    CHECK(plusMonths(2020y / std::chrono::January / 31d, 1) == 2020y / std::chrono::February / 29d);
    CHECK(plusMonths(today, -6) == 2020y / std::chrono::December / 16d);
    CHECK(plusMonths(today, 12) == 2022y / std::chrono::June / 16d);
    CHECK(plusDays(2021y / std::chrono::June / 30d, 1) == 2021y / std::chrono::July / 1d);
    CHECK(plusDays(2021y / std::chrono::January / 1d, -1) == 2020y / std::chrono::December / 31d);
}
