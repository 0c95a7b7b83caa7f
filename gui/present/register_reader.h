#pragma once

#include "core/register/base/register.h"
#include "gui/present/shell.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace dongbo::present {

/// How a presenter reads the shown register: in a worker, on a connection of the worker's own. Only
/// the newest request counts; a failure becomes a banner. A presenter that follows the register is
/// told when it should read again: at once while somebody sees its view, otherwise once the view
/// comes into sight. One reader serves one reading; a presenter with several has several.
class RegisterReader
{
public:
    /// Where a reading is made.
    enum class Where : std::uint8_t
    {
        Worker,
        Here ///< at once, on the window's own connection: for what takes a few milliseconds
    };

    explicit RegisterReader(Shell& shell);

    /// Calls `readAgain` when the register's content or the language has changed, at once in sight,
    /// later when it comes into sight.
    void follow(std::function<void()> readAgain);
    /// Whether somebody sees what is read; true at first. Coming into sight reads what is stale.
    void setInSight(bool isInSight);
    [[nodiscard]] bool isInSight() const { return m_isInSight; }
    /// What was read last is out of date, or nothing has been read.
    [[nodiscard]] bool isStale() const { return m_isStale; }
    void markStale() { m_isStale = true; }
    /// The presenter has just read what it shows by other means.
    void markFresh() { m_isStale = false; }
    /// Reads again if what was read last is stale.
    void readIfStale();

    /// Called with true when a worker begins to read, with false when it has ended or was
    /// cancelled.
    void onBusy(std::function<void(bool isBusy)> action) { m_busy = std::move(action); }
    /// Called with how far a worker is, 0 to 1, when its work tells.
    void onProgress(std::function<void(double share)> action) { m_progress = std::move(action); }
    /// Called instead of the banner when reading failed; what was read before then counts as stale.
    void onFailure(std::function<void(const Error&)> action) { m_failure = std::move(action); }

    /// Reads with `work` (cancellable at its checkpoints) and gives its result to `adopt` on the
    /// GUI thread. A newer request or cancel() discards the result. `title`: for the progress
    /// strip; empty: not shown there. Without an open register nothing happens.
    template <typename Result>
    void read(Where where, std::function<Result(Register&, JobContext&)> work,
              std::function<void(Result)> adopt, std::string title = {})
    {
        const auto result = std::make_shared<std::optional<Result>>();
        start(
            where,
            [result, work = std::move(work)](Register& reg, JobContext& job) {
                result->emplace(work(reg, job));
            },
            [result, adopt = std::move(adopt)] { adopt(std::move(**result)); }, std::move(title));
    }
    template <typename Result>
    void read(std::function<Result(Register&, JobContext&)> work, std::function<void(Result)> adopt,
              std::string title = {})
    {
        read<Result>(Where::Worker, std::move(work), std::move(adopt), std::move(title));
    }
    void cancel();
    [[nodiscard]] bool isReading() const { return m_job.isRunning(); }

private:
    void start(Where where, std::function<void(Register&, JobContext&)> work,
               std::function<void()> adopt, std::string title);
    void changed();
    void setBusy(bool isBusy);
    void fail(const Error& error);

    Shell& m_shell;
    LatestJob m_job;
    std::function<void()> m_readAgain;
    std::function<void(bool)> m_busy;
    std::function<void(double)> m_progress;
    std::function<void(const Error&)> m_failure;
    bool m_isInSight = true;
    bool m_isStale = true;
    bool m_isBusy = false;
    Connection m_onChange;
    Connection m_onLanguage;
};

} // namespace dongbo::present
