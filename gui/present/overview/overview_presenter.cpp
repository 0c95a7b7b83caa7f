#include "gui/present/overview/overview_presenter.h"

#include "gui/present/acting.h"

namespace dongbo::present {

OverviewPresenter::OverviewPresenter(Shell& shell, OverviewView& view)
    : m_shell(shell)
    , m_view(view)
    , m_job(shell.jobs())
    , m_changed(shell.session().changed.connect([this] {
        m_isStale = true;
        if (m_isShown) {
            read();
        }
    }))
    , m_language(shell.session().languageChanged.connect([this] { present(); }))
{}

void OverviewPresenter::show()
{
    m_isShown = true;
    if (m_isStale) {
        read();
    }
}

void OverviewPresenter::reload()
{
    m_isShown = true;
    read();
}

void OverviewPresenter::hide()
{
    m_isShown = false;
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

void OverviewPresenter::read()
{
    auto& session = m_shell.session();
    if (!session.isOpen()) {
        return;
    }
    m_isStale = false;
    if (!m_facts) {
        m_view.showReading();
    }
    struct Shared
    {
        Session::ForWorker reading;
        Date today;
        Instant now;
        OverviewFacts facts;
    };
    const auto shared = std::make_shared<Shared>();
    shared->reading = session.openForWorker(Session::WorkerAccess::Read);
    shared->today = session.shownDay();
    const auto past = session.pastDay();
    shared->now = past ? endOfDay(*past) : session.now();
    JobSpec spec;
    spec.work = [shared](JobContext& context) {
        auto reg = shared->reading.open();
        shared->facts =
            readOverview(reg, shared->today, shared->now, [&context] { context.checkpoint(); });
    };
    spec.done = [this, shared](const JobEnd& end) {
        if (end.isDone()) {
            m_facts = std::make_shared<const OverviewFacts>(std::move(shared->facts));
            present();
        } else if (!end.isCancelled()) {
            m_isStale = true;
            m_view.showFailure(bannerOf(m_shell.session(), *end.error).sentence);
        }
    };
    m_job.start(std::move(spec));
}

void OverviewPresenter::present()
{
    if (m_facts) {
        m_page = overviewPage(m_shell.session(), *m_facts);
        m_view.showPage(m_page);
    }
}

} // namespace dongbo::present
