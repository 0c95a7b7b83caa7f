#include "core/journal/read/history.h"
#include "core/journal/read/verify.h"
#include "core/register/corrections/changes.h"
#include "core/register/faults/faults.h"
#include "core/register/meetings/calls.h"
#include "core/register/meetings/check_items.h"
#include "core/register/meetings/duties.h"
#include "core/register/meetings/frozen_reasons.h"
#include "core/register/meetings/meeting_view.h"
#include "core/register/meetings/meetings.h"
#include "core/register/meetings/readiness_board.h"
#include "core/register/meetings/room_checks.h"
#include "core/register/places/places.h"
#include "core/register/records/simple_records.h"
#include "core/store/projection/load.h"
#include "core/store/queries/fault_queries.h"
#include "core/store/queries/standard_queries.h"
#include "core/text/wording.h"
#include "tests/register/meetings_office.h"

#include <catch2/catch.hpp>

#include <algorithm>

// A meeting from the notice to its frozen board, the checks before it, who is on duty.

using namespace dongbo; // NOLINT(google-build-using-namespace): a test
using dongbo::test::firstCode;
using dongbo::test::hour;
using dongbo::test::Meetings;
using Codes = std::vector<std::string>;

TEST_CASE("Meetings: numbered, with the sites invited", "[register][meetings]")
{
    Meetings office;
    CHECK(office.now().number == "HN-2021-0001");
    CHECK(office.now().state == MeetingState::Planned);
    CHECK(viewMeeting(office.reg, office.id).sites.size() == 2);
    CHECK(findMeeting(office.reg, "hn 2021 0001") == office.id);
    CHECK_THROWS_AS(findMeeting(office.reg, "HN-2021-0009"), Error);
    // the same meeting twice, and one without sites
    CHECK_FALSE(office.add({true, {}, {}}));
    MeetingDraft bare;
    bare.meeting.name = "Giao ban";
    bare.meeting.startsAt = office.in(5);
    CHECK(firstCode(addMeeting(office.reg, bare)) == "meeting.no_sites_yet");
    bare.ifUnlikely = checks::IfUnlikely::Write;
    const auto done = addMeeting(office.reg, bare);
    REQUIRE(done);
    CHECK(done->number == "HN-2021-0002");
    CHECK(firstCode(sendNotice(office.reg, done->id, {})) == "meeting.no_sites");
    REQUIRE(inviteSites(office.reg, done->id, {true, {}, {}}));
    CHECK(viewMeeting(office.reg, done->id).sites.size() == 18);
    CHECK(firstCode(inviteSites(office.reg, done->id, {true, {}, {}})) == "meeting.all_invited");
    REQUIRE(uninviteSites(office.reg, done->id, {office.here}));
    CHECK(viewMeeting(office.reg, done->id).sites.size() == 17);
    // an undo takes the meeting with its invitations back; its number is not given again
    CHECK(undoChange(office.reg, done->changeSet, journal::DependantRule::Take, "").done);
    CHECK_THROWS_AS(viewMeeting(office.reg, done->id), Error);
    const auto again = addMeeting(office.reg, bare);
    REQUIRE(again);
    CHECK(again->number == "HN-2021-0003");
    CHECK(journal::verify(office.reg.database()).ok);
}

