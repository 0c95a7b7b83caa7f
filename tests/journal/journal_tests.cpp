#include "core/journal/chain/digest.h"
#include "core/journal/read/verify.h"
#include "core/journal/time/clock.h"
#include "core/journal/undo/undo.h"
#include "core/journal/write/journal.h"
#include "tests/support/office.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace dongbo; // NOLINT(google-build-using-namespace): a test
using journal::HybridClock;
using store::RecordState;
using test::Office;

TEST_CASE("Clock: the counter carries into the milliseconds", "[journal]")
{
    HybridClock clock(0);
    const std::int64_t first = clock.next(1000);
    CHECK(first == 1000LL << 16);
    std::int64_t last = first;
    for (int i = 0; i < 70'000; ++i) {
        const auto next = clock.next(1000);
        REQUIRE(next > last);
        last = next;
    }
    CHECK(last >> 16 == 1001);
    CHECK(clock.next(1001) > last);
}

TEST_CASE("Clock: never behind what was seen, never set back by wall time", "[journal]")
{
    HybridClock clock(0);
    clock.see(5000LL << 16);
    CHECK(clock.next(1000) == (5000LL << 16) + 1);
    CHECK(clock.next(6000) == 6000LL << 16);
    clock.see(1);
    CHECK(clock.last() == 6000LL << 16);
}

TEST_CASE("Journal: operations made after a restart under a wrong clock are still newer",
          "[journal]")
{
    Office office("a");
    Device device;
    device.code = "CAM-1";
    const auto id = office.create(device);
    office.edit<Device>(id, [](Device& d) { d.notes = "trước"; });
    office.clock.pass(-86'400'000); // the battery of the clock died
    journal::Journal again(office.database, office.clock, office.ids);
    store::UnitOfWork work(office.database);
    {
        journal::Action action(again, office.actor, {"did.test", {}}, "");
        auto now = office.read<Device>(id);
        now.notes = "sau";
        action.change(id, now);
    }
    work.commit();
    CHECK(office.read<Device>(id).notes == "sau");
    CHECK(journal::verify(office.database).ok);
}

TEST_CASE("Journal: a change-set without changes leaves no trace", "[journal]")
{
    Office office("a");
    Device device;
    device.code = "CAM-1";
    const auto id = office.create(device);
    const auto before = store::OpTable(office.database).count();
    office.edit<Device>(id, [](Device& d) { d.code = "CAM-1"; });
    CHECK(store::OpTable(office.database).count() == before);
}

TEST_CASE("Journal: work that is not committed never was", "[journal]")
{
    Office office("a");
    const auto before = journal::digest(office.database);
    {
        store::UnitOfWork work(office.database);
        journal::Action action(office.journal, office.actor, {"did.test", {}}, "");
        Device device;
        device.code = "CAM-1";
        action.create(device);
    }
    CHECK(journal::digest(office.database) == before);
    CHECK(store::OpTable(office.database).count() == 0);
}

TEST_CASE("Journal: two offices that hear of the same edits agree, whoever hears first",
          "[journal]")
{
    Office a("a");
    Office b("b");
    Device device;
    device.code = "CAM-1";
    const auto id = a.create(device);
    b.takeAllOf(a);
    b.clock.set(a.clock.now().unixMs); // the same millisecond in both
    a.edit<Device>(id, [](Device& d) { d.notes = "của a"; });
    b.edit<Device>(id, [](Device& d) { d.notes = "của b"; });
    a.takeAllOf(b);
    b.takeAllOf(a);
    CHECK(a.read<Device>(id).notes == b.read<Device>(id).notes);
    CHECK(journal::digest(a.database) == journal::digest(b.database));
    CHECK(journal::verify(a.database).ok);
    CHECK(journal::verify(b.database).ok);
}

TEST_CASE("Journal: an operation that comes before its record makes a stub and waits", "[journal]")
{
    Office a("a");
    Office b("b");
    Office c("c");
    Device device;
    device.code = "CAM-1";
    const auto id = a.create(device);
    b.takeAllOf(a);
    b.edit<Device>(id, [](Device& d) { d.notes = "của b"; });
    c.journal.receive(*b.journal.segment(b.journal.node(), 1, 500)); // not a's
    CHECK(c.state<Device>(id) == RecordState::Stub);
    c.takeAllOf(a);
    CHECK(c.state<Device>(id) == RecordState::Born);
    CHECK(c.read<Device>(id).code == "CAM-1");
    CHECK(c.read<Device>(id).notes == "của b");
    CHECK(journal::digest(c.database) == journal::digest(b.database));
}

