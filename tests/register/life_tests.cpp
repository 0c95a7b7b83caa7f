#include "core/journal/read/history.h"
#include "core/register/base/inside.h"
#include "core/register/corrections/changes.h"
#include "core/register/devices/device_history.h"
#include "core/register/devices/devices.h"
#include "core/register/faults/faults.h"
#include "core/register/places/places.h"
#include "core/store/projection/load.h"
#include "core/store/queries/device_queries.h"
#include "core/store/queries/fault_queries.h"
#include "core/store/search/search.h"
#include "tests/register/life_office.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace dongbo;       // NOLINT(google-build-using-namespace): a test
using namespace dongbo::test; // NOLINT(google-build-using-namespace): a test

// The life of faults, repairs and devices: what each step makes of the device, step upon step.

namespace {

template <typename F> std::string refusalOf(F&& act)
{
    try {
        (void)act();
    } catch (const Error& error) {
        return error.message().code;
    }
    return "not refused";
}

} // namespace

TEST_CASE("Device: it stays broken until the last blocking fault is fixed", "[life]")
{
    Life life;
    const auto first = life.report(Severity::Blocking);
    const auto second = life.report(Severity::Blocking, "sọc màn hình");
    REQUIRE(fixFault(life.reg, second, {}, ""));
    CHECK(life.now() == broken);
    REQUIRE(fixFault(life.reg, first, {}, ""));
    CHECK(life.now() == working);
}

TEST_CASE("Device: a fault and its repair write nothing into the device", "[life]")
{
    Life life;
    REQUIRE(life.state(Condition::Fair));
    const auto fault = life.report(Severity::Blocking);
    const auto repair = life.start(fault);
    CHECK(life.now() == DeviceState{Condition::Broken, Use::UnderRepair});
    CHECK(life.stated().condition == Condition::Fair);
    CHECK(life.stated().use == Use::InUse);
    life.finish(repair);
    CHECK(life.now() == DeviceState{Condition::Fair, Use::InUse});
    CHECK(journal::history(life.reg.database(), RecordKind::Device, life.screen).size() == 2);
}

TEST_CASE("Device: its history tells when faults and repairs made it broken, and when it was well",
          "[life]")
{
    Life life;
    const auto fault = life.report(Severity::Blocking);
    const auto again = life.report(Severity::Blocking, "sọc màn hình"); // broken already
    const auto repair = life.start(fault);
    life.finish(repair);
    REQUIRE(fixFault(life.reg, again, {}, ""));
    std::string told;
    for (const auto& entry : deviceHistory(life.reg.database(), life.screen)) {
        told += entry.what.code + ":";
        for (const auto& step : entry.fields) {
            if (step.field == fieldNumber(&Device::condition)) {
                std::optional<Condition> after;
                fromValue(step.after, after);
                told += after ? " " + std::string(codeOf(*after)) : std::string(" ?");
            } else if (step.field == fieldNumber(&Device::use)) {
                std::optional<Use> after;
                fromValue(step.after, after);
                told += after ? " " + std::string(codeOf(*after)) : std::string(" ?");
            }
        }
        told += "\n";
    }
    CHECK(told == "did.device_added: good in_use\n"
                  "did.fault_reported: broken\n"
                  "did.repair_started: under_repair\n"
                  "did.repair_finished: in_use\n"
                  "did.fault_fixed: good\n");
}

TEST_CASE("Device: a spare stays spare and a lent one lent through a repair", "[life]")
{
    const auto use = GENERATE(Use::Spare, Use::Lent);
    Life life;
    REQUIRE(life.state(Condition::Good, use));
    const auto repair = life.start(life.report(Severity::Minor));
    CHECK(life.now() == DeviceState{Condition::Good, Use::UnderRepair});
    life.finish(repair);
    CHECK(life.now() == DeviceState{Condition::Good, use});
}

TEST_CASE("Repair: of two that run on one fault the last decides", "[life]")
{
    Life life;
    const auto fault = life.report(Severity::Blocking);
    const auto first = life.start(fault);
    const auto second = life.start(fault, "Cửa hàng Hùng");
    life.finish(first, GENERATE(RepairOutcome::Fixed, RepairOutcome::Unrepairable));
    CHECK(life.fault(fault).state == FaultState::InRepair);
    CHECK(life.now() == DeviceState{Condition::Broken, Use::UnderRepair});
    life.finish(second);
    CHECK(life.fault(fault).state == FaultState::Fixed);
    CHECK(life.now() == working);
}

