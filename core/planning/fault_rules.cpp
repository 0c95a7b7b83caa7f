#include "core/planning/fault_rules.h"

#include <algorithm>

namespace dongbo::planning {

namespace {

constexpr std::optional<FaultState> no; ///< the step is not allowed in that state

std::optional<FaultState> whileOpen(FaultState from, FaultStep step)
{
    switch (step) {
    case FaultStep::Accept:
        return from == FaultState::Reported ? std::optional{FaultState::Accepted} : no;
    case FaultStep::Wait:
        return from == FaultState::Waiting ? no : FaultState::Waiting;
    case FaultStep::StartRepair: // a second repair may run in parallel
        return FaultState::InRepair;
    case FaultStep::RepairFixed:
    case FaultStep::Fix:
        return FaultState::Fixed;
    case FaultStep::RepairNotFixed:
        return from;
    case FaultStep::RepairUnrepairable:
    case FaultStep::GiveUp:
        return FaultState::Unrepairable;
    case FaultStep::Close:
    case FaultStep::Reopen:
        return no;
    }
    return no;
}

std::optional<FaultState> onceOver(FaultState from, FaultStep step)
{
    switch (step) {
    case FaultStep::StartRepair:
        return from == FaultState::Fixed ? std::optional{FaultState::InRepair} : no;
    case FaultStep::RepairFixed:
    case FaultStep::RepairNotFixed:
    case FaultStep::RepairUnrepairable:
        return from;
    case FaultStep::Close:
        return from == FaultState::Closed ? no : FaultState::Closed;
    case FaultStep::Reopen:
        return FaultState::Reported;
    case FaultStep::Accept:
    case FaultStep::Wait:
    case FaultStep::Fix:
    case FaultStep::GiveUp:
        return no;
    }
    return no;
}

} // namespace

std::optional<FaultState> stateAfter(FaultState from, FaultStep step)
{
    return isOpen(from) ? whileOpen(from, step) : onceOver(from, step);
}

bool mayGo(FaultState from, FaultState to)
{
    return from != to && std::any_of(allFaultSteps.begin(), allFaultSteps.end(),
                                     [&](FaultStep step) { return stateAfter(from, step) == to; });
}

bool isOpen(FaultState state)
{
    using enum FaultState;
    return state == Reported || state == Accepted || state == InRepair || state == Waiting;
}

DeviceState currentState(const DeviceState& stated, std::span<const FaultFacts> faults)
{
    DeviceState now = stated;
    for (const auto& fault : faults) {
        if (!fault.state || !isOpen(*fault.state)) {
            continue;
        }
        if (fault.severity && proposedCondition(*fault.severity)) {
            now.condition = proposedCondition(*fault.severity);
        }
        if (fault.hasRunningRepair) {
            now.use = Use::UnderRepair;
        }
    }
    return now;
}

std::optional<SiteId> currentSite(std::optional<FaultState> state, std::optional<SiteId> stated,
                                  std::optional<SiteId> ofDevice)
{
    const bool follows = state && isOpen(*state);
    const auto& first = follows ? ofDevice : stated;
    return first ? first : follows ? stated : ofDevice;
}

std::optional<Condition> proposedCondition(Severity severity)
{
    return severity == Severity::Blocking ? std::optional{Condition::Broken} : std::nullopt;
}

} // namespace dongbo::planning
