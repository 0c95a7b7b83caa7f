#include "importers/proposal/writer.h"

#include "core/domain/json_text.h"
#include "core/register/import.h"
#include "core/store/load.h"
#include "core/store/lookups.h"
#include "core/text/fold.h"

#include <algorithm>

namespace dongbo::importers {

namespace {

// Numbers of core/domain/fields.h, Device.
constexpr std::uint16_t siteField = 8, custodianField = 9, supplierField = 15;

void put(std::vector<archive::FieldChange>& changes, std::uint16_t number, const RecordId& id,
         std::uint32_t column, const std::string& text)
{
    const auto at = std::find_if(changes.begin(), changes.end(),
                                 [number](const auto& c) { return c.number >= number; });
    archive::FieldChange change;
    change.number = number;
    change.value = id;
    change.origin = archive::Origin{column, text};
    changes.insert(at, std::move(change));
}

} // namespace

Writer::Writer(Register& reg, const ListFile& list, const Message& what)
    : m_register(&reg)
    , m_list(&list)
    , m_action(reg.journal(), reg.actor(), what, {})
{}

std::optional<ChangeSetId> Writer::changeSet() const
{
    return m_action.hasChanges() ? std::optional{m_action.id()} : std::nullopt;
}

const RecordId& Writer::file()
{
    if (!m_file) {
        ImportFile file;
        file.name = m_list->name;
        file.format = std::string(m_list->workbook->format());
        if (!m_list->hash.empty()) {
            file.hash = m_list->hash;
        }
        file.size = m_list->size;
        std::string sheets = "[";
        for (const auto& sheet : m_list->workbook->sheets()) {
            sheets += (sheets.size() > 1 ? "," : "") + jsonText(sheet.name);
        }
        file.sheets = sheets + "]";
        m_file = m_action.create(file);
    }
    return *m_file;
}

std::optional<SiteId> Writer::siteOf(std::uint32_t place, const std::vector<PlaceAnswer>& places)
{
    const auto& answer = places[place];
    if (answer.site) {
        return answer.site;
    }
    if (const auto known = m_sites.find(place); known != m_sites.end()) {
        return known->second;
    }
    std::optional<SiteId> made;
    if (answer.kind == PlaceAnswer::Kind::NewSite && answer.unit) {
        // Several wordings may mean the same unit.
        auto found = m_newSites.find(*answer.unit);
        if (found == m_newSites.end()) {
            const auto unit = store::load<Unit>(m_register->database(), *answer.unit);
            found = m_newSites
                        .emplace(*answer.unit,
                                 newSiteFor(m_action, *answer.unit, unit.value_or(Unit{})))
                        .first;
        }
        made = found->second;
    } else if (answer.kind == PlaceAnswer::Kind::NewPlace) {
        const auto key = text::fold(answer.siteName);
        auto found = m_newPlaces.find(key);
        if (found == m_newPlaces.end()) {
            found = m_newPlaces.emplace(key, newPlace(m_action, answer.siteName)).first;
        }
        made = found->second;
    }
    if (made) {
        m_sites.emplace(place, *made);
    }
    return made;
}

RecordId Writer::officerNamed(const std::string& name, const PlaceAnswer& place)
{
    const auto key = text::fold(name);
    if (const auto known = m_officers.find(key); known != m_officers.end()) {
        return known->second;
    }
    const auto found = store::officersByName(m_register->database(), key);
    RecordId id;
    if (found.empty()) {
        Officer officer;
        officer.name = name;
        officer.unit = place.unit;
        id = m_action.create(officer);
    } else {
        id = found.front();
    }
    m_officers.emplace(key, id);
    return id;
}

RecordId Writer::vendorNamed(const std::string& name)
{
    const auto key = text::fold(name);
    if (const auto known = m_vendors.find(key); known != m_vendors.end()) {
        return known->second;
    }
    const auto found = store::vendorsByName(m_register->database(), key);
    RecordId id;
    if (found.empty()) {
        Vendor vendor;
        vendor.name = name;
        vendor.kind = VendorKind::Supplier;
        id = m_action.create(vendor);
    } else {
        id = found.front();
    }
    m_vendors.emplace(key, id);
    return id;
}

void Writer::write(PlannedDevice& device, const std::vector<PlaceAnswer>& places)
{
    if (device.outcome == Outcome::Unchanged) {
        return;
    }
    const archive::Source source{file(), device.sheet, device.row};
    if (device.outcome == Outcome::Updated) {
        m_action.changeRaw(RecordKind::Device, *device.id, std::move(device.changes), source);
        return;
    }
    if (const auto site = siteOf(device.place, places)) {
        put(device.changes, siteField, *site, device.placeColumn, device.placeText);
    }
    if (!device.custodian.empty()) {
        put(device.changes, custodianField, officerNamed(device.custodian, places[device.place]), 0,
            device.custodian);
    }
    if (!device.supplier.empty()) {
        put(device.changes, supplierField, vendorNamed(device.supplier), 0, device.supplier);
    }
    m_action.createRaw(RecordKind::Device, m_action.newId(), std::move(device.changes), source);
}

} // namespace dongbo::importers
