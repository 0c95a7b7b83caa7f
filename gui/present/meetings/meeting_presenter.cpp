#include "gui/present/meetings/meeting_presenter.h"

#include "gui/present/lists/list_query.h"
#include "gui/present/meetings/meeting_forms.h"

namespace dongbo::present {

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
    m_reader.read<MeetingPage>(
        [id = *m_id, language = session.language(), canWrite = session.isWritable(),
         now = session.now()](Register& reg, JobContext&) {
            return makeMeetingPage(reg, language, canWrite, id, now);
        },
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

void MeetingPresenter::call(std::size_t index)
{
    if (!m_id || !m_page.canChange || index >= m_page.calls.size()) {
        return;
    }
    const auto& call = m_page.calls[index];
    (void)m_shell.act(
        [&]() -> Checked<Shell::Done> {
            const auto done = logCall(m_shell.session().reg(), *m_id, call.site,
                                      say("meetings.called_answer"), std::nullopt);
            if (!done) {
                return done.problems();
            }
            return Shell::Done{done->changeSet, say("meetings.called", {{"site", call.title}})};
        },
        {});
}

void MeetingPresenter::openForm(SheetKind kind)
{
    if (m_id && m_page.canChange) {
        m_shell.openSheet({kind, RecordRef{RecordKind::Meeting, *m_id}, {}});
    }
}

} // namespace dongbo::present
