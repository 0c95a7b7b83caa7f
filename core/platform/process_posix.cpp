#include "core/platform/process.h"

#include <cerrno>
#include <csignal>
#include <system_error>
#include <unistd.h>

namespace dongbo::platform {

long thisProcess()
{
    return ::getpid();
}

bool isProcessAlive(long process)
{
    return ::kill(static_cast<pid_t>(process), 0) == 0 || errno != ESRCH;
}

void killThisProcess()
{
    ::kill(::getpid(), SIGKILL);
}

std::filesystem::path runningProgram()
{
    std::error_code fault;
    const auto path = std::filesystem::read_symlink("/proc/self/exe", fault);
    return fault ? std::filesystem::path() : path;
}

} // namespace dongbo::platform
