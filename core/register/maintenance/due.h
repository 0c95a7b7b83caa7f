#pragma once

#include "core/planning/maintenance/schedule.h"
#include "core/register/base/register.h"
#include "core/store/queries/maintenance_queries.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dongbo {

/// Maintenance of one device that falls due: worked out, or taken up as a work order.
struct DueWork
{
    MaintenancePlanId plan;
    std::string planName;
    DeviceId device;
    std::string deviceCode; ///< or its name
    std::string deviceName;
    std::optional<DeviceType> type;
    std::optional<SiteId> site;
    std::string siteName;
    Date due;
    std::optional<planning::DueCause> cause; ///< absent: the order says so, the plan no longer does
    std::optional<Date> lastDone;
    std::optional<WorkOrderId> order; ///< absent: nobody took it up
    std::string number;               ///< of the order
    WorkState state = WorkState::Open;
    std::optional<Date> snoozedUntil;
    std::string
        officer; ///< who does it: the plan's officer, else the device's or the room's custodian
};

/// What is absent does not restrict.
struct DueQuestion
{
    std::optional<Date> until; ///< due on that day or earlier; absent: the register's
    std::optional<SiteId> site;
    std::optional<UnitId> unit; ///< with every unit below it
    std::optional<DeviceId> device;
    std::optional<MaintenancePlanId> plan;
};
/// What is due, by day, then room and code, once per plan and device; snoozed turns until their day
/// are among them. Devices that left the books are left out. Reads every device of the plans'
/// types: for a worker, unless the question names a site or a device.
[[nodiscard]] std::vector<DueWork> dueWork(Register& reg, const DueQuestion& question);
/// The next turn of one plan for one device; nothing when nothing is to come or the device is none
/// of the plan's.
[[nodiscard]] std::optional<DueWork> nextWork(Register& reg, const MaintenancePlanId& plan,
                                              const DeviceId& device);
/// Every plan's next turn for the device, by day.
[[nodiscard]] std::vector<DueWork> nextWorkOf(Register& reg, const DeviceId& device);

/// One look a week instead of a nag a day: what nobody has answered for, apart from what somebody
/// took up or put off.
struct MaintenanceDigest
{
    Date day;
    Date until;                   ///< "soon" ends there
    std::vector<DueWork> overdue; ///< unanswered, due before today
    std::vector<DueWork> soon;    ///< unanswered, due today or until then
    std::vector<DueWork> woken;   ///< were put off until today or earlier
    std::int64_t acknowledged = 0;
    std::int64_t snoozed = 0; ///< put off to a day to come: not asked about before
};
[[nodiscard]] MaintenanceDigest maintenanceDigest(Register& reg, const DueQuestion& question,
                                                  std::int64_t soonDays);

/// A plan of that id or name; throws {Usage, "find.unknown_…"}.
[[nodiscard]] MaintenancePlanId findMaintenancePlan(Register& reg, std::string_view text);
/// By number or id (a unique beginning of 8 characters or more); throws {Usage,
/// "find.unknown_record"|"find.ambiguous_record"}.
[[nodiscard]] WorkOrderId findWorkOrder(Register& reg, std::string_view text);

} // namespace dongbo
