#pragma once

#include "core/journal/write/journal.h"
#include "core/register/lines/escalation.h"

// Inside core/register only.

namespace dongbo::lines {

/// tellContact inside another use case's UnitOfWork and change-set. A Problem leaves the change-set
/// without it.
[[nodiscard]] Checked<ContactId> tellIn(Register& reg, journal::Action& action,
                                        const TellDraft& draft);

} // namespace dongbo::lines
