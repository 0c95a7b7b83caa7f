#pragma once

#include "core/domain/fields.h"
#include "core/store/file/database.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dongbo::store {

/// The first `limit` devices for what a person has typed so far: every word is the beginning of a
/// word of the device (code, name, maker, model, serial, place, site, unit, custodian), in any
/// order; or the whole is a part of its code or serial (three characters and more). A device with
/// that very code or serial comes first, then codes that begin so, then the words' hits in the
/// order in which they came into the register. Cheap enough for every key: see
/// docs/decisions/0006-search-and-lists.md.
[[nodiscard]] std::vector<DeviceId> searchDevices(Database& database, std::string_view typed,
                                                  std::size_t limit);

/// Something the search box found.
struct Hit
{
    RecordKind kind = RecordKind::Device;
    RecordId id;
    std::string title;  ///< code, number or name
    std::string detail; ///< name, symptom, position: what tells it from its like
};
/// Places, people, vendors, faults and repairs (the few, first), then devices: at most
/// `limitPerKind` of each.
[[nodiscard]] std::vector<Hit> searchAll(Database& database, std::string_view typed,
                                         std::size_t limitPerKind);

} // namespace dongbo::store
