#pragma once

#include "core/register/base/checks.h"
#include "core/register/base/register.h"

#include <optional>
#include <string>

namespace dongbo {

struct CareDraft
{
    OfficerId officer;
    std::optional<DeviceId> device; ///< either a device …
    std::optional<SiteId> site;     ///< … or a whole site
    std::optional<Date> from;       ///< absent: today
    /// The last day is the day before; absent: until somebody else takes over.
    std::optional<Date> until;
    std::string documentNo;
    bool isDeputy = false;  ///< stands in for the custodian, whose care goes on
    std::string handedOver; ///< what was handed over, and in which state
    checks::IfUnlikely ifUnlikely = checks::IfUnlikely::Ask; ///< about the days
};
/// Gives the care of a device or a site from that day: the custodian's period before ends there, a
/// deputy's if a deputy is named. On a day before a later period the officer had it until that one
/// began. Problems: until a day that shares days with the period of another custodian ("custody.
/// overlaps", with who and when: somebody who only stands in is a deputy), a deputy who is the
/// custodian. Whoever becomes custodian is no deputy from then on. Asks about a day to come, before
/// 1990, or before the device was acquired.
[[nodiscard]] Checked<Written<RecordId>> giveCare(Register& reg, const CareDraft& draft);

} // namespace dongbo
