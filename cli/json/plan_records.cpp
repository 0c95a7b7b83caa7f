#include "cli/json/plan_records.h"

#include "core/store/projection/load.h"
#include "core/store/queries/place_queries.h"

namespace dongbo::cli {

namespace {

template <typename R, typename Id, typename F>
Json nameOf(Register& reg, const std::optional<Id>& id, F&& name)
{
    const auto record = id ? store::load<R>(reg.database(), *id) : std::optional<R>{};
    return record ? jsonOf(name(*record)) : Json();
}

Json siteName(Register& reg, const std::optional<SiteId>& id)
{
    return nameOf<Site>(reg, id, [](const Site& site) { return site.name; });
}

Json deviceCode(Register& reg, const std::optional<DeviceId>& id)
{
    return nameOf<Device>(reg, id, [](const Device& device) { return device.code; });
}

/// A member of a JSON text that the program itself wrote; null when it is not there.
Json memberOf(const MaybeText& text, const char* member)
{
    const auto object = Json::parse(text.value_or("{}"), nullptr, false);
    return object.is_object() && object.contains(member) ? object[member] : Json();
}

std::string whyOf(const Context& context, const PlanLine& line)
{
    const auto code = memberOf(line.why, "why");
    const auto cost = memberOf(line.why, "cost");
    const auto args = memberOf(line.why, "args");
    Message message{code.is_string() ? code.get<std::string>() : std::string(), {}};
    if (args.is_object()) {
        for (const auto& [name, value] : args.items()) {
            message.args.push_back({name, value.is_string() ? value.get<std::string>() : ""});
        }
    }
    std::string out = message.code.empty() ? std::string() : context.say(message);
    if (cost.is_string()) {
        out += (out.empty() ? "" : " ") + context.say(cost.get<std::string>());
    }
    return out;
}

} // namespace

Json planRecordJson(Register& reg, const store::PlanRow& row)
{
    const Plan& plan = row.plan;
    const auto progress = progressOf(reg, row.id);
    return {{"id", row.id.text()},
            {"name", jsonOf(plan.name)},
            {"state", jsonOf(plan.state)},
            {"day", jsonOf(plan.day)},
            {"unit", nameOf<Unit>(reg, plan.unit, [](const Unit& unit) { return unit.name; })},
            {"unit_id", jsonOf(plan.unit)},
            {"budget", jsonOf(plan.budget)},
            {"planned", progress.planned.dong},
            {"spent", progress.spent.dong},
            {"lines", progress.lines.size()},
            {"finished", progress.finished},
            {"dropped", progress.dropped},
            {"ready_before", memberOf(plan.result, "ready_before")},
            {"ready_after", memberOf(plan.result, "ready_after")},
            {"objective", memberOf(plan.result, "objective")},
            {"bound", memberOf(plan.result, "bound")},
            {"optimal", memberOf(plan.result, "optimal")},
            {"approved_day", jsonOf(plan.approvedDay)},
            {"decision_no", jsonOf(plan.decisionNo)},
            {"notes", jsonOf(plan.notes)},
            {"number", jsonOf(plan.name)}};
}

Json planLineJson(const Context& context, Register& reg, const store::PlanLineRow& row)
{
    const PlanLine& line = row.line;
    const auto plan =
        line.plan ? store::load<Plan>(reg.database(), *line.plan) : std::optional<Plan>{};
    const auto number = (plan ? plan->name.value_or("") : std::string()) + "/" +
                        std::to_string(line.position.value_or(0));
    return {{"id", row.id.text()},
            {"number", number},
            {"position", jsonOf(line.position)},
            {"kind", jsonOf(line.action)},
            {"site", siteName(reg, line.site)},
            {"site_id", jsonOf(line.site)},
            {"from_site", siteName(reg, line.fromSite)},
            {"from_site_id", jsonOf(line.fromSite)},
            {"type", jsonOf(line.type)},
            {"device", deviceCode(reg, line.device)},
            {"device_id", jsonOf(line.device)},
            {"fault_id", jsonOf(line.fault)},
            {"model", jsonOf(line.model)},
            {"cost", jsonOf(line.cost)},
            {"source", jsonOf(line.fundingSource)},
            {"step", jsonOf(line.step)},
            {"actual_cost", jsonOf(line.actualCost)},
            {"day", jsonOf(line.day)},
            {"document_no", jsonOf(line.documentNo)},
            {"received", deviceCode(reg, line.received)},
            {"received_id", jsonOf(line.received)},
            {"transfer_id", jsonOf(line.transfer)},
            {"repair_id", jsonOf(line.repair)},
            {"why", whyOf(context, line)},
            {"notes", jsonOf(line.notes)}};
}

} // namespace dongbo::cli
