#pragma once

#include "core/register/devices/devices.h"

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace dongbo {

// The same done with many devices: one change-set, taken back as one. A device it does not fit, or
// that somebody changed since it was seen, is left as it is and named with the reason; the others
// are changed.

/// A device as the person saw it when they chose it.
struct DeviceSeen
{
    DeviceId device;
    Device seen;
};

/// What changing many came to, or would come to.
struct DevicesChanged
{
    struct Left
    {
        DeviceId device;
        Message why;
    };
    std::vector<DeviceId> changed;
    std::vector<Left> left;
    std::optional<ChangeSetId> changeSet; ///< absent: nothing was written
    Problems warnings{};                  ///< done all the same, each once
};

enum class Batch : std::uint8_t
{
    Look, ///< tells what would be, writes nothing
    Write
};
/// How far it is; throw to stop, then nothing is written.
using BatchProgress = std::function<void(std::size_t done, std::size_t all)>;

/// Gives a field the same value everywhere. Place and papers have functions of their own, as
/// editDevice says. What is only unlikely is asked of all, before anything is written.
[[nodiscard]] Checked<DevicesChanged>
editDevices(Register& reg, std::span<const DeviceSeen> devices,
            const std::vector<FieldEdit>& fields, const std::string& reason,
            checks::IfUnlikely ifUnlikely, Batch batch, const BatchProgress& progress = {});
/// transferDevice for each; `common` without its device.
[[nodiscard]] Checked<DevicesChanged> transferDevices(Register& reg,
                                                      std::span<const DeviceSeen> devices,
                                                      const TransferDraft& common, Batch batch,
                                                      const BatchProgress& progress = {});
/// disposeDevice for each; `common` without its device.
[[nodiscard]] Checked<DevicesChanged> disposeDevices(Register& reg,
                                                     std::span<const DeviceSeen> devices,
                                                     const DisposeDraft& common, Batch batch,
                                                     const BatchProgress& progress = {});
/// giveCustody for each: officer, day and document of `common`.
[[nodiscard]] Checked<DevicesChanged>
giveCustodyOfMany(Register& reg, std::span<const DeviceSeen> devices, const Custody& common,
                  checks::IfUnlikely ifUnlikely, Batch batch, const BatchProgress& progress = {});

} // namespace dongbo
