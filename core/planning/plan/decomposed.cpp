#include "core/planning/plan/decomposed.h"

#include "core/planning/plan/exact.h"
#include "core/planning/plan/part.h"
#include "core/planning/plan/site_choices.h"
#include "core/planning/solver/linear_program.h"

#include <algorithm>
#include <cmath>
#include <ctime>

namespace dongbo::planning {

namespace {

constexpr std::size_t groupCount = 64;
constexpr int mostRounds = 60;
/// Prices are good enough when the bound is that close to the mix of columns.
constexpr double closeEnough = 2e-5;
constexpr double smoothing = 0.6; ///< part of the best prices so far in the next ones
/// Sites the last integer program decides at most.
constexpr std::size_t mostUndecided = 500;

double cpuSeconds()
{
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

/// The choices of the sites of one group at some prices.
struct Column
{
    std::size_t group = 0;
    std::vector<SiteChoices::Choice> sites; ///< in the group's order
    double value = 0;
    std::vector<double> takes; ///< by coupling
};

class Decomposition
{
public:
    Decomposition(const PlanProblem& problem, const PlanWeights& weights, const PlanRules& rules)
        : m_problem(problem)
        , m_weights(weights)
        , m_rules(rules)
        , m_couplings(problem)
        , m_choices(problem, weights, m_couplings)
        , m_groups(std::min(groupCount, std::max<std::size_t>(1, problem.sites.size())))
        , m_end(cpuSeconds() + rules.seconds)
        , m_master(rows())
    {}

    PlanChoice run()
    {
        PlanChoice choice;
        choice.method = "decomposition";
        choice.weights = m_weights;
        if (m_choices.isImpossible()) {
            choice.state = PlanChoice::State::Impossible;
            return choice;
        }
        addFirstColumns();
        improve();
        if (!decide(choice)) {
            choice.state = PlanChoice::State::NotFound;
            return choice;
        }
        std::sort(choice.chosen.begin(), choice.chosen.end());
        choice.counts = countsOf(m_problem, choice.chosen);
        choice.objective = m_weights.valueOf(choice.counts);
        choice.bound = std::max(choice.objective,
                                static_cast<std::int64_t>(std::floor(m_bestBound * (1 + 1e-12))));
        choice.state =
            choice.bound == choice.objective ? PlanChoice::State::Optimal : PlanChoice::State::Near;
        choice.isLeastMoney = choice.state == PlanChoice::State::Optimal;
        choice.isTimeUp = cpuSeconds() > m_end;
        return choice;
    }

private:
    using Prices = std::vector<double>;

    std::vector<IntegerProgram::Row> rows() const
    {
        std::vector<IntegerProgram::Row> rows;
        for (const double capacity : m_couplings.capacity()) {
            rows.push_back({-unbounded, capacity});
        }
        rows.insert(rows.end(), m_groups, {1, 1});
        return rows;
    }
    std::size_t firstOf(std::size_t group) const
    {
        return group * m_problem.sites.size() / m_groups;
    }

    /// Every site at its best for these prices; the bound that follows.
    double evaluate(const Prices& prices, std::vector<Column>& columns) const
    {
        double bound = 0;
        for (std::size_t row = 0; row < prices.size(); ++row) {
            bound += prices[row] * m_couplings.capacity()[row];
        }
        columns.clear();
        for (std::size_t group = 0; group < m_groups; ++group) {
            Column column{group, {}, 0, Prices(m_couplings.size(), 0)};
            for (std::size_t site = firstOf(group); site < firstOf(group + 1); ++site) {
                column.sites.push_back(m_choices.best(site, prices));
                const auto& choice = column.sites.back();
                bound += choice.net;
                column.value += choice.value;
                for (const auto option : choice.options) {
                    m_couplings.each(
                        m_problem.options[option],
                        [&](std::size_t row, double amount) { column.takes[row] += amount; });
                }
            }
            columns.push_back(std::move(column));
        }
        return bound;
    }

    void add(Column column)
    {
        std::vector<IntegerProgram::Entry> entries;
        for (std::size_t row = 0; row < column.takes.size(); ++row) {
            if (column.takes[row] != 0) {
                entries.push_back({row, column.takes[row]});
            }
        }
        entries.push_back({m_couplings.size() + column.group, 1});
        m_master.add({-column.value, 0, unbounded, false}, entries);
        m_columns.push_back(std::move(column));
    }

    /// Doing nothing, and the choices at some prices of money alone: halving finds the price at
    /// which about all money is spent.
    void addFirstColumns()
    {
        // a plan that breaks a limit pays more for it than anything is worth
        const auto dear =
            10.0 * static_cast<double>(m_weights.weighted + m_weights.critical + m_weights.floors);
        for (std::size_t row = 0; row < m_couplings.size(); ++row) {
            m_master.add({dear, 0, unbounded, false}, {{row, -1}});
        }
        m_slacks = m_couplings.size();
        for (std::size_t group = 0; group < m_groups; ++group) {
            Column nothing{group, {}, 0, Prices(m_couplings.size(), 0)};
            nothing.sites.resize(firstOf(group + 1) - firstOf(group));
            const bool hasPin = std::any_of(m_problem.gaps.begin(), m_problem.gaps.end(),
                                            [&](const PlanProblem::Gap& gap) {
                                                return gap.isPinned && gap.site >= firstOf(group) &&
                                                       gap.site < firstOf(group + 1);
                                            });
            if (!hasPin) {
                add(std::move(nothing));
            }
        }
        double low = 0;
        double high = dear;
        constexpr int halvings = 24;
        std::vector<Column> columns;
        for (int i = 0; i < halvings; ++i) {
            Prices prices(m_couplings.size(), 0);
            prices[0] = i == 0 ? 0 : (low + high) / 2;
            note(evaluate(prices, columns), prices);
            double spent = 0;
            for (const auto& column : columns) {
                spent += column.takes[0];
            }
            const bool isOver = spent > m_couplings.capacity()[0];
            (isOver ? low : high) = prices[0];
            if (i >= halvings - 3 || i == 0) {
                for (auto& column : columns) {
                    add(std::move(column));
                }
            }
            if (i == 0 && !isOver) {
                break; // money is no object
            }
        }
    }

    void note(double bound, const Prices& prices)
    {
        if (bound < m_bestBound) {
            m_bestBound = bound;
            m_bestPrices = prices;
        }
    }

    void improve()
    {
        std::vector<Column> columns;
        for (int round = 0; round < mostRounds && cpuSeconds() < m_end; ++round) {
            if (m_rules.onProgress) {
                m_rules.onProgress(0.8 * round / mostRounds);
            }
            if (!m_master.solve()) {
                return;
            }
            const double mixed = -m_master.value();
            if (m_bestBound - mixed <= closeEnough * std::max(1.0, std::abs(m_bestBound))) {
                return;
            }
            const auto duals = m_master.prices();
            Prices master(m_couplings.size());
            for (std::size_t row = 0; row < master.size(); ++row) {
                master[row] = std::max(0.0, -duals[row]);
            }
            Prices smooth = master;
            for (std::size_t row = 0; row < master.size(); ++row) {
                smooth[row] = smoothing * m_bestPrices[row] + (1 - smoothing) * master[row];
            }
            note(evaluate(smooth, columns), smooth);
            if (!addImproving(columns, master, duals)) {
                note(evaluate(master, columns), master);
                if (!addImproving(columns, master, duals)) {
                    return;
                }
            }
        }
    }

    /// Adds the columns that the master would take at its prices; false when there are none.
    bool addImproving(std::vector<Column>& columns, const Prices& prices,
                      const std::vector<double>& duals)
    {
        bool hasAny = false;
        for (auto& column : columns) {
            double reduced = column.value + duals[m_couplings.size() + column.group];
            for (std::size_t row = 0; row < prices.size(); ++row) {
                reduced -= prices[row] * column.takes[row];
            }
            if (reduced > 1e-6 * std::max(1.0, std::abs(column.value))) {
                add(std::move(column));
                hasAny = true;
            }
        }
        return hasAny;
    }

    /// From the mix of columns to one choice per site. False when no sound one was found.
    bool decide(PlanChoice& choice)
    {
        if (!m_master.solve()) {
            return false;
        }
        const auto x = m_master.solution();
        std::vector<std::vector<std::size_t>> active(m_groups); // columns, the heaviest first
        for (std::size_t i = 0; i < m_columns.size(); ++i) {
            if (x[columnAt(i)] > 1e-7) {
                active[m_columns[i].group].push_back(i);
            }
        }
        std::vector<std::size_t> undecided;
        for (std::size_t group = 0; group < m_groups; ++group) {
            auto& columns = active[group];
            std::stable_sort(columns.begin(), columns.end(), [&](std::size_t a, std::size_t b) {
                return x[columnAt(a)] > x[columnAt(b)];
            });
            for (std::size_t i = 0; !columns.empty() && i < m_columns[columns[0]].sites.size();
                 ++i) {
                const auto& options = m_columns[columns[0]].sites[i].options;
                const bool isAgreed =
                    std::all_of(columns.begin(), columns.end(), [&](std::size_t column) {
                        return m_columns[column].sites[i].options == options;
                    });
                if (isAgreed) {
                    choice.chosen.insert(choice.chosen.end(), options.begin(), options.end());
                } else {
                    undecided.push_back(firstOf(group) + i);
                }
            }
        }
        return settle(choice, undecided);
    }
    std::size_t columnAt(std::size_t column) const { return m_slacks + column; }

    /// Decides the open sites by an integer program over what the decided ones leave; when they are
    /// too many, all but the last by the best prices, as long as that fits.
    bool settle(PlanChoice& choice, std::vector<std::size_t> undecided)
    {
        auto left = remainderOf(m_problem, choice.chosen);
        if (!left) {
            choice.chosen.clear();
            left = m_problem;
            undecided.resize(m_problem.sites.size());
            for (std::size_t i = 0; i < undecided.size(); ++i) {
                undecided[i] = i;
            }
        }
        std::size_t next = 0;
        for (; undecided.size() - next > mostUndecided; ++next) {
            const auto best = m_choices.best(undecided[next], m_bestPrices);
            auto tried = choice.chosen;
            tried.insert(tried.end(), best.options.begin(), best.options.end());
            if (const auto after = takeFrom(*left, m_problem, best.options)) {
                choice.chosen = std::move(tried);
                left = after;
            }
        }
        undecided.erase(undecided.begin(), undecided.begin() + static_cast<std::ptrdiff_t>(next));
        addNearTies(choice, *left, undecided);
        std::vector<std::size_t> original;
        const auto rest = partOf(*left, m_problem, undecided, original);
        PlanRules rules = m_rules;
        constexpr double leastSeconds = 1;
        rules.seconds = std::max(leastSeconds, m_end - cpuSeconds());
        rules.relativeGap = 1e-5;
        const auto settled = chooseAtOnce(rest, m_weights, rules);
        for (const auto option : settled.chosen) {
            choice.chosen.push_back(original[option]);
        }
        return !flawOf(m_problem, choice.chosen);
    }

    /// Frees sites whose choice at the best prices is nearly no better than doing without.
    void addNearTies(PlanChoice& choice, PlanProblem& left, std::vector<std::size_t>& undecided)
    {
        constexpr std::size_t mostTies = 100;
        std::vector<std::pair<double, std::size_t>> ties;
        std::vector<bool> isOpen(m_problem.sites.size(), false);
        for (const auto site : undecided) {
            isOpen[site] = true;
        }
        for (std::size_t site = 0; site < m_problem.sites.size(); ++site) {
            if (!isOpen[site]) {
                ties.emplace_back(m_choices.best(site, m_bestPrices).net, site);
            }
        }
        const auto count = std::min(mostTies, ties.size());
        std::partial_sort(ties.begin(), ties.begin() + static_cast<std::ptrdiff_t>(count),
                          ties.end());
        for (std::size_t i = 0; i < count; ++i) {
            isOpen[ties[i].second] = true;
            undecided.push_back(ties[i].second);
        }
        std::erase_if(choice.chosen, [&](std::size_t option) {
            return isOpen[m_problem.gaps[m_problem.options[option].gap].site];
        });
        left = remainderOf(m_problem, choice.chosen).value_or(m_problem);
    }

    const PlanProblem& m_problem;
    const PlanWeights& m_weights;
    const PlanRules& m_rules;
    Couplings m_couplings;
    SiteChoices m_choices;
    std::size_t m_groups;
    double m_end;
    LinearProgram m_master;
    std::size_t m_slacks = 0;
    std::vector<Column> m_columns;
    double m_bestBound = unbounded;
    Prices m_bestPrices;
};

} // namespace

PlanChoice chooseByPrices(const PlanProblem& problem, const PlanWeights& weights,
                          const PlanRules& rules)
{
    return Decomposition(problem, weights, rules).run();
}

} // namespace dongbo::planning
