#include "core/register/corrections/changes.h"
#include "core/register/devices/devices.h"
#include "core/register/places/places.h"
#include "core/store/queries/device_queries.h"
#include "gui/present/frame/undo_steps.h"
#include "tests/support/fake_shell.h"

#include <catch2/catch.hpp>

using namespace dongbo;
using namespace dongbo::present;
using dongbo::test::FakeShell;

namespace {

std::int64_t devices(FakeShell& shell)
{
    return store::countDevices(shell.reg().database(), {});
}

} // namespace

TEST_CASE("Undo steps: back and forth goes through them in order", "[present]")
{
    FakeShell shell;
    const UndoSteps steps(shell.session());
    CHECK_FALSE(steps.nextUndo()); // not the making of the register
    CHECK_FALSE(steps.nextRedo());
    for (const char* name : {"Một", "Hai", "Ba"}) {
        shell.clock.advanceDays(1);
        shell.device("Đại An", DeviceType::Camera, name);
    }
    const auto third = steps.nextUndo();
    undoLast(shell);
    shell.clock.advanceDays(1);
    undoLast(shell);
    CHECK(devices(shell) == 1);
    REQUIRE(steps.nextRedo());
    const auto second = steps.nextRedo();
    CHECK(second->changeSet != third->changeSet);
    shell.clock.advanceDays(1);
    redoLast(shell);
    CHECK(devices(shell) == 2);
    CHECK(steps.nextUndo()->changeSet == second->changeSet);
    CHECK(steps.nextRedo()->changeSet == third->changeSet);
    shell.clock.advanceDays(1);
    redoLast(shell);
    CHECK(devices(shell) == 3);
    CHECK_FALSE(steps.nextRedo());
}

TEST_CASE("Undo steps: after something new nothing is offered to be done again", "[present]")
{
    FakeShell shell;
    const UndoSteps steps(shell.session());
    shell.device("Đại An", DeviceType::Camera, "Một");
    undoLast(shell);
    REQUIRE(steps.nextRedo());
    shell.device("Đại An", DeviceType::Camera, "Hai");
    CHECK_FALSE(steps.nextRedo());
    CHECK(steps.steps(10).size() == 2);
    CHECK(steps.steps(10).back().isUndone);
}

TEST_CASE("Undo steps: what somebody else did is not taken back by mine", "[present]")
{
    FakeShell shell;
    Officer other;
    other.name = "Trần Thị Kiểm";
    REQUIRE(addOfficer(shell.reg(), other, ""));
    const auto mine = UndoSteps(shell.session()).nextUndo();
    REQUIRE(mine);
    auto elsewhere = shell.session().openForWorker(Session::WorkerAccess::Write);
    elsewhere.options.actAs = "Trần Thị Kiểm";
    auto reg = elsewhere.open();
    Device device;
    device.name = "Loa";
    device.type = DeviceType::Speaker;
    device.site = findSite(reg, "Đại An");
    REQUIRE(addDevice(reg, device, ""));
    shell.session().poll();
    CHECK(UndoSteps(shell.session()).nextUndo()->changeSet == mine->changeSet);
}

TEST_CASE("Undo steps: there are none while a past day is shown", "[present]")
{
    FakeShell shell;
    shell.device("Đại An", DeviceType::Camera, "Một");
    const auto day = shell.session().today();
    shell.clock.advanceDays(2);
    shell.session().showPast(std::make_shared<Register>(shell.reg().asOf(day)));
    CHECK_FALSE(UndoSteps(shell.session()).nextUndo());
}
