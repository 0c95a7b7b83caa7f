#include "core/register/base/edits.h"
#include "core/register/base/inside.h"
#include "core/register/corrections/changes.h"
#include "core/register/faults/faults.h"
#include "core/register/places/places.h"
#include "core/store/projection/load.h"
#include "tests/support/register_fixture.h"

#include <catch2/catch.hpp>

using namespace dongbo;

namespace {

Device load(Register& reg, DeviceId id)
{
    return *store::load<Device>(reg.database(), id);
}

std::vector<FieldEdit> edits(const Device& seen, void (*change)(Device&))
{
    auto wanted = seen;
    change(wanted);
    return editsBetween(seen, wanted);
}

} // namespace

TEST_CASE("Edit: a field that nobody named keeps what was written since", "[edits]")
{
    test::RegisterFixture office;
    const auto id = office.device("Đại An", DeviceType::Camera, "Camera A");
    const auto seen = load(office.reg, id);
    REQUIRE(transferDevice(office.reg, {id, findSite(office.reg, "Minh Tân"), {}, "", "", {}}));
    REQUIRE(disposeDevice(office.reg, {id, Paper::DisposalProposed, {}, "", "", {}}));
    const auto done = editDevice(
        office.reg, id, edits(seen, [](Device& device) { device.notes = "treo tường"; }), "");
    REQUIRE(done);
    CHECK(done->changeSet);
    CHECK(done->conflicts.empty());
    const auto now = load(office.reg, id);
    CHECK(now.notes == "treo tường");
    CHECK(now.site == findSite(office.reg, "Minh Tân"));
    CHECK(now.paper == Paper::DisposalProposed);
}

TEST_CASE("Edit: a field somebody changed since it was seen is a conflict with who and when",
          "[edits]")
{
    test::RegisterFixture office;
    const auto id = office.device("Đại An", DeviceType::Camera, "Camera A");
    const auto seen = load(office.reg, id);
    office.clock.advanceMinutes(5);
    const auto then = office.clock.now();
    REQUIRE(editDevice(office.reg, id,
                       edits(seen, [](Device& device) { device.cost = Money{7'000'000}; }), ""));
    office.clock.advanceMinutes(5);
    const auto mine = edits(seen, [](Device& device) {
        device.cost = Money{9'000'000};
        device.maker = "Sony";
    });

    SECTION("the others pass")
    {
        const auto done = editDevice(office.reg, id, mine, "");
        REQUIRE(done);
        const Conflict expected{fieldNumber(&Device::cost), Value{},  toValue(Money{7'000'000}),
                                toValue(Money{9'000'000}),  "tester", then};
        CHECK(done->conflicts == std::vector{expected});
        CHECK(load(office.reg, id).maker == "Sony");
        CHECK(load(office.reg, id).cost == Money{7'000'000});
    }
    SECTION("or nothing is written")
    {
        const auto done = editDevice(office.reg, id, mine, "", OnConflict::WriteNothing);
        REQUIRE(done);
        CHECK_FALSE(done->changeSet);
        CHECK(done->conflicts.size() == 1);
        CHECK(load(office.reg, id).maker == std::nullopt);
    }
    SECTION("unless both want the same")
    {
        const auto done = editDevice(office.reg, id,
                                     edits(seen,
                                           [](Device& device) {
                                               device.cost = Money{7'000'000};
                                               device.maker = "Sony";
                                           }),
                                     "", OnConflict::WriteNothing);
        REQUIRE(done);
        CHECK(done->conflicts.empty());
        CHECK(load(office.reg, id).maker == "Sony");
    }
    SECTION("and without a value seen it is written whatever is there")
    {
        const auto done = editDevice(
            office.reg, id, {fieldEdit(&Device::cost, std::optional{Money{9'000'000}})}, "");
        REQUIRE(done);
        CHECK(load(office.reg, id).cost == Money{9'000'000});
    }
}

