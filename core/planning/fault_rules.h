#pragma once

#include "core/domain/device_state.h"
#include "core/domain/id.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>

namespace dongbo::planning {

/// What happens to a fault.
enum class FaultStep : std::uint8_t
{
    Accept,
    Wait,
    StartRepair,
    RepairFixed,        ///< its last running repair ended: it works again
    RepairNotFixed,     ///< … it does not, or only partly
    RepairUnrepairable, ///< … nobody can repair it
    Fix,                ///< without a repair on record
    GiveUp,             ///< without a repair on record: its device is disposed of or lost
    Close,
    Reopen ///< with a reason
};
inline constexpr std::array allFaultSteps{
    FaultStep::Accept,      FaultStep::Wait,           FaultStep::StartRepair,
    FaultStep::RepairFixed, FaultStep::RepairNotFixed, FaultStep::RepairUnrepairable,
    FaultStep::Fix,         FaultStep::GiveUp,         FaultStep::Close,
    FaultStep::Reopen};
/// The state after a step; nothing when the state does not allow it. A repair can always be
/// finished: of a fault that is no longer open it changes nothing but the repair.
[[nodiscard]] std::optional<FaultState> stateAfter(FaultState from, FaultStep step);
/// Whether some step leads from the one state to the other.
[[nodiscard]] bool mayGo(FaultState from, FaultState to);
/// Still needs somebody: reported, accepted, in repair, waiting.
[[nodiscard]] bool isOpen(FaultState state);
/// What a fault of that severity says of its device, if anything: blocking proposes broken.
[[nodiscard]] std::optional<Condition> proposedCondition(Severity severity);
/// What the state of a device depends on in one of its faults.
struct FaultFacts
{
    std::optional<FaultState> state;
    std::optional<Severity> severity;
    bool hasRunningRepair = false; ///< begun and not finished
};
/// What holds now of a device of which `stated` was stated and whose faults those are: broken while
/// one that blocks is open, under repair while a repair of an open one is running; what was stated
/// otherwise. A fault whose state nobody knows is not open.
[[nodiscard]] DeviceState currentState(const DeviceState& stated,
                                       std::span<const FaultFacts> faults);
/// Where a fault is: an open one where its device is now, any other where it was reported. Either
/// may be unknown; the other then stands for it.
[[nodiscard]] std::optional<SiteId> currentSite(std::optional<FaultState> state,
                                                std::optional<SiteId> stated,
                                                std::optional<SiteId> ofDevice);
/// A like fault within this many days is a recurrence.
inline constexpr int recurrenceDays = 90;

} // namespace dongbo::planning
