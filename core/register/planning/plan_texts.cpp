#include "core/register/planning/plan_texts.h"

#include "core/register/base/field_writes.h"
#include "core/register/base/lookups.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace dongbo::plan_texts {

namespace {

using Json = nlohmann::ordered_json;

Json targetsOf(const std::vector<planning::PlanTarget>& targets)
{
    Json out = Json::array();
    for (const auto& target : targets) {
        out.push_back({{"site_id", target.site ? Json(target.site->text()) : Json()},
                       {"type", target.type ? Json(codeOf(*target.type)) : Json()}});
    }
    return out;
}

} // namespace

std::string requestText(const PlanRun& run)
{
    const auto& request = run.request;
    Json sources = Json::array();
    for (const auto& source : request.sources) {
        sources.push_back({{"name", source.name}, {"budget", source.most.dong}});
    }
    Json weights = Json::object();
    for (const auto& [site, weight] : request.weights) {
        weights[site.text()] = weight;
    }
    const bool isAtCeiling = request.missingPrice == planning::PlanRequest::MissingPrice::AtCeiling;
    const Json out = {{"budget", request.budget.dong},
                      {"sources", sources},
                      {"move_cost", request.moveCost.dong},
                      {"missing_price", isAtCeiling ? "ceiling" : "leave-out"},
                      {"floor", request.hasFloor},
                      {"pins", targetsOf(request.pins)},
                      {"exclusions", targetsOf(request.exclusions)},
                      {"weights", weights},
                      {"tier", run.scope.tier ? Json(*run.scope.tier) : Json()}};
    return out.dump();
}

std::string resultText(const PlanRun& run)
{
    const auto& choice = run.choice;
    const Json out = {{"spent", run.outcome.spent.dong},
                      {"objective", choice.objective},
                      {"bound", choice.bound},
                      {"optimal", choice.state == planning::PlanChoice::State::Optimal},
                      {"sites", run.task.evaluated},
                      {"ready_before", run.outcome.readyBefore},
                      {"ready_after", run.outcome.readyAfter},
                      {"critical", choice.counts.critical},
                      {"others", choice.counts.others},
                      {"left_out", run.outcome.leftOut.size()}};
    return out.dump();
}

std::string whyText(const planning::PlannedAction& action)
{
    Json args = Json::object();
    for (const auto& argument : action.why.args) {
        args[argument.name] = argument.value;
    }
    const Json out = {{"why", action.why.code}, {"args", args}, {"cost", action.how.code}};
    return out.dump();
}

std::string lineLabel(Register& reg, const PlanLine& line)
{
    const auto plan =
        line.plan ? store::load<Plan>(reg.database(), *line.plan) : std::optional<Plan>{};
    return (plan ? plan->name.value_or("") : std::string()) + "/" +
           std::to_string(line.position.value_or(0));
}

void requireStep(const PlanLine& line, std::initializer_list<PlanStep> allowed)
{
    const auto step = line.step.value_or(PlanStep::Proposed);
    if (std::find(allowed.begin(), allowed.end(), step) == allowed.end()) {
        throw Error(Error::Kind::Refused,
                    {"plan.wrong_step", {{"step", "@plan_step." + std::string(codeOf(step))}}});
    }
}

void requireApproved(Register& reg, const PlanLine& line)
{
    if (!line.plan) {
        throw Error(Error::Kind::Refused, {"plan.without_plan", {}});
    }
    const auto plan = lookups::require<Plan>(reg, *line.plan);
    const auto state = plan.state.value_or(PlanState::Proposed);
    if (state != PlanState::Approved) {
        throw Error(Error::Kind::Refused,
                    {"plan.wrong_state",
                     {{"plan", plan.name.value_or(line.plan->text())},
                      {"state", "@plan_state." + std::string(codeOf(state))}}});
    }
}

void finishPlan(Register& reg, journal::Action& action, const PlanLine& line, const PlanLineId& id)
{
    if (!line.plan) {
        return;
    }
    const auto plan = store::load<Plan>(reg.database(), *line.plan);
    const auto lines = store::planLines(reg.database(), *line.plan);
    const bool isLast = std::all_of(lines.begin(), lines.end(), [&](const auto& row) {
        return row.id == id || row.line.step == PlanStep::InUse ||
               row.line.step == PlanStep::Dropped;
    });
    if (plan && isLast && plan->state == PlanState::Approved) {
        FieldWrites<Plan>().set(&Plan::state, PlanState::Done).apply(action, *line.plan);
    }
}

} // namespace dongbo::plan_texts
