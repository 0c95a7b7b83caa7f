#pragma once

#include <string>
#include <vector>

namespace dongbo::cli {

/// The whole program: understands the command line, runs the command, tells what went wrong.
/// Gives the exit status. Nothing is thrown.
int runProgram(const std::vector<std::string>& arguments);

} // namespace dongbo::cli
