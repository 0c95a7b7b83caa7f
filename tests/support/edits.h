#pragma once

#include "core/register/devices.h"
#include "core/store/load.h"

#include <string>

namespace dongbo::test {

/// Gives a device the values of `wanted`, as somebody who saw it as it is now.
[[nodiscard]] inline Checked<Edited<DeviceId>>
saveDevice(Register& reg, const DeviceId& id, const Device& wanted, const std::string& reason = "")
{
    const auto now = store::load<Device>(reg.database(), id).value_or(Device{});
    return editDevice(reg, id, editsBetween(now, wanted), reason);
}

} // namespace dongbo::test
