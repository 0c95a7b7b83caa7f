#include "core/store/projection/load.h"
#include "core/store/queries/device_queries.h"
#include "tests/queries/town.h"

#include <catch2/catch.hpp>

using namespace dongbo; // NOLINT(google-build-using-namespace): a test
using store::DeviceFilter;
using store::DeviceOrder;
using store::DevicePage;
using store::DeviceRow;
using test::Town;

namespace {

std::vector<DeviceId> idsOf(const std::vector<DeviceRow>& rows)
{
    std::vector<DeviceId> ids;
    for (const auto& row : rows) {
        ids.push_back(row.id);
    }
    return ids;
}

std::vector<DeviceId> paged(store::Database& database, const DeviceFilter& filter,
                            DeviceOrder order, std::size_t limit, bool isBackward)
{
    std::vector<DeviceId> all;
    DevicePage page;
    page.limit = limit;
    page.isBackward = isBackward;
    while (true) {
        const auto rows = store::devicePage(database, filter, order, page);
        const auto ids = idsOf(rows);
        all.insert(isBackward ? all.begin() : all.end(), ids.begin(), ids.end());
        if (rows.size() < limit) {
            return all;
        }
        page.from = isBackward ? rows.front().cursor : rows.back().cursor;
    }
}

} // namespace

TEST_CASE("Device list: pages of every order and filter, both ways, are the sorted list",
          "[queries]")
{
    constexpr std::uint64_t seed = 20210511;
    INFO("seed " << seed);
    Town town(seed);
    town.addDevices(250);
    for (int round = 0; round < 120; ++round) {
        const auto filter = town.anyFilter();
        for (const auto order : {DeviceOrder::Code, DeviceOrder::Name, DeviceOrder::Site}) {
            const auto expected = town.expected(filter, order);
            const std::size_t limit = 1 + town.below(40);
            INFO("round " << round << " order " << static_cast<int>(order) << " limit " << limit);
            REQUIRE(paged(town.office.database, filter, order, limit, false) == expected);
            REQUIRE(paged(town.office.database, filter, order, limit, true) == expected);
            REQUIRE(store::countDevices(town.office.database, filter) ==
                    static_cast<std::int64_t>(expected.size()));
        }
    }
}

TEST_CASE("Device list: a row carries the names of its place and custodian", "[queries]")
{
    Town town(1);
    Device device;
    device.code = "DAN-CAM-0001";
    device.name = "Camera";
    device.cost = Money{15'000'000};
    device.site = town.sites[0];
    device.custodian = town.person;
    const DeviceId id{town.office.create(device)};
    const auto row = store::deviceRow(town.office.database, id);
    REQUIRE(row);
    CHECK(row->site == "Điểm cầu Đại An");
    CHECK(row->unit == "xã Đại An");
    CHECK(row->unitId == town.units[0]);
    CHECK(row->custodian == "Trần Thị Bưởi");
    CHECK(row->device.cost == Money{15'000'000});
    CHECK_FALSE(row->isWithdrawn);
    CHECK_FALSE(store::deviceRow(town.office.database, DeviceId{}));
    CHECK(store::load<Device>(town.office.database, id)->code == "DAN-CAM-0001");
}

TEST_CASE("Device list: a large part of all places is found by going up from the row", "[queries]")
{
    Town town(2);
    for (int i = 0; i < 70; ++i) {
        Site site;
        site.name = "Phòng " + std::to_string(i);
        site.unit = town.units[0];
        const SiteId id{town.office.create(site)};
        Device device;
        device.code = "X-" + std::to_string(i);
        device.site = id;
        town.office.create(device);
    }
    Device elsewhere;
    elsewhere.code = "Y-1";
    elsewhere.site = town.sites[3];
    town.office.create(elsewhere);
    DeviceFilter filter;
    filter.unit = town.district;
    CHECK(store::countDevices(town.office.database, filter) == 70);
    CHECK(store::hasMoreDevicesThan(town.office.database, 70));
    CHECK_FALSE(store::hasMoreDevicesThan(town.office.database, 71));
    const auto first =
        store::devicePage(town.office.database, filter, DeviceOrder::Code, {3, {}, false});
    REQUIRE(first.size() == 3);
    CHECK(first[2].device.code == "X-2");
    const auto last =
        store::devicePage(town.office.database, filter, DeviceOrder::Site, {1, {}, true});
    REQUIRE(last.size() == 1);
    CHECK(last[0].device.code == "X-69");
}

TEST_CASE("Device history lists: replacements, moves, disposals and custody by day", "[queries]")
{
    Town town(3);
    auto& office = town.office;
    Device a;
    a.code = "A-1";
    Device b;
    b.code = "B-1";
    const DeviceId oldId{office.create(a)};
    const DeviceId newId{office.create(b)};
    Replacement replacement;
    replacement.oldDevice = oldId;
    replacement.newDevice = newId;
    replacement.day = parseIsoDate("2022-03-04");
    office.create(replacement);
    for (const auto* day : {"2023-01-02", "2021-06-01"}) {
        Transfer transfer;
        transfer.device = oldId;
        transfer.fromSite = town.sites[0];
        transfer.toSite = town.sites[1];
        transfer.day = parseIsoDate(day);
        office.create(transfer);
    }
    Custody custody;
    custody.officer = town.person;
    custody.device = oldId;
    custody.from = parseIsoDate("2021-05-11");
    office.create(custody);
    Disposal disposal;
    disposal.device = oldId;
    disposal.paper = Paper::Disposed;
    office.create(disposal);

    const auto replaced = store::replacementsOf(office.database, newId);
    REQUIRE(replaced.size() == 1);
    CHECK(replaced[0].oldCode == "A-1");
    CHECK(replaced[0].newCode == "B-1");
    const auto moves = store::transfersOf(office.database, oldId);
    REQUIRE(moves.size() == 2);
    CHECK(isoText(*moves[0].transfer.day) == "2021-06-01");
    CHECK(moves[0].toSite == "Điểm cầu An Bình");
    CHECK(store::transfersOf(office.database, newId).empty());
    const auto kept = store::custodyOf(office.database, oldId);
    REQUIRE(kept.size() == 1);
    CHECK(kept[0].officer == "Trần Thị Bưởi");
    CHECK(store::custodyOf(office.database, town.person).size() == 1);
    CHECK(store::custodyOf(office.database, town.sites[0]).empty());
    CHECK(store::disposalsOf(office.database, oldId).size() == 1);
}
