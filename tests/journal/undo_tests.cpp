#include "core/journal/chain/digest.h"
#include "core/journal/read/verify.h"
#include "core/journal/undo/undo.h"
#include "core/text/dates.h"
#include "tests/support/office.h"

#include <catch2/catch.hpp>

using namespace dongbo; // NOLINT(google-build-using-namespace): a test
using journal::DependantRule;
using store::RecordState;
using test::Office;

namespace {

Device named(const std::string& code)
{
    Device device;
    device.code = code;
    device.name = "Camera " + code;
    return device;
}

journal::UndoResult undo(Office& office, ChangeSetId changeSet,
                         DependantRule rule = DependantRule::Refuse)
{
    office.clock.pass(1000);
    store::UnitOfWork work(office.database);
    auto result = journal::undo(office.journal, office.actor, changeSet, rule, "thử");
    work.commit();
    return result;
}

journal::RedoResult redo(Office& office, ChangeSetId changeSet,
                         journal::BasisRule rule = journal::BasisRule::Refuse)
{
    office.clock.pass(1000);
    store::UnitOfWork work(office.database);
    auto result = journal::redo(office.journal, office.actor, changeSet, rule, "");
    work.commit();
    return result;
}

ChangeSetId makerOf(Office& office, RecordKind kind, const RecordId& id)
{
    ChangeSetId maker;
    const auto row = store::Projection(office.database).read(kind, id);
    store::OpTable(office.database).byNumber(*row->birth, [&](const store::OpRow& op) {
        maker = op.changeSet;
    });
    return maker;
}

} // namespace

TEST_CASE("Undo: a field goes back to the newest value that is not undone", "[journal]")
{
    Office office("a");
    const auto device = office.create(named("CAM-1"));
    const auto first = office.edit<Device>(device, [](Device& d) { d.notes = "một"; });
    const auto second = office.edit<Device>(device, [](Device& d) { d.notes = "hai"; });
    REQUIRE(undo(office, first).done);
    CHECK(office.read<Device>(device).notes == "hai");
    REQUIRE(undo(office, second).done);
    CHECK(office.read<Device>(device).notes == std::nullopt);
    redo(office, first);
    CHECK(office.read<Device>(device).notes == "một");
}

TEST_CASE("Undo: a record created only in what is undone is withdrawn and restored in full by redo",
          "[journal]")
{
    Office office("a");
    const auto before = journal::digest(office.database);
    const auto device = office.create(named("CAM-1"));
    const auto after = journal::digest(office.database);
    const auto maker = makerOf(office, RecordKind::Device, device);
    REQUIRE(before != after);
    REQUIRE(undo(office, maker).done);
    CHECK(office.state<Device>(device) == RecordState::Withdrawn);
    CHECK(office.read<Device>(device).code == std::nullopt);
    CHECK(journal::digest(office.database) == before);
    redo(office, maker);
    CHECK(office.state<Device>(device) == RecordState::Born);
    CHECK(journal::digest(office.database) == after);
}

TEST_CASE("Undo: what is undone already, or not undone, is refused with who and when", "[journal]")
{
    Office office("Chị Hoa");
    const auto device = office.create(named("CAM-1"));
    const auto maker = makerOf(office, RecordKind::Device, device);
    try {
        redo(office, maker);
        FAIL("redo of what stands");
    } catch (const Error& error) {
        CHECK(error.kind() == Error::Kind::Refused);
        CHECK(error.message().code == "journal.not_undone");
    }
    undo(office, maker);
    const auto at = text::formatInstant(office.clock.now()); // as people write it, at UTC+7
    try {
        undo(office, maker);
        FAIL("undone twice");
    } catch (const Error& error) {
        CHECK(error.kind() == Error::Kind::Refused);
        CHECK(error.message() ==
              Message{"journal.undone_already", {{"by", "Chị Hoa"}, {"at", at}}});
    }
    CHECK_THROWS_AS(undo(office, ChangeSetId{journal::namedId("nobody's")}), Error);
}

TEST_CASE("Undo: a live dependant blocks; an undone one does not", "[journal]")
{
    Office office("a");
    const auto device = office.create(named("CAM-1"));
    const auto maker = makerOf(office, RecordKind::Device, device);
    Fault fault;
    fault.device = DeviceId{device};
    const auto reported = office.create(fault);
    const auto report = makerOf(office, RecordKind::Fault, reported);

    const auto refused = undo(office, maker);
    CHECK_FALSE(refused.done);
    REQUIRE(refused.dependants.size() == 1);
    CHECK(refused.dependants[0] ==
          journal::Dependant{RecordKind::Fault, reported, report, RecordKind::Device, device});
    CHECK(office.state<Device>(device) == RecordState::Born);

    REQUIRE(undo(office, report).done);
    CHECK(undo(office, maker).done);
}

