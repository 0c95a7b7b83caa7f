#pragma once

#include "gui/present/forms/form_task.h"

#include <memory>

namespace dongbo::present {

/// The form a request asks for; nullptr when there is none for that record. Throws {NotFound}.
[[nodiscard]] std::unique_ptr<FormTask> formTask(Shell& shell, const SheetRequest& request);

} // namespace dongbo::present
