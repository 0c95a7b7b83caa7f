#include "core/journal/undo.h"
#include "core/store/device_queries.h"
#include "core/store/load.h"
#include "core/text/fold.h"
#include "core/text/sort_key.h"
#include "tests/support/office.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <random>
#include <tuple>

using namespace dongbo; // NOLINT(google-build-using-namespace): a test
using store::DeviceFilter;
using store::DeviceOrder;
using store::DevicePage;
using store::DeviceRow;
using test::Office;

namespace {

/// What the office knows, kept beside the register to compare with.
struct Known
{
    DeviceId id;
    Device device;
    bool isWithdrawn = false;
    std::size_t arrival = 0;
};

struct Town
{
    Office office{"queries"};
    UnitId district;
    std::vector<UnitId> units;
    std::vector<SiteId> sites;
    std::vector<std::string> siteNames;
    OfficerId person;
    std::vector<Known> known;
    std::mt19937_64 random;

    explicit Town(std::uint64_t seed)
        : random(seed)
    {
        Unit top;
        top.kind = "huyện";
        top.name = "Vụ Bản";
        district = UnitId{office.create(top)};
        const std::vector<std::string> names{"Đại An", "An Bình", "Ắc Quy", "Đại An"};
        for (const auto& name : names) {
            Unit unit;
            unit.kind = "xã";
            unit.name = name;
            if (units.size() != 3) {
                unit.parent = district;
            }
            units.emplace_back(office.create(unit));
            Site site;
            site.name = "Điểm cầu " + name;
            site.unit = units.back();
            sites.emplace_back(office.create(site));
            siteNames.push_back(*site.name);
        }
        Site nameless;
        nameless.unit = units[0];
        sites.emplace_back(office.create(nameless));
        siteNames.emplace_back();
        Officer officer;
        officer.name = "Trần Thị Bưởi";
        person = OfficerId{office.create(officer)};
    }

    std::size_t below(std::size_t limit) { return random() % limit; }

    void addDevices(std::size_t count)
    {
        const std::vector<std::string> names{"Camera hội nghị", "Máy tính", "Loa", "Ắc quy", ""};
        for (std::size_t i = 0; i < count; ++i) {
            Device device;
            if (below(10) != 0) {
                device.code = "DAN-CAM-" + std::to_string(below(count));
            }
            const auto& name = names[below(names.size())];
            if (!name.empty()) {
                device.name = name;
            }
            if (below(8) != 0) {
                device.site = sites[below(sites.size())];
            }
            device.type = below(2) == 0 ? DeviceType::Camera : DeviceType::Computer;
            if (below(4) != 0) {
                device.condition = static_cast<Condition>(1 + below(4));
            }
            device.use = below(5) == 0 ? Use::Spare : Use::InUse;
            if (below(3) != 0) {
                device.paper = static_cast<Paper>(1 + below(5));
            }
            if (below(6) == 0) {
                device.custodian = person;
            }
            RecordId id;
            const auto change =
                office.act([&](journal::Action& action) { id = action.create(device); });
            const bool isGone = below(12) == 0;
            if (isGone) {
                store::UnitOfWork work(office.database);
                journal::undo(office.journal, office.actor, change, journal::DependantRule::Refuse,
                              "nhầm");
                work.commit();
            }
            // undone: the record is still known, nothing it said is
            known.push_back({DeviceId{id}, isGone ? Device{} : device, isGone, i});
        }
    }

    std::string siteNameOf(const Device& device) const
    {
        const auto at = std::find(sites.begin(), sites.end(), *device.site);
        return siteNames[static_cast<std::size_t>(at - sites.begin())];
    }

    bool passes(const Known& entry, const DeviceFilter& filter) const
    {
        const Device& d = entry.device;
        const bool isOut =
            d.paper && *d.paper != Paper::Active && *d.paper != Paper::DisposalProposed;
        if (!filter.includeAll && (entry.isWithdrawn || (isOut && !filter.paper))) {
            return false;
        }
        if (filter.unit) {
            if (!d.site) {
                return false;
            }
            const auto at = static_cast<std::size_t>(
                std::find(sites.begin(), sites.end(), *d.site) - sites.begin());
            const std::size_t unit = at == 4 ? 0 : at;
            const bool isBelow =
                *filter.unit == units[unit] || (*filter.unit == district && unit != 3);
            if (!isBelow) {
                return false;
            }
        }
        if (!filter.text.empty()) {
            // withdrawn ones are not searchable; the tests ask for words of the name only
            const std::string words =
                " " + text::fold(d.code.value_or("") + " " + d.name.value_or(""));
            if (entry.isWithdrawn ||
                words.find(" " + text::fold(filter.text)) == std::string::npos) {
                return false;
            }
        }
        return (!filter.site || d.site == filter.site) && (!filter.type || d.type == filter.type) &&
               (!filter.condition || d.condition == filter.condition) &&
               (!filter.use || d.use == filter.use) && (!filter.paper || d.paper == filter.paper) &&
               (!filter.custodian || d.custodian == filter.custodian);
    }

    std::vector<DeviceId> expected(const DeviceFilter& filter, DeviceOrder order) const
    {
        std::vector<Known> passing;
        std::copy_if(known.begin(), known.end(), std::back_inserter(passing),
                     [&](const Known& entry) { return passes(entry, filter); });
        const auto key = [&](const Known& entry) {
            const auto& text = order == DeviceOrder::Name ? entry.device.name : entry.device.code;
            const bool isKeyless = entry.isWithdrawn || !text;
            std::string siteKey;
            int siteRank = 0;
            RecordId site;
            if (order == DeviceOrder::Site) {
                site = entry.device.site.value_or(SiteId{});
                siteKey = entry.device.site ? text::sortKey(siteNameOf(entry.device)) : "";
                siteRank = !entry.device.site ? 2 : siteKey.empty() ? 1 : 0;
            }
            return std::tuple(siteRank, siteKey, site, isKeyless,
                              isKeyless ? std::string() : text::sortKey(*text), entry.arrival);
        };
        std::sort(passing.begin(), passing.end(),
                  [&](const Known& a, const Known& b) { return key(a) < key(b); });
        std::vector<DeviceId> ids;
        for (const auto& entry : passing) {
            ids.push_back(entry.id);
        }
        return ids;
    }

    DeviceFilter anyFilter()
    {
        DeviceFilter filter;
        if (below(4) == 0) {
            filter.site = sites[below(sites.size())];
        }
        if (below(4) == 0) {
            filter.unit = below(2) == 0 ? district : units[below(units.size())];
        }
        if (below(4) == 0) {
            filter.type = DeviceType::Camera;
        }
        if (below(4) == 0) {
            filter.condition = Condition::Broken;
        }
        if (below(4) == 0) {
            filter.use = Use::InUse;
        }
        if (below(6) == 0) {
            filter.paper = Paper::Disposed;
        }
        if (below(6) == 0) {
            filter.custodian = person;
        }
        if (below(5) == 0) {
            filter.text = below(2) == 0 ? "cam" : "máy tín";
        }
        filter.includeAll = below(3) == 0;
        return filter;
    }
};

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
