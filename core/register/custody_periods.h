#pragma once

#include "core/journal/journal.h"
#include "core/register/register.h"

#include <optional>

namespace dongbo::custody_periods {

// Who has the care of a device or of a whole site, period after period: each ends where the next
// begins, and none ends before it begins. Inside the use case's UnitOfWork.

/// A Problem beside "day" when the running period began after that day: it cannot end there.
void checkEnd(Register& reg, const DeviceId& of, Date day, Problems& problems);
/// Whoever has the care has it until that day.
void end(Register& reg, journal::Action& action, const DeviceId& of, Date day);

enum class Place
{
    Running, ///< the officer has the care now
    Past     ///< somebody else had it after
};
/// Adds a period that begins on that day: it ends where the next one begins, and the one it falls
/// into ends there. Gives where it came to stand.
template <typename IdType>
Place insert(Register& reg, journal::Action& action, const IdType& of, Custody period,
             RecordId& id);

} // namespace dongbo::custody_periods
