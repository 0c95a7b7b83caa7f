#pragma once

#include "gui/present/forms/form_task.h"

#include <memory>

namespace dongbo::present {

/// All are about a work order, or about a device's turn of a plan ("plan=<id>" in the hint;
/// without it the earliest one).
extern const FormMaker doWorkForm;
extern const FormMaker snoozeWorkForm;

/// The turn is called off, for a reason.
extern const FormMaker cancelWorkForm;

} // namespace dongbo::present
