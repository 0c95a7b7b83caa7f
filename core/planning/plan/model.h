#pragma once

#include "core/planning/plan/problem.h"
#include "core/planning/solver/integer_program.h"

#include <vector>

namespace dongbo::planning {

/// Money enters the solver in this unit, which keeps coefficients small.
inline constexpr std::int64_t moneyScale = 100'000;

/// A plan problem as an integer program; one column per useful option, then those of the sites.
/// Inside core/planning/plan only.
class PlanModel
{
public:
    explicit PlanModel(const PlanProblem& problem);

    /// The counts in the order of PlanCounts; money is negative, in units of moneyScale.
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
        std::int64_t weight;
    };
    /// The columns' coefficients in a weighted sum of counts.
    [[nodiscard]] std::vector<double> sumOf(const std::vector<Part>& parts) const;
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

private:
    struct SiteColumn
    {
        std::size_t site;
        bool isFloor;
    };
    void addRows();
    void addOption(const PlanProblem::Option& option);
    void addSites();
    void drawIn();
    [[nodiscard]] double coefficient(std::size_t column, Count count) const;

    const PlanProblem& m_problem;
    std::vector<std::size_t> m_useful;
    IntegerProgram m_program;
    std::vector<double> m_start;
    std::vector<SiteColumn> m_siteColumns;
    std::size_t m_budgetRow = 0;
    std::vector<std::size_t> m_sourceRows;
    std::vector<std::size_t> m_limitRows;
    std::vector<std::size_t> m_gapRows;
    std::vector<std::size_t> m_readyRows; ///< by gap
    std::vector<std::size_t> m_floorRows; ///< by site
    std::vector<std::int64_t> m_critical; ///< by site: gaps in critical lines
};

} // namespace dongbo::planning
