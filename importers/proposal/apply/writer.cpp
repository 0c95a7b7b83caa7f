#include "importers/proposal/apply/writer.h"

#include "core/domain/json_text.h"
#include "core/register/base/checks.h"

namespace dongbo::importers {

namespace {

std::string summaryText(const Proposal::Summary& sum)
{
    std::string out = "{";
    const auto add = [&out](std::string_view name, auto number) {
        out += (out.size() > 1 ? "," : "") + jsonText(name) + ":" + std::to_string(number);
    };
    add("created", sum.created);
    add("updated", sum.updated);
    add("unchanged", sum.unchanged);
    add("set_aside", sum.setAside);
    add("not_data", sum.notData);
    add("devices", sum.devices);
    add("problems", sum.problems);
    add("total_cost", sum.totalCost);
    return out + "}";
}

} // namespace

Writer::Writer(Register& reg, const Message& what)
    : m_bulk(reg, what)
{}

std::optional<ChangeSetId> Writer::finish()
{
    return m_bulk.finish();
}

void Writer::beginList(const ListFile& list, const NewRecords& records,
                       const std::optional<Proposal::Summary>& summary)
{
    m_list = &list;
    m_records = &records;
    m_fileId.reset();
    m_file = {};
    if (summary) {
        m_file.summary = summaryText(*summary);
    }
}

const RecordId& Writer::file()
{
    if (!m_fileId) {
        m_file.name = checks::shortened(m_list->name, 300);
        m_file.format = std::string(m_list->workbook->format());
        if (!m_list->hash.empty()) {
            m_file.hash = m_list->hash;
        }
        m_file.size = m_list->size;
        std::string sheets = "[";
        constexpr std::size_t mostNamed = 50'000; // bytes; of a workbook with more, the first ones
        for (const auto& sheet : m_list->workbook->sheets()) {
            if (sheets.size() + sheet.name.size() > mostNamed) {
                break;
            }
            sheets += (sheets.size() > 1 ? "," : "") + jsonText(checks::shortened(sheet.name, 100));
        }
        m_file.sheets = sheets + "]";
        m_fileId = m_bulk.addFile(m_file);
    }
    return *m_fileId;
}

void Writer::endList(const Proposal::Summary& summary)
{
    if (m_fileId) {
        m_file.summary = summaryText(summary);
        m_bulk.changeFile(*m_fileId, m_file);
    }
}

void Writer::makeIfNew(const RecordId& id)
{
    const auto* record = m_records->find(id);
    if (record == nullptr || !m_made.insert(id).second) {
        return;
    }
    switch (record->kind) {
    case NewRecords::Kind::Officer: {
        Officer officer;
        officer.name = checks::shortened(record->name, 300);
        officer.unit = record->unit;
        m_bulk.addOfficer(id, officer);
        return;
    }
    case NewRecords::Kind::Vendor: {
        Vendor vendor;
        vendor.name = checks::shortened(record->name, 300);
        vendor.kind = VendorKind::Supplier;
        m_bulk.addVendor(id, vendor);
        return;
    }
    case NewRecords::Kind::Site:
        if (record->unit) {
            m_bulk.addSiteOf(*record->unit, SiteId{id});
        } else {
            m_bulk.addPlace(record->name, SiteId{id});
        }
    }
}

void Writer::write(PlannedDevice& device, std::vector<FieldChange>&& changes)
{
    if (changes.empty()) {
        return;
    }
    const RowSource source{file(), device.sheet, device.row};
    for (const auto& change : changes) {
        if (const auto* id = std::get_if<RecordId>(&change.value)) {
            makeIfNew(*id);
        }
    }
    if (device.isKnown()) {
        m_bulk.changeDevice(device.id, std::move(changes), source);
    } else {
        m_bulk.addDevice(device.id, std::move(changes), source);
        if (device.worn) {
            m_bulk.addOpening({device.id, device.worn->accumulated, device.worn->rateBasisPoints,
                               device.worn->year, m_list->name});
        }
    }
}

} // namespace dongbo::importers
