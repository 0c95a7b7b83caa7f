#include "core/register/planning/situation.h"
#include "core/report/engine/keys.h"

#include <array>

namespace dongbo::report {

namespace {

/// Each site against its standard set: how many positions are filled and how, and whether it has
/// what a meeting needs.
void build(Builder& builder)
{
    builder.column("site", ColumnKind::Text, 24);
    builder.column("standard", ColumnKind::Text, 26);
    builder.column("needed", ColumnKind::Integer, 9, {.isSummed = true});
    for (const auto* state :
         {"met", "substitute", "need_unknown", "below_spec", "need_broken", "missing"}) {
        builder.column(state, ColumnKind::Integer, 9, {.isSummed = true});
    }
    builder.column("surplus", ColumnKind::Integer, 9, {.isSummed = true});
    builder.column("can_meet", ColumnKind::Text, 12, {.how = "report.how.can_meet"});
    PlanningScope scope;
    scope.unit = builder.unit();
    scope.site = builder.site();
    const auto result = evaluateSites(builder.reg, scope);
    builder.figure("sites_evaluated", result.counts.sites);
    builder.figure("sites_able", result.counts.able);
    auto& chart = builder.chart("consistency", ChartKind::Stacked);
    chart.series = {{builder.say("report.need.met"), {}, ChartTone::Good},
                    {builder.say("report.series.weak"), {}, ChartTone::Plain},
                    {builder.say("report.series.gaps"), {}, ChartTone::Danger}};
    std::vector<Row> rows;
    for (const auto& site : result.sites) {
        std::array<std::int64_t, planning::needStates> states{};
        for (const auto& need : site.needs.needs) {
            ++states.at(static_cast<std::size_t>(need.state));
        }
        const auto& brief = result.read.sites[site.site];
        Row row{brief.name, result.standardOf(site).set.name.value_or(""),
                static_cast<std::int64_t>(site.needs.needs.size())};
        for (const auto count : states) {
            row.push_back(count);
        }
        row.push_back(static_cast<std::int64_t>(site.needs.surplus.size()));
        row.push_back(builder.say(site.needs.canMeet ? "report.yes" : "report.no"));
        row.record = RecordRef{RecordKind::Site, brief.id};
        const auto at = [&](planning::NeedState state) {
            return static_cast<double>(states.at(static_cast<std::size_t>(state)));
        };
        using enum planning::NeedState;
        chart.labels.push_back(brief.name);
        chart.series[0].values.push_back(at(Met));
        chart.series[1].values.push_back(at(Substitute) + at(Unknown) + at(BelowSpec));
        chart.series[2].values.push_back(at(Broken) + at(Missing));
        rows.push_back(std::move(row));
    }
    for (auto& row : rows) {
        builder.row(std::move(row));
    }
    if (result.counts.withoutStandard != 0) {
        builder.note("report.sites_without_standard",
                     {{"count", std::to_string(result.counts.withoutStandard)}});
    }
}

} // namespace

extern const Definition consistency;
const Definition consistency{
    "consistency", Question::Lacking, {parameter::site, parameter::unit}, &build};

} // namespace dongbo::report
