#include "core/text/bit_rates.h"
#include "core/text/typed_moments.h"

#include <catch2/catch.hpp>

using namespace dongbo;
using namespace dongbo::text;

TEST_CASE("Speeds are read with their unit", "[text]")
{
    const auto kbps = [](const char* text) { return parseRate(text).kbps; };
    CHECK(kbps("87,4 Mbps") == 87'400);
    CHECK(kbps("87.4Mbit/s") == 87'400);
    CHECK(kbps("87.412") == 87'412); // a speed test's three decimals
    CHECK(kbps("87,412 Mbps") == 87'412);
    CHECK(kbps("40000 kbps") == 40'000);
    CHECK(kbps("40.000 kbps") == 40'000);
    CHECK(kbps("1 Gbps") == 1'000'000);
    CHECK(kbps("MBPS") == std::nullopt);
    CHECK(kbps("100 MBPS") == 100'000);
    CHECK(kbps("10 MB/s") == 80'000);
    CHECK(kbps("5000000 bit/s") == 5'000);
    CHECK_FALSE(kbps("-3 Mbps"));
    CHECK_FALSE(kbps("nhanh"));
    const auto strange = parseRate("40 Mét");
    CHECK_FALSE(strange.kbps);
    CHECK(strange.unknownUnit == "Mét");
    CHECK(parseRate("40", RateUnit::Kilobit).kbps == 40);
}

TEST_CASE("The unit of a column stands in its heading", "[text]")
{
    CHECK(rateUnitIn("Download (Mbps)") == RateUnit::Megabit);
    CHECK(rateUnitIn("Tải xuống, kbit/s") == RateUnit::Kilobit);
    CHECK(rateUnitIn("down_kbps") == RateUnit::Kilobit);
    CHECK(rateUnitIn("Upload [bit/s]") == RateUnit::BitPerSecond);
    CHECK(rateUnitIn("Download MB/s") == RateUnit::Megabyte);
    CHECK_FALSE(rateUnitIn("Download"));
}

TEST_CASE("Moments of lists are read with or without a time", "[text]")
{
    const Date today{std::chrono::year{2021}, std::chrono::May, std::chrono::day{11}};
    const auto iso = [&](const char* text) {
        const auto read = readTypedMoment(text, today);
        return read ? isoText(read->at) : std::string();
    };
    CHECK(iso("11/05/2021 08:30") == "2021-05-11T08:30:00+07:00");
    CHECK(iso("08:30 11/05/2021") == "2021-05-11T08:30:00+07:00");
    CHECK(iso("11/05/2021, 8h30") == "2021-05-11T08:30:00+07:00");
    CHECK(iso("11/05/2021 8:30:59") == "2021-05-11T08:30:00+07:00");
    CHECK(iso("2021-05-11 08:30:00") == "2021-05-11T08:30:00+07:00");
    CHECK(iso("2021-05-11T01:30:00Z") == "2021-05-11T08:30:00+07:00");
    CHECK(iso("11/05/2021") == "2021-05-11T00:00:00+07:00");
    CHECK_FALSE(readTypedMoment("11/05/2021", today)->hasTime);
    CHECK(iso("11/05/2021 25:00").empty());
    CHECK(iso("hôm qua").empty());
    CHECK(iso("").empty());
}
