#pragma once

#include "core/register/base/checks.h"
#include "core/register/checklists/checklist.h"
#include "core/register/maintenance/due.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace dongbo {

// Work orders of preventive maintenance: open → acknowledged or snoozed (any time again) → done or
// cancelled. Each function is one change-set. A step its state does not allow throws {Refused,
// "maintenance.finished"} with the state and the day.

/// Which turn of maintenance: an order, or what is due of a plan for a device, which becomes an
/// order in the same change-set ("BD-2021-0001"). Without a plan the device's earliest turn is
/// meant.
struct WorkTarget
{
    std::optional<WorkOrderId> order;
    std::optional<MaintenancePlanId> plan;
    std::optional<DeviceId> device;
};

/// Takes up a turn as an order. Problems: a plan that asks nothing of the device, a turn that is
/// taken up already (with its number).
[[nodiscard]] Checked<Written<WorkOrderId>> openWork(Register& reg, const WorkTarget& target,
                                                     const std::string& notes);
/// Takes up all that is due and nobody took up, in one change-set.
struct OpenedWork
{
    std::vector<std::string> numbers;
    std::optional<ChangeSetId> changeSet; ///< absent: nothing was due
};
[[nodiscard]] OpenedWork openDueWork(Register& reg, const DueQuestion& question);

/// Somebody has seen it and will do it.
[[nodiscard]] Checked<Written<WorkOrderId>> acknowledgeWork(Register& reg, const WorkTarget& target,
                                                            const std::string& notes);
/// Somebody takes on all of these, in one change-set; those taken on already stay as they are.
[[nodiscard]] OpenedWork acknowledgeWorks(Register& reg, const std::vector<WorkTarget>& targets);
/// Not before that day, for a reason: both are required, the day lies ahead.
[[nodiscard]] Checked<Written<WorkOrderId>> snoozeWork(Register& reg, const WorkTarget& target,
                                                       std::optional<Date> until,
                                                       const std::string& reason);
/// This turn is called off, for a reason; the next one counts from today.
[[nodiscard]] Checked<Written<WorkOrderId>> cancelWork(Register& reg, const WorkTarget& target,
                                                       const std::string& reason);

struct WorkDone
{
    std::optional<Date> day; ///< absent: today
    std::string doneBy;      ///< absent: who acts
    /// By number of the step from 1, as typed.
    std::vector<std::pair<std::int64_t, std::string>> results;
    std::optional<Money> cost;
    std::string notes;
    checks::IfUnlikely ifUnlikely = checks::IfUnlikely::Ask; ///< about the day
};
struct WorkFinished
{
    WorkOrderId id;
    std::string number;
    ChangeSetId changeSet;
    bool hasPassed = true;
    std::optional<FaultId> fault; ///< of an order that failed: opened, or found open
    std::string faultNumber;
    bool isFaultNew = false;
    Problems warnings{};
};
/// Done, with what was found. An answer that is not right fails the order: a fault of the device is
/// opened in the same change-set, or the open one of the same symptom is named. A step of kind day
/// whose unit is a day attribute of the device's type ("battery_date") writes it there. Problems:
/// numbers and yes/no that are not answered, answers of the wrong kind, a step the plan does not
/// have or twice.
[[nodiscard]] Checked<WorkFinished> doWork(Register& reg, const WorkTarget& target,
                                           const WorkDone& done);

/// The steps an order asks for: those of its plan.
[[nodiscard]] std::vector<WorkStep> stepsOf(Register& reg, const WorkTarget& target);

} // namespace dongbo