TEST_CASE("Journal: what is known already changes nothing; a gap is refused", "[journal]")
{
    Office a("a");
    Office b("b");
    Device device;
    device.code = "CAM-1";
    a.create(device);
    device.code = "CAM-2";
    a.create(device);
    const auto all = *a.journal.segment(a.journal.node(), 1, 500);
    const auto tail = *a.journal.segment(a.journal.node(), 3, 500);
    try {
        b.journal.receive(tail);
        FAIL("a gap was taken");
    } catch (const Error& error) {
        CHECK(error.kind() == Error::Kind::Refused);
        CHECK(error.message().code == "journal.gap");
    }
    CHECK(store::OpTable(b.database).count() == 0);
    CHECK(b.journal.receive(all).added == 4);
    const auto digest = journal::digest(b.database);
    CHECK(b.journal.receive(tail).known == 2);
    CHECK(b.journal.receive(all).known == 4);
    CHECK(b.journal.receive(all).added == 0);
    CHECK(journal::digest(b.database) == digest);
}

TEST_CASE("Journal: a forked chain is distinguished from one that is not", "[journal]")
{
    Office a("a");
    Device device;
    device.code = "CAM-1";
    a.create(device);
    // the same node written on from a copy of the file
    Office twin("a");
    Office b("b");
    twin.create(device);
    device.code = "CAM-2";
    a.create(device);
    device.code = "CAM-3";
    twin.create(device);
    twin.create(device);
    REQUIRE(a.journal.node() == twin.journal.node());
    b.takeAllOf(a);
    const auto digest = journal::digest(b.database);
    // whole, in part known, and just the tail
    for (const std::uint64_t first : {1U, 3U, 4U, 5U}) {
        const auto segment = *twin.journal.segment(twin.journal.node(), first, 500);
        try {
            b.journal.receive(segment);
            FAIL("a fork was taken from " << first);
        } catch (const Error& error) {
            CHECK(error.kind() == Error::Kind::Corrupt);
            CHECK(error.message().code == "journal.fork");
        }
    }
    const auto known = *twin.journal.segment(twin.journal.node(), 4, 1);
    CHECK_THROWS_AS(b.journal.receive(known), Error);
    CHECK(journal::digest(b.database) == digest);
}

TEST_CASE("Journal: a clock past 2100 is refused, one in 2099 only adopted", "[journal]")
{
    Office a("a");
    Office b("b");
    Device device;
    device.code = "CAM-1";
    a.clock.set(4'070'908'800'000); // 2099
    const auto id = a.create(device);
    b.takeAllOf(a);
    b.edit<Device>(id, [](Device& d) { d.code = "CAM-B"; });
    a.takeAllOf(b);
    CHECK(a.read<Device>(id).code == "CAM-B"); // had seen the other, so it is newer
    CHECK(a.database.numberSetting("last_hlc") > 4'070'908'800'000LL << 16);
    // what we write under such a clock stays below
    a.clock.set(4'200'000'000'000);
    a.create(device);
    b.takeAllOf(a);
    const auto before = store::OpTable(b.database).count();
    Office c("c");
    c.create(device);
    auto segment = *c.journal.segment(c.journal.node(), 1, 500);
    segment.operations[1].hlc = 4'200'000'000'000LL << 16;
    try {
        b.journal.receive(segment);
        FAIL("2103 was believed");
    } catch (const Error& error) {
        CHECK(error.message().code == "journal.clock");
    }
    CHECK(store::OpTable(b.database).count() == before);
}

