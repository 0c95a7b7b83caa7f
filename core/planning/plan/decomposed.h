#pragma once

#include "core/planning/plan/problem.h"

namespace dongbo::planning {

/// choose() for a country: prices on money, pools and quotas by column generation over groups of
/// sites (Dantzig and Wolfe 1960), each site's best choice at given prices by enumeration, then one
/// integer program over the sites that the prices leave undecided. The bound is the Lagrangian at
/// the best prices, a sum over sites that owes nothing to a solver.
[[nodiscard]] PlanChoice chooseByPrices(const PlanProblem& problem, const PlanWeights& weights,
                                        const PlanRules& rules);

} // namespace dongbo::planning
