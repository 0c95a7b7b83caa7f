#include "core/register/planning/plans.h"

#include "core/domain/json_text.h"
#include "core/register/base/field_writes.h"
#include "core/register/base/inside.h"
#include "core/register/base/lookups.h"
#include "core/register/planning/plan_texts.h"
#include "core/text/fold.h"

#include <algorithm>
#include <map>

namespace dongbo {

namespace {

std::string labelOf(const Plan& plan, const PlanId& id)
{
    return plan.name.value_or(id.text());
}

/// Refuses a step that the plan's state does not allow.
void requireState(const Plan& plan, const PlanId& id, std::initializer_list<PlanState> allowed)
{
    const auto state = plan.state.value_or(PlanState::Proposed);
    if (std::find(allowed.begin(), allowed.end(), state) == allowed.end()) {
        throw Error(Error::Kind::Refused,
                    {"plan.wrong_state",
                     {{"plan", labelOf(plan, id)},
                      {"state", "@plan_state." + std::string(codeOf(state))}}});
    }
}

Problems checkSave(Register& reg, const std::string& name, const PlanRun& run,
                   const std::string& notes)
{
    Problems problems;
    checks::required(problems, "name", lookups::maybe(name));
    checks::length(problems, "name", name, checks::shortText);
    checks::length(problems, "notes", notes, checks::longText);
    if (run.outcome.actions.empty()) {
        problems.push_back({"", {"plan.nothing_to_save", {}}});
    }
    for (const auto& row : store::plans(reg.database())) {
        if (row.plan.state != PlanState::Cancelled &&
            text::fold(row.plan.name.value_or("")) == text::fold(name)) {
            problems.push_back({"name", {"value.taken", {{"value", name}}}});
            break;
        }
    }
    return problems;
}

PlanLine lineOf(const PlanRun& run, std::size_t at, const PlanId& plan)
{
    const auto& action = run.outcome.actions[at];
    PlanLine line;
    line.plan = plan;
    line.position = static_cast<std::int64_t>(at) + 1;
    line.action = action.kind;
    line.site = action.site;
    line.fromSite = action.fromSite;
    line.standardLine = action.line;
    line.type = action.type;
    line.device = action.device;
    line.fault = action.fault;
    line.model = lookups::maybe(action.model);
    line.cost = action.cost;
    line.fundingSource = lookups::maybe(action.source);
    line.why = plan_texts::whyText(action);
    line.step = PlanStep::Proposed;
    return line;
}

} // namespace

Checked<Written<PlanId>> savePlan(Register& reg, const std::string& name, const PlanRun& run,
                                  const std::string& notes)
{
    store::UnitOfWork work(reg.database());
    auto problems = checkSave(reg, name, run, notes);
    if (!problems.empty()) {
        return problems;
    }
    Plan plan;
    plan.name = checks::normalForm(name);
    plan.state = PlanState::Proposed;
    plan.day = run.read.situation.day;
    plan.unit = run.scope.unit;
    plan.budget = run.request.budget;
    plan.request = plan_texts::requestText(run);
    plan.result = plan_texts::resultText(run);
    plan.notes = lookups::maybe(checks::normalForm(notes));
    journal::Action action(
        journalOf(reg), reg.actor(),
        {"did.plan_saved",
         {{"plan", *plan.name}, {"lines", std::to_string(run.outcome.actions.size())}}},
        "");
    const PlanId id{action.create(plan)};
    for (std::size_t i = 0; i < run.outcome.actions.size(); ++i) {
        action.create(lineOf(run, i, id));
    }
    work.commit();
    return Written<PlanId>{id, *plan.name, action.id()};
}

Checked<Written<PlanId>> approvePlan(Register& reg, PlanId id, std::optional<Date> day,
                                     const std::string& decisionNo)
{
    store::UnitOfWork work(reg.database());
    const auto plan = lookups::require<Plan>(reg, id);
    requireState(plan, id, {PlanState::Proposed});
    Problems problems;
    checks::length(problems, "decision_no", decisionNo, checks::shortText);
    checks::dayExists(problems, "day", day);
    if (!problems.empty()) {
        return problems;
    }
    journal::Action action(journalOf(reg), reg.actor(),
                           {"did.plan_approved", {{"plan", labelOf(plan, id)}}}, "");
    FieldWrites<Plan> writes;
    writes.set(&Plan::state, PlanState::Approved)
        .set(&Plan::approvedDay, day.value_or(reg.today()));
    if (!decisionNo.empty()) {
        writes.set(&Plan::decisionNo, decisionNo);
    }
    writes.apply(action, id);
    for (const auto& row : store::planLines(reg.database(), id)) {
        if (row.line.step == PlanStep::Proposed) {
            FieldWrites<PlanLine>().set(&PlanLine::step, PlanStep::Approved).apply(action, row.id);
        }
    }
    work.commit();
    return Written<PlanId>{id, labelOf(plan, id), action.id()};
}

Checked<Written<PlanId>> cancelPlan(Register& reg, PlanId id, const std::string& reason)
{
    store::UnitOfWork work(reg.database());
    const auto plan = lookups::require<Plan>(reg, id);
    requireState(plan, id, {PlanState::Proposed, PlanState::Approved});
    Problems problems;
    checks::length(problems, "reason", reason, checks::longText);
    if (!problems.empty()) {
        return problems;
    }
    journal::Action action(journalOf(reg), reg.actor(),
                           {"did.plan_cancelled", {{"plan", labelOf(plan, id)}}}, reason);
    FieldWrites<Plan>().set(&Plan::state, PlanState::Cancelled).apply(action, id);
    for (const auto& row : store::planLines(reg.database(), id)) {
        const auto step = row.line.step.value_or(PlanStep::Proposed);
        if (step != PlanStep::InUse && step != PlanStep::Received) {
            FieldWrites<PlanLine>().set(&PlanLine::step, PlanStep::Dropped).apply(action, row.id);
        }
    }
    work.commit();
    return Written<PlanId>{id, labelOf(plan, id), action.id()};
}

Checked<Written<PlanLineId>> dropPlanLine(Register& reg, PlanLineId id, const std::string& reason)
{
    store::UnitOfWork work(reg.database());
    const auto line = lookups::require<PlanLine>(reg, id);
    plan_texts::requireStep(line, {PlanStep::Proposed, PlanStep::Approved, PlanStep::Ordered});
    Problems problems;
    checks::required(problems, "reason", lookups::maybe(reason));
    checks::length(problems, "reason", reason, checks::longText);
    if (!problems.empty()) {
        return problems;
    }
    const auto label = plan_texts::lineLabel(reg, line);
    journal::Action action(journalOf(reg), reg.actor(),
                           {"did.plan_line_dropped", {{"line", label}}}, reason);
    FieldWrites<PlanLine>()
        .set(&PlanLine::step, PlanStep::Dropped)
        .set(&PlanLine::day, reg.today())
        .apply(action, id);
    plan_texts::finishPlan(reg, action, line, id);
    work.commit();
    return Written<PlanLineId>{id, label, action.id()};
}

PlanId findPlan(Register& reg, std::string_view text)
{
    std::vector<PlanId> byName;
    std::vector<PlanId> byId;
    std::string known;
    constexpr std::size_t shortestId = 8;
    for (const auto& row : store::plans(reg.database())) {
        if (text::fold(row.plan.name.value_or("")) == text::fold(text)) {
            byName.push_back(row.id);
        }
        if (text.size() >= shortestId && row.id.text().starts_with(text)) {
            byId.push_back(row.id);
        }
        known += (known.empty() ? "" : ", ") + labelOf(row.plan, row.id);
    }
    const auto& found = byName.empty() ? byId : byName;
    if (found.size() == 1) {
        return found.front();
    }
    std::string ids;
    for (const auto& id : found) {
        ids += (ids.empty() ? "" : ", ") + id.text();
    }
    Message message{"find.ambiguous_plan", {{"text", std::string(text)}, {"candidates", ids}}};
    if (found.empty()) {
        message = {"find.unknown_plan", {{"text", std::string(text)}, {"known", known}}};
    }
    throw Error(Error::Kind::Usage, message);
}

PlanLineId findPlanLine(Register& reg, std::string_view text)
{
    const auto slash = text.rfind('/');
    if (slash != std::string_view::npos) {
        const auto plan = findPlan(reg, text.substr(0, slash));
        for (const auto& row : store::planLines(reg.database(), plan)) {
            if (row.line.position && std::to_string(*row.line.position) == text.substr(slash + 1)) {
                return row.id;
            }
        }
    } else if (const auto id = RecordId::parse(text);
               id && store::load<PlanLine>(reg.database(), PlanLineId{*id})) {
        return PlanLineId{*id};
    }
    throw Error(Error::Kind::Usage, {"find.unknown_plan_line", {{"text", std::string(text)}}});
}

PlanProgress progressOf(Register& reg, PlanId plan)
{
    PlanProgress out;
    out.lines = store::planLines(reg.database(), plan);
    std::map<std::string, PlanProgress::Source> sources;
    for (const auto& [id, line] : out.lines) {
        const auto step = line.step.value_or(PlanStep::Proposed);
        out.finished += step == PlanStep::InUse ? 1 : 0;
        out.dropped += step == PlanStep::Dropped ? 1 : 0;
        auto& source = sources[line.fundingSource.value_or("")];
        const auto planned = line.cost.value_or(Money{});
        const bool isSpent =
            step == PlanStep::Ordered || step == PlanStep::Received || step == PlanStep::InUse;
        const auto spent = isSpent ? line.actualCost.value_or(planned) : Money{};
        if (step != PlanStep::Dropped) {
            out.planned.dong += planned.dong;
            source.planned.dong += planned.dong;
        }
        out.spent.dong += spent.dong;
        source.spent.dong += spent.dong;
    }
    for (auto& [name, source] : sources) {
        source.name = name;
        out.sources.push_back(source);
    }
    return out;
}

} // namespace dongbo
