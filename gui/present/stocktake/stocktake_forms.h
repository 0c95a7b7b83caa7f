#pragma once

#include "gui/present/forms/form_task.h"

#include <memory>

namespace dongbo::present {

// The forms of stocktakes. Nullptr when the request names something else.

[[nodiscard]] std::unique_ptr<FormTask> startStocktakeForm(Shell& shell,
                                                           const SheetRequest& request);
/// How one difference is settled: "count=ID;device=ID".
[[nodiscard]] std::unique_ptr<FormTask> settleStocktakeForm(Shell& shell,
                                                            const SheetRequest& request);
[[nodiscard]] std::unique_ptr<FormTask> closeStocktakeForm(Shell& shell,
                                                           const SheetRequest& request);
[[nodiscard]] std::unique_ptr<FormTask> cancelStocktakeForm(Shell& shell,
                                                            const SheetRequest& request);

} // namespace dongbo::present
