#pragma once

#include "core/store/queries/device_queries.h"

#include <cstdint>
#include <optional>
#include <span>
#include <stop_token>
#include <vector>

namespace dongbo::store {

// What a list needs that can be scrolled anywhere at once: all its rows as numbers, made by a
// worker, and the rows themselves a screenful at a time.

/// What a list can be sorted by.
enum class DeviceColumn : std::uint8_t
{
    Code,
    Name,
    Site, ///< by site's name, then code
    Type,
    Condition,
    Use,
    Cost,    ///< of all its pieces
    InUse,   ///< the day, or the year's first when only that is known
    Warranty ///< its last day
};

/// Equals stand by code, also when descending; what has no value stands last either way.
struct DeviceSort
{
    DeviceColumn column = DeviceColumn::Site;
    bool isDescending = false;

    bool operator==(const DeviceSort&) const = default;
};

/// Every device the filter lets through, in that order: eight bytes each. At 10⁶ devices half a
/// second by code, name or site, up to two by others. Throws {Cancelled} soon after `stop`.
[[nodiscard]] std::vector<DeviceNumber> deviceNumbers(Database& database,
                                                      const DeviceFilter& filter, DeviceSort sort,
                                                      std::stop_token stop = {});

/// What the heads over a list say. Devices counted once each; cost is of all pieces of each.
struct DeviceTally
{
    std::int64_t count = 0;
    std::int64_t broken = 0;
    std::int64_t underRepair = 0;
    std::int64_t spare = 0;
    std::int64_t onLoan = 0;
    std::int64_t warrantyEnding = 0; ///< its last day is within the days asked for
    Money cost;                      ///< the most 64 bits hold, should it be more
};
/// Reads every device the filter lets through. Throws {Cancelled} soon after `stop`.
[[nodiscard]] DeviceTally tallyDevices(Database& database, const DeviceFilter& filter, Date from,
                                       Date until, std::stop_token stop = {});
/// The same for some devices.
[[nodiscard]] Money costOf(Database& database, std::span<const DeviceNumber> numbers,
                           std::stop_token stop = {});

} // namespace dongbo::store
