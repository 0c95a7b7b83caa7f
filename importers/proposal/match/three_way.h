#pragma once

#include "core/domain/field_change.h"
#include "core/register/base/register.h"

#include <cstdint>
#include <set>
#include <vector>

namespace dongbo::importers {

/// What re-importing does to one known device. Both ascend by field.
struct ThreeWay
{
    std::vector<FieldChange> changes;   ///< cells the list has changed and nobody else
    std::vector<FieldChange> conflicts; ///< changed on both sides: the register's is kept
};

/// Compares the list now, the list when this device was last imported (the newest standing import
/// operation that gave the field) and the register. A cell the list did not change never overrides
/// a later edit; a field the register does not know yet is filled in. `list` ascends by field.
/// `justGiven`: fields an earlier list of the same import gives; this list's count after it.
[[nodiscard]] ThreeWay compare(Register& reg, const DeviceId& id, const Device& known,
                               const std::vector<FieldChange>& list,
                               const std::set<std::uint16_t>& justGiven = {});

} // namespace dongbo::importers
