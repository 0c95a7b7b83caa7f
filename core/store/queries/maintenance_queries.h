#pragma once

#include "core/domain/records.h"
#include "core/store/file/database.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dongbo::store {

/// A plan of preventive maintenance that is on the list.
struct MaintenancePlanRow
{
    MaintenancePlanId id;
    MaintenancePlan plan;
    Instant written; ///< when it was
};
/// In the order in which they came into the register.
[[nodiscard]] std::vector<MaintenancePlanRow> maintenancePlans(Database& database);

struct WorkOrderRow
{
    WorkOrderId id;
    WorkOrder order;
    std::string plan;       ///< its name
    std::string deviceCode; ///< empty: none
    std::string deviceName;
    std::string site;
};
/// What is absent does not restrict.
struct WorkOrderFilter
{
    std::optional<MaintenancePlanId> plan;
    std::optional<DeviceId> device;
    std::optional<SiteId> site;     ///< where it was when it was taken up
    std::optional<SiteId> deviceAt; ///< where its device is now
    std::optional<WorkState> state;
    bool unfinishedOnly = false; ///< open, acknowledged or snoozed
    std::optional<Date> since;   ///< due on that day or later
    std::optional<Date> until;   ///< or on that day or earlier
};
/// By due day, then as they came into the register.
[[nodiscard]] std::vector<WorkOrderRow> workOrders(Database& database,
                                                   const WorkOrderFilter& filter);
/// A turn that was done or left out, and when.
struct SettledWork
{
    MaintenancePlanId plan;
    DeviceId device;
    std::optional<Date> due;
    std::optional<Date> doneDay;
    bool isDone = false; ///< or left out
};
/// Of the orders the filter leaves (its state aside) those that are settled, by due day, then as
/// they came into the register.
[[nodiscard]] std::vector<SettledWork> settledWork(Database& database,
                                                   const WorkOrderFilter& filter);
[[nodiscard]] std::optional<WorkOrderRow> workOrderRow(Database& database, const WorkOrderId& id);
/// The highest number after that beginning ("BD-2021-"), of orders that were taken back too; 0 when
/// there is none.
[[nodiscard]] std::int64_t highestWorkOrder(Database& database, const std::string& series);

struct FaultStepRow
{
    FaultStepId id;
    FaultStep step;
    std::string deviceCode; ///< empty: none
};
/// What was tried on a fault, oldest first.
[[nodiscard]] std::vector<FaultStepRow> faultSteps(Database& database, const FaultId& fault);

/// A fault that was fixed, with the step that helped where one was written down.
struct SolvedFaultRow
{
    FaultId id;
    std::optional<FaultAbout> about;
    std::optional<DeviceType> type;
    std::string group;  ///< of its symptom
    std::string helped; ///< code of the step; empty: none was written down
};
/// Those that have a group; as they came into the register.
[[nodiscard]] std::vector<SolvedFaultRow> solvedFaults(Database& database);

/// How often a device had to be switched on before it worked, at one check.
struct StartsRow
{
    DeviceId device;
    Instant at;
    std::int64_t starts = 0; ///< 0: it never came on
};
/// Of checks that stand, made at or after `since`; oldest first.
[[nodiscard]] std::vector<StartsRow> startsAtChecks(Database& database, Instant since);

/// What the newest check of a site that stands said of power and light.
struct PowerCheckRow
{
    SiteId site;
    Instant at;
    std::optional<CheckResult> power;
    std::optional<CheckResult> light;
};
[[nodiscard]] std::vector<PowerCheckRow> newestPowerChecks(Database& database);

struct TrainingRow
{
    TrainingId id;
    Training training;
};
/// On the list; of one officer or of all. By day.
[[nodiscard]] std::vector<TrainingRow> trainings(Database& database,
                                                 const std::optional<OfficerId>& officer);

} // namespace dongbo::store
