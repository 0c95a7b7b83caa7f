#pragma once

#include "core/planning/forecast/forecast.h"
#include "core/planning/plan/situation.h"
#include "core/register/base/register.h"

#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace dongbo {

/// The lives of the register's devices, as of its day.
struct Lives
{
    std::vector<planning::DeviceLife> lives;
    Date today{}; ///< the register's day
    Date from{};  ///< the first fault that was recorded; the register's day when there is none
    std::int64_t withoutAge = 0;                     ///< devices that nobody knows the age of
    std::unordered_map<RecordId, std::string> names; ///< of sites and devices
    std::map<DeviceType, double> repairCosts;        ///< mean of those paid for
};
[[nodiscard]] Lives readLives(Register& reg);
/// planning::forecast of those lives. A Problem when months is not 1 to 60.
[[nodiscard]] Checked<planning::Forecast> forecastFailures(const Lives& lives, std::int64_t months);

struct SpareNeed
{
    DeviceType type = DeviceType::Other;
    std::int64_t devices = 0;
    std::int64_t spares = 0; ///< that stand ready now
    double failuresPerYear = 0;
    double leadDays = 0; ///< median from report to fixed
    planning::SparePool pool;
};
/// How many spares of each type give the cover asked for, when a failed device is replaced at once
/// and comes back when its fault is fixed. Types with too few failures are left out. Problems:
/// cover outside 50 to 99.9 %.
[[nodiscard]] Checked<std::vector<SpareNeed>> sparesNeeded(Register& reg, double cover);

/// A broken device with the price of its repair and of a new one.
struct ReplaceOrRepair
{
    DeviceId device;
    std::string code;
    DeviceType type = DeviceType::Other;
    std::string site;
    planning::RepairQuestion question;
    planning::RepairAdvice advice;
};
/// What a new device of the type costs: the lowest price on the list, else the ceiling of a
/// standard line; nothing when neither is known.
[[nodiscard]] std::optional<Money> priceOfNew(const planning::Situation& situation,
                                              DeviceType type);

struct WarrantyClaim
{
    FaultId fault;
    std::string number;
    std::string device;
    Money paid;
};
struct Advice
{
    std::vector<ReplaceOrRepair> repairs;
    std::vector<planning::LemonReport> lemons; ///< only types with one
    std::vector<WarrantyClaim> claims;
};
/// Repair or replace for every broken device whose repair and price are known, models that fail too
/// often, repairs that were paid under warranty.
[[nodiscard]] Advice adviceFor(Register& reg);

/// What is to be expected of one device.
struct Prognosis
{
    std::optional<double> failures; ///< within twelve months; absent: too few data, or no age
    std::optional<ReplaceOrRepair> advice; ///< of a broken one whose prices are known
};
[[nodiscard]] Prognosis prognosisOf(Register& reg, const DeviceId& device);

} // namespace dongbo
