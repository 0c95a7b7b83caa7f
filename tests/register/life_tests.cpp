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
#include "tests/support/edits.h"
#include "tests/support/register_fixture.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace dongbo; // NOLINT(google-build-using-namespace): a test

// The life of faults, repairs and devices: what each step makes of the device, step upon step.

namespace {

struct Life : test::RegisterFixture
{
    DeviceId screen = device("Đại An", DeviceType::Screen, "Ti vi Sony 55");

    FaultId report(Severity severity, const char* symptom = "không lên hình")
    {
        clock.advanceMinutes(1);
        FaultDraft draft;
        draft.device = screen;
        draft.symptom = symptom;
        draft.severity = severity;
        return reportFault(reg, draft)->id;
    }
    RepairId start(FaultId fault, const char* by = "Cửa hàng Minh Anh")
    {
        clock.advanceMinutes(1);
        return startRepair(reg, {fault, by, {}, "", ""})->id;
    }
    ChangeSetId finish(RepairId repair, RepairOutcome outcome = RepairOutcome::Fixed)
    {
        clock.advanceMinutes(1);
        RepairFinishDraft draft;
        draft.repair = repair;
        draft.outcome = outcome;
        return finishRepair(reg, draft)->changeSet;
    }
    Checked<Edited<DeviceId>> state(std::optional<Condition> condition, Use use = Use::InUse)
    {
        return editDevice(
            reg, screen,
            {fieldEdit(&Device::condition, condition), fieldEdit(&Device::use, std::optional{use})},
            "");
    }
    Checked<Edited<DeviceId>> edit(const Device& wanted, const std::string& reason = "")
    {
        return editDevice(reg, screen, editsBetween(stated(), wanted), reason);
    }
    Device stated() { return *store::load<Device>(reg.database(), screen); }
    DeviceState now() { return store::deviceState(reg.database(), screen); }
    Fault fault(FaultId id) { return *store::load<Fault>(reg.database(), id); }
};

constexpr DeviceState working{Condition::Good, Use::InUse};
constexpr DeviceState broken{Condition::Broken, Use::InUse};

std::string codeOfFirst(const Problems& problems)
{
    return problems.empty() ? "" : problems.front().message.code;
}

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

namespace {

struct Care : Life
{
    OfficerId anh = officer("Anh");
    OfficerId binh = officer("Bình");
    OfficerId chi = officer("Chi");

