#include "core/journal/undo/undo.h"
#include "core/store/queries/overview_queries.h"
#include "tests/support/office.h"

#include <catch2/catch.hpp>

using namespace dongbo; // NOLINT(google-build-using-namespace): a test
using store::Month;
using test::Office;

namespace {

Instant at(const char* moment)
{
    return *parseIsoInstant(moment);
}

FaultId fault(Office& office, const char* moment, std::optional<Severity> severity,
              std::optional<SiteId> site = {})
{
    Fault f;
    f.reportedAt = at(moment);
    f.severity = severity;
    f.site = site;
    return FaultId{office.create(f)};
}

DeviceId device(Office& office, std::optional<Condition> condition, std::optional<int> year,
                std::optional<SiteId> site = {})
{
    Device d;
    d.type = DeviceType::Camera;
    d.condition = condition;
    d.site = site;
    if (year) {
        d.inUseYear = *year;
    }
    return DeviceId{office.create(d)};
}

} // namespace

TEST_CASE("Overview: faults are counted in the office's month, empty months too", "[queries]")
{
    Office office("months");
    fault(office, "2021-05-31T23:59:59+07:00", Severity::Blocking);
    fault(office, "2021-06-01T00:00:00+07:00", Severity::Intermittent); // still May in London
    fault(office, "2021-06-30T12:00:00+07:00", Severity::Minor);
    fault(office, "2021-06-30T12:00:00+07:00", {});
    fault(office, "2021-08-01T00:00:00+07:00", Severity::Blocking);
    fault(office, "2020-12-31T12:00:00+07:00", Severity::Blocking);
    const auto withdrawn = office.act([](journal::Action& action) {
        Fault f;
        f.reportedAt = at("2021-06-02T08:00:00+07:00");
        action.create(f);
    });
    {
        store::UnitOfWork work(office.database);
        journal::undo(office.journal, office.actor, withdrawn, journal::DependantRule::Refuse, "");
        work.commit();
    }
    const auto months = store::faultsByMonth(office.database, {2021, 5}, {2021, 7});
    REQUIRE(months.size() == 3);
    CHECK(months[0].blocking == 1);
    CHECK(months[0].all() == 1);
    CHECK(months[1].intermittent == 1);
    CHECK(months[1].other == 2);
    CHECK(months[2].month == Month{2021, 7});
    CHECK(months[2].all() == 0);
}

TEST_CASE("Overview: what repairs cost is counted when they end, to the đồng", "[queries]")
{
    Office office("repairs");
    const auto repair = [&](const char* finished, std::optional<std::int64_t> cost) {
        Repair r;
        r.startedAt = at("2020-12-01T08:00:00+07:00");
        if (finished != nullptr) {
            r.finishedAt = at(finished);
        }
        if (cost) {
            r.cost = Money{*cost};
        }
        office.create(r);
    };
    repair("2020-12-31T23:00:00+07:00", 1'234'567);
    repair("2020-12-15T23:00:00+07:00", 1);
    repair("2021-01-01T00:30:00+07:00", {});
    repair(nullptr, 900'000);
    const auto months = store::repairsByMonth(office.database, {2020, 12}, {2021, 1});
    REQUIRE(months.size() == 2);
    CHECK(months[0].cost == Money{1'234'568});
    CHECK(months[0].repairs == 2);
    CHECK(months[1].cost == Money{0});
    CHECK(months[1].repairs == 1);
    repair("2020-12-31T23:00:00+07:00", 100'000'000'000'000); // the most the journal takes
    CHECK(store::repairsByMonth(office.database, {2020, 12}, {2020, 12})[0].cost ==
          Money{100'000'001'234'568});
}

TEST_CASE("Overview: devices are tallied while they are in the books", "[queries]")
{
    Office office("tally");
    TypeInfo info;
    info.type = DeviceType::Camera;
    info.usefulLifeYears = 5;
    office.create(info);
    device(office, Condition::Good, 2016); // five years: aged
    device(office, Condition::Broken, 2017);
    device(office, {}, {});
    const auto gone = device(office, Condition::Broken, 2010);
    office.edit<Device>(gone, [](Device& d) { d.paper = Paper::Disposed; });
    const auto covered = device(office, Condition::Fair, {});
    office.edit<Device>(covered, [](Device& d) {
        d.acquired = parseIsoDate("2015-02-03");
        d.warrantyUntil = parseIsoDate("2021-06-30");
        d.paper = Paper::DisposalProposed;
    });
    const auto tally = store::deviceHealth(office.database, *parseIsoDate("2021-06-01"), 29);
    CHECK(tally.devices == 4);
    CHECK(tally.byCondition == std::array<std::int64_t, 5>{1, 1, 1, 0, 1});
    CHECK(tally.aged == 2);
    CHECK(tally.warrantyEnding == 1);
    CHECK(tally.disposalProposed == 1);
    const auto& cameras = tally.byType[static_cast<std::size_t>(DeviceType::Camera)];
    CHECK(cameras.devices == 4);
    CHECK(cameras.broken == 1);
    CHECK(cameras.aged == 2);
    CHECK(store::deviceHealth(office.database, *parseIsoDate("2021-06-01"), 28).warrantyEnding ==
          0);
}

TEST_CASE("Overview: the newest evidence of a site is whatever was last written of it", "[queries]")
{
    Office office("evidence");
    const auto siteNamed = [&](const char* name) {
        Site s;
        s.name = name;
        return SiteId{office.create(s)};
    };
    const auto quiet = siteNamed("Liên Bảo");
    const auto listed = siteNamed("Đại An");
    const auto troubled = siteNamed("Gôi");
    static_cast<void>(quiet);
    const auto camera = device(office, Condition::Good, 2019, listed);
    const auto listedAt = office.clock.now();
    const auto newest = [&](SiteId site) -> std::optional<Instant> {
        std::optional<Instant> ofAll;
        for (const auto& one : store::newestEvidence(office.database)) {
            if (one.site == site) {
                ofAll = one.at;
            }
        }
        CHECK(store::newestEvidence(office.database, site) == ofAll);
        return ofAll;
    };
    CHECK(newest(listed) == listedAt);
    CHECK_FALSE(newest(quiet));
    office.edit<Device>(camera, [](Device& d) { d.condition = Condition::Poor; });
    CHECK(newest(listed) == office.clock.now());
    const auto late = at("2022-03-01T08:00:00+07:00");
    const auto id = fault(office, "2021-06-02T08:00:00+07:00", Severity::Minor, troubled);
    CHECK(newest(troubled) == at("2021-06-02T08:00:00+07:00"));
    Repair r;
    r.fault = id;
    r.finishedAt = late;
    office.create(r);
    CHECK(newest(troubled) == late);
}

TEST_CASE("Overview: rows set aside are those of a list's newest import", "[queries]")
{
    Office office("aside");
    const auto imported = [&](const char* name, const char* summary) {
        ImportFile f;
        f.name = name;
        if (summary != nullptr) {
            f.summary = summary;
        }
        office.create(f);
    };
    imported("Đại An.xlsx", R"({"created":10,"set_aside":4})");
    imported("Gôi.xls", R"({"created":10,"set_aside":2})");
    imported("Cũ.xls", nullptr);
    imported("Hỏng.xls", "{");
    auto rows = store::rowsSetAside(office.database);
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].name == "Gôi.xls");
    CHECK(rows[1].rows == 4);
    imported("Đại An.xlsx", R"({"updated":10,"set_aside":0})");
    rows = store::rowsSetAside(office.database);
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].rows == 2);
}
