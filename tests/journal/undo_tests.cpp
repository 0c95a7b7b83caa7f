#include "core/journal/digest.h"
#include "core/journal/undo.h"
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

void redo(Office& office, ChangeSetId changeSet)
{
    office.clock.pass(1000);
    store::UnitOfWork work(office.database);
    journal::redo(office.journal, office.actor, changeSet, "");
    work.commit();
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

TEST_CASE("Undo: a record born only in what is undone is withdrawn and comes back whole",
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
    const auto at = isoText(office.clock.now());
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
    for (const auto& other : result.alsoUndone) {
        redo(office, other);
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
