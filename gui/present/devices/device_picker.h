#pragma once

#include "core/domain/records.h"
#include "gui/present/forms/form.h"
#include "gui/present/session.h"
#include "gui/present/words/tone.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace dongbo::present {

/// A device as a form offers it: "Màn hình Samsung 55\" UA55TU7000", "Hiển Khánh · VB-0147".
struct DeviceChoice
{
    DeviceId id;
    std::string title;
    std::string detail;
    std::string icon;
    PillText condition;
    std::string code; ///< may be empty
    std::optional<DeviceType> type;
    std::optional<SiteId> site;
    std::optional<bool> inWarranty; ///< on the shown day; nothing when not known

    bool operator==(const DeviceChoice&) const = default;
};

/// Which devices are offered. What has left the books never is.
struct DeviceScope
{
    std::optional<Use> use;         ///< Spare, when something is to be replaced
    std::optional<DeviceType> type; ///< offered first, and before anything is typed
    std::optional<SiteId> site;     ///< the same: offered before anything is typed
    std::optional<DeviceId> except; ///< not this one
};

inline constexpr std::size_t mostDeviceChoices = 8;

/// Devices found by half a word without marks; nothing typed: what the scope offers by itself. One
/// search (at most 16 ms at 10⁶ devices).
[[nodiscard]] std::vector<DeviceChoice> devicesFor(const Session& session, const std::string& typed,
                                                   const DeviceScope& scope = {});
/// The device as a choice; nothing when it is not there (any more).
[[nodiscard]] std::optional<DeviceChoice> deviceChoice(const Session& session,
                                                       const DeviceId& device);
/// As a Picker shows it; the key is the device's id.
[[nodiscard]] FormChoice asChoice(const DeviceChoice& device);

} // namespace dongbo::present
