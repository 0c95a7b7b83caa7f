#include "core/register/custody_periods.h"

#include "core/register/checks.h"
#include "core/register/field_writes.h"
#include "core/store/device_queries.h"
#include "core/text/dates.h"

namespace dongbo::custody_periods {

void checkEnd(Register& reg, const DeviceId& of, Date day, Problems& problems)
{
    for (const auto& row : store::custodyOf(reg.database(), of)) {
        if (!row.custody.to && row.custody.from && day < *row.custody.from) {
            problems.push_back(
                {"day",
                 {"custody.began_later",
                  {{"officer", row.officer}, {"day", text::formatDate(*row.custody.from)}}}});
            return;
        }
    }
}

void end(Register& reg, journal::Action& action, const DeviceId& of, Date day)
{
    for (const auto& row : store::custodyOf(reg.database(), of)) {
        if (!row.custody.to) {
            FieldWrites<Custody>().set(&Custody::to, day).apply(action, row.id);
        }
    }
}

template <typename IdType>
Place insert(Register& reg, journal::Action& action, const IdType& of, Custody period, RecordId& id)
{
    const Date day = *period.from;
    for (const auto& row : store::custodyOf(reg.database(), of)) { // by first day
        if (row.custody.from && *row.custody.from > day) {
            period.to = row.custody.from;
            break;
        }
        if (!row.custody.to || *row.custody.to > day) {
            FieldWrites<Custody>().set(&Custody::to, day).apply(action, row.id);
        }
    }
    id = action.create(period);
    return period.to ? Place::Past : Place::Running;
}

template Place insert(Register&, journal::Action&, const DeviceId&, Custody, RecordId&);
template Place insert(Register&, journal::Action&, const SiteId&, Custody, RecordId&);

} // namespace dongbo::custody_periods