TEST_CASE("Journal: seeds by a well-known node are the same in registers made apart", "[journal]")
{
    const auto seed = [] {
        test::SetClock clock(1'600'000'000'000);
        Office maker("hạt giống");
        maker.clock.set(1'600'000'000'000);
        maker.act([](journal::Action& action) {
            for (int i = 0; i < 18; ++i) {
                Unit unit;
                unit.name = "xã " + std::to_string(i);
                action.createAs(journal::namedId("unit " + std::to_string(i)), unit);
            }
        });
        return *maker.journal.segment(maker.journal.node(), 1, 500);
    };
    Office a("a");
    Office b("b");
    REQUIRE(seed() == seed());
    a.journal.receive(seed());
    b.journal.receive(seed());
    a.edit<Unit>(journal::namedId("unit 3"), [](Unit& u) { u.code = "13756"; });
    b.takeAllOf(a);
    a.takeAllOf(b);
    CHECK(journal::digest(a.database) == journal::digest(b.database));
    std::size_t units = 0;
    store::Projection(a.database)
        .forEach(RecordKind::Unit, [&](const RecordId&, const store::ProjectedRecord& record) {
            units += record.state == RecordState::Born ? 1 : 0;
        });
    CHECK(units == 18);
}

TEST_CASE("Journal: an older program carries what it does not know and projects it when it does",
          "[journal]")
{
    journal::Journal::Options old;
    old.knowledge.knows = [](std::uint16_t kind, const archive::FieldChange& change) {
        return kind != static_cast<std::uint16_t>(RecordKind::Device) ||
               change.number != fieldOf<&Device::country>;
    };
    Office a("a");
    Office b("b", store::Database::inMemory(), old);
    Office c("c");
    Device device;
    device.code = "CAM-1";
    const auto id = a.create(device);
    a.edit<Device>(id, [](Device& d) {
        d.country = "Nhật Bản"; // field 27
        d.notes = "cùng một thao tác";
    });
    CHECK([&] {
        std::size_t parked = 0;
        for (const auto& segment : a.segments()) {
            parked += b.journal.receive(segment).parked;
        }
        return parked;
    }() == 1);
    CHECK(b.read<Device>(id).country == std::nullopt);
    CHECK(b.read<Device>(id).notes == std::nullopt); // the whole operation waits
    c.takeAllOf(b);                                  // carried on, byte for byte
    CHECK(c.read<Device>(id).country == "Nhật Bản");
    // the upgrade
    journal::Journal newer(b.database, b.clock, b.ids);
    CHECK(newer.projectParked() == 1);
    CHECK(newer.projectParked() == 0);
    CHECK(b.read<Device>(id).country == "Nhật Bản");
    CHECK(journal::digest(a.database) == journal::digest(b.database));
    CHECK(journal::verify(b.database).ok);
}

TEST_CASE("Journal: an undo that comes before its change-set is not forgotten", "[journal]")
{
    Office a("a");
    Office b("b");
    Office c("c");
    Device device;
    device.code = "CAM-1";
    ChangeSetId made;
    RecordId id;
    made = a.act([&](journal::Action& action) { id = action.create(device); });
    b.takeAllOf(a);
    {
        b.clock.pass(5000);
        store::UnitOfWork work(b.database);
        journal::undo(b.journal, b.actor, made, journal::DependantRule::Refuse, "");
        work.commit();
    }
    c.journal.receive(*b.journal.segment(b.journal.node(), 1, 500));
    c.takeAllOf(a);
    CHECK(c.state<Device>(id) == RecordState::Withdrawn);
    a.takeAllOf(b);
    CHECK(journal::digest(a.database) == journal::digest(c.database));
    CHECK(journal::verify(c.database).ok);
}

TEST_CASE("Journal: an edit says on which operation it was based", "[journal]")
{
    Office a("a");
    Device device;
    device.code = "CAM-1";
    const auto id = a.create(device);
    a.edit<Device>(id, [](Device& d) { d.code = "CAM-2"; });
    a.edit<Device>(id, [](Device& d) { d.code = "CAM-3"; });
    std::vector<OpId> ids;
    std::vector<std::uint64_t> bases;
    store::OpTable(a.database).ofRecord(id, [&](const store::OpRow& row) {
        ids.push_back(row.id);
        bases.push_back(archive::decodePayload(row.payload).changes[0].basedOn);
    });
    REQUIRE(ids.size() == 3);
    const auto tail = [](const OpId& op) {
        std::uint64_t out = 0;
        std::memcpy(&out, op.bytes.data() + 8, 8);
        return out;
    };
    CHECK(bases == std::vector<std::uint64_t>{0, tail(ids[0]), tail(ids[1])});
}
