#pragma once

#include "gui/present/forms/form_task.h"

#include <memory>

namespace dongbo::present {

// The forms of plans. Nullptr when the request names something else; all throw {NotFound,
// "find.gone"} from build.

/// What is asked of the plan that is computed: sources, cost of a move, missing prices, floor,
/// weights. Writes nothing into the register.
[[nodiscard]] std::unique_ptr<FormTask> planConditionsForm(Shell& shell,
                                                           const SheetRequest& request);
/// Keeps the plan that was computed under a name.
[[nodiscard]] std::unique_ptr<FormTask> savePlanForm(Shell& shell, const SheetRequest& request);
[[nodiscard]] std::unique_ptr<FormTask> approvePlanForm(Shell& shell, const SheetRequest& request);
[[nodiscard]] std::unique_ptr<FormTask> cancelPlanForm(Shell& shell, const SheetRequest& request);
/// Of one line: transfers, begins the repair, orders.
[[nodiscard]] std::unique_ptr<FormTask> doPlanLineForm(Shell& shell, const SheetRequest& request);
/// What was bought has arrived; what was repaired works again.
[[nodiscard]] std::unique_ptr<FormTask> receivePlanLineForm(Shell& shell,
                                                            const SheetRequest& request);
[[nodiscard]] std::unique_ptr<FormTask> dropPlanLineForm(Shell& shell, const SheetRequest& request);

} // namespace dongbo::present
