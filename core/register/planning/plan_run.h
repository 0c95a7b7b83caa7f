#pragma once

#include "core/planning/plan/outcome.h"
#include "core/register/planning/situation.h"

#include <optional>
#include <string>
#include <vector>

namespace dongbo {

/// A plan that was computed and is not kept: everything a screen, an answer or a record needs.
struct PlanRun
{
    PlanningScope scope;
    planning::PlanRequest request;
    RegisterSituation read;
    planning::PlanTask task;
    planning::PlanChoice choice;
    planning::PlanOutcome outcome;
};

/// What is wrong with a request: a negative or absurd budget, a source without a name or twice,
/// weights outside 1 to 100.
[[nodiscard]] Problems checkRequest(const planning::PlanRequest& request);
/// The office's usual cost of a move; nothing when it has none.
[[nodiscard]] Money usualMoveCost(Register& reg);

/// Computes a plan for the register's day. Problems: checkRequest, pins that name no gap or that
/// cannot all be closed. The situation may be handed over when it has been read already.
[[nodiscard]] Checked<PlanRun> makePlan(Register& reg, const PlanningScope& scope,
                                        const planning::PlanRequest& request,
                                        const planning::PlanRules& rules);

} // namespace dongbo
