#pragma once

#include "core/planning/plan/problem.h"

#include <vector>

namespace dongbo::planning {

/// Money of the couplings is in this unit, which keeps coefficients small.
inline constexpr std::int64_t moneyScale = 100'000;

/// What couples the sites of a problem: money, sources, and the limits that can bind. Inside
/// core/planning/plan only.
class Couplings
{
public:
    explicit Couplings(const PlanProblem& problem);

    [[nodiscard]] std::size_t size() const { return m_capacity.size(); }
    /// Money in units of moneyScale.
    [[nodiscard]] const std::vector<double>& capacity() const { return m_capacity; }
    /// Of a limit of the problem; nowhere: it cannot bind.
    [[nodiscard]] std::size_t rowOf(std::size_t limit) const { return m_limitRow[limit]; }
    /// Calls visit(row, amount) for everything the option takes.
    template <typename F> void each(const PlanProblem::Option& option, F&& visit) const
    {
        if (option.cost > 0) {
            const double money = static_cast<double>(option.cost) / m_moneyScale;
            visit(std::size_t{0}, money);
            if (option.source != nowhere) {
                visit(1 + option.source, money);
            }
        }
        for (const auto limit : option.limits) {
            if (limit != nowhere && m_limitRow[limit] != nowhere) {
                visit(m_limitRow[limit], 1.0);
            }
        }
    }
    [[nodiscard]] double price(const PlanProblem::Option& option,
                               const std::vector<double>& prices) const
    {
        double sum = 0;
        each(option, [&](std::size_t row, double amount) { sum += amount * prices[row]; });
        return sum;
    }

private:
    double m_moneyScale;
    std::vector<double> m_capacity;
    std::vector<std::size_t> m_limitRow; ///< nowhere: cannot bind
};

/// The best choice of every site by itself when what it takes has prices.
class SiteChoices
{
public:
    SiteChoices(const PlanProblem& problem, const PlanWeights& weights, const Couplings& couplings);

    struct Choice
    {
        std::vector<std::size_t> options;
        double value = 0; ///< of the objective, without prices
        double net = 0;   ///< value minus what it takes at the prices
    };
    [[nodiscard]] Choice best(std::size_t site, const std::vector<double>& prices) const;
    /// A site with a pinned gap that has no option at all.
    [[nodiscard]] bool isImpossible() const { return m_isImpossible; }
    [[nodiscard]] std::size_t sites() const { return m_gapsOf.size(); }

private:
    struct Way
    {
        std::size_t option = nowhere;
        double net = 0;
        double value = 0;
    };
    [[nodiscard]] Way cheapest(std::size_t gap, const std::vector<double>& prices) const;

    const PlanProblem& m_problem;
    const PlanWeights& m_weights;
    const Couplings& m_couplings;
    std::vector<std::vector<std::size_t>> m_gapsOf;    ///< by site
    std::vector<std::vector<std::size_t>> m_optionsOf; ///< by gap, useful ones
    bool m_isImpossible = false;
};

} // namespace dongbo::planning
