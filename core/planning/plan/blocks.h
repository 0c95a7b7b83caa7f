#pragma once

#include "core/planning/plan/model.h"
#include "core/planning/plan/problem.h"
#include "core/planning/solver/linear_program.h"

#include <optional>
#include <vector>

namespace dongbo::planning {

// Parts of a plan problem that only money couples; inside core/planning/plan only.

/// The sites in groups such that no limit that can bind serves two groups. Sites without such
/// limits are joined until a group has `leastGaps`.
[[nodiscard]] std::vector<std::vector<std::size_t>> groupsOf(const PlanProblem& problem,
                                                             std::size_t leastGaps);

/// One group as a program of its own in which money has prices instead of limits.
class Block
{
public:
    Block(const PlanProblem& problem, const PlanWeights& weights,
          const std::vector<std::size_t>& sites);
    Block(const Block&) = delete; // its model refers to its part
    Block& operator=(const Block&) = delete;

    /// A choice, possibly of fractions.
    struct Column
    {
        double value = 0;          ///< of the objective, without prices
        std::vector<double> takes; ///< of the budget, then of each source, in moneyScale
        std::vector<double> x;     ///< of the block's model
        bool isWhole = false;
    };
    /// The best one at prices of the budget and each source, fractions allowed.
    [[nodiscard]] Column best(const std::vector<double>& prices);
    /// The prices of the problem's limits at the last best(), which are added to `byLimit`.
    void addLimitPrices(std::vector<double>& byLimit) const;
    /// A choice of whole numbers that is nearly the best one at these prices, with the limit of
    /// seconds; nothing when none was found.
    [[nodiscard]] std::optional<Column> bestWhole(const std::vector<double>& prices,
                                                  double seconds);
    /// Doing nothing; a block with a pinned gap cannot.
    [[nodiscard]] bool canDoNothing() const { return !m_hasPin; }
    /// Options of the whole problem.
    [[nodiscard]] std::vector<std::size_t> chosen(const Column& column) const;
    [[nodiscard]] std::size_t gaps() const { return m_part.gaps.size(); }

private:
    void setPrices(const std::vector<double>& prices);
    [[nodiscard]] Column columnAt(std::vector<double> x) const;

    std::vector<std::size_t> m_original; ///< options of the part in the whole
    PlanProblem m_part;
    PlanModel m_model;
    LinearProgram m_linear;
    std::vector<double> m_value;              ///< by column: of the objective
    std::vector<std::vector<double>> m_takes; ///< by kind of money and column
    std::vector<double> m_cost;               ///< by column: what is minimised
    bool m_hasPin = false;
};

} // namespace dongbo::planning
