#include "cli/answer.h"
#include "cli/commands/commands.h"
#include "cli/commands/plan_records.h"
#include "cli/commands/plan_words.h"
#include "cli/commands/record_text.h"
#include "cli/json/planning.h"
#include "cli/progress.h"
#include "cli/table.h"
#include "cli/typed.h"
#include "core/register/base/checks.h"
#include "core/register/planning/plans.h"

#include <memory>

namespace dongbo::cli::commands {

namespace {

std::string siteName(const PlanRun& run, const std::optional<SiteId>& site)
{
    const auto at = site ? run.read.placeOf(*site) : planning::nowhere;
    return at == planning::nowhere ? std::string() : run.read.sites[at].name;
}

void printActions(const Context& context, const PlanRun& run)
{
    Table table({{context.say("plan.column.kind")},
                 {context.say("cli.column.site")},
                 {context.say("cli.column.type")},
                 {context.say("cli.column.device")},
                 {context.say("plan.column.from_site")},
                 {context.say("cli.column.cost"), Align::Right},
                 {context.say("plan.column.why")}});
    for (const auto& action : run.outcome.actions) {
        const auto what = action.device ? run.read.codeOf(*action.device) : action.model;
        table.add({{termText(context, std::optional{action.kind})},
                   {siteName(run, action.site)},
                   {termText(context, action.type)},
                   {what},
                   {siteName(run, action.fromSite)},
                   {shownMoney(context, action.cost)},
                   {context.say(action.why) + " " + context.say(action.how)}});
    }
    printTable(context, table, "plan.count_actions", "plan.no_actions");
}

void printLeftOut(const Context& context, const PlanRun& run)
{
    if (run.outcome.leftOut.empty()) {
        return;
    }
    printHeading(context, "plan.heading.left_out");
    Table table({{context.say("cli.column.site")},
                 {context.say("cli.column.type")},
                 {context.say("plan.column.critical")},
                 {context.say("plan.column.least_cost"), Align::Right},
                 {context.say("plan.column.why")}});
    for (const auto& left : run.outcome.leftOut) {
        table.add({{siteName(run, left.site)},
                   {termText(context, left.type)},
                   {left.isCritical ? context.say("plan.critical") : std::string()},
                   {shownMoney(context, left.cost)},
                   {context.say(left.why)}});
    }
    printTable(context, table, "plan.count_left_out", "plan.no_actions");
}

void printPlan(const Context& context, const PlanRun& run)
{
    printActions(context, run);
    printLeftOut(context, run);
    *context.out << "\n"
                 << context.say("plan.summary",
                                {{"before", std::to_string(run.outcome.readyBefore)},
                                 {"after", std::to_string(run.outcome.readyAfter)},
                                 {"sites", std::to_string(run.task.evaluated)},
                                 {"spent", shownMoney(context, run.outcome.spent)},
                                 {"budget", shownMoney(context, run.request.budget)}})
                 << "\n";
    for (std::size_t i = 0; i < run.request.sources.size(); ++i) {
        *context.out << context.say("plan.source_spent",
                                    {{"name", run.request.sources[i].name},
                                     {"spent", shownMoney(context, run.outcome.spentBySource[i])},
                                     {"budget", shownMoney(context, run.request.sources[i].most)}})
                     << "\n";
    }
    const auto& choice = run.choice;
    if (choice.state == planning::PlanChoice::State::Optimal) {
        *context.out << context.say(choice.isLeastMoney ? "plan.proven" : "plan.proven_but_money")
                     << "\n";
        return;
    }
    const double gap = choice.bound > 0
                           ? 100.0 * static_cast<double>(choice.bound - choice.objective) /
                                 static_cast<double>(choice.bound)
                           : 0;
    std::string percent = std::to_string(gap);
    percent.resize(percent.find('.') + 4);
    *context.out << context.say(choice.isTimeUp ? "plan.time_up" : "plan.near",
                                {{"gap", percent},
                                 {"objective", std::to_string(choice.objective)},
                                 {"bound", std::to_string(choice.bound)}})
                 << "\n";
}

Exit plan(const Context& context, const PlanWords& words)
{
    refuseCsv(context);
    if (!words.save.empty() && context.at) {
        throw Error(Error::Kind::Usage, {"cli.at_with_writing", {{"path", "plan --save"}}});
    }
    auto reg = words.save.empty() ? context.openForReading() : context.openForWriting();
    Problems problems;
    const auto scope = scopeOf(reg, words.unit, words.tier, problems);
    const auto request = requestOf(context, reg, words, problems);
    auto rules = rulesOf(words, problems);
    if (!problems.empty()) {
        return context.refuse(problems);
    }
    const auto run = [&] {
        Progress progress(context, {"plan.progress", {}});
        rules.onProgress = [&](double done) { // Ctrl-C stops it here
            constexpr std::size_t all = 100;
            progress.step(static_cast<std::size_t>(done * all), all);
        };
        return makePlan(reg, scope, request, rules);
    }();
    if (!run) {
        return context.refuse(run.problems());
    }
    if (run->task.evaluated == 0) {
        return context.refuse({{"", {"plan.no_sites", {}}}});
    }
    std::optional<Written<PlanId>> saved;
    if (!words.save.empty()) {
        const auto kept = savePlan(reg, words.save, *run, words.notes);
        if (!kept) {
            return context.refuse(kept.problems());
        }
        saved = *kept;
    }
    if (context.isJson()) {
        auto answer =
            planJson(context, run->read, run->request, run->task, run->choice, run->outcome);
        if (saved) {
            answer["plan"] = {{"id", saved->id.text()}, {"name", saved->number}};
            answer["change_set"] = saved->changeSet.text();
        }
        printJson(context, answer);
        return Exit::Done;
    }
    printPlan(context, *run);
    if (saved) {
        *context.out << context.say("cli.change_set_made",
                                    {{"change_set", saved->changeSet.text()}})
                     << "\n";
    }
    return Exit::Done;
}

/// What each step of money adds, from nothing to the cost of everything.
Exit curve(const Context& context, const PlanWords& words)
{
    auto reg = context.openForReading();
    Problems problems;
    const auto scope = scopeOf(reg, words.unit, words.tier, problems);
    const auto request = requestOf(context, reg, words, problems);
    const auto rules = rulesOf(words, problems);
    constexpr std::int64_t mostPoints = 200;
    const auto points = typedInteger(problems, "points", words.points).value_or(11);
    checks::between(problems, "points", points, 2, mostPoints);
    const auto wrong = checkRequest(request);
    problems.insert(problems.end(), wrong.begin(), wrong.end());
    if (!problems.empty()) {
        return context.refuse(problems);
    }
    const auto read = readSituation(reg, scope);
    const auto task = planning::buildTask(read.situation, request);
    if (task.evaluated == 0) {
        return context.refuse({{"", {"plan.no_sites", {}}}});
    }
    const auto end =
        words.budget.empty() ? planning::costOfEverything(task, rules).dong : request.budget.dong;
    std::vector<Money> budgets;
    for (std::int64_t i = 0; i < points; ++i) {
        budgets.push_back(Money{end / (points - 1) * i + end % (points - 1) * i / (points - 1)});
    }
    Progress progress(context, {"plan.progress", {}});
    const auto made = planning::curveOf(task, budgets, rules, progress.callback());
    Json records = Json::array();
    Table table({{context.say("plan.column.budget"), Align::Right},
                 {context.say("plan.column.spent"), Align::Right},
                 {context.say("plan.ready"), Align::Right},
                 {context.say("plan.column.critical_closed"), Align::Right},
                 {context.say("plan.column.others_closed"), Align::Right}});
    for (const auto& point : made) {
        records.push_back({{"budget", point.budget.dong},
                           {"spent", point.counts.spent},
                           {"ready", point.ready},
                           {"critical", point.counts.critical},
                           {"others", point.counts.others},
                           {"optimal", point.isOptimal}});
        table.add({{shownMoney(context, point.budget)},
                   {shownMoney(context, Money{point.counts.spent})},
                   {std::to_string(point.ready)},
                   {std::to_string(point.counts.critical)},
                   {std::to_string(point.counts.others)}});
    }
    if (!printList(context, "points", records,
                   {"budget", "spent", "ready", "critical", "others", "optimal"})) {
        table.print(context);
    }
    return Exit::Done;
}

} // namespace

void addPlan(CommandLine& line)
{
    auto& noun = line.noun("plan");
    auto words = std::make_shared<PlanWords>();
    auto& own = noun.own(Effect::Reads);
    own.required("--budget", words->budget, "money");
    words->addTo(own);
    own.option("--save", words->save, "text").option("--notes", words->notes, "text");
    own.run([words](const Context& context) { return plan(context, *words); });
    auto along = std::make_shared<PlanWords>();
    auto& drawn = noun.verb("curve", Effect::Reads);
    drawn.option("--to", along->budget, "money").option("--points", along->points, "number");
    along->addTo(drawn);
    drawn.run([along](const Context& context) { return curve(context, *along); });
    addPlanRecords(noun);
}

} // namespace dongbo::cli::commands
