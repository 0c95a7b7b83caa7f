#include "gui/widgets/controls/month.h"

#include <catch2/catch.hpp>

using namespace std::chrono_literals;
using dongbo::Date;
using dongbo::gui::monthPage;
using dongbo::gui::plusDays;
using dongbo::gui::plusMonths;

namespace {
constexpr Date today = 2021y / std::chrono::June / 16d;
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

TEST_CASE("Adding months keeps the day or takes the month's last", "[widgets]")
{
    CHECK(plusMonths(2021y / std::chrono::January / 31d, 1) == 2021y / std::chrono::February / 28d);
    CHECK(plusMonths(2020y / std::chrono::January / 31d, 1) == 2020y / std::chrono::February / 29d);
    CHECK(plusMonths(today, -6) == 2020y / std::chrono::December / 16d);
    CHECK(plusMonths(today, 12) == 2022y / std::chrono::June / 16d);
    CHECK(plusDays(2021y / std::chrono::June / 30d, 1) == 2021y / std::chrono::July / 1d);
    CHECK(plusDays(2021y / std::chrono::January / 1d, -1) == 2020y / std::chrono::December / 31d);
}
