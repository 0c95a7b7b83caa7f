#pragma once

#include "core/archive/envelope.h"
#include "core/register/register.h"

#include <cstdint>
#include <vector>

namespace dongbo::importers {

/// What re-importing does to one known device.
struct ThreeWay
{
    std::vector<archive::FieldChange> changes; ///< cells the list has changed and nobody else
    std::vector<std::uint16_t> conflicts;      ///< changed on both sides: the register's is kept
};

/// Compares the list now, the list when this device was last imported (the newest standing import
/// operation that gave the field) and the register. A cell the list did not change never overrides
/// a later edit; a field the register does not know yet is filled in. `list` ascends by field.
[[nodiscard]] ThreeWay compare(Register& reg, const DeviceId& id, const Device& known,
                               const std::vector<archive::FieldChange>& list);

} // namespace dongbo::importers
