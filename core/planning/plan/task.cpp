#include "core/planning/plan/pools.h"
#include "core/planning/plan/prices.h"
#include "core/planning/plan/situation.h"
#include "core/planning/plan/ways.h"

#include <algorithm>
#include <set>

namespace dongbo::planning {

namespace {

bool matches(const PlanTarget& target, const SiteId& site, std::optional<DeviceType> type)
{
    return (!target.site || *target.site == site) && (!target.type || target.type == type);
}

class TaskBuilder
{
public:
    TaskBuilder(const Situation& situation, const PlanRequest& request)
        : m_situation(situation)
        , m_request(request)
        , m_models(situation)
    {
        for (const auto& standard : situation.standards) {
            m_evaluators.emplace_back(standard.lines);
        }
    }

    PlanTask build()
    {
        m_task.problem.budget = m_request.budget.dong;
        m_task.problem.hasFloor = m_request.hasFloor;
        for (const auto& source : m_request.sources) {
            m_task.problem.sources.push_back(source.most.dong);
        }
        for (std::size_t i = 0; i < m_situation.sites.size(); ++i) {
            evaluate(i);
        }
        const bool byModel = m_task.problem.gaps.size() <= mostGapsWithModels;
        m_task.pools = poolsOf(m_situation, m_task.needs, m_evaluators, byModel);
        for (const auto& pool : m_task.pools) {
            m_task.problem.limits.push_back(static_cast<std::int64_t>(pool.items.size()));
        }
        pin();
        for (std::size_t i = 0; i < m_task.problem.gaps.size(); ++i) {
            addWays(i);
        }
        return std::move(m_task);
    }

private:
    void evaluate(std::size_t at)
    {
        const auto& site = m_situation.sites[at];
        m_task.needs.emplace_back();
        if (site.standard == nowhere) {
            return;
        }
        std::vector<DeviceFacts> facts;
        for (const auto& device : site.devices) {
            facts.push_back(device.facts);
        }
        auto& needs = m_task.needs.back();
        needs = m_evaluators[site.standard].evaluate(facts);
        ++m_task.evaluated;
        m_task.readyBefore += needs.canMeet ? 1 : 0;
        const auto& lines = m_situation.standards[site.standard].lines;
        bool isListed = false;
        for (const auto& need : needs.needs) {
            if (!isGap(need.state)) {
                continue;
            }
            if (!isListed) {
                isListed = true;
                m_task.problemSites.push_back(at);
                const auto weight = m_request.weights.find(site.id);
                m_task.problem.sites.push_back(
                    {weight == m_request.weights.end() ? 1 : weight->second});
            }
            m_task.problem.gaps.push_back(
                {m_task.problemSites.size() - 1, lines[need.line].critical.value_or(false), false});
            m_task.gaps.push_back({at, need.line, need.state, need.device, NoWay::None});
        }
    }

    const StandardLine& lineOf(const GapOffer& gap) const
    {
        return m_situation.standards[m_situation.sites[gap.site].standard].lines[gap.line];
    }

    void pin()
    {
        for (const auto& target : m_request.pins) {
            bool isFound = false;
            for (std::size_t i = 0; i < m_task.gaps.size(); ++i) {
                const auto& gap = m_task.gaps[i];
                const bool isMeant =
                    matches(target, m_situation.sites[gap.site].id, lineOf(gap).type) &&
                    (target.type || m_task.problem.gaps[i].isCritical);
                if (isMeant) {
                    m_task.problem.gaps[i].isPinned = true;
                    isFound = true;
                }
            }
            if (!isFound) {
                m_task.unmatchedPins.push_back(target);
            }
        }
    }

    void addWays(std::size_t at)
    {
        auto& gap = m_task.gaps[at];
        const auto& line = lineOf(gap);
        const auto& site = m_situation.sites[gap.site];
        const bool isExcluded = std::any_of(
            m_request.exclusions.begin(), m_request.exclusions.end(),
            [&](const PlanTarget& target) { return matches(target, site.id, line.type); });
        if (isExcluded && !m_task.problem.gaps[at].isPinned) {
            gap.noWay = NoWay::Excluded;
            return;
        }
        addRepair(at);
        addMoves(at);
        addPurchases(at);
    }

