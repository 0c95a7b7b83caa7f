#include "core/register/planning/plan_run.h"

#include "core/register/base/office.h"

#include <set>

namespace dongbo {

namespace {

constexpr std::int64_t mostBudget = 100'000'000'000'000; ///< as much as the journal admits
constexpr std::int64_t mostWeight = 100;

/// "camera at Đại An", as the person typed it.
std::string shown(const RegisterSituation& read, const planning::PlanTarget& target)
{
    std::string out;
    if (target.site) {
        const auto at = read.placeOf(*target.site);
        out = at == planning::nowhere ? target.site->text() : read.sites[at].name;
    }
    if (target.type) {
        out += ":" + std::string(codeOf(*target.type));
    }
    return out;
}

} // namespace

Problems checkRequest(const planning::PlanRequest& request)
{
    Problems problems;
    const auto amount = [&](const char* field, Money money) {
        if (money.dong < 0) {
            problems.push_back(
                {field, {"value.negative", {{"value", std::to_string(money.dong)}}}});
        } else if (money.dong > mostBudget) {
            problems.push_back(
                {field, {"plan.too_much", {{"most", "@money:" + std::to_string(mostBudget)}}}});
        }
    };
    amount("budget", request.budget);
    amount("move_cost", request.moveCost);
    std::set<std::string> names;
    for (const auto& source : request.sources) {
        amount("funding_source", source.most);
        if (source.name.empty() || !names.insert(source.name).second) {
            problems.push_back({"funding_source", {"plan.source_twice", {{"name", source.name}}}});
        }
    }
    for (const auto& [site, weight] : request.weights) {
        if (weight < 1 || weight > mostWeight) {
            problems.push_back(
                {"weight",
                 {"plan.bad_weight",
                  {{"value", std::to_string(weight)}, {"most", std::to_string(mostWeight)}}}});
        }
    }
    return problems;
}

Money usualMoveCost(Register& reg)
{
    return officeOf(reg).moveCost.value_or(Money{0});
}

Checked<PlanRun> makePlan(Register& reg, const PlanningScope& scope,
                          const planning::PlanRequest& request, const planning::PlanRules& rules)
{
    auto problems = checkRequest(request);
    if (!problems.empty()) {
        return problems;
    }
    PlanRun run{scope, request, readSituation(reg, scope), {}, {}, {}};
    run.task = planning::buildTask(run.read.situation, request);
    for (const auto& pin : run.task.unmatchedPins) {
        problems.push_back({"pin", {"plan.pin_without_gap", {{"pin", shown(run.read, pin)}}}});
    }
    if (!problems.empty()) {
        return problems;
    }
    run.choice = planning::choose(run.task.problem, rules);
    switch (run.choice.state) {
    case planning::PlanChoice::State::Impossible:
        return Problem{"pin", {"plan.pins_impossible", {}}};
    case planning::PlanChoice::State::NotFound:
        return Problem{"pin", {"plan.pins_not_found", {}}};
    case planning::PlanChoice::State::Optimal:
    case planning::PlanChoice::State::Near:
        break;
    }
    run.outcome = planning::outcomeOf(run.read.situation, request, run.task, run.choice);
    return run;
}

} // namespace dongbo
