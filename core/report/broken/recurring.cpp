#include "core/report/engine/fault_facts.h"

#include <algorithm>
#include <map>
#include <set>

namespace dongbo::report {

namespace {

struct Chain
{
    std::vector<store::FaultRow> faults; ///< newest first
};

/// Devices (or places) with the same trouble again within 90 days, the most often first.
void build(Builder& builder)
{
    builder.column("subject", ColumnKind::Text, 34);
    builder.column("site", ColumnKind::Text, 22);
    builder.column("symptom", ColumnKind::Text, 30);
    builder.column("times", ColumnKind::Integer, 8, {.how = "report.how.times"});
    builder.column("first_time", ColumnKind::Day, 12);
    builder.column("last_time", ColumnKind::Day, 12);
    builder.column("open_count", ColumnKind::Integer, 8, {.isSummed = true});
    builder.column("repair_cost", ColumnKind::Money, 16, {.isSummed = true});
    constexpr std::size_t times = 3;
    std::map<FaultId, FaultId> before;
    std::set<FaultId> earlier; ///< that others came back of
    const auto period = builder.period();
    eachFault(builder, period, [&](const store::FaultRow& row) {
        if (row.fault.recurrenceOf) {
            before.emplace(row.id, *row.fault.recurrenceOf);
            earlier.insert(*row.fault.recurrenceOf);
        }
    });
    const auto rootOf = [&before](FaultId id) {
        for (std::size_t i = 0; i <= before.size(); ++i) { // a loop ends, too
            const auto found = before.find(id);
            if (found == before.end()) {
                break;
            }
            id = found->second;
        }
        return id;
    };
    std::map<FaultId, Chain> chains; // of most faults there is no other: they are not held
    eachFault(builder, period, [&](const store::FaultRow& row) {
        if (before.contains(row.id) || earlier.contains(row.id)) {
            chains[rootOf(row.id)].faults.push_back(row);
        }
    });
    std::vector<Row> rows;
    for (const auto& [root, chain] : chains) {
        if (chain.faults.size() < 2) {
            continue;
        }
        const auto& newest = chain.faults.front();
        Count count;
        std::int64_t open = 0;
        Amount cost;
        for (const auto& fault : chain.faults) {
            count.add(fault.id, builder.sink);
            open += isOpen(fault.fault) ? 1 : 0;
            if (fault.repairs != 0) {
                cost.add(repairCostOf(builder, fault));
            }
        }
        Row row{subjectOf(builder, newest),
                newest.site,
                cellOf(newest.fault.symptom),
                Cell{},
                cellOf(chain.faults.back().fault.reportedAt),
                cellOf(newest.fault.reportedAt),
                open,
                cost.cell()};
        count.into(row, times, RecordKind::Fault);
        row.record = RecordRef{RecordKind::Fault, newest.id};
        rows.push_back(std::move(row));
    }
    std::stable_sort(rows.begin(), rows.end(),
                     [](const Row& a, const Row& b) { return a[times] > b[times]; });
    for (auto& row : rows) {
        builder.row(std::move(row));
    }
}

} // namespace

extern const Definition recurring;
const Definition recurring{"recurring-faults",
                           Question::Broken,
                           {parameter::period, parameter::site, parameter::unit, parameter::type},
                           &build};

} // namespace dongbo::report
