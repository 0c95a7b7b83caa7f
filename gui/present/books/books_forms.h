#pragma once

#include "gui/present/forms/form_task.h"

#include <memory>

namespace dongbo::present {

// The forms of wear and disposals. Nullptr when the request names something else.

/// Writes a year's wear: "year=2023;count=312;skipped=3;amount=1234567" is what was shown before.
[[nodiscard]] std::unique_ptr<FormTask> runWearForm(Shell& shell, const SheetRequest& request);
/// The devices of `many` become one batch.
[[nodiscard]] std::unique_ptr<FormTask> proposeDisposalForm(Shell& shell,
                                                            const SheetRequest& request);
[[nodiscard]] std::unique_ptr<FormTask> decideDisposalForm(Shell& shell,
                                                           const SheetRequest& request);
[[nodiscard]] std::unique_ptr<FormTask> finishDisposalForm(Shell& shell,
                                                           const SheetRequest& request);
[[nodiscard]] std::unique_ptr<FormTask> withdrawDisposalForm(Shell& shell,
                                                             const SheetRequest& request);

} // namespace dongbo::present
