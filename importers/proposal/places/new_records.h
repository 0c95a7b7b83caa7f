#pragma once

#include "core/register/base/register.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>

namespace dongbo::importers {

/// Sites, places and people that a list names and the register does not have: each gets the id it
/// will have when it is first met, so that a device can be compared with it before it exists.
class NewRecords
{
public:
    explicit NewRecords(Register& reg)
        : m_register(&reg)
    {}

    enum class Kind : std::uint8_t
    {
        Site,
        Officer,
        Vendor
    };
    struct Record
    {
        Kind kind = Kind::Site;
        std::string name;
        std::optional<UnitId> unit; ///< a Site without one is a new place with a unit of its own
    };

    [[nodiscard]] SiteId siteOf(const UnitId& unit, const std::string& name);
    [[nodiscard]] SiteId placeNamed(const std::string& name);
    /// The officer or vendor of that name, of the register or to be made.
    [[nodiscard]] RecordId officer(const std::string& name, const std::optional<UnitId>& unit);
    [[nodiscard]] RecordId vendor(const std::string& name);

    /// Null when the id is no record to be made.
    [[nodiscard]] const Record* find(const RecordId& id) const;

private:
    [[nodiscard]] RecordId add(Record record);

    Register* m_register;
    std::unordered_map<RecordId, Record> m_records;
    std::map<UnitId, SiteId> m_sites;
    std::map<std::string, SiteId> m_places; ///< by folded name
    std::unordered_map<std::string, RecordId> m_officers, m_vendors;
};

} // namespace dongbo::importers
