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
    auto& chart = builder.chart("consistency", ChartKind::Stacked);
    chart.series = {{builder.say("report.need.met"), {}, ChartTone::Good},
                    {builder.say("report.series.weak"), {}, ChartTone::Plain},
                    {builder.say("report.series.gaps"), {}, ChartTone::Danger}};
    std::vector<Row> rows;
    const auto counts = judgeSites(builder.reg, scope, [&](const JudgedSite& judged) {
        std::array<std::int64_t, planning::needStates> states{};
        for (const auto& need : judged.needs.needs) {
            ++states.at(static_cast<std::size_t>(need.state));
        }
        Row row{judged.site.name, judged.standard.set.name.value_or(""),
                static_cast<std::int64_t>(judged.needs.needs.size())};
        for (const auto count : states) {
            row.push_back(count);
        }
        row.push_back(static_cast<std::int64_t>(judged.needs.surplus.size()));
        row.push_back(builder.say(judged.needs.canMeet ? "report.yes" : "report.no"));
        row.record = RecordRef{RecordKind::Site, judged.site.id};
        const auto at = [&](planning::NeedState state) {
            return static_cast<double>(states.at(static_cast<std::size_t>(state)));
        };
        using enum planning::NeedState;
        chart.labels.push_back(judged.site.name);
        chart.series[0].values.push_back(at(Met));
        chart.series[1].values.push_back(at(Substitute) + at(Unknown) + at(BelowSpec));
        chart.series[2].values.push_back(at(Broken) + at(Missing));
        rows.push_back(std::move(row));
    });
    builder.figure("sites_evaluated", counts.sites);
    builder.figure("sites_able", counts.able);
    for (auto& row : rows) {
        builder.row(std::move(row));
    }
    if (counts.withoutStandard != 0) {
        builder.note("report.sites_without_standard",
                     {{"count", std::to_string(counts.withoutStandard)}});
    }
}

} // namespace

extern const Definition consistency;
const Definition consistency{
    "consistency", Question::Lacking, {parameter::site, parameter::unit}, &build};

} // namespace dongbo::report
