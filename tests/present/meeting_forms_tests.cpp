#include "core/register/base/find.h"
#include "core/register/meetings/meeting_view.h"
#include "core/register/meetings/meetings.h"
#include "core/register/meetings/room_checks.h"
#include "core/store/queries/fault_queries.h"
#include "core/store/queries/meeting_queries.h"
#include "core/text/dates.h"
#include "gui/present/forms/form_presenter.h"
#include "gui/present/meetings/meetings_list.h"
#include "tests/support/fake_list_view.h"
#include "tests/support/fake_shell.h"

#include <catch2/catch.hpp>

#include <algorithm>

// The steps of a meeting as forms of the window, and what they say to bad input.

using namespace dongbo;          // NOLINT(google-build-using-namespace): a test
using namespace dongbo::present; // NOLINT(google-build-using-namespace): a test
using dongbo::test::FakeListView;
using dongbo::test::FakeShell;

namespace {

constexpr std::int64_t hourMs = 3'600'000;

struct FakeFormView final : FormView
{
    void showForm(const Form&) override {}
    void focusOn(const std::string&) override {}
};

/// A meeting of two rooms in two days.
struct Steps
{
    FakeShell shell;
    FakeFormView formView;
    FormPresenter form{shell, formView};
    SiteId here = findSite(shell.reg(), "Đại An");
    SiteId there = findSite(shell.reg(), "Gôi");
    MeetingId id = add(48);

    MeetingId add(std::int64_t hours)
    {
        MeetingDraft draft;
        draft.meeting.name = "Phòng, chống dịch";
        draft.meeting.startsAt = in(hours);
        draft.meeting.endsAt = in(hours + 3);
        draft.invited.sites = {here, there};
        const auto added = addMeeting(shell.reg(), draft);
        REQUIRE(added);
        return added->id;
    }
    [[nodiscard]] Instant in(std::int64_t hours)
    {
        return {shell.session().now().unixMs + hours * hourMs};
    }
    void open(SheetKind kind, const std::string& hint = {})
    {
        REQUIRE(form.open({kind, RecordRef{RecordKind::Meeting, id}, hint}));
    }
    [[nodiscard]] const FormField& field(const char* name)
    {
        const auto* found = form.form().find(name);
        REQUIRE(found != nullptr);
        return *found;
    }
    [[nodiscard]] std::string hintOf(const SiteId& site) const { return "site=" + site.text(); }
    [[nodiscard]] MeetingSite invitation(const SiteId& site)
    {
        for (const auto& row : store::meetingSites(shell.reg().database(), id)) {
            if (row.invited.site == site) {
                return row.invited;
            }
        }
        return {};
    }
    [[nodiscard]] std::size_t checks()
    {
        store::CheckFilter filter;
        filter.meeting = id;
        return store::siteChecks(shell.reg().database(), filter).size();
    }
    void check(const SiteId& site)
    {
        CheckDraft draft;
        draft.site = site;
        draft.meeting = id;
        draft.headings.fill(CheckResult::Pass);
        REQUIRE(recordCheck(shell.reg(), draft));
    }
};

} // namespace

TEST_CASE("Meeting forms: a notice tells its lateness before it is sent, and asks when late",
          "[present]")
{
    Steps desk;
    desk.open(SheetKind::ReceiveNotice, "send=yes");
    desk.form.type("notice_no", "118/GM-UBND");
    REQUIRE_FALSE(desk.form.form().consequences.empty());
    CHECK(desk.form.form().consequences.front().find("48 giờ") != std::string::npos);
    CHECK(desk.form.form().consequenceTone == Tone::Accent);
    desk.form.type("notice_sent_at", text::formatInstant(desk.in(47)));
    CHECK(desk.form.form().consequenceTone == Tone::Warn);
    CHECK_FALSE(desk.form.send()); // still to come, and late
    CHECK(desk.field("notice_sent_at").question);
    CHECK_FALSE(desk.invitation(desk.here).noticeSentAt);
    desk.form.type("notice_sent_at", text::formatInstant(desk.in(0)));
    CHECK(desk.form.send());
    CHECK(desk.invitation(desk.here).noticeSentAt);
    CHECK(viewMeeting(desk.shell.reg(), desk.id).meeting.noticeNo == "118/GM-UBND");
}

