#include "core/planning/forecast/rates.h"

#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/negative_binomial.hpp>
#include <boost/math/distributions/poisson.hpp>
#include <boost/math/special_functions/gamma.hpp>

#include <algorithm>
#include <cmath>

namespace dongbo::planning {

namespace {

/// Marginal log-likelihood of the members' counts when their rates are gamma with mean 1 and shape
/// `weight`: negative binomial.
double marginal(std::span<const Experience> members, double weight)
{
    double sum = 0;
    for (const auto& member : members) {
        const auto k = static_cast<double>(member.failures);
        sum += boost::math::lgamma(weight + k) - boost::math::lgamma(weight) +
               weight * std::log(weight / (weight + member.expected));
        if (member.failures > 0) {
            sum += k * std::log(member.expected / (weight + member.expected));
        }
    }
    return sum;
}

} // namespace

std::vector<RelativeRate> shrunkRates(std::span<const Experience> members)
{
    // a grid on the log scale: the likelihood is flat, and a weight past 1000 is no spread at all
    constexpr double least = 0.5;
    constexpr double most = 1000;
    constexpr int steps = 60;
    double best = most;
    double bestValue = -std::numeric_limits<double>::infinity();
    std::vector<Experience> known;
    std::copy_if(members.begin(), members.end(), std::back_inserter(known),
                 [](const Experience& member) { return member.expected > 0; });
    for (int i = 0; i <= steps; ++i) {
        const double weight = least * std::pow(most / least, static_cast<double>(i) / steps);
        const double value = marginal(known, weight);
        if (value >= bestValue) { // of equals the stronger shrinkage
            bestValue = value;
            best = weight;
        }
    }
    std::vector<RelativeRate> out;
    for (const auto& member : members) {
        const boost::math::gamma_distribution<> posterior(
            best + static_cast<double>(member.failures), 1 / (best + member.expected));
        out.push_back({member.failures, member.expected, boost::math::mean(posterior),
                       boost::math::quantile(posterior, 0.025),
                       boost::math::quantile(posterior, 0.975)});
    }
    return out;
}

ForecastCount predict(double mean, std::int64_t failures)
{
    ForecastCount out{mean, 0, 0};
    if (mean <= 0) {
        return out;
    }
    const auto known = static_cast<double>(std::max<std::int64_t>(failures, 1));
    const boost::math::negative_binomial count(known, known / (known + mean));
    constexpr double tail = 0.05;
    const auto whole = [&](double probability) {
        std::int64_t n = 0;
        while (boost::math::cdf(count, static_cast<double>(n)) < probability) {
            ++n;
        }
        return n;
    };
    out.lower = whole(tail);
    out.upper = whole(1 - tail);
    return out;
}

void score(BackTest& test)
{
    const auto logScore = [](double mean, std::int64_t count) {
        const double rate = std::max(mean, 1e-6);
        const auto k = static_cast<double>(count);
        return k * std::log(rate) - rate - boost::math::lgamma(k + 1);
    };
    test.forecastError = test.naiveError = test.forecastScore = test.naiveScore = 0;
    for (const auto& period : test.periods) {
        const auto actual = static_cast<double>(period.actual);
        test.forecastError += std::abs(period.forecast - actual);
        test.naiveError += std::abs(period.naive - actual);
        test.forecastScore += logScore(period.forecast, period.actual);
        test.naiveScore += logScore(period.naive, period.actual);
    }
    if (!test.periods.empty()) {
        const auto n = static_cast<double>(test.periods.size());
        test.forecastError /= n;
        test.naiveError /= n;
        test.forecastScore /= n;
        test.naiveScore /= n;
    }
}

std::vector<LemonVerdict> lemons(std::span<const Experience> members, double falseAlarms)
{
    std::int64_t failures = 0;
    double exposure = 0;
    std::size_t tested = 0;
    for (const auto& member : members) {
        failures += member.failures;
        exposure += member.expected;
        tested += member.expected > 0 ? 1 : 0;
    }
    std::vector<LemonVerdict> out;
    for (const auto& member : members) {
        LemonVerdict verdict;
        verdict.name = member.name;
        verdict.failures = member.failures;
        verdict.limit = failures + 1;
        if (member.expected > 0 && tested > 1 && failures > 0) {
            const double share = member.expected / exposure;
            const boost::math::binomial count(static_cast<double>(failures), share);
            verdict.expected = static_cast<double>(failures) * share;
            const auto atLeast = [&](std::int64_t k) {
                return k <= 0 ? 1.0
                              : boost::math::cdf(
                                    boost::math::complement(count, static_cast<double>(k - 1)));
            };
            const double level = falseAlarms / static_cast<double>(tested);
            verdict.probability = atLeast(member.failures);
            std::int64_t low = 0; // the tail falls with k: halve the interval
            std::int64_t high = failures + 1;
            while (low < high) {
                const auto middle = low + (high - low) / 2;
                if (atLeast(middle) <= level) {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            verdict.limit = low;
            verdict.isLemon = member.failures >= low;
        }
        out.push_back(std::move(verdict));
    }
    return out;
}

double coverOf(std::int64_t spares, double failuresPerYear, double leadYears)
{
    const double away = failuresPerYear * leadYears;
    if (spares <= 0) {
        return 0;
    }
    return away <= 0
               ? 1
               : boost::math::cdf(boost::math::poisson(away), static_cast<double>(spares - 1));
}

SparePool sparesFor(double failuresPerYear, double leadYears, double cover)
{
    SparePool pool;
    pool.inRepair = std::max(0.0, failuresPerYear * leadYears);
    if (failuresPerYear <= 0) {
        pool.cover = 1;
        return pool;
    }
    do {
        ++pool.spares;
        pool.cover = coverOf(pool.spares, failuresPerYear, leadYears);
    } while (pool.cover < cover);
    return pool;
}

RepairAdvice adviseRepair(const RepairQuestion& question)
{
    RepairAdvice advice;
    const double years = std::max(question.horizon, 0.0);
    const double used = question.usefulLife > 0 ? std::min(1.0, years / question.usefulLife) : 1.0;
    const double oldFailures = question.oldFailuresPerYear * years * question.meanRepairCost;
    const double newFailures = question.newFailuresPerYear * years * question.meanRepairCost;
    advice.keepCost = question.repairCost + oldFailures;
    advice.replaceCost = question.newPrice * used + newFailures;
    advice.breakEven = std::max(0.0, advice.replaceCost - oldFailures);
    advice.shouldReplace = advice.keepCost > advice.replaceCost;
    return advice;
}

} // namespace dongbo::planning