TEST_CASE("Undo: dependants are taken along, each with its own change-set", "[journal]")
{
    Office office("a");
    const auto device = office.create(named("CAM-1"));
    const auto maker = makerOf(office, RecordKind::Device, device);
    const auto full = journal::digest(office.database);
    Fault fault;
    fault.device = DeviceId{device};
    const auto reported = office.create(fault);
    Repair repair;
    repair.fault = FaultId{reported};
    const auto repaired = office.create(repair);
    const auto all = journal::digest(office.database);

    const auto result = undo(office, maker, DependantRule::Take);
    REQUIRE(result.done);
    CHECK(result.alsoUndone.size() == 2);
    CHECK(office.state<Fault>(reported) == RecordState::Withdrawn);
    CHECK(office.state<Repair>(repaired) == RecordState::Withdrawn);
    redo(office, maker);
    CHECK(journal::digest(office.database) == full);
    for (auto other = result.alsoUndone.rbegin(); other != result.alsoUndone.rend(); ++other) {
        CHECK(redo(office, *other).done);
    }
    CHECK(journal::digest(office.database) == all);
}

TEST_CASE("Undo: with Keep what dependants rest on stays as it is", "[journal]")
{
    Office office("a");
    Site site;
    site.name = "Đại An";
    RecordId device;
    RecordId other;
    RecordId place;
    const auto import = office.act([&](journal::Action& action) {
        place = action.create(site);
        auto d = named("CAM-1");
        d.site = SiteId{place};
        device = action.create(d);
        other = action.create(named("CAM-2"));
    });
    Fault fault;
    fault.device = DeviceId{device};
    const auto reported = office.create(fault);
    const auto result = undo(office, import, DependantRule::Keep);
    REQUIRE(result.done);
    CHECK(result.kept == std::vector<RecordId>{device, place});
    CHECK(office.state<Device>(device) == RecordState::Born);
    CHECK(office.read<Device>(device).code == "CAM-1");
    CHECK(office.state<Site>(place) == RecordState::Born);
    CHECK(office.state<Device>(other) == RecordState::Withdrawn);
    CHECK(office.state<Fault>(reported) == RecordState::Born);
}

