#include "core/register/planning/outlook.h"

#include "core/register/base/checks.h"
#include "core/store/queries/standard_queries.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>

namespace dongbo {

namespace {

constexpr double daysAYear = 365.25;

double ageOn(const planning::DeviceLife& life, Date day)
{
    const auto days = (std::chrono::sys_days{day} - std::chrono::sys_days{life.start}).count();
    return static_cast<double>(days) / daysAYear;
}

Date yearsLater(Date day, std::int64_t years)
{
    const auto later = day + std::chrono::years{years};
    return later.ok() ? later : later.year() / std::chrono::February / std::chrono::last;
}

bool isInUse(const planning::DeviceLife& life, Date day)
{
    return life.start <= day && (!life.end || *life.end > day);
}

class OutlookMaker
{
public:
    OutlookMaker(const OutlookInput& input, int years)
        : m_input(input)
        , m_forecast(planning::forecast(input.lives.lives, input.lives.from, input.day, 1))
    {
        m_out.day = input.day;
        m_out.withoutAge = input.lives.withoutAge;
        for (int i = 0; i < years; ++i) {
            OutlookYear year;
            year.year = static_cast<int>(input.day.year()) + i;
            m_out.years.push_back(year);
        }
        m_repairs.resize(m_out.years.size(), 0);
    }

    Outlook make()
    {
        std::set<DeviceType> inUse;
        for (const auto& life : m_input.lives.lives) {
            if (isInUse(life, m_input.day)) {
                inUse.insert(life.type);
                addEnd(life);
                addFailures(life);
            }
        }
        for (const auto& type : m_forecast.types) {
            if (!type.fit && inUse.contains(type.type)) {
                m_out.tooFew.push_back(type.type);
            }
        }
        for (std::size_t i = 0; i < m_repairs.size(); ++i) {
            m_out.years[i].repairs = Money{std::llround(m_repairs[i])};
        }
        std::stable_sort(m_out.ending.begin(), m_out.ending.end(),
                         [](const EndingDevice& a, const EndingDevice& b) {
                             return std::tie(a.year, a.type, a.code) <
                                    std::tie(b.year, b.type, b.code);
                         });
        return std::move(m_out);
    }

private:
    [[nodiscard]] std::string nameOf(const RecordId& id) const
    {
        const auto at = m_input.lives.names.find(id);
        return at == m_input.lives.names.end() ? std::string() : at->second;
    }

    void addEnd(const planning::DeviceLife& life)
    {
        const auto served = m_input.usefulLives.find(life.type);
        if (served == m_input.usefulLives.end()) {
            ++m_out.withoutLife;
            return;
        }
        const auto end = yearsLater(life.start, served->second);
        const int year = static_cast<int>(end.year());
        if (year > m_out.years.back().year) {
            return;
        }
        const auto price = m_input.prices.find(life.type);
        const bool isKnown = price != m_input.prices.end();
        const bool isOverdue = end <= m_input.day;
        auto& slot =
            m_out.years[static_cast<std::size_t>(std::max(0, year - m_out.years.front().year))];
        (isOverdue ? m_out.overdue : slot.ending) += 1;
        m_out.withoutPrice += isKnown ? 0 : 1;
        if (isKnown) {
            (isOverdue ? m_out.overdueReplacing : slot.replacing).dong += price->second.dong;
        }
        m_out.ending.push_back({life.device, nameOf(life.device), life.type, life.site,
                                life.site ? nameOf(*life.site) : std::string(), year,
                                isKnown ? std::optional{price->second} : std::nullopt});
    }

    void addFailures(const planning::DeviceLife& life)
    {
        const auto type = std::find_if(m_forecast.types.begin(), m_forecast.types.end(),
                                       [&](const auto& one) { return one.type == life.type; });
        if (type == m_forecast.types.end() || !type->fit) {
            return;
        }
        const auto model = std::find_if(type->models.begin(), type->models.end(),
                                        [&](const auto& one) { return one.name == life.model; });
        const double rate = model == type->models.end() ? 1 : model->rate.rate;
        const auto cost = m_input.lives.repairCosts.find(life.type);
        Date from = m_input.day;
        for (std::size_t i = 0; i < m_out.years.size(); ++i) {
            const Date until = std::chrono::year{m_out.years[i].year} / std::chrono::December / 31;
            const double coming =
                rate * type->fit->expectedFailures(ageOn(life, from), ageOn(life, until));
            m_out.years[i].failures += coming;
            m_repairs[i] += cost == m_input.lives.repairCosts.end() ? 0 : coming * cost->second;
            from = until;
        }
    }

    const OutlookInput& m_input;
    planning::Forecast m_forecast;
    Outlook m_out;
    std::vector<double> m_repairs; ///< đồng, by year
};

} // namespace

Outlook outlook(const OutlookInput& input, int years)
{
    return OutlookMaker(input, years).make();
}

Checked<Outlook> outlookOf(Register& reg, std::int64_t years)
{
    constexpr std::int64_t mostYears = 10;
    Problems problems;
    checks::between(problems, "years", years, 1, mostYears);
    if (!problems.empty()) {
        return problems;
    }
    OutlookInput input;
    input.lives = readLives(reg);
    const auto read = readSituation(reg, {});
    input.day = read.situation.day;
    for (const auto& info : store::typeInfos(reg.database())) {
        if (info.type && info.usefulLifeYears) {
            input.usefulLives[*info.type] = *info.usefulLifeYears;
        }
    }
    for (const auto& life : input.lives.lives) {
        if (const auto price = priceOfNew(read.situation, life.type)) {
            input.prices[life.type] = *price;
        }
    }
    return outlook(input, static_cast<int>(years));
}

} // namespace dongbo
