#include "core/register/planning/reliability.h"

#include "core/planning/needs.h"
#include "core/planning/plan/prices.h"
#include "core/register/base/checks.h"
#include "core/register/planning/situation.h"
#include "core/store/queries/device_queries.h"
#include "core/store/queries/standard_queries.h"

#include <algorithm>

namespace dongbo {

namespace {

/// The day a device was put into use, else bought; the middle of a year when only that is known.
std::optional<Date> startOf(const Device& device)
{
    if (device.inUseDate) {
        return device.inUseDate;
    }
    if (device.acquired) {
        return device.acquired;
    }
    const auto year = device.inUseYear ? device.inUseYear : device.yearMade;
    if (!year) {
        return std::nullopt;
    }
    return Date{std::chrono::year{static_cast<int>(*year)}, std::chrono::July, std::chrono::day{1}};
}

bool hasLeft(const Device& device)
{
    const auto paper = device.paper.value_or(Paper::Active);
    return paper == Paper::Disposed || paper == Paper::Lost || paper == Paper::Transferred;
}

template <typename T> std::optional<T> medianOf(std::vector<T> values)
{
    if (values.empty()) {
        return std::nullopt;
    }
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

} // namespace

Lives readLives(Register& reg)
{
    auto& database = reg.database();
    Lives out;
    const auto today = planningDay(reg);
    out.today = today;
    out.from = today;
    std::unordered_map<RecordId, std::vector<Date>> failures;
    for (const auto& fault : store::faultBriefs(database)) {
        if (fault.device && fault.reportedAt) {
            const auto day = dayOf(*fault.reportedAt);
            failures[*fault.device].push_back(day);
            out.from = std::min(out.from, day);
        }
    }
    store::DeviceFilter all;
    all.includeAll = true;
    store::forEachDevice(database, all, store::DeviceOrder::Code, [&](const store::DeviceRow& row) {
        const Device& device = row.device;
        if (row.isWithdrawn || !device.type) {
            return;
        }
        const auto start = startOf(device);
        if (!start || *start > today) {
            out.withoutAge += hasLeft(device) ? 0 : 1;
            return;
        }
        planning::DeviceLife life;
        life.device = row.id;
        life.type = *device.type;
        life.model = device.model.value_or("");
        life.site = device.site;
        life.start = *start;
        if (hasLeft(device)) {
            const auto steps = store::disposalsOf(database, row.id);
            life.end = steps.empty() ? out.from : steps.back().disposal.day;
        }
        if (const auto own = failures.find(row.id); own != failures.end()) {
            life.failures = own->second;
        }
        out.names.emplace(row.id, device.code.value_or(device.name.value_or("")));
        out.lives.push_back(std::move(life));
    });
    for (const auto& site : store::siteBriefs(database, std::nullopt)) {
        out.names.emplace(site.id, site.name);
    }
    for (const auto& [type, costs] : store::repairCosts(database)) {
        double sum = 0;
        for (const auto& cost : costs) {
            sum += static_cast<double>(cost.dong);
        }
        out.repairCosts[type] = sum / static_cast<double>(costs.size());
    }
    return out;
}

Checked<planning::Forecast> forecastFailures(const Lives& lives, std::int64_t months)
{
    constexpr std::int64_t mostMonths = 60;
    Problems problems;
    checks::between(problems, "months", months, 1, mostMonths);
    if (!problems.empty()) {
        return problems;
    }
    auto forecast = planning::forecast(lives.lives, lives.from, lives.today, months);
    forecast.withoutAge = lives.withoutAge;
    return forecast;
}

Checked<std::vector<SpareNeed>> sparesNeeded(Register& reg, double cover)
{
    constexpr double leastCover = 0.5;
    constexpr double mostCover = 0.999;
    if (!(cover >= leastCover && cover <= mostCover)) {
        return Problem{"cover", {"forecast.bad_cover", {}}};
    }
    auto& database = reg.database();
    const auto read = readLives(reg);
    const auto today = planningDay(reg);
    std::map<DeviceId, DeviceType> typeOf;
    for (const auto& life : read.lives) {
        typeOf.emplace(life.device, life.type);
    }
    std::map<DeviceType, std::vector<double>> days;
    for (const auto& fault : store::faultBriefs(database)) {
        const auto type = fault.device ? typeOf.find(*fault.device) : typeOf.end();
        if (type != typeOf.end() && fault.reportedAt && fault.fixedAt &&
            *fault.reportedAt <= *fault.fixedAt) {
            constexpr double msADay = 86'400'000;
            days[type->second].push_back(
                static_cast<double>(fault.fixedAt->unixMs - fault.reportedAt->unixMs) / msADay);
        }
    }
    std::map<DeviceType, std::int64_t> ready;
    store::eachDeviceBrief(database, std::nullopt, [&](const store::DeviceBrief& device) {
        if (device.type && device.use == Use::Spare && device.condition != Condition::Broken) {
            ++ready[*device.type];
        }
    });
    std::vector<SpareNeed> out;
    constexpr double daysAYear = 365.25;
    const auto forecast = planning::forecast(read.lives, read.from, today, 12);
    for (const auto& type : forecast.types) {
        const auto lead = medianOf(days[type.type]);
        if (!type.coming || !lead) {
            continue;
        }
        SpareNeed need;
        need.type = type.type;
        need.devices = type.devices;
        need.spares = ready[type.type];
        need.failuresPerYear = type.coming->mean;
        need.leadDays = *lead;
        need.pool = planning::sparesFor(need.failuresPerYear, *lead / daysAYear, cover);
        out.push_back(need);
    }
    return out;
}

std::optional<Money> priceOfNew(const planning::Situation& situation, DeviceType type)
{
    std::optional<Money> price;
    for (const auto& entry : situation.prices) {
        if (entry.type == type && entry.price && (!price || *entry.price < *price)) {
            price = entry.price;
        }
    }
    for (const auto& standard : situation.standards) {
        for (const auto& line : standard.lines) {
            if (!price && line.type == type) {
                price = line.ceiling;
            }
        }
    }
    return price;
}

namespace {

constexpr double horizonYears = 3;

/// Fills in one question; false when a price or the cost of the repair is not known.
bool ask(const RegisterSituation& read, const planning::PlanDevice& device,
         const planning::Forecast& forecast, const Lives& lives, planning::RepairQuestion& question)
{
    const auto& situation = read.situation;
    const auto type = *device.facts.type;
    const auto quote = situation.repairs.find(device.facts.id);
    const auto usual = situation.usualRepairs.find(type);
    std::optional<Money> repair;
    if (quote != situation.repairs.end() && quote->second.isUnrepairable) {
        return false;
    }
    if (quote != situation.repairs.end() && quote->second.estimate) {
        repair = quote->second.estimate;
    } else if (usual != situation.usualRepairs.end()) {
        repair = usual->second;
    }
    const auto price = priceOfNew(situation, type);
    if (!repair || !price) {
        return false;
    }
    question.repairCost = static_cast<double>(repair->dong);
    question.newPrice = static_cast<double>(price->dong);
    question.horizon = horizonYears;
    const auto mean = lives.repairCosts.find(type);
    question.meanRepairCost = mean == lives.repairCosts.end() ? 0 : mean->second;
    const auto life = std::find_if(lives.lives.begin(), lives.lives.end(),
                                   [&](const auto& one) { return one.device == device.facts.id; });
    const auto fit = std::find_if(forecast.types.begin(), forecast.types.end(),
                                  [&](const auto& one) { return one.type == type; });
    if (life != lives.lives.end() && fit != forecast.types.end() && fit->fit) {
        const auto days =
            (std::chrono::sys_days{forecast.today} - std::chrono::sys_days{life->start}).count();
        const double age = static_cast<double>(days) / 365.25;
        question.oldFailuresPerYear =
            fit->fit->expectedFailures(age, age + horizonYears) / horizonYears;
        question.newFailuresPerYear = fit->fit->expectedFailures(0, horizonYears) / horizonYears;
    }
    return true;
}

/// Repair or replace, device by device, over one reading of the register.
class Adviser
{
public:
    Adviser(Register& reg, const Lives& lives)
        : m_read(readSituation(reg, {}))
        , m_lives(lives)
        , m_forecast(planning::forecast(lives.lives, lives.from, m_read.situation.day, months))
    {
        for (const auto& info : store::typeInfos(reg.database())) {
            if (info.type && info.usefulLifeYears) {
                m_usefulLives[*info.type] = static_cast<double>(*info.usefulLifeYears);
            }
        }
    }

