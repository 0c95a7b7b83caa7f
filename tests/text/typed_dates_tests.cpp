#include "core/text/typed_dates.h"

#include <catch2/catch.hpp>

using namespace std::chrono_literals;
using dongbo::Date;
using dongbo::text::DateReading;
using dongbo::text::readTypedDate;
using dongbo::text::TypedDate;

namespace {
constexpr Date today = 2021y / std::chrono::June / 16d;
}

TEST_CASE("Typed dates: the many ways hands write the same day", "[text]")
{
    const char* typed = GENERATE("16/06/2021", "16/6/21", "16-6-2021", "16.06.2021", "160621",
                                 "16062021", " 16/06/2021 ", "2021-06-16", "16/6", "16.6");
    const DateReading read = readTypedDate(typed, today);
    CAPTURE(typed);
    REQUIRE(read.kind == TypedDate::Good);
    CHECK(*read.day == today);
}

TEST_CASE("Typed dates: what cannot be is told from what cannot be read", "[text]")
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

TEST_CASE("Typed dates: a day without a year is of this year", "[text]")
{
    CHECK(*readTypedDate("3/2", today).day == 2021y / std::chrono::February / 3d);
    CHECK(readTypedDate("29/2", today).kind == TypedDate::Impossible);
    CHECK(*readTypedDate("29/2", 2024y / std::chrono::May / 1d).day ==
          2024y / std::chrono::February / 29d);
}

TEST_CASE("Typed dates: an impossible day is whole once its year is typed", "[text]")
{
    const auto [typed, isWhole] = GENERATE(table<const char*, bool>({{"31/02/2022", true},
                                                                     {"31/2/22", false},
                                                                     {"31022022", true},
                                                                     {"2022-02-31", true},
                                                                     {"31/2", false},
                                                                     {"31/02/", false},
                                                                     {"29/02/2", false},
                                                                     {"31", false}}));
    CAPTURE(typed);
    CHECK(readTypedDate(typed, today).isWhole == isWhole);
    CHECK(readTypedDate(typed, today).kind != TypedDate::Good);
}