TEST_CASE("Repair: one that does not help leaves the fault in repair and the device broken",
          "[life]")
{
    Life life;
    const auto fault = life.report(Severity::Blocking);
    life.finish(life.start(fault), GENERATE(RepairOutcome::Partly, RepairOutcome::NotFixed));
    CHECK(life.fault(fault).state == FaultState::InRepair);
    CHECK(life.now() == broken);
    life.finish(life.start(fault));
    CHECK(life.now() == working);
}

TEST_CASE("Repair: one finished after the fault was over changes only the repair", "[life]")
{
    Life life;
    const auto fault = life.report(Severity::Blocking);
    const auto repair = life.start(fault);
    REQUIRE(fixFault(life.reg, fault, {}, ""));
    CHECK(life.now() == working);
    life.finish(repair, RepairOutcome::Unrepairable);
    CHECK(life.fault(fault).state == FaultState::Fixed);
    CHECK(life.now() == working);
}

TEST_CASE("Fault: an unrepairable one leaves its device broken until it is reopened and fixed",
          "[life]")
{
    Life life;
    REQUIRE(life.state(Condition::Poor));
    const auto fault = life.report(Severity::Degraded);
    life.finish(life.start(fault), RepairOutcome::Unrepairable);
    CHECK(life.fault(fault).state == FaultState::Unrepairable);
    CHECK(life.now() == broken);
    REQUIRE(closeFault(life.reg, fault, ""));
    CHECK(life.now() == broken);
    REQUIRE(reopenFault(life.reg, fault, "tìm được linh kiện"));
    REQUIRE(fixFault(life.reg, fault, {}, ""));
    CHECK(life.now() == DeviceState{Condition::Poor, Use::InUse});
}

TEST_CASE("Fault: reopening needs a reason and reports it again", "[life]")
{
    Life life;
    const auto fault = life.report(Severity::Blocking);
    REQUIRE(acceptFault(life.reg, fault, ""));
    CHECK(refusalOf([&] { return reopenFault(life.reg, fault, "x"); }) == "fault.wrong_state");
    REQUIRE(fixFault(life.reg, fault, {}, ""));
    REQUIRE(closeFault(life.reg, fault, ""));
    CHECK(codeOfFirst(reopenFault(life.reg, fault, "").problems()) == "value.required");
    REQUIRE(reopenFault(life.reg, fault, "hôm sau lại hỏng"));
    const auto now = life.fault(fault);
    CHECK(now.state == FaultState::Reported);
    CHECK_FALSE(now.acceptedAt);
    CHECK_FALSE(now.fixedAt);
    CHECK_FALSE(now.closedAt);
    CHECK_FALSE(now.closedBy);
    CHECK(life.now() == broken);
}

TEST_CASE("Fault: correcting blocking to minor leaves an unknown condition unknown", "[life]")
{
    Life life;
    REQUIRE(life.state(std::nullopt));
    const auto fault = life.report(Severity::Blocking);
    CHECK(life.now() == broken);
    FaultDraft draft;
    draft.device = life.screen;
    draft.symptom = "mờ";
    draft.severity = Severity::Minor;
    REQUIRE(test::completeReport(life.reg, fault, draft));
    CHECK(life.now() == DeviceState{std::nullopt, Use::InUse});
}

TEST_CASE("Fault: what a list stated broken stays broken when the report was wrong", "[life]")
{
    Life life;
    REQUIRE(life.state(Condition::Broken));
    const auto fault = life.report(Severity::Blocking);
    FaultDraft draft;
    draft.device = life.screen;
    draft.symptom = "mờ";
    draft.severity = Severity::Minor;
    REQUIRE(test::completeReport(life.reg, fault, draft));
    CHECK(life.now() == broken);
}

