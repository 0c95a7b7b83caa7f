#include "core/store/projection/load.h"
#include "core/store/queries/fault_queries.h"
#include "core/store/queries/people_queries.h"
#include "tests/support/office.h"

#include <catch2/catch.hpp>

using namespace dongbo; // NOLINT(google-build-using-namespace): a test
using store::FaultFilter;
using store::FaultScope;
using test::Office;

namespace {
struct Desk
{
    Office office{"faults"};
    SiteId site;
    DeviceId device;
    VendorId shop;
    FaultId open;
    FaultId older;
    FaultId closed;
    FaultId line;

    Desk()
    {
        Site s;
        s.name = "Điểm cầu Đại An";
        site = SiteId{office.create(s)};
        Device d;
        d.code = "DAN-SCR-0001";
        d.name = "Màn hình";
        d.site = site;
        device = DeviceId{office.create(d)};
        Vendor v;
        v.name = "Cửa hàng Minh Anh";
        shop = VendorId{office.create(v)};
        open = fault("SC-2", "2021-06-02", FaultState::InRepair, Severity::Blocking);
        older = fault("SC-1", "2021-06-01", FaultState::Reported, Severity::Minor);
        closed = fault("SC-0", "2021-05-20", FaultState::Closed, Severity::Blocking);
        Fault f;
        f.number = "SC-3";
        f.about = FaultAbout::Line;
        f.site = site;
        f.state = FaultState::Fixed;
        f.symptomGroup = "line_drop";
        f.reportedAt = startOfDay(*parseIsoDate("2021-06-03"));
        line = FaultId{office.create(f)};
        repair(open, "SR-1", 100'000, true);
        repair(open, "SR-2", 250'000, false);
        repair(closed, "SR-0", 50'000, true);
    }

    FaultId fault(const std::string& number, const char* day, FaultState state, Severity severity)
    {
        Fault f;
        f.number = number;
        f.about = FaultAbout::Device;
        f.device = device;
        f.state = state;
        f.severity = severity;
        f.symptomGroup = "no_picture";
        f.reportedAt = startOfDay(*parseIsoDate(day));
        return FaultId{office.create(f)};
    }
    void repair(const FaultId& of, const std::string& number, std::int64_t cost, bool isFinished)
    {
        Repair r;
        r.number = number;
        r.fault = of;
        r.vendor = shop;
        r.cost = Money{cost};
        r.startedAt = startOfDay(*parseIsoDate("2021-06-04"));
        if (isFinished) {
            r.finishedAt = startOfDay(*parseIsoDate("2021-06-05"));
        }
        office.create(r);
    }
    std::vector<std::string> numbers(const FaultFilter& filter)
    {
        std::vector<std::string> out;
        for (const auto& row : store::faults(office.database, filter)) {
            out.push_back(*row.fault.number);
        }
        CHECK(store::countFaults(office.database, filter) == static_cast<std::int64_t>(out.size()));
        return out;
    }
};
using Numbers = std::vector<std::string>;
} // namespace

TEST_CASE("Fault list: open ones oldest first, others newest first", "[queries]")
{
    Desk desk;
    FaultFilter filter;
    CHECK(desk.numbers(filter) == Numbers{"SC-1", "SC-2"});
    filter.scope = FaultScope::Closed;
    CHECK(desk.numbers(filter) == Numbers{"SC-3", "SC-0"});
    filter.scope = FaultScope::All;
    CHECK(desk.numbers(filter) == Numbers{"SC-3", "SC-2", "SC-1", "SC-0"});
}

TEST_CASE("Fault list: filters by device, site, severity, state and days", "[queries]")
{
    Desk desk;
    FaultFilter filter;
    filter.scope = FaultScope::All;
    filter.device = desk.device;
    CHECK(desk.numbers(filter) == Numbers{"SC-2", "SC-1", "SC-0"});
    filter.severity = Severity::Blocking;
    CHECK(desk.numbers(filter) == Numbers{"SC-2", "SC-0"});
    filter.state = FaultState::Closed;
    CHECK(desk.numbers(filter) == Numbers{"SC-0"});
    filter = {};
    filter.scope = FaultScope::All;
    filter.site = desk.site; // the device's faults name no site of their own
    CHECK(desk.numbers(filter) == Numbers{"SC-3", "SC-2", "SC-1", "SC-0"});
    filter.since = startOfDay(*parseIsoDate("2021-06-01"));
    filter.until = startOfDay(*parseIsoDate("2021-06-02"));
    CHECK(desk.numbers(filter) == Numbers{"SC-2", "SC-1"});
}

TEST_CASE("Fault list: a row knows its device, place, repairs and what they cost", "[queries]")
{
    Desk desk;
    const auto row = store::faultRow(desk.office.database, desk.open);
    REQUIRE(row);
    CHECK(row->deviceCode == "DAN-SCR-0001");
    CHECK(row->site == "Điểm cầu Đại An");
    CHECK(row->siteId == desk.site);
    CHECK(row->repairs == 2);
    CHECK(row->repairCost == Money{350'000});
    CHECK(store::ageOf(row->fault, {row->fault.reportedAt->unixMs + 5000}) == 5000);
}

TEST_CASE("Fault list: the largest costs the journal takes are summed to the đồng", "[queries]")
{
    Desk desk;
    const auto before = store::faultRow(desk.office.database, desk.older)->repairCost.dong;
    desk.repair(desk.older, "SR-8", 100'000'000'000'000, true);
    desk.repair(desk.older, "SR-9", 100'000'000'000'000, true);
    const auto row = store::faultRow(desk.office.database, desk.older);
    CHECK(row->repairCost.dong == before + 200'000'000'000'000);
}

TEST_CASE("Repairs: of a fault, a device, a shop; the unfinished one", "[queries]")
{
    Desk desk;
    auto& db = desk.office.database;
    store::RepairFilter filter;
    filter.fault = desk.open;
    CHECK(store::repairs(db, filter).size() == 2);
    CHECK(store::repairs(db, filter)[0].vendor == "Cửa hàng Minh Anh");
    filter = {};
    filter.device = desk.device;
    CHECK(store::repairs(db, filter).size() == 3);
    filter.until = startOfDay(*parseIsoDate("2021-06-04"));
    CHECK(store::repairs(db, filter).size() == 1);
    filter = {};
    filter.site = desk.site;
    filter.vendor = desk.shop;
    CHECK(store::repairs(db, filter).size() == 3);
    const auto unfinished = store::openRepairOf(db, desk.open);
    REQUIRE(unfinished);
    CHECK_FALSE(store::openRepairOf(db, desk.closed));
    CHECK(store::vendors(db, store::Withdrawn::LeftOut).at(0).repairs == 3);
}

TEST_CASE("Recurrence: like faults of a device or of a site's line since a moment", "[queries]")
{
    Desk desk;
    auto& db = desk.office.database;
    const auto since = startOfDay(*parseIsoDate("2021-05-21"));
    CHECK(store::likeFaults(db, desk.device, "no_picture", since) ==
          std::vector<FaultId>{desk.open, desk.older});
    CHECK(store::likeFaults(db, desk.device, "no_sound", since).empty());
    CHECK(store::likeFaults(db, desk.site, FaultAbout::Line, "line_drop", since) ==
          std::vector<FaultId>{desk.line});
    CHECK(store::likeFaults(db, desk.site, FaultAbout::Power, "line_drop", since).empty());
    CHECK(store::openFaultsOf(db, desk.device) == std::vector<FaultId>{desk.older, desk.open});
}

TEST_CASE("Recurrence: the newest like fault of a span, other than one", "[queries]")
{
    Desk desk;
    auto& db = desk.office.database;
    const auto since = startOfDay(*parseIsoDate("2021-05-21"));
    const auto momentOf = [&](const FaultId& id) {
        return *store::load<Fault>(db, id)->reportedAt;
    };
    const auto last = [&](Instant from, Instant until, std::optional<FaultId> except) {
        return store::lastLikeFault(db, desk.device, "no_picture", from, until, except);
    };
    const auto open = momentOf(desk.open);
    CHECK(last(since, open, {}) == desk.open);
    CHECK(last(since, Instant{open.unixMs - 1}, {}) == desk.older);
    CHECK(last(since, open, desk.open) == desk.older);
    CHECK(last(open, open, desk.open) == std::nullopt);
    CHECK(store::lastLikeFault(db, desk.device, "no_sound", since, open, {}) == std::nullopt);
    const auto line = momentOf(desk.line);
    CHECK(store::lastLikeFault(db, desk.site, FaultAbout::Line, "line_drop", since, line, {}) ==
          desk.line);
    CHECK(store::lastLikeFault(db, desk.site, FaultAbout::Line, "line_drop", since, line,
                               desk.line) == std::nullopt);
    CHECK(store::lastLikeFault(db, desk.site, FaultAbout::Power, "line_drop", since, line, {}) ==
          std::nullopt);
}
