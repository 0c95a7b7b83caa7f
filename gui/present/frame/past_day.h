#pragma once

#include "gui/present/shell.h"

#include <memory>
#include <optional>

namespace dongbo::present {

/// The way of the window to the register of a past day, and back.
class PastDay
{
public:
    explicit PastDay(Shell& shell);

    /// Shows the register as it was known at the end of that day, made by a worker with a
    /// connection of its own (progress strip, can be cancelled); every screen shows it until
    /// leave(). Today and later days lead back to the present. A day asked again is kept as long as
    /// nothing was changed since. Errors come as a banner.
    void choose(Date day);
    void leave();
    /// The day that is being made.
    [[nodiscard]] std::optional<Date> underWay() const;

private:
    void show(std::shared_ptr<Register> past);

    Shell& m_shell;
    LatestJob m_job;
    std::optional<Date> m_underWay;
    std::shared_ptr<Register> m_kept; ///< the last one made
    bool m_isSwitching = false; ///< what the session announces now is no change of the content
    Connection m_onChange;
};

} // namespace dongbo::present
