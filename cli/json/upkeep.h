#pragma once

#include "cli/json/names.h"
#include "cli/json/values.h"
#include "core/register/maintenance/power.h"
#include "core/register/maintenance/watch.h"
#include "core/register/maintenance/work_orders.h"
#include "core/register/people/people.h"
#include "core/register/triage/triage.h"

namespace dongbo::cli {

// Preventive maintenance and what belongs to it, as docs/json.md fixes the shapes.

[[nodiscard]] Json dueWorkJson(const DueWork& work, Date today);
[[nodiscard]] Json workOrderJson(const store::WorkOrderRow& row, Names& names);
[[nodiscard]] Json workStepsJson(const std::vector<WorkStep>& steps);
[[nodiscard]] Json batteryJson(const BatteryState& battery, Date today);
[[nodiscard]] Json roomPowerJson(const RoomPower& room);
[[nodiscard]] Json watchedJson(const WatchedDevice& watched);
[[nodiscard]] Json helpJson(const FaultHelp& help, Language language);
[[nodiscard]] Json faultStepJson(const store::FaultStepRow& row);
[[nodiscard]] Json trainedJson(const std::vector<TrainedIn>& trained);
[[nodiscard]] Json keepersJson(const std::vector<RoomKeeper>& keepers);

} // namespace dongbo::cli
