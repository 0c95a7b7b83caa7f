#pragma once

#include "core/domain/id.h"
#include "core/journal/time/planted_bugs.h"

#include <compare>
#include <cstdint>
#include <cstring>

namespace dongbo::journal {

/// Places every operation of every office in one order: the later one wins a field.
struct Stamp
{
    std::int64_t hlc = 0;
    NodeId origin;
    OpId op;

    auto operator<=>(const Stamp&) const = default;
};

/// The last eight bytes of an operation's id, as archive::FieldChange::basedOn has them.
[[nodiscard]] inline std::uint64_t tailOf(const OpId& id)
{
    std::uint64_t tail = 0;
    std::memcpy(&tail, id.bytes.data() + 8, 8);
    return tail;
}

/// Whether `newer` wins over `older`, which arrived before it.
[[nodiscard]] inline bool wins(const Stamp& newer, const Stamp& older)
{
    if (isPlanted(Bug::WrongTieBreak)) {
        return newer.hlc >= older.hlc;
    }
    return newer > older;
}

} // namespace dongbo::journal
