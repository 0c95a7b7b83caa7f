#pragma once

#include "core/domain/fields.h"
#include "core/store/queries/device_queries.h"

#include <cstdint>
#include <optional>
#include <span>
#include <stop_token>
#include <vector>

namespace dongbo::store {

// What a list needs that can be scrolled anywhere at once: all its rows as numbers, made by a
// worker, and the rows themselves a screenful at a time.

/// What a list is sorted by: any field of a device. Texts and names of referenced records stand in
/// Vietnamese order; condition and use are those that hold now; the cost is of all its pieces; the
/// day of first use is the year's first when only that is known. Equals stand by code, also when
/// descending; what has no value stands last either way.
struct DeviceSort
{
    std::uint16_t field = fieldOf<&Device::site>;
    bool isDescending = false;

    bool operator==(const DeviceSort&) const = default;
};

/// Every device the filter lets through, in that order: eight bytes each. At 10⁶ devices half a
/// second by code, name or site, up to two by others, more by a text that is another in each row.
/// Throws {Cancelled} soon after `stop`.
[[nodiscard]] std::vector<DeviceNumber> deviceNumbers(Database& database,
                                                      const DeviceFilter& filter, DeviceSort sort,
                                                      std::stop_token stop = {});

/// A value of a field and how many devices have it; an empty Value: none.
struct CountedValue
{
    Value value;
    std::int64_t count = 0;
};
/// The values a field has among the devices the filter lets through, the commonest first, at most
/// `most`. Reads every one of them. Throws {Cancelled} soon after `stop`.
[[nodiscard]] std::vector<CountedValue> deviceValues(Database& database, const DeviceFilter& filter,
                                                     std::uint16_t field, std::size_t most,
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
