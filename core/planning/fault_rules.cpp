#include "core/planning/fault_rules.h"

#include <algorithm>
#include <array>

namespace dongbo::planning {

namespace {
using enum FaultState;
constexpr std::array fromReported{Accepted, InRepair, Waiting, Fixed, Unrepairable};
constexpr std::array fromAccepted{InRepair, Waiting, Fixed, Unrepairable};
constexpr std::array fromInRepair{Waiting, Fixed, Unrepairable};
constexpr std::array fromWaiting{InRepair, Fixed, Unrepairable};
constexpr std::array fromFixed{Closed, InRepair};
constexpr std::array fromUnrepairable{Closed};
constexpr std::array fromClosed{Reported};
} // namespace

std::span<const FaultState> nextStates(FaultState from)
{
    switch (from) {
    case Reported:
        return fromReported;
    case Accepted:
        return fromAccepted;
    case InRepair:
        return fromInRepair;
    case Waiting:
        return fromWaiting;
    case Fixed:
        return fromFixed;
    case Closed:
        return fromClosed;
    case Unrepairable:
        return fromUnrepairable;
    }
    return {};
}

bool mayGo(FaultState from, FaultState to)
{
    const auto next = nextStates(from);
    return std::find(next.begin(), next.end(), to) != next.end();
}

bool isOpen(FaultState state)
{
    return state == Reported || state == Accepted || state == InRepair || state == Waiting;
}

std::optional<Condition> proposedCondition(Severity severity)
{
    return severity == Severity::Blocking ? std::optional{Condition::Broken} : std::nullopt;
}

} // namespace dongbo::planning
