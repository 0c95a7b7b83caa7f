#include "cli/json/planning.h"

#include "core/planning/needs.h"

#include <algorithm>
#include <map>

namespace dongbo::cli {

namespace {

Json codesOf(const RegisterSituation& read, const std::vector<DeviceId>& devices)
{
    Json out = Json::array();
    for (const auto& device : devices) {
        out.push_back(read.codeOf(device));
    }
    return out;
}

const planning::PlanDevice* deviceOf(const planning::PlanSite& site, const DeviceId& id)
{
    const auto found = std::find_if(site.devices.begin(), site.devices.end(),
                                    [&](const auto& device) { return device.facts.id == id; });
    return found == site.devices.end() ? nullptr : &*found;
}

/// What stands at the site beyond its standard, a line per type.
void addSurplus(Json& lines, const Consistency& consistency, const SiteConsistency& site)
{
    std::map<DeviceType, std::vector<DeviceId>> byType;
    for (const auto& id : site.needs.surplus) {
        const auto* device = deviceOf(consistency.read.situation.sites[site.site], id);
        if (device != nullptr && device->facts.type) {
            byType[*device->facts.type].push_back(id);
        }
    }
    for (const auto& [type, devices] : byType) {
        lines.push_back({{"function", nullptr},
                         {"type", codeOf(type)},
                         {"need", 0},
                         {"have", devices.size()},
                         {"state", "surplus"},
                         {"devices", codesOf(consistency.read, devices)},
                         {"critical", false},
                         {"minimum", nullptr},
                         {"why", nullptr}});
    }
}

Json siteJson(const Context& context, const Consistency& consistency, const SiteConsistency& site)
{
    const auto& standard = consistency.standardOf(site);
    const auto& brief = consistency.read.sites[site.site];
    Json lines = Json::array();
    for (const auto& line : site.lines) {
        const auto& wanted = standard.lines[line.line];
        const auto why = shortfallText(context, consistency, site, line);
        lines.push_back({{"function", jsonOf(wanted.function)},
                         {"type", jsonOf(wanted.type)},
                         {"need", line.need},
                         {"have", line.have},
                         {"state", planning::codeOf(line.worst)},
                         {"devices", codesOf(consistency.read, line.devices)},
                         {"critical", wanted.critical.value_or(false)},
                         {"minimum", wanted.minimum == "-" ? Json() : jsonOf(wanted.minimum)},
                         {"why", jsonOfName(why)}});
    }
    addSurplus(lines, consistency, site);
    return {{"site", brief.name},
            {"standard", jsonOf(standard.set.name)},
            {"can_meet", site.needs.canMeet},
            {"lines", lines},
            {"site_id", brief.id.text()},
            {"unit", jsonOfName(brief.unitTitle)},
            {"unit_id", jsonOf(brief.unit)},
            {"tier", jsonOfName(brief.tier)},
            {"standard_id", standard.id.text()}};
}

} // namespace

std::string shortfallText(const Context& context, const Consistency& consistency,
                          const SiteConsistency& site, const planning::LineSummary& line)
{
    const auto& standard = consistency.standardOf(site);
    const auto& wanted = standard.lines[line.line];
    for (const auto& id : line.devices) {
        const auto* found = deviceOf(consistency.read.situation.sites[site.site], id);
        if (found == nullptr || planning::isOutOfAction(found->facts)) {
            continue;
        }
        Device device;
        device.type = found->facts.type;
        device.specs = std::string(found->facts.specs);
        const auto specs = found->facts.specs.empty() ? MaybeText{} : device.specs;
        const auto shortfall =
            planning::shortfallOf(specs, planning::demandsOn(wanted, device), found->facts.year);
        if (!shortfall) {
            continue;
        }
        const auto demand = planning::textOf(std::vector{shortfall->demand});
        if (shortfall->have.empty()) {
            return context.say("plan.not_recorded", {{"demand", demand}});
        }
        return context.say("plan.falls_short", {{"demand", demand}, {"have", shortfall->have}});
    }
    return {};
}

Json consistencyJson(const Context& context, const Consistency& consistency)
{
    Json sites = Json::array();
    for (const auto& site : consistency.sites) {
        sites.push_back(siteJson(context, consistency, site));
    }
    const auto& counts = consistency.counts;
    Json positions = Json::object();
    for (std::size_t i = 0; i < planning::needStates; ++i) {
        positions[std::string(planning::codeOf(static_cast<planning::NeedState>(i)))] =
            counts.positions[i];
    }
    return {{"sites", sites},
            {"summary",
             {{"sites", counts.sites},
              {"can_meet", counts.able},
              {"without_standard", counts.withoutStandard},
              {"critical_gaps", counts.criticalGaps},
              {"other_gaps", counts.otherGaps},
              {"surplus", counts.surplus},
              {"positions", positions},
              {"day", isoText(consistency.read.situation.day)}}}};
}

namespace {

class PlanWriter
{
public:
    PlanWriter(const Context& context, const RegisterSituation& read,
               const planning::PlanTask& task)
        : m_context(context)
        , m_read(read)
        , m_task(task)
    {}

