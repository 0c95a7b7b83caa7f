#pragma once

#include "core/planning/plan/problem.h"

#include <optional>
#include <vector>

namespace dongbo::planning {

// Pieces of a plan problem; inside core/planning/plan only.

/// What the options leave of money and limits, without sites and gaps; nothing when they take more
/// than there is.
[[nodiscard]] std::optional<PlanProblem> remainderOf(const PlanProblem& problem,
                                                     const std::vector<std::size_t>& options);
/// The same, of what is left already.
[[nodiscard]] std::optional<PlanProblem> takeFrom(PlanProblem left, const PlanProblem& problem,
                                                  const std::vector<std::size_t>& options);
/// The problem of some sites only, with what is left of money and limits; `original`: where its
/// options stand in the whole.
[[nodiscard]] PlanProblem partOf(PlanProblem left, const PlanProblem& problem,
                                 const std::vector<std::size_t>& sites,
                                 std::vector<std::size_t>& original);

} // namespace dongbo::planning
