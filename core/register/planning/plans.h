#pragma once

#include "core/register/base/checks.h"
#include "core/register/planning/plan_run.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dongbo {

// A plan as a record: proposed → approved → its lines carried out one by one → done. A step that
// its state does not allow throws Error{Refused, "plan.wrong_state"} with the state.

/// Keeps a computed plan with its actions as lines, all in one change-set. Problems: no name, a
/// name that another plan has that is not cancelled, nothing to do.
[[nodiscard]] Checked<Written<PlanId>> savePlan(Register& reg, const std::string& name,
                                                const PlanRun& run, const std::string& notes);

/// A proposed plan and its lines are approved.
[[nodiscard]] Checked<Written<PlanId>>
approvePlan(Register& reg, PlanId plan, std::optional<Date> day, const std::string& decisionNo);
/// A plan that is not done is given up; its lines that have not arrived are dropped.
[[nodiscard]] Checked<Written<PlanId>> cancelPlan(Register& reg, PlanId plan,
                                                  const std::string& reason);

struct PlanStepDraft
{
    PlanLineId line;
    std::optional<Date> day; ///< absent: today
    std::string documentNo;
    std::string by;            ///< of a repair: who does it (RepairStartDraft::by)
    std::optional<Money> cost; ///< spent
    std::string notes;
    checks::IfUnlikely ifUnlikely = checks::IfUnlikely::Ask;
};
/// Carries out an approved line: a move is transferred and in use, a repair is begun, a purchase is
/// ordered. The transfer or repair and the line are one change-set. Problems as transferDevice and
/// startRepair; a repair of a device without an open fault throws {Refused, "plan.no_open_fault"}.
[[nodiscard]] Checked<Written<PlanLineId>> doPlanLine(Register& reg, const PlanStepDraft& draft);

/// What arrived for a line.
struct ReceiveDraft
{
    PlanStepDraft step;
    Device
        device; ///< of a purchase: model, serial …; type, site, cost and source come from the line
};
/// A purchase that was approved or ordered arrives: the device is added at the line's site and is
/// in use, one change-set with the line. A repair that was begun and is fixed counts as in use. The
/// plan is done with its last line. Received twice is {Refused}.
[[nodiscard]] Checked<Written<PlanLineId>> receivePlanLine(Register& reg,
                                                           const ReceiveDraft& draft);
/// A line that will not be done, with a reason.
[[nodiscard]] Checked<Written<PlanLineId>> dropPlanLine(Register& reg, PlanLineId line,
                                                        const std::string& reason);

/// By id, unique beginning of an id, or name. Throws {Usage, "find.unknown_plan" |
/// "find.ambiguous_plan"}.
[[nodiscard]] PlanId findPlan(Register& reg, std::string_view text);
/// "NAME/POSITION", or an id.
[[nodiscard]] PlanLineId findPlanLine(Register& reg, std::string_view text);

/// How far a plan is.
struct PlanProgress
{
    std::vector<store::PlanLineRow> lines;
    std::int64_t finished = 0; ///< in use
    std::int64_t dropped = 0;
    Money planned;
    Money spent; ///< actual costs, where known else planned, of lines ordered or further
    struct Source
    {
        std::string name;
        Money planned;
        Money spent;
    };
    std::vector<Source> sources; ///< by name; empty name: no source
};
[[nodiscard]] PlanProgress progressOf(Register& reg, PlanId plan);

} // namespace dongbo
