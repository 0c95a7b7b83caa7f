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

/// The period that holds the day ends there. Gives the day on which the next one begins, if any. A
/// deputy stands beside the custodian: each follows their own kind.
template <typename IdType>
std::optional<Date> cut(Register& reg, journal::Action& action, const IdType& of, Date day,
                        bool isDeputy = false)
{
    for (const auto& row : store::custodyOf(reg.database(), of)) { // by first day
        if (row.custody.isDeputy.value_or(false) != isDeputy) {
            continue;
        }
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
        const bool isMain = !row.custody.isDeputy.value_or(false);
        if (isMain && !row.custody.to && row.custody.from && day < *row.custody.from) {
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
    const auto next = cut(reg, action, of, *period.from, period.isDeputy.value_or(false));
    if (next && (!period.to || *next < *period.to)) {
        period.to = next;
    }
    id = action.create(period);
    return period.to ? Place::Past : Place::Running;
}

template <typename IdType>
std::optional<Overlap> overlapOf(Register& reg, const IdType& of, const Custody& period,
                                 const std::optional<CustodyId>& self)
{
    for (const auto& row : store::custodyOf(reg.database(), of)) {
        const auto& other = row.custody;
        const bool isSame = (self && row.id == *self) || other.officer == period.officer ||
                            other.isDeputy.value_or(false) != period.isDeputy.value_or(false) ||
                            isEmpty(other);
        const bool beginsBefore = !period.to || !other.from || *other.from < *period.to;
        const bool endsAfter = !period.from || !other.to || *other.to > *period.from;
        if (!isSame && beginsBefore && endsAfter) {
            return Overlap{row.officer, other.from, other.to};
        }
    }
    return std::nullopt;
}

template std::optional<Overlap> overlapOf(Register&, const DeviceId&, const Custody&,
                                          const std::optional<CustodyId>&);
template std::optional<Overlap> overlapOf(Register&, const SiteId&, const Custody&,
                                          const std::optional<CustodyId>&);

template Place insert(Register&, journal::Action&, const DeviceId&, Custody, RecordId&);
template Place insert(Register&, journal::Action&, const SiteId&, Custody, RecordId&);

Message overlapMessage(const Overlap& other)
{
    const auto shown = [](const std::optional<Date>& day) {
        return day ? text::formatDate(*day) : std::string("…");
    };
    return {"custody.overlaps",
            {{"officer", other.officer}, {"from", shown(other.from)}, {"to", shown(other.to)}}};
}

Place passOn(Register& reg, journal::Action& action, const DeviceId& of,
             const std::optional<OfficerId>& officer, Date day)
{
    const auto next = cut(reg, action, of, day);
    static_cast<void>(cut(reg, action, of, day, true)); // whoever stood in for the one before
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
