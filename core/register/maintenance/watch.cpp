#include "core/register/maintenance/watch.h"

#include "core/planning/maintenance/schedule.h"
#include "core/store/queries/device_queries.h"
#include "core/store/queries/fault_queries.h"
#include "core/store/queries/maintenance_queries.h"
#include "core/store/queries/place_queries.h"

#include <algorithm>
#include <map>
#include <set>

namespace dongbo {

namespace {

std::int64_t weightOf(const WatchedDevice& one)
{
    return one.intermittent + one.recurrences + one.hardStarts;
}

void seen(WatchedDevice& one, Date day)
{
    one.last = std::max(one.last, std::optional{day});
}

std::map<DeviceId, WatchedDevice> collected(Register& reg, Instant since)
{
    std::map<DeviceId, WatchedDevice> out;
    store::FaultFilter filter;
    filter.scope = store::FaultScope::All;
    filter.since = since;
    store::forEachFault(reg.database(), filter, [&](const store::FaultRow& row) { // newest first
        const auto& fault = row.fault;
        const bool isIntermittent = fault.severity == Severity::Intermittent;
        if (!fault.device || (!isIntermittent && !fault.recurrenceOf)) {
            return;
        }
        auto& one = out[*fault.device];
        // a fault counts once, by what it is first
        one.intermittent += isIntermittent ? 1 : 0;
        one.recurrences += !isIntermittent ? 1 : 0;
        const auto state = fault.state.value_or(FaultState::Reported);
        one.open += state < FaultState::Fixed ? 1 : 0;
        if (!one.newest) {
            one.newest = row.id;
        }
        if (fault.reportedAt) {
            seen(one, dayOf(*fault.reportedAt));
        }
    });
    for (const auto& row : store::startsAtChecks(reg.database(), since)) {
        auto& one = out[row.device];
        ++one.checks;
        one.starts += row.starts;
        if (row.starts != 1) {
            ++one.hardStarts;
            seen(one, dayOf(row.at));
        }
    }
    return out;
}

} // namespace

std::vector<WatchedDevice> watchList(Register& reg, const WatchQuestion& question)
{
    const auto since =
        startOfDay(planning::plusDays(reg.pastDay().value_or(reg.today()), -question.days));
    std::set<UnitId> units;
    if (question.unit) {
        store::UnitFilter filter;
        filter.top = question.unit;
        for (const auto& row : store::unitTree(reg.database(), filter)) {
            units.insert(row.id);
        }
    }
    std::vector<WatchedDevice> out;
    for (auto& [id, one] : collected(reg, since)) {
        if (weightOf(one) < question.times) {
            continue;
        }
        const auto row = store::deviceRow(reg.database(), id);
        const auto paper = row ? row->device.paper.value_or(Paper::Active) : Paper::Disposed;
        const bool isInBooks = paper == Paper::Active || paper == Paper::DisposalProposed;
        const bool isAsked = row && (!question.site || row->device.site == question.site) &&
                             (!question.unit || (row->unitId && units.contains(*row->unitId)));
        if (!row || row->isWithdrawn || !isInBooks || !isAsked) {
            continue;
        }
        one.device = id;
        one.code = row->device.code.value_or(row->device.name.value_or(""));
        one.name = row->device.name.value_or("");
        one.type = row->device.type;
        one.site = row->device.site;
        one.siteName = row->site;
        out.push_back(std::move(one));
    }
    std::sort(out.begin(), out.end(), [](const WatchedDevice& a, const WatchedDevice& b) {
        return weightOf(a) != weightOf(b) ? weightOf(a) > weightOf(b) : a.code < b.code;
    });
    return out;
}

} // namespace dongbo
