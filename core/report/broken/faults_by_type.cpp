#include "core/planning/needs.h"
#include "core/report/engine/fault_facts.h"

#include <map>

namespace dongbo::report {

namespace {

// Columns.
constexpr std::size_t faultCount = 1;
constexpr std::size_t blocking = 2;
constexpr std::size_t intermittent = 3;
constexpr std::size_t open = 4;
constexpr std::size_t days = 5;
constexpr std::size_t cost = 6;
constexpr std::size_t columns = 7;

struct Tally
{
    Count all;
    Count blocking;
    Count intermittent;
    Count open;
    Mean days;
    Amount cost;

    void add(const Builder& builder, const store::FaultRow& row)
    {
        const auto& sink = builder.sink;
        all.add(row.id, sink);
        if (row.fault.severity == Severity::Blocking) {
            blocking.add(row.id, sink);
        }
        if (row.fault.severity == Severity::Intermittent) {
            intermittent.add(row.id, sink);
        }
        if (isOpen(row.fault)) {
            open.add(row.id, sink);
        }
        if (const auto taken = daysToFix(row.fault)) {
            days.add(*taken);
        }
        if (row.repairs != 0) {
            cost.add(repairCostOf(builder, row));
        }
    }
    [[nodiscard]] Row row(const std::string& name) const
    {
        Row out(columns);
        out[0] = name;
        all.into(out, faultCount, RecordKind::Fault);
        blocking.into(out, report::blocking, RecordKind::Fault);
        intermittent.into(out, report::intermittent, RecordKind::Fault);
        open.into(out, report::open, RecordKind::Fault);
        out[report::days] = days.cell();
        out[report::cost] = cost.cell();
        return out;
    }
};

/// What a fault is of: a type of device, or the line, power, light or room.
Key kindOf(const Builder& builder, const store::FaultRow& row)
{
    const auto about = row.fault.about.value_or(FaultAbout::Device);
    if (about != FaultAbout::Device) {
        return {
            "~" + std::to_string(static_cast<int>(about)), builder.name(std::optional(about)), {}};
    }
    return typeKey(builder, row.deviceType);
}

/// What it is for in a meeting, which groups the types: picture, sound, power …
Key purposeOf(const Builder& builder, const store::FaultRow& row)
{
    const auto about = row.fault.about.value_or(FaultAbout::Device);
    const auto function = about == FaultAbout::Device && row.deviceType
                              ? planning::functionOf(*row.deviceType)
                              : std::nullopt;
    return about != FaultAbout::Device ? Key{"\xFF", builder.say("report.not_devices"), {}}
           : function ? Key{std::to_string(static_cast<int>(*function)), builder.name(function), {}}
                      : Key{"\xFE", builder.say("report.other_devices"), {}};
}

void chartOf(Builder& builder, const std::map<Key, std::map<Key, Tally>>& groups)
{
    auto& chart = builder.chart("faults_by_type", ChartKind::Stacked);
    chart.series = {{builder.name(std::optional(Severity::Blocking)), {}, ChartTone::Danger},
                    {builder.name(std::optional(Severity::Intermittent)), {}, ChartTone::Warning},
                    {builder.say("report.series.other"), {}, ChartTone::Plain}};
    for (const auto& [purpose, types] : groups) {
        for (const auto& [type, tally] : types) {
            const auto counted = tally.blocking.value() + tally.intermittent.value();
            chart.labels.push_back(type.name);
            chart.series[0].values.push_back(static_cast<double>(tally.blocking.value()));
            chart.series[1].values.push_back(static_cast<double>(tally.intermittent.value()));
            chart.series[2].values.push_back(static_cast<double>(tally.all.value() - counted));
        }
    }
}

/// How often each type of device failed, how badly, how long it took and what it cost.
void build(Builder& builder)
{
    builder.column("subject_type", ColumnKind::Text, 28);
    builder.column("fault_count", ColumnKind::Integer, 9,
                   {.isSummed = true, .how = "report.how.fault_count"});
    builder.column("blocking", ColumnKind::Integer, 10, {.isSummed = true});
    builder.column("intermittent", ColumnKind::Integer, 11, {.isSummed = true});
    builder.column("open_count", ColumnKind::Integer, 9, {.isSummed = true});
    builder.column("mean_days", ColumnKind::Decimal, 11, {.how = "report.how.mean_days"});
    builder.column("repair_cost", ColumnKind::Money, 16,
                   {.isSummed = true, .how = "report.how.repair_cost"});
    builder.groupedBy("purpose");
    std::map<Key, std::map<Key, Tally>> groups;
    std::map<Key, Tally> sums;
    Tally all;
    eachFault(builder, builder.period(), [&](const store::FaultRow& row) {
        const auto purpose = purposeOf(builder, row);
        groups[purpose][kindOf(builder, row)].add(builder, row);
        sums[purpose].add(builder, row);
        all.add(builder, row);
    });
    all.all.into(builder.figure("faults", Cell{}), RecordKind::Fault);
    all.open.into(builder.figure("open_faults", Cell{}), RecordKind::Fault);
    chartOf(builder, groups);
    for (const auto& [purpose, types] : groups) {
        builder.beginGroup({purpose.name, 0, {}, sums.at(purpose).row({})});
        for (const auto& [type, tally] : types) {
            builder.row(tally.row(type.name));
        }
        builder.endGroup({});
    }
    builder.total(all.row(builder.say("report.total")));
}

} // namespace

extern const Definition faultsByType;
const Definition faultsByType{
    "faults-by-type",
    Question::Broken,
    {parameter::period, parameter::site, parameter::unit, parameter::type},
    &build};

} // namespace dongbo::report
