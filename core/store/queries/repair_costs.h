#pragma once

#include "core/domain/records.h"
#include "core/store/file/database.h"

#include <functional>
#include <optional>

namespace dongbo::store {

// Repairs device by device, for sums over many devices: nothing is held.

/// A repair as far as money is concerned.
struct RepairCost
{
    RepairId id;
    std::optional<Money> cost;
    std::optional<Instant> end; ///< finished, else begun
};

/// Which of a device's repairs; what is absent does not restrict.
struct RepairSpan
{
    std::optional<SiteId> site;   ///< of faults that are there now
    std::optional<Instant> since; ///< ended at or after
    std::optional<Instant> until;
};

/// The repairs of a device's faults, by the moment they began.
void forEachRepairOf(Database& database, const DeviceId& device, const RepairSpan& span,
                     const std::function<void(const RepairCost&)>& visit);
/// Devices that ever had a fault, each once, in no order that means anything.
void forEachFaultyDevice(Database& database, const std::function<void(const DeviceId&)>& visit);

} // namespace dongbo::store
