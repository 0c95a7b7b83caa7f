#include "core/register/base/history.h"
#include "core/report/engine/keys.h"

namespace dongbo::report {

namespace {

/// What people did in the register, the newest first.
void build(Builder& builder)
{
    builder.column("done_on", ColumnKind::Day, 12);
    builder.column("officer", ColumnKind::Text, 24);
    builder.column("what", ColumnKind::Text, 60);
    builder.column("reason", ColumnKind::Text, 30);
    builder.column("records", ColumnKind::Integer, 9);
    builder.column("undone", ColumnKind::Text, 10);
    store::ChangeFilter filter;
    if (const auto period = builder.period()) {
        filter.from = period->begin().unixMs;
        filter.until = period->end().unixMs;
    }
    filter.actor = builder.officer();
    filter.actorName = officerName(builder, filter.actor);
    constexpr std::size_t page = 500;
    filter.limit = page;
    for (;;) {
        const auto changes = journal::changeSets(builder.database(), filter);
        for (const auto& change : changes) {
            Row row{dayOf(change.at),
                    change.by,
                    text::say(builder.language, change.what),
                    change.reason,
                    change.records,
                    change.isUndone ? Cell{builder.say("report.yes")} : Cell{}};
            row.record = RecordRef{RecordKind::ChangeSet, change.changeSet};
            builder.row(std::move(row));
        }
        if (changes.size() < page) {
            return;
        }
        filter.skip += page;
    }
}

} // namespace

extern const Definition changesLog;
const Definition changesLog{
    "changes",
    Question::Changed,
    {{"period", ParameterKind::Period, {}, Initial::ThisQuarter}, parameter::officer},
    &build};

} // namespace dongbo::report
