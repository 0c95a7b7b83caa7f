#include "core/planning/plan/outcome.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <deque>
#include <map>
#include <random>

using namespace dongbo; // NOLINT(google-build-using-namespace): a test
using namespace dongbo::planning;

namespace {

constexpr std::int64_t million = 1'000'000;
constexpr auto moved = PlanAction::Move;

template <typename Id> Id numbered(std::size_t number)
{
    Id id;
    id.bytes[14] = static_cast<std::uint8_t>(number / 256);
    id.bytes[15] = static_cast<std::uint8_t>(number % 256);
    return id;
}

StandardLine line(DeviceType type, std::int64_t quantity, bool critical, const char* minimum = "-",
                  const char* substitutes = "-")
{
    StandardLine out;
    out.type = type;
    out.quantity = quantity;
    out.critical = critical;
    out.minimum = minimum;
    out.substitutes = substitutes;
    out.ceiling = Money{20 * million};
    return out;
}

/// Owns the texts its devices refer to.
struct District
{
    District()
    {
        situation.day = Date{std::chrono::year{2024}, std::chrono::May, std::chrono::day{10}};
    }
    void standard(std::vector<StandardLine> lines)
    {
        Standard out;
        out.lines = std::move(lines);
        for (std::size_t i = 0; i < out.lines.size(); ++i) {
            out.lineIds.push_back(numbered<StandardLineId>(100 + i));
        }
        situation.standards.push_back(std::move(out));
    }
    PlanSite& site(std::size_t standard = 0)
    {
        PlanSite out;
        out.id = numbered<SiteId>(situation.sites.size() + 1);
        out.standard = standard;
        situation.sites.push_back(out);
        return situation.sites.back();
    }
    PlanDevice& device(PlanSite& at, DeviceType type, Condition condition = Condition::Good,
                       const char* specs = "", const char* model = "", Use use = Use::InUse)
    {
        PlanDevice out;
        out.facts.id = numbered<DeviceId>(++devices);
        out.facts.type = type;
        out.facts.condition = condition;
        out.facts.use = use;
        out.facts.specs = specs;
        out.model = model;
        at.devices.push_back(out);
        return at.devices.back();
    }

    Situation situation;
    std::size_t devices = 0;
};

PlanOutcome planOf(const District& district, const PlanRequest& request)
{
    const auto task = buildTask(district.situation, request);
    return outcomeOf(district.situation, request, task, choose(task.problem, {}));
}

std::vector<std::string> codes(const PlanOutcome& outcome)
{
    std::vector<std::string> out;
    for (const auto& action : outcome.actions) {
        out.push_back(action.why.code);
    }
    for (const auto& left : outcome.leftOut) {
        out.push_back(left.why.code);
    }
    return out;
}
using Codes = std::vector<std::string>;

/// Carries the plan out: what the register would hold afterwards.
Situation after(const District& district, const PlanOutcome& outcome)
{
    Situation out = district.situation;
    const auto siteOf = [&](const SiteId& id) -> PlanSite& {
        return *std::find_if(out.sites.begin(), out.sites.end(),
                             [&](const PlanSite& site) { return site.id == id; });
    };
    std::size_t bought = 5'000;
    for (const auto& action : outcome.actions) {
        auto& site = siteOf(action.site);
        if (action.kind == PlanAction::Buy) {
            PlanDevice device;
            device.facts.id = numbered<DeviceId>(++bought);
            device.facts.type = action.type;
            device.facts.condition = Condition::Good;
            device.facts.specs = R"({"inch":65})";
            site.devices.push_back(device);
            continue;
        }
        auto& from = action.kind == PlanAction::Move ? siteOf(*action.fromSite) : site;
        const auto found =
            std::find_if(from.devices.begin(), from.devices.end(),
                         [&](const PlanDevice& one) { return one.facts.id == *action.device; });
        REQUIRE(found != from.devices.end());
        auto device = *found;
        from.devices.erase(found);
        device.facts.condition = Condition::Good;
        device.facts.use = Use::InUse;
        siteOf(action.site).devices.push_back(device);
    }
    return out;
}

} // namespace

TEST_CASE("Plan: a surplus is moved before anything is bought, and says so", "[planning]")
{
    District district;
    district.standard({line(DeviceType::Camera, 1, true)});
    auto& rich = district.site();
    district.device(rich, DeviceType::Camera);
    district.device(rich, DeviceType::Camera);
    district.site();
    district.site();
    PlanRequest request;
    request.budget = Money{25 * million};
    request.moveCost = Money{million};
    const auto plan = planOf(district, request);
    REQUIRE(plan.actions.size() == 2);
    const bool isMoveFirst = plan.actions[0].kind == PlanAction::Move;
    const auto& move = plan.actions[isMoveFirst ? 0 : 1];
    const auto& purchase = plan.actions[isMoveFirst ? 1 : 0];
    CHECK(move.kind == PlanAction::Move);
    CHECK(move.fromSite == district.situation.sites[0].id);
    CHECK(purchase.kind == PlanAction::Buy);
    CHECK(purchase.how.code == "plan.cost.ceiling");
    CHECK(plan.spent == Money{21 * million});
    CHECK(plan.readyBefore == 1);
    CHECK(plan.readyAfter == 3);
    CHECK(codes(plan) == Codes{"plan.why.ready", "plan.why.ready"});
    request.budget = Money{20 * million};
    CHECK(codes(planOf(district, request)) == Codes{"plan.why.ready", "plan.out.budget"});
}

