#include "cli/answer.h"
#include "cli/commands/commands.h"
#include "cli/commands/maintenance_words.h"
#include "cli/commands/record_text.h"
#include "cli/json/upkeep.h"
#include "cli/table.h"
#include "cli/typed.h"
#include "core/domain/require.h"
#include "core/register/base/find.h"
#include "core/register/maintenance/starter.h"
#include "core/text/wording.h"

#include <memory>

namespace dongbo::cli::commands {

WorkTarget targetOf(Register& reg, const TurnWords& words)
{
    WorkTarget target;
    try {
        target.order = findWorkOrder(reg, words.which);
    } catch (const Error& error) {
        if (error.kind() != Error::Kind::Usage) {
            throw;
        }
        target.device = findDevice(reg, words.which);
    }
    if (!words.plan.empty()) {
        if (target.order) {
            throw Error(Error::Kind::Usage, {"cli.order_has_plan", {{"order", words.which}}});
        }
        target.plan = findMaintenancePlan(reg, words.plan);
    }
    return target;
}

std::string dueStateText(const Context& context, const DueWork& work)
{
    if (!work.order) {
        return {};
    }
    auto out = termText(context, work.state);
    if (work.state == WorkState::Snoozed && work.snoozedUntil) {
        out += " " + shownDay(work.snoozedUntil);
    }
    return out;
}

void printDue(const Context& context, const std::vector<DueWork>& works, Date today)
{
    Table table({{context.say("maintenance.column.due")},
                 {context.say("maintenance.column.plan")},
                 {context.say("cli.column.code")},
                 {context.say("cli.column.name")},
                 {context.say("cli.column.site")},
                 {context.say("maintenance.column.last_done")},
                 {context.say("cli.column.number")},
                 {context.say("cli.column.state")},
                 {context.say("cli.column.officer")}});
    for (const auto& work : works) {
        table.add({{shownDay(work.due), work.due < today ? Tone::Warning : Tone::Plain},
                   {work.planName},
                   {work.deviceCode},
                   {work.deviceName},
                   {work.siteName},
                   {shownDay(work.lastDone)},
                   {work.number},
                   {dueStateText(context, work)},
                   {work.officer}});
    }
    printTable(context, table, "maintenance.count_due", "maintenance.nothing_due");
}

namespace {

const std::vector<std::string>& dueMembers()
{
    static const std::vector<std::string> members{
        "due",       "plan",      "device",     "device_name", "type",          "site",   "cause",
        "days_late", "last_done", "work_order", "state",       "snoozed_until", "officer"};
    return members;
}

struct DueWords
{
    std::string until, site, unit, device, plan, days;
};

DueQuestion questionOf(Register& reg, const DueWords& words, Problems& problems)
{
    DueQuestion question;
    question.until = typedDay(problems, "until", words.until);
    question.site = words.site.empty() ? std::nullopt : std::optional{findSite(reg, words.site)};
    question.unit = words.unit.empty() ? std::nullopt : std::optional{findUnit(reg, words.unit)};
    question.device =
        words.device.empty() ? std::nullopt : std::optional{findDevice(reg, words.device)};
    question.plan =
        words.plan.empty() ? std::nullopt : std::optional{findMaintenancePlan(reg, words.plan)};
    return question;
}

Exit due(const Context& context, const DueWords& words)
{
    auto reg = context.openForReading();
    Problems problems;
    const auto question = questionOf(reg, words, problems);
    if (!problems.empty()) {
        return context.refuse(problems);
    }
    const auto works = dueWork(reg, question);
    Json records = Json::array();
    for (const auto& work : works) {
        records.push_back(dueWorkJson(work, reg.today()));
    }
    if (!printList(context, "due", records, dueMembers())) {
        printDue(context, works, reg.today());
    }
    return Exit::Done;
}

Exit digest(const Context& context, const DueWords& words)
{
    refuseCsv(context);
    auto reg = context.openForReading();
    Problems problems;
    const auto question = questionOf(reg, words, problems);
    const auto days = typedInteger(problems, "days", words.days);
    checks::between(problems, "days", days, 0, 3'650);
    if (!problems.empty()) {
        return context.refuse(problems);
    }
    constexpr std::int64_t usualDays = 14;
    const auto told = maintenanceDigest(reg, question, days.value_or(usualDays));
    if (context.isJson()) {
        const auto listed = [&](const std::vector<DueWork>& works) {
            Json out = Json::array();
            for (const auto& work : works) {
                out.push_back(dueWorkJson(work, told.day));
            }
            return out;
        };
        printJson(context, {{"day", isoText(told.day)},
                            {"until", isoText(told.until)},
                            {"overdue", listed(told.overdue)},
                            {"soon", listed(told.soon)},
                            {"woken", listed(told.woken)},
                            {"acknowledged", told.acknowledged},
                            {"snoozed", told.snoozed}});
        return Exit::Done;
    }
    *context.out << context.say("maintenance.digest",
                                {{"day", shownDay(told.day)}, {"until", shownDay(told.until)}})
                 << "\n";
    const auto part = [&](const char* heading, const std::vector<DueWork>& works) {
        if (!works.empty()) {
            printHeading(context, heading);
            printDue(context, works, told.day);
        }
    };
    part("maintenance.heading.overdue", told.overdue);
    part("maintenance.heading.woken", told.woken);
    part("maintenance.heading.soon", told.soon);
    *context.out << context.say("maintenance.digest_rest",
                                {{"acknowledged", std::to_string(told.acknowledged)},
                                 {"snoozed", std::to_string(told.snoozed)}})
                 << "\n";
    return Exit::Done;
}

struct ListWords
{
    std::string device, site, plan, state, since, until;
    bool open = false;
};

Exit list(const Context& context, const ListWords& words)
{
    if (words.open && !words.state.empty()) {
        throw Error(Error::Kind::Usage,
                    {"cli.one_of_two", {{"one", "--open"}, {"other", "--state"}}});
    }
    auto reg = context.openForReading();
    Problems problems;
    store::WorkOrderFilter filter;
    filter.device =
        words.device.empty() ? std::nullopt : std::optional{findDevice(reg, words.device)};
    filter.site = words.site.empty() ? std::nullopt : std::optional{findSite(reg, words.site)};
    filter.plan =
        words.plan.empty() ? std::nullopt : std::optional{findMaintenancePlan(reg, words.plan)};
    filter.state = typedChoice<WorkState>(context, problems, "work_state", words.state);
    filter.since = typedDay(problems, "since", words.since);
    filter.until = typedDay(problems, "until", words.until);
    filter.unfinishedOnly = words.open;
    if (!problems.empty()) {
        return context.refuse(problems);
    }
    const auto rows = store::workOrders(reg.database(), filter);
    Names names(reg.database());
    Json records = Json::array();
    Table table({{context.say("cli.column.number")},
                 {context.say("maintenance.column.plan")},
                 {context.say("cli.column.code")},
                 {context.say("cli.column.site")},
                 {context.say("cli.column.state")},
                 {context.say("maintenance.column.due")},
                 {context.say("maintenance.column.done")},
                 {context.say("maintenance.column.result")},
                 {context.say("field.done_by")}});
    for (const auto& row : rows) {
        const auto& order = row.order;
        records.push_back(workOrderJson(row, names));
        const bool isDone = order.state == WorkState::Done && order.passed;
        table.add(
            {{order.number.value_or("")},
             {row.plan},
             {orDash(row.deviceCode)},
             {orDash(row.site)},
             {termText(context, order.state)},
             {shownDay(order.due)},
             {shownDay(order.doneDay)},
             {!isDone ? std::string()
                      : context.say(*order.passed ? "maintenance.passed" : "maintenance.failed"),
              isDone && !*order.passed ? Tone::Bad : Tone::Plain},
             {order.doneBy.value_or("")}});
    }
    if (!printList(context, "work_orders", records,
                   {"number", "plan", "device", "site", "state", "due", "snoozed_until", "reason",
                    "done_day", "done_by", "passed", "cost", "fault", "notes", "id"})) {
        printTable(context, table, "maintenance.count_orders", "maintenance.no_orders");
    }
    return Exit::Done;
}

void printSteps(const Context& context, const std::vector<WorkStep>& steps)
{
    std::int64_t number = 0;
    for (const auto& step : steps) {
        *context.out << "  " << ++number << ". " << step.text;
        if (step.kind == AnswerKind::Number && !step.unit.empty()) {
            *context.out << " (" << step.unit << ")";
        }
        *context.out << "\n";
    }
}

Exit show(const Context& context, const std::string& which)
{
    refuseCsv(context);
    auto reg = context.openForReading();
    const auto id = findWorkOrder(reg, which);
    const auto row = require(store::workOrderRow(reg.database(), id), "work_order");
    WorkTarget target;
    target.order = id;
    const auto steps = stepsOf(reg, target);
    if (context.isJson()) {
        Names names(reg.database());
        auto record = workOrderJson(row, names);
        record["steps"] = workStepsJson(steps);
        printJson(context, {{"work_order", record}});
        return Exit::Done;
    }
    factsOf(context, reg.database(), RecordKind::WorkOrder, id).print(context);
    const auto answers = resultsOf(row.order);
    if (answers.empty()) {
        printHeading(context, "maintenance.heading.steps");
        printSteps(context, steps);
        return Exit::Done;
    }
    printHeading(context, "maintenance.heading.results");
    Table table({{context.say("maintenance.column.step")},
                 {context.say("maintenance.column.answer")},
                 {context.say("maintenance.column.result")}});
    for (const auto& answer : answers) {
        const bool isYesNo = answer.kind == AnswerKind::YesNo && !answer.answer.empty();
        table.add(
            {{answer.text},
             {isYesNo ? context.say("maintenance.answer." + answer.answer) : shownAnswer(answer)},
             {!answer.isRight
                  ? std::string()
                  : context.say(*answer.isRight ? "maintenance.passed" : "maintenance.failed"),
              answer.isRight == false ? Tone::Bad : Tone::Plain}});
    }
    table.print(context);
    return Exit::Done;
}

Exit adopt(const Context& context, const std::string& from)
{
    refuseCsv(context);
    auto reg = context.openForWriting();
    Problems problems;
    const auto first = typedDay(problems, "starts_on", from);
    if (!problems.empty()) {
        return context.refuse(problems);
    }
    const auto done = adoptStarterPlans(reg, first, context.language);
    if (!done) {
        return context.refuse(done.problems());
    }
    if (context.isJson()) {
        printJson(context, {{"maintenance_plans", done->names},
                            {"left", done->left},
                            {"change_set", jsonOf(done->changeSet)}});
        return Exit::Done;
    }
    for (const auto& name : done->names) {
        *context.out << "  " << name << "\n";
    }
    *context.out << context.say("maintenance.adopted",
                                {{"count", std::to_string(done->names.size())},
                                 {"left", std::to_string(done->left.size())}})
                 << "\n";
    return Exit::Done;
}

} // namespace

void addMaintenance(CommandLine& line)
{
    auto& noun = line.noun("maintenance");
    auto asked = std::make_shared<DueWords>();
    noun.verb("due", Effect::Reads)
        .option("--until", asked->until, "date")
        .option("--site", asked->site, "site")
        .option("--unit", asked->unit, "unit")
        .option("--device", asked->device, "device")
        .option("--plan", asked->plan, "maintenance_plan")
        .run([asked](const Context& context) { return due(context, *asked); });
    auto told = std::make_shared<DueWords>();
    noun.verb("digest", Effect::Reads)
        .option("--days", told->days, "number")
        .option("--site", told->site, "site")
        .option("--unit", told->unit, "unit")
        .run([told](const Context& context) { return digest(context, *told); });
    auto listed = std::make_shared<ListWords>();
    noun.verb("list", Effect::Reads)
        .flag("--open", listed->open)
        .option("--state", listed->state, "work_state")
        .option("--device", listed->device, "device")
        .option("--site", listed->site, "site")
        .option("--plan", listed->plan, "maintenance_plan")
        .option("--since", listed->since, "date")
        .option("--until", listed->until, "date")
        .run([listed](const Context& context) { return list(context, *listed); });
    auto shown = std::make_shared<std::string>();
    noun.verb("show", Effect::Reads)
        .argument("work_order", *shown)
        .run([shown](const Context& context) { return show(context, *shown); });
    addWorkOrders(noun);
    auto from = std::make_shared<std::string>();
    noun.verb("adopt", Effect::Writes)
        .option("--from", *from, "date")
        .run([from](const Context& context) { return adopt(context, *from); });
    addRoomUpkeep(noun);
}

} // namespace dongbo::cli::commands
