#include "gui/present/frame/page_watch.h"

#include "core/store/health/damage.h"
#include "core/store/health/page_scan.h"

#include <cstdio>
#include <utility>

namespace dongbo::present {

namespace {

/// A worker looks at pages for so long each time it is asked.
constexpr int sliceMs = 20;
constexpr std::chrono::hours betweenScans{24};
/// Not in the way of whoever has just opened the register.
constexpr std::chrono::seconds beforeFirst{5};

} // namespace

struct PageWatch::Scan
{
    explicit Scan(Session::ForWorker opens)
        : from(std::move(opens))
    {}

    Session::ForWorker from;
    std::optional<Register> reg; ///< opened by the first worker
    std::optional<store::PageScan> pages;
    bool isThrough = false;
};

PageWatch::PageWatch(Shell& shell)
    : m_shell(shell)
    , m_job(shell.jobs())
    , m_onSwitch(shell.session().switched.connect([this] {
        const auto& session = m_shell.session();
        if (m_scan && session.isOpen() && m_scan->from.path == session.path() &&
            !session.damage()) {
            return; // a past day of the same file
        }
        m_job.cancel();
        m_scan.reset();
        m_next.reset();
        m_soundAt.reset();
    }))
{}

void PageWatch::tick(std::chrono::milliseconds uptime)
{
    m_uptime = uptime;
    const auto& session = m_shell.session();
    if (!session.isOpen() || session.damage() || session.pastDay() || m_job.isRunning() ||
        m_shell.jobs().isBusy()) {
        return;
    }
    if (!m_next) {
        m_next = uptime + beforeFirst;
        return;
    }
    if (!m_scan && uptime >= *m_next) {
        m_scan = std::make_shared<Scan>(session.openForWorker(Session::WorkerAccess::Read));
    }
    if (m_scan) {
        start();
    }
}

void PageWatch::start()
{
    JobSpec job;
    job.work = [scan = m_scan](JobContext&) {
        if (!scan->reg) {
            scan->reg.emplace(scan->from.open());
            scan->pages.emplace(scan->reg->database());
        }
        scan->isThrough = !scan->pages->next(sliceMs) || !scan->pages->damaged().empty();
    };
    job.done = [this](const JobEnd& end) {
        if (end.isDone() && m_scan->isThrough) {
            finish();
        } else if (!end.isDone() && !end.isCancelled()) {
            // whoever needs the file will be told; tried again tomorrow
            std::fprintf(stderr, "dongbo: checking pages: %s\n", end.error->what());
            m_scan.reset();
            m_next = m_uptime + betweenScans;
        }
    };
    m_job.start(std::move(job));
}

void PageWatch::finish()
{
    auto& session = m_shell.session();
    const auto scan = std::exchange(m_scan, nullptr);
    m_next = m_uptime + betweenScans;
    if (!scan->pages->damaged().empty()) {
        session.foundDamage(
            store::noteDamage(session.reg().database(), scan->pages->damaged().front()));
        return;
    }
    m_soundAt = session.now();
    changed();
}

} // namespace dongbo::present
