#pragma once

#include <functional>
#include <string>
#include <vector>

namespace dongbo::bench {

struct Cost
{
    double cpu = 0;  ///< seconds, user and system, this process and its terminated children
    double wall = 0; ///< seconds
};
[[nodiscard]] Cost costOf(const std::function<void()>& work);

/// CPU seconds of this thread only.
[[nodiscard]] double threadCpu(const std::function<void()>& work);

/// Peak memory of this process, MiB; for its terminated children, of the largest one.
[[nodiscard]] double peakMiB();
[[nodiscard]] double childPeakMiB();

/// `share` 0.5 is the median, 0.99 the second slowest of a hundred. Not for empty lists.
[[nodiscard]] double quantile(std::vector<double> values, double share);

/// "lowest–highest", for the notes.
[[nodiscard]] std::string spread(const std::vector<double>& values, const char* format);

/// One line of the table, as parsed by bench/run: work, ours, yardstick, ratio, allowed maximum,
/// notes; tab-separated. `unit` follows both figures ("s"). Without a yardstick `theirs` is 0.
void printLine(const char* work, double ours, double theirs, const char* unit, double must,
               const std::string& notes);

} // namespace dongbo::bench
