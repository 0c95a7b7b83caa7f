#include "cli/answer.h"
#include "cli/commands/maintenance_words.h"
#include "cli/json/upkeep.h"
#include "cli/typed.h"
#include "core/domain/require.h"
#include "core/register/base/find.h"
#include "core/text/unicode.h"

#include <algorithm>
#include <memory>

namespace dongbo::cli::commands {

namespace {

Exit written(const Context& context, Register& reg, const Checked<Written<WorkOrderId>>& done)
{
    if (!done) {
        return context.refuse(done.problems());
    }
    printWarnings(context, done->warnings);
    Names names(reg.database());
    const auto row = require(store::workOrderRow(reg.database(), done->id), "work_order");
    return answerWritten(context, reg, "work_order", workOrderJson(row, names), done->changeSet);
}

struct OpenWords
{
    TurnWords turn;
    std::string notes;
};

Exit open(const Context& context, const OpenWords& words)
{
    refuseCsv(context);
    auto reg = context.openForWriting();
    return written(context, reg,
                   openWork(reg, targetOf(reg, words.turn), typedText(words.notes).value_or("")));
}

struct OpenDueWords
{
    std::string until, site, unit, plan;
};

Exit openDue(const Context& context, const OpenDueWords& words)
{
    refuseCsv(context);
    auto reg = context.openForWriting();
    Problems problems;
    DueQuestion question;
    question.until = typedDay(problems, "until", words.until);
    question.site = words.site.empty() ? std::nullopt : std::optional{findSite(reg, words.site)};
    question.unit = words.unit.empty() ? std::nullopt : std::optional{findUnit(reg, words.unit)};
    question.plan =
        words.plan.empty() ? std::nullopt : std::optional{findMaintenancePlan(reg, words.plan)};
    if (!problems.empty()) {
        return context.refuse(problems);
    }
    const auto opened = openDueWork(reg, question);
    if (context.isJson()) {
        printJson(context,
                  {{"work_orders", opened.numbers}, {"change_set", jsonOf(opened.changeSet)}});
        return Exit::Done;
    }
    *context.out << context.say("maintenance.opened_due",
                                {{"count", std::to_string(opened.numbers.size())}})
                 << "\n";
    return Exit::Done;
}

struct DoWords
{
    TurnWords turn;
    std::vector<std::string> results;
    std::string day, by, cost, notes;
    bool restRight = false;
    bool yes = false;
};

/// "2=12 phút": the number of the step and its answer.
void readResult(const std::string& typed, WorkDone& done, Problems& problems)
{
    const auto sign = typed.find('=');
    Problems wrong;
    const auto number = sign == std::string::npos
                            ? std::optional<std::int64_t>{}
                            : typedInteger(wrong, "work_results", typed.substr(0, sign));
    if (!number) {
        problems.push_back({"work_results", {"maintenance.result_shape", {{"value", typed}}}});
        return;
    }
    done.results.emplace_back(*number, std::string(text::trim(typed.substr(sign + 1))));
}

/// The steps of yes or no that nobody answered are as they should be.
void answerRest(const std::vector<WorkStep>& steps, WorkDone& done)
{
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const auto number = static_cast<std::int64_t>(i + 1);
        const bool isGiven =
            std::any_of(done.results.begin(), done.results.end(),
                        [&](const auto& result) { return result.first == number; });
        if (!isGiven && steps[i].kind == AnswerKind::YesNo) {
            done.results.emplace_back(number, steps[i].wanted ? "yes" : "no");
        }
    }
}

Exit perform(const Context& context, const DoWords& words)
{
    refuseCsv(context);
    auto reg = context.openForWriting();
    Problems problems;
    const auto target = targetOf(reg, words.turn);
    WorkDone done;
    done.day = typedDay(problems, "work_done_day", words.day);
    done.doneBy = typedText(words.by).value_or("");
    done.cost = typedMoney(problems, "cost", words.cost);
    done.notes = typedText(words.notes).value_or("");
    done.ifUnlikely = ifUnlikely(words.yes);
    for (const auto& typed : words.results) {
        readResult(typed, done, problems);
    }
    if (!problems.empty()) {
        return context.refuse(problems);
    }
    if (words.restRight) {
        answerRest(stepsOf(reg, target), done);
    }
    const auto finished = doWork(reg, target, done);
    if (!finished) {
        return context.refuse(finished.problems());
    }
    printWarnings(context, finished->warnings);
    Names names(reg.database());
    const auto row = require(store::workOrderRow(reg.database(), finished->id), "work_order");
    auto record = workOrderJson(row, names);
    record["fault_is_new"] = finished->isFaultNew;
    const auto exit = answerWritten(context, reg, "work_order", record, finished->changeSet);
    if (!context.isJson() && finished->fault) {
        *context.out << context.say(finished->isFaultNew ? "maintenance.fault_opened"
                                                         : "maintenance.fault_found",
                                    {{"fault", finished->faultNumber}})
                     << "\n";
    }
    return exit;
}

struct StepWords
{
    TurnWords turn;
    std::string until, reason, notes;
};

Exit acknowledge(const Context& context, const StepWords& words)
{
    refuseCsv(context);
    auto reg = context.openForWriting();
    return written(
        context, reg,
        acknowledgeWork(reg, targetOf(reg, words.turn), typedText(words.notes).value_or("")));
}

Exit snooze(const Context& context, const StepWords& words)
{
    refuseCsv(context);
    auto reg = context.openForWriting();
    Problems problems;
    const auto until = typedDay(problems, "snoozed_until", words.until);
    if (!problems.empty()) {
        return context.refuse(problems);
    }
    return written(
        context, reg,
        snoozeWork(reg, targetOf(reg, words.turn), until, typedText(words.reason).value_or("")));
}

Exit cancel(const Context& context, const StepWords& words)
{
    refuseCsv(context);
    auto reg = context.openForWriting();
    return written(
        context, reg,
        cancelWork(reg, targetOf(reg, words.turn), typedText(words.reason).value_or("")));
}

} // namespace