TEST_CASE("Device: fixing one that was stated broken states what it was before", "[life]")
{
    Life life;
    REQUIRE(life.state(Condition::Poor));
    REQUIRE(life.state(Condition::Broken));
    const auto first = life.report(Severity::Blocking);
    const auto other = life.report(Severity::Minor, "mờ");
    REQUIRE(fixFault(life.reg, first, {}, ""));
    CHECK(life.now() == broken); // another fault is open
    REQUIRE(fixFault(life.reg, other, {}, ""));
    CHECK(life.now() == DeviceState{Condition::Poor, Use::InUse});
}

TEST_CASE("Device: that it works cannot be stated while a blocking fault is open", "[life]")
{
    Life life;
    const auto fault = life.report(Severity::Blocking);
    const auto answer = life.state(Condition::Fair);
    REQUIRE_FALSE(answer);
    CHECK(answer.problems().front().field == "condition");
    CHECK(codeOfFirst(answer.problems()) == "device.broken_by_fault");
    CHECK(answer.problems().front().message.args.front().value == "SC-2021-0001");
    auto notes = life.stated();
    notes.notes = "đã gọi thợ"; // any other field may be written
    CHECK(life.edit(notes));
    CHECK(codeOfFirst(life.state(Condition::Good).problems()) == "device.broken_by_fault");
    REQUIRE(fixFault(life.reg, fault, {}, ""));
    CHECK(life.state(Condition::Fair));
}

TEST_CASE("Repair: a shop first named in one stays when the repair is undone", "[life][undo]")
{
    Life life;
    const auto first = life.report(Severity::Blocking);
    const auto second = life.report(Severity::Minor, "mờ");
    const auto started = startRepair(life.reg, {first, "Cửa hàng Minh Anh", {}, "", ""});
    const auto again = startRepair(life.reg, {second, "cửa hàng minh anh", {}, "", ""});
    REQUIRE(started);
    REQUIRE(again);
    const auto vendor = store::load<Repair>(life.reg.database(), again->id)->vendor;
    CHECK(store::load<Repair>(life.reg.database(), started->id)->vendor == vendor);
    CHECK(undoChange(life.reg, started->changeSet, journal::DependantRule::Refuse, "").done);
    REQUIRE(vendor);
    CHECK(store::load<Vendor>(life.reg.database(), *vendor)->name == "Cửa hàng Minh Anh");
    CHECK(life.now() == DeviceState{Condition::Broken, Use::UnderRepair}); // the other repair
}

TEST_CASE("Dispose: open faults of the device are closed with it, or it is a problem", "[life]")
{
    Life life;
    const auto fault = life.report(Severity::Blocking);
    const auto repair = life.start(life.report(Severity::Minor, "mờ"));
    DisposeDraft draft;
    draft.device = life.screen;
    draft.paper = GENERATE(Paper::Disposed, Paper::Lost);
    draft.reason = "hết dùng";
    const auto refused = disposeDevice(life.reg, draft);
    REQUIRE_FALSE(refused);
    CHECK(codeOfFirst(refused.problems()) == "device.has_open_faults");
    CHECK(refused.problems().front().message.args[1].value == "SC-2021-0001, SC-2021-0002");
    draft.openFaults = OpenFaults::Close;
    const auto done = disposeDevice(life.reg, draft);
    REQUIRE(done);
    CHECK(life.fault(fault).state == FaultState::Unrepairable);
    CHECK(store::openFaultsOf(life.reg.database(), life.screen).empty());
    CHECK(life.now() == broken);
    CHECK(refusalOf([&] {
              return startRepair(life.reg, {fault, "", {}, "", ""});
          }) == "fault.wrong_state");
    CHECK(refusalOf([&] { return reopenFault(life.reg, fault, "x"); }) == "device.gone");
    life.finish(repair); // what was spent can still be written down
    CHECK(life.now() == broken);
    REQUIRE(undoChange(life.reg, done->changeSet, journal::DependantRule::Refuse, "").done);
    CHECK(life.fault(fault).state == FaultState::Reported);
    CHECK(life.stated().condition == Condition::Good);
}

TEST_CASE("Dispose: a proposal leaves the open faults open", "[life]")
{
    Life life;
    const auto fault = life.report(Severity::Blocking);
    REQUIRE(disposeDevice(life.reg, {life.screen, Paper::DisposalProposed, {}, "", "", {}}));
    CHECK(life.fault(fault).state == FaultState::Reported);
}

