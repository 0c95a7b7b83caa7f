#include "core/planning/plan/ways.h"

#include <algorithm>
#include <tuple>

namespace dongbo::planning {

std::optional<RepairWay> repairOf(const Costs& costs, const PlanDevice& device)
{
    const auto quoted = costs.repairs.find(device.facts.id);
    const RepairQuote quote = quoted == costs.repairs.end() ? RepairQuote{} : quoted->second;
    if (quote.isUnrepairable || device.facts.paper == Paper::DisposalProposed) {
        return std::nullopt;
    }
    if (device.warrantyUntil && *device.warrantyUntil >= costs.day) {
        return RepairWay{Money{0}, CostBasis::Warranty, quote.fault};
    }
    if (quote.estimate) {
        return RepairWay{*quote.estimate, CostBasis::Estimate, quote.fault};
    }
    const auto usual =
        device.facts.type ? costs.usualRepairs.find(*device.facts.type) : costs.usualRepairs.end();
    return usual == costs.usualRepairs.end()
               ? std::nullopt
               : std::optional{RepairWay{usual->second, CostBasis::UsualRepair, quote.fault}};
}

QuotaLeft quotaLeft(const Costs& costs, const PlanSite& site, DeviceType type)
{
    QuotaLeft here;
    for (const auto& quota : costs.quotas) {
        if (quota.type != type || (quota.tier && *quota.tier != site.tier)) {
            continue;
        }
        if (quota.ceiling && (!here.ceiling || *quota.ceiling < *here.ceiling)) {
            here.ceiling = quota.ceiling;
        }
        if (quota.mostPerSite) {
            const auto have = std::count_if(
                site.devices.begin(), site.devices.end(), [&](const PlanDevice& device) {
                    return device.facts.type == type && counts(device.facts);
                });
            here.left =
                std::min(here.left.value_or(*quota.mostPerSite - have), *quota.mostPerSite - have);
        }
    }
    return here;
}

bool isMovable(const PlanSite& site, const SiteNeeds& needs, const DeviceFacts& device)
{
    if (!counts(device) || isOutOfAction(device) || device.paper == Paper::DisposalProposed) {
        return false;
    }
    if (site.standard == nowhere) {
        return device.use == Use::Spare;
    }
    const bool isSurplus =
        std::find(needs.surplus.begin(), needs.surplus.end(), device.id) != needs.surplus.end();
    const bool isNeeded = std::any_of(needs.needs.begin(), needs.needs.end(),
                                      [&](const Need& need) { return need.device == device.id; });
    return isSurplus || (device.use == Use::Spare && !isNeeded);
}

bool closes(std::optional<NeedState> fit)
{
    return fit && !isGap(*fit) && *fit != NeedState::BelowSpec;
}

Message messageOf(CostBasis basis)
{
    switch (basis) {
    case CostBasis::Estimate:
        return {"plan.cost.estimate", {}};
    case CostBasis::Warranty:
        return {"plan.cost.warranty", {}};
    case CostBasis::UsualRepair:
        return {"plan.cost.usual_repair", {}};
    case CostBasis::PriceList:
        return {"plan.cost.price_list", {}};
    case CostBasis::Ceiling:
        return {"plan.cost.ceiling", {}};
    case CostBasis::MoveCost:
        return {"plan.cost.move", {}};
    }
    return {};
}

Message messageOf(NoWay noWay)
{
    switch (noWay) {
    case NoWay::Excluded:
        return {"plan.out.excluded", {}};
    case NoWay::NoPrice:
        return {"plan.out.no_price", {}};
    case NoWay::OverCeiling:
        return {"plan.out.over_ceiling", {}};
    case NoWay::OverQuota:
        return {"plan.out.over_quota", {}};
    case NoWay::None:
        break;
    }
    return {"plan.out.no_way", {}};
}

namespace {

class WayFinder
{
public:
    WayFinder(const Situation& situation, const Costs& costs, const GapQuestion& question)
        : m_situation(situation)
        , m_costs(costs)
        , m_question(question)
        , m_site(situation.sites[question.site])
        , m_line(situation.standards[m_site.standard].lines[question.line])
        , m_models(situation, m_line.type)
    {}