void addWorkOrders(Noun& noun)
{
    auto opened = std::make_shared<OpenWords>();
    noun.verb("open", Effect::Writes)
        .argument("work_turn", opened->turn.which)
        .option("--plan", opened->turn.plan, "maintenance_plan")
        .option("--notes", opened->notes, "text")
        .run([opened](const Context& context) { return open(context, *opened); });
    auto all = std::make_shared<OpenDueWords>();
    noun.verb("open-due", Effect::Writes)
        .option("--until", all->until, "date")
        .option("--site", all->site, "site")
        .option("--unit", all->unit, "unit")
        .option("--plan", all->plan, "maintenance_plan")
        .run([all](const Context& context) { return openDue(context, *all); });
    auto done = std::make_shared<DoWords>();
    noun.verb("do", Effect::Writes)
        .argument("work_turn", done->turn.which)
        .option("--plan", done->turn.plan, "maintenance_plan")
        .repeated("--result", done->results, "step_answer")
        .flag("--rest-right", done->restRight)
        .option("--day", done->day, "date")
        .option("--by", done->by, "text")
        .option("--cost", done->cost, "money")
        .option("--notes", done->notes, "text")
        .flag("--yes", done->yes)
        .run([done](const Context& context) { return perform(context, *done); });
    auto seen = std::make_shared<StepWords>();
    noun.verb("acknowledge", Effect::Writes)
        .argument("work_turn", seen->turn.which)
        .option("--plan", seen->turn.plan, "maintenance_plan")
        .option("--notes", seen->notes, "text")
        .run([seen](const Context& context) { return acknowledge(context, *seen); });
    auto later = std::make_shared<StepWords>();
    noun.verb("snooze", Effect::Writes)
        .argument("work_turn", later->turn.which)
        .option("--plan", later->turn.plan, "maintenance_plan")
        .required("--until", later->until, "date")
        .required("--reason", later->reason, "text")
        .run([later](const Context& context) { return snooze(context, *later); });
    auto off = std::make_shared<StepWords>();
    noun.verb("cancel", Effect::Writes)
        .argument("work_turn", off->turn.which)
        .option("--plan", off->turn.plan, "maintenance_plan")
        .required("--reason", off->reason, "text")
        .run([off](const Context& context) { return cancel(context, *off); });
}

} // namespace dongbo::cli::commands
