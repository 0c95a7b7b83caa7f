#pragma once

#include "core/planning/plan/classes.h"
#include "core/planning/solver/integer_program.h"

#include <vector>

namespace dongbo::planning {

/// A plan problem as an integer program over the counts of its classes. Inside core/planning/plan
/// only.
class PlanModel
{
public:
    explicit PlanModel(const PlanProblem& problem);

    /// The counts in the order of PlanCounts; money is negative, in moneyUnit().
    enum Count : std::size_t
    {
        Floors,
        Weighted,
        Critical,
        Others,
        Uniform,
        Money
    };
    struct Part
    {
        Count count;
        double weight;
    };
    /// The columns' coefficients in a weighted sum of counts.
    [[nodiscard]] std::vector<double> sumOf(const std::vector<Part>& parts) const;
    /// The whole objective of weights, money with it.
    [[nodiscard]] std::vector<double> weightedSum(const PlanWeights& weights) const;
    /// Begins the search at a choice; one that breaks a rule is ignored.
    void startFrom(const std::vector<std::size_t>& choice);
    /// Makes a sum the objective, to be as large as possible.
    void maximise(const std::vector<double>& sum);
    /// A row that keeps what has been proven of a sum.
    void keep(const std::vector<double>& sum, double least);
    [[nodiscard]] std::vector<std::size_t> chosen(const std::vector<double>& x) const;
    /// Solves from the last solution. A rounded answer of the solver may pass a limit of money by
    /// its tolerance: then the limits are drawn in a little and it is asked again. Without a sound
    /// answer `x` is empty and the state Stopped.
    [[nodiscard]] SolverAnswer solve(const SolverLimits& limits);
    // For prices instead of limits of money:
    [[nodiscard]] std::vector<IntegerProgram::Row> rowsWithoutMoney() const;
    /// By the budget and each source: what one of a column takes, in units of đồng.
    [[nodiscard]] std::vector<std::vector<double>> moneyTaken(double unit) const;
    /// Adds the prices of the problem's limits that rows of these dual values have.
    void addLimitPrices(const std::vector<double>& duals, std::vector<double>& byLimit) const;
    /// The least cost without limits of money; empty when there is none.
    [[nodiscard]] std::vector<double> solvePriced(const std::vector<double>& costs,
                                                  const SolverLimits& limits) const;
    /// đồng: the largest unit of which all costs are multiples, when it keeps numbers small.
    [[nodiscard]] std::int64_t moneyUnit() const { return m_unit; }
    [[nodiscard]] const PlanClasses& classes() const { return m_classes; }
    [[nodiscard]] const IntegerProgram& program() const { return m_program; }

private:
    /// What a column counts.
    struct Meaning
    {
        enum class Kind : std::uint8_t
        {
            Close, ///< gaps of class `one` by way `other`
            Pay,   ///< bills of class `one` by its source `other`
            Ready, ///< sites of class `one`
            Floor  ///< sites of class `one` that are not ready and get need `other` closed
        };
        Kind kind;
        std::size_t one;
        std::size_t other;
    };
    void chooseUnit();
    [[nodiscard]] double money(std::int64_t amount, bool isLimit) const;
    void addRows();
    void addWay(std::size_t gapClass, std::size_t way);
    void addSites(std::size_t siteClass);
    void addBill(std::size_t bill);
    void drawIn();
    [[nodiscard]] double coefficient(const Meaning& column, Count count) const;
    [[nodiscard]] PlanClasses::Counts countsAt(const std::vector<double>& x) const;

    const PlanProblem& m_problem;
    PlanClasses m_classes;
    IntegerProgram m_program;
    std::int64_t m_unit = 1;
    bool m_isWholeUnit = true;
    std::vector<double> m_start;
    std::vector<Meaning> m_columns;
    std::size_t m_budgetRow = 0;
    std::vector<std::size_t> m_sourceRows;
    std::vector<std::size_t> m_limitRows;
    std::vector<std::size_t> m_gapRows;    ///< by gap class: how many are closed
    std::vector<std::size_t> m_neededRows; ///< by gap class: enough for the sites' counts
    std::vector<std::size_t> m_siteRows;   ///< by site class
    std::vector<std::size_t> m_billRows;   ///< by bill: what is bought is paid
};

} // namespace dongbo::planning
