#pragma once

#include "gui/present/forms/form_task.h"

#include <memory>

namespace dongbo::present {

// The forms of reports. Nullptr when the request names something else.

/// Issues the report its hint (the filter of its place) asks for: number, day, signer. What it says
/// is made and kept by a worker.
[[nodiscard]] std::unique_ptr<FormTask> issueReportForm(Shell& shell, const SheetRequest& request);
/// Keeps a report of the office's own making: the draft its hint holds (hintOf), or the record it
/// is about to be changed. Throws {NotFound, "find.gone"} from build.
[[nodiscard]] std::unique_ptr<FormTask> saveOwnReportForm(Shell& shell,
                                                          const SheetRequest& request);

} // namespace dongbo::present
