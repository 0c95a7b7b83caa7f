#pragma once

#include "gui/present/forms/form_task.h"

#include <memory>

namespace dongbo::present {

/// Says when a change really was, after a wrong clock had dated it. The correction is a change of
/// its own and can be taken back. Throws {NotFound}.
[[nodiscard]] std::unique_ptr<FormTask> timeCorrectionForm(Shell& shell, const ChangeSetId& change);

} // namespace dongbo::present