    Json action(const planning::PlannedAction& action) const
    {
        const auto gap = m_task.gaps[action.gap];
        return {{"kind", codeOf(action.kind)},
                {"site", m_read.sites[gap.site].name},
                {"from_site", nameOf(action.fromSite)},
                {"type", jsonOf(action.type)},
                {"device", action.device ? Json(m_read.codeOf(*action.device)) : Json()},
                {"cost", action.cost.dong},
                {"why", m_context.say(action.why) + " " + m_context.say(action.how)},
                {"why_code", action.why.code},
                {"cost_code", action.how.code},
                {"site_id", action.site.text()},
                {"from_site_id", jsonOf(action.fromSite)},
                {"device_id", jsonOf(action.device)},
                {"fault_id", jsonOf(action.fault)},
                {"function", functionOf(gap)},
                {"critical", action.isCritical},
                {"pinned", action.isPinned},
                {"model", jsonOfName(action.model)},
                {"source", jsonOfName(action.source)},
                {"price_source", jsonOfName(action.priceSource)},
                {"line_id", action.line.text()}};
    }

    Json leftOut(const planning::LeftOut& left) const
    {
        const auto gap = m_task.gaps[left.gap];
        return {{"site", m_read.sites[gap.site].name},   {"type", jsonOf(left.type)},
                {"state", planning::codeOf(left.state)}, {"cost", jsonOf(left.cost)},
                {"why", m_context.say(left.why)},        {"why_code", left.why.code},
                {"site_id", left.site.text()},           {"function", functionOf(gap)},
                {"critical", left.isCritical},           {"line_id", left.line.text()}};
    }

private:
    Json nameOf(const std::optional<SiteId>& site) const
    {
        const auto at = site ? m_read.placeOf(*site) : planning::nowhere;
        return at == planning::nowhere ? Json() : Json(m_read.sites[at].name);
    }
    Json functionOf(const planning::GapOffer& gap) const
    {
        const auto& situation = m_read.situation;
        return jsonOf(
            situation.standards[situation.sites[gap.site].standard].lines[gap.line].function);
    }

    const Context& m_context;
    const RegisterSituation& m_read;
    const planning::PlanTask& m_task;
};

} // namespace

Json planJson(const Context& context, const RegisterSituation& read,
              const planning::PlanRequest& request, const planning::PlanTask& task,
              const planning::PlanChoice& choice, const planning::PlanOutcome& outcome)
{
    const PlanWriter writer(context, read, task);
    Json actions = Json::array();
    for (const auto& action : outcome.actions) {
        actions.push_back(writer.action(action));
    }
    Json leftOut = Json::array();
    for (const auto& left : outcome.leftOut) {
        leftOut.push_back(writer.leftOut(left));
    }
    Json sources = Json::array();
    for (std::size_t i = 0; i < request.sources.size(); ++i) {
        sources.push_back({{"name", request.sources[i].name},
                           {"budget", request.sources[i].most.dong},
                           {"spent", outcome.spentBySource[i].dong}});
    }
    const auto& counts = choice.counts;
    return {{"budget", request.budget.dong},
            {"spent", outcome.spent.dong},
            {"objective", choice.objective},
            {"bound", choice.bound},
            {"optimal", choice.state == planning::PlanChoice::State::Optimal},
            {"actions", actions},
            {"left_out", leftOut},
            {"ready_before", outcome.readyBefore},
            {"ready_after", outcome.readyAfter},
            {"least_money", choice.isLeastMoney},
            {"time_up", choice.isTimeUp},
            {"method", choice.method},
            {"closed",
             {{"sites", counts.sites},
              {"weighted_sites", counts.weighted},
              {"critical", counts.critical},
              {"others", counts.others},
              {"uniform", counts.uniform},
              {"floors", counts.floors}}},
            {"weights",
             {{"site", choice.weights.weighted},
              {"critical", choice.weights.critical},
              {"other", choice.weights.others},
              {"uniform", choice.weights.uniform},
              {"floor", choice.weights.floors},
              {"money_unit", choice.weights.moneyUnit},
              {"strict", choice.weights.isStrict}}},
            {"sites", task.evaluated},
            {"sources", sources},
            {"day", isoText(read.situation.day)}};
}

} // namespace dongbo::cli
