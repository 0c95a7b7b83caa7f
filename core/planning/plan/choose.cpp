#include "core/planning/plan/decomposed.h"
#include "core/planning/plan/exact.h"

namespace dongbo::planning {

namespace {
/// Beyond this one program takes too long.
constexpr std::size_t mostGapsAtOnce = 3'000;
} // namespace

PlanChoice choose(const PlanProblem& problem, const PlanRules& rules)
{
    const auto weights = weightsOf(problem);
    if (weights.isStrict) {
        return chooseExactly(problem, rules);
    }
    return problem.gaps.size() <= mostGapsAtOnce ? chooseAtOnce(problem, weights, rules)
                                                 : chooseByPrices(problem, weights, rules);
}

} // namespace dongbo::planning
