#pragma once

#include "core/register/base/inside.h"
#include "core/register/devices/devices.h"

#include <optional>
#include <string>
#include <vector>

// Inside core/register only.

namespace dongbo::device_steps {

// The steps of a device's life, apart from the change-set they are written in: for one device and
// for many. Checks throw {Refused} for a device that left the books; `told` is what is to be known
// although it is done.

[[nodiscard]] Problems checkTransfer(Register& reg, const TransferDraft& draft,
                                     const Device& device, Problems& told);
TransferId transfer(Register& reg, journal::Action& action, const TransferDraft& draft,
                    const Device& device);

[[nodiscard]] Problems checkDispose(Register& reg, const DisposeDraft& draft, const Device& device,
                                    Problems& told);
DisposalId dispose(Register& reg, journal::Action& action, const DisposeDraft& draft);

/// Problems of a person's care of a device that begins on that day.
[[nodiscard]] Problems checkCustody(Register& reg, const Custody& custody, const Device* device);
/// Adds the period and, when it is the running one, names the custodian; gives its id.
RecordId giveCustody(Register& reg, journal::Action& action, const Custody& custody);

/// What is wrong with a device that edits would make, for which the edits are answerable.
[[nodiscard]] Problems checkEdits(Register& reg, const DeviceId& id, const Device& before,
                                  const Device& after, const std::vector<FieldEdit>& fieldEdits,
                                  const std::vector<std::uint16_t>& passed);

// The use cases of the same name in devices.h, for one that writes more in the same change-set.

[[nodiscard]] Checked<Written<DeviceId>> addDevice(Register& reg, Device device,
                                                   const std::string& reason,
                                                   const AlsoWrite<DeviceId>& also,
                                                   checks::IfUnlikely ifUnlikely);
[[nodiscard]] Checked<Written<DeviceId>> transferDevice(Register& reg, const TransferDraft& draft,
                                                        const AlsoWrite<TransferId>& also);

} // namespace dongbo::device_steps
