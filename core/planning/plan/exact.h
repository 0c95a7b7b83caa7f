#pragma once

#include "core/planning/plan/problem.h"

namespace dongbo::planning {

/// choose() by one integer program per group of counts, each proven before the next: for districts.
[[nodiscard]] PlanChoice chooseExactly(const PlanProblem& problem, const PlanRules& rules);
/// choose() by one integer program with moderate weights, to within rules.relativeGap: for
/// provinces. `nodes`: of the search tree at most; 0: no limit.
[[nodiscard]] PlanChoice chooseAtOnce(const PlanProblem& problem, const PlanWeights& weights,
                                      const PlanRules& rules, std::int64_t nodes = 0);

} // namespace dongbo::planning
