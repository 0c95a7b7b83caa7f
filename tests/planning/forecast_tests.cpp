#include "core/planning/forecast/forecast.h"
#include "core/planning/forecast/rates.h"
#include "core/planning/forecast/survival.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <queue>
#include <random>

using namespace dongbo::planning; // NOLINT(google-build-using-namespace): a test

namespace {

/// Remission in weeks under 6-mercaptopurine: Freireich et al. 1963, Gehan 1965; the example of
/// Kalbfleisch and Prentice and of Cox and Oakes.
std::vector<Spell> mercaptopurine()
{
    std::vector<Spell> spells;
    for (const int week : {6, 6, 6, 7, 10, 13, 16, 22, 23}) {
        spells.push_back({0, static_cast<double>(week), true});
    }
    for (const int week : {6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35}) {
        spells.push_back({0, static_cast<double>(week), false});
    }
    return spells;
}

/// Hours to failure of 20 units, ten of them still working at 500 h: NIST/SEMATECH e-Handbook of
/// Statistical Methods, 8.4.1.3.
std::vector<Spell> nistUnits()
{
    std::vector<Spell> spells;
    for (const int hour : {54, 187, 216, 240, 244, 335, 361, 373, 375, 386}) {
        spells.push_back({0, static_cast<double>(hour), true});
    }
    spells.insert(spells.end(), 10, {0, 500, false});
    return spells;
}

/// Ages at failure from a Weibull, seen from a random age on and for a random time.
std::vector<Spell> simulated(std::mt19937_64& random, double shape, double scale, std::size_t count)
{
    std::uniform_real_distribution<double> unit(0, 1);
    std::vector<Spell> spells;
    while (spells.size() < count) {
        const double entry = unit(random) < 0.3 ? 0 : 4 * unit(random);
        const double end = entry + 0.5 + 5 * unit(random);
        // the age at failure, given that the device reached `entry`
        const double hazard = std::pow(entry / scale, shape) - std::log(1 - unit(random));
        const double age = scale * std::pow(hazard, 1 / shape);
        spells.push_back({entry, std::min(age, end), age <= end});
    }
    return spells;
}

/// Product-limit estimate by its definition, one pass over all spells per failure age.
long double survivalByDefinition(const std::vector<Spell>& spells, double age)
{
    long double survival = 1;
    std::vector<double> ages;
    for (const auto& spell : spells) {
        if (spell.hasFailed && spell.exit <= age) {
            ages.push_back(spell.exit);
        }
    }
    std::sort(ages.begin(), ages.end());
    ages.erase(std::unique(ages.begin(), ages.end()), ages.end());
    for (const double at : ages) {
        long double risk = 0;
        long double failed = 0;
        for (const auto& spell : spells) {
            risk += spell.entry < at && at <= spell.exit ? 1 : 0;
            failed += spell.hasFailed && spell.exit == at ? 1 : 0;
        }
        survival *= (risk - failed) / risk;
    }
    return survival;
}

long double logLikelihood(const std::vector<Spell>& spells, long double shape, long double scale)
{
    long double sum = 0;
    for (const auto& spell : spells) {
        const long double exit = spell.exit / scale;
        const long double entry = spell.entry / scale;
        sum += std::pow(entry, shape) - std::pow(exit, shape);
        sum += spell.hasFailed ? std::log(shape / scale) + (shape - 1) * std::log(exit) : 0.0L;
    }
    return sum;
}

/// The largest value of a function with one hill, by golden sections.
template <typename F> long double hilltop(F&& of, long double low, long double high)
{
    const long double golden = (std::sqrt(5.0L) - 1) / 2;
    constexpr int steps = 55; // to 3e-12 of the width
    for (int i = 0; i < steps; ++i) {
        const auto a = high - golden * (high - low);
        const auto b = low + golden * (high - low);
        if (of(a) < of(b)) {
            low = a;
        } else {
            high = b;
        }
    }
    return (low + high) / 2;
}

/// Maximum of the likelihood itself, by nested searches: nothing of the program's way.
std::pair<long double, long double> weibullBySearch(const std::vector<Spell>& spells)
{
    const auto bestScale = [&](long double shape) {
        return hilltop([&](long double s) { return logLikelihood(spells, shape, std::exp(s)); },
                       std::log(1e-3L), std::log(1e5L));
    };
    const auto shape =
        hilltop([&](long double k) { return logLikelihood(spells, k, std::exp(bestScale(k))); },
                0.1L, 20.0L);
    return {shape, std::exp(bestScale(shape))};
}

dongbo::Date day(int year, unsigned month, unsigned number)
{
    return dongbo::Date{std::chrono::year{year}, std::chrono::month{month},
                        std::chrono::day{number}};
}

/// Twelve types of 15 to 44 devices each, put into use from 2015 to 2020 and seen for three years.
/// Their hazard grows with age^(shape - 1); a repaired device goes on ageing.
std::vector<DeviceLife> agingDistrict(std::uint64_t seed, double shape)
{
    constexpr double middleAge = 4;
    std::mt19937_64 random(seed);
    const auto part = [&] { return static_cast<double>(random() >> 11) * 0x1p-53; };
    std::vector<DeviceLife> lives;
    for (std::uint8_t type = 1; type <= 12; ++type) {
        const auto count = 15 + random() % 30;
        const double rate = 0.05 + 0.35 * part(); // a year, at the middle age
        const double scale = middleAge / std::pow(rate * middleAge / shape, 1 / shape);
        for (std::size_t i = 0; i < count; ++i) {
            DeviceLife life;
            life.type = static_cast<dongbo::DeviceType>(type);
            const auto start = std::chrono::sys_days{day(2015, 1, 1)} +
                               std::chrono::days{static_cast<int>(part() * 365 * 6)};
            life.start = dongbo::Date{start};
            for (double hazard = -std::log(1 - part());; hazard += -std::log(1 - part())) {
                const auto age = static_cast<int>(365.25 * scale * std::pow(hazard, 1 / shape));
                const dongbo::Date failed{start + std::chrono::days{age}};
                if (failed >= day(2024, 5, 10)) {
                    break;
                }
                if (failed >= day(2021, 6, 1)) {
                    life.failures.push_back(failed);
                }
            }
            lives.push_back(std::move(life));
        }
    }
    return lives;
}

} // namespace

