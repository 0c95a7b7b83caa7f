#pragma once

#include "core/register/base/checks.h"
#include "core/register/base/register.h"
#include "core/store/queries/meeting_queries.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dongbo {

struct DutyDraft
{
    Duty duty;
    checks::IfUnlikely ifUnlikely = checks::IfUnlikely::Ask;
};
/// Puts an officer on duty for a meeting, or on call for a time; of a meeting from the last call
/// until its end unless said. Problems: no officer, neither a meeting nor a time, an end before the
/// beginning, a site that is not invited, the same duty twice, a second main person of a site at
/// the same time ("duty.taken", with who has it). The same person at two sites at once is asked
/// about ("duty.elsewhere").
[[nodiscard]] Checked<Written<DutyId>> giveDuty(Register& reg, const DutyDraft& draft);
/// Takes it off the roster; its history stays. A Problem when it is off already.
[[nodiscard]] Checked<Written<DutyId>> removeDuty(Register& reg, DutyId id);
/// By id, a unique beginning of one, or the officer's name when only one duty is theirs. Throws
/// {Usage, "find.unknown_duty" | "find.ambiguous_duty"}.
[[nodiscard]] DutyId findDuty(Register& reg, std::string_view text);

/// Who answers for a room.
struct OnDuty
{
    std::optional<OfficerId> officer;
    std::string name;
    std::string phone;
    bool isRoster = false; ///< on the roster; else they have the room
};

} // namespace dongbo
