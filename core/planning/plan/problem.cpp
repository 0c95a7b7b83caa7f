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

std::vector<bool> bindingLimits(const PlanProblem& problem)
{
    // at most one option per gap
    std::vector<std::int64_t> users(problem.limits.size(), 0);
    std::vector<std::size_t> lastGap(problem.limits.size(), nowhere);
    std::vector<std::vector<std::size_t>> ofGap(problem.gaps.size());
    for (std::size_t i = 0; i < problem.options.size(); ++i) {
        ofGap[problem.options[i].gap].push_back(i);
    }
    for (std::size_t gap = 0; gap < ofGap.size(); ++gap) {
        for (const auto option : ofGap[gap]) {
            for (const auto limit : problem.options[option].limits) {
                if (limit != nowhere && lastGap[limit] != gap) {
                    lastGap[limit] = gap;
                    ++users[limit];
                }
            }
        }
    }
    std::vector<bool> binding;
    for (std::size_t i = 0; i < users.size(); ++i) {
        binding.push_back(users[i] > problem.limits[i]);
    }
    return binding;
}

namespace {

/// Compares the ways to close one gap.
class Dominance
{
public:
    explicit Dominance(const PlanProblem& problem)
        : m_problem(problem)
        , m_binding(bindingLimits(problem))
    {}

    /// Whether an optimum with `b` is as good with `a`; of two equal ones the earlier stays.
    [[nodiscard]] bool beats(std::size_t a, std::size_t b) const
    {
        return isNoWorse(a, b) && (a < b || !isNoWorse(b, a));
    }
    [[nodiscard]] bool isPossible(std::size_t at) const
    {
        const auto& option = m_problem.options[at];
        const auto isThere = [&](std::size_t limit) {
            return limit == nowhere || m_problem.limits[limit] > 0;
        };
        return option.cost <= m_problem.budget && isThere(option.limits[0]) &&
               isThere(option.limits[1]);
    }

private:
    [[nodiscard]] bool isNoWorse(std::size_t a, std::size_t b) const
    {
        const auto& one = m_problem.options[a];
        const auto& other = m_problem.options[b];
        const auto takesNoMore = [&](std::size_t limit) {
            return limit == nowhere || !m_binding[limit] || limit == other.limits[0] ||
                   limit == other.limits[1];
        };
        return isPossible(a) && (one.source == other.source || one.cost == 0) &&
               one.cost <= other.cost && one.isUniform >= other.isUniform &&
               takesNoMore(one.limits[0]) && takesNoMore(one.limits[1]);
    }

    const PlanProblem& m_problem;
    std::vector<bool> m_binding;
};

} // namespace

std::vector<std::size_t> usefulOptions(const PlanProblem& problem)
{
    std::vector<std::vector<std::size_t>> ofGap(problem.gaps.size());
    for (std::size_t i = 0; i < problem.options.size(); ++i) {
        ofGap[problem.options[i].gap].push_back(i);
    }
    const Dominance dominance(problem);
    std::vector<std::size_t> useful;
    for (const auto& options : ofGap) {
        for (const auto b : options) {
            const bool isBeaten = std::any_of(options.begin(), options.end(), [&](std::size_t a) {
                return a != b && dominance.beats(a, b);
            });
            if (!isBeaten && dominance.isPossible(b)) {
                useful.push_back(b);
            }
        }
    }
    std::sort(useful.begin(), useful.end());
    return useful;
}

} // namespace dongbo::planning
