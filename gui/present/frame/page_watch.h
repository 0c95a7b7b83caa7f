#pragma once

#include "gui/present/shell.h"

#include <chrono>
#include <memory>
#include <optional>

namespace dongbo::present {

/// Checks every page of the open register's file, a little at a time in a worker while nobody works
/// in the window: once after it was opened and once a day. A page that does not fit makes the
/// register one that is only read: Session::damage.
class PageWatch
{
public:
    explicit PageWatch(Shell& shell);

    /// Called now and then while nobody types or points; looks at the next pages unless a worker is
    /// busy. `uptime` is of a clock that only runs forward: the register's own may stand still.
    void tick(std::chrono::milliseconds uptime);
    /// When all pages of the open register were last found sound; nothing while that is not known.
    [[nodiscard]] std::optional<Instant> soundSince() const { return m_soundAt; }
    /// soundSince() is another.
    Signal<> changed;

private:
    struct Scan;
    void start();
    void finish();

    Shell& m_shell;
    std::shared_ptr<Scan> m_scan;         ///< used by one worker at a time
    std::chrono::milliseconds m_uptime{}; ///< at the last tick
    std::optional<std::chrono::milliseconds> m_next;
    std::optional<Instant> m_soundAt;
    LatestJob m_job;
    Connection m_onSwitch;
};

} // namespace dongbo::present
