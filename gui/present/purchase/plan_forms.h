#pragma once

#include "gui/present/forms/form_task.h"

namespace dongbo::present {

// The forms of plans. Nothing is made when the request names something else; all throw {NotFound,
// "find.gone"} from build.

/// What is asked of the plan that is computed: sources, cost of a move, missing prices, floor,
/// weights. Writes nothing into the register.
extern const FormMaker planConditionsForm;
/// Keeps the plan that was computed under a name.
extern const FormMaker savePlanForm;
extern const FormMaker approvePlanForm;
extern const FormMaker cancelPlanForm;
/// Of one line: transfers, begins the repair, orders.
extern const FormMaker doPlanLineForm;
/// What was bought has arrived; what was repaired works again.
extern const FormMaker receivePlanLineForm;
extern const FormMaker dropPlanLineForm;

} // namespace dongbo::present
