#include "core/domain/amount.h"
#include "core/report/engine/keys.h"

#include <map>

namespace dongbo::report {

namespace {

// Columns.
constexpr std::size_t devices = 1;
constexpr std::size_t broken = 5;
constexpr std::size_t spare = 6;
constexpr std::size_t mostBars = 14;

struct Tally
{
    Count devices;
    Count broken;
    Count spare;
    std::int64_t pieces = 0;
    std::int64_t priceless = 0;
    Amount amount;
};

void count(Tally& tally, const store::DeviceRow& row, const Sink& sink)
{
    tally.devices.add(row.id, sink);
    if (row.now.condition == Condition::Broken) {
        tally.broken.add(row.id, sink);
    }
    if (row.now.use == Use::Spare) {
        tally.spare.add(row.id, sink);
    }
    tally.pieces += row.device.quantity.value_or(1);
    const auto amount = amountOf(row.device);
    tally.priceless += amount ? 0 : 1;
    tally.amount.add(amount);
}

void chartOf(Builder& builder, const std::map<Key, Tally>& tallies)
{
    auto& chart = builder.chart("equipment", ChartKind::Stacked);
    chart.series = {{builder.say("report.series.working"), {}, ChartTone::Plain},
                    {builder.say("report.series.broken"), {}, ChartTone::Danger}};
    for (const auto& [key, tally] : tallies) {
        if (chart.labels.size() < mostBars) {
            chart.labels.push_back(key.name);
            chart.series[0].values.push_back(
                static_cast<double>(tally.devices.value() - tally.broken.value()));
            chart.series[1].values.push_back(static_cast<double>(tally.broken.value()));
        }
    }
}

/// How many devices there are of each site, type, condition …, and what they are worth.
void build(Builder& builder)
{
    builder.head.columns.push_back(
        {builder.say("report.by." + builder.choice("by")), ColumnKind::Text, 30, "name"});
    builder.column("devices_count", ColumnKind::Integer, 10, {.isSummed = true});
    builder.column("quantity", ColumnKind::Integer, 10, {.isSummed = true});
    builder.column("amount", ColumnKind::Money, 18, {.isSummed = true, .how = "report.how.amount"});
    builder.column("priceless", ColumnKind::Integer, 10, {.isSummed = true});
    builder.column("broken", ColumnKind::Integer, 8, {.isSummed = true});
    builder.column("spare", ColumnKind::Integer, 8, {.isSummed = true});
    std::map<Key, Tally> tallies;
    const auto by = builder.choice("by");
    store::forEachDevice(builder.database(), askedDevices(builder), store::DeviceOrder::Code,
                         [&](const store::DeviceRow& row) {
                             count(tallies[deviceKey(builder, row, by)], row, builder.sink);
                         });
    chartOf(builder, tallies);
    for (const auto& [key, tally] : tallies) {
        Row row{key.name,        Cell{}, tally.pieces, tally.amount.cell(),
                tally.priceless, Cell{}, Cell{}};
        row.record = key.record;
        tally.devices.into(row, devices, RecordKind::Device);
        tally.broken.into(row, broken, RecordKind::Device);
        tally.spare.into(row, spare, RecordKind::Device);
        builder.row(std::move(row));
    }
}

} // namespace

extern const Definition equipmentBy;
const Definition equipmentBy{"equipment",
                             Question::Have,
                             {{"by",
                               ParameterKind::Choice,
                               {"type", "site", "unit", "condition", "use", "age", "funding",
                                "class", "year", "maker", "model", "officer"}},
                              parameter::site,
                              parameter::unit,
                              parameter::type},
                             &build};

} // namespace dongbo::report
