#pragma once

#include "core/planning/plan/problem.h"

#include <cstdint>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace dongbo::planning {

/// A plan problem in which what is interchangeable is counted instead of told apart: gaps that can
/// be closed in the same ways, sites with the same critical gaps, limits that serve the same gaps,
/// bills of the same amount that the same funding sources may pay.
/// A search over counts meets a plan once, where one over single gaps meets each of its
/// permutations. Only useful options and limits that can bind are kept. Inside core/planning/plan.
class PlanClasses
{
public:
    explicit PlanClasses(const PlanProblem& problem);

    /// A way to close a gap of a class; bills and limits are those of the classes.
    struct Way
    {
        std::int64_t cost = 0;
        std::size_t bill = nowhere; ///< nowhere: the budget as a whole pays
        bool isUniform = false;
        std::array<std::size_t, 2> limits{nowhere, nowhere};

        auto operator<=>(const Way&) const = default;
    };
    /// What some sources may pay.
    struct Bill
    {
        std::int64_t cost = 0;
        std::vector<std::size_t> sources;

        auto operator<=>(const Bill&) const = default;
    };
    struct GapClass
    {
        bool isCritical = false;
        bool isPinned = false;
        std::vector<Way> ways;
        std::vector<std::size_t> gaps; ///< of the problem
    };
    /// Sites with critical gaps.
    struct SiteClass
    {
        std::int64_t weight = 1;
        std::vector<std::pair<std::size_t, std::int64_t>> needs; ///< gap class, how many a site
        std::vector<std::size_t> sites;                          ///< of the problem
    };
    std::vector<GapClass> gapClasses;
    std::vector<SiteClass> siteClasses;
    std::vector<std::int64_t> limits;
    std::vector<Bill> bills;

    /// How many of each class.
    struct Counts
    {
        std::vector<std::vector<std::int64_t>> closed; ///< by gap class and way
        std::vector<std::int64_t> ready;               ///< by site class
        std::vector<std::vector<std::int64_t>> floors; ///< not ready, but this need closed
        std::vector<std::vector<std::int64_t>> paid;   ///< by bill and its sources
    };
    /// A choice of options of the problem that has these counts, always the same one. Sites that
    /// are to be ready get their gaps closed first, then floors, then any.
    [[nodiscard]] std::vector<std::size_t> choiceOf(const Counts& counts) const;
    /// Nothing when the choice takes an option that was left out.
    [[nodiscard]] std::optional<Counts> countsOf(const std::vector<std::size_t>& chosen) const;
    [[nodiscard]] Counts zero() const;
    /// Which of `limits` one of the problem's is part of; nowhere: none, it cannot bind.
    [[nodiscard]] std::size_t limitOf(std::size_t limit) const { return m_limitOf[limit]; }

private:
    void mergeLimits(const std::vector<std::size_t>& useful);
    void classifyGaps(const std::vector<std::size_t>& useful);
    void classifySites();
    [[nodiscard]] Way wayOf(std::size_t option) const;
    void split(Way way, std::vector<std::size_t> options,
               std::map<Way, std::vector<std::size_t>>& ways);
    [[nodiscard]] std::size_t billOf(std::int64_t cost, std::vector<std::size_t> sources);

    const PlanProblem& m_problem;
    std::vector<std::size_t> m_limitOf; ///< by the problem's limit; nowhere: cannot bind
    std::vector<std::size_t> m_classOf; ///< by gap
    std::map<Bill, std::size_t> m_bills;
    /// By gap, in the order of its class's ways: the options that are this way.
    std::vector<std::vector<std::vector<std::size_t>>> m_optionsOf;
};

} // namespace dongbo::planning
