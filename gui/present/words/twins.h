#pragma once

#include "core/domain/record_kind.h"
#include "core/domain/records.h"
#include "gui/present/session.h"

#include <optional>
#include <string>
#include <vector>

namespace dongbo::present {

// Names that several records bear: warned of where a name is typed, told apart where records are
// listed.

/// What to know before a site, officer, vendor or (among its brothers) unit gets that name: "Đã có
/// điểm cầu tên này: xã Đại An." Empty when nobody else bears it. `parent` is a unit's.
[[nodiscard]] std::string twinCaution(Session& session, RecordKind kind, const std::string& name,
                                      const std::optional<RecordId>& self,
                                      const std::optional<UnitId>& parent = std::nullopt);
/// The same of a device: others of its name, maker and model that stand at its site, without
/// a serial that tells them apart.
[[nodiscard]] std::string deviceTwinCaution(Session& session, const Device& device,
                                            const std::optional<DeviceId>& self);

/// A record in a list, by its name.
struct NamedRecord
{
    RecordId id;
    std::string name;
    std::vector<std::string> facts; ///< what may tell it apart, the best first: its unit, its phone
};
/// For each of them the first fact that no other of the same name shares, else as much of its id's
/// beginning as is needed; empty for a name that is there once. At most as many as the list.
[[nodiscard]] std::vector<std::string> toldApart(const std::vector<NamedRecord>& records);

} // namespace dongbo::present
