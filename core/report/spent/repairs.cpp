#include "core/report/engine/keys.h"

#include <map>

// Three lists of repairs: all, those that run, those without a price; and what repairers achieved.

namespace dongbo::report {

namespace {

void columnsOf(Builder& builder)
{
    builder.column("number", ColumnKind::Text, 15);
    builder.column("fault", ColumnKind::Text, 15);
    builder.column("device", ColumnKind::Text, 30);
    builder.column("site", ColumnKind::Text, 22);
    builder.column("symptom", ColumnKind::Text, 26);
    builder.column("repairer", ColumnKind::Text, 24);
    builder.column("began", ColumnKind::Day, 12);
    builder.column("ended", ColumnKind::Day, 12);
    builder.column("running_days", ColumnKind::Integer, 9, {.how = "report.how.running_days"});
    builder.column("outcome", ColumnKind::Text, 14);
    builder.column("repair_cost", ColumnKind::Money, 14, {.isSummed = true});
    builder.column("document_no", ColumnKind::Text, 16);
}

Row rowOf(const Builder& builder, const store::RepairRow& row)
{
    const auto end = row.repair.finishedAt.value_or(builder.now());
    Row out{cellOf(row.repair.number),
            row.faultNumber,
            codeAndName(row.deviceCode, row.deviceName),
            row.site,
            row.symptom,
            row.vendor.empty() ? row.officer : row.vendor,
            cellOf(row.repair.startedAt),
            cellOf(row.repair.finishedAt),
            row.repair.startedAt ? Cell{daysBetween(*row.repair.startedAt, end)} : Cell{},
            builder.name(row.repair.outcome),
            cellOf(row.repair.cost),
            cellOf(row.repair.documentNo)};
    out.record = RecordRef{RecordKind::Repair, row.id};
    return out;
}

template <typename Wanted> void list(Builder& builder, Wanted isWanted)
{
    columnsOf(builder);
    store::RepairFilter filter;
    filter.vendor = builder.vendor();
    filter.device = builder.device();
    if (const auto period = builder.period()) {
        filter.since = period->begin();
        filter.until = period->end();
    }
    const Places places(builder);
    store::forEachRepair(builder.database(), filter, [&](const store::RepairRow& row) {
        if (places.has(row.siteId) && isWanted(row.repair)) {
            builder.row(rowOf(builder, row));
        }
    });
}

void buildAll(Builder& builder)
{
    list(builder, [](const Repair&) { return true; });
}

void buildRunning(Builder& builder)
{
    list(builder, [](const Repair& repair) { return !repair.finishedAt; });
}

/// Finished, and nobody entered what it cost; 0 đồng is a price.
void buildUnpriced(Builder& builder)
{
    list(builder, [](const Repair& repair) { return repair.finishedAt && !repair.cost; });
}

struct Work
{
    Count all;
    std::int64_t running = 0;
    std::int64_t fixed = 0;
    std::int64_t inWarranty = 0;
    std::int64_t unpriced = 0;
    double days = 0;
    std::int64_t finished = 0;
    Amount cost;
};

void add(Work& work, const store::RepairRow& row, const Sink& sink)
{
    constexpr double dayMs = 24.0 * 3600 * 1000;
    const Repair& repair = row.repair;
    work.all.add(row.id, sink);
    work.cost.add(repair.cost);
    work.inWarranty += repair.inWarranty.value_or(false) ? 1 : 0;
    if (!repair.finishedAt) {
        ++work.running;
        return;
    }
    work.unpriced += repair.cost ? 0 : 1;
    work.fixed += repair.outcome == RepairOutcome::Fixed ? 1 : 0;
    if (repair.startedAt) {
        ++work.finished;
        work.days +=
            static_cast<double>(repair.finishedAt->unixMs - repair.startedAt->unixMs) / dayMs;
    }
}

Key repairerOf(const Builder& builder, const store::RepairRow& row)
{
    if (row.repair.vendor) {
        return namedKey(row.vendor, {RecordKind::Vendor, *row.repair.vendor});
    }
    if (row.repair.officer) {
        auto key = namedKey(row.officer, {RecordKind::Officer, *row.repair.officer});
        key.order = "\xFE" + key.order; // the office's own people after the shops
        return key;
    }
    return {"\xFF", builder.say("report.no_vendor"), {}};
}

/// How many repairs each shop or officer did, how long they took, how they ended, what they cost.
void buildRepairers(Builder& builder)
{
    builder.column("repairer", ColumnKind::Text, 30);
    builder.column("repairs", ColumnKind::Integer, 9, {.isSummed = true});
    builder.column("running", ColumnKind::Integer, 10, {.isSummed = true});
    builder.column("fixed_count", ColumnKind::Integer, 10, {.isSummed = true});
    builder.column("fixed_share", ColumnKind::Decimal, 10, {.how = "report.how.fixed_share"});
    builder.column("repair_days", ColumnKind::Decimal, 10, {.how = "report.how.repair_days"});
    builder.column("in_warranty", ColumnKind::Integer, 10, {.isSummed = true});
    builder.column("unpriced", ColumnKind::Integer, 10, {.isSummed = true});
    builder.column("repair_cost", ColumnKind::Money, 16, {.isSummed = true});
    store::RepairFilter filter;
    if (const auto period = builder.period()) {
        filter.since = period->begin();
        filter.until = period->end();
    }
    const Places places(builder);
    std::map<Key, Work> works;
    store::forEachRepair(builder.database(), filter, [&](const store::RepairRow& row) {
        if (places.has(row.siteId)) {
            add(works[repairerOf(builder, row)], row, builder.sink);
        }
    });
    for (const auto& [key, work] : works) {
        const auto ended = work.all.value() - work.running;
        Row row{key.name,
                Cell{},
                work.running,
                work.fixed,
                ended == 0
                    ? Cell{}
                    : decimalOf(100 * static_cast<double>(work.fixed) / static_cast<double>(ended)),
                work.finished == 0 ? Cell{}
                                   : decimalOf(work.days / static_cast<double>(work.finished)),
                work.inWarranty,
                work.unpriced,
                work.cost.cell()};
        row.record = key.record;
        work.all.into(row, 1, RecordKind::Repair);
        builder.row(std::move(row));
    }
}

} // namespace

extern const Definition repairList;
const Definition repairList{
    "repairs",
    Question::Spent,
    {parameter::period, parameter::vendor, parameter::device, parameter::site, parameter::unit},
    &buildAll};
extern const Definition runningRepairs;
const Definition runningRepairs{"running-repairs",
                                Question::Broken,
                                {parameter::vendor, parameter::site, parameter::unit},
                                &buildRunning};
extern const Definition unpricedRepairs;
const Definition unpricedRepairs{
    "unpriced-repairs",
    Question::Spent,
    {parameter::period, parameter::vendor, parameter::site, parameter::unit},
    &buildUnpriced};
extern const Definition repairers;
const Definition repairers{"repairers",
                           Question::Spent,
                           {parameter::period, parameter::site, parameter::unit},
                           &buildRepairers};

} // namespace dongbo::report
