#include "core/planning/books/asset_class.h"
#include "core/planning/books/wear.h"

#include <catch2/catch.hpp>

#include <random>

using namespace dongbo;
using namespace dongbo::planning;

namespace {

Date day(int year, unsigned month, unsigned day)
{
    return Date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
}

/// As the ledger of 2019 has it: UPS at 12.5 % until 2018, then 20 %.
WearRates ledgerRates()
{
    return WearRates({{DeviceType::Computer, 5, 2000, {}, {}},
                      {DeviceType::Ups, 8, 1250, {}, day(2018, 12, 31)},
                      {DeviceType::Ups, 5, 2000, day(2019, 1, 1), {}}});
}

WearAsset asset(DeviceType type, std::int64_t cost, int firstYear)
{
    WearAsset out;
    out.type = type;
    out.cost = Money{cost};
    out.firstYear = firstYear;
    return out;
}

} // namespace

TEST_CASE("Wear: a purchase of December bears a full year", "[planning][wear]")
{
    // a TV bought on 11/12/2019 for 7,850,000: 1,570,000 in 2019
    const auto charge = chargeOf(asset(DeviceType::Computer, 7'850'000, 2019), 2019, ledgerRates());
    CHECK(charge.gap == WearGap::None);
    CHECK(charge.amount.dong == 1'570'000);
    CHECK(charge.caughtUp.dong == 0);
    CHECK(charge.accumulated.dong == 1'570'000);
}

TEST_CASE("Wear: the last year takes what remains, and nothing follows", "[planning][wear]")
{
    auto pc = asset(DeviceType::Computer, 12'140'920, 2014);
    pc.soFar.lastYear = 2018;
    pc.soFar.accumulated = Money{12'140'919};
    const auto last = chargeOf(pc, 2019, ledgerRates());
    CHECK(last.amount.dong == 1);
    CHECK(last.accumulated.dong == 12'140'920);
    pc.soFar.lastYear = 2019;
    pc.soFar.accumulated = last.accumulated;
    const auto worn = chargeOf(pc, 2020, ledgerRates());
    CHECK(worn.gap == WearGap::None);
    CHECK(worn.amount.dong == 0);
    CHECK(worn.accumulated == last.accumulated);
}

TEST_CASE("Wear: a changed rate counts from its year on and leaves earlier years alone",
          "[planning][wear]")
{
    // UPS of 10/2017: 12.5 % in 2017 and 2018, 20 % in 2019
    const auto ups = asset(DeviceType::Ups, 12'072'000, 2017);
    const auto in2018 = chargeOf(ups, 2018, ledgerRates());
    CHECK(in2018.amount.dong == 1'509'000);
    CHECK(in2018.before.dong == 1'509'000);
    const auto in2019 = chargeOf(ups, 2019, ledgerRates());
    CHECK(in2019.amount.dong == 2'414'400);
    CHECK(in2019.before.dong == 3'018'000);
    CHECK(in2019.isOpening);
    CHECK(in2019.caughtUp.dong == 3'018'000);
}

TEST_CASE("Wear: a list's own rate holds until a rate of the table begins", "[planning][wear]")
{
    auto ups = asset(DeviceType::Ups, 8'000'000, 2016);
    ups.soFar = {2017, Money{2'000'000}, 1250, 2017, false};
    CHECK(chargeOf(ups, 2018, ledgerRates()).amount.dong == 1'000'000);
    CHECK(chargeOf(ups, 2019, ledgerRates()).amount.dong == 1'600'000);
    auto pc = asset(DeviceType::Computer, 8'000'000, 2016); // the table's rate began before
    pc.soFar = {2017, Money{2'000'000}, 1250, 2017, false};
    CHECK(chargeOf(pc, 2019, ledgerRates()).amount.dong == 1'000'000);
}