TEST_CASE("Meeting forms: an invitation is taken back, the trial is written down", "[present]")
{
    Steps desk;
    desk.open(SheetKind::MeetingOutcome, "trial=yes");
    CHECK_FALSE(desk.form.send()); // no result
    desk.form.type("trial_result", "problem");
    CHECK(desk.form.form().consequenceTone == Tone::Warn);
    desk.form.type("trial_at", text::formatInstant(desk.in(60))); // after the meeting
    CHECK_FALSE(desk.form.send());
    CHECK_FALSE(desk.field("trial_at").problem.empty());
    desk.form.type("trial_at", text::formatInstant(desk.in(0)));
    desk.form.tick("sites", desk.there.text(), false);
    REQUIRE(desk.form.send());
    CHECK(desk.invitation(desk.here).trial == TrialResult::Problem);
    CHECK_FALSE(desk.invitation(desk.there).trial);

    desk.open(SheetKind::InviteSites, "back=yes;" + desk.hintOf(desk.there));
    CHECK(desk.field("sites").value == desk.there.text());
    REQUIRE(desk.form.send());
    CHECK(viewMeeting(desk.shell.reg(), desk.id).sites.size() == 1);
}

TEST_CASE("Meeting forms: how a call went is chosen, what was said typed", "[present]")
{
    Steps desk;
    desk.open(SheetKind::TellContact, desk.hintOf(desk.here));
    CHECK_FALSE(desk.form.send());
    desk.form.type("call_result", "call_back");
    desk.form.type("answer", "gọi lại 13:30");
    REQUIRE(desk.form.send());
    const auto calls = store::checkCalls(desk.shell.reg().database(), desk.id);
    REQUIRE(calls.size() == 1);
    CHECK(calls[0].answer == "gọi lại 13:30");
    CHECK_FALSE(calls[0].answeredAt); // stays on the list
}

TEST_CASE("Meeting forms: the fault behind a loss is picked, or reported with it", "[present]")
{
    Steps desk;
    desk.shell.clock.advanceMinutes(49 * 60);
    FaultDraft known;
    known.site = desk.here;
    known.about = FaultAbout::Line;
    known.symptom = "mất mạng";
    const auto reported = reportFault(desk.shell.reg(), known);
    REQUIRE(reported);
    desk.open(SheetKind::MeetingOutcome, desk.hintOf(desk.here) + ";outcome=lost");
    CHECK(desk.field("fault").isShown);
    CHECK(desk.field("fault").value == reported->id.text()); // the only one of that time
    desk.form.type("minutes_lost", "20");
    REQUIRE(desk.form.send());
    CHECK(desk.invitation(desk.here).fault == reported->id);

    desk.open(SheetKind::MeetingOutcome, desk.hintOf(desk.there) + ";outcome=degraded");
    CHECK(desk.field("fault").value == "unknown");
    desk.form.type("outcome_cause", "mất điện");
    desk.form.type("fault", "new");
    CHECK(desk.field("new_symptom").value == "mất điện");
    CHECK_FALSE(desk.form.send()); // of what?
    desk.form.type("new_about", "power");
    REQUIRE(desk.form.send());
    const auto faults = store::faults(desk.shell.reg().database(), {});
    REQUIRE(faults.size() == 2);
    const auto& fault = faults[0].id == reported->id ? faults[1] : faults[0];
    CHECK(fault.fault.about == FaultAbout::Power);
    CHECK(desk.invitation(desk.there).fault == fault.id);
    desk.open(SheetKind::MeetingOutcome, desk.hintOf(desk.there) + ";outcome=held");
    CHECK_FALSE(desk.field("fault").isShown);
}

