#include "core/planning/plan/problem.h"

#include <algorithm>

namespace dongbo::planning {

std::int64_t PlanWeights::valueOf(const PlanCounts& counts) const
{
    const auto money = moneyUnit > 0 ? (counts.spent + moneyUnit - 1) / moneyUnit : std::int64_t{0};
    return floors * counts.floors + weighted * counts.weighted + critical * counts.critical +
           others * counts.others + uniform * counts.uniform - money;
}

PlanWeights moderateWeights(const PlanProblem& problem)
{
    // a site outweighs ten critical gaps, one of those twenty others, one of those any price below
    // a hundred million
    PlanWeights weights;
    weights.isStrict = false;
    weights.moneyUnit = 100'000;
    weights.uniform = 10;
    weights.others = 1'000;
    weights.critical = 20'000;
    weights.weighted = 200'000;
    weights.floors = problem.hasFloor ? 2'000'000 : 0;
    return weights;
}

PlanWeights weightsOf(const PlanProblem& problem)
{
    if (problem.gaps.size() > mostStrictGaps) {
        return moderateWeights(problem);
    }
    PlanWeights weights;
    std::int64_t critical = 0;
    std::int64_t others = 0;
    std::int64_t sites = 0;
    for (const auto& gap : problem.gaps) {
        ++(gap.isCritical ? critical : others);
    }
    for (const auto& site : problem.sites) {
        sites += site.weight;
    }
    weights.uniform = 1;
    weights.others = critical + others + 1;
    weights.critical = weights.others * (others + 1);
    weights.weighted = weights.critical * (critical + 1);
    weights.floors = problem.hasFloor ? weights.weighted * (sites + 1) : 0;
    return weights;
}

std::optional<PlanFlaw> flawOf(const PlanProblem& problem, const std::vector<std::size_t>& chosen)
{
    std::vector<int> times(problem.gaps.size(), 0);
    auto sources = problem.sources;
    auto limits = problem.limits;
    auto budget = problem.budget;
    for (const auto at : chosen) {
        const auto& option = problem.options[at];
        if (++times[option.gap] > 1) {
            return PlanFlaw::GapClosedTwice;
        }
        budget -= option.cost;
        if (budget < 0) {
            return PlanFlaw::OverBudget;
        }
        if (option.source != nowhere && (sources[option.source] -= option.cost) < 0) {
            return PlanFlaw::OverSource;
        }
        for (const auto limit : option.limits) {
            if (limit != nowhere && --limits[limit] < 0) {
                return PlanFlaw::OverLimit;
            }
        }
    }
    for (std::size_t i = 0; i < problem.gaps.size(); ++i) {
        if (problem.gaps[i].isPinned && times[i] == 0) {
            return PlanFlaw::PinnedLeftOpen;
        }
    }
    return std::nullopt;
}

PlanCounts countsOf(const PlanProblem& problem, const std::vector<std::size_t>& chosen)
{
    PlanCounts counts;
    std::vector<std::int64_t> open(problem.sites.size(), 0);
    std::vector<std::int64_t> closed(problem.sites.size(), 0);
    for (const auto& gap : problem.gaps) {
        open[gap.site] += gap.isCritical ? 1 : 0;
    }
    for (const auto at : chosen) {
        const auto& option = problem.options[at];
        const auto& gap = problem.gaps[option.gap];
        counts.spent += option.cost;
        counts.uniform += option.isUniform ? 1 : 0;
        if (gap.isCritical) {
            ++counts.critical;
            ++closed[gap.site];
        } else {
            ++counts.others;
        }
    }
    for (std::size_t i = 0; i < problem.sites.size(); ++i) {
        if (open[i] > 0 && closed[i] == open[i]) {
            ++counts.sites;
            counts.weighted += problem.sites[i].weight;
        }
        counts.floors += problem.hasFloor && closed[i] > 0 ? 1 : 0;
    }
    return counts;
}

std::vector<std::size_t> usefulOptions(const PlanProblem& problem)
{
    std::vector<std::vector<std::size_t>> ofGap(problem.gaps.size());
    for (std::size_t i = 0; i < problem.options.size(); ++i) {
        ofGap[problem.options[i].gap].push_back(i);
    }
    const auto isFree = [&](const PlanProblem::Option& option) {
        return option.limits[0] == nowhere && option.limits[1] == nowhere;
    };
    // the earlier of two equal ones stays
    const auto beats = [&](std::size_t a, std::size_t b) {
        const auto& one = problem.options[a];
        const auto& other = problem.options[b];
        const bool isPaidAlike = one.source == other.source || one.cost == 0;
        const bool isNoWorse = isFree(one) && isPaidAlike && one.cost <= other.cost &&
                               one.isUniform >= other.isUniform;
        const bool isSame = isNoWorse && isFree(other) && one.cost == other.cost &&
                            one.isUniform == other.isUniform &&
                            (one.source == other.source || one.cost == 0);
        return isNoWorse && (!isSame || a < b);
    };
    std::vector<std::size_t> useful;
    for (const auto& options : ofGap) {
        for (const auto b : options) {
            const bool isBeaten = std::any_of(options.begin(), options.end(),
                                              [&](std::size_t a) { return a != b && beats(a, b); });
            if (!isBeaten && problem.options[b].cost <= problem.budget) {
                useful.push_back(b);
            }
        }
    }
    std::sort(useful.begin(), useful.end());
    return useful;
}

} // namespace dongbo::planning
