#include "core/planning/plan/part.h"

#include <map>

namespace dongbo::planning {

std::optional<PlanProblem> remainderOf(const PlanProblem& problem,
                                       const std::vector<std::size_t>& options)
{
    PlanProblem left;
    left.budget = problem.budget;
    left.sources = problem.sources;
    left.limits = problem.limits;
    left.hasFloor = problem.hasFloor;
    return takeFrom(std::move(left), problem, options);
}

std::optional<PlanProblem> takeFrom(PlanProblem left, const PlanProblem& problem,
                                    const std::vector<std::size_t>& options)
{
    for (const auto at : options) {
        const auto& option = problem.options[at];
        left.budget -= option.cost;
        bool isWithin = left.budget >= 0;
        if (option.source != nowhere) {
            left.sources[option.source] -= option.cost;
            isWithin = isWithin && left.sources[option.source] >= 0;
        }
        for (const auto limit : option.limits) {
            if (limit != nowhere) {
                --left.limits[limit];
                isWithin = isWithin && left.limits[limit] >= 0;
            }
        }
        if (!isWithin) {
            return std::nullopt;
        }
    }
    return left;
}

PlanProblem partOf(PlanProblem left, const PlanProblem& problem,
                   const std::vector<std::size_t>& sites, std::vector<std::size_t>& original)
{
    std::map<std::size_t, std::size_t> place;
    left.sites.clear();
    for (const auto site : sites) {
        place.emplace(site, left.sites.size());
        left.sites.push_back(problem.sites[site]);
    }
    std::vector<std::size_t> gapAt(problem.gaps.size(), nowhere);
    left.gaps.clear();
    for (std::size_t i = 0; i < problem.gaps.size(); ++i) {
        const auto found = place.find(problem.gaps[i].site);
        if (found != place.end()) {
            gapAt[i] = left.gaps.size();
            left.gaps.push_back(problem.gaps[i]);
            left.gaps.back().site = found->second;
        }
    }
    left.options.clear();
    for (std::size_t i = 0; i < problem.options.size(); ++i) {
        if (gapAt[problem.options[i].gap] != nowhere) {
            original.push_back(i);
            left.options.push_back(problem.options[i]);
            left.options.back().gap = gapAt[problem.options[i].gap];
        }
    }
    return left;
}

} // namespace dongbo::planning
