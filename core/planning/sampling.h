#pragma once

#include <cstdint>

namespace dongbo::planning {

// How many devices must be counted again to be sure that a count is right, and what such a recount
// says. Exact: the hypergeometric distribution in whole numbers, no approximation.

/// "98 % right at 95 %".
struct SampleDemand
{
    std::int64_t population = 0;   ///< devices counted, 1 to mostPopulation
    std::int64_t right = 980;      ///< of 1,000 are to be right, 1 to 1,000
    std::int64_t confidence = 950; ///< of 1,000, 500 to 999
    std::int64_t allowed = 0;      ///< wrong ones the sample may have, 0 to 20
};
inline constexpr std::int64_t mostPopulation = 1'000'000;
inline constexpr std::int64_t mostAllowed = 20;

/// The fewest wrong devices that make the claim false: of 360 at 98 % it is 8 (7 are 1.94 %).
[[nodiscard]] std::int64_t fewestTooMany(const SampleDemand& demand);
/// The smallest sample of which, were the claim false, at most `allowed` would be wrong with a
/// probability of at most 1 − confidence. The whole population when nothing less will do.
[[nodiscard]] std::int64_t sampleSize(const SampleDemand& demand);

/// What a recount of `sample` devices with `wrong` wrong ones says of the population.
struct SampleReading
{
    std::int64_t mostWrong = 0; ///< with that confidence no more than these are wrong
    bool isShown = false;       ///< the claim holds with that confidence
};
/// `sample` 1 to population, `wrong` 0 to sample.
[[nodiscard]] SampleReading readSample(const SampleDemand& demand, std::int64_t sample,
                                       std::int64_t wrong);

} // namespace dongbo::planning