TEST_CASE("Meetings: a notice comes too late, is received, and a meeting is moved",
          "[register][meetings]")
{
    Meetings office;
    NoticeDraft notice;
    notice.number = "118/GM-UBND";
    notice.sentAt = office.in(40);
    CHECK(firstCode(sendNotice(office.reg, office.id, notice)) == "value.in_future");
    notice.sentAt.reset();
    REQUIRE(sendNotice(office.reg, office.id, notice));
    auto view = viewMeeting(office.reg, office.id);
    CHECK(view.noticeHours == 48);
    CHECK_FALSE(view.isNoticeLate);
    ReceiptDraft receipt;
    receipt.sites.sites = {office.here};
    receipt.by = "Nguyễn Văn Mẫu";
    office.clock.advanceMinutes(30);
    REQUIRE(receiveNotice(office.reg, office.id, receipt));
    receipt.sites.sites = {findSite(office.reg, "Kim Thái")};
    CHECK(firstCode(receiveNotice(office.reg, office.id, receipt)) == "meeting.not_invited");
    receipt.sites.sites = {office.there};
    receipt.at = Instant{office.clock.moment.unixMs - hour};
    CHECK(firstCode(receiveNotice(office.reg, office.id, receipt)) ==
          "meeting.received_before_sent");
    CHECK(viewMeeting(office.reg, office.id).received == 1);
    // the office asks for more hours than that
    ReadinessSetting setting;
    setting.code = "notice_hours";
    setting.value = 72;
    REQUIRE(addSimple(office.reg, RecordKind::ReadinessSetting, valuesOf(setting), ""));
    view = viewMeeting(office.reg, office.id);
    CHECK(view.isNoticeLate);
    // moved after a room was checked for it
    auto check = Meetings::passed(office.here);
    check.meeting = office.id;
    REQUIRE(recordCheck(office.reg, check));
    const std::vector<FieldEdit> move{fieldEdit(&Meeting::startsAt, {office.in(60)}),
                                      fieldEdit(&Meeting::endsAt, {office.in(62)})};
    CHECK(firstCode(editMeeting(office.reg, office.id, move, "")) == "meeting.moved_after_checks");
    CHECK(editMeeting(office.reg, office.id, move, "", OnConflict::WriteOthers,
                      checks::IfUnlikely::Write));
    CHECK(office.now().startsAt == office.in(60));
}

TEST_CASE("Checks: what fails opens a fault, or finds the open one", "[register][meetings]")
{
    Meetings office;
    auto check = Meetings::passed(office.here);
    check.meeting = office.id;
    check.headings[planning::indexOf(CheckHeading::Sound)] = CheckResult::Fail;
    CheckItemDraft item;
    item.device = office.first(DeviceType::Microphone);
    item.result = CheckResult::Fail;
    item.symptom = "mic chập chờn";
    check.items = {item};
    const auto done = recordCheck(office.reg, check);
    REQUIRE(done);
    REQUIRE(done->taken.front().faults.size() == 1);
    const auto& fault = done->taken.front().faults.front();
    CHECK(fault.isNew);
    CHECK(store::load<Fault>(office.reg.database(), fault.id)->device == item.device);
    CHECK(store::load<Fault>(office.reg.database(), fault.id)->severity == Severity::Intermittent);
    CHECK(office.row(office.here).state == Readiness::AtRisk);
    CHECK(office.codes(office.here) == Codes{"intermittent"});

    // the next round finds it open
    office.clock.advanceMinutes(46 * 60 + 30); // an hour and a half before
    check.round.reset();
    const auto again = recordCheck(office.reg, check);
    REQUIRE(again);
    CHECK_FALSE(again->taken.front().faults.front().isNew);
    CHECK(again->taken.front().faults.front().id == fault.id);
    CHECK(store::countFaults(office.reg.database(), {}) == 1);

    // one undo takes the check and the fault it opened
    CHECK(undoChange(office.reg, *done->changeSet, journal::DependantRule::Take, "").done);
    CHECK(store::countFaults(office.reg.database(), {}) == 0);
    CHECK(journal::verify(office.reg.database()).ok);
}

TEST_CASE("Checks: a heading that fails without a device is one fault of that heading",
          "[register][meetings]")
{
    Meetings office;
    auto check = Meetings::passed(office.here);
    check.headings[planning::indexOf(CheckHeading::Sound)] = CheckResult::Fail;
    check.headings[planning::indexOf(CheckHeading::Power)] = CheckResult::Fail;
    check.severity = Severity::Blocking;
    const auto done = recordCheck(office.reg, check);
    REQUIRE(done);
    CHECK(done->taken.front().faults.size() == 2);
    CHECK(office.row(office.here).state == Readiness::NotReady);
    const auto headings = office.row(office.here).headings;
    CHECK(headings[planning::indexOf(CheckHeading::Power)] == Readiness::NotReady);
    CHECK(headings[planning::indexOf(CheckHeading::Sound)] == Readiness::NotReady);
    CHECK(headings[planning::indexOf(CheckHeading::Light)] == Readiness::Ready);
    // the same again doubles nothing
    check.ifUnlikely = checks::IfUnlikely::Write;
    const auto again = recordCheck(office.reg, check);
    REQUIRE(again);
    CHECK(std::none_of(again->taken.front().faults.begin(), again->taken.front().faults.end(),
                       [](const auto& fault) { return fault.isNew; }));
    // repaired, and not looked at again
    for (const auto& fault : done->taken.front().faults) {
        office.clock.advanceMinutes(10);
        REQUIRE(fixFault(office.reg, fault.id, std::nullopt, ""));
    }
    CHECK(office.codes(office.here) == Codes{"repaired_unchecked", "repaired_unchecked"});
    office.clock.advanceMinutes(10);
    REQUIRE(recordCheck(office.reg, [](const SiteId& site) {
        auto draft = Meetings::passed(site);
        draft.ifUnlikely = checks::IfUnlikely::Write;
        return draft;
    }(office.here)));
    CHECK(office.row(office.here).state == Readiness::Ready);
}

