#include "core/report/engine/fault_facts.h"

#include <map>

namespace dongbo::report {

namespace {

constexpr std::size_t cost = 7; ///< column

/// A row of a fault, or of a repair below it.
Row faultRow(const Builder& builder, const store::FaultRow& row)
{
    Row out{cellOf(row.fault.number),
            cellOf(row.fault.reportedAt),
            cellOf(row.fault.fixedAt ? row.fault.fixedAt : row.fault.closedAt),
            cellOf(row.fault.symptom),
            builder.name(row.fault.severity),
            builder.name(row.fault.state),
            row.reporter,
            Cell{}};
    out.record = RecordRef{RecordKind::Fault, row.id};
    return out;
}

Row repairRow(const Builder& builder, const store::RepairRow& row)
{
    Row out{
        cellOf(row.repair.number),
        cellOf(row.repair.startedAt),
        cellOf(row.repair.finishedAt),
        cellOf(row.repair.parts ? row.repair.parts : row.repair.notes),
        row.repair.inWarranty.value_or(false) ? builder.say("report.in_warranty") : std::string(),
        row.repair.finishedAt ? builder.name(row.repair.outcome) : builder.say("report.running"),
        row.vendor.empty() ? row.officer : row.vendor,
        Cell{}};
    out[cost] = cellOf(row.repair.cost);
    out.record = RecordRef{RecordKind::Repair, row.id};
    return out;
}

/// The history of what stands at one place, subject by subject.
void place(Builder& builder, const FaultPlace& where)
{
    std::map<Key, std::vector<store::FaultRow>> subjects;
    const auto take = [&](const store::FaultRow& row) {
        const auto name = row.site + (row.site.empty() ? "" : ": ") + subjectOf(builder, row);
        const auto record = row.fault.device
                                ? std::optional{RecordRef{RecordKind::Device, *row.fault.device}}
                            : row.siteId ? std::optional{RecordRef{RecordKind::Site, *row.siteId}}
                                         : std::nullopt;
        const auto key = record ? namedKey(name, *record) : Key{"\xFF" + name, name, {}};
        subjects[key].push_back(row);
    };
    eachFault(builder, builder.period(), take, where);
    for (const auto& [subject, faults] : subjects) {
        builder.beginGroup({subject.name, 0, subject.record});
        for (auto fault = faults.rbegin(); fault != faults.rend(); ++fault) {
            builder.row(faultRow(builder, *fault));
            store::RepairFilter ofFault;
            ofFault.fault = fault->id;
            for (const auto& repair : store::repairs(builder.database(), ofFault)) {
                builder.row(repairRow(builder, repair));
            }
        }
        builder.endGroup();
    }
}

/// Faults with their repairs, place by place, device by device, the oldest first. Only what is at
/// one place is held.
void build(Builder& builder)
{
    builder.column("number", ColumnKind::Text, 15);
    builder.column("began", ColumnKind::Day, 12);
    builder.column("ended", ColumnKind::Day, 12);
    builder.column("what", ColumnKind::Text, 30);
    builder.column("severity", ColumnKind::Text, 14);
    builder.column("state_or_outcome", ColumnKind::Text, 16);
    builder.column("who", ColumnKind::Text, 24);
    builder.column("repair_cost", ColumnKind::Money, 14, {.isSummed = true});
    builder.groupedBy("subject");
    for (const auto& site : store::sitesOfFaults(builder.database())) {
        place(builder, {site, false});
    }
    place(builder, {{}, true});
}

} // namespace

extern const Definition history;
const Definition history{
    "history",
    Question::Broken,
    {parameter::device, parameter::site, parameter::unit, parameter::type, parameter::period},
    &build};

} // namespace dongbo::report
