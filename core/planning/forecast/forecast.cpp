#include "core/planning/forecast/forecast.h"

#include <algorithm>
#include <set>

namespace dongbo::planning {

namespace {

constexpr double daysAYear = 365.25;

double yearsBetween(Date from, Date to)
{
    const auto days = (std::chrono::sys_days{to} - std::chrono::sys_days{from}).count();
    return static_cast<double>(days) / daysAYear;
}

Date monthsLater(Date day, std::int64_t months)
{
    auto later = day + std::chrono::months{months};
    if (!later.ok()) { // the 31st of a shorter month
        later = later.year() / later.month() / std::chrono::last;
    }
    return later;
}

/// Calls visit(spell) for one device, between two days.
template <typename F> void eachSpell(const DeviceLife& life, Date from, Date until, F&& visit)
{
    const Date end = life.end ? std::min(*life.end, until) : until;
    double entry = std::max(0.0, yearsBetween(life.start, from));
    for (const auto& day : life.failures) {
        if (day < from || day > end) {
            continue;
        }
        // several faults of one day, or of the first one, take half a day each
        const double exit = std::max(yearsBetween(life.start, day), entry + 0.5 / daysAYear);
        visit(Spell{entry, exit, true});
        entry = exit;
    }
    const double exit = yearsBetween(life.start, end);
    if (exit > entry) {
        visit(Spell{entry, exit, false});
    }
}

bool isInUse(const DeviceLife& life, Date day)
{
    return life.start <= day && (!life.end || *life.end > day);
}

/// Expected failures of a device in a coming period by the hazard of its type.
double comingOf(const Weibull& fit, const DeviceLife& life, Date day, Date until)
{
    return fit.expectedFailures(yearsBetween(life.start, day), yearsBetween(life.start, until));
}

std::int64_t failuresBetween(const DeviceLife& life, Date from, Date until)
{
    return std::count_if(life.failures.begin(), life.failures.end(),
                         [&](Date day) { return day >= from && day < until; });
}

std::set<DeviceType> typesOf(const std::vector<DeviceLife>& lives)
{
    std::set<DeviceType> types;
    for (const auto& life : lives) {
        types.insert(life.type);
    }
    return types;
}

/// Observed and expected failures of every model of a type.
std::vector<Experience> experiences(const std::vector<DeviceLife>& lives, DeviceType type,
                                    const Weibull& fit, Date from, Date until)
{
    std::map<std::string, Experience> byModel;
    for (const auto& life : lives) {
        if (life.type != type || life.model.empty()) {
            continue;
        }
        auto& model = byModel[life.model];
        model.name = life.model;
        eachSpell(life, from, until, [&](const Spell& spell) {
            model.failures += spell.hasFailed ? 1 : 0;
            model.expected += fit.expectedFailures(spell.entry, spell.exit);
        });
    }
    std::vector<Experience> out;
    for (const auto& entry : byModel) {
        out.push_back(entry.second);
    }
    return out;
}

TypeForecast forecastType(const std::vector<DeviceLife>& lives, DeviceType type, Date from,
                          Date today, Date until, std::map<SiteId, double>& sites)
{
    TypeForecast out;
    out.type = type;
    const auto spells = spellsOf(lives, type, from, today);
    for (const auto& spell : spells) {
        out.failures += spell.hasFailed ? 1 : 0;
        out.exposure += spell.exit - spell.entry;
    }
    out.survival = kaplanMeier(spells);
    out.fit = fitWeibull(spells);
    for (const auto& life : lives) {
        out.devices += life.type == type && isInUse(life, today) ? 1 : 0;
    }
    if (!out.fit) {
        return out;
    }
    const auto members = experiences(lives, type, *out.fit, from, today);
    const auto rates = shrunkRates(members);
    std::map<std::string, std::size_t> place;
    for (std::size_t i = 0; i < members.size(); ++i) {
        place.emplace(members[i].name, i);
        out.models.push_back({members[i].name, 0, rates[i], 0});
    }
    double mean = 0;
    for (const auto& life : lives) {
        if (life.type != type || !isInUse(life, today)) {
            continue;
        }
        double coming = comingOf(*out.fit, life, today, until);
        if (const auto model = place.find(life.model); model != place.end()) {
            auto& own = out.models[model->second];
            coming *= own.rate.rate;
            ++own.devices;
            own.coming += coming;
        }
        mean += coming;
        if (life.site) {
            sites[*life.site] += coming;
        }
    }
    out.coming = predict(mean, out.failures);
    return out;
}

/// The forecast as it would have been made before each of the last half-years.
BackTest backTest(const std::vector<DeviceLife>& lives, Date from, Date today)
{
    constexpr std::int64_t periodMonths = 6;
    constexpr int mostPeriods = 6;
    BackTest test;
    for (int back = mostPeriods; back >= 1; --back) {
        const Date cut = monthsLater(today, -periodMonths * back);
        const Date end = monthsLater(cut, periodMonths);
        if (yearsBetween(from, cut) < 1) {
            continue; // nothing to learn from yet
        }
        BackTest::Period period;
        period.name = isoText(cut);
        double exposure = 0;
        std::int64_t failures = 0;
        double years = 0; // of those in use during the period
        for (const auto type : typesOf(lives)) {
            const auto spells = spellsOf(lives, type, from, cut);
            const auto fit = fitWeibull(spells);
            double own = 0;
            double ownYears = 0;
            std::int64_t ownFailures = 0;
            for (const auto& spell : spells) {
                own += spell.exit - spell.entry;
                ownFailures += spell.hasFailed ? 1 : 0;
            }
            for (const auto& life : lives) {
                if (life.type != type || !isInUse(life, cut)) {
                    continue;
                }
                const double stretch = yearsBetween(cut, end);
                ownYears += stretch;
                period.forecast += fit ? comingOf(*fit, life, cut, end) : 0;
                period.actual += failuresBetween(life, cut, end);
            }
            if (!fit && own > 0) { // too little for a hazard: the type's plain rate
                period.forecast += static_cast<double>(ownFailures) / own * ownYears;
            }
            exposure += own;
            failures += ownFailures;
            years += ownYears;
        }
        period.naive = exposure > 0 ? static_cast<double>(failures) / exposure * years : 0;
        const auto limits = predict(period.forecast, failures);
        test.inside += limits.lower <= period.actual && period.actual <= limits.upper ? 1 : 0;
        test.periods.push_back(std::move(period));
    }
    score(test);
    return test;
}

} // namespace

std::vector<Spell> spellsOf(const std::vector<DeviceLife>& lives, DeviceType type, Date from,
                            Date until)
{
    std::vector<Spell> spells;
    for (const auto& life : lives) {
        if (life.type == type) {
            eachSpell(life, from, until, [&](const Spell& spell) { spells.push_back(spell); });
        }
    }
    return spells;
}

Forecast forecast(const std::vector<DeviceLife>& lives, Date from, Date today, std::int64_t months)
{
    Forecast out;
    out.from = from;
    out.today = today;
    out.months = months;
    std::map<SiteId, double> sites;
    for (const auto type : typesOf(lives)) {
        out.types.push_back(
            forecastType(lives, type, from, today, monthsLater(today, months), sites));
    }
    for (const auto& [site, coming] : sites) {
        out.sites.push_back({site, coming});
    }
    std::stable_sort(out.sites.begin(), out.sites.end(),
                     [](const auto& a, const auto& b) { return a.coming > b.coming; });
    out.test = backTest(lives, from, today);
    return out;
}

std::vector<LemonReport> lemonModels(const std::vector<DeviceLife>& lives, Date from, Date today,
                                     double falseAlarms)
{
    std::vector<LemonReport> out;
    const auto types = typesOf(lives);
    for (const auto type : types) {
        const auto fit = fitWeibull(spellsOf(lives, type, from, today));
        if (!fit) {
            continue;
        }
        // every type takes its share of the false alarms
        out.push_back({type, lemons(experiences(lives, type, *fit, from, today),
                                    falseAlarms / static_cast<double>(types.size()))});
    }
    return out;
}

} // namespace dongbo::planning
