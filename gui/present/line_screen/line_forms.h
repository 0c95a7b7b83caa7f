#pragma once

#include "gui/present/forms/form_task.h"

#include <memory>

namespace dongbo::present {

// The sheets of lines and of telling people. Nullptr when the request names something else.

/// Of a line, or of a site whose line is not in the register.
[[nodiscard]] std::unique_ptr<FormTask> lineDownForm(Shell& shell, const SheetRequest& request);
/// Of a fault about a line.
[[nodiscard]] std::unique_ptr<FormTask> lineRestoredForm(Shell& shell, const SheetRequest& request);
/// Of a fault, or of a room (its contact card): who was told. Hint "provider=yes": the provider
/// stands there first.
[[nodiscard]] std::unique_ptr<FormTask> tellContactForm(Shell& shell, const SheetRequest& request);
/// Of a contact, or of a fault: its last one without an answer.
[[nodiscard]] std::unique_ptr<FormTask> answerContactForm(Shell& shell,
                                                          const SheetRequest& request);
/// What was measured on a line.
[[nodiscard]] std::unique_ptr<FormTask> measureLineForm(Shell& shell, const SheetRequest& request);
/// Of a line.
[[nodiscard]] std::unique_ptr<FormTask> askUpgradeForm(Shell& shell, const SheetRequest& request);
/// Of a line whose request is open, or of the request.
[[nodiscard]] std::unique_ptr<FormTask> answerUpgradeForm(Shell& shell,
                                                          const SheetRequest& request);
/// Of a site, a line, a fault, or nothing yet.
[[nodiscard]] std::unique_ptr<FormTask> askSupportForm(Shell& shell, const SheetRequest& request);
/// Of a request for help.
[[nodiscard]] std::unique_ptr<FormTask> answerSupportForm(Shell& shell,
                                                          const SheetRequest& request);

} // namespace dongbo::present
