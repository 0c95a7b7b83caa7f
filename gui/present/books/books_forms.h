#pragma once

#include "gui/present/forms/form_task.h"

#include <memory>

namespace dongbo::present {

// The forms of wear and disposals. Nothing is made when the request names something else.

/// Writes a year's wear: "year=2023;count=312;skipped=3;amount=1234567" is what was shown before.
extern const FormMaker runWearForm;
/// The devices of `many` become one batch.
[[nodiscard]] std::unique_ptr<FormTask> proposeDisposalForm(Shell& shell,
                                                            const SheetRequest& request);
extern const FormMaker decideDisposalForm;
extern const FormMaker finishDisposalForm;
extern const FormMaker withdrawDisposalForm;

} // namespace dongbo::present
