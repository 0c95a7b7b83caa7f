#include "cli/context.h"
#include "cli/terminal.h"

#include <csignal>
#include <sys/ioctl.h>
#include <unistd.h>

namespace dongbo::cli {

namespace {

volatile std::sig_atomic_t interrupted = 0;

extern "C" void endNow(int)
{
    _exit(static_cast<int>(Exit::Interrupted));
}

extern "C" void noteInterrupt(int signal)
{
    if (interrupted != 0) {
        endNow(signal);
    }
    interrupted = 1;
    alarm(2);
}

} // namespace

bool isOutputTerminal()
{
    return isatty(STDOUT_FILENO) == 1;
}

bool isErrorTerminal()
{
    return isatty(STDERR_FILENO) == 1;
}

std::size_t outputColumns()
{
    winsize size{};
    return isOutputTerminal() && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

void noticeInterrupts()
{
    struct sigaction action = {};
    action.sa_handler = noteInterrupt;
    sigemptyset(&action.sa_mask);
    action.sa_flags = SA_RESTART;
    sigaction(SIGINT, &action, nullptr);
    action.sa_handler = endNow;
    sigaction(SIGALRM, &action, nullptr);
    // A full file-size limit is told by the failing write, not by a signal that kills.
    action.sa_handler = SIG_IGN;
    sigaction(SIGXFSZ, &action, nullptr);
}

bool wasInterrupted()
{
    return interrupted != 0;
}

void stopIfInterrupted()
{
    if (wasInterrupted()) {
        throw Error(Error::Kind::Cancelled, {"cli.interrupted", {}});
    }
}

} // namespace dongbo::cli