TEST_CASE("Survival: Kaplan-Meier gives the published remissions under 6-MP", "[planning]")
{
    const auto steps = kaplanMeier(mercaptopurine());
    const std::vector<double> ages{6, 7, 10, 13, 16, 22, 23};
    const std::vector<std::int64_t> risk{21, 17, 15, 12, 11, 7, 6};
    const std::vector<double> survival{0.857, 0.807, 0.753, 0.690, 0.627, 0.538, 0.448};
    const std::vector<double> errors{0.0764, 0.0869, 0.0963, 0.1068, 0.1141, 0.1282, 0.1346};
    REQUIRE(steps.size() == ages.size());
    for (std::size_t i = 0; i < steps.size(); ++i) {
        CHECK(steps[i].age == ages[i]);
        CHECK(steps[i].atRisk == risk[i]);
        CHECK(steps[i].survival == Approx(survival[i]).margin(0.0005));
        CHECK(steps[i].standardError == Approx(errors[i]).margin(0.00006));
        CHECK(steps[i].lower < steps[i].survival);
        CHECK(steps[i].upper > steps[i].survival);
    }
    CHECK(steps[0].failures == 3);
}

TEST_CASE("Survival: the Weibull fit gives NIST's handbook example", "[planning]")
{
    const auto fit = fitWeibull(nistUnits());
    REQUIRE(fit);
    CHECK(fit->shape == Approx(1.7208).margin(0.00005));
    CHECK(fit->scale == Approx(606.5280).margin(0.00005));
    CHECK(fit->logLikelihood == Approx(-75.135).margin(0.0005));
    CHECK(fit->failures == 10);
    CHECK(fit->shapeLower < fit->shape);
    CHECK(fit->shapeUpper > fit->shape);
}

TEST_CASE("Survival: estimates with delayed entry agree with an independent computation to 1e-6",
          "[planning]")
{
    for (const std::uint64_t seed : {1U, 2U, 3U, 4U, 5U}) {
        INFO("seed " << seed);
        std::mt19937_64 random(seed);
        const auto spells = simulated(random, 0.7 + 0.4 * static_cast<double>(seed), 5, 60);
        for (const auto& step : kaplanMeier(spells)) {
            CHECK(
                step.survival ==
                Approx(static_cast<double>(survivalByDefinition(spells, step.age))).margin(1e-12));
        }
        const auto fit = fitWeibull(spells);
        const auto [shape, scale] = weibullBySearch(spells);
        REQUIRE(fit);
        CHECK(fit->shape == Approx(static_cast<double>(shape)).epsilon(1e-6));
        CHECK(fit->scale == Approx(static_cast<double>(scale)).epsilon(1e-6));
        CHECK(fit->logLikelihood ==
              Approx(static_cast<double>(logLikelihood(spells, shape, scale))).epsilon(1e-9));
    }
}

