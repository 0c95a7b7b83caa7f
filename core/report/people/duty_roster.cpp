#include "core/report/engine/keys.h"
#include "core/store/projection/load.h"
#include "core/store/queries/meeting_queries.h"
#include "core/text/dates.h"
#include "core/text/unicode.h"

#include <map>

// Who is on duty, for which meeting or time.

namespace dongbo::report {

namespace {

Cell momentCell(const std::optional<Instant>& moment)
{
    return moment ? Cell{text::formatInstant(*moment)} : Cell{};
}

/// The roster, by site, main before deputy; of a period what touches it.
void build(Builder& builder)
{
    builder.column("officer", ColumnKind::Text, 26);
    builder.column("duty_role", ColumnKind::Text, 14);
    builder.column("site", ColumnKind::Text, 24);
    builder.column("unit", ColumnKind::Text, 20);
    builder.column("meeting", ColumnKind::Text, 14);
    builder.column("duty_from", ColumnKind::Text, 16);
    builder.column("duty_until", ColumnKind::Text, 16);
    builder.column("phone", ColumnKind::Text, 14);
    builder.column("notes", ColumnKind::Text, 24);
    store::DutyFilter filter;
    filter.officer = builder.officer();
    filter.site = builder.site();
    if (const auto meeting = builder.values.get<RecordId>("meeting")) {
        filter.meeting = MeetingId(*meeting);
    }
    const auto period = builder.period();
    std::map<RecordId, std::string> numbers;
    for (const auto& [id, duty, officer, phone, site, unit] :
         store::duties(builder.database(), filter)) {
        const bool isThen = !period || ((!duty.from || dayOf(*duty.from) <= period->last) &&
                                        (!duty.until || dayOf(*duty.until) >= period->first));
        if (!isThen) {
            continue;
        }
        std::string number;
        if (duty.meeting) {
            auto& known = numbers[*duty.meeting];
            if (known.empty()) {
                known = store::load<Meeting>(builder.database(), *duty.meeting)
                            .value_or(Meeting{})
                            .number.value_or("");
            }
            number = known;
        }
        Row row{officer,
                text::capitalized(builder.name(duty.role)),
                site,
                unit,
                number,
                momentCell(duty.from),
                momentCell(duty.until),
                phone,
                duty.notes.value_or("")};
        if (duty.site) {
            row.record = RecordRef{RecordKind::Site, *duty.site};
        }
        builder.row(std::move(row));
    }
}

} // namespace

extern const Definition dutyRoster;
const Definition dutyRoster{
    "duties",
    Question::People,
    {parameter::period, parameter::meeting, parameter::site, parameter::officer},
    &build};

} // namespace dongbo::report
