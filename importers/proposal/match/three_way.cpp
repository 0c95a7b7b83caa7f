#include "importers/proposal/match/three_way.h"

#include "core/domain/fields.h"
#include "core/register/base/history.h"

#include <map>

namespace dongbo::importers {

namespace {

/// By field, what the list said when it was imported last.
std::map<std::uint16_t, Value> lastImported(Register& reg, const DeviceId& id)
{
    std::map<std::uint16_t, Value> out;
    for (const auto& entry : journal::history(reg.database(), RecordKind::Device, id)) {
        if (!entry.source || entry.isUndone) {
            continue;
        }
        for (const auto& step : entry.fields) {
            out[step.field] = step.after; // entries come oldest first
        }
    }
    return out;
}

} // namespace

ThreeWay compare(Register& reg, const DeviceId& id, const Device& known,
                 const std::vector<FieldChange>& list, const std::set<std::uint16_t>& justGiven)
{
    ThreeWay out;
    const auto held = valuesOf(known);
    std::vector<const FieldChange*> differing;
    for (const auto& change : list) {
        if (held[change.number - 1u] != change.value) {
            differing.push_back(&change);
        }
    }
    if (differing.empty()) {
        return out; // the common case asks no history
    }
    const auto before = lastImported(reg, id);
    for (const auto* change : differing) {
        const auto& now = held[change->number - 1u];
        if (justGiven.contains(change->number)) {
            out.changes.push_back(*change);
            continue;
        }
        const auto last = before.find(change->number);
        if (last != before.end() && last->second == change->value) {
            continue; // the list did not change it, somebody else did
        }
        if (last != before.end() ? last->second == now
                                 : std::holds_alternative<std::monostate>(now)) {
            out.changes.push_back(*change);
        } else {
            out.conflicts.push_back(*change);
        }
    }
    return out;
}

} // namespace dongbo::importers
