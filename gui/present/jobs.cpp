#include "gui/present/jobs.h"

#include <algorithm>
#include <chrono>
#include <thread>
#include <utility>

namespace dongbo::present {

namespace {

constexpr std::int64_t tellEveryMs = 33;

std::int64_t monotonicMs()
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(
               std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

Error cancelled()
{
    return {Error::Kind::Cancelled, {"present.cancelled", {}}};
}

/// Runs the work and turns whatever it throws into a value: the entry of a thread.
JobEnd endOf(const std::function<void(JobContext&)>& work, JobContext& context)
{
    try {
        work(context);
        return {};
    } catch (const Error& error) {
        return {error};
    } catch (const std::bad_alloc&) {
        return {Error(Error::Kind::TooLarge, {"present.out_of_memory", {}})};
    } catch (const std::exception& error) {
        return {Error(Error::Kind::Bug, {"present.bug", {{"what", error.what()}}}, error.what())};
    }
}

} // namespace

void JobContext::checkpoint() const
{
    if (m_stop.stop_requested()) {
        throw cancelled();
    }
}

void JobContext::progress(std::uint64_t done, std::uint64_t all)
{
    checkpoint();
    const auto now = monotonicMs();
    if (now - m_lastTold >= tellEveryMs && m_report) {
        m_lastTold = now;
        m_report({done, all});
    }
}

struct Jobs::Running
{
    JobId id = 0;
    JobSpec spec;
    JobProgress progress;
    std::jthread thread;
};

Jobs::Jobs(UiThread& ui)
    : m_ui(ui)
{}

Jobs::~Jobs()
{
    *m_alive = false;
    for (const auto& running : m_running) {
        running->thread.request_stop();
    }
    m_running.clear();
}

JobId Jobs::start(JobSpec spec)
{
    auto running = std::make_unique<Running>();
    running->id = ++m_lastId;
    running->spec = std::move(spec);
    const JobId id = running->id;
    // Both ways back ask first, on the GUI thread, whether the window is still there.
    auto report = [this, id, alive = m_alive, ui = &m_ui](JobProgress progress) {
        ui->post([this, id, alive, progress] {
            if (!*alive) {
                return;
            }
            const auto at = std::find_if(m_running.begin(), m_running.end(),
                                         [id](const auto& one) { return one->id == id; });
            if (at == m_running.end()) {
                return;
            }
            (*at)->progress = progress;
            if (const auto tell = (*at)->spec.progress) {
                tell(progress);
            }
            changed();
        });
    };
    running->thread = std::jthread([this, id, alive = m_alive, ui = &m_ui,
                                    work = std::exchange(running->spec.work, {}),
                                    report = std::move(report)](std::stop_token stop) mutable {
        JobContext context(std::move(stop), std::move(report));
        const auto end = endOf(work, context);
        work = nullptr; // the only copy: what it held is freed here, not on the GUI thread
        ui->post([this, id, alive, end] {
            if (*alive) {
                finish(id, end);
            }
        });
    });
    m_running.push_back(std::move(running));
    changed();
    return id;
}

void Jobs::finish(JobId id, const JobEnd& end)
{
    const auto at = std::find_if(m_running.begin(), m_running.end(),
                                 [id](const auto& one) { return one->id == id; });
    if (at == m_running.end()) {
        return;
    }
    const auto ended = std::move(*at);
    m_running.erase(at);
    ended->thread.join();
    changed();
    if (ended->spec.done) {
        ended->spec.done(end);
    }
}

void Jobs::cancel(JobId id)
{
    for (const auto& running : m_running) {
        if (running->id == id) {
            running->thread.request_stop();
        }
    }
}

bool Jobs::isRunning(JobId id) const
{
    return std::any_of(m_running.begin(), m_running.end(),
                       [id](const auto& one) { return one->id == id; });
}

std::vector<Jobs::Shown> Jobs::shown() const
{
    std::vector<Shown> out;
    for (const auto& running : m_running) {
        if (!running->spec.title.empty()) {
            out.push_back({running->id, running->spec.title, running->progress});
        }
    }
    return out;
}

void LatestJob::start(JobSpec spec)
{
    cancel();
    const auto turn = *m_turn;
    auto done = std::move(spec.done);
    spec.done = [turn, current = m_turn, done = std::move(done)](const JobEnd& end) {
        if (*current == turn && done) {
            done(end);
        }
    };
    auto progress = std::move(spec.progress);
    spec.progress = [turn, current = m_turn, progress = std::move(progress)](JobProgress far) {
        if (*current == turn && progress) {
            progress(far);
        }
    };
    m_id = m_jobs->start(std::move(spec));
}

void LatestJob::cancel()
{
    ++*m_turn;
    if (m_id) {
        m_jobs->cancel(*m_id);
        m_id.reset();
    }
}

void LatestJob::stop()
{
    if (m_id) {
        m_jobs->cancel(*m_id);
    }
}

bool LatestJob::isRunning() const
{
    return m_id && m_jobs->isRunning(*m_id);
}

} // namespace dongbo::present
