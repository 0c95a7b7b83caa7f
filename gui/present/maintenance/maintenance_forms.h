#pragma once

#include "gui/present/forms/form_task.h"

#include <memory>

namespace dongbo::present {

/// All are about a work order, or about a device's turn of a plan ("plan=<id>" in the hint;
/// without it the earliest one).
[[nodiscard]] std::unique_ptr<FormTask> doWorkForm(Shell& shell, const SheetRequest& request);
[[nodiscard]] std::unique_ptr<FormTask> snoozeWorkForm(Shell& shell, const SheetRequest& request);

/// The turn is called off, for a reason.
[[nodiscard]] std::unique_ptr<FormTask> cancelWorkForm(Shell& shell, const SheetRequest& request);

} // namespace dongbo::present
