#pragma once

#include "core/planning/plan/effect.h"
#include "core/register/planning/plan_run.h"
#include "gui/present/shell.h"
#include "gui/present/signal.h"

#include <filesystem>
#include <memory>
#include <vector>

namespace dongbo::present {

/// What the screen Mua sắm keeps while its pages and forms come and go: what is asked of the plan,
/// and what was computed last. Of one register; another one begins anew.
struct PurchaseDesk
{
    std::filesystem::path path;
    planning::PlanRequest request;
    std::shared_ptr<const PlanRun> run; ///< the last one; perhaps of another request
    /// What `run` does to every site.
    std::shared_ptr<const std::vector<planning::SiteEffect>> effects;
    std::vector<planning::CurvePoint> curve; ///< by budget; of `run`'s request but for its budget
    Signal<> asked;                          ///< something else is asked for
};

/// The desk of the register that is open; made with the office's usual cost of a move and the
/// budget that was planned last.
[[nodiscard]] PurchaseDesk& purchaseDesk(Shell& shell);
/// Asks for a plan under other conditions and keeps the budget for the next time.
void askFor(Shell& shell, planning::PlanRequest request);

} // namespace dongbo::present
