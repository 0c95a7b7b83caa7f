#include "core/register/faults/recurrence.h"

#include "core/planning/fault_rules.h"
#include "core/register/base/field_writes.h"
#include "core/store/projection/load.h"
#include "core/store/queries/fault_queries.h"

#include <set>

namespace dongbo::recurrence {

namespace {

constexpr std::int64_t spanMs = planning::recurrenceDays * 24LL * 3600 * 1000;

/// Faults of the same device, or site and subject, and symptom group from that moment on, newest
/// first.
std::vector<FaultId> alike(Register& reg, const Fault& fault, Instant since)
{
    if (!fault.symptomGroup) {
        return {};
    }
    if (fault.device) {
        return store::likeFaults(reg.database(), *fault.device, *fault.symptomGroup, since);
    }
    return fault.site && fault.about ? store::likeFaults(reg.database(), *fault.site, *fault.about,
                                                         *fault.symptomGroup, since)
                                     : std::vector<FaultId>{};
}

} // namespace

void link(Register& reg, const std::optional<FaultId>& self, Fault& fault)
{
    fault.recurrenceOf.reset();
    if (!fault.reportedAt || !fault.symptomGroup) {
        return;
    }
    const Instant since{fault.reportedAt->unixMs - spanMs};
    // what is linked again must not rest on itself or on one that came with it or after it
    const Instant until{fault.reportedAt->unixMs - (self ? 1 : 0)};
    auto& database = reg.database();
    if (fault.device) {
        fault.recurrenceOf =
            store::lastLikeFault(database, *fault.device, *fault.symptomGroup, since, until, self);
    } else if (fault.site && fault.about) {
        fault.recurrenceOf = store::lastLikeFault(database, *fault.site, *fault.about,
                                                  *fault.symptomGroup, since, until, self);
    }
}

void relinkLater(Register& reg, journal::Action& action, const FaultId& id, const Fault& before,
                 const Fault& after)
{
    std::set<FaultId> later;
    for (const auto* fault : {&before, &after}) {
        if (fault->reportedAt) {
            for (const auto& one : alike(reg, *fault, *fault->reportedAt)) {
                later.insert(one);
            }
        }
    }
    later.erase(id);
    for (const auto& one : later) {
        auto fault = store::load<Fault>(reg.database(), one);
        if (!fault) {
            continue;
        }
        const auto linked = fault->recurrenceOf;
        link(reg, one, *fault);
        // of those that came back of another one nothing has changed, unless this one is nearer
        if (fault->recurrenceOf != linked && (linked == id || fault->recurrenceOf == id)) {
            FieldWrites<Fault>().set(&Fault::recurrenceOf, fault->recurrenceOf).apply(action, one);
        }
    }
}

} // namespace dongbo::recurrence
