#pragma once

#include "core/domain/message.h"
#include "core/planning/plan/situation.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace dongbo::planning {

/// One action of a plan.
struct PlannedAction
{
    PlanAction kind = PlanAction::Buy;
    std::size_t gap = 0; ///< into PlanTask::gaps
    SiteId site;
    std::optional<SiteId> fromSite;
    StandardLineId line;
    std::optional<DeviceType> type;
    std::optional<DeviceId> device; ///< repaired or moved
    std::optional<FaultId> fault;
    std::string model; ///< to buy
    Money cost;
    std::string source; ///< that pays; empty: the budget as a whole
    CostBasis basis = CostBasis::PriceList;
    std::string priceSource;
    bool isPinned = false;
    bool isCritical = false;
    Message why; ///< what it achieves: "plan.why.…"
    Message how; ///< how its cost is known: "plan.cost.…"
};

/// A gap that stays open.
struct LeftOut
{
    std::size_t gap = 0;
    SiteId site;
    StandardLineId line;
    std::optional<DeviceType> type;
    NeedState state = NeedState::Missing;
    bool isCritical = false;
    std::optional<Money> cost; ///< of the cheapest way, if there is one
    Message why;               ///< "plan.out.…"
};

struct PlanOutcome
{
    std::vector<PlannedAction> actions; ///< by site, then line
    std::vector<LeftOut> leftOut;
    Money spent;
    std::vector<Money> spentBySource; ///< by PlanRequest::sources
    std::int64_t readyBefore = 0;
    std::int64_t readyAfter = 0;
};
/// The choice in words: which device goes where, and why every line is in or out.
[[nodiscard]] PlanOutcome outcomeOf(const Situation& situation, const PlanRequest& request,
                                    const PlanTask& task, const PlanChoice& choice);

/// What a budget reaches.
struct CurvePoint
{
    Money budget;
    PlanCounts counts;
    std::int64_t ready = 0;
    bool isOptimal = false;
    std::vector<std::size_t> chosen; ///< options
};
/// The same task with other budgets. `onProgress` (done, all) may throw to stop.
[[nodiscard]] std::vector<CurvePoint>
curveOf(const PlanTask& task, const std::vector<Money>& budgets, const PlanRules& rules,
        const std::function<void(std::size_t, std::size_t)>& onProgress = {});
/// The least money that closes every gap that can be closed; the end of a curve.
[[nodiscard]] Money costOfEverything(const PlanTask& task, const PlanRules& rules);

} // namespace dongbo::planning
