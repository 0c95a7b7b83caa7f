#include "gui/present/meetings/meeting_presenter.h"

#include "gui/present/lists/list_query.h"
#include "gui/present/meetings/meeting_forms.h"
#include "gui/present/meetings/meeting_words.h"
#include "gui/present/reports/paper_offers.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace dongbo::present {

namespace {
constexpr const char* sayForm = "say"; ///< what was said in a call is typed

/// A step of the meeting and its form.
struct StepForm
{
    std::string_view step;
    SheetKind kind;
    const char* hint = "";
};
constexpr std::array stepForms{StepForm{"edit", SheetKind::CorrectRecord},
                               StepForm{"invite", SheetKind::InviteSites},
                               StepForm{"uninvite", SheetKind::InviteSites, "back=yes"},
                               StepForm{"notice", SheetKind::ReceiveNotice, "send=yes"},
                               StepForm{"receipt", SheetKind::ReceiveNotice},
                               StepForm{"trial", SheetKind::MeetingOutcome, "trial=yes"},
                               StepForm{"duty", SheetKind::GiveDuty},
                               StepForm{"outcome", SheetKind::MeetingOutcome},
                               StepForm{"freeze", SheetKind::FreezeMeeting},
                               StepForm{"cancel", SheetKind::CancelMeeting}};

const StepForm* formOf(std::string_view step)
{
    const auto* at = std::find_if(stepForms.begin(), stepForms.end(),
                                  [&](const StepForm& form) { return form.step == step; });
    return at == stepForms.end() ? nullptr : at;
}
} // namespace

MeetingPresenter::MeetingPresenter(Shell& shell, MeetingPageView& view)
    : m_shell(shell)
    , m_view(view)
    , m_reader(shell)
{
    m_reader.setInSight(false); // the screen says when it is
    m_reader.follow([this] { reload(); });
}

void MeetingPresenter::open(const MeetingId& meeting)
{
    m_id = meeting;
    reload();
}

void MeetingPresenter::reload()
{
    if (!m_id) {
        return;
    }
    const auto& session = m_shell.session();
    const MeetingPageOrder order{*m_id, session.language(), session.isWritable(), m_hasAllCalls,
                                 session.now()};
    m_reader.read<MeetingPage>(
        [order](Register& reg, JobContext&) { return makeMeetingPage(reg, order); },
        [this](MeetingPage page) {
            m_page = std::move(page);
            m_view.showMeeting(m_page);
        });
}

void MeetingPresenter::passAll(std::size_t row)
{
    if (!m_id || !m_page.canCheck || row >= m_page.rows.size()) {
        return;
    }
    CheckDraft draft;
    draft.site = m_page.rows[row].site;
    draft.meeting = m_id;
    draft.headings.fill(CheckResult::Pass);
    bool isAsking = false;
    (void)m_shell.act(
        [&]() -> Checked<Shell::Done> {
            const auto taken = recordCheck(m_shell.session().reg(), draft);
            if (!taken) {
                return taken.problems();
            }
            return Shell::Done{taken->changeSet,
                               say("meetings.passed", {{"site", m_page.rows[row].name}})};
        },
        [&](const Problems&) { isAsking = true; });
    if (isAsking) { // the form has room to say who has entered it already
        openCheck(row, "-");
    }
}

void MeetingPresenter::openCheck(std::size_t row, const std::string& failed)
{
    if (!m_id || !m_page.canCheck || row >= m_page.rows.size()) {
        return;
    }
    ListQuery hint;
    hint.set("site", {m_page.rows[row].site.text()});
    if (!failed.empty()) {
        hint.set("fail", {failed});
    }
    m_shell.openSheet(
        {SheetKind::RecordCheck, RecordRef{RecordKind::Meeting, *m_id}, hint.asText()});
}

void MeetingPresenter::fail(std::size_t row, CheckHeading heading)
{
    openCheck(row, std::string(codeOf(heading)));
}

void MeetingPresenter::check(std::size_t row)
{
    openCheck(row, {});
}

void MeetingPresenter::recordOutcome(std::size_t row, std::optional<MeetingOutcome> outcome)
{
    if (!m_id || !m_page.canFreeze || row >= m_page.rows.size()) {
        return;
    }
    ListQuery hint;
    hint.set("site", {m_page.rows[row].site.text()});
    if (outcome) {
        hint.set("outcome", {std::string(codeOf(*outcome))});
    }
    m_shell.openSheet(
        {SheetKind::MeetingOutcome, RecordRef{RecordKind::Meeting, *m_id}, hint.asText()});
}

