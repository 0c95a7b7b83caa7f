#pragma once

#include "core/domain/device_state.h"
#include "core/domain/id.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>

namespace dongbo::planning {

/// Transitions of a fault.
enum class FaultStep : std::uint8_t
{
    Accept,
    Wait,
    StartRepair,
    RepairFixed,        ///< its last running repair ended: it works again
    RepairNotFixed,     ///< … it does not, or only partly
    RepairUnrepairable, ///< … it cannot be repaired
    Fix,                ///< without a recorded repair
    GiveUp,             ///< without a recorded repair: its device is disposed of or lost
    Close,
    Reopen ///< with a reason
};
inline constexpr std::array allFaultSteps{
    FaultStep::Accept,      FaultStep::Wait,           FaultStep::StartRepair,
    FaultStep::RepairFixed, FaultStep::RepairNotFixed, FaultStep::RepairUnrepairable,
    FaultStep::Fix,         FaultStep::GiveUp,         FaultStep::Close,
    FaultStep::Reopen};
/// The state after a step; absent when the step is not allowed. A repair can always be finished:
/// for a fault that is no longer open this changes only the repair.
[[nodiscard]] std::optional<FaultState> stateAfter(FaultState from, FaultStep step);
/// Whether some step leads from one state to the other.
[[nodiscard]] bool mayGo(FaultState from, FaultState to);
/// Still needs action: reported, accepted, in repair, waiting.
[[nodiscard]] bool isOpen(FaultState state);
/// The device condition implied by a fault of that severity, if any: blocking proposes broken.
[[nodiscard]] std::optional<Condition> proposedCondition(Severity severity);
/// The properties of a fault that determine the state of its device.
struct FaultFacts
{
    std::optional<FaultState> state;
    std::optional<Severity> severity;
    bool hasRunningRepair = false; ///< begun and not finished
};
/// The current state of a device for which `stated` was stated, given its faults: broken while a
/// blocking one is open, under repair while a repair of an open one is running; otherwise as
/// stated. A fault of unknown state is not open.
[[nodiscard]] DeviceState currentState(const DeviceState& stated,
                                       std::span<const FaultFacts> faults);
/// The site of a fault: of an open one, where its device is now; of any other, where it was
/// reported. If one is unknown, the other is used.
[[nodiscard]] std::optional<SiteId> currentSite(std::optional<FaultState> state,
                                                std::optional<SiteId> stated,
                                                std::optional<SiteId> ofDevice);
/// A similar fault within this many days is a recurrence.
inline constexpr int recurrenceDays = 90;

} // namespace dongbo::planning
