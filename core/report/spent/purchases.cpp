#include "core/domain/amount.h"
#include "core/report/engine/keys.h"

#include <map>

namespace dongbo::report {

namespace {

struct Tally
{
    Count devices;
    std::int64_t pieces = 0;
    Amount amount;
    std::int64_t priceless = 0;
};

/// What was bought from which source of money, year by year. Devices that left the books since
/// then count, too: they were bought.
void build(Builder& builder)
{
    builder.column("year", ColumnKind::Text, 10);
    builder.column("devices_count", ColumnKind::Integer, 10, {.isSummed = true});
    builder.column("quantity", ColumnKind::Integer, 10, {.isSummed = true});
    builder.column("amount", ColumnKind::Money, 18, {.isSummed = true, .how = "report.how.amount"});
    builder.column("priceless", ColumnKind::Integer, 10, {.isSummed = true});
    builder.groupedBy("funding");
    auto filter = askedDevices(builder);
    filter.includeAll = true;
    const auto period = builder.period();
    std::map<Key, std::map<Key, Tally>> sources;
    std::map<Key, double> years;
    store::forEachDevice(builder.database(), filter, store::DeviceOrder::Code,
                         [&](const store::DeviceRow& row) {
                             const auto day = acquiredOn(row.device);
                             if (row.isWithdrawn || (period && !(day && period->contains(*day)))) {
                                 return;
                             }
                             const auto year = deviceKey(builder, row, "year");
                             auto& tally = sources[deviceKey(builder, row, "funding")][year];
                             const auto amount = amountOf(row.device);
                             tally.devices.add(row.id, builder.sink);
                             tally.pieces += row.device.quantity.value_or(1);
                             tally.amount.add(amount);
                             tally.priceless += amount ? 0 : 1;
                             years[year] += amount ? static_cast<double>(amount->dong) : 0;
                         });
    auto& chart = builder.chart("purchases", ChartKind::Bars);
    chart.series.push_back({{}, {}, ChartTone::Plain});
    for (const auto& [year, amount] : years) {
        chart.labels.push_back(year.name);
        chart.series[0].values.push_back(amount);
    }
    for (const auto& [source, tallies] : sources) {
        builder.beginGroup({source.name});
        for (const auto& [year, tally] : tallies) {
            Row row{year.name, Cell{}, tally.pieces, tally.amount.cell(), tally.priceless};
            tally.devices.into(row, 1, RecordKind::Device);
            builder.row(std::move(row));
        }
        builder.endGroup();
    }
}

} // namespace

extern const Definition purchases;
const Definition purchases{"purchases",
                           Question::Spent,
                           {parameter::period, parameter::site, parameter::unit, parameter::type},
                           &build};

} // namespace dongbo::report
