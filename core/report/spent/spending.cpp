#include "core/domain/amount.h"
#include "core/report/engine/keys.h"

#include <map>

namespace dongbo::report {

namespace {

struct Tally
{
    Count bought;
    Amount purchases;
    Count repairs;
    Amount repairCost;
    std::int64_t unpriced = 0;
};

std::string bucketOf(const Builder& builder, Date day)
{
    const auto by = builder.choice("step");
    const auto bucket = by == "year" ? yearOf(day) : quarterOf(day);
    return by == "month" ? isoText(day).substr(0, 7) : periodCode(bucket);
}

/// What devices and repairs cost, month by month, quarter by quarter or year by year.
void build(Builder& builder)
{
    builder.column("period", ColumnKind::Text, 14);
    builder.column("bought", ColumnKind::Integer, 10, {.isSummed = true});
    builder.column("purchase_amount", ColumnKind::Money, 18,
                   {.isSummed = true, .how = "report.how.amount"});
    builder.column("repairs", ColumnKind::Integer, 10, {.isSummed = true});
    builder.column("repair_cost", ColumnKind::Money, 18, {.isSummed = true});
    builder.column("unpriced", ColumnKind::Integer, 10, {.isSummed = true});
    const auto asked = builder.period();
    const Places places(builder);
    std::map<std::string, Tally> buckets;
    auto filter = askedDevices(builder);
    filter.includeAll = true;
    store::forEachDevice(builder.database(), filter, store::DeviceOrder::Code,
                         [&](const store::DeviceRow& row) {
                             const auto day = acquiredOn(row.device);
                             if (row.isWithdrawn || !day || (asked && !asked->contains(*day))) {
                                 return;
                             }
                             auto& tally = buckets[bucketOf(builder, *day)];
                             tally.bought.add(row.id, builder.sink);
                             tally.purchases.add(amountOf(row.device));
                         });
    store::forEachRepair(builder.database(), {}, [&](const store::RepairRow& row) {
        const auto moment = row.repair.finishedAt ? row.repair.finishedAt : row.repair.startedAt;
        if (!moment || !places.has(row.siteId) || (asked && !asked->contains(dayOf(*moment)))) {
            return;
        }
        auto& tally = buckets[bucketOf(builder, dayOf(*moment))];
        tally.repairs.add(row.id, builder.sink);
        tally.repairCost.add(row.repair.cost);
        tally.unpriced += row.repair.cost ? 0 : 1;
    });
    auto& chart = builder.chart("spending", ChartKind::Lines);
    chart.series = {{builder.say("report.series.purchases"), {}, ChartTone::Plain},
                    {builder.say("report.series.repairs"), {}, ChartTone::Warning}};
    for (const auto& [bucket, tally] : buckets) {
        chart.labels.push_back(formatPeriod(*parsePeriod(bucket), builder.language));
        chart.series[0].values.push_back(tally.purchases.number());
        chart.series[1].values.push_back(tally.repairCost.number());
    }
    for (const auto& [bucket, tally] : buckets) {
        Row row{formatPeriod(*parsePeriod(bucket), builder.language),
                Cell{},
                tally.purchases.cell(),
                Cell{},
                tally.repairCost.cell(),
                tally.unpriced};
        tally.bought.into(row, 1, RecordKind::Device);
        tally.repairs.into(row, 3, RecordKind::Repair);
        builder.row(std::move(row));
    }
}

} // namespace

extern const Definition spending;
const Definition spending{"spending",
                          Question::Spent,
                          {{"step", ParameterKind::Choice, {"quarter", "month", "year"}},
                           parameter::period,
                           parameter::site,
                           parameter::unit},
                          &build};

} // namespace dongbo::report
