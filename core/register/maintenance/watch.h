#pragma once

#include "core/register/base/register.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dongbo {

/// A device that is chập chờn: it works today and fails in the meeting. The letter: "thiết bị mỗi
/// lần mở có sự trục trặc".
struct WatchedDevice
{
    DeviceId device;
    std::string code; ///< or its name
    std::string name;
    std::optional<DeviceType> type;
    std::optional<SiteId> site;
    std::string siteName;
    std::int64_t intermittent = 0; ///< faults graded intermittent
    std::int64_t recurrences = 0;  ///< faults that came back of an earlier one
    std::int64_t checks = 0;       ///< checks at which it was switched on
    std::int64_t hardStarts = 0;   ///< of them: it took more than one start, or never came on
    std::int64_t starts = 0;       ///< switched on, all together
    std::int64_t open = 0;         ///< of its faults
    std::optional<Date> last;      ///< the newest of all that
    std::optional<FaultId> newest; ///< its newest fault among them
};

struct WatchQuestion
{
    std::int64_t days = 180; ///< looked back from the register's day
    std::int64_t times = 2;  ///< faults and hard starts together that put a device on the list
    std::optional<SiteId> site;
    std::optional<UnitId> unit; ///< with every unit below it
};
/// The most troublesome first, then by code. Devices that left the books are left out.
[[nodiscard]] std::vector<WatchedDevice> watchList(Register& reg, const WatchQuestion& question);

} // namespace dongbo
