#include "core/journal/read/verify.h"
#include "core/register/corrections/changes.h"
#include "core/register/faults/faults.h"
#include "core/register/meetings/calls.h"
#include "core/register/meetings/sheet_rooms.h"
#include "core/store/queries/fault_queries.h"
#include "tests/register/meetings_office.h"

#include <catch2/catch.hpp>

// What is behind a loss, how calls went, the trial, what stands on a filled sheet.

using namespace dongbo; // NOLINT(google-build-using-namespace): a test
using dongbo::test::firstCode;
using dongbo::test::Meetings;

namespace {

/// The meeting begins, and goes badly at one site.
struct Begun : Meetings
{
    OutcomeDraft outcome;

    explicit Begun(bool isBegun = true)
    {
        if (isBegun) {
            begin();
        }
        outcome.sites.sites = {there};
        outcome.outcome = MeetingOutcome::Lost;
        outcome.minutesLost = 20;
    }
    void begin() { clock.advanceMinutes(49 * 60); }
    FaultId report(const SiteId& site, const char* symptom)
    {
        FaultDraft draft;
        draft.site = site;
        draft.about = FaultAbout::Line;
        draft.symptom = symptom;
        const auto done = reportFault(reg, draft);
        REQUIRE(done);
        return done->id;
    }
    [[nodiscard]] MeetingSite invitation(const SiteId& site)
    {
        for (const auto& row : store::meetingSites(reg.database(), id)) {
            if (row.invited.site == site) {
                return row.invited;
            }
        }
        FAIL("not invited");
        return {};
    }
};

} // namespace

TEST_CASE("Outcome: the fault behind a loss is reported with it, and undone with it",
          "[register][meetings]")
{
    Begun office;
    FaultDraft report;
    report.about = FaultAbout::Power;
    report.symptom = "mất điện";
    office.outcome.report = report;
    office.outcome.sites.sites = {office.here, office.there};
    CHECK(firstCode(recordOutcome(office.reg, office.id, office.outcome)) ==
          "meeting.one_site_a_report");
    CHECK(store::faults(office.reg.database(), {}).empty());
    office.outcome.sites.sites = {office.there};
    const auto done = recordOutcome(office.reg, office.id, office.outcome);
    REQUIRE(done);
    const auto faults = store::faults(office.reg.database(), {});
    REQUIRE(faults.size() == 1);
    CHECK(faults.front().fault.site == office.there);
    CHECK(faults.front().fault.meeting == office.id);
    CHECK(office.invitation(office.there).fault == faults.front().id);
    CHECK(undoChange(office.reg, done->changeSet, journal::DependantRule::Refuse, "").done);
    CHECK(store::faults(office.reg.database(), {}).empty());
    CHECK_FALSE(office.invitation(office.there).outcome);
    CHECK(journal::verify(office.reg.database()).ok);
}

TEST_CASE("Outcome: a fault of another site is asked about, one of a meeting held well refused",
          "[register][meetings]")
{
    Begun office;
    office.outcome.fault = office.report(office.here, "mất mạng");
    CHECK(firstCode(recordOutcome(office.reg, office.id, office.outcome)) ==
          "meeting.fault_elsewhere");
    office.outcome.ifUnlikely = checks::IfUnlikely::Write;
    REQUIRE(recordOutcome(office.reg, office.id, office.outcome));
    office.outcome.outcome = MeetingOutcome::Held;
    office.outcome.minutesLost.reset();
    CHECK(firstCode(recordOutcome(office.reg, office.id, office.outcome)) ==
          "meeting.held_lost_nothing");
}

TEST_CASE("Outcome: the faults of about that time, those reported during the meeting first",
          "[register][meetings]")
{
    Begun office(/*isBegun=*/false);
    const auto old = office.report(office.there, "chậm");
    REQUIRE(fixFault(office.reg, old, std::nullopt, ""));
    const auto open = office.report(office.there, "chập chờn");
    office.begin();
    const auto during = office.report(office.there, "mất mạng");
    (void)office.report(office.here, "mất mạng");
    const auto found = faultsAround(office.reg, office.id, office.there);
    REQUIRE(found.size() == 2);
    CHECK(found[0].id == during);
    CHECK(found[1].id == open);
}

TEST_CASE("Calls: who was not reached stays on the list", "[register][meetings]")
{
    Meetings office;
    const auto round = [&] {
        return callRound(office.reg, readBoard(office.reg, office.id, office.reg.now()),
                         office.reg.now());
    };
    const auto wanted = round().wanted;
    REQUIRE(wanted > 0);
    CallDraft call;
    call.site = office.there;
    CHECK(firstCode(logCall(office.reg, office.id, call)) == "value.required"); // what they said
    call.result = CallResult::Busy;
    call.answer = "máy bận";
    REQUIRE(logCall(office.reg, office.id, call));
    CHECK(round().done == 0);
    CHECK(round().entries.front().answer == "máy bận");
    CHECK_FALSE(round().entries.front().isReached);
    call.result = CallResult::NoAnswer;
    call.answer.clear();
    office.clock.advanceMinutes(5);
    REQUIRE(logCall(office.reg, office.id, call));
    CHECK(round().done == 0);
    call.at = office.in(3);
    CHECK(firstCode(logCall(office.reg, office.id, call)) == "meeting.call_to_come");
    call.at.reset();
    call.result = CallResult::Reached;
    call.answer = "sẽ mượn máy phát";
    office.clock.advanceMinutes(5);
    REQUIRE(logCall(office.reg, office.id, call));
    CHECK(round().done == 1);
    for (const auto result :
         {CallResult::Reached, CallResult::NoAnswer, CallResult::Busy, CallResult::CallBack}) {
        CHECK(parseCode<CallResult>(codeOf(result)) == result);
    }
    CHECK_FALSE(parseCode<CallResult>("maybe"));
}

TEST_CASE("Trial: when it was is kept, and is before the meeting", "[register][meetings]")
{
    Meetings office;
    const SiteChoice both{false, {}, {office.here, office.there}};
    CHECK(firstCode(recordTrial(office.reg, office.id, both, TrialResult::Good, office.in(60))) ==
          "meeting.trial_after");
    REQUIRE(recordTrial(office.reg, office.id, both, TrialResult::Problem, office.in(1)));
    CHECK(office.now().trialAt == office.in(1));
    REQUIRE(recordTrial(office.reg, office.id, {false, {}, {office.here}}, TrialResult::Good));
    CHECK(office.now().trialAt == office.in(1)); // stays
}

TEST_CASE("Sheet: rooms of the meeting, filled with the newest check of it", "[register][meetings]")
{
    Meetings office;
    auto check = Meetings::passed(office.here);
    REQUIRE(recordCheck(office.reg, check)); // of no meeting
    check.meeting = office.id;
    check.headings[2] = CheckResult::Fail;
    check.ifUnlikely = checks::IfUnlikely::Write;
    office.clock.advanceMinutes(30);
    const auto taken = recordCheck(office.reg, check);
    REQUIRE(taken);
    SheetOrder order;
    order.meeting = office.id;
    CHECK_FALSE(sheetRooms(office.reg, order).front().check);
    order.isFilled = true;
    const auto rooms = sheetRooms(office.reg, order);
    REQUIRE(rooms.size() == 2);
    REQUIRE(rooms[0].check);
    CHECK(rooms[0].check->check.sound == CheckResult::Fail);
    CHECK(rooms[0].faults == taken->taken.front().faults.front().number);
    CHECK_FALSE(rooms[1].check);
    CHECK(sheetTitle(office.reg, order).find("Phòng, chống dịch") != std::string::npos);
}
