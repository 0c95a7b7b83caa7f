#pragma once

#include "core/domain/vocabulary.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace dongbo::planning {

inline constexpr std::size_t nowhere = std::numeric_limits<std::size_t>::max();

/// The choice of a plan as numbers only; see decision 0046. Sites without a gap in a critical line
/// do not appear: they can meet already.
struct PlanProblem
{
    struct Site
    {
        std::int64_t weight = 1; ///< of being able to meet, 1 to 100
    };
    /// A required place that no working device fills.
    struct Gap
    {
        std::size_t site = 0;
        bool isCritical = false;
        bool isPinned = false; ///< has to be closed
    };
    /// One way to close a gap.
    struct Option
    {
        std::size_t gap = 0;
        PlanAction action = PlanAction::Buy;
        std::int64_t cost = 0;        ///< đồng, not negative
        std::size_t source = nowhere; ///< that pays for it
        bool isUniform = false;       ///< gives the model that is the standard's own
        /// Limits of which it takes one: a pool of devices to move, a quota.
        std::array<std::size_t, 2> limits{nowhere, nowhere};
    };

    std::vector<Site> sites;
    std::vector<Gap> gaps;
    std::vector<Option> options;
    std::int64_t budget = 0;           ///< in total
    std::vector<std::int64_t> sources; ///< the most each funding source pays
    std::vector<std::int64_t> limits;  ///< how many options may take one
    bool hasFloor = false; ///< every site with a critical gap gets one closed, if it can
};

/// What a choice achieves, in whole numbers.
struct PlanCounts
{
    std::int64_t floors = 0;   ///< sites that got a critical gap closed, if that was asked for
    std::int64_t weighted = 0; ///< weights of the sites that become able to meet
    std::int64_t sites = 0;    ///< how many they are
    std::int64_t critical = 0; ///< critical gaps closed
    std::int64_t others = 0;
    std::int64_t uniform = 0; ///< by the standard's own model
    std::int64_t spent = 0;

    bool operator==(const PlanCounts&) const = default;
};

/// How the counts make one number. `Strict`: no number of a later count outweighs one of an earlier
/// one, in the order of PlanCounts; the money spent decides among equals. `Moderate`: for problems
/// whose strict weights would be too large to compute with; spent money counts against the rest.
struct PlanWeights
{
    std::int64_t floors = 0;
    std::int64_t weighted = 0;
    std::int64_t critical = 0;
    std::int64_t others = 0;
    std::int64_t uniform = 0;
    std::int64_t moneyUnit = 0; ///< đồng that weigh 1; 0: money is a tie-breaker only
    bool isStrict = true;

    [[nodiscard]] std::int64_t valueOf(const PlanCounts& counts) const;
};
[[nodiscard]] PlanWeights moderateWeights(const PlanProblem& problem);
/// Strict for at most `mostStrictGaps` gaps, else moderate.
[[nodiscard]] PlanWeights weightsOf(const PlanProblem& problem);
inline constexpr std::size_t mostStrictGaps = 400;

/// Which rule a choice of options breaks; absent: none.
enum class PlanFlaw : std::uint8_t
{
    GapClosedTwice,
    OverBudget,
    OverSource,
    OverLimit,
    PinnedLeftOpen
};
[[nodiscard]] std::optional<PlanFlaw> flawOf(const PlanProblem& problem,
                                             const std::vector<std::size_t>& chosen);
/// Counts a choice anew, in whole numbers and without the solver.
[[nodiscard]] PlanCounts countsOf(const PlanProblem& problem,
                                  const std::vector<std::size_t>& chosen);

struct PlanRules
{
    double seconds = 20;            ///< CPU time
    double relativeGap = 0.0005;    ///< of moderate weights: proven to be enough
    std::vector<std::size_t> start; ///< a choice known to be possible, to begin with; may be empty
    /// Called now and then with what is done, 0 to 1; may throw to stop.
    std::function<void(double)> onProgress;
};

struct PlanChoice
{
    enum class State : std::uint8_t
    {
        Optimal,    ///< proven: no choice is better
        Near,       ///< proven to be within the gap between `objective` and `bound`
        Impossible, ///< the pinned gaps cannot all be closed
        NotFound    ///< stopped before a choice that closes the pinned gaps was found
    };
    State state = State::Impossible;
    std::vector<std::size_t> chosen; ///< options, ascending
    PlanCounts counts;
    PlanWeights weights;
    std::int64_t objective = 0; ///< weights.valueOf(counts)
    std::int64_t bound = 0;     ///< no choice has a larger objective
    bool isLeastMoney = false;  ///< proven that none of that objective spends less
    std::string method;         ///< "exact" or "decomposition"
    bool isTimeUp = false;      ///< stopped by the time limit
};
/// Chooses at most one option per gap: first as many floors, then the largest weight of sites able
/// to meet, then critical gaps, then others, then uniform models, then the least money. The answer
/// is evaluated again in whole numbers.
[[nodiscard]] PlanChoice choose(const PlanProblem& problem, const PlanRules& rules);

/// By limit: whether it can bind. One that at least as many may take as there are gaps with an
/// option that takes of it never does.
[[nodiscard]] std::vector<bool> bindingLimits(const PlanProblem& problem);
/// The options that no optimum needs are left out: another of the same gap and source costs no
/// more, is as uniform and takes of no other limit that can bind; or nothing is left for it.
/// Answers the indices that stay.
[[nodiscard]] std::vector<std::size_t> usefulOptions(const PlanProblem& problem);

} // namespace dongbo::planning
