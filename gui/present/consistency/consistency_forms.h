#pragma once

#include "gui/present/forms/form_task.h"

#include <memory>

namespace dongbo::present {

/// A line ("line=3") or the head ("head") of the standard that is being written (StandardBoard).
/// Nothing goes into the register; while it is typed, the line is tried.
[[nodiscard]] std::unique_ptr<FormTask> standardDraftForm(Shell& shell,
                                                          const SheetRequest& request);
/// Accepts what a rule reports about the record ("rule=spare_broken"), or switches the rule off
/// (without a record).
[[nodiscard]] std::unique_ptr<FormTask> acceptFindingForm(Shell& shell,
                                                          const SheetRequest& request);

} // namespace dongbo::present
