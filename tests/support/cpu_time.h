#pragma once

#include <ctime>

namespace dongbo::test {

/// Processor time this process has used, in seconds: what a machine that is busy with other things
/// does not add to. Tests that bound the cost of something measure it by this, never by the wall.
inline double cpuSeconds()
{
    timespec used{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
    return static_cast<double>(used.tv_sec) + static_cast<double>(used.tv_nsec) / 1e9;
}

} // namespace dongbo::test
