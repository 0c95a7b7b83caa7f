#pragma once

#include "core/register/planning/plans.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace dongbo {

// Kept plans read back: what was asked, what was reached, how they differ.

/// A kept plan with what its computation reached. Absent where its record does not say (a plan of
/// another program).
struct PlanSummary
{
    PlanId id;
    Plan plan;
    PlanProgress progress;
    std::optional<std::int64_t> sites; ///< evaluated
    std::optional<std::int64_t> readyBefore;
    std::optional<std::int64_t> readyAfter;
    std::optional<std::int64_t> critical; ///< gaps closed in critical lines
    std::optional<std::int64_t> others;
    std::optional<std::int64_t> leftOut;
    std::optional<bool> isOptimal;
    std::optional<double> gapPercent; ///< how much better the best choice can be at most
};
/// Throws {NotFound} when there is no such plan.
[[nodiscard]] PlanSummary summaryOf(Register& reg, const PlanId& plan);
/// What was asked of it: budget, sources, pins, weights. Members that cannot be read are left as
/// they are in a new request.
[[nodiscard]] planning::PlanRequest requestOf(const Plan& plan);

/// Why a line is in its plan, and how its cost is known; without a code: not said.
struct PlanLineReason
{
    Message why;
    Message how;
};
[[nodiscard]] PlanLineReason reasonOf(const PlanLine& line);

/// Something that is not done alike in all compared plans.
struct PlanDifference
{
    PlanAction action = PlanAction::Buy;
    std::optional<DeviceType> type;
    std::optional<SiteId> site;
    std::vector<std::int64_t> counts; ///< how often, by plan
};
struct PlanComparison
{
    std::vector<PlanSummary> plans;
    std::int64_t common = 0;                 ///< lines that all of them have
    std::vector<PlanDifference> differences; ///< by action, type, then site
};
inline constexpr std::size_t mostCompared = 5;
/// Plans side by side, in the order given. Problems: fewer than two, or more than mostCompared.
/// Throws {NotFound} as summaryOf.
[[nodiscard]] Checked<PlanComparison> comparePlans(Register& reg, const std::vector<PlanId>& plans);

} // namespace dongbo
