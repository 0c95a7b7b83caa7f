#include "core/register/devices/custody_periods.h"

#include "core/register/base/checks.h"
#include "core/register/base/field_writes.h"
#include "core/store/queries/device_queries.h"
#include "core/text/dates.h"

#include <algorithm>

namespace dongbo::custody_periods {

namespace {

bool isEmpty(const Custody& custody)
{
    return custody.from && custody.to && *custody.to <= *custody.from;
}

/// The period that holds the day ends there. Gives the day on which the next one begins, if any.
template <typename IdType>
std::optional<Date> cut(Register& reg, journal::Action& action, const IdType& of, Date day)
{
    for (const auto& row : store::custodyOf(reg.database(), of)) { // by first day
        if (row.custody.from && *row.custody.from > day) {
            if (isEmpty(row.custody)) {
                continue;
            }
            return row.custody.from;
        }
        if (!row.custody.to || *row.custody.to > day) {
            FieldWrites<Custody>().set(&Custody::to, day).apply(action, row.id);
        }
    }
    return std::nullopt;
}

} // namespace

void likelyEnd(Register& reg, const DeviceId& of, Date day, Later later, Problems& problems)
{
    for (const auto& row : store::custodyOf(reg.database(), of)) {
        if (!row.custody.to && row.custody.from && day < *row.custody.from) {
            problems.push_back(
                {"day",
                 {later == Later::Stays ? "custody.began_later" : "custody.began_later_ends",
                  {{"officer", row.officer}, {"day", text::formatDate(*row.custody.from)}}},
                 Weight::Unlikely});
            return;
        }
    }
}

void end(Register& reg, journal::Action& action, const DeviceId& of, Date day)
{
    for (const auto& row : store::custodyOf(reg.database(), of)) {
        if (!row.custody.to || *row.custody.to > day) {
            FieldWrites<Custody>()
                .set(&Custody::to, std::max(day, row.custody.from.value_or(day)))
                .apply(action, row.id);
        }
    }
}

template <typename IdType>
Place insert(Register& reg, journal::Action& action, const IdType& of, Custody period, RecordId& id)
{
    if (const auto next = cut(reg, action, of, *period.from)) {
        period.to = next;
    }
    id = action.create(period);
    return period.to ? Place::Past : Place::Running;
}

template Place insert(Register&, journal::Action&, const DeviceId&, Custody, RecordId&);
template Place insert(Register&, journal::Action&, const SiteId&, Custody, RecordId&);

Place passOn(Register& reg, journal::Action& action, const DeviceId& of,
             const std::optional<OfficerId>& officer, Date day)
{
    const auto next = cut(reg, action, of, day);
    if (officer) {
        Custody custody;
        custody.officer = officer;
        custody.device = of;
        custody.from = day;
        custody.to = next;
        action.create(custody);
    }
    return next ? Place::Past : Place::Running;
}

} // namespace dongbo::custody_periods