TEST_CASE("Checks: conflicts have names", "[register][meetings]")
{
    Meetings office;
    auto check = Meetings::passed(office.here);
    check.meeting = office.id;
    REQUIRE(recordCheck(office.reg, check));
    CHECK(firstCode(recordCheck(office.reg, check)) == "check.entered_already");
    auto other = check;
    other.headings[planning::indexOf(CheckHeading::Line)] = CheckResult::NotLookedAt;
    const auto differs = recordCheck(office.reg, other);
    REQUIRE(firstCode(differs) == "check.entered_otherwise");
    CHECK(differs.problems().front().weight == Weight::Unlikely);
    CHECK(differs.problems().front().message.args.back().value == "@check_heading.line");
    auto late = check;
    late.at = office.in(49);
    CHECK(firstCode(recordCheck(office.reg, late)) == "check.after_meeting");
    auto elsewhere = check;
    elsewhere.site = findSite(office.reg, "Kim Thái");
    CHECK(firstCode(recordCheck(office.reg, elsewhere)) == "meeting.not_invited");
    auto foreign = Meetings::passed(office.there);
    CheckItemDraft item;
    item.device = office.first(DeviceType::Camera);
    foreign.items = {item};
    CHECK(firstCode(recordCheck(office.reg, foreign)) == "check.device_elsewhere");
    CheckDraft empty;
    empty.site = office.there;
    CHECK(firstCode(recordCheck(office.reg, empty)) == "check.nothing_looked_at");
    // many at once: those that fit are written
    const std::vector<CheckDraft> many{Meetings::passed(office.there), elsewhere};
    const auto taken = recordChecks(office.reg, many);
    CHECK(taken.taken.size() == 1);
    REQUIRE(taken.left.size() == 1);
    CHECK(taken.left.front().draft == 1);
    // withdrawn, it counts no more
    const auto& first = taken.taken.front();
    CHECK(firstCode(withdrawCheck(office.reg, first.id, "")) == "value.required");
    REQUIRE(withdrawCheck(office.reg, first.id, "nhầm phòng"));
    CHECK(firstCode(withdrawCheck(office.reg, first.id, "nhầm phòng")) ==
          "check.withdrawn_already");
    CHECK_FALSE(office.row(office.there).lastCheck);
}

TEST_CASE("Checks: items come from the procedure, tied to devices", "[register][meetings]")
{
    Meetings office;
    CHECK(checkTasksOf(office.reg, office.here, office.reg.today()).tasks.empty());
    Procedure procedure;
    procedure.name = "Kiểm tra phòng";
    procedure.version = "1";
    procedure.items = "line || Đo đường truyền\nsound | microphone | Nói thử từng micro\n"
                      "power | ups | Rút điện thử\nnonsense | x | y\nlight || Đèn đủ sáng";
    REQUIRE(addSimple(office.reg, RecordKind::Procedure, valuesOf(procedure), ""));
    const auto found = checkTasksOf(office.reg, office.here, office.reg.today());
    CHECK(found.procedureName == "Kiểm tra phòng 1");
    std::vector<std::string> headings;
    for (const auto& task : found.tasks) {
        headings.emplace_back(codeOf(task.heading));
    }
    CHECK(headings == std::vector<std::string>{"power", "light", "sound", "sound", "line"});
    auto check = Meetings::passed(office.here);
    CheckItemDraft item;
    item.device = office.first(DeviceType::Microphone);
    item.startsNeeded = 3;
    check.items = {item};
    const auto done = recordCheck(office.reg, check);
    REQUIRE(done);
    const auto items = store::checkItems(office.reg.database(), done->taken.front().id);
    REQUIRE(items.size() == 5);
    CHECK(items[2].item.device == item.device);
    CHECK(items[2].item.startsNeeded == 3);
    CHECK(items[2].item.result == CheckResult::Pass);
    CHECK(office.codes(office.here) == Codes{"hard_start"});
}

