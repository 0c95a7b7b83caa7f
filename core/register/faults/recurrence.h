#pragma once

#include "core/journal/write/journal.h"
#include "core/register/base/register.h"

#include <optional>

// Inside core/register only.

namespace dongbo::recurrence {

// Which fault is a recurrence of which: the newest like one before it within
// planning::recurrenceDays. Inside the use case's UnitOfWork.

/// Links the fault to that one, or to none. `self` is its id when it is recorded already.
void link(Register& reg, const std::optional<FaultId>& self, Fault& fault);
/// After a fault that is recorded was given another symptom or time: links the reports after it
/// anew, those that came back of it and those that do now. `after` is what the register holds.
void relinkLater(Register& reg, journal::Action& action, const FaultId& id, const Fault& before,
                 const Fault& after);

} // namespace dongbo::recurrence
