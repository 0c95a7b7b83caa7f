#include "core/register/faults/faults.h"
#include "core/register/lines/lines.h"
#include "core/store/projection/load.h"
#include "gui/present/acting.h"
#include "gui/present/faults/fault_proposal.h"
#include "gui/present/lists/list_query.h"
#include "gui/present/sites/site_page_presenter.h"

// What can be done on a room's page, and where it leads.

namespace dongbo::present {

void SitePagePresenter::handOver()
{
    if (m_site && m_shell.session().isWritable()) {
        m_shell.openSheet({SheetKind::GiveCustody, RecordRef{RecordKind::Site, *m_site}, {}});
    }
}

void SitePagePresenter::doUpkeep(std::size_t index)
{
    if (index < m_page.upkeep.size() && m_shell.session().isWritable()) {
        openUpkeep(m_shell, m_page.upkeep[index]);
    }
}

void SitePagePresenter::report(FaultAbout about)
{
    auto& session = m_shell.session();
    if (!m_site || !session.isWritable()) {
        return;
    }
    const RecordRef site{RecordKind::Site, *m_site};
    if (about == FaultAbout::Room || about == FaultAbout::Device) {
        m_shell.openSheet({SheetKind::ReportFault, site, "about=room"});
        return;
    }
    if (about == FaultAbout::Line) {
        reportLine();
        return;
    }
    FaultDraft draft;
    draft.site = m_site;
    draft.about = about;
    draft.symptom = session.say("faults.room_" + std::string(codeOf(about)));
    FaultSubject subject;
    subject.about = about;
    subject.site = m_site;
    if (const auto open = openLikeFault(session, subject, draft.symptom)) {
        m_shell.banner({BannerTone::Info, session.say("sites.reported_already"), {}, {}, {}});
        m_shell.go({ScreenName::Faults, RecordRef{RecordKind::Fault, *open}, {}});
        return;
    }
    m_shell.act(
        [&]() -> Checked<Shell::Done> {
            const auto written = reportFault(session.reg(), draft);
            if (!written) {
                return written.problems();
            }
            return Shell::Done{written->changeSet,
                               session.say("faults.reported", {{"fault", written->number},
                                                               {"symptom", draft.symptom},
                                                               {"where", m_page.title}})};
        },
        {});
}

void SitePagePresenter::reportLine()
{
    auto& database = m_shell.session().reg().database();
    auto open = store::openLineFaults(database, m_site);
    std::erase_if(open, [](const store::LineFaultRow& row) { // a weak one may drop altogether
        return !row.fault.downFrom && row.fault.severity != Severity::Blocking;
    });
    if (!open.empty()) {
        m_shell.banner(
            {BannerTone::Info, m_shell.session().say("sites.reported_already"), {}, {}, {}});
        m_shell.go({ScreenName::Faults, RecordRef{RecordKind::Fault, open.front().id}, {}});
        return;
    }
    Fault ofSite;
    ofSite.site = m_site;
    const auto line = LineOfFaults(store::linesOf(database, m_site)).of(ofSite);
    m_shell.openSheet(
        {SheetKind::LineDown,
         line ? RecordRef{RecordKind::Line, *line} : RecordRef{RecordKind::Site, *m_site},
         {}});
}

std::optional<FaultId> SitePagePresenter::incident() const
{
    if (!m_page.now) {
        return std::nullopt;
    }
    for (const auto& line : m_page.now->lines) {
        if (line.open) {
            return line.open;
        }
    }
    return std::nullopt;
}

void SitePagePresenter::tellProvider()
{
    const auto fault = incident();
    if (fault && m_shell.session().isWritable()) {
        m_shell.openSheet(
            {SheetKind::TellContact, RecordRef{RecordKind::Fault, *fault}, "provider=yes"});
    }
}

void SitePagePresenter::restored()
{
    const auto fault = incident();
    if (fault && m_shell.session().isWritable()) {
        m_shell.openSheet({SheetKind::LineRestored, RecordRef{RecordKind::Fault, *fault}, {}});
    }
}

void SitePagePresenter::contactCard()
{
    if (m_site && m_shell.session().isWritable()) {
        m_shell.openSheet({SheetKind::TellContact, RecordRef{RecordKind::Site, *m_site}, {}});
    }
}

void SitePagePresenter::answer(std::size_t told)
{
    if (m_page.now && told < m_page.now->told.size() && m_shell.session().isWritable()) {
        m_shell.openSheet({SheetKind::AnswerContact,
                           RecordRef{RecordKind::Contact, m_page.now->told[told].contact},
                           {}});
    }
}

void SitePagePresenter::check()
{
    if (m_site && m_shell.session().isWritable()) {
        m_shell.openSheet({SheetKind::RecordCheck, RecordRef{RecordKind::Site, *m_site}, {}});
    }
}

void SitePagePresenter::openHeading(std::size_t heading)
{
    if (!m_page.now || heading >= m_page.now->headings.size()) {
        return;
    }
    if (const auto& fault = m_page.now->headings[heading].fault) {
        m_shell.go({ScreenName::Faults, RecordRef{RecordKind::Fault, *fault}, {}});
    } else {
        check();
    }
}

void SitePagePresenter::openLine(std::size_t line)
{
    if (m_page.now && line < m_page.now->lines.size()) {
        m_shell.go(
            {ScreenName::Lines, RecordRef{RecordKind::Line, m_page.now->lines[line].id}, {}});
    }
}

void SitePagePresenter::openMeeting(std::size_t meeting)
{
    if (m_page.now && meeting < m_page.now->meetings.size()) {
        m_shell.go({ScreenName::Meetings,
                    RecordRef{RecordKind::Meeting, m_page.now->meetings[meeting].meeting},
                    {}});
    }
}

void SitePagePresenter::take(std::size_t faultIndex, FaultStep step)
{
    if (faultIndex < m_page.faults.size()) {
        const auto id = m_page.faults[faultIndex].line.id; // the page is rebuilt meanwhile
        takeStep(m_shell, id, step, StepPace::AtOnce);
    }
}

void SitePagePresenter::openFault(std::size_t faultIndex)
{
    if (faultIndex < m_page.faults.size()) {
        m_shell.go({ScreenName::Faults,
                    RecordRef{RecordKind::Fault, m_page.faults[faultIndex].line.id},
                    {}});
    }
}

void SitePagePresenter::openDevice(std::size_t deviceIndex)
{
    if (deviceIndex < m_page.devices.size()) {
        m_shell.go({ScreenName::Devices,
                    RecordRef{RecordKind::Device, m_page.devices[deviceIndex].id},
                    {}});
    }
}

void SitePagePresenter::openNeed(std::size_t needIndex)
{
    if (needIndex < m_page.needs.size() && !m_page.needs[needIndex].devices.empty()) {
        m_shell.go({ScreenName::Devices,
                    RecordRef{RecordKind::Device, m_page.needs[needIndex].devices.front()},
                    {}});
    }
}

void SitePagePresenter::openMatrix()
{
    if (m_site) {
        ListQuery query;
        query.set("view", {"matrix"});
        query.text = m_page.title;
        m_shell.go({ScreenName::Consistency, {}, query.asText()});
    }
}

void SitePagePresenter::openDevices()
{
    if (m_site) {
        m_shell.go({ScreenName::Devices, {}, "site=" + m_site->text()});
    }
}

void SitePagePresenter::correctSite()
{
    if (m_site) {
        m_shell.openSheet({SheetKind::CorrectRecord, RecordRef{RecordKind::Site, *m_site}, {}});
    }
}

void SitePagePresenter::correctUnit()
{
    const auto site =
        m_site ? store::load<Site>(m_shell.session().shown().database(), *m_site) : std::nullopt;
    if (site && site->unit) {
        m_shell.openSheet({SheetKind::CorrectRecord, RecordRef{RecordKind::Unit, *site->unit}, {}});
    }
}

void SitePagePresenter::undo(std::size_t lifeIndex)
{
    if (lifeIndex < m_page.life.size()) {
        if (const auto changeSet = m_page.life[lifeIndex].canUndo) {
            undoWithQuestion(m_shell, *changeSet);
        }
    }
}

} // namespace dongbo::present
