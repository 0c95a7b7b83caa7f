#pragma once

#include "core/planning/plan/ways.h"
#include "core/register/planning/situation.h"

#include <cstddef>
#include <string>
#include <vector>

namespace dongbo {

/// One way to close a gap, with the words for people.
struct NamedWay
{
    planning::GapWay way;
    std::string code;     ///< of the device that is repaired or moved; may be empty
    std::string fromSite; ///< name of the site that a move takes from
    Message how;          ///< how the cost is known: "plan.cost.…"
};
/// How a line of a site's standard can be closed.
struct LineWays
{
    std::size_t line = 0;                                     ///< into the standard's lines
    planning::NeedState state = planning::NeedState::Missing; ///< the worst place of the line
    std::vector<NamedWay> ways;                               ///< the cheapest first
    std::size_t movable = 0; ///< devices elsewhere that would do; at most three are named
    Message notBought;       ///< why nothing can be bought: "plan.out.…"; else without a code
};
/// The ways to close the worst place of a line when it is missing, broken or below the minimum; by
/// the same rules as a plan. Otherwise there are none. `site` is one of consistency.sites, and the
/// evaluation is of all sites that may give something away. Reads the open faults, the repairs of
/// the type, prices and quotas: a few milliseconds in a district; in a country for a worker.
[[nodiscard]] LineWays waysToClose(Register& reg, const Consistency& consistency,
                                   const SiteConsistency& site, std::size_t line);
/// The same of every such line of a site, the costs read once.
[[nodiscard]] std::vector<LineWays> waysToClose(Register& reg, const Consistency& consistency,
                                                const SiteConsistency& site);

} // namespace dongbo
