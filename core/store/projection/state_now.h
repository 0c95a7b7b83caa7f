#pragma once

#include "core/domain/fields.h"
#include "core/store/file/database.h"

#include <cstdint>
#include <optional>
#include <span>

// What holds now of devices and faults, beside what was stated: the columns condition_now and
// use_now of device and site_now of fault. The rule stands in core/planning/fault_rules.h
// (currentState, currentSite); here it is SQL, because it is asked at every change.
// Inside core/store only.

namespace dongbo::store {

/// A Condition and a Use by number, as the columns hold them.
struct StateNumbers
{
    std::optional<std::int64_t> condition;
    std::optional<std::int64_t> use;

    bool operator==(const StateNumbers&) const = default;
};

/// By the faults and repairs of a born device as they are in the tables.
[[nodiscard]] StateNumbers stateNow(Database& database, const RecordId& device,
                                    StateNumbers stated);
/// By the values of a born fault and where its device is.
[[nodiscard]] std::optional<RecordId> siteNow(Database& database, std::span<const Value> fault);
/// The device whose state depends on a fault or repair; nothing for other kinds.
[[nodiscard]] std::optional<RecordId> deviceOf(Database& database, RecordKind kind,
                                               const RecordId& id);
/// Brings a device's columns up to date after a fault or repair of it was changed, or what was
/// stated of it; writes only what differs. Nothing happens for a device that is not there.
void refreshState(Database& database, const RecordId& device);

} // namespace dongbo::store
