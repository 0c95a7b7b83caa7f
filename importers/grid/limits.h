#pragma once

#include "core/domain/error.h"

#include <cstdint>
#include <string_view>

namespace dongbo::importers {

/// Limits of a list; larger ones are rejected. Values and their meaning are in data/limits.tsv, one
/// line per member. Tests may lower a value; a file can never raise one.
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

    /// CPU time allowed to the reader process for an input of `bytes`: the number of rows is
    /// unknown beforehand, so the size is used instead.
    [[nodiscard]] std::uint64_t cpuSecondsFor(std::uint64_t bytes) const
    {
        return cpuSeconds * (bytes / cpuStepBytes + 1);
    }
};

/// Error{TooLarge} with the code "readers.limit_<name>", name being one of data/limits.tsv;
/// its argument "limit" is the value, for bytes in whole MiB.
[[nodiscard]] Error pastLimit(std::string_view name, std::uint64_t limit);

/// Error{Unreadable} with that code; `log` adds details in English.
[[nodiscard]] Error unreadable(std::string_view code, const std::string& log = {});

} // namespace dongbo::importers
