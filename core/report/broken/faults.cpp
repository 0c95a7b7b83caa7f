#include "core/report/engine/fault_facts.h"

namespace dongbo::report {

namespace {

constexpr std::int64_t dayMs = 24LL * 3600 * 1000;
constexpr std::size_t subject = 3; ///< column

Row rowOf(const Builder& builder, const store::FaultRow& row)
{
    const Fault& f = row.fault;
    const auto about = f.about == FaultAbout::Device || !f.about
                           ? row.deviceCode + (row.deviceName.empty() ? "" : " ") + row.deviceName
                           : builder.name(f.about);
    Row out{f.number.value_or(""),
            f.reportedAt ? Cell{dayOf(*f.reportedAt)} : Cell{},
            row.site,
            about,
            f.symptom.value_or(""),
            builder.name(f.severity),
            builder.name(f.state),
            f.fixedAt ? Cell{dayOf(*f.fixedAt)} : Cell{},
            f.reportedAt ? Cell{store::ageOf(f, builder.now()) / dayMs} : Cell{},
            row.repairs,
            cellOf(repairCostOf(builder, row)),
            row.reporter};
    out.record = RecordRef{RecordKind::Fault, row.id};
    return out;
}

void build(Builder& builder)
{
    builder.column("number", ColumnKind::Text, 15);
    builder.column("reported", ColumnKind::Day, 12);
    builder.column("site", ColumnKind::Text, 22);
    builder.column("subject", ColumnKind::Text, 30);
    builder.column("symptom", ColumnKind::Text, 30);
    builder.column("severity", ColumnKind::Text, 15);
    builder.column("state", ColumnKind::Text, 14);
    builder.column("fixed", ColumnKind::Day, 12);
    builder.column("age_days", ColumnKind::Integer, 8);
    builder.column("repairs", ColumnKind::Integer, 8, {.isSummed = true});
    builder.column("repair_cost", ColumnKind::Money, 14, {.isSummed = true});
    builder.column("reporter", ColumnKind::Text, 20);
    builder.head.groupTitle = builder.say("report.parameter.scope");
    builder.sumsNamedIn(subject);
    const auto scope = builder.choice("scope");
    store::FaultFilter filter;
    filter.site = builder.site();
    if (const auto since = builder.day("since")) {
        filter.since = startOfDay(*since);
    }
    if (const auto until = builder.day("until")) {
        filter.until = endOfDay(*until);
    }
    for (const auto part : {store::FaultScope::Open, store::FaultScope::Closed}) {
        const bool isOpen = part == store::FaultScope::Open;
        if (scope == (isOpen ? "closed" : "open")) {
            continue;
        }
        filter.scope = part;
        builder.beginGroup({builder.say(isOpen ? "report.scope.open" : "report.scope.closed")});
        std::size_t count = 0;
        store::forEachFault(builder.database(), filter, [&](const store::FaultRow& row) {
            builder.row(rowOf(builder, row));
            ++count;
        });
        auto sums = builder.sumsOf("report.subtotal");
        sums[subject] = builder.say("report.fault_count", {{"count", std::to_string(count)}});
        builder.endGroup(sums);
    }
    if (scope != "all") {
        builder.total({});
    }
}

} // namespace

extern const Definition faults;
const Definition faults{"faults",
                        Question::Broken,
                        {{"scope", ParameterKind::Choice, {"all", "open", "closed"}},
                         parameter::site,
                         parameter::since,
                         parameter::until},
                        &build};

} // namespace dongbo::report
