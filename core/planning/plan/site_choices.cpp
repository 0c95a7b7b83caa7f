#include "core/planning/plan/site_choices.h"

namespace dongbo::planning {

Couplings::Couplings(const PlanProblem& problem)
    : m_moneyScale(static_cast<double>(moneyScale))
{
    m_capacity.push_back(static_cast<double>(problem.budget) / m_moneyScale);
    for (const auto most : problem.sources) {
        m_capacity.push_back(static_cast<double>(most) / m_moneyScale);
    }
    const auto binding = bindingLimits(problem);
    m_limitRow.assign(problem.limits.size(), nowhere);
    for (std::size_t i = 0; i < problem.limits.size(); ++i) {
        if (binding[i]) {
            m_limitRow[i] = m_capacity.size();
            m_capacity.push_back(static_cast<double>(problem.limits[i]));
        }
    }
}

SiteChoices::SiteChoices(const PlanProblem& problem, const PlanWeights& weights,
                         const Couplings& couplings)
    : m_problem(problem)
    , m_weights(weights)
    , m_couplings(couplings)
    , m_gapsOf(problem.sites.size())
    , m_optionsOf(problem.gaps.size())
{
    for (const auto option : usefulOptions(problem)) {
        m_optionsOf[problem.options[option].gap].push_back(option);
    }
    for (std::size_t i = 0; i < problem.gaps.size(); ++i) {
        m_gapsOf[problem.gaps[i].site].push_back(i);
        m_isImpossible = m_isImpossible || (problem.gaps[i].isPinned && m_optionsOf[i].empty());
    }
}

SiteChoices::Way SiteChoices::cheapest(std::size_t gap, const std::vector<double>& prices) const
{
    const auto worth =
        static_cast<double>(m_problem.gaps[gap].isCritical ? m_weights.critical : m_weights.others);
    Way best;
    for (const auto at : m_optionsOf[gap]) {
        const auto& option = m_problem.options[at];
        double value = worth;
        value += option.isUniform ? static_cast<double>(m_weights.uniform) : 0;
        value -= m_weights.moneyUnit > 0
                     ? static_cast<double>(option.cost) / static_cast<double>(m_weights.moneyUnit)
                     : 0;
        const double net = value - m_couplings.price(option, prices);
        if (best.option == nowhere || net > best.net) {
            best = {at, net, value};
        }
    }
    return best;
}

SiteChoices::Choice SiteChoices::best(std::size_t site, const std::vector<double>& prices) const
{
    // freely: what pays by itself; wholly: all critical gaps, for the sake of being able to meet
    Choice freely;
    Choice wholly;
    Way bestCritical;
    std::size_t critical = 0;
    std::size_t closed = 0;
    bool canBeWhole = true;
    const auto take = [](Choice& choice, const Way& way) {
        choice.options.push_back(way.option);
        choice.value += way.value;
        choice.net += way.net;
    };
    for (const auto gap : m_gapsOf[site]) {
        const auto way = cheapest(gap, prices);
        const bool isCritical = m_problem.gaps[gap].isCritical;
        const bool hasWay = way.option != nowhere;
        const bool pays = hasWay && (way.net > 0 || m_problem.gaps[gap].isPinned);
        critical += isCritical ? 1 : 0;
        canBeWhole = canBeWhole && (hasWay || !isCritical);
        if (pays) {
            take(freely, way);
            closed += isCritical ? 1 : 0;
        } else if (isCritical && hasWay &&
                   (bestCritical.option == nowhere || way.net > bestCritical.net)) {
            bestCritical = way;
        }
        if (hasWay && (pays || isCritical)) {
            take(wholly, way);
        }
    }
    const auto floor = static_cast<double>(m_weights.floors);
    const auto add = [](Choice& choice, double value) {
        choice.value += value;
        choice.net += value;
    };
    if (closed > 0) {
        add(freely, floor);
    } else if (bestCritical.option != nowhere && bestCritical.net + floor > 0) {
        take(freely, bestCritical);
        add(freely, floor);
        ++closed;
    }
    if (critical == 0 || !canBeWhole) {
        return freely;
    }
    const auto ready = static_cast<double>(m_weights.weighted * m_problem.sites[site].weight);
    if (closed == critical) {
        add(freely, ready);
        return freely;
    }
    add(wholly, ready + floor);
    return wholly.net > freely.net ? wholly : freely;
}

} // namespace dongbo::planning
