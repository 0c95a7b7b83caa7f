#include "importers/proposal/places/new_records.h"

#include "core/register/base/reach.h"
#include "core/store/search/lookups.h"
#include "core/text/fold.h"

namespace dongbo::importers {

RecordId NewRecords::add(Record record)
{
    const auto id = newRecordId(*m_register, m_register->now());
    m_records.emplace(id, std::move(record));
    return id;
}

SiteId NewRecords::siteOf(const UnitId& unit, const std::string& name)
{
    if (const auto known = m_sites.find(unit); known != m_sites.end()) {
        return known->second;
    }
    const SiteId id{add({Kind::Site, name, unit})};
    m_sites.emplace(unit, id);
    return id;
}

SiteId NewRecords::placeNamed(const std::string& name)
{
    const auto key = text::fold(name);
    if (const auto known = m_places.find(key); known != m_places.end()) {
        return known->second;
    }
    const SiteId id{add({Kind::Site, name, {}})};
    m_places.emplace(key, id);
    return id;
}

RecordId NewRecords::officer(const std::string& name, const std::optional<UnitId>& unit)
{
    const auto key = text::fold(name);
    if (const auto known = m_officers.find(key); known != m_officers.end()) {
        return known->second;
    }
    const auto found = store::officersByName(m_register->database(), key);
    const auto id = found.empty() ? add({Kind::Officer, name, unit}) : found.front();
    m_officers.emplace(key, id);
    return id;
}

RecordId NewRecords::vendor(const std::string& name)
{
    const auto key = text::fold(name);
    if (const auto known = m_vendors.find(key); known != m_vendors.end()) {
        return known->second;
    }
    const auto found = store::vendorsByName(m_register->database(), key);
    const auto id = found.empty() ? add({Kind::Vendor, name, {}}) : found.front();
    m_vendors.emplace(key, id);
    return id;
}

const NewRecords::Record* NewRecords::find(const RecordId& id) const
{
    const auto found = m_records.find(id);
    return found == m_records.end() ? nullptr : &found->second;
}

} // namespace dongbo::importers
