#pragma once

#include "core/domain/id.h"
#include "core/journal/planted_bugs.h"

#include <compare>
#include <cstdint>

namespace dongbo::journal {

/// Places every operation of every office in one order: the later one wins a field.
struct Stamp
{
    std::int64_t hlc = 0;
    NodeId origin;
    OpId op;

    auto operator<=>(const Stamp&) const = default;
};

/// Whether `newer` wins over `older`, which arrived before it.
[[nodiscard]] inline bool wins(const Stamp& newer, const Stamp& older)
{
    if (isPlanted(Bug::WrongTieBreak)) {
        return newer.hlc >= older.hlc;
    }
    return newer > older;
}

} // namespace dongbo::journal
