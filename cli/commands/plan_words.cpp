#include "cli/commands/plan_words.h"

#include "cli/typed.h"
#include "core/domain/error.h"
#include "core/register/base/find.h"

namespace dongbo::cli::commands {

namespace {

/// "left=right"; throws {Usage} when there is no "=" in it.
std::pair<std::string, std::string> split(const char* option, const std::string& text)
{
    const auto at = text.rfind('=');
    if (at == std::string::npos || at == 0 || at + 1 == text.size()) {
        throw Error(Error::Kind::Usage, {"plan.not_a_pair", {{"option", option}, {"value", text}}});
    }
    return {text.substr(0, at), text.substr(at + 1)};
}

/// "SITE", "SITE:TYPE" or ":TYPE".
planning::PlanTarget targetOf(const Context& context, Register& reg, Problems& problems,
                              const char* field, const std::string& text)
{
    planning::PlanTarget target;
    auto site = text;
    const auto colon = text.rfind(':');
    if (colon != std::string::npos) {
        target.type = typedChoice<DeviceType>(context, problems, field, text.substr(colon + 1));
        site = text.substr(0, colon);
    }
    if (!site.empty()) {
        target.site = findSite(reg, site);
    }
    return target;
}

} // namespace

void PlanWords::addTo(Verb& verb)
{
    verb.repeated("--source", sources, "source_budget")
        .repeated("--pin", pins, "plan_target")
        .repeated("--exclude", exclusions, "plan_target")
        .repeated("--weight", weights, "site_weight")
        .flag("--floor", hasFloor)
        .option("--move-cost", moveCost, "money")
        .option("--missing-price", missingPrice, "missing_price")
        .option("--unit", unit, "unit")
        .option("--tier", tier, "tier")
        .option("--seconds", seconds, "number");
}

planning::PlanRequest requestOf(const Context& context, Register& reg, const PlanWords& words,
                                Problems& problems)
{
    planning::PlanRequest request;
    request.budget = typedMoney(problems, "budget", words.budget).value_or(Money{});
    request.moveCost =
        typedMoney(problems, "move_cost", words.moveCost).value_or(usualMoveCost(reg));
    request.hasFloor = words.hasFloor;
    if (words.missingPrice == "leave-out") {
        request.missingPrice = planning::PlanRequest::MissingPrice::LeaveOut;
    } else if (!words.missingPrice.empty() && words.missingPrice != "ceiling") {
        detail::addUnknownChoice(problems, "missing_price", words.missingPrice,
                                 "ceiling, leave-out");
    }
    for (const auto& text : words.sources) {
        const auto [name, most] = split("--source", text);
        request.sources.push_back(
            {name, typedMoney(problems, "funding_source", most).value_or(Money{})});
    }
    for (const auto& text : words.pins) {
        request.pins.push_back(targetOf(context, reg, problems, "pin", text));
    }
    for (const auto& text : words.exclusions) {
        request.exclusions.push_back(targetOf(context, reg, problems, "exclude", text));
    }
    for (const auto& text : words.weights) {
        const auto [site, weight] = split("--weight", text);
        request.weights[findSite(reg, site)] = typedInteger(problems, "weight", weight).value_or(1);
    }
    return request;
}

PlanningScope scopeOf(Register& reg, const std::string& unit, const std::string& tier,
                      Problems& problems)
{
    PlanningScope scope;
    if (!unit.empty()) {
        scope.unit = findUnit(reg, unit);
    }
    scope.tier = typedTier(reg, problems, tier);
    return scope;
}

planning::PlanRules rulesOf(const PlanWords& words, Problems& problems)
{
    planning::PlanRules rules;
    constexpr std::int64_t mostSeconds = 3'600;
    if (const auto seconds = typedInteger(problems, "seconds", words.seconds)) {
        if (*seconds < 1) {
            problems.push_back(
                {"seconds", {"value.too_small", {{"value", words.seconds}, {"least", "1"}}}});
        }
        if (*seconds > mostSeconds) {
            problems.push_back(
                {"seconds",
                 {"value.too_large",
                  {{"value", words.seconds}, {"most", std::to_string(mostSeconds)}}}});
        }
        rules.seconds = static_cast<double>(*seconds);
    }
    return rules;
}

} // namespace dongbo::cli::commands