void MeetingPresenter::follow(std::size_t row)
{
    if (row < m_page.rows.size()) {
        m_shell.go({ScreenName::Sites, RecordRef{RecordKind::Site, m_page.rows[row].site}, {}});
    }
}

std::vector<ListChoice> MeetingPresenter::callChoices() const
{
    std::vector<ListChoice> out;
    for (const auto& choice : present::callChoices(m_shell.session().language())) {
        out.push_back({choice.key, choice.word, choice.icon});
    }
    out.push_back({sayForm, say("meetings.call_say"), "pencil"});
    return out;
}

void MeetingPresenter::call(std::size_t index, const std::string& result)
{
    if (!m_id || !m_page.canChange || index >= m_page.calls.size()) {
        return;
    }
    const auto& call = m_page.calls[index];
    const auto how = parseCode<CallResult>(result);
    if (!how) { // what was said is typed
        ListQuery hint;
        hint.set("site", {call.site.text()});
        m_shell.openSheet(
            {SheetKind::TellContact, RecordRef{RecordKind::Meeting, *m_id}, hint.asText()});
        return;
    }
    CallDraft draft;
    draft.site = call.site;
    draft.result = *how;
    if (*how != CallResult::NoAnswer) {
        draft.answer = say("call_result." + result);
    }
    (void)m_shell.act(
        [&]() -> Checked<Shell::Done> {
            const auto done = logCall(m_shell.session().reg(), *m_id, draft);
            if (!done) {
                return done.problems();
            }
            return Shell::Done{done->changeSet, say("meetings.called", {{"site", call.title}})};
        },
        {});
}

void MeetingPresenter::toggleAllCalls()
{
    m_hasAllCalls = !m_hasAllCalls;
    reload();
}

void MeetingPresenter::openForm(const std::string& step, std::optional<std::size_t> row)
{
    const auto* form = formOf(step);
    if (!m_id || !m_page.canChange || form == nullptr) {
        return;
    }
    auto hint = ListQuery::parse(form->hint);
    if (row && *row < m_page.rows.size()) {
        hint.set("site", {m_page.rows[*row].site.text()});
    }
    m_shell.openSheet({form->kind, RecordRef{RecordKind::Meeting, *m_id}, hint.asText()});
}

std::vector<ListChoice> MeetingPresenter::actions() const
{
    std::vector<ListChoice> out;
    if (!m_id || !m_page.isThere) {
        return out;
    }
    const bool isAny = !m_page.rows.empty();
    if (m_page.canChange) {
        out.push_back({"edit", say("meetings.menu_edit"), "pencil"});
        out.push_back({"invite", say("meetings.menu_invite"), "map-pin"});
        if (isAny) {
            out.push_back({"uninvite", say("meetings.menu_uninvite"), "minus"});
            out.push_back({"notice", say("meetings.menu_notice"), "file-text"});
            out.push_back({"receipt", say("meetings.menu_receipt"), "check"});
            out.push_back({"trial", say("meetings.menu_trial"), "presentation"});
        }
        out.push_back({"duty", say("meetings.menu_duty"), "user"});
        if (isAny && m_page.isOver) {
            out.push_back({"outcome", say("meetings.menu_outcome"), "presentation"});
        }
    }
    for (const auto& offer : papersFor(m_shell.session(), {RecordKind::Meeting, *m_id})) {
        out.push_back({offer.id, offer.word, "print"});
    }
    out.push_back({"history", say("meetings.menu_history"), "history"});
    if (m_page.canCheck) {
        out.push_back({"cancel", say("meetings.menu_cancel"), "ban"});
    }
    return out;
}

void MeetingPresenter::doIt(const std::string& action)
{
    if (formOf(action) != nullptr) {
        return openForm(action);
    }
    if (!m_id) {
        return;
    }
    const RecordRef meeting{RecordKind::Meeting, *m_id};
    if (action == "history") {
        ListQuery query;
        query.text = m_page.number; // what is said of each change names the meeting
        m_shell.go({ScreenName::Journal, std::nullopt, query.asText()});
        return;
    }
    for (const auto& offer : papersFor(m_shell.session(), meeting)) {
        if (offer.id == action) {
            m_shell.go(offer.place);
        }
    }
}

void MeetingPresenter::showHistory(std::size_t row)
{
    if (row < m_page.rows.size()) {
        ListQuery query;
        query.set("site", {m_page.rows[row].site.text()});
        m_shell.go({ScreenName::Meetings, std::nullopt, query.asText()});
    }
}

} // namespace dongbo::present