TEST_CASE("Repair: none begins for a device that was lost before faults were closed with it",
          "[life]")
{
    Life life;
    const auto fault = life.report(Severity::Blocking);
    { // as version 0.2 left it
        store::UnitOfWork work(life.reg.database());
        journal::Action action(journalOf(life.reg), life.reg.actor(), {"did.device_lost", {}}, "");
        auto lost = life.stated();
        lost.paper = Paper::Lost;
        action.change(life.screen, lost);
        work.commit();
    }
    CHECK(refusalOf([&] {
              return startRepair(life.reg, {fault, "", {}, "", ""});
          }) == "device.gone");
}

TEST_CASE("Transfer: open faults follow the device, and undo brings them back", "[life][undo]")
{
    Life life;
    const auto home = findSite(life.reg, "Đại An");
    const auto there = findSite(life.reg, "Gôi");
    const auto over = life.report(Severity::Blocking);
    REQUIRE(fixFault(life.reg, over, {}, ""));
    const auto open = life.report(Severity::Blocking);
    const auto siteOf = [&](FaultId id) {
        return store::faultRow(life.reg.database(), id)->siteId;
    };
    const auto moved = transferDevice(life.reg, {life.screen, there, {}, "", "", {}});
    REQUIRE(moved);
    CHECK(siteOf(open) == there);
    CHECK(siteOf(over) == home);
    // found by the words of both places, and under the name the place has now
    const auto isFound = [&](const char* words, FaultId id) {
        const auto hits = store::searchAll(life.reg.database(), words, 20);
        return std::any_of(hits.begin(), hits.end(), [&](const store::Hit& hit) {
            return hit.kind == RecordKind::Fault && hit.id == id;
        });
    };
    CHECK(isFound("Gôi", open));
    CHECK(isFound("Đại An", open));
    CHECK_FALSE(isFound("Gôi", over));
    REQUIRE(editSite(life.reg, there, {fieldEdit(&Site::name, MaybeText{"Hội trường lớn"})}, ""));
    CHECK(isFound("hội trường lớn", open));
    const auto later = life.report(Severity::Minor, "mờ");
    REQUIRE(undoChange(life.reg, moved->changeSet, journal::DependantRule::Keep, "").done);
    CHECK(siteOf(open) == home);
    CHECK(siteOf(later) == home);
    CHECK_FALSE(isFound("hội trường lớn", open));
    store::FaultFilter atHome;
    atHome.site = home;
    CHECK(store::countFaults(life.reg.database(), atHome) == 2);
}

TEST_CASE("Replace: the new device must be of the type, work, and the fault be of the old one",
          "[life]")
{
    Life life;
    const auto other = life.device("Đại An", DeviceType::Camera, "Camera");
    const auto spare = life.device("Đại An", DeviceType::Screen, "Ti vi dự phòng");
    FaultDraft report;
    report.device = spare;
    report.symptom = "không lên";
    report.severity = Severity::Blocking;
    const auto fault = reportFault(life.reg, report)->id;
    ReplaceDraft draft{life.screen, other, {}, {}, "", "", {}};
    CHECK(codeOfFirst(replaceDevice(life.reg, draft).problems()) == "device.other_type");
    draft.newDevice = spare;
    CHECK(codeOfFirst(replaceDevice(life.reg, draft).problems()) == "device.new_is_broken");
    REQUIRE(fixFault(life.reg, fault, {}, ""));
    draft.fault = fault;
    CHECK(codeOfFirst(replaceDevice(life.reg, draft).problems()) == "device.fault_of_another");
    draft.fault = life.report(Severity::Blocking);
    REQUIRE(replaceDevice(life.reg, draft));
    CHECK(life.stated().paper == Paper::DisposalProposed);
    CHECK(life.stated().use == Use::Spare);
    ReplaceDraft any{spare, other, {}, {}, "", "", {}, ReplacementTypes::Any};
    CHECK(replaceDevice(life.reg, any));
}

TEST_CASE("Device: specifications are a JSON object", "[life]")
{
    Life life;
    auto device = life.stated();
    device.specs = GENERATE(as<std::string>{}, "[]", "5", "\"inch\"", "{", "null");
    CHECK(codeOfFirst(life.edit(device).problems()) == "device.specs_not_object");
    device.specs = "{\"inch\":55}";
    CHECK(life.edit(device));
}
