#pragma once

#include "core/planning/plan/situation.h"
#include "core/planning/standard/summary.h"
#include "core/register/base/register.h"
#include "core/store/queries/planning_queries.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace dongbo {

/// Which sites an evaluation or a plan is about; nothing named: all that exist on the day.
struct PlanningScope
{
    std::optional<UnitId> unit; ///< with every unit below it
    std::optional<SiteId> site;
    std::optional<std::string> tier;
};

/// The register as evaluations and plans see it on its day, with names for people.
struct RegisterSituation
{
    planning::Situation situation;
    std::vector<store::SiteBrief> sites; ///< parallel to situation.sites

    /// Empty for a device outside the scope or without a code.
    [[nodiscard]] std::string codeOf(const DeviceId& device) const;
    /// Where a site stands in both lists; nowhere when it is not part of the scope.
    [[nodiscard]] std::size_t placeOf(const SiteId& site) const;

    struct Texts;
    std::shared_ptr<Texts> texts; ///< what the situation's views refer to
};

/// The day a register stands for: the past day it was made for, else today.
[[nodiscard]] Date planningDay(const Register& reg);
/// What evaluating a scope needs: sites, standards of the day, devices. One scan of the devices; of
/// a single site only its own are read.
[[nodiscard]] RegisterSituation readSites(Register& reg, const PlanningScope& scope);
/// What repairs and purchases cost on a day; of one type only when it is named: then the open
/// faults of all types are read all the same, past repairs, prices and quotas of that type.
[[nodiscard]] planning::Costs readCosts(Register& reg, Date day,
                                        std::optional<DeviceType> only = std::nullopt);
/// readSites, and what a plan needs besides: readCosts.
[[nodiscard]] RegisterSituation readSituation(Register& reg, const PlanningScope& scope);

/// One site against its standard set.
struct SiteConsistency
{
    std::size_t site = 0; ///< into Consistency::read.sites
    planning::SiteNeeds needs;
    std::vector<planning::LineSummary> lines;
};
struct Consistency
{
    RegisterSituation read;
    std::vector<SiteConsistency> sites; ///< those with a standard set, by name
    planning::ConsistencyCounts counts;

    [[nodiscard]] const planning::Standard& standardOf(const SiteConsistency& site) const;
};
/// Evaluates every site of the scope under the standard of the register's day.
[[nodiscard]] Consistency evaluateSites(Register& reg, const PlanningScope& scope);

/// One site against its standard set, while its devices are at hand.
struct JudgedSite
{
    const store::SiteBrief& site;
    const planning::Standard& standard;
    const planning::SiteNeeds& needs;
};
/// What evaluateSites says, a site at a time by name, without keeping the devices of the others: of
/// any number of sites in little memory, for about three scans of the devices.
planning::ConsistencyCounts judgeSites(Register& reg, const PlanningScope& scope,
                                       const std::function<void(const JudgedSite&)>& visit);

/// Reads the devices of one site of a situation again. The texts already there stay valid, also in
/// copies of the situation. For kept_consistency.h.
void readDevicesAgain(Register& reg, RegisterSituation& read,
                      const std::vector<std::size_t>& sites);

} // namespace dongbo