    OfficerId officer(const char* name)
    {
        Officer person;
        person.name = name;
        return addOfficer(reg, person, "")->id;
    }
    void give(OfficerId who, const char* from)
    {
        clock.advanceMinutes(1);
        REQUIRE(giveCustody(reg, who, screen, {}, parseIsoDate(from), ""));
    }
    /// "Anh 2019-01-01 2020-01-01; Bình 2020-01-01 -"
    std::string periods()
    {
        std::string out;
        for (const auto& row : store::custodyOf(reg.database(), screen)) {
            out += (out.empty() ? "" : "; ") + row.officer + " " +
                   (row.custody.from ? isoText(*row.custody.from) : "-") + " " +
                   (row.custody.to ? isoText(*row.custody.to) : "-");
        }
        return out;
    }
};

} // namespace

TEST_CASE("Custody: a period that begins in the past ends where the next one begins", "[life]")
{
    Care care;
    care.give(care.anh, "2020-06-01");
    care.give(care.binh, "2018-01-01");
    CHECK(care.periods() == "Bình 2018-01-01 2020-06-01; Anh 2020-06-01 -");
    CHECK(care.stated().custodian == care.anh);
    care.give(care.chi, "2019-03-01");
    CHECK(care.periods() ==
          "Bình 2018-01-01 2019-03-01; Chi 2019-03-01 2020-06-01; Anh 2020-06-01 -");
    care.give(care.binh, "2021-01-01");
    CHECK(care.stated().custodian == care.binh);
    CHECK(care.periods() == "Bình 2018-01-01 2019-03-01; Chi 2019-03-01 2020-06-01; Anh 2020-06-01 "
                            "2021-01-01; Bình 2021-01-01 -");
}

TEST_CASE("Custody: a device that left before its keeper had it is a question, and none of the "
          "periods ends before it begins",
          "[life]")
{
    Care care;
    care.give(care.binh, "2018-01-01");
    care.give(care.anh, "2020-06-01");
    TransferDraft move{care.screen, findSite(care.reg, "Gôi"), parseIsoDate("2020-05-31"), "", "",
                       care.chi};
    const auto asked = transferDevice(care.reg, move);
    REQUIRE_FALSE(asked);
    CHECK(asked.problems().front().field == "day");
    CHECK(codeOfFirst(asked.problems()) == "custody.began_later");
    CHECK(checks::areOnlyUnlikely(asked.problems()));
    CHECK(care.stated().site == findSite(care.reg, "Đại An"));

    move.ifUnlikely = checks::IfUnlikely::Write;
    const auto done = transferDevice(care.reg, move);
    REQUIRE(done);
    CHECK(codeOfFirst(done->warnings) == "custody.began_later");
    CHECK(care.periods() == "Bình 2018-01-01 2020-05-31; Chi 2020-05-31 2020-06-01; "
                            "Anh 2020-06-01 -");
    CHECK(care.stated().site == move.to);
    CHECK(care.stated().custodian == care.anh);
    REQUIRE(undoChange(care.reg, done->changeSet, journal::DependantRule::Refuse, "").done);
    CHECK(care.periods() == "Bình 2018-01-01 2020-06-01; Anh 2020-06-01 -");

    move.custodian.reset();
    REQUIRE(transferDevice(care.reg, move));
    CHECK(care.periods() == "Bình 2018-01-01 2020-05-31; Anh 2020-06-01 -");
    CHECK(care.stated().custodian == care.anh);
}

TEST_CASE("Custody: what began after a device left the books was nobody's care", "[life]")
{
    Care care;
    care.give(care.binh, "2018-01-01");
    care.give(care.anh, "2020-06-01");
    DisposeDraft draft;
    draft.device = care.screen;
    draft.paper = Paper::Lost;
    draft.day = parseIsoDate("2019-03-01");
    const auto asked = disposeDevice(care.reg, draft);
    CHECK(codeOfFirst(asked.problems()) == "custody.began_later_ends");
    CHECK(checks::areOnlyUnlikely(asked.problems()));
    draft.ifUnlikely = checks::IfUnlikely::Write;
    REQUIRE(disposeDevice(care.reg, draft));
    CHECK(care.periods() == "Bình 2018-01-01 2019-03-01; Anh 2020-06-01 2020-06-01");
    CHECK_FALSE(care.stated().custodian);
}

TEST_CASE("Custody: a replacement dated before the keeper came gives him the new device from when "
          "he did",
          "[life]")
{
    Care care;
    care.give(care.anh, "2020-06-01");
    const auto old = care.screen;
    const auto fresh = care.device("Đại An", DeviceType::Screen, "Ti vi mới");
    ReplaceDraft draft;
    draft.oldDevice = old;
    draft.newDevice = fresh;
    draft.day = parseIsoDate("2020-05-01");
    CHECK(checks::areOnlyUnlikely(replaceDevice(care.reg, draft).problems()));
    draft.ifUnlikely = checks::IfUnlikely::Write;
    REQUIRE(replaceDevice(care.reg, draft));
    CHECK(care.periods() == "Anh 2020-06-01 2020-06-01");
    care.screen = fresh;
    CHECK(care.periods() == "Anh 2020-06-01 -");
    CHECK(care.stated().custodian == care.anh);
}

TEST_CASE("Transfer: one that is told after a later one is a question, and the device is where it "
          "was sent last",
          "[life]")
{
    Care care;
    const auto there = findSite(care.reg, "Gôi");
    TransferDraft move{care.screen, there, parseIsoDate("2020-06-01"), "", "", {}};
    REQUIRE(transferDevice(care.reg, move));
    move.to = findSite(care.reg, "Minh Tân");
    move.day = parseIsoDate("2020-05-01");
    const auto asked = transferDevice(care.reg, move);
    CHECK(codeOfFirst(asked.problems()) == "device.moved_later");
    CHECK(checks::areOnlyUnlikely(asked.problems()));
    move.ifUnlikely = checks::IfUnlikely::Write;
    REQUIRE(transferDevice(care.reg, move));
    CHECK(care.stated().site == move.to);
}

TEST_CASE("Days: without one it is today, and what an odd day said before is no question", "[life]")
{
    Care care;
    REQUIRE(giveCustody(care.reg, care.anh, care.screen, {}, parseIsoDate("2031-01-01"), "",
                        checks::IfUnlikely::Write));
    const auto moved =
        transferDevice(care.reg, {care.screen, findSite(care.reg, "Gôi"), {}, "", "", care.chi});
    REQUIRE(moved);
    CHECK(codeOfFirst(moved->warnings) == "custody.began_later");
    CHECK(care.periods() == "Chi 2021-05-11 2031-01-01; Anh 2031-01-01 -");
}

TEST_CASE(
    "Days: to come, long ago or before the purchase is asked of every paper; what no calendar "
    "has is refused",
    "[life]")
{
    Care care;
    REQUIRE(editDevice(care.reg, care.screen,
                       {fieldEdit(&Device::acquired, parseIsoDate("2019-01-01"))}, ""));
    const auto [day, code] =
        GENERATE(table<const char*, const char*>({{"2021-05-12", "value.in_future"},
                                                  {"1989-12-31", "value.long_ago"},
                                                  {"2018-12-31", "device.before_purchase"}}));
    const auto on = parseIsoDate(day);
    const auto there = findSite(care.reg, "Gôi");
    const auto ask = [&](const Problems& problems) {
        CHECK(codeOfFirst(problems) == code);
        CHECK(checks::areOnlyUnlikely(problems));
    };
    ask(giveCustody(care.reg, care.anh, care.screen, {}, on, "").problems());
    ask(transferDevice(care.reg, {care.screen, there, on, "", "", {}}).problems());
    ask(disposeDevice(care.reg, {care.screen, Paper::Lost, on, "", "", {}}).problems());
    ask(disposeDevice(care.reg, {care.screen, Paper::DisposalProposed, on, "", "", {}}).problems());
    const auto fresh = care.device("Đại An", DeviceType::Screen, "Ti vi mới");
    ReplaceDraft replacing{care.screen, fresh, {}, on, "", "", {}};
    ask(replaceDevice(care.reg, replacing).problems());

    // said yes, each is done and tells what was odd
    const auto given =
        giveCustody(care.reg, care.anh, care.screen, {}, on, "", checks::IfUnlikely::Write);
    REQUIRE(given);
    CHECK(codeOfFirst(given->warnings) == code);
    CHECK(care.periods() == std::string("Anh ") + day + " -");

    const Date never{std::chrono::year{2021}, std::chrono::February, std::chrono::day{30}};
    const auto refused = transferDevice(
        care.reg, {care.screen, there, never, "", "", {}, checks::IfUnlikely::Write});
    REQUIRE_FALSE(refused);
    CHECK(codeOfFirst(refused.problems()) == "value.not_a_date");
    CHECK_FALSE(checks::areOnlyUnlikely(refused.problems()));
}

TEST_CASE("Texts: each has a limit, and past it nothing is written", "[life]")
{
    Life life;
    const auto fault = life.report(Severity::Minor);
    const std::string lengthy(2'001, 'x');
    const std::string number(301, 'x');
    CHECK(codeOfFirst(acceptFault(life.reg, fault, lengthy).problems()) == "value.too_long");
    CHECK(codeOfFirst(startRepair(life.reg, {fault, number, {}, "", ""}).problems()) ==
          "value.too_long");
    CHECK(codeOfFirst(startRepair(life.reg, {fault, "", {}, number, ""}).problems()) ==
          "value.too_long");
    RepairFinishDraft finish;
    finish.repair = life.start(fault);
    finish.documentNo = number;
    CHECK(codeOfFirst(finishRepair(life.reg, finish).problems()) == "value.too_long");
    const auto there = findSite(life.reg, "Gôi");
    CHECK(codeOfFirst(
              transferDevice(life.reg, {life.screen, there, {}, number, "", {}}).problems()) ==
          "value.too_long");
    CHECK(codeOfFirst(
              disposeDevice(life.reg, {life.screen, Paper::DisposalProposed, {}, number, "", {}})
                  .problems()) == "value.too_long");
    auto device = life.stated();
    device.fundingSource = number;
    CHECK(codeOfFirst(life.edit(device).problems()) == "value.too_long");
    device.fundingSource = "ngân sách";
    CHECK(codeOfFirst(life.edit(device, lengthy).problems()) == "value.too_long");
}
