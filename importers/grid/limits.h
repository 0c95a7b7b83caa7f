#pragma once

#include "core/domain/error.h"

#include <cstdint>
#include <string_view>

namespace dongbo::importers {

/// What a list may hold before it is refused; the figures and their meaning stand in
/// data/limits.tsv, one line a member. A value may be lowered by a test, never raised by a file.
struct Limits
{
    std::uint64_t inputBytes = 0;
    std::uint64_t inflatedBytes = 0;
    std::uint64_t smallPartBytes = 0;
    std::uint64_t entries = 0;
    std::uint64_t sheets = 0;
    std::uint64_t rows = 0;
    std::uint64_t columns = 0;
    std::uint64_t cells = 0;
    std::uint64_t cellCharacters = 0;
    std::uint64_t rowBytes = 0;
    std::uint64_t sharedStringBytes = 0;
    std::uint64_t depth = 0;
    std::uint64_t tokenBytes = 0;
    std::uint64_t repeatedCells = 0;
    std::uint64_t merges = 0;
    std::uint64_t fonts = 0;
    std::uint64_t tapeBytes = 0;
    std::uint64_t memoryBytes = 0;
    std::uint64_t cpuSeconds = 0;
    std::uint64_t cpuStepBytes = 0;

    /// The table embedded in the program. Throws Error{Bug} if a line is missing or unknown.
    [[nodiscard]] static const Limits& standard();

    /// Processor time the reading program may spend on an input of `bytes`: rows are not known
    /// beforehand, so size stands for them.
    [[nodiscard]] std::uint64_t cpuSecondsFor(std::uint64_t bytes) const
    {
        return cpuSeconds * (bytes / cpuStepBytes + 1);
    }
};

/// Error{TooLarge} with the code "readers.limit_<name>", name being one of data/limits.tsv;
/// its argument "limit" is the figure, for bytes in whole MiB.
[[nodiscard]] Error pastLimit(std::string_view name, std::uint64_t limit);

/// Error{Unreadable} with that code; `log` says more in English.
[[nodiscard]] Error unreadable(std::string_view code, const std::string& log = {});

} // namespace dongbo::importers
