#include "core/register/corrections/changes.h"
#include "core/register/faults/faults.h"
#include "core/store/projection/load.h"
#include "core/store/queries/device_queries.h"
#include "core/store/queries/fault_queries.h"
#include "tests/support/edits.h"
#include "tests/support/register_fixture.h"

#include <catch2/catch.hpp>

using namespace dongbo; // NOLINT(google-build-using-namespace): a test reads better so

namespace {

struct Office : test::RegisterFixture
{
    DeviceId screen = device("Đại An", DeviceType::Screen, "Ti vi Sony 55");

    FaultId report(const std::string& symptom, std::optional<Severity> severity = std::nullopt)
    {
        FaultDraft draft;
        draft.device = screen;
        draft.symptom = symptom;
        draft.severity = severity;
        return reportFault(reg, draft)->id;
    }
    DeviceState shown() { return store::deviceState(reg.database(), screen); }
    Fault fault(FaultId id) { return *store::load<Fault>(reg.database(), id); }
};

} // namespace

TEST_CASE("Fault: a blocking one breaks its device, and fixed gives the earlier condition back",
          "[fault]")
{
    Office office;
    const auto id = office.report("màn hình không lên");
    CHECK(office.fault(id).number == "SC-2021-0001");
    CHECK(office.fault(id).severity == Severity::Blocking);
    CHECK(office.shown().condition == Condition::Broken);
    REQUIRE(acceptFault(office.reg, id, ""));
    office.clock.advanceMinutes(60);
    const auto repair = startRepair(office.reg, {id, "Cửa hàng Minh Anh", {}, "", ""});
    REQUIRE(repair);
    CHECK(office.shown().use == Use::UnderRepair);
    office.clock.advanceMinutes(60);
    RepairFinishDraft finish;
    finish.repair = repair->id;
    finish.cost = Money{350'000};
    REQUIRE(finishRepair(office.reg, finish));
    CHECK(office.fault(id).state == FaultState::Fixed);
    CHECK(office.shown().condition == Condition::Good);
    CHECK(office.shown().use == Use::InUse);
    REQUIRE(closeFault(office.reg, id, ""));
    CHECK(office.fault(id).state == FaultState::Closed);
}

TEST_CASE("Fault: the same trouble within 90 days is a recurrence, later it is not", "[fault]")
{
    Office office;
    const auto first = office.report("màn hình không lên");
    office.clock.advanceDays(89);
    const auto second = office.report("Tivi không lên hình");
    CHECK(office.fault(second).recurrenceOf == first);
    office.clock.advanceDays(91);
    CHECK_FALSE(office.fault(office.report("màn hình đen")).recurrenceOf);
}

TEST_CASE("Fault: about a site's line needs no device", "[fault]")
{
    Office office;
    FaultDraft draft;
    draft.site = findSite(office.reg, "Đại An");
    draft.about = FaultAbout::Line;
    draft.symptom = "rớt mạng";
    const auto answer = reportFault(office.reg, draft);
    REQUIRE(answer);
    CHECK(office.fault(answer->id).about == FaultAbout::Line);
    CHECK_FALSE(office.fault(answer->id).device);
}

TEST_CASE("Fault: neither device nor site is reported as a field error", "[fault]")
{
    Office office;
    FaultDraft draft;
    draft.symptom = "hỏng";
    CHECK_FALSE(reportFault(office.reg, draft));
}

TEST_CASE("Fault: closing one that is not fixed names its state, who and when", "[fault]")
{
    Office office;
    const auto id = office.report("mờ");
    try {
        const auto closed = closeFault(office.reg, id, "");
        FAIL("was not refused");
    } catch (const Error& error) {
        CHECK(error.kind() == Error::Kind::Refused);
        CHECK(error.message().code == "fault.wrong_state");
        CHECK(error.message().args[1].value == "@fault_state.reported");
        CHECK(error.message().args[3].value == "tester");
        CHECK(error.message().args[4].value == "11/05/2021 08:00");
    }
}

TEST_CASE("Repair: cannot end before it began, cost nothing below zero", "[fault]")
{
    Office office;
    const auto id = office.report("màn hình không lên");
    const auto repair = startRepair(office.reg, {id, "", {}, "", ""});
    RepairFinishDraft finish;
    finish.repair = repair->id;
    finish.cost = Money{-1};
    finish.at = Instant{office.clock.moment.unixMs - 1000};
    const auto answer = finishRepair(office.reg, finish);
    REQUIRE_FALSE(answer);
    CHECK(answer.problems()[0].message.code == "value.negative");
    CHECK(answer.problems()[1].message.code == "value.end_before_start");
    CHECK(office.fault(id).state == FaultState::InRepair);
}

TEST_CASE("Undo: a device that has a fault stays until the fault goes too, or is kept",
          "[fault][undo]")
{
    Office office;
    Device device;
    device.name = "Loa";
    device.type = DeviceType::Speaker;
    device.site = findSite(office.reg, "Gôi");
    const auto added = addDevice(office.reg, device, "");
    FaultDraft draft;
    draft.device = added->id;
    draft.symptom = "loa rè";
    const auto fault = reportFault(office.reg, draft);
    REQUIRE(fault);
    const auto blocked =
        undoChange(office.reg, added->changeSet, journal::DependantRule::Refuse, "");
    CHECK_FALSE(blocked.done);
    REQUIRE(blocked.dependants.size() == 1);
    CHECK(blocked.dependants.front().record == fault->id);

    SECTION("taken along")
    {
        CHECK(undoChange(office.reg, added->changeSet, journal::DependantRule::Take, "").done);
        CHECK_FALSE(store::load<Device>(office.reg.database(), added->id));
        CHECK_FALSE(store::load<Fault>(office.reg.database(), fault->id));
        const auto redone = redoChange(office.reg, fault->changeSet, journal::BasisRule::Take, "");
        CHECK(redone.alsoRedone == std::vector{added->changeSet});
        CHECK(store::load<Device>(office.reg.database(), added->id)->name == "Loa");
    }
    SECTION("kept")
    {
        const auto result =
            undoChange(office.reg, added->changeSet, journal::DependantRule::Keep, "");
        CHECK(result.done);
        CHECK(store::load<Device>(office.reg.database(), added->id)->name == "Loa");
        CHECK(store::load<Fault>(office.reg.database(), fault->id));
    }
}

TEST_CASE("Fault: an unfinished report has no severity until it is completed", "[fault]")
{
    Office office;
    FaultDraft draft;
    draft.device = office.screen;
    draft.symptom = "màn hình không lên";
    draft.isUnfinished = true;
    const auto id = reportFault(office.reg, draft)->id;
    CHECK_FALSE(office.fault(id).severity.has_value());
    CHECK(office.shown().condition == Condition::Good);
    draft.isUnfinished = false;
    draft.severity = Severity::Blocking;
    draft.notes = "đã thử cáp khác";
    const auto completed = test::completeReport(office.reg, id, draft);
    REQUIRE(completed);
    CHECK(office.fault(id).severity == Severity::Blocking);
    CHECK(office.fault(id).notes == "đã thử cáp khác");
    CHECK(office.shown().condition == Condition::Broken);
    draft.severity = Severity::Minor; // it was not so bad
    REQUIRE(test::completeReport(office.reg, id, draft));
    CHECK(office.shown().condition == Condition::Good);
    REQUIRE(fixFault(office.reg, id, {}, ""));
    CHECK_THROWS_AS(static_cast<void>(test::completeReport(office.reg, id, draft)), Error);
}

TEST_CASE("Fault: a completed report comes back of an earlier one, never of itself", "[fault]")
{
    Office office;
    const auto first = office.report("màn hình không lên");
    REQUIRE(fixFault(office.reg, first, {}, ""));
    office.clock.advanceDays(2);
    FaultDraft draft;
    draft.device = office.screen;
    draft.symptom = "hỏng";
    draft.isUnfinished = true;
    const auto second = reportFault(office.reg, draft)->id;
    CHECK_FALSE(office.fault(second).recurrenceOf.has_value());
    draft.symptom = "không lên hình";
    REQUIRE(test::completeReport(office.reg, second, draft));
    CHECK(office.fault(second).recurrenceOf == first);
    draft.notes = "gọi thợ rồi"; // once more: now it is like itself
    REQUIRE(test::completeReport(office.reg, second, draft));
    CHECK(office.fault(second).recurrenceOf == first);
    CHECK(store::occurrenceOf(office.reg.database(), second) == 2);
    CHECK(store::occurrenceOf(office.reg.database(), first) == 1);
}

TEST_CASE("Fault: noticed in the future, long ago or before the purchase is a question", "[fault]")
{
    Office office;
    REQUIRE(editDevice(office.reg, office.screen,
                       {fieldEdit(&Device::acquired, parseIsoDate("2019-01-01"))}, ""));
    FaultDraft draft;
    draft.device = office.screen;
    draft.symptom = "sọc màn hình";
    const auto [at, code] = GENERATE(
        table<const char*, const char*>({{"2021-05-11T08:30:00+07:00", "value.in_future"},
                                         {"1989-12-31T08:00:00+07:00", "value.long_ago"},
                                         {"2018-12-31T08:00:00+07:00", "device.before_purchase"}}));
    draft.at = parseIsoInstant(at);
    const auto asked = reportFault(office.reg, draft);
    REQUIRE_FALSE(asked);
    CHECK(asked.problems()[0].field == "reported_at");
    CHECK(asked.problems()[0].message.code == code);
    CHECK(checks::areOnlyUnlikely(asked.problems()));
    draft.ifUnlikely = checks::IfUnlikely::Write;
    const auto done = reportFault(office.reg, draft);
    REQUIRE(done);
    CHECK(done->warnings[0].message.code == code);
    CHECK(office.fault(done->id).reportedAt == draft.at);
    // what is completed is asked the same, but not about what it held before
    draft.notes = "xem lại";
    CHECK(test::completeReport(office.reg, done->id, draft));
    draft.at = Instant{draft.at->unixMs + 60'000};
    CHECK(checks::areOnlyUnlikely(test::completeReport(office.reg, done->id, draft).problems()));
}

TEST_CASE("Fault: its photos are of the same change as the report", "[fault]")
{
    Office office;
    FaultDraft draft;
    draft.device = office.screen;
    draft.symptom = "sọc màn hình";
    draft.files = {{"soc.jpg", "\xFF\xD8\xFF rest"}};
    const auto written = reportFault(office.reg, draft);
    REQUIRE(written);
    const auto rows = store::attachmentsOf(office.reg.database(), written->id);
    REQUIRE(rows.size() == 1);
    CHECK(attachedBytes(office.reg, rows[0].id) == "\xFF\xD8\xFF rest");
    CHECK(undoChange(office.reg, written->changeSet, journal::DependantRule::Refuse, "").done);
    CHECK(store::attachmentsOf(office.reg.database(), written->id).empty());
    draft.files = {{"virus.exe", "MZ"}};
    CHECK_FALSE(reportFault(office.reg, draft));
}

TEST_CASE("Fault: symptoms are counted by the type of their device", "[fault]")
{
    Office office;
    office.report("không lên hình");
    office.report("sọc màn hình");
    office.report("sọc màn hình");
    FaultDraft line;
    line.site = findSite(office.reg, "Đại An");
    line.about = FaultAbout::Line;
    line.symptom = "rớt mạng";
    REQUIRE(reportFault(office.reg, line));
    const auto counts =
        store::symptomCounts(office.reg.database(), FaultAbout::Device, DeviceType::Screen, 100);
    REQUIRE(counts.size() == 2);
    CHECK(counts[0].symptom == "sọc màn hình");
    CHECK(counts[0].count == 2);
    CHECK(store::symptomCounts(office.reg.database(), FaultAbout::Device, DeviceType::Ups, 100)
              .empty());
    CHECK(store::symptomCounts(office.reg.database(), FaultAbout::Line, {}, 100).size() == 1);
}