TEST_CASE("Survival: the true values lie in 95 of 100 intervals", "[planning]")
{
    std::mt19937_64 random(20);
    int shapes = 0;
    int scales = 0;
    constexpr int rounds = 400;
    for (int i = 0; i < rounds; ++i) {
        const auto fit = fitWeibull(simulated(random, 1.5, 5, 150));
        REQUIRE(fit);
        shapes += fit->shapeLower <= 1.5 && 1.5 <= fit->shapeUpper ? 1 : 0;
        scales += fit->scaleLower <= 5 && 5 <= fit->scaleUpper ? 1 : 0;
    }
    CHECK(shapes > rounds * 92 / 100);
    CHECK(shapes < rounds * 98 / 100);
    CHECK(scales > rounds * 92 / 100);
    CHECK(scales < rounds * 98 / 100);
}

TEST_CASE("Survival: few failures give no number, odd spells no harm", "[planning]")
{
    CHECK(kaplanMeier({}).empty());
    CHECK_FALSE(fitWeibull({}));
    std::vector<Spell> spells(100, Spell{0, 5, false});
    CHECK(kaplanMeier(spells).empty());
    for (std::int64_t i = 1; i < leastFailures; ++i) {
        spells.push_back({0, static_cast<double>(i), true});
    }
    CHECK_FALSE(fitWeibull(spells));
    spells.push_back({0, 4.5, true});
    const auto fit = fitWeibull(spells);
    REQUIRE(fit);
    spells.push_back({5, 4, true});  // ends before it begins
    spells.push_back({3, 3, true});  // lasts no time
    spells.push_back({-1, 2, true}); // begins before the device
    CHECK(fitWeibull(spells)->shape == fit->shape);
    CHECK(fit->expectedFailures(2, 2) == 0);
    CHECK(fit->expectedFailures(3, 2) == 0);
    CHECK(fit->expectedFailures(-1, 2) == Approx(fit->cumulativeHazard(2)));
    const std::vector<Spell> same(10, Spell{0, 3, true}); // all at one age
    CHECK(std::isfinite(fitWeibull(same)->scale));
}

TEST_CASE("Rates: little experience stays near the type, much stands for itself", "[planning]")
{
    std::vector<Experience> members{{"few", 2, 0.5}, {"many", 200, 100}, {"none", 0, 0}};
    for (int i = 0; i < 20; ++i) {
        members.push_back({"usual", 10, 10});
    }
    const auto rates = shrunkRates(members);
    CHECK(rates[0].rate > 1);
    CHECK(rates[0].rate < 2); // observed four times as many as expected
    CHECK(rates[1].rate == Approx(2).margin(0.15));
    CHECK(rates[1].lower > 1.6);
    CHECK(rates[2].rate == Approx(1).margin(0.01));
    for (const auto& rate : rates) {
        CHECK(rate.lower < rate.rate);
        CHECK(rate.rate < rate.upper);
    }
    CHECK(shrunkRates({}).empty());
}

TEST_CASE("Rates: prediction limits hold 90 of 100 counts", "[planning]")
{
    std::mt19937_64 random(5);
    int inside = 0;
    constexpr int rounds = 3'000;
    for (int i = 0; i < rounds; ++i) {
        // a rate learnt from past failures over 4 periods predicts the next
        std::poisson_distribution<std::int64_t> past(4 * 6.0);
        std::poisson_distribution<std::int64_t> next(6.0);
        const auto seen = past(random);
        const auto limits = predict(static_cast<double>(seen) / 4, seen);
        const auto count = next(random);
        inside += limits.lower <= count && count <= limits.upper ? 1 : 0;
    }
    CHECK(inside >= rounds * 90 / 100); // a count is discrete: at least
    CHECK(inside <= rounds * 97 / 100);
    CHECK(predict(0, 10).upper == 0);
}

TEST_CASE("Rates: a back-test tells which forecast was nearer", "[planning]")
{
    BackTest test;
    test.periods = {{"2023-1", 4, 8, 5}, {"2023-2", 6, 8, 6}};
    score(test);
    CHECK(test.forecastError == Approx(0.5));
    CHECK(test.naiveError == Approx(2.5));
    CHECK(test.forecastScore > test.naiveScore);
    BackTest none;
    score(none);
    CHECK(none.forecastError == 0);
}

