#pragma once

#include "tests/torture/faulty_system.h"
#include "tests/torture/scarce_memory.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

// dongbo-cli as this program runs it: in a process of its own, whose disk and memory fail when
// told.

namespace dongbo::torture {

/// What goes wrong in one run; by default nothing does and the calls are counted.
struct Trouble
{
    std::filesystem::path folder; ///< calls that touch files under it are the ones that fail
    Fault disk;
    Scarcity memory;
};

struct ProgramEnd
{
    int exit = -1; ///< -signal when one ended it
    std::string out;
    std::string err;
    bool hasStruck = false;            ///< the fault of the disk came to pass
    std::uint64_t calls = 0;           ///< of the disk; 0 when it was killed
    std::uint64_t requests = 0;        ///< for memory; 0 when it was killed
    std::vector<std::uint64_t> traces; ///< of the calls; none when it was killed

    [[nodiscard]] bool wasKilled() const { return exit == -9; }
};

/// Runs it with these words, standing in `folder`, with temporary files in `temporary`. It is ended
/// after a minute.
[[nodiscard]] ProgramEnd runProgram(const std::vector<std::string>& words,
                                    const std::filesystem::path& folder,
                                    const std::filesystem::path& temporary, const Trouble& trouble);

/// The child, started as `torture_tests --program REPORT FOLDER KIND AT ERRNO GOESON AT GOESON
/// WORDS…`.
int programMain(int argc, char** argv);

} // namespace dongbo::torture