TEST_CASE("Plan: a repair costs its estimate, nothing under warranty, else what is usual",
          "[planning]")
{
    District district;
    district.standard({line(DeviceType::Camera, 1, true)});
    auto& site = district.site();
    auto& broken = district.device(site, DeviceType::Camera, Condition::Broken);
    PlanRequest request;
    request.budget = Money{100 * million};
    const auto only = [&] {
        const auto plan = planOf(district, request);
        REQUIRE(plan.actions.size() == 1);
        return plan.actions[0];
    };
    CHECK(only().kind == PlanAction::Buy); // nobody knows what a repair costs
    district.situation.usualRepairs[DeviceType::Camera] = Money{2 * million};
    CHECK(only().how.code == "plan.cost.usual_repair");
    CHECK(only().cost == Money{2 * million});
    district.situation.repairs[broken.facts.id] = {numbered<FaultId>(1), Money{3 * million}, false};
    CHECK(only().how.code == "plan.cost.estimate");
    CHECK(only().fault == numbered<FaultId>(1));
    broken.warrantyUntil = district.situation.day;
    CHECK(only().cost == Money{0});
    district.situation.repairs[broken.facts.id].isUnrepairable = true;
    CHECK(only().kind == PlanAction::Buy);
    district.situation.repairs.clear();
    broken.facts.paper = Paper::DisposalProposed;
    CHECK(only().kind == PlanAction::Buy);
}

TEST_CASE("Plan: prices, ceilings and quotas decide what may be bought", "[planning]")
{
    District district;
    district.standard({line(DeviceType::Camera, 2, true)});
    auto& site = district.site();
    PlanRequest request;
    request.budget = Money{100 * million};
    const auto price = [&](std::int64_t millions, const char* model, unsigned day) {
        PriceEntry entry;
        entry.type = DeviceType::Camera;
        entry.model = model;
        entry.price = Money{millions * million};
        entry.day = Date{std::chrono::year{2024}, std::chrono::May, std::chrono::day{day}};
        entry.source = "P: báo giá";
        district.situation.prices.push_back(entry);
    };
    request.missingPrice = PlanRequest::MissingPrice::LeaveOut;
    CHECK(codes(planOf(district, request)) == Codes{"plan.out.no_price", "plan.out.no_price"});
    price(30, "A", 1);
    CHECK(codes(planOf(district, request)) ==
          Codes{"plan.out.over_ceiling", "plan.out.over_ceiling"});
    price(12, "A", 2); // the newer price of the same model counts
    CHECK(planOf(district, request).spent == Money{24 * million});
    price(14, "B", 2);
    CHECK(planOf(district, request).spent == Money{24 * million});
    // the preferred model comes before money left
    district.situation.standards[0].lines[0].preferred = "b|c";
    CHECK(planOf(district, request).spent == Money{28 * million});
    CHECK(planOf(district, request).actions[0].model == "B");
    Quota quota;
    quota.type = DeviceType::Camera;
    quota.mostPerSite = 1;
    district.situation.quotas.push_back(quota);
    CHECK(codes(planOf(district, request)) == Codes{"plan.why.critical", "plan.out.taken"});
    district.device(site, DeviceType::Camera, Condition::Broken);
    // the broken one counts for the quota, so the place without any stays open
    CHECK(codes(planOf(district, request)) == Codes{"plan.out.over_quota", "plan.out.over_quota"});
    district.situation.quotas[0].mostPerSite = 5;
    district.situation.quotas[0].ceiling = Money{13 * million};
    CHECK(planOf(district, request).actions[0].model == "A");
    district.situation.quotas[0].tier = "district";
    CHECK(planOf(district, request).actions[0].model == "B");
}

TEST_CASE("Plan: pins, exclusions, sources and weights are obeyed", "[planning]")
{
    District district;
    district.standard({line(DeviceType::Camera, 1, true), line(DeviceType::Mixer, 1, false)});
    district.site();
    district.site();
    const auto first = district.situation.sites[0].id;
    const auto second = district.situation.sites[1].id;
    PlanRequest request;
    request.budget = Money{20 * million};
    request.weights[second] = 2;
    CHECK(planOf(district, request).actions.at(0).site == second);
    request.pins.push_back({first, std::nullopt}); // its critical gap
    CHECK(planOf(district, request).actions.at(0).site == first);
    CHECK(planOf(district, request).actions.at(0).why.code == "plan.why.pinned");
    request.pins = {{first, DeviceType::Mixer}};
    CHECK(planOf(district, request).actions.at(0).type == DeviceType::Mixer);
    request.pins.clear();
    request.exclusions.push_back({second, std::nullopt});
    CHECK(planOf(district, request).actions.at(0).site == first);
    request.exclusions.push_back({std::nullopt, DeviceType::Camera});
    CHECK(planOf(district, request).actions.at(0).type == DeviceType::Mixer);
    request.exclusions.clear();
    request.pins = {{std::nullopt, DeviceType::Generator}};
    CHECK(buildTask(district.situation, request).unmatchedPins.size() == 1);
    request.pins.clear();
    request.budget = Money{80 * million};
    request.sources = {{"tỉnh", Money{25 * million}}, {"huyện", Money{20 * million}}};
    const auto plan = planOf(district, request);
    CHECK(plan.spentBySource == std::vector<Money>{Money{20 * million}, Money{20 * million}});
    CHECK(plan.leftOut.at(0).why.code == "plan.out.source");
}

