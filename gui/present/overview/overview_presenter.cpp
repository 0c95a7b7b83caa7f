#include "gui/present/overview/overview_presenter.h"

#include "gui/present/acting.h"

namespace dongbo::present {

OverviewPresenter::OverviewPresenter(Shell& shell, OverviewView& view)
    : m_shell(shell)
    , m_view(view)
    , m_reader(shell)
{
    m_reader.setInSight(false); // the screen says when it is
    m_reader.follow([this] { reload(); });
    m_reader.onFailure([this](const Error& error) {
        m_view.showFailure(bannerOf(m_shell.session(), error).sentence);
    });
}

void OverviewPresenter::go(const Place& place)
{
    m_shell.go(place);
}

void OverviewPresenter::enter(OverviewDoor::Kind door)
{
    switch (door) {
    case OverviewDoor::Kind::Import:
        m_shell.go({ScreenName::Import, {}, {}});
        break;
    case OverviewDoor::Kind::AddDevice:
        m_shell.openSheet({SheetKind::AddDevice, {}, {}});
        break;
    case OverviewDoor::Kind::ReportFault:
        m_shell.openSheet({SheetKind::ReportFault, {}, {}});
        break;
    }
}

void OverviewPresenter::reload()
{
    auto& session = m_shell.session();
    if (!m_facts && session.isOpen()) {
        m_view.showReading();
    }
    m_reader.read<OverviewFacts>(
        [today = session.shownDay(), now = session.shownMoment(), kept = m_kept](Register& reg,
                                                                                 JobContext& job) {
            return readOverview(reg, today, now, *kept, [&job] { job.checkpoint(); });
        },
        [this](OverviewFacts facts) {
            m_facts = std::make_shared<const OverviewFacts>(std::move(facts));
            present();
        });
}

void OverviewPresenter::present()
{
    if (m_facts) {
        m_page = overviewPage(m_shell.session(), *m_facts);
        m_view.showPage(m_page);
    }
}

} // namespace dongbo::present
