#include "importers/proposal/match/since_shown.h"

#include "core/domain/fields.h"

#include <algorithm>
#include <tuple>

namespace dongbo::importers {

namespace {

auto placeOf(const PlannedDevice& device)
{
    return std::tuple(device.sheet, device.row, device.ordinal);
}

std::string nameOf(const Device& device)
{
    return device.code.value_or(device.name.value_or(""));
}

void add(RowDraft& draft, std::uint32_t column, RowProblem::Severity severity, Message message)
{
    draft.problems.push_back({draft.row, column, severity, std::move(message)});
}

} // namespace

const PlannedDevice* SinceShown::find(const PlannedDevice& device) const
{
    const auto& all = m_shown->devices; // in the order of the rows
    const auto at = std::lower_bound(
        all.begin(), all.end(), placeOf(device),
        [](const PlannedDevice& one, const auto& place) { return placeOf(one) < place; });
    return at != all.end() && placeOf(*at) == placeOf(device) ? &*at : nullptr;
}

void SinceShown::holdBack(PlannedDevice& device, RowDraft& draft) const
{
    const auto* shown = find(device);
    if (shown == nullptr || !shown->known) {
        return; // new then: matched since, or new still, it is compared as any other
    }
    if (!device.known || device.id != shown->id) {
        add(draft, 0, RowProblem::Severity::Error,
            {"import.device_gone_meanwhile", {{"device", nameOf(*shown->known)}}});
        return;
    }
    if (device.known->site != shown->known->site || device.known->paper != shown->known->paper) {
        add(draft, 0, RowProblem::Severity::Error,
            {"import.device_moved_meanwhile", {{"device", nameOf(*device.known)}}});
        return;
    }
    const auto then = valuesOf(*shown->known);
    const auto now = valuesOf(*device.known);
    const auto isNewer = [&](const FieldChange& change) {
        return then[change.number - 1u] != now[change.number - 1u];
    };
    for (const auto& change : device.changes) {
        if (isNewer(change)) {
            const auto& name = describe(RecordKind::Device).field(change.number)->name;
            add(draft, change.origin ? change.origin->column : 0, RowProblem::Severity::Warning,
                {"import.conflict",
                 {{"device", nameOf(*device.known)}, {"field", "@field." + std::string(name)}}});
            device.conflicts.push_back(change);
        }
    }
    std::erase_if(device.changes, isNewer);
    std::sort(device.conflicts.begin(), device.conflicts.end(),
              [](const auto& a, const auto& b) { return a.number < b.number; });
    for (const auto& conflict : device.conflicts) {
        if (isNewer(conflict)) {
            device.newer.push_back(conflict.number);
        }
    }
    device.outcome = device.changes.empty() ? Outcome::Unchanged : Outcome::Updated;
}

} // namespace dongbo::importers
