#include "core/planning/standard/summary.h"

#include <algorithm>

namespace dongbo::planning {

std::vector<LineSummary> summarise(const SiteNeeds& needs)
{
    std::vector<LineSummary> lines;
    for (const auto& need : needs.needs) {
        if (lines.empty() || lines.back().line != need.line) {
            lines.push_back({need.line, 0, 0, NeedState::Met, {}});
        }
        auto& line = lines.back();
        ++line.need;
        line.have += isGap(need.state) ? 0 : 1;
        line.worst = std::max(line.worst, need.state);
        if (need.device) {
            line.devices.push_back(*need.device);
        }
    }
    return lines;
}

void ConsistencyCounts::add(const SiteNeeds& needs, std::span<const StandardLine> lines)
{
    count(needs, lines, 1);
}

void ConsistencyCounts::remove(const SiteNeeds& needs, std::span<const StandardLine> lines)
{
    count(needs, lines, -1);
}

void ConsistencyCounts::count(const SiteNeeds& needs, std::span<const StandardLine> lines,
                              std::int64_t sign)
{
    sites += sign;
    able += needs.canMeet ? sign : 0;
    surplus += sign * static_cast<std::int64_t>(needs.surplus.size());
    for (const auto& need : needs.needs) {
        positions[static_cast<std::size_t>(need.state)] += sign;
        if (isGap(need.state)) {
            (lines[need.line].critical.value_or(false) ? criticalGaps : otherGaps) += sign;
        }
    }
}

} // namespace dongbo::planning
