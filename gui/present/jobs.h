#pragma once

#include "core/domain/error.h"
#include "core/domain/message.h"
#include "gui/present/signal.h"
#include "gui/present/ui_thread.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace dongbo::present {

/// How far a job is: 12.400 of 100.000. `all` 0: nobody knows.
struct JobProgress
{
    std::uint64_t done = 0;
    std::uint64_t all = 0;
};

/// What work in a thread of its own may ask. Lives for the work only.
class JobContext
{
public:
    JobContext(std::stop_token stop, std::function<void(JobProgress)> report)
        : m_stop(std::move(stop))
        , m_report(std::move(report))
    {}

    [[nodiscard]] const std::stop_token& stop() const { return m_stop; }
    /// Throws Error{Cancelled} when somebody cancelled.
    void checkpoint() const;
    /// Tells how far it is and calls checkpoint(). Cheap: passed on at most 30 times a second.
    void progress(std::uint64_t done, std::uint64_t all);

private:
    std::stop_token m_stop;
    std::function<void(JobProgress)> m_report;
    std::int64_t m_lastTold = 0;
};

/// How a job ended, for the GUI thread.
struct JobEnd
{
    std::optional<Error> error; ///< what it threw; {Cancelled} when it was stopped
    [[nodiscard]] bool isDone() const { return !error; }
    [[nodiscard]] bool isCancelled() const
    {
        return error && error->kind() == Error::Kind::Cancelled;
    }
};

/// Long work: `work` runs in a thread of its own and touches nothing of the window (results travel
/// in what both functions share); `done` runs on the GUI thread, once, unless the Jobs are
/// gone.
struct JobSpec
{
    std::string title; ///< ready text for the progress strip; empty: not shown there
    std::function<void(JobContext&)> work;
    std::function<void(const JobEnd&)> done;
    std::function<void(JobProgress)> progress; ///< on the GUI thread; may be empty
};

using JobId = std::uint64_t;

/// The window's workers. Destroying it cancels and waits for all of them.
class Jobs
{
public:
    explicit Jobs(UiThread& ui);
    Jobs(const Jobs&) = delete;
    Jobs& operator=(const Jobs&) = delete;
    ~Jobs();

    JobId start(JobSpec spec);
    /// Asks it to stop; its `done` still comes, with {Cancelled} unless it had ended.
    void cancel(JobId id);
    [[nodiscard]] bool isRunning(JobId id) const;

    struct Shown
    {
        JobId id = 0;
        std::string title;
        JobProgress progress;
    };
    [[nodiscard]] bool isBusy() const { return !m_running.empty(); }
    /// Running jobs that have a title, oldest first: what the progress strip shows.
    [[nodiscard]] std::vector<Shown> shown() const;
    /// One began, went on or ended.
    Signal<> changed;

private:
    struct Running;
    void finish(JobId id, const JobEnd& end);

    UiThread& m_ui;
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
    std::vector<std::unique_ptr<Running>> m_running;
    JobId m_lastId = 0;
};

/// For work of which only the newest counts (a search while typing): starting again cancels the
/// older and swallows its end.
class LatestJob
{
public:
    explicit LatestJob(Jobs& jobs)
        : m_jobs(&jobs)
    {}
    LatestJob(const LatestJob&) = delete;
    LatestJob& operator=(const LatestJob&) = delete;
    ~LatestJob() { cancel(); }

    void start(JobSpec spec);
    void cancel();
    /// Asks it to stop; unlike after cancel() its end is told.
    void stop();
    [[nodiscard]] bool isRunning() const;

private:
    Jobs* m_jobs;
    std::shared_ptr<std::uint64_t> m_turn = std::make_shared<std::uint64_t>(0);
    std::optional<JobId> m_id;
};

} // namespace dongbo::present
