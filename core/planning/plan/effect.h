#pragma once

#include "core/planning/plan/situation.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace dongbo::planning {

/// How a site stands against its standard, as one word; the worst first.
enum class SiteStanding : std::uint8_t
{
    CannotMeet, ///< a critical place has no working device
    Unknown,    ///< nothing critical is missing, but of some device too little is recorded
    Incomplete, ///< something else is missing or below the minimum
    Complete
};
inline constexpr std::size_t siteStandings = 4;

/// A site with a standard set before a plan and after it.
struct SiteEffect
{
    std::size_t site = 0; ///< into Situation::sites
    SiteStanding before = SiteStanding::Complete;
    SiteStanding after = SiteStanding::Complete;
};
/// Every site with a standard set, in the order of the situation, when the chosen options (into
/// PlanProblem::options) are carried out. Money does not cure what nobody recorded: unknown stays.
[[nodiscard]] std::vector<SiteEffect> effectOf(const Situation& situation, const PlanTask& task,
                                               const std::vector<std::size_t>& chosen);

} // namespace dongbo::planning
