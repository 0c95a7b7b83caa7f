#include "core/register/maintenance/watch.h"
#include "core/report/engine/keys.h"

namespace dongbo::report {

namespace {

/// Devices that work today and fail in the meeting, the most troublesome first: graded
/// intermittent, come back, or slow to come on at checks.
void build(Builder& builder)
{
    builder.column("code", ColumnKind::Text, 16);
    builder.column("device", ColumnKind::Text, 32);
    builder.column("type", ColumnKind::Text, 16);
    builder.column("site", ColumnKind::Text, 24);
    builder.column("intermittent", ColumnKind::Integer, 10, {.isSummed = true});
    builder.column("recurrences", ColumnKind::Integer, 10,
                   {.isSummed = true, .how = "report.how.recurrences"});
    builder.column("hard_starts", ColumnKind::Integer, 10,
                   {.isSummed = true, .how = "report.how.hard_starts"});
    builder.column("checks_count", ColumnKind::Integer, 10, {.isSummed = true});
    builder.column("open_count", ColumnKind::Integer, 8, {.isSummed = true});
    builder.column("last_time", ColumnKind::Day, 12);
    WatchQuestion question;
    question.days = builder.number("days");
    question.site = builder.site();
    question.unit = builder.unit();
    const auto type = builder.type();
    for (const auto& one : watchList(builder.reg, question)) {
        if (type && one.type != type) {
            continue;
        }
        Row row{one.code,         one.name,        builder.name(one.type), one.siteName,
                one.intermittent, one.recurrences, one.hardStarts,         one.checks,
                one.open,         cellOf(one.last)};
        row.record = RecordRef{RecordKind::Device, one.device};
        builder.row(std::move(row));
    }
}

} // namespace

extern const Definition watchedDevices;
const Definition watchedDevices{"watch-list",
                                Question::Broken,
                                {{"days", ParameterKind::Number, {}, Initial::Nothing, 180},
                                 parameter::site,
                                 parameter::unit,
                                 parameter::type},
                                &build};

} // namespace dongbo::report
