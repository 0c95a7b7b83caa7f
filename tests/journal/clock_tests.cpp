#include "core/journal/chain/arrivals.h"
#include "core/journal/chain/digest.h"
#include "core/journal/fold/replay.h"
#include "core/journal/read/history.h"
#include "core/journal/read/verify.h"
#include "core/journal/time/plausible_time.h"
#include "core/journal/undo/undo.h"
#include "core/store/file/settings.h"
#include "core/store/file/statement.h"
#include "tests/support/office.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace dongbo; // NOLINT(google-build-using-namespace): a test
using journal::judge;
using journal::KnownTime;
using test::Office;

namespace {

constexpr std::int64_t day = 86'400'000;
constexpr std::int64_t year = 365 * day;
constexpr std::int64_t start = 1'620'700'000'000; // May 2021, where SetClock begins

const journal::Check& checkOf(const journal::VerifyResult& result, const std::string& name)
{
    const auto found =
        std::find_if(result.checks.begin(), result.checks.end(),
                     [&](const journal::Check& check) { return check.name == name; });
    REQUIRE(found != result.checks.end());
    return *found;
}

std::vector<journal::ChangeSummary> changesOf(Office& office)
{
    return journal::changeSets(office.database, {});
}

/// The op table as somebody with another program would change it.
void tamper(Office& office, const char* sql)
{
    auto& impl = office.database.impl();
    impl.execute("DROP TRIGGER op_no_update");
    impl.execute(sql);
    impl.execute("CREATE TRIGGER op_no_update BEFORE UPDATE OF no, node, seq, id, origin, hlc, "
                 "wall_ms, received_ms, verb, kind,\n"
                 "    record, change_set, schema_version, payload, hash ON op\n"
                 "BEGIN\n    SELECT RAISE (ABORT, 'journal is append-only');\nEND");
}

} // namespace

TEST_CASE("Clock: a time near the newest known one is accepted", "[journal]")
{
    for (const auto wall : {start, start + day, start - day, start + 45 * day}) {
        const auto reading = judge(Instant{wall}, Instant{0}, {start, 0});
        CHECK_FALSE(reading.doubt);
        CHECK(reading.plausible.unixMs == wall);
        CHECK(reading.order.unixMs == wall);
        CHECK(reading.known == KnownTime{wall, 0});
    }
}

TEST_CASE("Clock: one that stands far before the newest known moment is doubted", "[journal]")
{
    const auto reading = judge(Instant{start - 10 * year}, Instant{0}, {start, 0});
    CHECK(reading.doubt == ClockDoubt::Behind);
    CHECK(reading.plausible.unixMs == start);
    CHECK(reading.wall.unixMs == start - 10 * year);
    CHECK(reading.known == KnownTime{start, 0});
}

TEST_CASE("Clock: one before the program's release is doubted, also in a new register", "[journal]")
{
    const auto reading = judge(Instant{1000}, Instant{start}, {});
    CHECK(reading.doubt == ClockDoubt::BeforeRelease);
    CHECK(reading.plausible.unixMs == start);
}

TEST_CASE("Clock: 75 years ahead is doubted and never taken for now", "[journal]")
{
    for (const auto ahead : {75 * year, 80 * year, 170 * year, 4 * year}) {
        const auto reading = judge(Instant{start + ahead}, Instant{0}, {start, 0});
        CHECK(reading.doubt == ClockDoubt::Ahead);
        CHECK(reading.plausible.unixMs == start);
        CHECK(reading.order.unixMs == start);
        CHECK(reading.known == KnownTime{start, 0});
    }
    const auto fresh = judge(Instant{start + 75 * year}, Instant{start - year}, {});
    CHECK(fresh.doubt == ClockDoubt::Ahead);
}

TEST_CASE("Clock: a register left for fourteen months works, and is sure again on another day",
          "[journal]")
{
    const auto back = start + 425 * day;
    const auto first = judge(Instant{back}, Instant{0}, {start, 0});
    CHECK(first.doubt == ClockDoubt::Ahead);
    CHECK(first.plausible.unixMs == back); // shown and taken as it is
    CHECK(first.order.unixMs == start);    // and kept out of the order's future
    const auto sameDay = judge(Instant{back + 3'600'000}, Instant{0}, first.known);
    CHECK(sameDay.doubt == ClockDoubt::Ahead);
    const auto nextDay = judge(Instant{back + day}, Instant{0}, sameDay.known);
    CHECK_FALSE(nextDay.doubt);
    CHECK(nextDay.order.unixMs == back + day);
    // a clock set right again instead: the jump is forgotten
    const auto corrected = judge(Instant{start + day}, Instant{0}, sameDay.known);
    CHECK_FALSE(corrected.doubt);
    CHECK(corrected.known == KnownTime{start + day, 0});
}

