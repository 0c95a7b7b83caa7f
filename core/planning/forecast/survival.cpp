#include "core/planning/forecast/survival.h"

#include <boost/math/distributions/normal.hpp>
#include <boost/math/tools/roots.hpp>

#include <algorithm>
#include <cmath>

namespace dongbo::planning {

namespace {

/// 97.5 % point of the normal distribution.
double normalQuantile()
{
    static const double z = boost::math::quantile(boost::math::normal(), 0.975);
    return z;
}

bool isStretch(const Spell& spell)
{
    return spell.exit > spell.entry && spell.entry >= 0;
}

} // namespace

std::vector<SurvivalStep> kaplanMeier(std::span<const Spell> spells)
{
    std::vector<double> entries;
    std::vector<double> exits;
    std::vector<double> failures;
    for (const auto& spell : spells) {
        if (isStretch(spell)) {
            entries.push_back(spell.entry);
            exits.push_back(spell.exit);
            if (spell.hasFailed) {
                failures.push_back(spell.exit);
            }
        }
    }
    std::sort(entries.begin(), entries.end());
    std::sort(exits.begin(), exits.end());
    std::sort(failures.begin(), failures.end());
    std::vector<SurvivalStep> steps;
    double survival = 1;
    double greenwood = 0;
    for (std::size_t i = 0; i < failures.size();) {
        const double age = failures[i];
        const auto next = std::upper_bound(failures.begin(), failures.end(), age);
        const auto failed = next - (failures.begin() + static_cast<std::ptrdiff_t>(i));
        // entered before the age, and not gone before it
        const auto entered = std::lower_bound(entries.begin(), entries.end(), age);
        const auto gone = std::lower_bound(exits.begin(), exits.end(), age);
        const auto atRisk = (entered - entries.begin()) - (gone - exits.begin());
        const auto n = static_cast<double>(atRisk);
        const auto d = static_cast<double>(failed);
        survival *= 1 - d / n;
        greenwood += n > d ? d / (n * (n - d)) : 0;
        SurvivalStep step;
        step.age = age;
        step.atRisk = atRisk;
        step.failures = failed;
        step.survival = survival;
        step.standardError = survival * std::sqrt(greenwood);
        if (survival > 0) {
            const double spread =
                normalQuantile() * std::sqrt(greenwood) / std::abs(std::log(survival));
            step.lower = std::pow(survival, std::exp(spread));
            step.upper = std::pow(survival, std::exp(-spread));
        }
        steps.push_back(step);
        i += static_cast<std::size_t>(failed);
    }
    return steps;
}

double Weibull::cumulativeHazard(double age) const
{
    return age <= 0 ? 0 : std::pow(age / scale, shape);
}

double Weibull::expectedFailures(double from, double to) const
{
    return to <= from ? 0 : cumulativeHazard(to) - cumulativeHazard(std::max(from, 0.0));
}

namespace {

/// Sums over spells for one shape k, of t^k, t^k·ln t and t^k·(ln t)² at exit, minus at entry.
struct Sums
{
    double power = 0;
    double powerLog = 0;
    double powerLogLog = 0;
};

class WeibullFit
{
public:
    explicit WeibullFit(std::span<const Spell> spells)
    {
        for (const auto& spell : spells) {
            if (isStretch(spell)) {
                m_spells.push_back(spell);
                m_unit = std::max(m_unit, spell.exit);
            }
        }
        for (auto& spell : m_spells) {
            spell.entry /= m_unit; // powers of ages up to 1 stay small
            spell.exit /= m_unit;
            if (spell.hasFailed) {
                ++m_failures;
                m_sumLog += std::log(spell.exit);
            }
        }
    }

    std::optional<Weibull> fit() const
    {
        if (m_failures < leastFailures) {
            return std::nullopt;
        }
        constexpr double smallest = 0.05;
        constexpr double largest = 50;
        const auto score = [this](double shape) { return scoreOf(shape); };
        if (score(smallest) <= 0) { // all failures at the beginning of life
            return withUncertainty(smallest);
        }
        if (score(largest) >= 0) { // all failures at one age
            return withUncertainty(largest);
        }
        constexpr int bits = 48;
        std::uintmax_t most = 200;
        const auto bracket = boost::math::tools::toms748_solve(
            score, smallest, largest, boost::math::tools::eps_tolerance<double>(bits), most);
        return withUncertainty((bracket.first + bracket.second) / 2);
    }

private:
    Sums sumsOf(double shape) const
    {
        Sums sums;
        const auto add = [&](double age, double sign) {
            if (age > 0) {
                const double power = sign * std::pow(age, shape);
                const double log = std::log(age);
                sums.power += power;
                sums.powerLog += power * log;
                sums.powerLogLog += power * log * log;
            }
        };
        for (const auto& spell : m_spells) {
            add(spell.exit, 1);
            add(spell.entry, -1);
        }
        return sums;
    }

    /// Derivative of the profile log-likelihood by the shape.
    double scoreOf(double shape) const
    {
        const auto sums = sumsOf(shape);
        const auto d = static_cast<double>(m_failures);
        return d / shape + m_sumLog - d * sums.powerLog / sums.power;
    }

    Weibull withUncertainty(double shape) const
    {
        const auto sums = sumsOf(shape);
        const auto d = static_cast<double>(m_failures);
        const double logScale = std::log(sums.power / d) / shape; // of ages divided by the unit
        Weibull out;
        out.failures = m_failures;
        out.shape = shape;
        out.scale = std::exp(logScale) * m_unit;
        out.logLikelihood = d * (std::log(shape) - shape * logScale - 1 - std::log(m_unit)) +
                            (shape - 1) * m_sumLog;
        // observed information for (ln shape, ln scale); with u = ln t − ln scale, s0, s1 and s2
        // are the sums of e^(shape·u), times u, times u²
        const double norm = std::exp(-shape * logScale);
        const double s0 = norm * sums.power;
        const double s1 = norm * (sums.powerLog - logScale * sums.power);
        const double s2 = norm * (sums.powerLogLog - 2 * logScale * sums.powerLog +
                                  logScale * logScale * sums.power);
        const double sumLog = m_sumLog - d * logScale;
        const double shapeShape = shape * s1 + shape * shape * s2 - shape * sumLog;
        const double shapeScale = shape * d - shape * s0 - shape * shape * s1;
        const double scaleScale = shape * shape * s0;
        const double determinant = shapeShape * scaleScale - shapeScale * shapeScale;
        const double z = normalQuantile();
        const double errorShape = std::sqrt(std::max(0.0, scaleScale / determinant));
        const double errorScale = std::sqrt(std::max(0.0, shapeShape / determinant));
        out.shapeLower = out.shape * std::exp(-z * errorShape);
        out.shapeUpper = out.shape * std::exp(z * errorShape);
        out.scaleLower = out.scale * std::exp(-z * errorScale);
        out.scaleUpper = out.scale * std::exp(z * errorScale);
        return out;
    }

    std::vector<Spell> m_spells;
    double m_unit = 0;
    double m_sumLog = 0;
    std::int64_t m_failures = 0;
};

} // namespace

std::optional<Weibull> fitWeibull(std::span<const Spell> spells)
{
    return WeibullFit(spells).fit();
}

} // namespace dongbo::planning