    void addRepair(std::size_t at)
    {
        const auto& gap = m_task.gaps[at];
        if (!gap.broken) {
            return;
        }
        const auto& devices = m_situation.sites[gap.site].devices;
        const auto device =
            std::find_if(devices.begin(), devices.end(),
                         [&](const PlanDevice& one) { return one.facts.id == *gap.broken; });
        const auto repair = repairOf(m_situation, *device);
        if (!repair) {
            return;
        }
        OptionOffer offer;
        offer.fault = repair->fault;
        offer.basis = repair->basis;
        const bool isUniform = m_models.isUniform(lineOf(gap), device->model);
        addPaid({at, PlanAction::Repair, repair->cost.dong, nowhere, isUniform, {nowhere, nowhere}},
                offer);
    }

    void addMoves(std::size_t at)
    {
        const auto& gap = m_task.gaps[at];
        const auto& site = m_situation.sites[gap.site];
        for (std::size_t i = 0; i < m_task.pools.size(); ++i) {
            const auto& pool = m_task.pools[i];
            if (pool.region != site.region) {
                continue;
            }
            const auto fit = m_evaluators[site.standard].fit(gap.line, pool.sample);
            if (!closes(fit)) {
                continue;
            }
            OptionOffer offer;
            offer.basis = CostBasis::MoveCost;
            offer.pool = i;
            const bool isUniform = m_models.isUniform(lineOf(gap), pool.model);
            addPaid(
                {at, PlanAction::Move, m_request.moveCost.dong, nowhere, isUniform, {i, nowhere}},
                offer);
        }
    }

    void addPurchases(std::size_t at)
    {
        auto& gap = m_task.gaps[at];
        const auto& line = lineOf(gap);
        const auto quota = quotaLeft(m_situation, m_situation.sites[gap.site], *line.type);
        if (quota.isFull()) {
            gap.noWay = NoWay::OverQuota;
            return;
        }
        const auto purchases =
            purchasesOf(m_situation.prices, line, quota.ceiling, m_models,
                        m_request.missingPrice == PlanRequest::MissingPrice::AtCeiling);
        gap.noWay = purchases.noWay;
        const auto limit = limitOf(gap, *line.type, quota);
        for (const auto& purchase : purchases.all) {
            OptionOffer offer;
            offer.basis = purchase.basis;
            offer.model = purchase.model;
            offer.source = purchase.source;
            addPaid({at,
                     PlanAction::Buy,
                     purchase.cost.dong,
                     nowhere,
                     purchase.isUniform,
                     {limit, nowhere}},
                    offer);
        }
    }

    /// The limit of purchases of the type at the gap's site; nowhere without a quota.
    std::size_t limitOf(const GapOffer& gap, DeviceType type, const QuotaLeft& quota)
    {
        if (!quota.left) {
            return nowhere;
        }
        const auto [found, isNew] =
            m_quotaLimits.emplace(std::pair{gap.site, type}, m_task.problem.limits.size());
        if (isNew) {
            m_task.problem.limits.push_back(*quota.left);
        }
        return found->second;
    }

    /// The option once for each source that can pay it; free of charge from none.
    void addPaid(PlanProblem::Option option, const OptionOffer& offer)
    {
        const auto add = [&] {
            m_task.problem.options.push_back(option);
            m_task.options.push_back(offer);
        };
        if (option.cost == 0 || m_request.sources.empty()) {
            add();
            return;
        }
        for (std::size_t i = 0; i < m_request.sources.size(); ++i) {
            if (option.cost <= m_request.sources[i].most.dong) {
                option.source = i;
                add();
            }
        }
    }

    const Situation& m_situation;
    const PlanRequest& m_request;
    ModelNorms m_models;
    std::vector<Evaluator> m_evaluators;
    std::map<std::pair<std::size_t, DeviceType>, std::size_t> m_quotaLimits;
    PlanTask m_task;
};

} // namespace

PlanTask buildTask(const Situation& situation, const PlanRequest& request)
{
    return TaskBuilder(situation, request).build();
}

} // namespace dongbo::planning