TEST_CASE("Plan: what is carried out gives what was promised, and takes from nobody",
          "[planning][slow]")
{
    const std::vector<DeviceType> types{DeviceType::Camera, DeviceType::Codec, DeviceType::Computer,
                                        DeviceType::Screen};
    std::size_t moves = 0;
    for (std::uint64_t seed = 1; seed <= 400; ++seed) {
        INFO("seed " << seed);
        std::mt19937_64 random(seed);
        District district;
        std::vector<StandardLine> lines;
        for (std::size_t i = 0; i < 1 + random() % 3; ++i) {
            lines.push_back(line(types[random() % 4], static_cast<std::int64_t>(1 + random() % 2),
                                 random() % 3 != 0, random() % 3 == 0 ? "inch>=55" : "-",
                                 random() % 2 == 0 ? "codec" : "-"));
        }
        district.standard(lines);
        for (std::size_t i = 0; i < 2 + random() % 4; ++i) {
            auto& site = district.site(random() % 6 == 0 ? nowhere : 0);
            for (std::size_t n = random() % 5; n > 0; --n) {
                district.device(site, types[random() % 4],
                                random() % 4 == 0 ? Condition::Broken : Condition::Good,
                                random() % 2 == 0 ? R"({"inch":65})" : R"({"inch":43})",
                                random() % 2 == 0 ? "A" : "B",
                                random() % 4 == 0 ? Use::Spare : Use::InUse);
            }
        }
        district.situation.usualRepairs[DeviceType::Camera] = Money{3 * million};
        PlanRequest request;
        request.budget = Money{static_cast<std::int64_t>(random() % 100) * million};
        request.moveCost = Money{static_cast<std::int64_t>(random() % 3) * million / 2};
        const auto task = buildTask(district.situation, request);
        const auto plan = outcomeOf(district.situation, request, task, choose(task.problem, {}));
        REQUIRE(plan.spent <= request.budget);
        std::int64_t sum = 0;
        for (const auto& action : plan.actions) {
            sum += action.cost.dong;
            moves += action.kind == moved ? 1 : 0;
        }
        REQUIRE(Money{sum} == plan.spent);
        REQUIRE(plan.actions.size() + plan.leftOut.size() == task.gaps.size());
        const auto done = buildTask(after(district, plan), request);
        REQUIRE(done.readyBefore == plan.readyAfter);
        REQUIRE(done.gaps.size() == plan.leftOut.size());
        for (std::size_t i = 0; i < district.situation.sites.size(); ++i) {
            const auto filled = [&](const SiteNeeds& needs) {
                return std::count_if(needs.needs.begin(), needs.needs.end(),
                                     [](const Need& need) { return !isGap(need.state); });
            };
            REQUIRE(filled(done.needs[i]) >= filled(task.needs[i]));
        }
    }
    CHECK(moves > 40);
}

TEST_CASE("Plan: more money never makes fewer sites ready", "[planning]")
{
    District district;
    district.standard({line(DeviceType::Camera, 1, true), line(DeviceType::Screen, 2, true),
                       line(DeviceType::Mixer, 1, false)});
    std::mt19937_64 random(11);
    for (std::size_t i = 0; i < 8; ++i) {
        auto& site = district.site();
        for (std::size_t n = random() % 4; n > 0; --n) {
            district.device(site, random() % 2 == 0 ? DeviceType::Screen : DeviceType::Camera);
        }
    }
    PlanRequest request;
    const auto task = buildTask(district.situation, request);
    std::vector<Money> budgets;
    for (std::int64_t millions = 0; millions <= 300; millions += 25) {
        budgets.push_back(Money{millions * million});
    }
    std::size_t told = 0;
    const auto curve =
        curveOf(task, budgets, {}, [&](std::size_t done, std::size_t) { CHECK(done == told++); });
    REQUIRE(curve.size() == budgets.size());
    CHECK(told == budgets.size());
    for (std::size_t i = 1; i < curve.size(); ++i) {
        CHECK(curve[i].ready >= curve[i - 1].ready);
        CHECK(curve[i].isOptimal);
    }
    const auto everything = costOfEverything(task, {});
    auto problem = task.problem;
    problem.budget = everything.dong;
    CHECK(choose(problem, {}).chosen.size() == task.gaps.size());
    problem.budget -= 1;
    CHECK(choose(problem, {}).chosen.size() < task.gaps.size());
}
