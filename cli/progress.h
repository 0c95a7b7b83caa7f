#pragma once

#include "cli/context.h"

#include <chrono>
#include <cstddef>
#include <functional>

namespace dongbo::cli {

/// Tells on standard error how far long work is: nothing in the first second, then on a terminal
/// one line that is rewritten, elsewhere a line every ten seconds. Every step also notices Ctrl-C.
class Progress
{
public:
    /// `what` is the sentence of the work: "Đang dựng lại sổ".
    Progress(const Context& context, Message what);
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;
    ~Progress();

    /// `all` 0: how much there is is not known. Throws Error{Cancelled} when Ctrl-C was pressed.
    void step(std::size_t done, std::size_t all);
    [[nodiscard]] std::function<void(std::size_t, std::size_t)> callback();

private:
    using Clock = std::chrono::steady_clock;

    const Context& m_context;
    Message m_what;
    bool m_isTerminal;
    bool m_isShown = false;
    Clock::time_point m_next;
};

} // namespace dongbo::cli
