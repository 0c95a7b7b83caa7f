#pragma once

#include "core/register/devices/devices.h"
#include "core/register/faults/faults.h"
#include "core/store/projection/load.h"

#include <string>

namespace dongbo::test {

/// Changes a device to the values of `wanted`, based on its current version.
[[nodiscard]] inline Checked<Edited<DeviceId>>
saveDevice(Register& reg, const DeviceId& id, const Device& wanted, const std::string& reason = "")
{
    const auto now = store::load<Device>(reg.database(), id).value_or(Device{});
    return editDevice(reg, id, editsBetween(now, wanted), reason);
}

/// Completes a report with what the draft says, as somebody who saw it as it is now.
[[nodiscard]] inline Checked<Edited<FaultId>> completeReport(Register& reg, const FaultId& id,
                                                             const FaultDraft& draft)
{
    const auto now = store::load<Fault>(reg.database(), id).value_or(Fault{});
    const auto maybe = [](const std::string& text) {
        return text.empty() ? MaybeText() : MaybeText(text);
    };
    auto wanted = now;
    wanted.about = draft.device ? FaultAbout::Device : draft.about;
    wanted.device = draft.device;
    wanted.site = draft.device ? now.site : draft.site;
    wanted.symptom = maybe(draft.symptom);
    wanted.severity = draft.severity;
    wanted.duringMeeting = maybe(draft.duringMeeting);
    wanted.reportedAt = draft.at ? draft.at : now.reportedAt;
    wanted.estimate = draft.estimate;
    wanted.notes = maybe(draft.notes);
    return completeFault(reg, id, editsBetween(now, wanted), draft.files);
}

} // namespace dongbo::test
