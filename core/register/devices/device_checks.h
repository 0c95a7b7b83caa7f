#pragma once

#include "core/register/base/register.h"

#include <optional>
#include <string>

// Inside core/register only.

namespace dongbo {

// What the use cases about devices ask alike.

/// The code, or the id of a device without one.
[[nodiscard]] std::string shownCode(const Device& device, DeviceId id);
/// A Problem when another live device has the code. `self`: the device that may have it.
void checkCode(Register& reg, const Device& device, std::optional<DeviceId> self,
               Problems& problems);
} // namespace dongbo