TEST_CASE("Wear: after a change of cost what remains is spread over the years that remain",
          "[planning][wear]")
{
    auto pc = asset(DeviceType::Computer, 16'000'000, 2018); // was 10,000,000 until 2019
    pc.soFar.lastYear = 2019;
    pc.soFar.accumulated = Money{4'000'000};
    pc.soFar.isRevalued = true;
    for (const auto year : {2020, 2021, 2022}) {
        const auto charge = chargeOf(pc, year, ledgerRates());
        CHECK(charge.amount.dong == 4'000'000);
        pc.soFar.lastYear = year;
        pc.soFar.accumulated = charge.accumulated;
    }
    CHECK(pc.soFar.accumulated.dong == 16'000'000);
    auto less = asset(DeviceType::Computer, 3'000'000, 2018); // worth less than it has worn
    less.soFar = {2019, Money{4'000'000}, {}, {}, true};
    CHECK(chargeOf(less, 2020, ledgerRates()).amount.dong == 0);
}

TEST_CASE("Wear: what is missing is named", "[planning][wear]")
{
    auto pc = asset(DeviceType::Computer, 12'000'000, 2019);
    pc.cost.reset();
    CHECK(chargeOf(pc, 2019, ledgerRates()).gap == WearGap::NoCost);
    pc = asset(DeviceType::Computer, 12'000'000, 2019);
    pc.firstYear.reset();
    CHECK(chargeOf(pc, 2019, ledgerRates()).gap == WearGap::NoDate);
    CHECK(chargeOf(asset(DeviceType::Camera, 12'000'000, 2019), 2019, ledgerRates()).gap ==
          WearGap::NoRate);
    const WearRates high({{DeviceType::Camera, 1, 12'000, {}, {}}});
    CHECK(chargeOf(asset(DeviceType::Camera, 12'000'000, 2019), 2019, high).gap ==
          WearGap::RateTooHigh);
}

TEST_CASE("Wear: the yearly amount is rounded to whole đồng and never passes 64 bits",
          "[planning][wear]")
{
    CHECK(yearlyWear(Money{1}, 5000).dong == 1); // a half goes up
    CHECK(yearlyWear(Money{1}, 4999).dong == 0);
    CHECK(yearlyWear(Money{12'140'921}, 2000).dong == 2'428'184);
    constexpr auto most = std::numeric_limits<std::int64_t>::max();
    CHECK(yearlyWear(Money{most}, 10'000).dong == most);
    std::mt19937_64 random(7);
    for (int i = 0; i < 100'000; ++i) {
        const auto cost = static_cast<std::int64_t>(random() % 10'000'000'000ULL);
        const auto rate = static_cast<std::int64_t>(random() % 10'001);
        REQUIRE(yearlyWear(Money{cost}, rate).dong == (cost * rate + 5'000) / 10'000);
    }
}

TEST_CASE("Asset class: by the threshold of the day it was put into use, unless somebody says",
          "[planning][wear]")
{
    const AssetThresholds thresholds({{Money{5'000'000}, {}, {}, day(2014, 12, 31)},
                                      {Money{10'000'000}, {}, day(2015, 1, 1), {}}});
    const auto today = day(2021, 6, 16);
    const auto of = [&](std::int64_t cost, std::optional<Date> since) {
        return thresholds.classOf({}, Money{cost}, since, today);
    };
    CHECK(of(7'000'000, day(2013, 5, 1)) ==
          AssetClass::FixedAsset); // kept below today's 10 million
    CHECK(of(7'000'000, day(2016, 5, 1)) == AssetClass::Tool);
    CHECK(of(10'000'000, day(2016, 5, 1)) == AssetClass::FixedAsset);
    CHECK(of(9'999'999, {}) == AssetClass::Tool);
    CHECK(thresholds.classOf(AssetClass::Tool, Money{90'000'000}, {}, today) == AssetClass::Tool);
    CHECK(thresholds.classOf({}, {}, {}, today) == std::nullopt);
}