TEST_CASE("Clock: a month without a change is nothing", "[journal]")
{
    Office office("a");
    office.create(Device{});
    office.clock.pass(31 * day);
    office.create(Device{});
    for (const auto& change : changesOf(office)) {
        CHECK_FALSE(change.clockSuspect);
    }
}

TEST_CASE("Clock: writing under any wrong clock is marked, in order, and no damage", "[journal]")
{
    const auto wrong = GENERATE(-10 * year, 75 * year, 80 * year, 150 * year, 425 * day);
    Office office("a");
    Device device;
    device.code = "CAM-1";
    const auto id = office.create(device);
    const auto right = office.clock.now().unixMs;
    office.clock.pass(wrong);
    const auto marked = office.edit<Device>(id, [](Device& d) { d.notes = "khi đồng hồ sai"; });
    const auto summary = journal::changeSet(office.database, marked);
    REQUIRE(summary);
    CHECK(summary->clockSuspect.has_value());
    CHECK(store::OpTable(office.database).head(1).hlc < journal::HybridClock::believed);
    const auto history = journal::history(office.database, RecordKind::Device, id);
    CHECK(history.back().clockSuspect == summary->clockSuspect);
    // the clock is set right: work goes on, unmarked, and is the newer
    office.clock.set(right + day);
    const auto later = office.edit<Device>(id, [](Device& d) { d.notes = "khi đồng hồ đúng"; });
    CHECK_FALSE(journal::changeSet(office.database, later)->clockSuspect);
    CHECK(office.read<Device>(id).notes == "khi đồng hồ đúng");
    const auto result = journal::verify(office.database);
    CHECK(result.ok);
    CHECK(checkOf(result, "times").ok);
    CHECK_FALSE(checkOf(result, "times").findings.empty());
    // and other offices take all of it, the mark too
    Office other("b");
    other.clock.set(right);
    other.takeAllOf(office);
    CHECK(journal::digest(other.database) == journal::digest(office.database));
    CHECK(journal::changeSet(other.database, marked)->clockSuspect == summary->clockSuspect);
    CHECK(journal::verify(other.database).ok);
}

TEST_CASE("Clock: an undo under a wrong clock is marked as such", "[journal]")
{
    Office office("a");
    const auto id = office.create(Device{});
    const auto target = office.edit<Device>(id, [](Device& d) { d.notes = "x"; });
    office.clock.pass(-10 * year);
    store::UnitOfWork work(office.database);
    journal::undo(office.journal, office.actor, target, journal::DependantRule::Refuse, "");
    work.commit();
    CHECK(journal::changeSet(office.database, target)->undoneClockSuspect == ClockDoubt::Behind);
    CHECK(journal::verify(office.database).ok);
}

TEST_CASE("Clock: a time that is corrected is shown, decides past days, and can be undone",
          "[journal]")
{
    Office office("a");
    Device device;
    device.code = "CAM-1";
    const auto id = office.create(device);
    const auto right = office.clock.now().unixMs;
    office.clock.pass(30 * day); // a month ahead is not noticed
    const auto wrong = office.edit<Device>(id, [](Device& d) { d.notes = "x"; });
    const auto stated = office.clock.now().unixMs;
    office.clock.set(right + 2 * day);
    const auto correction = office.act(
        [&](journal::Action& action) { CHECK(action.correctTime(wrong, Instant{right + day})); });
    auto summary = *journal::changeSet(office.database, wrong);
    CHECK(summary.at.unixMs == right + day);
    CHECK(summary.statedAt.unixMs == stated);
    CHECK(journal::history(office.database, RecordKind::Device, id).back().at.unixMs ==
          right + day);
    const auto notesAt = [&](std::int64_t moment) {
        auto past = store::Database::sharedInMemory();
        journal::replay(office.database, past, Instant{moment});
        const auto row = store::Projection(past).read(RecordKind::Device, id);
        return row ? recordOf<Device>(row->values).notes : MaybeText{};
    };
    CHECK(notesAt(right) == std::nullopt);
    CHECK(notesAt(right + day) == "x");
    CHECK(journal::verify(office.database).ok);
    {
        store::UnitOfWork work(office.database);
        CHECK(journal::undo(office.journal, office.actor, correction,
                            journal::DependantRule::Refuse, "")
                  .done);
        work.commit();
    }
    CHECK(journal::changeSet(office.database, wrong)->at.unixMs == stated);
    CHECK(notesAt(right + day) == std::nullopt);
    CHECK(journal::verify(office.database).ok);
    Office other("b");
    other.takeAllOf(office);
    CHECK(journal::changeSet(other.database, wrong)->at.unixMs == stated);
    CHECK(journal::verify(other.database).ok);
}

