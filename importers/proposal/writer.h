#pragma once

#include "core/journal/journal.h"
#include "importers/proposal/import_list.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace dongbo::importers {

/// Writes planned devices into one change-set, with the list's file, the places and the people they
/// need. Inside the caller's UnitOfWork; nothing is written when no device changes.
class Writer
{
public:
    Writer(Register& reg, const ListFile& list, const Message& what);

    /// `places` may have grown since the last call.
    void write(PlannedDevice& device, const std::vector<PlaceAnswer>& places);
    /// Nothing when no device was written.
    [[nodiscard]] std::optional<ChangeSetId> changeSet() const;

private:
    [[nodiscard]] const RecordId& file();
    [[nodiscard]] std::optional<SiteId> siteOf(std::uint32_t place,
                                               const std::vector<PlaceAnswer>& places);
    [[nodiscard]] RecordId officerNamed(const std::string& name, const PlaceAnswer& place);
    [[nodiscard]] RecordId vendorNamed(const std::string& name);

    Register* m_register;
    const ListFile* m_list;
    journal::Action m_action;
    std::optional<RecordId> m_file;
    std::map<std::uint32_t, SiteId> m_sites;    ///< by place
    std::map<UnitId, SiteId> m_newSites;        ///< of units that had none
    std::map<std::string, SiteId> m_newPlaces;  ///< by folded name
    std::map<std::string, RecordId> m_officers; ///< by folded name
    std::map<std::string, RecordId> m_vendors;
};

} // namespace dongbo::importers
