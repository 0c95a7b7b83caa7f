#pragma once

#include "core/journal/write/journal.h"
#include "tests/support/office.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace dongbo::simulation {

/// Seeds of one batch follow each other on the same registers, some days apart: making registers
/// costs more than living in them. The last seed of a batch has clocks of 1970 and 2099.
inline constexpr std::uint64_t batch = 10;

/// Registers that live through one batch of seeds.
struct Registers
{
    Registers();
    std::vector<store::Database> copies; ///< six
    store::Database spare;               ///< holds a backup
};

/// One seed: offices that act, exchange, restart, restore and upgrade in random order, then tell
/// each other everything. Gives what went wrong; nothing when all agree.
[[nodiscard]] std::optional<std::string> live(Registers& registers, std::uint64_t seed);

} // namespace dongbo::simulation
