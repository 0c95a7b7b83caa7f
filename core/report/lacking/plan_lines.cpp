#include "core/report/engine/keys.h"
#include "core/store/queries/planning_queries.h"

namespace dongbo::report {

namespace {

/// The lines of procurement plans: what is repaired, moved and bought, from which money, and how
/// far it is.
void build(Builder& builder)
{
    builder.column("action", ColumnKind::Text, 12);
    builder.column("site", ColumnKind::Text, 22);
    builder.column("from_site", ColumnKind::Text, 22);
    builder.column("type", ColumnKind::Text, 16);
    builder.column("model", ColumnKind::Text, 24);
    builder.column("funding", ColumnKind::Text, 20);
    builder.column("planned_cost", ColumnKind::Money, 16, {.isSummed = true});
    builder.column("step", ColumnKind::Text, 14);
    builder.column("day", ColumnKind::Day, 12);
    builder.column("document_no", ColumnKind::Text, 16);
    builder.column("actual_cost", ColumnKind::Money, 16, {.isSummed = true});
    builder.groupedBy("plan");
    const Places places(builder);
    const bool isOpenOnly = builder.choice("plans") == "open";
    for (const auto& plan : store::plans(builder.database())) {
        const bool isOpen =
            plan.plan.state == PlanState::Proposed || plan.plan.state == PlanState::Approved;
        if (isOpenOnly && !isOpen) {
            continue;
        }
        builder.beginGroup(
            {plan.plan.name.value_or("") + " (" + builder.name(plan.plan.state) + ")", 0,
             RecordRef{RecordKind::Plan, plan.id}});
        for (const auto& [id, line] : store::planLines(builder.database(), plan.id)) {
            if (!places.has(line.site)) {
                continue;
            }
            Row row{builder.name(line.action),
                    siteName(builder, line.site),
                    siteName(builder, line.fromSite),
                    builder.name(line.type),
                    cellOf(line.model),
                    cellOf(line.fundingSource),
                    cellOf(line.cost),
                    builder.name(line.step),
                    cellOf(line.day),
                    cellOf(line.documentNo),
                    cellOf(line.actualCost)};
            row.record = line.device ? RecordRef{RecordKind::Device, *line.device}
                                     : RecordRef{RecordKind::Plan, plan.id};
            builder.row(std::move(row));
        }
        builder.endGroup();
    }
}

} // namespace

extern const Definition planLines;
const Definition planLines{
    "plans",
    Question::Lacking,
    {{"plans", ParameterKind::Choice, {"open", "all"}}, parameter::site, parameter::unit},
    &build};

} // namespace dongbo::report
