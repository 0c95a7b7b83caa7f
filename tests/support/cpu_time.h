#pragma once

#include <ctime>

namespace dongbo::test {

/// CPU time used by this process, in seconds: independent of the load of the machine. Tests that
/// bound the cost of something measure this, never wall time.
inline double cpuSeconds()
{
    timespec used{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
    return static_cast<double>(used.tv_sec) + static_cast<double>(used.tv_nsec) / 1e9;
}

} // namespace dongbo::test
