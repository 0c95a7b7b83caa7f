#pragma once

#include "core/planning/needs.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace dongbo::planning {

/// A line of a standard set at a site.
struct LineSummary
{
    std::size_t line = 0;
    std::int64_t need = 0;
    std::int64_t have = 0; ///< positions that a working device fills
    NeedState worst = NeedState::Met;
    std::vector<DeviceId> devices; ///< that fill its positions, broken ones too
};
/// By line; a line that asks for nothing is left out.
[[nodiscard]] std::vector<LineSummary> summarise(const SiteNeeds& needs);

/// Positions of many sites by state, and how many of the sites can meet.
struct ConsistencyCounts
{
    std::int64_t sites = 0; ///< with a standard set
    std::int64_t able = 0;
    std::int64_t withoutStandard = 0;
    std::array<std::int64_t, needStates> positions{}; ///< by NeedState
    std::int64_t criticalGaps = 0;
    std::int64_t otherGaps = 0;
    std::int64_t surplus = 0;

    void add(const SiteNeeds& needs, std::span<const StandardLine> lines);
    /// Takes back what add() counted of the same needs.
    void remove(const SiteNeeds& needs, std::span<const StandardLine> lines);

    bool operator==(const ConsistencyCounts&) const = default;

private:
    void count(const SiteNeeds& needs, std::span<const StandardLine> lines, std::int64_t sign);
};

} // namespace dongbo::planning
