#include "core/store/queries/people_queries.h"
#include "core/store/queries/place_queries.h"
#include "core/store/queries/standard_queries.h"
#include "tests/support/office.h"

#include <catch2/catch.hpp>

using namespace dongbo; // NOLINT(google-build-using-namespace): a test
using test::Office;

namespace {
UnitId unitNamed(Office& office, const char* name, std::optional<UnitId> parent = {},
                 const char* until = nullptr)
{
    Unit unit;
    unit.kind = "xã";
    unit.name = name;
    unit.parent = parent;
    if (until != nullptr) {
        unit.validTo = parseIsoDate(until);
    }
    return UnitId{office.create(unit)};
}
} // namespace

TEST_CASE("Unit tree: parents before children, brothers in Vietnamese order", "[queries]")
{
    Office office("tree");
    const auto top = unitNamed(office, "Vụ Bản");
    const auto b = unitNamed(office, "Đại An", top);
    unitNamed(office, "Dũng", top, "2023-06-30");
    unitNamed(office, "Thôn", b);
    std::vector<std::pair<std::string, int>> seen;
    for (const auto& row : store::unitTree(office.database, {})) {
        seen.emplace_back(*row.unit.name, row.depth);
    }
    CHECK(seen == std::vector<std::pair<std::string, int>>{
                      {"Vụ Bản", 0}, {"Dũng", 1}, {"Đại An", 1}, {"Thôn", 2}});
    store::UnitFilter filter;
    filter.on = parseIsoDate("2023-07-01");
    CHECK(store::unitTree(office.database, filter).size() == 3);
    filter = {};
    filter.top = b;
    const auto part = store::unitTree(office.database, filter);
    REQUIRE(part.size() == 2);
    CHECK(part[0].parent == "xã Vụ Bản");
}

TEST_CASE("Unit tree: a loop is shown once and ends", "[queries]")
{
    Office office("loop");
    const auto a = unitNamed(office, "A");
    const auto b = unitNamed(office, "B", a);
    office.edit<Unit>(a, [&](Unit& unit) { unit.parent = b; });
    CHECK(store::unitTree(office.database, {}).size() == 2);
    store::SiteFilter filter;
    filter.unit = a;
    CHECK(store::sites(office.database, filter).empty());
}

TEST_CASE("Site list: counts devices in the books, broken ones and open faults", "[queries]")
{
    Office office("sites");
    const auto unit = unitNamed(office, "Đại An");
    Site site;
    site.name = "Điểm cầu Đại An";
    site.unit = unit;
    const SiteId id{office.create(site)};
    Site ended;
    ended.name = "Điểm cầu cũ";
    ended.unit = unit;
    ended.validTo = parseIsoDate("2021-12-31");
    office.create(ended);
    Device device;
    device.site = id;
    device.condition = Condition::Broken;
    const auto broken = office.create(device);
    device.condition = Condition::Good;
    office.create(device);
    device.paper = Paper::Disposed;
    office.create(device);
    Fault fault;
    fault.device = DeviceId{broken};
    fault.state = FaultState::Accepted;
    fault.severity = Severity::Minor;
    office.create(fault);
    fault.device.reset();
    fault.site = id;
    fault.severity = Severity::Degraded;
    office.create(fault);
    fault.state = FaultState::Closed;
    fault.severity = Severity::Blocking;
    office.create(fault);

    const auto row = store::siteRow(office.database, id);
    REQUIRE(row);
    CHECK(row->unit == "xã Đại An");
    CHECK(row->devices == 2);
    CHECK(row->broken == 1);
    CHECK(row->openFaults == 2);
    CHECK(row->worstOpen == Severity::Degraded);
    const auto all = store::sites(office.database, {});
    REQUIRE(all.size() == 2);
    CHECK(all[0].site.name == "Điểm cầu cũ");
    CHECK(all[1].devices == 2);
    store::SiteFilter today;
    today.on = parseIsoDate("2024-05-13");
    CHECK(store::sites(office.database, today).size() == 1);
    CHECK(store::sitesOfUnit(office.database, unit, store::SiteScope::Open) ==
          std::vector<SiteId>{id});
    CHECK(store::sitesOfUnit(office.database, unit, store::SiteScope::All).size() == 2);
}

TEST_CASE("Standard set: the one of the tier that began last and is still valid", "[queries]")
{
    Office office("standard");
    const auto add = [&](const char* name, const char* from, const char* to) {
        StandardSet set;
        set.name = name;
        set.tier = "commune";
        set.validFrom = parseIsoDate(from);
        if (to != nullptr) {
            set.validTo = parseIsoDate(to);
        }
        return StandardSetId{office.create(set)};
    };
    const auto first = add("2021", "2021-05-11", nullptr);
    const auto second = add("2022", "2022-01-01", "2022-12-31");
    const auto on = [&](const char* day) {
        const auto found = store::standardSetFor(office.database, "commune", *parseIsoDate(day));
        return found ? std::optional{found->id} : std::nullopt;
    };
    CHECK(on("2021-06-01") == first);
    CHECK(on("2022-06-01") == second);
    CHECK(on("2023-06-01") == first);
    CHECK_FALSE(on("2020-01-01"));
    StandardLine line;
    line.set = first;
    line.position = 2;
    office.create(line);
    line.position = 1;
    office.create(line);
    const auto lines = store::standardLines(office.database, first);
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].line.position == 1);
}

TEST_CASE("Officers: by name, with what is in their care", "[queries]")
{
    Office office("people");
    Officer officer;
    officer.name = "Trần Văn Táo";
    const OfficerId id{office.create(officer)};
    Device device;
    device.custodian = id;
    office.create(device);
    officer.name = "Lê Thị Mận";
    office.create(officer);
    const auto rows = store::officers(office.database, store::Withdrawn::LeftOut);
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].officer.name == "Lê Thị Mận");
    CHECK(rows[1].devices == 1);
}

TEST_CASE("Site names: those that exist on the day, in Vietnamese order", "[queries]")
{
    Office office("names");
    for (const auto& [name, until] : {std::pair{"Điểm cầu Đại An", ""},
                                      {"Điểm cầu Dương Xá", ""},
                                      {"Điểm cầu An Bình", "2022-01-01"}}) {
        Site site;
        site.name = name;
        site.validTo = parseIsoDate(until);
        office.create(site);
    }
    office.create(Site{});
    const auto names = store::siteNames(office.database, *parseIsoDate("2023-01-01"));
    REQUIRE(names.size() == 2);
    CHECK(names[0].name == "Điểm cầu Dương Xá");
    CHECK(store::siteNames(office.database, *parseIsoDate("2021-01-01")).size() == 3);
}
