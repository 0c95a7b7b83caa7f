#include "core/journal/chain/digest.h"
#include "core/register/base/inside.h"
#include "core/register/upkeep/seeds.h"
#include "core/store/queries/place_queries.h"
#include "tests/support/register_fixture.h"

#include <catch2/catch.hpp>

using namespace dongbo; // NOLINT(google-build-using-namespace): a test reads better so

TEST_CASE("Register: Vụ Bản has its district, 18 units and a site each", "[register]")
{
    test::RegisterFixture office;
    CHECK(store::unitTree(office.reg.database(), {}).size() == 19);
    CHECK(store::sites(office.reg.database(), {}).size() == 18);
}

TEST_CASE("Register: two registers made apart and merged hold 18 sites", "[register][merge]")
{
    test::RegisterFixture one;
    test::RegisterFixture two;
    for (const auto& [node, last] : journalOf(two.reg).versionVector()) {
        const auto segment = journalOf(two.reg).segment(node, 1, 10'000);
        REQUIRE(segment);
        if (node == journalOf(two.reg).node()) {
            continue; // both fixtures draw the same ids: only the seeds are of interest here
        }
        const auto received = journalOf(one.reg).receive(*segment);
        CHECK(received.added == 0);
        CHECK(received.known == last);
    }
    CHECK(store::sites(one.reg.database(), {}).size() == 18);
    CHECK(journal::digest(one.reg.database()) == journal::digest(two.reg.database()));
}

TEST_CASE("Register: an unknown list of units is refused with the known ones", "[register]")
{
    Register::InitOptions options;
    options.units = "no-such";
    try {
        Register::inMemory(options);
        FAIL("was not refused");
    } catch (const Error& error) {
        CHECK(error.kind() == Error::Kind::Usage);
        CHECK(error.message().args.at(1).value == "vu-ban-2021");
    }
}

TEST_CASE("Find: a place is found without marks, kind or case", "[find]")
{
    test::RegisterFixture office;
    const auto dai = findSite(office.reg, "Đại An");
    for (const auto* text : {"dai an", "UBND xã Đại An", "Điểm cầu Đại An", "XA DAI AN"}) {
        CHECK(findSite(office.reg, text) == dai);
    }
    CHECK(findUnit(office.reg, "TT Gôi") == findUnit(office.reg, "13741"));
    CHECK_THROWS_AS(findSite(office.reg, "Tân Tiến"), Error);
}

TEST_CASE("As of: a past register knows what was known that day and cannot be written",
          "[register][asof]")
{
    test::RegisterFixture office;
    office.device("Đại An", DeviceType::Camera, "Camera Logitech");
    const auto day = office.reg.today();
    office.clock.advanceDays(2);
    office.device("Đại An", DeviceType::Screen, "Ti vi Sony");
    auto past = office.reg.asOf(day);
    CHECK(store::sites(past.database(), {}).size() == 18);
    CHECK(findDevice(past, "DAN-CAM-0001").text() == findDevice(office.reg, "DAN-CAM-0001").text());
    CHECK_THROWS_AS(findDevice(past, "DAN-SCR-0001"), Error);
    CHECK_FALSE(past.isWritable());
}
