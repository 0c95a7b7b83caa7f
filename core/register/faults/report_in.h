#pragma once

#include "core/journal/write/journal.h"
#include "core/register/faults/faults.h"

#include <string>

// Inside core/register only.

namespace dongbo {

struct ReportedIn
{
    FaultId id;
    std::string number;
};
/// reportFault inside another use case's UnitOfWork and change-set: a check that failed. A Problem
/// leaves the change-set without the report; what the caller does with it is the caller's.
[[nodiscard]] Checked<ReportedIn> reportFaultIn(Register& reg, journal::Action& action,
                                                const FaultDraft& draft);

} // namespace dongbo
