#include "core/domain/checked.h"
#include "core/domain/value.h"

#include <catch2/catch.hpp>

using namespace dongbo;
using namespace std::chrono_literals;

TEST_CASE("Value: every member type round-trips", "[domain]")
{
    const auto same = [](auto given) {
        decltype(given) back;
        fromValue(toValue(given), back);
        CHECK(back == given);
    };
    same(std::optional<std::string>{"Đại An"});
    same(std::optional<std::string>{""});
    same(std::optional<std::int64_t>{-3});
    same(std::optional<Money>{Money{12'500'000}});
    same(std::optional<bool>{false});
    same(std::optional<Date>{2024y / 2 / 29});
    same(std::optional<Instant>{Instant{-1}});
    same(std::optional<DeviceId>{DeviceId{*RecordId::parse("018f3c2a0b4d7e5f8a9100ffcafe1234")}});
    same(std::optional<std::string>{});
    same(std::optional<DeviceId>{});
}

TEST_CASE("Value: a value of another type reads as absent", "[domain]")
{
    std::optional<std::int64_t> number = 7;
    fromValue(Value{std::string{"7"}}, number);
    CHECK_FALSE(number);
    std::optional<std::string> text = "x";
    fromValue(Value{std::int64_t{7}}, text);
    CHECK_FALSE(text);
    std::optional<Date> day = Date{2021y / 5 / 11};
    fromValue(Value{std::string{"2021-02-30"}}, day);
    CHECK_FALSE(day);
    std::optional<SiteId> site = SiteId{RecordId{}};
    fromValue(Value{}, site);
    CHECK_FALSE(site);
}

TEST_CASE("Checked: taking the value of a rejected result throws a bug", "[domain]")
{
    const Checked<int> refused = Problem{"cost", {"value.negative", {}}};
    CHECK_FALSE(refused.isOk());
    REQUIRE(refused.problems().size() == 1);
    CHECK(refused.problems().front().field == "cost");
    try {
        (void)*refused;
        FAIL("a value without one");
    } catch (const Error& error) {
        CHECK(error.kind() == Error::Kind::Bug);
    }
    const Checked<int> given = 3;
    CHECK(*given == 3);
    CHECK(given.problems().empty());
}

TEST_CASE("Require: an empty optional is an error that names what was missing", "[domain]")
{
    const std::optional<int> none;
    try {
        (void)require(none, "fault.reported_at");
        FAIL("a value without one");
    } catch (const Error& error) {
        CHECK(error.kind() == Error::Kind::Bug);
        REQUIRE(error.message().args.size() == 1);
        CHECK(error.message().args.front().value == "fault.reported_at");
    }
    CHECK(require(std::optional<int>{4}, "four") == 4);
}
