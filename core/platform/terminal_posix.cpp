#include "core/platform/terminal.h"

#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

namespace dongbo::platform {

namespace {

volatile std::sig_atomic_t interrupted = 0;
volatile std::sig_atomic_t interruptedStatus = 0;

extern "C" void endNow(int)
{
    _exit(interruptedStatus);
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

void keepStandardStreams()
{
    for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        if (fcntl(descriptor, F_GETFD) == -1 && errno == EBADF) {
            // the lowest free number is taken: this one; the wrong way round, so that its use fails
            (void)open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY);
        }
    }
}

bool isReaderGone(std::error_code error)
{
    return error == std::errc::broken_pipe;
}

void noticeInterrupts(int exitStatus)
{
    interruptedStatus = exitStatus;
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
    // So is a reader that went away: what was committed must still be said to be.
    sigaction(SIGPIPE, &action, nullptr);
}

bool wasInterrupted()
{
    return interrupted != 0;
}

} // namespace dongbo::platform