    /// Calls `visit` with every broken device whose repair and price are known.
    template <typename F> void each(F&& visit) const
    {
        for (std::size_t i = 0; i < m_read.situation.sites.size(); ++i) {
            for (const auto& device : m_read.situation.sites[i].devices) {
                if (auto one = of(i, device)) {
                    visit(std::move(*one));
                }
            }
        }
    }

private:
    static constexpr std::int64_t months = 12;

    std::optional<ReplaceOrRepair> of(std::size_t site, const planning::PlanDevice& device) const
    {
        if (!device.facts.type || device.facts.condition != Condition::Broken) {
            return std::nullopt;
        }
        ReplaceOrRepair one;
        one.device = device.facts.id;
        one.code = std::string(device.code);
        one.type = *device.facts.type;
        one.site = m_read.sites[site].name;
        if (const auto life = m_usefulLives.find(one.type); life != m_usefulLives.end()) {
            one.question.usefulLife = life->second;
        }
        if (!ask(m_read, device, m_forecast, m_lives, one.question)) {
            return std::nullopt;
        }
        one.advice = planning::adviseRepair(one.question);
        return one;
    }

    RegisterSituation m_read;
    const Lives& m_lives;
    planning::Forecast m_forecast;
    std::map<DeviceType, double> m_usefulLives;
};

} // namespace

Advice adviceFor(Register& reg)
{
    Advice out;
    const auto lives = readLives(reg);
    Adviser(reg, lives).each([&](ReplaceOrRepair one) { out.repairs.push_back(std::move(one)); });
    constexpr double falseAlarms = 0.05;
    for (auto& report : planning::lemonModels(lives.lives, lives.from, lives.today, falseAlarms)) {
        std::erase_if(report.members, [](const auto& member) { return !member.isLemon; });
        if (!report.members.empty()) {
            out.lemons.push_back(std::move(report));
        }
    }
    for (const auto& fault : store::faultBriefs(reg.database())) {
        if (fault.paidUnderWarranty.dong > 0) {
            const auto name = fault.device ? lives.names.find(*fault.device) : lives.names.end();
            out.claims.push_back({fault.id, fault.number,
                                  name == lives.names.end() ? std::string() : name->second,
                                  fault.paidUnderWarranty});
        }
    }
    return out;
}

Prognosis prognosisOf(Register& reg, const DeviceId& device)
{
    Prognosis out;
    const auto read = readLives(reg);
    const auto life = std::find_if(read.lives.begin(), read.lives.end(),
                                   [&](const auto& one) { return one.device == device; });
    if (life != read.lives.end() && !life->end) {
        const auto today = planningDay(reg);
        const auto fit =
            planning::fitWeibull(planning::spellsOf(read.lives, life->type, read.from, today));
        if (fit) {
            const auto days =
                (std::chrono::sys_days{today} - std::chrono::sys_days{life->start}).count();
            const double age = static_cast<double>(days) / 365.25;
            out.failures = fit->expectedFailures(age, age + 1);
        }
    }
    const auto row = store::deviceRow(reg.database(), device);
    if (row && row->now.condition == Condition::Broken) {
        Adviser(reg, read).each([&](ReplaceOrRepair one) {
            if (one.device == device) {
                out.advice = std::move(one);
            }
        });
    }
    return out;
}

} // namespace dongbo
