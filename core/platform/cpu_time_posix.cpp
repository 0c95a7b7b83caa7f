#include "core/platform/cpu_time.h"

#include <time.h> // NOLINT(modernize-deprecated-headers): clock_gettime is POSIX

namespace dongbo::platform {

namespace {

double milliseconds(clockid_t clock)
{
    timespec now{};
    ::clock_gettime(clock, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

} // namespace

double processCpuMs()
{
    return milliseconds(CLOCK_PROCESS_CPUTIME_ID);
}

double threadCpuMs()
{
    return milliseconds(CLOCK_THREAD_CPUTIME_ID);
}

} // namespace dongbo::platform
