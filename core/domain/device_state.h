#pragma once

#include "core/domain/vocabulary.h"

#include <optional>

namespace dongbo {

/// Condition and use of a device. The fields of a Device hold what people and lists stated; the
/// current state is derived from them and from the device's faults, by the rules of
/// core/planning/fault_rules.h.
struct DeviceState
{
    std::optional<Condition> condition;
    std::optional<Use> use;

    bool operator==(const DeviceState&) const = default;
};

} // namespace dongbo
