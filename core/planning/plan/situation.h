#pragma once

#include "core/domain/records.h"
#include "core/planning/needs.h"
#include "core/planning/plan/problem.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dongbo::planning {

/// A standard set as plans and evaluations use it.
struct Standard
{
    StandardSetId id;
    StandardSet set;
    std::vector<StandardLineId> lineIds; ///< parallel to `lines`
    std::vector<StandardLine> lines;
};

/// A device as a plan sees it. The texts must outlive it.
struct PlanDevice
{
    DeviceFacts facts;
    std::string_view code;
    std::string_view model;
    std::optional<Date> warrantyUntil;
};

/// A site with its devices.
struct PlanSite
{
    SiteId id;
    std::string_view tier;
    std::size_t standard = nowhere; ///< into Situation::standards
    std::size_t region = 0;         ///< devices are moved within one only
    std::vector<PlanDevice> devices;
};

/// What is known about repairing a broken device: its open fault.
struct RepairQuote
{
    std::optional<FaultId> fault;
    std::optional<Money> estimate;
    bool isUnrepairable = false;
};

/// What repairs and purchases cost, and what may be bought, as of one day.
struct Costs
{
    Date day{};
    std::map<DeviceId, RepairQuote> repairs;  ///< of broken devices
    std::map<DeviceType, Money> usualRepairs; ///< median of past repairs, where known
    std::vector<PriceEntry> prices;           ///< known on that day
    std::vector<Quota> quotas;                ///< in force on that day
};

/// Everything a plan is made from.
struct Situation : Costs
{
    std::vector<Standard> standards;
    std::vector<PlanSite> sites;
};

/// A site, or a type at a site, or a type everywhere.
struct PlanTarget
{
    std::optional<SiteId> site;
    std::optional<DeviceType> type;
};

/// What somebody asks of a plan.
struct PlanRequest
{
    struct Source
    {
        std::string name;
        Money most;
    };
    enum class MissingPrice : std::uint8_t
    {
        AtCeiling, ///< planned at the ceiling of the standard's line
        LeaveOut
    };
    Money budget;
    std::vector<Source> sources; ///< empty: the budget is one purse
    Money moveCost;              ///< of one device
    MissingPrice missingPrice = MissingPrice::AtCeiling;
    bool hasFloor = false;
    std::vector<PlanTarget> pins;           ///< have to be closed; a site alone: its critical gaps
    std::vector<PlanTarget> exclusions;     ///< not this time
    std::map<SiteId, std::int64_t> weights; ///< 1 where nothing is said
};

/// Why a gap has no way to be closed, or which ways it lacks.
enum class NoWay : std::uint8_t
{
    None,
    Excluded,    ///< somebody said so
    NoPrice,     ///< nothing on the price list, and no ceiling to plan with
    OverCeiling, ///< every price is above the ceiling of the line or the quota
    OverQuota    ///< the site has as many as the quota allows
};

/// How the cost of an option is known.
enum class CostBasis : std::uint8_t
{
    Estimate,    ///< of the open fault
    Warranty,    ///< repaired free of charge
    UsualRepair, ///< median of past repairs of the type: an estimate
    PriceList,
    Ceiling, ///< of the standard's line, for want of a price
    MoveCost
};

/// A gap as people speak of it; parallel to PlanProblem::gaps.
struct GapOffer
{
    std::size_t site = 0; ///< into Situation::sites
    std::size_t line = 0; ///< into the site's standard
    NeedState state = NeedState::Missing;
    std::optional<DeviceId> broken;
    NoWay noWay = NoWay::None; ///< what stands in the way of buying
};

/// An option as people speak of it; parallel to PlanProblem::options.
struct OptionOffer
{
    std::optional<FaultId> fault; ///< of a repair
    std::string model;            ///< to buy
    std::string source;           ///< where the price comes from, with its grade
    CostBasis basis = CostBasis::PriceList;
    std::size_t pool = nowhere; ///< of a move, into PlanTask::pools
};

/// Devices of which any may be moved in place of another.
struct Pool
{
    struct Item
    {
        DeviceId device;
        std::size_t site = 0; ///< into Situation::sites
        bool isSpare = false;
    };
    std::size_t region = 0;
    DeviceFacts sample;
    std::string model;
    std::vector<Item> items; ///< spares first
};

/// A situation and a request as a problem with words.
struct PlanTask
{
    PlanProblem problem;
    std::vector<std::size_t> problemSites; ///< PlanProblem::sites → Situation::sites
    std::vector<GapOffer> gaps;
    std::vector<OptionOffer> options;
    std::vector<Pool> pools;
    std::vector<SiteNeeds> needs; ///< by Situation::sites; empty where there is no standard
    std::int64_t evaluated = 0;   ///< sites with a standard
    std::int64_t readyBefore = 0; ///< of them, able to meet
    std::vector<PlanTarget> unmatchedPins; ///< name no gap: closed already, or not in the standard
};
/// Evaluates the sites and lists the ways to close their gaps. Nothing that a site needs is offered
/// to another.
[[nodiscard]] PlanTask buildTask(const Situation& situation, const PlanRequest& request);

/// Whether several gaps are too many for pools by model: then pools are by what a device can fill.
inline constexpr std::size_t mostGapsWithModels = mostStrictGaps;

} // namespace dongbo::planning