TEST_CASE("Clock: vouching for it makes what it says the newest known moment", "[journal]")
{
    Office office("a");
    office.create(Device{});
    office.clock.pass(40 * day); // not noticed
    office.create(Device{});
    office.clock.pass(-40 * day);
    CHECK(office.journal.readClock().doubt == ClockDoubt::Behind);
    {
        store::UnitOfWork work(office.database);
        office.journal.believeClock();
        work.commit();
    }
    CHECK_FALSE(office.journal.readClock().doubt);
    office.create(Device{});
    CHECK_FALSE(changesOf(office).front().clockSuspect);
    CHECK_FALSE(office.journal.readClock().doubt);
    CHECK(journal::verify(office.database).ok);
}

TEST_CASE("Arrivals: moving the moment at which an operation came in is found", "[journal]")
{
    Office other("b");
    const auto id = other.create(Device{});
    Office office("a");
    office.clock.pass(5 * day);
    office.takeAllOf(other);
    office.edit<Device>(id, [](Device& d) { d.notes = "x"; });
    REQUIRE(checkOf(journal::verify(office.database), "arrivals").ok);
    SECTION("of another office's")
    {
        tamper(office, "UPDATE op SET received_ms = received_ms - 86400000 WHERE no = 1");
    }
    SECTION("of another office's, to when it was written there")
    {
        tamper(office, "UPDATE op SET received_ms = wall_ms WHERE no = 1");
    }
    SECTION("of one of ours")
    {
        tamper(office, "UPDATE op SET received_ms = received_ms - 1 WHERE no = 4");
    }
    const auto result = journal::verify(office.database);
    CHECK_FALSE(result.ok);
    CHECK_FALSE(checkOf(result, "arrivals").ok);
    CHECK(checkOf(result, "chain").ok); // which does not cover it
}

TEST_CASE("Settings: one that another program changed, added or removed is found", "[journal]")
{
    Office office("a");
    {
        store::UnitOfWork work(office.database);
        office.database.setNumberSetting("series.SC-2021-", 7);
        office.database.setSetting("office_prefix", "DAN");
        office.database.setNumberSetting("series.SC-2021-", 8);
        work.commit();
    }
    REQUIRE(checkOf(journal::verify(office.database), "settings").ok);
    auto& impl = office.database.impl();
    SECTION("changed")
    {
        impl.execute("UPDATE meta SET v = 7 WHERE k = 'series.SC-2021-'");
    }
    SECTION("added")
    {
        impl.execute("INSERT INTO meta (k, v) VALUES ('clock_shift_ms', -86400000)");
    }
    SECTION("removed")
    {
        impl.execute("DELETE FROM meta WHERE k = 'office_prefix'");
    }
    SECTION("the cover itself removed")
    {
        impl.execute("DELETE FROM meta WHERE k = 'settings_cover'");
    }
    CHECK_FALSE(checkOf(journal::verify(office.database), "settings").ok);
    // and setting another by the program does not heal it
    store::UnitOfWork work(office.database);
    office.database.setNumberSetting("series.SC-2022-", 1);
    work.commit();
    CHECK_FALSE(checkOf(journal::verify(office.database), "settings").ok);
}

TEST_CASE("Covers: a register of an older program gets them once, trusting what is there",
          "[journal]")
{
    Office other("b");
    other.create(Device{});
    Office office("a");
    office.clock.pass(day);
    office.takeAllOf(other);
    auto& impl = office.database.impl();
    impl.execute("UPDATE meta SET v = 0 WHERE k IN ('arrivals_cover', 'settings_cover')");
    CHECK(journal::verify(office.database).ok);
    CHECK_FALSE(office.journal.isComplete());
    office.journal.complete();
    CHECK(office.journal.isComplete());
    CHECK(store::settingsCover(office.database) == store::SettingsCover::Matches);
    CHECK(journal::Arrivals::check(office.database) == journal::Arrivals::State::Matches);
    CHECK(journal::verify(office.database).ok);
}

TEST_CASE("Covers: a register in which an older program believed the year 2101 is not damaged, and "
          "goes on from today",
          "[journal]")
{
    Office office("a");
    const auto id = office.create(Device{});
    const auto today = office.clock.now().unixMs;
    // as 0.2 wrote it, but for the chain, which this test leaves aside
    tamper(office,
           "UPDATE op SET received_ms = 4133980800000, wall_ms = 4133980800000 WHERE no = 2");
    office.database.impl().execute(
        "UPDATE meta SET v = 0 WHERE k IN ('arrivals_cover', 'settings_cover')");
    office.journal.complete();
    office.clock.set(today + day);
    CHECK_FALSE(office.journal.readClock().doubt);
    office.edit<Device>(id, [](Device& d) { d.notes = "x"; });
    CHECK_FALSE(changesOf(office).front().clockSuspect);
    const auto result = journal::verify(office.database);
    CHECK(checkOf(result, "times").ok);
    CHECK_FALSE(checkOf(result, "times").findings.empty());
    CHECK(checkOf(result, "arrivals").ok);
}
