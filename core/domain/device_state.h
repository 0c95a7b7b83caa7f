#pragma once

#include "core/domain/vocabulary.h"

#include <optional>

namespace dongbo {

/// What a device is like and what is being done with it. The fields of a Device hold what people
/// and lists stated; what holds now follows from them and from the device's faults
/// (core/planning/fault_rules.h).
struct DeviceState
{
    std::optional<Condition> condition;
    std::optional<Use> use;

    bool operator==(const DeviceState&) const = default;
};

} // namespace dongbo
