#pragma once

#include "gui/present/forms/form_task.h"

#include <memory>

namespace dongbo::present {

// The sheets of lines and of telling people. Nullptr when the request names something else.

/// Of a line, or of a site whose line is not in the register.
extern const FormMaker lineDownForm;
/// Of a fault about a line.
extern const FormMaker lineRestoredForm;
/// Of a fault, or of a room (its contact card): who was told. Hint "provider=yes": the provider
/// stands there first.
extern const FormMaker tellContactForm;
/// Of a contact, or of a fault: its last one without an answer.
extern const FormMaker answerContactForm;
/// What was measured on a line.
extern const FormMaker measureLineForm;
/// Of a line.
extern const FormMaker askUpgradeForm;
/// Of a line whose request is open, or of the request.
extern const FormMaker answerUpgradeForm;
/// Of a site, a line, a fault, or nothing yet.
[[nodiscard]] std::unique_ptr<FormTask> askSupportForm(Shell& shell, const SheetRequest& request);
/// Of a request for help.
extern const FormMaker answerSupportForm;

} // namespace dongbo::present
