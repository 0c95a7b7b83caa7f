#pragma once

#include "tests/cli/program_runs.h"

#include <vector>

namespace dongbo::tests {

/// Runs the command line once for each call, one after another in a single child process of the
/// test: thousands of calls that are refused cost what they cost, not what starting a program does.
/// Whatever a call leaves behind in the process meets the next one. A call that ends the process
/// has the exit of that (-signal when it was killed); the next begins a new one.
[[nodiscard]] std::vector<Answer> runInOneProcess(const std::vector<Words>& calls);

} // namespace dongbo::tests
