#pragma once

#include "core/domain/vocabulary.h"

#include <optional>
#include <span>

namespace dongbo::planning {

/// Whether a fault may go from one state to the other. The table, in words: reported → accepted;
/// reported or accepted → in repair or waiting; in repair ↔ waiting; anything open → fixed or
/// unrepairable; fixed or unrepairable → closed; fixed → in repair again; closed → reported
/// (reopened, with a reason).
[[nodiscard]] bool mayGo(FaultState from, FaultState to);
[[nodiscard]] std::span<const FaultState> nextStates(FaultState from);
/// Still needs somebody: reported, accepted, in repair, waiting.
[[nodiscard]] bool isOpen(FaultState state);
/// What a fault of that severity says of its device, if anything: blocking proposes broken.
[[nodiscard]] std::optional<Condition> proposedCondition(Severity severity);
/// A like fault within this many days is a recurrence.
inline constexpr int recurrenceDays = 90;

} // namespace dongbo::planning
