#pragma once

#include "core/journal/write/journal.h"
#include "core/register/base/register.h"

#include <optional>
#include <string>

// Inside core/register only.

namespace dongbo::custody_periods {

// Who has the care of a device or of a whole site, period after period, and beside them their
// deputies, likewise: each ends where the next
// begins, and none ends before it begins, whatever day a paper bears. One that ends on the day it
// began was nobody's care at any time. Inside the use case's UnitOfWork.

/// What becomes of the care that began after the day of a paper.
enum class Later
{
    Stays, ///< the device only went elsewhere before
    Ends   ///< the device was not there any more: it ends on the day it began
};
/// Adds a question beside "day" when the running period began after that day.
void likelyEnd(Register& reg, const DeviceId& of, Date day, Later later, Problems& problems);
/// Whoever has the care on that day has it until then, and nobody afterwards.
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

/// The period of another custodian (of another deputy, for a deputy's) that shares days with
/// `period`; nothing when there is none. `self` is the record the period is of already.
struct Overlap
{
    std::string officer;
    std::optional<Date> from;
    std::optional<Date> to;
};
template <typename IdType>
[[nodiscard]] std::optional<Overlap> overlapOf(Register& reg, const IdType& of,
                                               const Custody& period,
                                               const std::optional<CustodyId>& self);

/// "custody.overlaps" with who and when.
[[nodiscard]] Message overlapMessage(const Overlap& other);

/// The care changes hands on that day, to `officer` or nobody: the period it falls into ends there,
/// and one that began later stays. Running when no later one is there.
Place passOn(Register& reg, journal::Action& action, const DeviceId& of,
             const std::optional<OfficerId>& officer, Date day);

} // namespace dongbo::custody_periods
