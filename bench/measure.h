#pragma once

#include <functional>
#include <string>
#include <vector>

namespace dongbo::bench {

struct Cost
{
    double cpu = 0;  ///< seconds, user and system, this process and its ended children
    double wall = 0; ///< seconds
};
[[nodiscard]] Cost costOf(const std::function<void()>& work);

/// CPU seconds of this thread only.
[[nodiscard]] double threadCpu(const std::function<void()>& work);

/// The most memory this process has held so far, MiB; of its ended children, the largest one.
[[nodiscard]] double peakMiB();
[[nodiscard]] double childPeakMiB();

/// `share` 0.5 is the median, 0.99 the slowest but one of a hundred. Not for empty lists.
[[nodiscard]] double quantile(std::vector<double> values, double share);

/// "lowest–highest", for the notes.
[[nodiscard]] std::string spread(const std::vector<double>& values, const char* format);

/// One line of the table, as bench/run reads it: work, ours, yardstick, ratio, the most it may be,
/// notes; between tabs. `unit` follows both figures ("s"). Without a yardstick `theirs` is 0.
void printLine(const char* work, double ours, double theirs, const char* unit, double must,
               const std::string& notes);

} // namespace dongbo::bench
