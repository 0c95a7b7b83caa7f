#include "importers/proposal/rows/cell_changes.h"

#include "core/domain/fields.h"
#include "core/store/projection/load.h"
#include "importers/proposal/places/new_records.h"

#include <algorithm>
#include <map>

namespace dongbo::importers {

namespace {

std::string nameOf(Register& reg, const Field& field, const Proposal& proposal, const Value& value)
{
    const auto* id = std::get_if<RecordId>(&value);
    if (id == nullptr) {
        return {};
    }
    if (proposal.newRecords) {
        if (const auto* record = proposal.newRecords->find(*id)) {
            return record->name;
        }
    }
    auto& database = reg.database();
    if (field.target == RecordKind::Site) {
        const auto site = store::load<Site>(database, SiteId{*id});
        return site ? site->name.value_or("") : "";
    }
    if (field.target == RecordKind::Officer) {
        const auto officer = store::load<Officer>(database, OfficerId{*id});
        return officer ? officer->name.value_or("") : "";
    }
    const auto vendor = store::load<Vendor>(database, VendorId{*id});
    return vendor ? vendor->name.value_or("") : "";
}

FieldPlace placeOf(const PlannedDevice& device, FieldNumber field)
{
    return {device.sheet, device.row, device.ordinal, field};
}

bool isTaken(const PlannedDevice& device, FieldNumber field, const Answers& answers)
{
    return answers.taken.contains(placeOf(device, field)) &&
           std::find(device.newer.begin(), device.newer.end(), field) == device.newer.end();
}

void sortByField(std::vector<FieldChange>& changes)
{
    std::sort(changes.begin(), changes.end(),
              [](const auto& a, const auto& b) { return a.number < b.number; });
}

std::uint64_t& countOf(Proposal::Summary& sum, Outcome outcome)
{
    switch (outcome) {
    case Outcome::Created:
        return sum.created;
    case Outcome::Updated:
        return sum.updated;
    case Outcome::Unchanged:
        return sum.unchanged;
    case Outcome::SetAside:
        return sum.setAside;
    case Outcome::NotData:
        break;
    }
    return sum.notData;
}

} // namespace

std::vector<FieldChange> tickedChanges(const PlannedDevice& device, const Answers& answers)
{
    auto out = device.changes;
    if (!device.isKnown()) {
        return out;
    }
    if (!answers.refused.empty()) {
        std::erase_if(out, [&](const FieldChange& change) {
            return answers.refused.contains(placeOf(device, change.number));
        });
    }
    if (!answers.taken.empty()) {
        for (const auto& conflict : device.conflicts) {
            if (isTaken(device, conflict.number, answers)) {
                out.push_back(conflict);
            }
        }
        sortByField(out);
    }
    return out;
}

std::vector<CellChange> cellChanges(Register& reg, const Proposal& proposal,
                                    const PlannedDevice& device, const Answers& answers)
{
    std::vector<CellChange> out;
    if (!device.known) {
        return out;
    }
    const auto held = valuesOf(*device.known);
    const auto& kind = describe(RecordKind::Device);
    const auto add = [&](const FieldChange& change, bool isConflict) {
        CellChange cell;
        cell.where = placeOf(device, change.number);
        cell.before = held[change.number - 1u];
        cell.after = change.value;
        const auto& field = *kind.field(change.number);
        if (field.type == FieldType::Reference) {
            cell.beforeName = nameOf(reg, field, proposal, cell.before);
            cell.afterName = nameOf(reg, field, proposal, cell.after);
        }
        if (change.origin) {
            cell.column = change.origin->column;
            const auto* text = std::get_if<std::string>(&change.value);
            cell.cellText = change.origin->text.value_or(text != nullptr ? *text : std::string{});
        }
        cell.isConflict = isConflict;
        cell.isTaken = isConflict ? isTaken(device, change.number, answers)
                                  : !answers.refused.contains(cell.where);
        out.push_back(std::move(cell));
    };
    for (const auto& change : device.changes) {
        add(change, false);
    }
    for (const auto& conflict : device.conflicts) {
        add(conflict, true);
    }
    std::sort(out.begin(), out.end(), [](const CellChange& a, const CellChange& b) {
        return a.where.field < b.where.field;
    });
    return out;
}

void countTicks(Proposal& proposal, const Answers& answers)
{
    auto& sum = proposal.summary;
    sum.cells = 0;
    if (std::none_of(proposal.devices.begin(), proposal.devices.end(),
                     [](const PlannedDevice& device) { return device.isKnown(); })) {
        return; // a device that is made is made whole: there are no ticks
    }
    std::map<RowPlace, Outcome> rows; // of the rows with devices
    for (auto& device : proposal.devices) {
        if (device.isKnown()) {
            const auto count = tickedChanges(device, answers).size();
            sum.cells += count;
            device.outcome = count == 0 ? Outcome::Unchanged : Outcome::Updated;
        }
        const auto [row, isNew] = rows.emplace(RowPlace{device.sheet, device.row}, device.outcome);
        if (!isNew && device.outcome < row->second) {
            row->second = device.outcome; // created before updated before unchanged
        }
    }
    for (std::size_t i = 0; i < proposal.sheets.size(); ++i) {
        for (auto& row : proposal.sheets[i].rows) {
            const auto found = rows.find({static_cast<std::uint32_t>(i), row.row});
            if (found != rows.end() && found->second != row.outcome) {
                --countOf(sum, row.outcome);
                row.outcome = found->second;
                ++countOf(sum, row.outcome);
            }
        }
    }
}

std::string cellName(std::uint32_t column, std::uint32_t row)
{
    std::string out;
    for (; column > 0; column = (column - 1) / 26) {
        out.insert(out.begin(), static_cast<char>('A' + (column - 1) % 26));
    }
    return out + (row == 0 ? std::string{} : std::to_string(row));
}

} // namespace dongbo::importers
