#include "core/register/planning/plan_summary.h"

#include "core/register/base/lookups.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <tuple>

namespace dongbo {

namespace {

using Json = nlohmann::json;

/// The object a plan's record holds; an empty one when it holds something else.
Json objectOf(const MaybeText& text)
{
    auto read = Json::parse(text.value_or("{}"), nullptr, false);
    return read.is_object() ? read : Json::object();
}

std::optional<std::int64_t> integerIn(const Json& object, const char* member)
{
    const auto at = object.find(member);
    return at != object.end() && at->is_number_integer() ? std::optional{at->get<std::int64_t>()}
                                                         : std::nullopt;
}

std::string textIn(const Json& object, const char* member)
{
    const auto at = object.find(member);
    return at != object.end() && at->is_string() ? at->get<std::string>() : std::string();
}

std::vector<planning::PlanTarget> targetsIn(const Json& object, const char* member)
{
    std::vector<planning::PlanTarget> out;
    const auto list = object.find(member);
    if (list == object.end() || !list->is_array()) {
        return out;
    }
    for (const auto& one : *list) {
        if (!one.is_object()) {
            continue;
        }
        planning::PlanTarget target;
        if (const auto site = RecordId::parse(textIn(one, "site_id"))) {
            target.site = SiteId{*site};
        }
        target.type = parseCode<DeviceType>(textIn(one, "type"));
        if (target.site || target.type) {
            out.push_back(target);
        }
    }
    return out;
}

} // namespace

PlanSummary summaryOf(Register& reg, const PlanId& id)
{
    PlanSummary out;
    out.id = id;
    out.plan = lookups::require<Plan>(reg, id);
    out.progress = progressOf(reg, id);
    const auto result = objectOf(out.plan.result);
    out.sites = integerIn(result, "sites");
    out.readyBefore = integerIn(result, "ready_before");
    out.readyAfter = integerIn(result, "ready_after");
    out.critical = integerIn(result, "critical");
    out.others = integerIn(result, "others");
    out.leftOut = integerIn(result, "left_out");
    if (const auto optimal = result.find("optimal");
        optimal != result.end() && optimal->is_boolean()) {
        out.isOptimal = optimal->get<bool>();
    }
    const auto objective = integerIn(result, "objective");
    const auto bound = integerIn(result, "bound");
    if (objective && bound && *bound > 0) {
        constexpr double percent = 100;
        out.gapPercent =
            percent * static_cast<double>(*bound - *objective) / static_cast<double>(*bound);
    }
    return out;
}

planning::PlanRequest requestOf(const Plan& plan)
{
    planning::PlanRequest out;
    const auto asked = objectOf(plan.request);
    out.budget = plan.budget.value_or(Money{integerIn(asked, "budget").value_or(0)});
    out.moveCost = Money{integerIn(asked, "move_cost").value_or(0)};
    out.missingPrice = textIn(asked, "missing_price") == "leave-out"
                           ? planning::PlanRequest::MissingPrice::LeaveOut
                           : planning::PlanRequest::MissingPrice::AtCeiling;
    const auto floor = asked.find("floor");
    out.hasFloor = floor != asked.end() && floor->is_boolean() && floor->get<bool>();
    out.pins = targetsIn(asked, "pins");
    out.exclusions = targetsIn(asked, "exclusions");
    if (const auto sources = asked.find("sources"); sources != asked.end() && sources->is_array()) {
        for (const auto& source : *sources) {
            const auto name = source.is_object() ? textIn(source, "name") : std::string();
            if (!name.empty()) {
                out.sources.push_back({name, Money{integerIn(source, "budget").value_or(0)}});
            }
        }
    }
    if (const auto weights = asked.find("weights");
        weights != asked.end() && weights->is_object()) {
        for (const auto& [key, weight] : weights->items()) {
            const auto site = RecordId::parse(key);
            if (site && weight.is_number_integer()) {
                out.weights[SiteId{*site}] = weight.get<std::int64_t>();
            }
        }
    }
    return out;
}

PlanLineReason reasonOf(const PlanLine& line)
{
    PlanLineReason out;
    const auto reason = objectOf(line.why);
    out.why.code = textIn(reason, "why");
    out.how.code = textIn(reason, "cost");
    if (const auto args = reason.find("args"); args != reason.end() && args->is_object()) {
        for (const auto& [name, value] : args->items()) {
            out.why.args.push_back({name, value.is_string() ? value.get<std::string>() : ""});
        }
    }
    return out;
}

Checked<PlanComparison> comparePlans(Register& reg, const std::vector<PlanId>& plans)
{
    if (plans.size() < 2 || plans.size() > mostCompared) {
        return Problem{"", {"plan.compare_some", {{"most", std::to_string(mostCompared)}}}};
    }
    PlanComparison out;
    using Key = std::tuple<PlanAction, std::optional<DeviceType>, std::optional<SiteId>>;
    std::map<Key, std::vector<std::int64_t>> counts;
    for (std::size_t i = 0; i < plans.size(); ++i) {
        out.plans.push_back(summaryOf(reg, plans[i]));
        for (const auto& row : out.plans.back().progress.lines) {
            const auto& line = row.line;
            auto& own = counts[{line.action.value_or(PlanAction::Buy), line.type, line.site}];
            own.resize(plans.size());
            ++own[i];
        }
    }
    for (const auto& [key, own] : counts) {
        const auto least = *std::min_element(own.begin(), own.end());
        out.common += least;
        if (*std::max_element(own.begin(), own.end()) != least) {
            out.differences.push_back({std::get<0>(key), std::get<1>(key), std::get<2>(key), own});
        }
    }
    return out;
}

} // namespace dongbo
