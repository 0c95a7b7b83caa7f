#include "gui/present/words/moments.h"

#include <catch2/catch.hpp>

#include <string>
#include <utility>

using namespace dongbo; // NOLINT(google-build-using-namespace): a test
using present::parseMoment;
using text::TypedDate;

TEST_CASE("Moments: a day and a time are read as people type them", "[present]")
{
    const auto today = *parseIsoDate("2021-06-16");
    const auto [typed, meant] = GENERATE(
        table<std::string, std::string>({{"16/06/2021 08:14", "2021-06-16T08:14:00+07:00"},
                                         {"16/6/21 8h14", "2021-06-16T08:14:00+07:00"},
                                         {" 1/2/2021  23:59 ", "2021-02-01T23:59:00+07:00"},
                                         {"15/06/2021", "2021-06-15T00:00:00+07:00"},
                                         {"8:05", "2021-06-16T08:05:00+07:00"},
                                         {"14h", "2021-06-16T14:00:00+07:00"}}));
    INFO(typed);
    CHECK(parseMoment(typed, today) == parseIsoInstant(meant));
}

TEST_CASE("Moments: days and times that do not exist are none", "[present]")
{
    const auto today = *parseIsoDate("2021-06-16");
    const auto typed =
        GENERATE(as<std::string>(), "31/02/2021 08:00", "16/06/2021 24:00", "16/06/2021 8:61",
                 "06/2021", "hôm qua", "25h", "8:", "", "16/13/2021");
    INFO(typed);
    CHECK_FALSE(parseMoment(typed, today).has_value());
}

TEST_CASE("Moments: what cannot be is told at once, what is only begun is not", "[present]")
{
    const auto today = *parseIsoDate("2021-06-16");
    const auto [typed, kind, isWhole] = GENERATE(
        table<std::string, TypedDate, bool>({{"", TypedDate::Empty, false},
                                             {"31/02/2021", TypedDate::Impossible, true},
                                             {"31/02/2021 0", TypedDate::Impossible, true},
                                             {"31/02/2021 08:00", TypedDate::Impossible, true},
                                             {"16/06/2021 24:00", TypedDate::Impossible, true},
                                             {"16/06/2021 8:6", TypedDate::Good, true},
                                             {"16/06/2021 8:", TypedDate::Unreadable, false},
                                             {"25:00", TypedDate::Impossible, true},
                                             {"16/0", TypedDate::Impossible, false},
                                             {"hôm qua", TypedDate::Unreadable, false}}));
    INFO(typed);
    CHECK(present::readMoment(typed, today).kind == kind);
    CHECK(present::readMoment(typed, today).isWhole == isWhole);
}
