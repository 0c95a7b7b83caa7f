#include "bench/measure.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <sys/resource.h>

namespace dongbo::bench {

namespace {

double secondsOf(const timeval& time)
{
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

rusage useOf(int who)
{
    rusage use = {};
    ::getrusage(who, &use);
    return use;
}

double cpuSoFar()
{
    double sum = 0;
    for (const int who : {RUSAGE_SELF, RUSAGE_CHILDREN}) {
        const auto use = useOf(who);
        sum += secondsOf(use.ru_utime) + secondsOf(use.ru_stime);
    }
    return sum;
}

double threadCpuSoFar()
{
    timespec time = {};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

} // namespace

Cost costOf(const std::function<void()>& work)
{
    const auto begin = std::chrono::steady_clock::now();
    const double before = cpuSoFar();
    work();
    const double after = cpuSoFar();
    return {
        after - before,
        std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count(),
    };
}

double threadCpu(const std::function<void()>& work)
{
    const double before = threadCpuSoFar();
    work();
    return threadCpuSoFar() - before;
}

double peakMiB()
{
    return static_cast<double>(useOf(RUSAGE_SELF).ru_maxrss) / 1024;
}

double childPeakMiB()
{
    return static_cast<double>(useOf(RUSAGE_CHILDREN).ru_maxrss) / 1024;
}

double quantile(std::vector<double> values, double share)
{
    std::sort(values.begin(), values.end());
    const auto at = static_cast<std::size_t>(share * static_cast<double>(values.size()));
    return values[std::min(at, values.size() - 1)];
}

std::string spread(const std::vector<double>& values, const char* format)
{
    const auto [least, most] = std::minmax_element(values.begin(), values.end());
    std::string out;
    for (const double value : {*least, *most}) {
        char text[40] = {};
        std::snprintf(text, sizeof text, format, value);
        out += (out.empty() ? "" : "–") + std::string(text);
    }
    return out;
}

void printLine(const char* work, double ours, double theirs, const char* unit, double must,
               const std::string& notes)
{
    std::printf("%s\t%.4g %s\t", work, ours, unit);
    if (theirs > 0) {
        std::printf("%.4g %s\t%.2f\t", theirs, unit, ours / theirs);
    } else {
        std::printf("–\t%.4g\t", ours);
    }
    std::printf("%.4g\t%s\n", must, notes.c_str());
    std::fflush(stdout);
}

} // namespace dongbo::bench