TEST_CASE("Meeting forms: a check after the meeting is refused, a second one asked about",
          "[present]")
{
    Steps desk;
    desk.open(SheetKind::RecordCheck, desk.hintOf(desk.here) + ";fail=-");
    desk.form.type("checked_at", text::formatInstant(desk.in(50)));
    CHECK_FALSE(desk.form.send());
    CHECK(desk.field("checked_at").problem.find("bắt đầu") != std::string::npos);
    CHECK(desk.checks() == 0);
    desk.form.type("checked_at", text::formatInstant(desk.in(0)));
    REQUIRE(desk.form.send());
    // somebody else enters the same
    desk.open(SheetKind::RecordCheck, desk.hintOf(desk.here) + ";fail=-");
    CHECK_FALSE(desk.form.send());
    REQUIRE(desk.field("heading_power").question);
    CHECK(desk.field("heading_power").question->sentence.find("đã có lần kiểm") !=
          std::string::npos);
    CHECK(desk.checks() == 1);
    desk.form.confirm("heading_power"); // it was another look
    CHECK(desk.checks() == 2);
}

TEST_CASE("Meeting forms: a meeting without sites is asked about, as one moved after checks",
          "[present]")
{
    Steps desk;
    REQUIRE(desk.form.open({SheetKind::AddMeeting, std::nullopt, {}}));
    desk.form.type("name", "Họp khẩn");
    desk.form.type("starts_at", text::formatInstant(desk.in(30)));
    desk.form.type("who", "later");
    CHECK_FALSE(desk.form.send());
    CHECK(desk.field("who").question);
    CHECK(store::meetings(desk.shell.reg().database(), {}).size() == 1);
    desk.form.confirm("who");
    CHECK(store::meetings(desk.shell.reg().database(), {}).size() == 2);

    desk.check(desk.here);
    desk.open(SheetKind::CorrectRecord);
    const auto moved = desk.in(72);
    desk.form.type("starts_at", text::formatInstant(moved));
    desk.form.type("ends_at", text::formatInstant(desk.in(75)));
    CHECK_FALSE(desk.form.send());
    REQUIRE(desk.field("starts_at").question);
    CHECK(desk.field("starts_at").question->sentence.find("1 lần kiểm") != std::string::npos);
    desk.form.confirm("starts_at");
    const auto meeting = viewMeeting(desk.shell.reg(), desk.id).meeting;
    CHECK(text::formatInstant(*meeting.startsAt) == text::formatInstant(moved));
    CHECK(desk.checks() == 1); // nothing is lost
}

TEST_CASE("Meetings list: of one site, with how it went there", "[present]")
{
    Steps desk;
    OutcomeDraft outcome;
    outcome.sites.sites = {desk.here};
    outcome.outcome = MeetingOutcome::Lost;
    outcome.minutesLost = 30;
    desk.shell.clock.advanceMinutes(50 * 60);
    REQUIRE(recordOutcome(desk.shell.reg(), desk.id, outcome));
    FreezeDraft freeze;
    freeze.restHeld = true;
    REQUIRE(freezeMeeting(desk.shell.reg(), desk.id, freeze));
    MeetingDraft other;
    other.meeting.name = "Giao ban";
    other.meeting.startsAt = desk.in(24);
    other.invited.sites = {desk.there};
    REQUIRE(addMeeting(desk.shell.reg(), other));

    FakeListView view;
    MeetingsList list(desk.shell, view);
    list.open({ScreenName::Meetings, std::nullopt, "site=" + desk.here.text()});
    desk.shell.settle();
    REQUIRE(list.rowCount() == 1);
    CHECK(list.line(0).outcome.find("30 phút") != std::string::npos);
    CHECK(list.line(0).outcome.find("lúc họp") != std::string::npos);
    CHECK(list.line(0).outcomeTone == Tone::Bad);
    CHECK(list.chips().back().word == "Đại An");
    list.clear("filter:site");
    desk.shell.settle();
    CHECK(list.rowCount() == 2);
}
