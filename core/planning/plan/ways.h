#pragma once

#include "core/domain/message.h"
#include "core/planning/plan/prices.h"
#include "core/planning/plan/situation.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dongbo::planning {

// The ways to close a gap: one set of rules for plans and for a single gap that somebody looks at.

/// What repairing a device costs, and how that is known.
struct RepairWay
{
    Money cost;
    CostBasis basis = CostBasis::Estimate;
    std::optional<FaultId> fault;
};
/// Free of charge under warranty, else the estimate of its open fault, else the usual cost of its
/// type. Nothing when it cannot be repaired, goes for disposal, or nobody knows what it costs.
[[nodiscard]] std::optional<RepairWay> repairOf(const Costs& costs, const PlanDevice& device);

/// What the quotas in force leave to be bought of a type at a site.
struct QuotaLeft
{
    std::optional<std::int64_t> left; ///< pieces; below 0 when more are there than allowed
    std::optional<Money> ceiling;     ///< of one piece

    [[nodiscard]] bool isFull() const { return left && *left <= 0; }
};
[[nodiscard]] QuotaLeft quotaLeft(const Costs& costs, const PlanSite& site, DeviceType type);

/// Whether a device may be moved to another site: it works, is not proposed for disposal, and no
/// line of its own site needs it; of a site without a standard only spares are.
[[nodiscard]] bool isMovable(const PlanSite& site, const SiteNeeds& needs,
                             const DeviceFacts& device);
/// Whether a device moved in would close a place that it fits like this.
[[nodiscard]] bool closes(std::optional<NeedState> fit);

/// How a cost is known, in words: "plan.cost.…".
[[nodiscard]] Message messageOf(CostBasis basis);
/// Why nothing is bought, in words: "plan.out.…".
[[nodiscard]] Message messageOf(NoWay noWay);

/// One way to close one gap.
struct GapWay
{
    PlanAction action = PlanAction::Buy;
    Money cost;
    CostBasis basis = CostBasis::PriceList;
    std::optional<DeviceId> device;   ///< repaired or moved
    std::size_t fromSite = nowhere;   ///< of a move, into Situation::sites
    bool isSpare = false;             ///< of a move: it stands spare there
    std::optional<FaultId> fault;     ///< of a repair
    NeedState gives = NeedState::Met; ///< what the place would be
    std::string model;                ///< to buy, or of the device
    std::string source;               ///< of a price, with its grade
    bool isUniform = false;           ///< the model that is the standard's own
};
struct GapWays
{
    std::vector<GapWay> ways;  ///< the cheapest first; of equal cost moves, repairs, purchases
    NoWay noWay = NoWay::None; ///< what stands in the way of buying
    std::size_t movable = 0;   ///< devices elsewhere that would do; `ways` names a few of them
};
/// What somebody wants to know of one gap.
struct GapQuestion
{
    std::size_t site = 0;           ///< into Situation::sites; has a standard
    std::size_t line = 0;           ///< into its standard's lines
    std::optional<DeviceId> broken; ///< that stands in the place
    Money moveCost;
    bool atCeiling = true; ///< a type without a price is bought at its ceiling
    std::size_t mostMoves = 3;
};
/// The ways to close one place of a line. `needs` is parallel to the situation's sites, null for
/// those without a standard. Cost: one look at every device of the site's region.
[[nodiscard]] GapWays waysToClose(const Situation& situation, const Costs& costs,
                                  const std::vector<const SiteNeeds*>& needs,
                                  const GapQuestion& question);

} // namespace dongbo::planning
