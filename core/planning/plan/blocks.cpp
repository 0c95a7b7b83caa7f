#include "core/planning/plan/blocks.h"

#include "core/planning/plan/part.h"
#include "core/planning/plan/site_choices.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace dongbo::planning {

namespace {

/// Which sites hang together.
class Union
{
public:
    explicit Union(std::size_t count)
        : m_above(count)
    {
        std::iota(m_above.begin(), m_above.end(), std::size_t{0});
    }
    std::size_t top(std::size_t at)
    {
        while (m_above[at] != at) {
            at = m_above[at] = m_above[m_above[at]];
        }
        return at;
    }
    void join(std::size_t a, std::size_t b) { m_above[top(b)] = top(a); }

private:
    std::vector<std::size_t> m_above;
};

PlanProblem groupOf(const PlanProblem& problem, const std::vector<std::size_t>& sites,
                    std::vector<std::size_t>& original)
{
    PlanProblem left;
    left.budget = problem.budget;
    left.sources = problem.sources;
    left.limits = problem.limits;
    left.hasFloor = problem.hasFloor;
    return partOf(std::move(left), problem, sites, original);
}

} // namespace

std::vector<std::vector<std::size_t>> groupsOf(const PlanProblem& problem, std::size_t leastGaps)
{
    Union sites(problem.sites.size());
    const auto binding = bindingLimits(problem);
    std::vector<std::size_t> user(problem.limits.size(), nowhere);
    for (const auto& option : problem.options) {
        const auto site = problem.gaps[option.gap].site;
        for (const auto limit : option.limits) {
            if (limit == nowhere || !binding[limit]) {
                continue;
            }
            if (user[limit] == nowhere) {
                user[limit] = site;
            } else {
                sites.join(user[limit], site);
            }
        }
    }
    std::vector<std::size_t> gaps(problem.sites.size(), 0);
    for (const auto& gap : problem.gaps) {
        ++gaps[gap.site];
    }
    std::vector<std::vector<std::size_t>> together(problem.sites.size());
    for (std::size_t site = 0; site < problem.sites.size(); ++site) {
        together[sites.top(site)].push_back(site);
    }
    std::vector<std::vector<std::size_t>> groups;
    std::size_t size = leastGaps; // of the last group
    for (auto& some : together) {
        if (some.empty()) {
            continue;
        }
        if (size >= leastGaps) {
            groups.emplace_back();
            size = 0;
        }
        for (const auto site : some) {
            size += gaps[site];
            groups.back().push_back(site);
        }
    }
    return groups;
}

Block::Block(const PlanProblem& problem, const PlanWeights& weights,
             const std::vector<std::size_t>& sites)
    : m_part(groupOf(problem, sites, m_original))
    , m_model(m_part)
    , m_linear(m_model.rowsWithoutMoney())
    , m_value(m_model.weightedSum(weights))
    , m_takes(m_model.moneyTaken(static_cast<double>(moneyScale)))
{
    const auto& program = m_model.program();
    for (std::size_t i = 0; i < program.columns.size(); ++i) {
        m_linear.add(program.columns[i], program.entries[i]);
    }
    m_hasPin = std::any_of(m_part.gaps.begin(), m_part.gaps.end(),
                           [](const PlanProblem::Gap& gap) { return gap.isPinned; });
}

void Block::setPrices(const std::vector<double>& prices)
{
    m_cost.assign(m_value.size(), 0);
    for (std::size_t i = 0; i < m_cost.size(); ++i) {
        m_cost[i] = -m_value[i];
        for (std::size_t kind = 0; kind < prices.size(); ++kind) {
            m_cost[i] += prices[kind] * m_takes[kind][i];
        }
    }
}

Block::Column Block::columnAt(std::vector<double> x) const
{
    constexpr double tolerance = 1e-6;
    Column column;
    column.isWhole = true;
    column.takes.assign(m_takes.size(), 0);
    for (std::size_t i = 0; i < x.size(); ++i) {
        column.isWhole = column.isWhole && std::abs(x[i] - std::round(x[i])) < tolerance;
        column.value += m_value[i] * x[i];
        for (std::size_t kind = 0; kind < m_takes.size(); ++kind) {
            column.takes[kind] += m_takes[kind][i] * x[i];
        }
    }
    column.x = std::move(x);
    return column;
}

Block::Column Block::best(const std::vector<double>& prices)
{
    setPrices(prices);
    m_linear.setCosts(m_cost);
    if (!m_linear.solve()) {
        return columnAt(std::vector<double>(m_value.size(), 0));
    }
    return columnAt(m_linear.solution());
}

void Block::addLimitPrices(std::vector<double>& byLimit) const
{
    m_model.addLimitPrices(m_linear.prices(), byLimit);
}

std::optional<Block::Column> Block::bestWhole(const std::vector<double>& prices, double seconds)
{
    setPrices(prices);
    constexpr double closeEnough = 1e-5;
    auto x = m_model.solvePriced(m_cost, {seconds, 0, closeEnough});
    return x.empty() ? std::nullopt : std::optional{columnAt(std::move(x))};
}

std::vector<std::size_t> Block::chosen(const Column& column) const
{
    std::vector<std::size_t> out;
    for (const auto option : m_model.chosen(column.x)) {
        out.push_back(m_original[option]);
    }
    return out;
}

} // namespace dongbo::planning
