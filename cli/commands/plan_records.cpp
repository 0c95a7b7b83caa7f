#include "cli/commands/plan_records.h"

#include "cli/answer.h"
#include "cli/commands/record_text.h"
#include "cli/json/plan_records.h"
#include "cli/table.h"
#include "cli/typed.h"
#include "core/domain/require.h"
#include "core/register/planning/plans.h"
#include "core/store/projection/load.h"

#include <memory>

namespace dongbo::cli::commands {

namespace {

Exit list(const Context& context, bool all)
{
    auto reg = context.openForReading();
    Json records = Json::array();
    for (const auto& row : store::plans(reg.database())) {
        if (all || row.plan.state != PlanState::Cancelled) {
            records.push_back(planRecordJson(reg, row));
        }
    }
    if (printList(context, "plans", records,
                  {"name", "state", "day", "unit", "budget", "planned", "spent", "lines",
                   "finished", "dropped", "ready_before", "ready_after", "approved_day",
                   "decision_no", "notes", "id"})) {
        return Exit::Done;
    }
    Table table({{context.say("plan.column.name")},
                 {context.say("cli.column.state")},
                 {context.say("plan.column.day")},
                 {context.say("plan.column.budget"), Align::Right},
                 {context.say("plan.column.planned"), Align::Right},
                 {context.say("plan.column.spent"), Align::Right},
                 {context.say("plan.column.progress"), Align::Right}});
    for (const auto& row : store::plans(reg.database())) {
        if (!all && row.plan.state == PlanState::Cancelled) {
            continue;
        }
        const auto progress = progressOf(reg, row.id);
        table.add(
            {{row.plan.name.value_or("")},
             {termText(context, row.plan.state)},
             {shownDay(row.plan.day)},
             {shownMoney(context, row.plan.budget)},
             {shownMoney(context, progress.planned)},
             {shownMoney(context, progress.spent)},
             {std::to_string(progress.finished) + "/" + std::to_string(progress.lines.size())}});
    }
    printTable(context, table, "plan.count_plans", "plan.no_plans");
    return Exit::Done;
}

void printFacts(const Context& context, const Json& record, const Plan& plan,
                const PlanProgress& progress)
{
    Facts facts;
    facts.add(context.say("field.name"), plan.name.value_or(""));
    facts.add(context.say("field.plan_state"), termText(context, plan.state));
    facts.add(context.say("field.day"), shownDay(plan.day));
    facts.add(context.say("field.budget"), shownMoney(context, plan.budget));
    facts.add(context.say("plan.column.planned"), shownMoney(context, progress.planned));
    facts.add(context.say("plan.column.spent"), shownMoney(context, progress.spent));
    if (record["ready_before"].is_number() && record["ready_after"].is_number()) {
        facts.add(context.say("plan.ready"),
                  std::to_string(record["ready_before"].get<std::int64_t>()) + " → " +
                      std::to_string(record["ready_after"].get<std::int64_t>()));
    }
    facts.add(context.say("field.approved_day"), shownDay(plan.approvedDay));
    facts.add(context.say("field.decision_no"), plan.decisionNo.value_or(""));
    facts.add(context.say("field.notes"), plan.notes.value_or(""));
    facts.add(context.say("cli.column.id"), record["id"].get<std::string>(), Tone::Quiet);
    facts.print(context);
}

Exit show(const Context& context, const std::string& name)
{
    refuseCsv(context);
    auto reg = context.openForReading();
    const auto id = findPlan(reg, name);
    const store::PlanRow row{id, require(store::load<Plan>(reg.database(), id), "plan")};
    const auto progress = progressOf(reg, id);
    if (context.isJson()) {
        Json record = planRecordJson(reg, row);
        record["actions"] = Json::array();
        for (const auto& line : progress.lines) {
            record["actions"].push_back(planLineJson(context, reg, line));
        }
        record["sources"] = Json::array();
        for (const auto& source : progress.sources) {
            record["sources"].push_back({{"name", jsonOfName(source.name)},
                                         {"planned", source.planned.dong},
                                         {"spent", source.spent.dong}});
        }
        printJson(context, {{"plan", record}});
        return Exit::Done;
    }
    printFacts(context, planRecordJson(reg, row), row.plan, progress);
    Table table({{context.say("plan.column.number"), Align::Right},
                 {context.say("plan.column.kind")},
                 {context.say("cli.column.site")},
                 {context.say("cli.column.type")},
                 {context.say("cli.column.device")},
                 {context.say("cli.column.cost"), Align::Right},
                 {context.say("plan.column.step")},
                 {context.say("plan.column.day")}});
    for (const auto& line : progress.lines) {
        const auto record = planLineJson(context, reg, line);
        const auto textOf = [&](const char* member) {
            return record[member].is_string() ? record[member].get<std::string>() : std::string();
        };
        const auto device = textOf("received").empty() ? textOf("device") : textOf("received");
        table.add(
            {{std::to_string(line.line.position.value_or(0))},
             {termText(context, line.line.action)},
             {textOf("site")},
             {termText(context, line.line.type)},
             {device.empty() ? textOf("model") : device},
             {shownMoney(context, line.line.actualCost ? line.line.actualCost : line.line.cost)},
             {termText(context, line.line.step)},
             {shownDay(line.line.day)}});
    }
    *context.out << "\n";
    printTable(context, table, "plan.count_actions", "plan.no_actions");
    return Exit::Done;
}

Exit writtenPlan(const Context& context, Register& reg, const Checked<Written<PlanId>>& done)
{
    if (!done) {
        return context.refuse(done.problems());
    }
    printWarnings(context, done->warnings);
    const store::PlanRow row{done->id,
                             require(store::load<Plan>(reg.database(), done->id), "plan")};
    return answerWritten(context, reg, "plan", planRecordJson(reg, row), done->changeSet);
}

Exit writtenLine(const Context& context, Register& reg, const Checked<Written<PlanLineId>>& done)
{
    if (!done) {
        return context.refuse(done.problems());
    }
    printWarnings(context, done->warnings);
    const store::PlanLineRow row{
        done->id, require(store::load<PlanLine>(reg.database(), done->id), "plan line")};
    return answerWritten(context, reg, "plan_line", planLineJson(context, reg, row),
                         done->changeSet);
}

struct Words
{
    std::string what, day, document, by, cost, notes, reason, model, serial, maker, name;
    bool yes = false;
};

PlanStepDraft stepOf(Register& reg, const Words& words, Problems& problems)
{
    PlanStepDraft draft;
    draft.line = findPlanLine(reg, words.what);
    draft.day = typedDay(problems, "day", words.day);
    draft.documentNo = typedText(words.document).value_or("");
    draft.by = typedText(words.by).value_or("");
    draft.cost = typedMoney(problems, "actual_cost", words.cost);
    draft.notes = typedText(words.notes).value_or("");
    draft.ifUnlikely = ifUnlikely(words.yes);
    return draft;
}

Exit approve(const Context& context, const Words& words)
{
    refuseCsv(context);
    auto reg = context.openForWriting();
    Problems problems;
    const auto day = typedDay(problems, "day", words.day);
    if (!problems.empty()) {
        return context.refuse(problems);
    }
    return writtenPlan(
        context, reg,
        approvePlan(reg, findPlan(reg, words.what), day, typedText(words.document).value_or("")));
}

Exit carryOut(const Context& context, const Words& words)
{
    refuseCsv(context);
    auto reg = context.openForWriting();
    Problems problems;
    const auto draft = stepOf(reg, words, problems);
    if (!problems.empty()) {
        return context.refuse(problems);
    }
    return writtenLine(context, reg, doPlanLine(reg, draft));
}

Exit receive(const Context& context, const Words& words)
{
    refuseCsv(context);
    auto reg = context.openForWriting();
    Problems problems;
    ReceiveDraft draft;
    draft.step = stepOf(reg, words, problems);
    draft.device.model = typedText(words.model);
    draft.device.serial = typedText(words.serial);
    draft.device.maker = typedText(words.maker);
    draft.device.name = typedText(words.name);
    const auto line = store::load<PlanLine>(reg.database(), draft.step.line);
    if (!draft.device.name && line) {
        const auto model = draft.device.model ? draft.device.model : line->model;
        draft.device.name = termText(context, line->type) + (model ? " " + *model : std::string());
    }
    if (!problems.empty()) {
        return context.refuse(problems);
    }
    return writtenLine(context, reg, receivePlanLine(reg, draft));
}

} // namespace

void addPlanRecords(Noun& plan)
{
    auto all = std::make_shared<bool>(false);
    plan.verb("list", Effect::Reads).flag("--all", *all).run([all](const Context& context) {
        return list(context, *all);
    });
    auto shown = std::make_shared<std::string>();
    plan.verb("show", Effect::Reads).argument("plan", *shown).run([shown](const Context& context) {
        return show(context, *shown);
    });
    auto approved = std::make_shared<Words>();
    plan.verb("approve", Effect::Writes)
        .argument("plan", approved->what)
        .option("--day", approved->day, "date")
        .option("--decision-no", approved->document, "text")
        .run([approved](const Context& context) { return approve(context, *approved); });
    auto done = std::make_shared<Words>();
    plan.verb("do", Effect::Writes)
        .argument("plan_line", done->what)
        .option("--day", done->day, "date")
        .option("--document-no", done->document, "text")
        .option("--by", done->by, "shop")
        .option("--cost", done->cost, "money")
        .option("--notes", done->notes, "text")
        .flag("--yes", done->yes)
        .run([done](const Context& context) { return carryOut(context, *done); });
    auto received = std::make_shared<Words>();
    plan.verb("receive", Effect::Writes)
        .argument("plan_line", received->what)
        .option("--model", received->model, "text")
        .option("--serial", received->serial, "text")
        .option("--maker", received->maker, "text")
        .option("--name", received->name, "text")
        .option("--cost", received->cost, "money")
        .option("--day", received->day, "date")
        .option("--document-no", received->document, "text")
        .option("--notes", received->notes, "text")
        .run([received](const Context& context) { return receive(context, *received); });
    auto dropped = std::make_shared<Words>();
    plan.verb("drop", Effect::Writes)
        .argument("plan_line", dropped->what)
        .required("--reason", dropped->reason, "text")
        .run([dropped](const Context& context) {
            refuseCsv(context);
            auto reg = context.openForWriting();
            return writtenLine(
                context, reg, dropPlanLine(reg, findPlanLine(reg, dropped->what), dropped->reason));
        });
    auto cancelled = std::make_shared<Words>();
    plan.verb("cancel", Effect::Writes)
        .argument("plan", cancelled->what)
        .option("--reason", cancelled->reason, "text")
        .run([cancelled](const Context& context) {
            refuseCsv(context);
            auto reg = context.openForWriting();
            return writtenPlan(context, reg,
                               cancelPlan(reg, findPlan(reg, cancelled->what), cancelled->reason));
        });
}

} // namespace dongbo::cli::commands
