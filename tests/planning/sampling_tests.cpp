#include "core/planning/sampling.h"

#include <catch2/catch.hpp>

#include <vector>

using namespace dongbo::planning;

namespace {

/// The chance in 1,000 that a sample shows at most `allowed` wrong ones, by drawing one after the
/// other: another way than the formula, in fractions of 80-bit numbers.
long double chance(std::int64_t population, std::int64_t wrong, std::int64_t sample,
                   std::int64_t allowed)
{
    std::vector<long double> seen(static_cast<std::size_t>(allowed) + 1, 0.0L); // wrong so far
    seen[0] = 1.0L;
    for (std::int64_t drawn = 0; drawn < sample; ++drawn) {
        for (std::size_t k = seen.size(); k-- > 0;) {
            const auto left = static_cast<long double>(population - drawn);
            const auto stillWrong = static_cast<long double>(wrong - static_cast<std::int64_t>(k));
            const auto stay = seen[k] * (left - stillWrong) / left;
            seen[k] = stay;
            if (k > 0) {
                const auto before =
                    static_cast<long double>(wrong - static_cast<std::int64_t>(k) + 1);
                seen[k] += seen[k - 1] * before / left;
            }
        }
    }
    long double sum = 0;
    for (const auto part : seen) {
        sum += part;
    }
    return sum;
}

} // namespace

TEST_CASE("Sampling: the size is the smallest that the exact distribution allows",
          "[planning][slow]")
{
    for (const std::int64_t population : {1, 2, 20, 41, 65, 360, 1'000, 5'000, 265'000}) {
        for (const std::int64_t right : {900, 980, 995}) {
            for (const std::int64_t confidence : {900, 950, 990}) {
                for (const std::int64_t allowed : {0, 1, 3}) {
                    const SampleDemand demand{population, right, confidence, allowed};
                    const auto size = sampleSize(demand);
                    const auto wrong = fewestTooMany(demand);
                    INFO(population << " " << right << " " << confidence << " " << allowed << ": "
                                    << size);
                    REQUIRE(size >= 1);
                    REQUIRE(size <= population);
                    const auto doubt = 1.0L - static_cast<long double>(confidence) / 1'000.0L;
                    constexpr long double rounding = 1e-12L;
                    if (wrong > allowed) {
                        CHECK(chance(population, wrong, size, allowed) <= doubt + rounding);
                    }
                    if (size > 1) {
                        CHECK(chance(population, wrong, size - 1, allowed) > doubt - rounding);
                    }
                }
            }
        }
    }
}

TEST_CASE("Sampling: figures worked out by hand", "[planning]")
{
    // 360 devices: 8 wrong ones are too many for 98 %
    CHECK(fewestTooMany({360, 980, 950, 0}) == 8);
    // 20 devices, 1 wrong one: 19 leave it out with a chance of exactly 1 in 20
    CHECK(sampleSize({20, 980, 950, 0}) == 19);
    // a whole population leaves nothing to chance
    CHECK(sampleSize({1, 980, 950, 0}) == 1);
    // for very many, the binomial: 0.98^n <= 0.05
    CHECK(sampleSize({1'000'000, 980, 950, 0}) == 149);
}

TEST_CASE("Sampling: what was found is read with the same certainty", "[planning]")
{
    for (const std::int64_t population : {20, 360, 5'000}) {
        const SampleDemand demand{population, 980, 950, 0};
        const auto size = sampleSize(demand);
        CHECK(readSample(demand, size, 0).isShown);
        CHECK(readSample(demand, size, 0).mostWrong < fewestTooMany(demand));
        const auto one = readSample(demand, size, 1);
        CHECK(one.mostWrong > readSample(demand, size, 0).mostWrong);
        for (std::int64_t wrong = 0; wrong <= 3; ++wrong) {
            const auto reading = readSample(demand, size, wrong);
            INFO(population << " " << wrong << ": " << reading.mostWrong);
            CHECK(chance(population, reading.mostWrong, size, wrong) > 0.05L - 1e-12L);
            if (reading.mostWrong < population - size + wrong) {
                CHECK(chance(population, reading.mostWrong + 1, size, wrong) <= 0.05L + 1e-12L);
            }
        }
    }
    // all of them looked at: what was seen is all there is
    CHECK(readSample({360, 980, 950, 0}, 360, 7).mostWrong == 7);
    CHECK(readSample({360, 980, 950, 0}, 360, 7).isShown);
    CHECK_FALSE(readSample({360, 980, 950, 0}, 360, 8).isShown);
}
