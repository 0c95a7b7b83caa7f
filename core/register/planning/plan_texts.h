#pragma once

#include "core/journal/write/journal.h"
#include "core/register/planning/plan_run.h"

#include <initializer_list>
#include <string>

namespace dongbo::plan_texts {

// What the use cases of plans share; inside core/register/planning only.

/// JSON of what was asked for, of what was reached, and of the reason of one action.
[[nodiscard]] std::string requestText(const PlanRun& run);
[[nodiscard]] std::string resultText(const PlanRun& run);
[[nodiscard]] std::string whyText(const planning::PlannedAction& action);

/// "camera at Đại An", by the words of the change-set: "2024/3".
[[nodiscard]] std::string lineLabel(Register& reg, const PlanLine& line);
/// Throws {Refused, "plan.wrong_step"} when the line is at another step.
void requireStep(const PlanLine& line, std::initializer_list<PlanStep> allowed);
/// Throws {Refused, "plan.wrong_state"} unless the plan of the line is approved.
void requireApproved(Register& reg, const PlanLine& line);
/// The plan is done when `line`, just settled by `action`, was its last one.
void finishPlan(Register& reg, journal::Action& action, const PlanLine& line, const PlanLineId& id);

} // namespace dongbo::plan_texts