TEST_CASE("Duty: overlaps have names, and the board knows who is there", "[register][meetings]")
{
    Meetings office;
    Officer officer;
    officer.name = "Trần Thị Ví Dụ";
    officer.phone = "0900 000 123";
    const auto second = addOfficer(office.reg, officer, "")->id;
    CHECK(office.codes(office.there) == Codes{"function_gap", "function_gap", "function_gap",
                                              "function_gap", "function_gap", "function_gap",
                                              "function_gap", "never_checked", "no_duty"});
    DutyDraft draft;
    draft.duty.officer = office.tester;
    CHECK(firstCode(giveDuty(office.reg, draft)) == "duty.meeting_or_time");
    draft.duty.meeting = office.id;
    draft.duty.site = office.there;
    const auto done = giveDuty(office.reg, draft);
    REQUIRE(done);
    CHECK(store::load<Duty>(office.reg.database(), done->id)->from == office.in(47));
    CHECK(firstCode(giveDuty(office.reg, draft)) == "duty.twice");
    draft.duty.site = office.here;
    CHECK(firstCode(giveDuty(office.reg, draft)) == "duty.elsewhere");
    draft.duty.officer = second;
    draft.duty.site = office.there;
    CHECK(firstCode(giveDuty(office.reg, draft)) == "duty.taken");
    draft.duty.role = DutyRole::Deputy;
    REQUIRE(giveDuty(office.reg, draft));
    CHECK(office.row(office.there).onDuty.name == "tester");
    CHECK(office.row(office.there).onDuty.isRoster);
    CHECK_FALSE(office.row(office.here).onDuty.isRoster); // has the room
    REQUIRE(removeDuty(office.reg, done->id));
    CHECK(firstCode(removeDuty(office.reg, done->id)) == "duty.removed_already");
    CHECK(office.row(office.there).onDuty.phone == "0900 000 123");
    draft.duty.site = findSite(office.reg, "Kim Thái");
    CHECK(firstCode(giveDuty(office.reg, draft)) == "meeting.not_invited");
}

TEST_CASE("Duty: the journal says where, also without a site", "[register][meetings]")
{
    Meetings office;
    const auto said = [&](const DutyDraft& draft) {
        const auto done = giveDuty(office.reg, draft);
        REQUIRE(done);
        const auto what = journal::changeSet(office.reg.database(), done->changeSet)->what;
        return text::say(Language::Vietnamese, what);
    };
    DutyDraft draft;
    draft.duty.officer = office.tester;
    draft.duty.meeting = office.id;
    CHECK(said(draft) == "Phân công tester trực HN-2021-0001");
    draft.duty.meeting.reset();
    draft.duty.from = office.in(100);
    CHECK(said(draft) == "Phân công tester trực mọi điểm cầu");
}

