#include "core/planning/sampling.h"

#include <boost/multiprecision/cpp_int.hpp>

#include <algorithm>

namespace dongbo::planning {

namespace {

using boost::multiprecision::cpp_int;

constexpr std::int64_t whole = 1'000;

/// "n over k".
cpp_int choose(std::int64_t n, std::int64_t k)
{
    if (k < 0 || k > n) {
        return 0;
    }
    k = std::min(k, n - k);
    cpp_int out = 1;
    for (std::int64_t i = 1; i <= k; ++i) {
        out *= n - k + i;
        out /= i; // whole: the product of i numbers in a row
    }
    return out;
}

/// Whether of `sample` out of `population` with `wrong` wrong ones at most `allowed` are wrong with
/// a probability of at most `doubt` of 1,000.
bool isUnlikely(std::int64_t population, std::int64_t wrong, std::int64_t sample,
                std::int64_t allowed, std::int64_t doubt)
{
    // drawing and being wrong may change places; the smaller one has the shorter products
    const auto few = std::min(wrong, sample);
    const auto many = std::max(wrong, sample);
    cpp_int ways = 0;
    for (std::int64_t k = 0; k <= std::min(allowed, few); ++k) {
        ways += choose(many, k) * choose(population - many, few - k);
    }
    return ways * whole <= choose(population, few) * doubt;
}

} // namespace

std::int64_t fewestTooMany(const SampleDemand& demand)
{
    return demand.population * (whole - demand.right) / whole + 1;
}

std::int64_t sampleSize(const SampleDemand& demand)
{
    const auto wrong = fewestTooMany(demand);
    if (wrong > demand.population) {
        return 0; // nothing could make the claim false
    }
    std::int64_t least = 1;
    std::int64_t most = demand.population; // all of them: then nothing is left to chance
    while (least < most) {
        const auto middle = least + (most - least) / 2;
        if (isUnlikely(demand.population, wrong, middle, demand.allowed,
                       whole - demand.confidence)) {
            most = middle;
        } else {
            least = middle + 1;
        }
    }
    return least;
}

SampleReading readSample(const SampleDemand& demand, std::int64_t sample, std::int64_t wrong)
{
    const auto doubt = whole - demand.confidence;
    // the more are wrong, the less likely so few are seen: the last number that is not unlikely
    std::int64_t least = wrong;
    std::int64_t most = demand.population - sample + wrong; // all that was not looked at, too
    while (least < most) {
        const auto middle = least + (most - least + 1) / 2;
        if (isUnlikely(demand.population, middle, sample, wrong, doubt)) {
            most = middle - 1;
        } else {
            least = middle;
        }
    }
    return {least, least < fewestTooMany(demand)};
}

} // namespace dongbo::planning
