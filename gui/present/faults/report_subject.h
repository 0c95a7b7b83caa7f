#pragma once

#include "gui/present/devices/device_picker.h"
#include "gui/present/faults/fault_proposal.h"
#include "gui/present/forms/form.h"
#include "gui/present/session.h"

#include <optional>
#include <string>
#include <string_view>

namespace dongbo::present {

// What a report is about, as the key of the form's field: "device:<id>", "site:<id>" or
// "site:<id>:line".

[[nodiscard]] std::string subjectKey(const DeviceId& device);
[[nodiscard]] std::string subjectKey(const SiteId& site, const std::optional<FaultAbout>& about);
/// Nothing when the key says none, or what it says is gone.
[[nodiscard]] std::optional<FaultSubject> subjectOf(const Session& session, std::string_view key);
/// As the form offers and shows it; the key is the subject's.
[[nodiscard]] std::optional<FormChoice> subjectChoice(Session& session, std::string_view key);
[[nodiscard]] FormChoice subjectChoice(const DeviceChoice& device);

} // namespace dongbo::present