TEST_CASE("Meetings: from the calls to the frozen board", "[register][meetings]")
{
    Meetings office;
    auto check = Meetings::passed(office.here);
    check.meeting = office.id;
    office.clock.advanceMinutes(30 * 60);
    REQUIRE(recordCheck(office.reg, check));
    auto board = readBoard(office.reg, office.id, office.reg.now());
    CHECK(board.count(Readiness::Ready) == 1);
    CHECK(board.count(Readiness::NotReady) == 1);
    CHECK(board.expected > 0.3);
    REQUIRE_FALSE(board.reliefs.empty());
    CHECK(board.sites[board.reliefs.front().site].id == office.there);
    const auto brief = readBoard(office.reg, office.id, office.reg.now(), Foretold::Chances);
    CHECK(brief.expected == board.expected);
    CHECK(brief.sites[0].chance == board.sites[0].chance);
    CHECK(brief.reliefs.empty());
    auto round = callRound(office.reg, board, office.reg.now());
    CHECK(round.round == CheckRound::DayBefore);
    CHECK(board.sites[round.entries.front().site].id == office.there);
    CHECK(round.wanted == 1);
    REQUIRE(logCall(office.reg, office.id,
                    {office.there, CallResult::Reached, "sẽ mượn thiết bị", std::nullopt}));
    round = callRound(office.reg, board, office.reg.now());
    CHECK(round.done == 1);
    CHECK(round.entries.front().answer == "sẽ mượn thiết bị");
    office.clock.advanceMinutes(17 * 60 + 30); // half an hour before
    round = callRound(office.reg, board, office.reg.now());
    CHECK(round.round == CheckRound::HourBefore);
    CHECK(round.done == 0);

    FreezeDraft freeze;
    CHECK(firstCode(freezeMeeting(office.reg, office.id, freeze)) == "meeting.freeze_too_early");
    office.clock.advanceMinutes(4 * 60);
    OutcomeDraft outcome;
    outcome.sites.sites = {office.there};
    outcome.outcome = MeetingOutcome::Held;
    outcome.minutesLost = 5;
    CHECK(firstCode(recordOutcome(office.reg, office.id, outcome)) == "meeting.held_lost_nothing");
    outcome.outcome = MeetingOutcome::Degraded;
    outcome.minutesLost = 500;
    CHECK(firstCode(recordOutcome(office.reg, office.id, outcome)) == "meeting.more_than_it_had");
    outcome.minutesLost = 12;
    outcome.cause = "tiếng ngắt";
    REQUIRE(recordOutcome(office.reg, office.id, outcome));
    CHECK(firstCode(freezeMeeting(office.reg, office.id, freeze)) == "meeting.outcomes_missing");
    freeze.restHeld = true;
    const auto frozen = freezeMeeting(office.reg, office.id, freeze);
    REQUIRE(frozen);
    CHECK(office.now().state == MeetingState::Held);
    const auto before = readBoard(office.reg, office.id, office.reg.now());
    CHECK(before.isFrozen);
    CHECK(before.count(Readiness::NotReady) == 1);
    // what happens afterwards does not change it
    for (const auto& device : office.set) {
        FaultDraft fault;
        fault.device = device;
        fault.symptom = "không lên";
        fault.severity = Severity::Blocking;
        REQUIRE(reportFault(office.reg, fault));
    }
    office.clock.advanceDays(30);
    const auto after = readBoard(office.reg, office.id, office.reg.now());
    REQUIRE(after.sites.size() == before.sites.size());
    for (std::size_t i = 0; i < after.sites.size(); ++i) {
        CHECK(after.sites[i].state == before.sites[i].state);
        CHECK(reasonsText(after.sites[i].reasons) == reasonsText(before.sites[i].reasons));
        CHECK(after.sites[i].headings == before.sites[i].headings);
    }
    CHECK(after.sites[0].outcome == MeetingOutcome::Held);
    CHECK_THROWS_AS(recordOutcome(office.reg, office.id, outcome), Error);
    CHECK_THROWS_AS(cancelMeeting(office.reg, office.id, "hoãn"), Error);
    CHECK(firstCode(recordCheck(office.reg, check)) == "check.meeting_is_over");
    // the next forecast learns from it
    CHECK(readBoard(office.reg, std::nullopt, office.reg.now()).learntFrom == 2);
    CHECK(undoChange(office.reg, frozen->changeSet, journal::DependantRule::Refuse, "").done);
    CHECK_FALSE(office.now().frozenAt);
    CHECK(journal::verify(office.reg.database()).ok);
}

TEST_CASE("Meetings: cancelled with a reason", "[register][meetings]")
{
    Meetings office;
    CHECK(firstCode(cancelMeeting(office.reg, office.id, "")) == "value.required");
    REQUIRE(cancelMeeting(office.reg, office.id, "hoãn"));
    CHECK(office.now().state == MeetingState::Cancelled);
    CHECK_THROWS_AS(sendNotice(office.reg, office.id, {}), Error);
    CHECK_FALSE(nextMeeting(office.reg, office.reg.now()));
}
