#include "gui/present/register_reader.h"

#include "gui/present/acting.h"

namespace dongbo::present {

RegisterReader::RegisterReader(Shell& shell)
    : m_shell(shell)
    , m_job(shell.jobs())
{}

void RegisterReader::follow(std::function<void()> readAgain)
{
    m_readAgain = std::move(readAgain);
    m_onChange = m_shell.session().changed.connect([this] { changed(); });
    m_onLanguage = m_shell.session().languageChanged.connect([this] { changed(); });
}

void RegisterReader::changed()
{
    m_isStale = true;
    if (m_isInSight) {
        m_readAgain();
    }
}

void RegisterReader::setInSight(bool isInSight)
{
    m_isInSight = isInSight;
    if (isInSight) {
        readIfStale();
    }
}

void RegisterReader::readIfStale()
{
    if (m_isStale && m_readAgain) {
        m_readAgain();
    }
}

void RegisterReader::start(Where where, std::function<void(Register&, JobContext&)> work,
                           std::function<void()> adopt, std::string title)
{
    auto& session = m_shell.session();
    if (!session.isOpen()) {
        return;
    }
    m_isStale = false;
    if (where == Where::Here) {
        cancel();
        JobContext uncancelled({}, {});
        work(session.shown(), uncancelled);
        adopt();
        return;
    }
    JobSpec spec;
    spec.title = std::move(title);
    spec.work = [work = std::move(work),
                 opens = session.openForWorker(Session::WorkerAccess::Read)](JobContext& job) {
        job.checkpoint(); // asked again meanwhile: the register is not even opened
        auto own = opens.open();
        job.checkpoint();
        work(own, job);
    };
    spec.progress = [this](JobProgress far) {
        if (m_progress && far.all > 0) {
            m_progress(static_cast<double>(far.done) / static_cast<double>(far.all));
        }
    };
    spec.done = [this, adopt = std::move(adopt)](const JobEnd& end) {
        setBusy(false);
        if (end.isDone()) {
            adopt();
        } else {
            m_isStale = true;
            if (!end.isCancelled()) {
                fail(*end.error);
            }
        }
    };
    setBusy(true);
    m_job.start(std::move(spec));
}

void RegisterReader::cancel()
{
    m_job.cancel();
    setBusy(false);
}

void RegisterReader::setBusy(bool isBusy)
{
    if (m_isBusy != isBusy) {
        m_isBusy = isBusy;
        if (m_busy) {
            m_busy(isBusy);
        }
    }
}

void RegisterReader::fail(const Error& error)
{
    if (m_failure) {
        m_failure(error);
    } else {
        tellReadingFailed(m_shell, error);
    }
}

} // namespace dongbo::present
