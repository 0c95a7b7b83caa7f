// bench-planning FOLDER [SITES]: a country of 10,599 (or so many) sites with 25 devices each. Its
// consistency against one full scan of the device table; a plan under a tight and an ample budget
// with its proven gap; one district with its curve of 50 budgets, and 120 varied ones. FOLDER keeps
// nothing.
#include "core/planning/plan/outcome.h"
#include "core/register/devices/devices.h"
#include "core/register/faults/faults.h"
#include "core/register/planning/kept_consistency.h"
#include "core/register/planning/plan_run.h"

#include <cstdio>
#include <exception>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "bench/country_register.h"
#include "bench/measure.h"
#include "bench/yardsticks/bare_scan.h"

namespace {

using namespace dongbo;
namespace fs = std::filesystem;

constexpr std::size_t districtSites = 18;

/// Between what was chosen and what no choice can pass, in percent.
double gapOf(const planning::PlanChoice& choice)
{
    return 100.0 * static_cast<double>(choice.bound - choice.objective) /
           static_cast<double>(std::max<std::int64_t>(choice.bound, 1));
}

/// A kept evaluation after one device broke down, and after one was moved.
void afterEdits(const fs::path& path, double whole)
{
    constexpr std::size_t runs = 20;
    auto reg = Register::open(path, {});
    KeptConsistency kept({});
    kept.refresh(reg);
    const auto& sites = kept.evaluation().read.situation.sites;
    std::vector<double> cpu;
    std::size_t evaluated = 0;
    std::size_t wholes = 0;
    for (std::size_t i = 0; i < runs; ++i) {
        FaultDraft fault;
        fault.device = sites[i * sites.size() / runs].devices.front().facts.id;
        fault.symptom = "không lên nguồn";
        fault.severity = Severity::Blocking;
        (void)reportFault(reg, fault);
        KeptConsistency::Refreshed refreshed;
        cpu.push_back(bench::costOf([&] { refreshed = kept.refresh(reg); }).cpu);
        evaluated += refreshed.sites.size();
        wholes += refreshed.isWhole ? 1 : 0;
    }
    bench::printLine("consistency after an edit", bench::quantile(cpu, 0.5), whole, "s", 0.01,
                     "CPU, median of 20, against all sites; " + std::to_string(evaluated) +
                         " sites evaluated after 20 edits, " + std::to_string(wholes) +
                         " times all");
    TransferDraft move;
    move.device = sites[1].devices.front().facts.id;
    move.to = sites[2].id;
    (void)transferDevice(reg, move);
    KeptConsistency::Refreshed refreshed;
    const auto moved = bench::costOf([&] { refreshed = kept.refresh(reg); }).cpu;
    bench::printLine("consistency after a transfer", moved, whole, "s", 0.01,
                     "CPU; " + std::to_string(refreshed.sites.size()) + " sites evaluated");
}

/// CPU seconds of one evaluation.
double consistency(const fs::path& path)
{
    constexpr int runs = 5;
    bench::BareScan scan(path, {"device"});
    Register::Options options;
    options.readOnly = true;
    auto reg = Register::open(path, options);
    std::vector<double> ours;
    std::vector<double> theirs;
    std::int64_t sites = 0;
    for (int i = 0; i < runs; ++i) {
        theirs.push_back(bench::costOf([&] { scan.run(); }).cpu);
        ours.push_back(bench::costOf([&] { sites = evaluateSites(reg, {}).counts.sites; }).cpu);
    }
    bench::printLine(
        "consistency of a country", bench::quantile(ours, 0.5), bench::quantile(theirs, 0.5), "s",
        2, "CPU, median of 5; every column of every device; " + std::to_string(sites) + " sites");
    return bench::quantile(ours, 0.5);
}

void plans(Register& reg)
{
    planning::PlanRequest request;
    request.moveCost = Money{300'000};
    const auto read = readSituation(reg, {});
    const auto task = planning::buildTask(read.situation, request);
    auto problem = task.problem;
    std::int64_t all = 0;
    for (const auto& gap : problem.gaps) {
        all += gap.isCritical ? 1 : 0;
    }
    std::fprintf(stderr, "%zu sites, %zu gaps (%lld critical), %zu options, %zu limits\n",
                 problem.sites.size(), problem.gaps.size(), static_cast<long long>(all),
                 problem.options.size(), problem.limits.size());
    problem.budget = 0;
    for (const auto& option : problem.options) {
        problem.budget += option.cost;
    }
    const auto everything = planning::choose(problem, {}).counts.spent;
    for (const auto percentage : {90, 40, 10}) {
        problem.budget = everything / 100 * percentage;
        planning::PlanChoice choice;
        const auto cost = bench::costOf([&] { choice = planning::choose(problem, {}); });
        const auto name =
            "plan for a country, " + std::to_string(percentage) + " % of what they need";
        bench::printLine(name.c_str(), cost.cpu, 0, "s", 10,
                         "CPU; " + std::to_string(choice.counts.sites) + " sites made ready, " +
                             std::to_string(choice.counts.spent / 1'000'000) + " of " +
                             std::to_string(problem.budget / 1'000'000) + " million đồng spent");
        bench::printLine((name + ", proven gap").c_str(), gapOf(choice), 0, "%", 0.1,
                         "of the objective");
    }
}

void district(Register& reg)
{
    planning::PlanRequest request;
    request.moveCost = Money{300'000};
    const auto read = readSituation(reg, {});
    const auto task = planning::buildTask(read.situation, request);
    auto problem = task.problem;
    const auto everything = planning::costOfEverything(task, {}).dong;
    std::vector<double> cpu;
    bool isOptimal = true;
    for (int i = 1; i <= 9; ++i) {
        problem.budget = everything * i / 10;
        cpu.push_back(bench::costOf([&] {
                          const auto choice = planning::choose(problem, {});
                          isOptimal =
                              isOptimal && choice.state == planning::PlanChoice::State::Optimal;
                      }).cpu);
    }
    bench::printLine("plan for a district, the slowest of 9 budgets", bench::quantile(cpu, 0.999),
                     0, "s", 1,
                     std::string(isOptimal ? "all proven optimal" : "NOT all optimal") + "; " +
                         std::to_string(problem.gaps.size()) + " gaps; median " +
                         std::to_string(bench::quantile(cpu, 0.5)));
    std::vector<Money> budgets;
    for (int i = 0; i < 50; ++i) {
        budgets.push_back(Money{everything * i / 49});
    }
    const auto cost = bench::costOf([&] { (void)planning::curveOf(task, budgets, {}); });
    bench::printLine("curve of 50 budgets of a district", cost.cpu, 0, "s", 3, "CPU");
}

/// Another district each time: its own estimates, prices, floor, weights and funding sources.
planning::PlanRequest vary(planning::Situation& situation, std::mt19937_64& random)
{
    const auto below = [&](std::uint64_t most) {
        return static_cast<std::int64_t>(random() % most);
    };
    const std::int64_t steps[] = {1, 1'000, 50'000, 500'000};
    const auto step = steps[below(4)];
    situation.repairs.clear();
    situation.prices.clear();
    situation.quotas.clear();
    for (auto& site : situation.sites) {
        for (auto& device : site.devices) {
            const bool isBroken = below(10) == 0;
            device.facts.condition = isBroken ? Condition::Broken : Condition::Good;
            device.facts.use = below(15) == 0 ? Use::Spare : Use::InUse;
            if (device.facts.condition == Condition::Broken && below(3) != 0) {
                situation.repairs[device.facts.id].estimate =
                    Money{(200'000 + below(8'000'000)) / step * step};
            }
        }
    }
    for (std::uint8_t type = 1; type < 17; ++type) {
        for (auto models = below(4); models > 0; --models) {
            PriceEntry price;
            price.type = static_cast<DeviceType>(type);
            price.model = std::string(1, static_cast<char>('A' + models)) + "100";
            price.price = Money{(1'000'000 + below(15'000'000)) / step * step};
            price.day = situation.day;
            situation.prices.push_back(price);
        }
    }
    for (auto quotas = below(3); quotas > 0; --quotas) {
        Quota quota;
        quota.type = static_cast<DeviceType>(1 + below(16));
        quota.mostPerSite = 1 + below(3);
        situation.quotas.push_back(quota);
    }
    planning::PlanRequest request;
    request.moveCost = Money{below(4) * 150'000};
    request.hasFloor = below(3) == 0;
    for (const auto& site : situation.sites) {
        request.weights[site.id] = 1 + below(3);
    }
    for (auto sources = below(4); sources > 0; --sources) {
        request.sources.push_back({"source " + std::to_string(sources), Money{}});
    }
    return request;
}

void districts(Register& reg)
{
    constexpr int count = 120;
    auto read = readSituation(reg, {});
    std::mt19937_64 random(23);
    std::vector<double> cpu;
    std::size_t proven = 0;
    for (int district = 0; district < count; ++district) {
        auto request = vary(read.situation, random);
        const auto sources = static_cast<std::int64_t>(request.sources.size());
        auto all = request;
        all.sources.clear();
        all.budget = Money{1'000'000'000'000};
        const auto everything =
            planning::costOfEverything(planning::buildTask(read.situation, all), {}).dong;
        for (int tenth = 1; tenth <= 9; tenth += 2) {
            request.budget = Money{everything * tenth / 10};
            for (auto& source : request.sources) {
                source.most = Money{request.budget.dong / sources / 10 * 11};
            }
            const auto task = planning::buildTask(read.situation, request);
            cpu.push_back(bench::costOf([&] {
                              const auto choice = planning::choose(task.problem, {});
                              proven += choice.state == planning::PlanChoice::State::Optimal &&
                                                choice.isLeastMoney
                                            ? 1
                                            : 0;
                          }).cpu);
        }
    }
    bench::printLine("plans for 120 varied districts, the slowest", bench::quantile(cpu, 0.999), 0,
                     "s", 1,
                     "CPU; estimates, price lists, quotas, floors, up to 3 sources; " +
                         std::to_string(proven) + " of " + std::to_string(cpu.size()) +
                         " proven; median " + std::to_string(bench::quantile(cpu, 0.5)));
}

int run(const fs::path& folder, std::size_t sitesOfCountry)
{
    const auto country = folder / "planning-country.dongbo";
    const auto small = folder / "planning-district.dongbo";
    for (const auto& [path, sites] :
         {std::pair{country, sitesOfCountry}, std::pair{small, districtSites}}) {
        bench::makeCountry(path, sites, bench::Evidence::None);
    }
    const auto whole = consistency(country);
    afterEdits(country, whole); // once the yardstick is closed: it knows nothing of page checks
    {
        auto reg = Register::open(country, {});
        plans(reg);
    }
    {
        auto reg = Register::open(small, {});
        district(reg);
        districts(reg);
    }
    bench::removeRegister(country);
    bench::removeRegister(small);
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    try {
        if (argc != 2 && argc != 3) {
            return 2;
        }
        return run(argv[1], argc == 3 ? std::stoul(argv[2]) : bench::countrySites);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}