TEST_CASE("Undo: what an older program wrote past today's limits can be kept, in every office",
          "[journal][undo]")
{
    journal::Journal::Options older;
    older.knowledge.schemaVersion = 1;
    Office old("old", store::Database::inMemory(), older);
    const std::string lengthy(9'000, 'x');
    RecordId device;
    const auto import = old.act([&](journal::Action& action) {
        device = action.create(Device{}); // its name is not in the normal form of today
        action.changeRaw(RecordKind::Device, device,
                         {{fieldNumber(&Device::name), Value{"Ma\xCC\x81y"}, 0, std::nullopt},
                          {fieldNumber(&Device::notes), Value{lengthy}, 0, std::nullopt}},
                         std::nullopt);
    });
    Office here("here");
    here.takeAllOf(old);
    Fault fault;
    fault.device = DeviceId{device};
    const auto reported = here.create(fault);
    const auto kept = undo(here, import, DependantRule::Keep);
    REQUIRE(kept.done);
    CHECK(kept.kept == std::vector<RecordId>{device});
    CHECK(here.read<Device>(device).notes == lengthy);
    CHECK(here.read<Device>(device).name == "Ma\xCC\x81y");
    CHECK(journal::verify(here.database).ok);
    // and what is kept once can be kept again
    REQUIRE(redo(here, import).done);
    REQUIRE(undo(here, import, DependantRule::Keep).done);

    Office there("there");
    for (const auto& segment : here.segments()) {
        CHECK(there.journal.receive(segment).parked == 0);
    }
    CHECK(journal::digest(there.database) == journal::digest(here.database));
    CHECK(there.read<Device>(device).notes == lengthy);
    CHECK(there.state<Fault>(reported) == RecordState::Born);
    CHECK(journal::verify(there.database).ok);

    // a new value past the limit is no repetition
    here.clock.pass(1000);
    store::UnitOfWork work(here.database);
    journal::Action action(here.journal, here.actor, {"did.test", {}}, "");
    CHECK_THROWS_AS(
        action.restateRaw(RecordKind::Device, device,
                          {{fieldNumber(&Device::notes), Value{lengthy + "y"}, 7, std::nullopt}}),
        Error);
}

TEST_CASE("Undo: a reference that goes with the change-set blocks nothing", "[journal]")
{
    Office office("a");
    const auto device = office.create(named("CAM-1"));
    RecordId place;
    const auto move = office.act([&](journal::Action& action) {
        Site site;
        site.name = "Điểm cầu mới";
        place = action.create(site);
        auto d = office.read<Device>(device);
        d.site = SiteId{place};
        action.change(device, d);
    });
    CHECK(undo(office, move).done);
    CHECK(office.read<Device>(device).site == std::nullopt);
}

TEST_CASE("Undo: an older record moved onto a new one is taken by undoing the move", "[journal]")
{
    Office office("a");
    const auto device = office.create(named("CAM-1"));
    Site site;
    site.name = "Điểm cầu mới";
    const auto place = office.create(site);
    const auto maker = makerOf(office, RecordKind::Site, place);
    const auto move = office.edit<Device>(device, [&](Device& d) { d.site = SiteId{place}; });
    const auto result = undo(office, maker, DependantRule::Take);
    REQUIRE(result.done);
    CHECK(result.alsoUndone == std::vector<ChangeSetId>{move});
    CHECK(office.state<Device>(device) == RecordState::Born);
}

TEST_CASE("Undo: any order of undoing and redoing comes to the same", "[journal]")
{
    Office office("a");
    const auto device = office.create(named("CAM-1"));
    std::vector<ChangeSetId> edits;
    for (int i = 0; i < 6; ++i) {
        edits.push_back(office.edit<Device>(device, [&](Device& d) {
            d.notes = std::to_string(i);
            if (i % 2 == 0) {
                d.maker = "hãng " + std::to_string(i);
            }
        }));
    }
    const auto full = journal::digest(office.database);
    const auto run = [&](const std::vector<std::size_t>& order) {
        for (const auto i : order) {
            undo(office, edits[i]);
        }
        const auto bare = journal::digest(office.database);
        for (const auto i : order) {
            redo(office, edits[i]);
        }
        return bare;
    };
    const auto one = run({0, 1, 2, 3, 4, 5});
    CHECK(journal::digest(office.database) == full);
    CHECK(run({5, 3, 1, 0, 2, 4}) == one);
    CHECK(journal::digest(office.database) == full);
}

namespace {

/// A fault on a device, reported, accepted, in repair and fixed, each a change-set of its own.
struct FaultLife
{
    explicit FaultLife(Office& office)
    {
        device = office.create(named("CAM-1"));
        Fault reported;
        reported.device = DeviceId{device};
        reported.state = FaultState::Reported;
        fault = office.create(reported);
        report = makerOf(office, RecordKind::Fault, fault);
        accept = state(office, FaultState::Accepted);
        start = office.act([&](journal::Action& action) {
            Repair begun;
            begun.fault = FaultId{fault};
            repair = action.create(begun);
            auto now = office.read<Fault>(fault);
            now.state = FaultState::InRepair;
            action.change(fault, now);
        });
        finish = office.act([&](journal::Action& action) {
            auto done = office.read<Repair>(repair);
            done.outcome = RepairOutcome::Fixed;
            done.cost = Money{500'000};
            action.change(repair, done);
            auto now = office.read<Fault>(fault);
            now.state = FaultState::Fixed;
            action.change(fault, now);
        });
    }

    ChangeSetId state(Office& office, FaultState to) const
    {
        return office.edit<Fault>(fault, [&](Fault& now) { now.state = to; });
    }

    RecordId device, fault, repair;
    ChangeSetId report, accept, start, finish;
};

} // namespace

TEST_CASE("Undo: a step of a fault blocks the undoing of the step before it", "[journal][undo]")
{
    Office office("a");
    const FaultLife life(office);
    const auto refused = undo(office, life.accept);
    CHECK_FALSE(refused.done);
    CHECK(refused.dependants ==
          std::vector<journal::Dependant>{{RecordKind::Fault, life.fault, life.start,
                                           RecordKind::Fault, life.fault, journal::Tie::Step}});
    const auto ofStart = journal::dependantsOf(office.journal, life.start);
    CHECK(ofStart ==
          std::vector<journal::Dependant>{{RecordKind::Fault, life.fault, life.finish,
                                           RecordKind::Fault, life.fault, journal::Tie::Step},
                                          {RecordKind::Repair, life.repair, life.finish,
                                           RecordKind::Repair, life.repair, journal::Tie::Life}});
    CHECK(undo(office, life.finish).done); // the last step is in nobody's way
    CHECK(office.read<Fault>(life.fault).state == FaultState::InRepair);
    CHECK(office.read<Repair>(life.repair).outcome == std::nullopt);
}

TEST_CASE("Undo: later steps go along, and come back only on what they rest on", "[journal][undo]")
{
    Office office("a");
    const FaultLife life(office);
    const auto full = journal::digest(office.database);
    const auto taken = undo(office, life.accept, DependantRule::Take);
    REQUIRE(taken.done);
    CHECK(taken.alsoUndone == std::vector<ChangeSetId>{life.finish, life.start});
    CHECK(office.read<Fault>(life.fault).state == FaultState::Reported);
    CHECK(office.state<Repair>(life.repair) == RecordState::Withdrawn);

    const auto refused = redo(office, life.finish);
    CHECK_FALSE(refused.done);
    REQUIRE(refused.bases.size() == 2);
    CHECK(refused.bases[0] ==
          journal::Basis{RecordKind::Fault, life.fault, RecordKind::Fault, life.fault, life.start});
    CHECK(office.read<Fault>(life.fault).state == FaultState::Reported);

    const auto back = redo(office, life.finish, journal::BasisRule::Take);
    CHECK(back.done);
    CHECK(back.alsoRedone == std::vector<ChangeSetId>{life.accept, life.start});
    CHECK(journal::digest(office.database) == full);
}

TEST_CASE("Undo: a step cannot be kept without the step before it", "[journal][undo]")
{
    Office office("a");
    const FaultLife life(office);
    const auto result = undo(office, life.start, DependantRule::Keep);
    CHECK_FALSE(result.done);
    CHECK(result.cannotKeep.size() == 2);
    CHECK(result.kept.empty());
    CHECK(office.read<Fault>(life.fault).state == FaultState::Fixed);
}

TEST_CASE("Undo: a repair begun beside another needs the fault to be in repair", "[journal][undo]")
{
    Office office("a");
    const FaultLife life(office);
    REQUIRE(undo(office, life.finish).done);
    Repair beside;
    beside.fault = FaultId{life.fault};
    const auto second = office.create(beside);
    const auto start = makerOf(office, RecordKind::Repair, second);
    const auto refused = undo(office, life.start);
    REQUIRE(refused.dependants.size() == 1);
    CHECK(refused.dependants[0] == journal::Dependant{RecordKind::Repair, second, start,
                                                      RecordKind::Fault, life.fault,
                                                      journal::Tie::Step});
    CHECK(undo(office, life.start, DependantRule::Take).alsoUndone ==
          std::vector<ChangeSetId>{start});
    CHECK_FALSE(redo(office, start).done);
    CHECK(redo(office, start, journal::BasisRule::Take).alsoRedone ==
          std::vector<ChangeSetId>{life.start});
}

namespace {

/// Moves a device as an office does: a transfer with its paper.
ChangeSetId transfer(Office& office, const RecordId& device, const RecordId& to)
{
    return office.act([&](journal::Action& action) {
        auto now = office.read<Device>(device);
        Transfer moved;
        moved.device = DeviceId{device};
        moved.fromSite = now.site;
        moved.toSite = SiteId{to};
        action.create(moved);
        now.site = SiteId{to};
        action.change(device, now);
    });
}

RecordId site(Office& office, const std::string& name)
{
    Site made;
    made.name = name;
    return office.create(made);
}

} // namespace

TEST_CASE("Undo: a transfer rests on the one it found, not on one that was undone",
          "[journal][undo]")
{
    Office office("a");
    const auto a = site(office, "A");
    const auto b = site(office, "B");
    const auto c = site(office, "C");
    auto device = named("CAM-1");
    device.site = SiteId{a};
    const auto id = office.create(device);
    const auto first = transfer(office, id, b);
    const auto second = transfer(office, id, c);
    CHECK(undo(office, first, DependantRule::Take).alsoUndone == std::vector<ChangeSetId>{second});
    CHECK(office.read<Device>(id).site == SiteId{a});
    const auto third = transfer(office, id, c);
    CHECK(redo(office, first).done); // it never knew of the third
    CHECK(undo(office, first).done);
    CHECK(office.read<Device>(id).site == SiteId{c});
    CHECK(undo(office, third).done);
    CHECK(redo(office, third).done);
}

TEST_CASE("Undo: an earlier reference that comes back to something withdrawn goes too",
          "[journal][undo]")
{
    // as in the sample with DONGBO_SEED=3713780133: the vendor goes, then the edit over it
    for (const bool vendorFirst : {true, false}) {
        Office office("a");
        Vendor shop;
        shop.name = "Cửa hàng A";
        const auto first = office.create(shop);
        const auto other = office.create(shop);
        const auto maker = makerOf(office, RecordKind::Vendor, first);
        const auto device = office.create(named("CAM-1"));
        office.edit<Device>(device, [&](Device& d) { d.supplier = VendorId{first}; });
        const auto over =
            office.edit<Device>(device, [&](Device& d) { d.supplier = VendorId{other}; });
        INFO((vendorFirst ? "vendor first" : "edit first"));
        CHECK(undo(office, vendorFirst ? maker : over, DependantRule::Take).done);
        CHECK(undo(office, vendorFirst ? over : maker, DependantRule::Take).done);
        CHECK(office.read<Device>(device).supplier == std::nullopt);
        CHECK(office.state<Vendor>(first) == RecordState::Withdrawn);
    }
}

TEST_CASE("Undo: what is kept goes on as before: a later transfer can still be taken back",
          "[journal][undo]")
{
    Office office("a");
    const auto a = site(office, "A");
    const auto b = site(office, "B");
    RecordId device;
    const auto import = office.act([&](journal::Action& action) {
        auto made = named("CAM-1");
        made.site = SiteId{a};
        device = action.create(made);
    });
    const auto moved = transfer(office, device, b);
    const auto kept = undo(office, import, DependantRule::Keep);
    REQUIRE(kept.done);
    CHECK(kept.kept == std::vector<RecordId>{device});
    CHECK(office.read<Device>(device).site == SiteId{b});
    CHECK(undo(office, moved).done);
    CHECK(office.read<Device>(device).site == SiteId{a});
    CHECK(redo(office, moved).done);
    CHECK(redo(office, import).done);
    CHECK(office.read<Device>(device).site == SiteId{b});
    CHECK(undo(office, import).done); // it has another birth now
    CHECK(office.state<Device>(device) == RecordState::Born);
}

TEST_CASE("Undo: a shop first named in a repair stays when the repair is undone", "[journal][undo]")
{
    // as registers of version 0.2 have it; since then a shop is a change-set of its own
    Office office("a");
    const FaultLife life(office);
    RecordId shop;
    const auto start = office.act([&](journal::Action& action) {
        Vendor vendor;
        vendor.name = "Cửa hàng A";
        shop = action.create(vendor);
        Repair begun;
        begun.fault = FaultId{life.fault};
        begun.vendor = VendorId{shop};
        action.create(begun);
    });
    Repair later;
    later.fault = FaultId{life.fault};
    later.vendor = VendorId{shop};
    const auto after = office.create(later);
    const auto result = undo(office, start);
    CHECK(result.done);
    CHECK(result.kept == std::vector<RecordId>{shop});
    CHECK(office.state<Vendor>(shop) == RecordState::Born);
    CHECK(office.read<Vendor>(shop).name == "Cửa hàng A");
    CHECK(office.state<Repair>(after) == RecordState::Born);
}

TEST_CASE("Undo: cancelled half-way it leaves everything as it was", "[journal][undo]")
{
    Office office("a");
    const auto import = office.act([&](journal::Action& action) {
        for (int i = 0; i < 50; ++i) {
            action.create(named("CAM-" + std::to_string(i)));
        }
    });
    const auto before = journal::digest(office.database);
    std::size_t heard = 0;
    const auto stop = [&](std::size_t done, std::size_t all) {
        CHECK(all == 50);
        heard = done;
        if (done == 20) {
            throw Error(Error::Kind::Cancelled, {"cli.cancelled", {}});
        }
    };
    {
        store::UnitOfWork work(office.database);
        CHECK_THROWS_AS(
            journal::undo(office.journal, office.actor, import, DependantRule::Refuse, "", stop),
            Error);
    }
    CHECK(heard == 20);
    CHECK(journal::digest(office.database) == before);
    CHECK(undo(office, import).done);
}
