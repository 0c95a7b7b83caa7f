#include "core/report/builder.h"
#include "core/store/queries/fault_queries.h"

namespace dongbo::report {

namespace {

constexpr std::int64_t dayMs = 24LL * 3600 * 1000;
constexpr std::size_t device = 3;
constexpr std::size_t repairCount = 9;
constexpr std::size_t cost = 10;

Row rowOf(const Builder& builder, const store::FaultRow& row)
{
    const Fault& f = row.fault;
    const auto about = f.about == FaultAbout::Device || !f.about
                           ? row.deviceCode + (row.deviceName.empty() ? "" : " ") + row.deviceName
                           : builder.name(f.about);
    return {f.number.value_or(""),
            f.reportedAt ? Cell{dayOf(*f.reportedAt)} : Cell{},
            row.site,
            about,
            f.symptom.value_or(""),
            builder.name(f.severity),
            builder.name(f.state),
            f.fixedAt ? Cell{dayOf(*f.fixedAt)} : Cell{},
            f.reportedAt ? Cell{store::ageOf(f, builder.reg.now()) / dayMs} : Cell{},
            row.repairs,
            row.repairs != 0 ? Cell{row.repairCost.dong} : Cell{},
            row.reporter};
}

} // namespace

void buildFaults(Builder& builder)
{
    Model& model = builder.model;
    builder.column("number", ColumnKind::Text, 15);
    builder.column("reported", ColumnKind::Day, 12);
    builder.column("site", ColumnKind::Text, 22);
    builder.column("subject", ColumnKind::Text, 30);
    builder.column("symptom", ColumnKind::Text, 30);
    builder.column("severity", ColumnKind::Text, 15);
    builder.column("state", ColumnKind::Text, 14);
    builder.column("fixed", ColumnKind::Day, 12);
    builder.column("age_days", ColumnKind::Integer, 8);
    builder.column("repairs", ColumnKind::Integer, 8);
    builder.column("repair_cost", ColumnKind::Money, 14);
    builder.column("reporter", ColumnKind::Text, 20);
    model.groupTitle = builder.say("report.parameter.scope");
    const auto scope = builder.wordParameter("scope", {"all", "open", "closed"});
    store::FaultFilter filter;
    filter.site = builder.siteParameter();
    if (const auto since = builder.dayParameter("since")) {
        filter.since = startOfDay(*since);
    }
    if (const auto until = builder.dayParameter("until")) {
        filter.until = endOfDay(*until);
    }
    std::vector<Row> subtotals;
    for (const auto part : {store::FaultScope::Open, store::FaultScope::Closed}) {
        const bool isOpen = part == store::FaultScope::Open;
        if (scope == (isOpen ? "closed" : "open")) {
            continue;
        }
        filter.scope = part;
        Group group;
        group.title = builder.say(isOpen ? "report.scope.open" : "report.scope.closed");
        for (const auto& row : store::faults(builder.reg.database(), filter)) {
            group.rows.push_back(rowOf(builder, row));
        }
        group.subtotal = Row(model.columns.size());
        group.subtotal[device] =
            builder.say("report.fault_count", {{"count", std::to_string(group.rows.size())}});
        group.subtotal[repairCount] = sumOf(group.rows, repairCount);
        group.subtotal[cost] = sumOf(group.rows, cost);
        subtotals.push_back(group.subtotal);
        model.groups.push_back(std::move(group));
    }
    if (model.groups.size() > 1) {
        model.total = Row(model.columns.size());
        model.total[device] = builder.say("report.total");
        model.total[repairCount] = sumOf(subtotals, repairCount);
        model.total[cost] = sumOf(subtotals, cost);
    }
}

} // namespace dongbo::report