TEST_CASE("Edit: whoever took a change back is the one a conflict names", "[edits]")
{
    test::RegisterFixture office;
    Officer other;
    other.name = "Trần Thị Ví Dụ";
    REQUIRE(addOfficer(office.reg, other, ""));
    const auto id = office.device("Đại An", DeviceType::Camera, "Camera A");
    const auto first =
        editDevice(office.reg, id, {fieldEdit(&Device::cost, std::optional{Money{7'000'000}})}, "");
    REQUIRE(first);
    const auto seen = load(office.reg, id);
    office.clock.advanceMinutes(5);
    office.reg.actAs("Trần Thị Ví Dụ");
    (void)undoChange(office.reg, *first->changeSet, journal::DependantRule::Refuse, "");
    office.reg.actAs("tester");
    const auto done = editDevice(
        office.reg, id, edits(seen, [](Device& device) { device.cost = Money{9'000'000}; }), "");
    REQUIRE(done);
    REQUIRE(done->conflicts.size() == 1);
    CHECK(done->conflicts[0].by == "Trần Thị Ví Dụ");
    CHECK(done->conflicts[0].theirs == Value{});
    CHECK(done->conflicts[0].at == office.clock.now());
}

TEST_CASE("Edit: what was wrong before and is not edited does not stand in the way", "[edits]")
{
    test::RegisterFixture office;
    Device old;
    old.name = "Máy in";
    old.code = "IN-1";
    old.inUseYear = 1901; // a list said so
    DeviceId id;
    {
        store::UnitOfWork work(office.reg.database());
        journal::Action action(journalOf(office.reg), office.reg.actor(), {"did.test", {}}, "");
        id = DeviceId{action.create(old)};
        work.commit();
    }
    CHECK(editDevice(office.reg, id, {fieldEdit(&Device::notes, MaybeText{"cũ"})}, ""));
    const auto refused = editDevice(
        office.reg, id, {fieldEdit(&Device::inUseYear, std::optional<std::int64_t>{1902})}, "");
    REQUIRE_FALSE(refused);
    REQUIRE(refused.problems().size() == 1);
    CHECK(refused.problems()[0].field == "in_use_year");
}

TEST_CASE("Edit: steps of a life and unknown fields are refused as a fault of the program",
          "[edits]")
{
    test::RegisterFixture office;
    const auto id = office.device("Đại An", DeviceType::Camera, "Camera A");
    const auto site = std::optional{findSite(office.reg, "Minh Tân")};
    CHECK_THROWS_AS(editDevice(office.reg, id, {fieldEdit(&Device::site, site)}, ""), Error);
    CHECK_THROWS_AS(editDevice(office.reg, id, {{std::uint16_t{99}, std::nullopt, Value{}}}, ""),
                    Error);
    CHECK_THROWS_AS(editDevice(office.reg, id,
                               {{fieldNumber(&Device::cost), std::nullopt, std::string("9")}}, ""),
                    Error);
    CHECK_FALSE(editDevice(office.reg, id, {}, "")); // nothing has changed
}

TEST_CASE("Edit: a condition is about what lists show, and never writes", "[edits]")
{
    test::RegisterFixture office;
    const auto id = office.device("Đại An", DeviceType::Camera, "Camera A");
    FaultDraft draft;
    draft.device = id;
    draft.symptom = "Không lên nguồn";
    draft.severity = Severity::Blocking;
    REQUIRE(reportFault(office.reg, draft));
    const auto field = fieldNumber(&Device::condition);
    const auto good = toValue(Condition::Good);
    const auto broken = toValue(Condition::Broken);
    const auto notes = fieldEdit(&Device::notes, MaybeText{"chờ thợ"});
    const auto failed =
        editDevice(office.reg, id, {{field, good, good}, notes}, "", OnConflict::WriteNothing);
    REQUIRE(failed);
    CHECK_FALSE(failed->changeSet);
    CHECK(failed->conflicts[0].theirs == broken);
    const auto done =
        editDevice(office.reg, id, {{field, broken, broken}, notes}, "", OnConflict::WriteNothing);
    REQUIRE(done);
    CHECK(load(office.reg, id).notes == "chờ thợ");
    CHECK(load(office.reg, id).condition == Condition::Good); // as stated
}

TEST_CASE("Edit: two people edit an officer's phone and position; both stay", "[edits]")
{
    test::RegisterFixture office;
    Officer draft;
    draft.name = "Nguyễn Văn Mẫu";
    const auto id = addOfficer(office.reg, draft, "")->id;
    auto phone = draft;
    phone.phone = "0900";
    auto position = draft;
    position.position = "Công chức";
    REQUIRE(editOfficer(office.reg, id, editsBetween(draft, phone), ""));
    REQUIRE(editOfficer(office.reg, id, editsBetween(draft, position), ""));
    const auto now = *store::load<Officer>(office.reg.database(), id);
    CHECK(now.phone == "0900");
    CHECK(now.position == "Công chức");
}
