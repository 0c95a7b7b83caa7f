#pragma once

#include "gui/present/forms/form.h"
#include "gui/present/session.h"

namespace dongbo::present {

/// Puts a problem beside an answer that cannot be read or is past its limits; a person has ended
/// typing it. Names are not looked up.
void checkTyped(const Session& session, FormField& field);
/// Checks every shown answer of a form that is to be sent: what is required is there, what is typed
/// can be read, stands within its limits and names a record where it has to. Puts a problem beside
/// each that does not, and the key of the record beside a name that only one bears. Fields in
/// conflict are left alone. False when there are problems.
bool checkForm(Session& session, Form& form);

} // namespace dongbo::present
