#pragma once

#include "core/register/maintenance/due.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dongbo {

/// What keeps a room going: which devices, and the office's own question about them.
struct PowerQuestion
{
    std::optional<SiteId> site;
    std::optional<UnitId> unit; ///< with every unit below it
};

/// The battery of one device that has one (a UPS).
struct BatteryState
{
    DeviceId device;
    std::string code; ///< or its name
    std::string name;
    std::optional<SiteId> site;
    std::string siteName;
    std::optional<Date> since;     ///< the day the battery was put in, where it is known
    bool isDeviceDay = false;      ///< not known: the day the device came into use stands for it
    std::optional<Date> replaceBy; ///< it is counted on until that day
    std::optional<Date> lastTest;  ///< of any plan of the device
    std::optional<bool> hasPassed; ///< what it showed
    std::optional<Date> nextTest;  ///< absent: no plan asks for one
    std::int64_t openFaults = 0;

    /// To be looked after by that day: too old, never known, its last test failed, or a test due.
    [[nodiscard]] bool isDueBy(Date day) const;
};
/// By the day that comes first, then room and code. Life by data/maintenance/batteries.tsv.
[[nodiscard]] std::vector<BatteryState> batteries(Register& reg, const PowerQuestion& question);

/// Power and light of one room.
struct RoomPower
{
    SiteId site;
    std::string name;
    std::string unit;
    std::vector<std::string> working; ///< codes of UPS and generators that can be counted on
    std::vector<std::string> failing; ///< of those that are broken, worn, lent or in repair
    std::int64_t stabilizers = 0;     ///< that work; they are no backup
    std::optional<Date> oldestBattery;
    std::int64_t powerFaults = 0; ///< open faults about the room's power
    std::int64_t lightFaults = 0; ///< and about its light
    std::optional<Date> checked;  ///< the newest check of the room
    std::optional<CheckResult> power;
    std::optional<CheckResult> light;

    [[nodiscard]] bool hasBackup() const { return !working.empty(); }
};
/// Which devices the rooms that exist on the register's day have for their power, by name; their
/// faults and checks are not read.
[[nodiscard]] std::vector<RoomPower> powerSources(Register& reg, const PowerQuestion& question);
/// The same with their open faults and newest checks.
[[nodiscard]] std::vector<RoomPower> roomsPower(Register& reg, const PowerQuestion& question);

} // namespace dongbo
