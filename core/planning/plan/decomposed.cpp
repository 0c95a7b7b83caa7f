#include "core/planning/plan/decomposed.h"

#include "core/planning/plan/blocks.h"
#include "core/planning/plan/exact.h"
#include "core/planning/plan/part.h"
#include "core/planning/plan/site_choices.h"

#include <algorithm>
#include <cmath>
#include <ctime>
#include <deque>

namespace dongbo::planning {

namespace {

/// Sites without common limits are joined up to this.
constexpr std::size_t leastGapsOfBlock = 400;
constexpr int mostRounds = 40;
/// Prices are good enough when the bound is that close to the mix of columns.
constexpr double closeEnough = 2e-5;
constexpr double smoothing = 0.6; ///< part of the best prices so far in the next ones
/// The last integer program decides about as many at most.
constexpr std::size_t mostOpenGaps = 1'500;

double cpuSeconds()
{
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

class Decomposition
{
public:
    Decomposition(const PlanProblem& problem, const PlanWeights& weights, const PlanRules& rules)
        : m_problem(problem)
        , m_weights(weights)
        , m_rules(rules)
        , m_couplings(problem)
        , m_choices(problem, weights, m_couplings)
        , m_groups(groupsOf(problem, leastGapsOfBlock))
        , m_end(cpuSeconds() + rules.seconds)
        , m_money(1 + problem.sources.size())
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
        for (const auto& group : m_groups) {
            tell(0.2 * static_cast<double>(m_blocks.size()) / static_cast<double>(m_groups.size()));
            m_blocks.emplace_back(m_problem, m_weights, group);
        }
        m_done = 0.2;
        addFirstColumns();
        improve();
        if (!decide(choice)) {
            choice.state = PlanChoice::State::NotFound;
            return choice;
        }
        std::sort(choice.chosen.begin(), choice.chosen.end());
        choice.counts = countsOf(m_problem, choice.chosen);
        choice.objective = m_weights.valueOf(choice.counts);
        choice.bound = std::max(choice.objective, certifiedBound());
        choice.state =
            choice.bound == choice.objective ? PlanChoice::State::Optimal : PlanChoice::State::Near;
        choice.isLeastMoney = choice.state == PlanChoice::State::Optimal;
        choice.isTimeUp = cpuSeconds() > m_end;
        return choice;
    }

private:
    using Prices = std::vector<double>; ///< of the budget, then of each source

    struct Column
    {
        std::size_t block;
        Block::Column of;
    };

    void tell(double done) const
    {
        if (m_rules.onProgress) {
            m_rules.onProgress(done);
        }
    }

    std::vector<IntegerProgram::Row> rows() const
    {
        std::vector<IntegerProgram::Row> rows;
        for (std::size_t row = 0; row < m_money; ++row) {
            rows.push_back({-unbounded, m_couplings.capacity()[row]});
        }
        rows.insert(rows.end(), m_groups.size(), {1, 1});
        return rows;
    }

    /// Every block at its best for these prices; the bound that follows.
    std::vector<Block::Column> evaluate(const Prices& prices)
    {
        double bound = 0;
        for (std::size_t row = 0; row < m_money; ++row) {
            bound += prices[row] * m_couplings.capacity()[row];
        }
        std::vector<Block::Column> columns;
        for (auto& block : m_blocks) {
            tell(m_done);
            columns.push_back(block.best(prices));
            bound += columns.back().value;
            for (std::size_t row = 0; row < m_money; ++row) {
                bound -= prices[row] * columns.back().takes[row];
            }
        }
        if (bound < m_bestBound) {
            m_bestBound = bound;
            m_bestPrices = prices;
            m_limitPrices.assign(m_problem.limits.size(), 0);
            for (const auto& block : m_blocks) {
                block.addLimitPrices(m_limitPrices);
            }
        }
        return columns;
    }

    /// The Lagrangian at the best prices: a sum over sites that owes nothing to a solver.
    std::int64_t certifiedBound() const
    {
        std::vector<double> prices(m_couplings.size(), 0);
        std::copy(m_bestPrices.begin(), m_bestPrices.end(), prices.begin());
        for (std::size_t limit = 0; limit < m_limitPrices.size(); ++limit) {
            if (m_couplings.rowOf(limit) != nowhere) {
                prices[m_couplings.rowOf(limit)] = m_limitPrices[limit];
            }
        }
        double bound = 0;
        for (std::size_t row = 0; row < prices.size(); ++row) {
            bound += prices[row] * m_couplings.capacity()[row];
        }
        for (std::size_t site = 0; site < m_choices.sites(); ++site) {
            bound += m_choices.best(site, prices).net;
        }
        return static_cast<std::int64_t>(std::floor(bound * (1 + 1e-12)));
    }

    void add(std::size_t block, Block::Column column)
    {
        std::vector<IntegerProgram::Entry> entries;
        for (std::size_t row = 0; row < m_money; ++row) {
            if (column.takes[row] != 0) {
                entries.push_back({row, column.takes[row]});
            }
        }
        entries.push_back({m_money + block, 1});
        m_master.add({-column.value, 0, unbounded, false}, entries);
        m_columns.push_back({block, std::move(column)});
    }

    /// Doing nothing, and the choices at about the price of money at which all of it is spent when
    /// nothing is scarce but money.
    void addFirstColumns()
    {
        // a plan that breaks a limit pays more for it than anything is worth
        m_dear =
            10.0 * static_cast<double>(m_weights.weighted + m_weights.critical + m_weights.floors);
        for (std::size_t row = 0; row < m_money; ++row) {
            m_master.add({m_dear, 0, unbounded, false}, {{row, -1}});
        }
        Prices prices(m_money, 0);
        addAll(evaluate(prices));
        prices[0] = firstPrice();
        auto columns = evaluate(prices);
        for (std::size_t block = 0; block < m_blocks.size(); ++block) {
            if (m_blocks[block].canDoNothing()) {
                auto nothing = columns[block];
                std::fill(nothing.x.begin(), nothing.x.end(), 0);
                std::fill(nothing.takes.begin(), nothing.takes.end(), 0);
                nothing.value = 0;
                nothing.isWhole = true;
                add(block, std::move(nothing));
            }
        }
        addAll(std::move(columns));
    }
    void addAll(std::vector<Block::Column> columns)
    {
        for (std::size_t block = 0; block < columns.size(); ++block) {
            add(block, std::move(columns[block]));
        }
    }

    double firstPrice() const
    {
        double low = 0;
        double high = m_dear;
        constexpr int halvings = 24;
        std::vector<double> prices(m_couplings.size(), 0);
        for (int i = 0; i < halvings; ++i) {
            prices[0] = (low + high) / 2;
            double spent = 0;
            for (std::size_t site = 0; site < m_choices.sites(); ++site) {
                for (const auto option : m_choices.best(site, prices).options) {
                    spent += static_cast<double>(m_problem.options[option].cost);
                }
            }
            const bool isOver = spent > static_cast<double>(m_problem.budget);
            (isOver ? low : high) = prices[0];
        }
        return (low + high) / 2;
    }

    void improve()
    {
        for (int round = 0; round < mostRounds && cpuSeconds() < m_end; ++round) {
            m_done = 0.2 + 0.6 * round / mostRounds;
            if (!m_master.solve()) {
                return;
            }
            const double mixed = -m_master.value();
            if (m_bestBound - mixed <= closeEnough * std::max(1.0, std::abs(m_bestBound))) {
                return;
            }
            const auto duals = m_master.prices();
            Prices master(m_money);
            Prices smooth(m_money);
            for (std::size_t row = 0; row < m_money; ++row) {
                master[row] = std::max(0.0, -duals[row]);
                smooth[row] = smoothing * m_bestPrices[row] + (1 - smoothing) * master[row];
            }
            if (!addImproving(evaluate(smooth), master, duals) &&
                !addImproving(evaluate(master), master, duals)) {
                return;
            }
        }
    }

    /// Adds the columns that the master would take at its prices; false when there are none.
    bool addImproving(std::vector<Block::Column> columns, const Prices& prices,
                      const std::vector<double>& duals)
    {
        bool hasAny = false;
        for (std::size_t block = 0; block < columns.size(); ++block) {
            auto& column = columns[block];
            double reduced = column.value + duals[m_money + block];
            for (std::size_t row = 0; row < m_money; ++row) {
                reduced -= prices[row] * column.takes[row];
            }
            if (reduced > 1e-6 * std::max(1.0, std::abs(column.value))) {
                add(block, std::move(column));
                hasAny = true;
            }
        }
        return hasAny;
    }

    /// From the mix of columns to one choice per block. False when no sound one was found.
    bool decide(PlanChoice& choice)
    {
        if (!m_master.solve()) {
            return false;
        }
        const auto x = m_master.solution();
        std::vector<std::vector<std::size_t>> active(m_blocks.size()); // columns
        for (std::size_t i = 0; i < m_columns.size(); ++i) {
            if (x[m_money + i] > 1e-7) {
                active[m_columns[i].block].push_back(i);
            }
        }
        std::vector<std::size_t> mixed; // blocks
        std::vector<std::size_t> broken;
        for (std::size_t block = 0; block < m_blocks.size(); ++block) {
            if (active[block].size() != 1) {
                mixed.push_back(block);
            } else if (!m_columns[active[block][0]].of.isWhole) {
                broken.push_back(block);
            } else {
                take(choice, block, m_columns[active[block][0]].of);
            }
        }
        return settle(choice, std::move(mixed), broken);
    }

    void take(PlanChoice& choice, std::size_t block, const Block::Column& column) const
    {
        const auto options = m_blocks[block].chosen(column);
        choice.chosen.insert(choice.chosen.end(), options.begin(), options.end());
    }

    /// Blocks with fractions get whole numbers at the best prices as long as the money lasts, the
    /// others are decided together by one integer program over what is left.
    bool settle(PlanChoice& choice, std::vector<std::size_t> open,
                const std::vector<std::size_t>& broken)
    {
        std::size_t gaps = 0;
        for (const auto block : open) {
            gaps += m_blocks[block].gaps();
        }
        for (const auto block : broken) {
            m_done = 0.8;
            tell(m_done);
            if (gaps + m_blocks[block].gaps() <= mostOpenGaps) {
                gaps += m_blocks[block].gaps();
                open.push_back(block);
                continue;
            }
            constexpr double mostSeconds = 1;
            const auto whole = m_blocks[block].bestWhole(m_bestPrices, mostSeconds);
            auto tried = choice;
            if (whole) {
                take(tried, block, *whole);
            }
            if (whole && remainderOf(m_problem, tried.chosen)) {
                choice.chosen = std::move(tried.chosen);
            } else {
                open.push_back(block);
            }
        }
        const auto left = remainderOf(m_problem, choice.chosen);
        if (!left) {
            return false;
        }
        std::vector<std::size_t> sites;
        for (const auto block : open) {
            sites.insert(sites.end(), m_groups[block].begin(), m_groups[block].end());
        }
        std::vector<std::size_t> original;
        const auto rest = partOf(*left, m_problem, sites, original);
        PlanRules rules = m_rules;
        constexpr double leastSeconds = 1;
        rules.seconds = std::max(leastSeconds, m_end - cpuSeconds());
        // what is left open is a small part of the whole
        constexpr double partOfWhole = 3e-5;
        rules.relativeGap =
            std::min(1e-3, partOfWhole * static_cast<double>(m_problem.gaps.size()) /
                               static_cast<double>(1 + rest.gaps.size()));
        constexpr std::int64_t mostNodes = 2'000;
        tell(0.9);
        for (const auto option : chooseAtOnce(rest, m_weights, rules, mostNodes).chosen) {
            choice.chosen.push_back(original[option]);
        }
        return !flawOf(m_problem, choice.chosen);
    }

    const PlanProblem& m_problem;
    const PlanWeights& m_weights;
    const PlanRules& m_rules;
    Couplings m_couplings;
    SiteChoices m_choices;
    std::vector<std::vector<std::size_t>> m_groups; ///< sites
    double m_end;
    std::size_t m_money; ///< rows of the master that are money
    LinearProgram m_master;
    std::deque<Block> m_blocks;
    std::vector<Column> m_columns;
    double m_dear = 0;
    double m_done = 0;
    double m_bestBound = unbounded;
    Prices m_bestPrices;
    std::vector<double> m_limitPrices; ///< of the problem's limits, at the best prices
};

} // namespace

PlanChoice chooseByPrices(const PlanProblem& problem, const PlanWeights& weights,
                          const PlanRules& rules)
{
    return Decomposition(problem, weights, rules).run();
}

} // namespace dongbo::planning
