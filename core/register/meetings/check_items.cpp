#include "core/register/meetings/check_items.h"

#include "core/planning/standard/specs.h"
#include "core/register/base/lookups.h"
#include "core/store/queries/meeting_queries.h"
#include "core/store/queries/place_queries.h"
#include "core/store/queries/planning_queries.h"
#include "core/store/queries/readiness_queries.h"
#include "core/store/queries/standard_queries.h"

#include <algorithm>

namespace dongbo {

namespace {

/// The newest in force: of the site's standard set before those of all sites. A how-to of one type
/// is no checklist of a room.
const store::ProcedureRow* procedureFor(const std::vector<store::ProcedureRow>& all,
                                        const std::optional<StandardSetId>& set, Date day)
{
    const store::ProcedureRow* ofAll = nullptr;
    for (const auto& row : all) { // the newest first
        const auto& procedure = row.procedure;
        if (procedure.type || !procedure.items ||
            !store::existsOn(procedure.validFrom, procedure.validTo, day)) {
            continue;
        }
        if (set && procedure.set == set) {
            return &row;
        }
        if (!procedure.set && ofAll == nullptr) {
            ofAll = &row;
        }
    }
    return ofAll;
}

void addOfType(Register& reg, const SiteId& site, const ProcedureItem& item,
               std::vector<CheckTask>& tasks)
{
    store::eachDeviceBrief(reg.database(), site, [&](const store::DeviceBrief& device) {
        if (device.type != item.type) {
            return;
        }
        CheckTask task{item.heading, item.text, device.id, std::string(device.code), {}, {}, {}};
        tasks.push_back(std::move(task));
    });
}

} // namespace

std::vector<ProcedureItem> procedureItems(std::string_view checklist)
{
    std::vector<ProcedureItem> out;
    planning::eachPiece(checklist, '\n', [&](std::string_view line) {
        std::vector<std::string_view> cells;
        planning::eachPiece(line, '|', [&](std::string_view cell) { cells.push_back(cell); });
        const auto heading =
            cells.empty() ? std::nullopt : parseCode<CheckHeading>(planning::lowerAscii(cells[0]));
        if (!heading || cells.size() < 3) {
            return;
        }
        ProcedureItem item{*heading, std::nullopt, std::string(cells[2])};
        if (!cells[1].empty()) {
            item.type = parseCode<DeviceType>(planning::lowerAscii(cells[1]));
            if (!item.type) {
                return;
            }
        }
        out.push_back(std::move(item));
    });
    return out;
}

CheckTasks checkTasksOf(Register& reg, const SiteId& site, Date day)
{
    CheckTasks out;
    const auto place = lookups::require<Site>(reg, site);
    const auto set = store::standardSetFor(reg.database(), place.tier.value_or(""), day);
    const auto all = store::procedures(reg.database());
    const auto* found =
        procedureFor(all, set ? std::optional{set->id} : std::optional<StandardSetId>{}, day);
    if (found == nullptr) {
        return out;
    }
    out.procedure = found->id;
    out.procedureName = found->procedure.name.value_or("") +
                        (found->procedure.version ? " " + *found->procedure.version : "");
    auto items = procedureItems(found->procedure.items.value_or(""));
    std::stable_sort(items.begin(), items.end(),
                     [](const auto& a, const auto& b) { return a.heading < b.heading; });
    const auto lines = store::roomLines(reg.database(), site, endOfDay(day));
    for (const auto& item : items) {
        if (item.type) {
            addOfType(reg, site, item, out.tasks);
        } else if (item.heading == CheckHeading::Line && !lines.empty()) {
            for (const auto& line : lines) {
                out.tasks.push_back({item.heading, item.text, {}, {}, {}, line.id, line.name});
            }
        } else {
            out.tasks.push_back({item.heading, item.text, {}, {}, {}, {}, {}});
        }
    }
    for (auto& task : out.tasks) {
        if (task.device) {
            const auto device = store::load<Device>(reg.database(), *task.device);
            task.deviceName = device ? device->name.value_or("") : std::string();
        }
    }
    return out;
}

} // namespace dongbo