TEST_CASE("Lemons: districts without lemons raise at most the stated share of alarms",
          "[planning][slow]")
{
    std::mt19937_64 random(31);
    std::uniform_real_distribution<double> unit(0, 1);
    constexpr int districts = 2'000;
    int alarms = 0;
    int found = 0;
    int limitsAgree = 0;
    for (int i = 0; i < districts; ++i) {
        std::vector<Experience> members;
        for (std::size_t n = 3 + random() % 10; n > 0; --n) {
            Experience member{"m", 0, 0.5 + 30 * unit(random)};
            member.failures =
                std::poisson_distribution<std::int64_t>(member.expected * 0.7)(random);
            members.push_back(member);
        }
        const auto verdicts = lemons(members, 0.05);
        alarms += std::any_of(verdicts.begin(), verdicts.end(),
                              [](const LemonVerdict& one) { return one.isLemon; })
                      ? 1
                      : 0;
        for (const auto& verdict : verdicts) {
            const bool isPast = verdict.probability <= 0.05 / static_cast<double>(members.size());
            limitsAgree += isPast == verdict.isLemon ? 0 : 1;
        }
        // one member that fails three times as often
        members[0].expected = 15;
        members[0].failures = std::poisson_distribution<std::int64_t>(15 * 0.7 * 3)(random);
        found += lemons(members, 0.05)[0].isLemon ? 1 : 0;
    }
    CHECK(limitsAgree == 0);
    // at most 5 %, within three standard errors of 2,000 districts
    CHECK(alarms <= districts * 0.05 + 3 * std::sqrt(districts * 0.05 * 0.95));
    CHECK(alarms > districts / 200); // the limits are not simply out of reach
    CHECK(found > districts * 9 / 10);
    CHECK(lemons({}, 0.05).empty());
    CHECK_FALSE(lemons(std::vector<Experience>{{"alone", 50, 1}}, 0.05)[0].isLemon);
}

TEST_CASE("Spares: the cover agrees with a simulation within its error", "[planning]")
{
    std::mt19937_64 random(41);
    for (const auto& [perYear, lead, spares] :
         {std::tuple{12.0, 0.25, std::int64_t{4}}, std::tuple{30.0, 0.1, std::int64_t{5}},
          std::tuple{3.0, 0.5, std::int64_t{1}}}) {
        std::exponential_distribution<double> gap(perYear);
        std::priority_queue<double, std::vector<double>, std::greater<>> back; // when each returns
        double now = 0;
        std::int64_t failures = 0;
        std::int64_t served = 0;
        while (failures < 100'000) {
            now += gap(random);
            while (!back.empty() && back.top() <= now) {
                back.pop();
            }
            ++failures;
            served += static_cast<std::int64_t>(back.size()) < spares ? 1 : 0;
            back.push(now + lead); // the one that failed returns as a spare
        }
        const double cover = coverOf(spares, perYear, lead);
        const double share = static_cast<double>(served) / static_cast<double>(failures);
        // neighbours are correlated: the error is a few times that of independent draws
        CHECK(share == Approx(cover).margin(0.01));
    }
}

TEST_CASE("Spares: the smallest pool that reaches the cover", "[planning]")
{
    for (const double cover : {0.5, 0.9, 0.95, 0.99}) {
        const auto pool = sparesFor(12, 0.25, cover);
        CHECK(pool.cover >= cover);
        CHECK(coverOf(pool.spares - 1, 12, 0.25) < cover);
        CHECK(pool.inRepair == Approx(3));
    }
    CHECK(sparesFor(0, 1, 0.95).spares == 0);
    CHECK(sparesFor(5, 0, 0.95).spares == 1);
}

TEST_CASE("Advice: at the break-even repairing and replacing cost the same", "[planning]")
{
    RepairQuestion question;
    question.newPrice = 20e6;
    question.usefulLife = 5;
    question.horizon = 3;
    question.oldFailuresPerYear = 1;
    question.newFailuresPerYear = 0.2;
    question.meanRepairCost = 1e6;
    question.repairCost = 2e6;
    auto advice = adviseRepair(question);
    CHECK_FALSE(advice.shouldReplace);
    CHECK(advice.keepCost == Approx(5e6));
    CHECK(advice.replaceCost == Approx(12.6e6));
    CHECK(advice.breakEven == Approx(9.6e6));
    question.repairCost = advice.breakEven;
    advice = adviseRepair(question);
    CHECK(advice.keepCost == Approx(advice.replaceCost));
    question.repairCost += 1;
    CHECK(adviseRepair(question).shouldReplace);
    question.oldFailuresPerYear = 20; // no repair is cheap enough
    CHECK(adviseRepair(question).breakEven == 0);
}

TEST_CASE("Forecast: nearer than the naive mean where devices age, and as near where they do not",
          "[planning]")
{
    struct Errors
    {
        double forecast = 0;
        double naive = 0;
    };
    const auto errorsOf = [](double shape) {
        Errors sum;
        for (std::uint64_t seed = 1; seed <= 40; ++seed) {
            const auto test =
                forecast(agingDistrict(seed, shape), day(2021, 6, 1), day(2024, 5, 10), 12).test;
            sum.forecast += test.forecastError;
            sum.naive += test.naiveError;
        }
        return sum;
    };
    const auto aging = errorsOf(2.2);
    CHECK(aging.forecast < 0.7 * aging.naive);
    const auto ageless = errorsOf(1.0);
    CHECK(ageless.forecast < 1.15 * ageless.naive);
}
