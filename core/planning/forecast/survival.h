#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace dongbo::planning {

/// A stretch of a device's age under observation, in any unit of time. It begins at `entry` (0:
/// from new; later: the register knows the device only from that age on, or it was repaired then)
/// and ends at `exit` with a failure, or without one (still working, disposed of).
struct Spell
{
    double entry = 0;
    double exit = 0;
    bool hasFailed = false;
};

/// One step of a product-limit estimate.
struct SurvivalStep
{
    double age = 0;
    std::int64_t atRisk = 0;
    std::int64_t failures = 0;
    double survival = 1;      ///< share expected to reach this age without a failure
    double standardError = 0; ///< Greenwood's
    double lower = 0;         ///< 95 % limits on the log(-log) scale
    double upper = 1;
};
/// Kaplan and Meier 1958, with delayed entry (left truncation): at risk at an age are the spells
/// with entry < age ≤ exit. Spells that end before they begin are skipped.
[[nodiscard]] std::vector<SurvivalStep> kaplanMeier(std::span<const Spell> spells);

/// Weibull hazard (shape/scale)·(t/scale)^(shape − 1) with the uncertainty of its estimate.
struct Weibull
{
    double shape = 1;
    double scale = 1;
    double logLikelihood = 0;
    std::int64_t failures = 0;
    double shapeLower = 0; ///< 95 % limits, by the information matrix on the log scale
    double shapeUpper = 0;
    double scaleLower = 0;
    double scaleUpper = 0;

    [[nodiscard]] double cumulativeHazard(double age) const;
    /// Failures expected of a device while its age goes from one to the other, when it is repaired
    /// after each.
    [[nodiscard]] double expectedFailures(double from, double to) const;
};
/// Fewer failures than this say nothing: there is no number then.
inline constexpr std::int64_t leastFailures = 5;
/// Maximum likelihood with right censoring and delayed entry (Kalbfleisch and Prentice 2002, ch. 3;
/// Lawless 2003, ch. 5): for a given shape the scale has a closed form, the shape is the root of
/// the profile score. Absent with fewer than `leastFailures` failures.
[[nodiscard]] std::optional<Weibull> fitWeibull(std::span<const Spell> spells);

} // namespace dongbo::planning
