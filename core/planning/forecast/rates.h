#pragma once

#include "core/planning/forecast/survival.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace dongbo::planning {

/// A multiple of the type's hazard: how often a model (or supplier) fails, compared with its type.
struct RelativeRate
{
    std::int64_t failures = 0;
    double expected = 0; ///< by the type's hazard over the same ages
    double rate = 1;     ///< shrunk to 1, the type's own
    double lower = 0;    ///< 95 % credible limits
    double upper = 0;
};
/// Shrinks observed/expected of each member to 1 by a gamma prior of mean 1 (empirical Bayes, Efron
/// and Morris 1973 for rates): the prior's weight maximises the marginal likelihood of all members.
/// Members with little experience stay near 1.
struct Experience
{
    std::string name;
    std::int64_t failures = 0;
    double expected = 0;
};
[[nodiscard]] std::vector<RelativeRate> shrunkRates(std::span<const Experience> members);

/// Failures of a pool of devices in a coming period.
struct ForecastCount
{
    double mean = 0;
    std::int64_t lower = 0; ///< 90 % prediction limits, with the uncertainty of the rate
    std::int64_t upper = 0;
};
/// Poisson around a mean known only as well as `failures` observed failures allow (negative
/// binomial prediction, Nelson 1982 ch. 6).
[[nodiscard]] ForecastCount predict(double mean, std::int64_t failures);

/// Forecast and naive mean compared over past periods, none of which saw its own outcome.
struct BackTest
{
    struct Period
    {
        std::string name;
        double forecast = 0;
        double naive = 0;
        std::int64_t actual = 0;
    };
    std::vector<Period> periods;
    double forecastError = 0; ///< mean absolute error
    double naiveError = 0;
    double forecastScore = 0; ///< mean log score of a Poisson count, larger is better
    double naiveScore = 0;
    std::int64_t inside = 0; ///< periods within the 90 % limits
};
/// Fills in the errors and scores.
void score(BackTest& test);

/// A member that fails more often than chance explains.
struct LemonVerdict
{
    std::string name;
    std::int64_t failures = 0;
    double expected = 0;    ///< its share of all failures, by exposure
    double probability = 1; ///< of at least as many failures by chance
    std::int64_t limit = 0; ///< fewest failures that count as too many
    bool isLemon = false;
};
/// Funnel limits for members that share a hazard: given all failures, those of one member are
/// binomial with its share of the exposure (exact conditional test, Przyborowski and Wilenski
/// 1940); `falseAlarms` is shared among all members (Bonferroni), so that at most that share of
/// groups without lemons shows one. Exposure in any unit, such as expected failures.
[[nodiscard]] std::vector<LemonVerdict> lemons(std::span<const Experience> members,
                                               double falseAlarms = 0.05);

/// How many spares serve a share of failures at once when each is replaced in `leadTime`.
struct SparePool
{
    std::int64_t spares = 0;
    double cover = 0;    ///< share of failures served at once
    double inRepair = 0; ///< devices away on average
};
/// Base stock (s − 1, s) with Poisson failures: away are Poisson by Palm's theorem, a failure is
/// served when fewer than all spares are away (Sherbrooke 2004, ch. 2). The smallest pool that
/// reaches `cover`, 0 < cover < 1.
[[nodiscard]] SparePool sparesFor(double failuresPerYear, double leadYears, double cover);
/// The cover that a given number of spares reaches.
[[nodiscard]] double coverOf(std::int64_t spares, double failuresPerYear, double leadYears);

/// Repair or replace, over a horizon in years.
struct RepairQuestion
{
    double repairCost = 0; ///< đồng, now
    double newPrice = 0;
    double usefulLife = 5; ///< years of a new one
    double horizon = 3;    ///< years looked at
    double oldFailuresPerYear = 0;
    double newFailuresPerYear = 0;
    double meanRepairCost = 0; ///< of each failure to come
};
struct RepairAdvice
{
    bool shouldReplace = false;
    double keepCost = 0;    ///< repair now and the failures to come
    double replaceCost = 0; ///< the part of the new one's life that is used, and its failures
    double breakEven = 0;   ///< repair cost at which both are equal; below it, repair
};
/// Straight-line use of the new device's price; no discounting.
[[nodiscard]] RepairAdvice adviseRepair(const RepairQuestion& question);

} // namespace dongbo::planning
