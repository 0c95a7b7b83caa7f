#include "cli/progress.h"

#include "cli/interrupts.h"
#include "cli/output.h"
#include "core/platform/terminal.h"
#include "core/text/numbers.h"

#include <algorithm>

namespace dongbo::cli {

Progress::Progress(const Context& context, Message what)
    : m_context(context)
    , m_what(std::move(what))
    , m_isTerminal(platform::isErrorTerminal())
    , m_next(Clock::now() + std::chrono::seconds(1))
{}

Progress::~Progress()
{
    if (m_isShown && m_isTerminal) {
        *m_context.err << control::clearLine << std::flush;
    }
}

void Progress::step(std::size_t done, std::size_t all)
{
    stopIfInterrupted();
    const auto now = Clock::now();
    if (now < m_next) {
        return;
    }
    m_next = now + (m_isTerminal ? std::chrono::milliseconds(100) : std::chrono::seconds(10));
    m_isShown = true;
    std::string line = m_context.say(m_what) + " ";
    if (all == 0) {
        line += text::formatInteger(static_cast<std::int64_t>(done), m_context.language);
    } else {
        line += std::to_string(std::min<std::size_t>(100, done * 100 / all)) + " %";
    }
    *m_context.err << (m_isTerminal ? control::clearLine : "") << line << (m_isTerminal ? "" : "\n")
                   << std::flush;
}

std::function<void(std::size_t, std::size_t)> Progress::callback()
{
    return [this](std::size_t done, std::size_t all) { step(done, all); };
}

} // namespace dongbo::cli
