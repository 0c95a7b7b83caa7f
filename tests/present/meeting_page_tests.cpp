#include "core/register/meetings/meeting_view.h"
#include "core/register/meetings/meetings.h"
#include "core/store/queries/fault_queries.h"
#include "core/store/queries/meeting_queries.h"
#include "gui/present/forms/form_presenter.h"
#include "gui/present/meetings/meeting_presenter.h"
#include "tests/support/fake_shell.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace dongbo;          // NOLINT(google-build-using-namespace): a test
using namespace dongbo::present; // NOLINT(google-build-using-namespace): a test
using dongbo::test::FakeShell;

namespace {

struct FakePage final : MeetingPageView
{
    void showMeeting(const MeetingPage&) override {}
};
struct FakeFormView final : FormView
{
    void showForm(const Form&) override {}
    void focusOn(const std::string&) override {}
};

/// A meeting of all rooms in two days.
struct Preparing
{
    FakeShell shell;
    FakePage view;
    FakeFormView formView;
    MeetingPresenter presenter{shell, view};
    FormPresenter form{shell, formView};
    MeetingId id;

    Preparing()
    {
        constexpr std::int64_t twoDays = 48LL * 3'600'000;
        MeetingDraft draft;
        draft.meeting.name = "Phòng, chống dịch";
        draft.meeting.startsAt = Instant{shell.session().now().unixMs + twoDays};
        draft.invited.all = true;
        id = addMeeting(shell.reg(), draft)->id;
        presenter.setInSight(true);
        presenter.open(id);
        shell.settle();
    }
    [[nodiscard]] const MeetingPage& page() const { return presenter.page(); }
    [[nodiscard]] std::size_t checks()
    {
        store::CheckFilter filter;
        filter.meeting = id;
        return store::siteChecks(shell.reg().database(), filter).size();
    }
};

} // namespace

TEST_CASE("Meeting page: rooms with their reasons, calls and what is to be expected", "[present]")
{
    Preparing desk;
    CHECK(desk.page().title == "Phòng, chống dịch");
    CHECK(desk.page().countdown == "2 ngày");
    REQUIRE(desk.page().rows.size() == 18);
    CHECK(desk.page().rows.front().state.word == "Chưa sẵn sàng");
    CHECK_FALSE(desk.page().rows.front().why.empty());
    CHECK(desk.page().figures.front().number == "18");
    CHECK(desk.page().calls.size() == 18);
    CHECK(desk.page().calls.front().isFirst);
    CHECK(desk.page().reliefs.size() == 3);
    CHECK(desk.page().canCheck);
    CHECK_FALSE(desk.page().canFreeze);
    desk.presenter.call(0, "no_answer");
    desk.shell.settle();
    CHECK_FALSE(desk.page().calls.front().isCalled); // to be called again
    CHECK(desk.page().calls.front().caption.find("không nghe máy") != std::string::npos);
    desk.presenter.call(0, "reached");
    desk.shell.settle();
    CHECK(desk.page().calls.front().isCalled);
    desk.presenter.call(1, "say");
    CHECK(desk.shell.sheets.back().kind == SheetKind::TellContact);
}

TEST_CASE("Meeting page: one key passes a room, another says what failed", "[present]")
{
    Preparing desk;
    desk.presenter.passAll(0);
    desk.shell.settle();
    CHECK(desk.checks() == 1);
    CHECK(desk.page().rows[0].headings[1].icon == "check");
    desk.presenter.fail(1, CheckHeading::Line);
    const auto request = desk.shell.sheets.back();
    CHECK(request.kind == SheetKind::RecordCheck);
    desk.form.open(request);
    CHECK(desk.form.form().valueOf("heading_power") == "pass");
    CHECK(desk.form.form().valueOf("heading_line") == "fail");
    CHECK(desk.form.form().find("what_line")->isShown);
    desk.form.type("what_line", "mất mạng");
    desk.form.send();
    desk.shell.settle();
    CHECK(desk.checks() == 2);
    const auto faults = store::faults(desk.shell.reg().database(), {});
    REQUIRE(faults.size() == 1);
    CHECK(faults.front().fault.symptom == "mất mạng");
    // somebody has passed that room already: the form asks
    desk.presenter.passAll(0);
    CHECK(desk.shell.sheets.size() == 2);
    CHECK(desk.checks() == 2);
}

TEST_CASE("Meeting page: the next step is offered, the others stand in a menu", "[present]")
{
    Preparing desk;
    using Step = MeetingPage::Step;
    CHECK(desk.page().next == Step::SendNotice);
    const auto offers = [&](const std::string& key) {
        const auto actions = desk.presenter.actions();
        return std::any_of(actions.begin(), actions.end(),
                           [&](const auto& action) { return action.key == key; });
    };
    for (const char* key : {"edit", "invite", "uninvite", "notice", "trial", "duty", "history",
                            "cancel", "paper:meeting-notice", "paper:check-sheet"}) {
        INFO(key);
        CHECK(offers(key));
    }
    REQUIRE(sendNotice(desk.shell.reg(), desk.id, {}));
    desk.presenter.reload();
    desk.shell.settle();
    CHECK(desk.page().next == Step::Receipt);
    ReceiptDraft receipt;
    receipt.sites.all = true;
    REQUIRE(receiveNotice(desk.shell.reg(), desk.id, receipt));
    desk.presenter.reload();
    desk.shell.settle();
    CHECK(desk.page().next == Step::None);
    desk.presenter.doIt("paper:check-sheet");
    CHECK(desk.shell.places.back().screen == ScreenName::Reports);
    CHECK(desk.shell.places.back().filter.find("check-sheet") != std::string::npos);
    desk.presenter.showHistory(0);
    CHECK(desk.shell.places.back().filter.find("site=") != std::string::npos);
}