    GapWays find(const std::vector<const SiteNeeds*>& needs)
    {
        addMoves(needs);
        addRepair();
        addPurchases();
        std::stable_sort(m_out.ways.begin(), m_out.ways.end(),
                         [](const GapWay& a, const GapWay& b) { return a.cost < b.cost; });
        return std::move(m_out);
    }

private:
    void addMoves(const std::vector<const SiteNeeds*>& needs)
    {
        static const SiteNeeds none;
        Evaluator evaluator(std::span(&m_line, 1));
        std::vector<GapWay> found;
        for (std::size_t i = 0; i < m_situation.sites.size(); ++i) {
            const auto& site = m_situation.sites[i];
            if (i == m_question.site || site.region != m_site.region) {
                continue;
            }
            for (const auto& device : site.devices) {
                const auto fit = evaluator.fit(0, device.facts);
                if (!closes(fit) ||
                    !isMovable(site, needs[i] == nullptr ? none : *needs[i], device.facts)) {
                    continue;
                }
                found.push_back({PlanAction::Move,
                                 m_question.moveCost,
                                 CostBasis::MoveCost,
                                 device.facts.id,
                                 i,
                                 device.facts.use == Use::Spare,
                                 std::nullopt,
                                 *fit,
                                 std::string(device.model),
                                 {},
                                 m_models.isUniform(m_line, device.model)});
            }
        }
        m_out.movable = found.size();
        std::stable_sort(found.begin(), found.end(), [](const GapWay& a, const GapWay& b) {
            return std::tuple(a.gives, !a.isUniform, !a.isSpare) <
                   std::tuple(b.gives, !b.isUniform, !b.isSpare);
        });
        found.resize(std::min(found.size(), m_question.mostMoves));
        m_out.ways = std::move(found);
    }

    void addRepair()
    {
        if (!m_question.broken) {
            return;
        }
        const auto device =
            std::find_if(m_site.devices.begin(), m_site.devices.end(),
                         [&](const PlanDevice& one) { return one.facts.id == *m_question.broken; });
        const auto repair =
            device == m_site.devices.end() ? std::nullopt : repairOf(m_costs, *device);
        if (!repair) {
            return;
        }
        auto working = device->facts;
        working.condition = Condition::Good;
        working.use = Use::InUse;
        const auto gives = Evaluator(std::span(&m_line, 1)).fit(0, working);
        m_out.ways.push_back({PlanAction::Repair,
                              repair->cost,
                              repair->basis,
                              device->facts.id,
                              nowhere,
                              false,
                              repair->fault,
                              gives.value_or(NeedState::Met),
                              std::string(device->model),
                              {},
                              m_models.isUniform(m_line, device->model)});
    }

    void addPurchases()
    {
        if (!m_line.type) {
            m_out.noWay = NoWay::NoPrice;
            return;
        }
        const auto quota = quotaLeft(m_costs, m_site, *m_line.type);
        if (quota.isFull()) {
            m_out.noWay = NoWay::OverQuota;
            return;
        }
        const auto purchases =
            purchasesOf(m_costs.prices, m_line, quota.ceiling, m_models, m_question.atCeiling);
        m_out.noWay = purchases.noWay;
        for (const auto& one : purchases.all) {
            m_out.ways.push_back({PlanAction::Buy, one.cost, one.basis, std::nullopt, nowhere,
                                  false, std::nullopt, NeedState::Met, one.model, one.source,
                                  one.isUniform});
        }
    }

    const Situation& m_situation;
    const Costs& m_costs;
    const GapQuestion& m_question;
    const PlanSite& m_site;
    const StandardLine& m_line;
    ModelNorms m_models;
    GapWays m_out;
};

} // namespace

GapWays waysToClose(const Situation& situation, const Costs& costs,
                    const std::vector<const SiteNeeds*>& needs, const GapQuestion& question)
{
    return WayFinder(situation, costs, question).find(needs);
}

} // namespace dongbo::planning
