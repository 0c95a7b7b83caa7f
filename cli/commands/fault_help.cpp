#include "cli/commands/fault_help.h"

#include "cli/answer.h"
#include "cli/commands/record_text.h"
#include "cli/json/records.h"
#include "cli/json/upkeep.h"
#include "cli/typed.h"
#include "core/domain/require.h"
#include "core/register/base/find.h"

#include <memory>

namespace dongbo::cli::commands {

namespace {

struct HelpWords
{
    std::string fault, tree;
};

const HelpTree* typedTree(const Context& context, const std::string& text, Problems& problems)
{
    if (text.empty()) {
        return nullptr;
    }
    const auto* tree = helpTree(text);
    if (tree == nullptr) {
        std::string known;
        for (const auto& one : helpTrees()) {
            known += (known.empty() ? "" : ", ") + one.tree.code + " (" +
                     one.title(context.language) + ")";
        }
        problems.push_back({"", {"triage.no_such_tree", {{"tree", text}, {"known", known}}}});
    }
    return tree;
}

std::string devicesText(const FaultHelp& help, const planning::AdvisedStep& step)
{
    std::string out;
    for (const auto& id : step.devices) {
        out += (out.empty() ? "" : ", ") + help.room.at(id).code;
    }
    return out;
}

void printPart(const Context& context, const FaultHelp& help, const planning::AdvisedBranch& part)
{
    if (part.branch != nullptr) {
        const auto percent = static_cast<std::int64_t>(part.share * 100 + 0.5);
        *context.out << "\n"
                     << help.tree->say(part.branch->code, context.language) << " – "
                     << context.say("triage.odds", {{"percent", std::to_string(percent)},
                                                    {"here", std::to_string(part.solvedHere)},
                                                    {"solved", std::to_string(help.advice.solved)}})
                     << "\n";
    }
    for (const auto& step : part.steps) {
        const bool isNext = step.step == help.advice.next;
        const auto devices = devicesText(help, step);
        std::string text =
            (isNext ? "→ " : "  ") + help.tree->say(step.step->code, context.language);
        text += devices.empty() ? "" : " (" + devices + ")";
        if (step.tried) {
            text += ": " + termText(context, *step.tried);
        }
        *context.out << toned(context, text, isNext ? Tone::Good : Tone::Plain) << "  ["
                     << step.step->code << "]\n";
    }
}

Exit help(const Context& context, const HelpWords& words)
{
    refuseCsv(context);
    auto reg = context.openForReading();
    Problems problems;
    const auto* tree = typedTree(context, words.tree, problems);
    if (!problems.empty()) {
        return context.refuse(problems);
    }
    const auto told = helpWith(reg, findFault(reg, words.fault), tree);
    if (context.isJson()) {
        printJson(context, {{"help", helpJson(told, context.language)}});
        return Exit::Done;
    }
    printHelp(context, told);
    return Exit::Done;
}

struct TriedWords
{
    std::string fault, step, text, result, device, notes;
};

Exit tried(const Context& context, const TriedWords& words)
{
    refuseCsv(context);
    if (words.step.empty() == words.text.empty()) {
        throw Error(Error::Kind::Usage,
                    {"cli.one_of_two", {{"one", "--step"}, {"other", "--text"}}});
    }
    auto reg = context.openForWriting();
    Problems problems;
    StepTried draft;
    draft.fault = findFault(reg, words.fault);
    draft.step = words.step;
    draft.text = typedText(words.text).value_or("");
    draft.result = typedChoice<StepResult>(context, problems, "step_result", words.result)
                       .value_or(StepResult::NoChange);
    draft.device =
        words.device.empty() ? std::nullopt : std::optional{findDevice(reg, words.device)};
    draft.notes = typedText(words.notes).value_or("");
    if (!problems.empty()) {
        return context.refuse(problems);
    }
    const auto done = logStep(reg, draft);
    if (!done) {
        return context.refuse(done.problems());
    }
    Json record;
    for (const auto& row : store::faultSteps(reg.database(), draft.fault)) {
        if (row.id == done->id) {
            record = faultStepJson(row);
        }
    }
    record["fault"] = done->number;
    record["fault_id"] = draft.fault.text();
    const auto exit = answerWritten(context, reg, "fault_step", record, done->changeSet);
    if (!context.isJson()) {
        const auto next = helpWith(reg, draft.fault);
        if (next.advice.hasHelped) {
            *context.out << context.say("triage.helped") << "\n";
        } else if (next.advice.next != nullptr) {
            *context.out << context.say("triage.next_is",
                                        {{"step", next.tree->say(next.advice.next->code,
                                                                 context.language)}})
                         << "\n";
        }
    }
    return exit;
}

} // namespace

void printTried(const Context& context, const std::vector<store::FaultStepRow>& rows)
{
    if (rows.empty()) {
        return;
    }
    printHeading(context, "triage.heading.tried");
    Table table({{context.say("field.tried_at")},
                 {context.say("field.tried_by")},
                 {context.say("field.step_text")},
                 {context.say("cli.column.code")},
                 {context.say("field.step_result")},
                 {context.say("field.notes")}});
    for (const auto& row : rows) {
        table.add({{shownMoment(row.step.at)},
                   {row.step.by.value_or("")},
                   {row.step.text.value_or("")},
                   {row.deviceCode},
                   {termText(context, row.step.result)},
                   {row.step.notes.value_or("")}});
    }
    table.print(context);
}

void printHelp(const Context& context, const FaultHelp& told)
{
    if (told.tree == nullptr) {
        *context.out << context.say("cli.no_help_tree") << "\n";
        return;
    }
    *context.out << told.tree->title(context.language);
    if (!told.site.empty()) {
        *context.out << " – " << told.site;
    }
    *context.out << "\n";
    for (const auto& part : told.advice.parts) {
        printPart(context, told, part);
    }
    if (told.advice.hasHelped) {
        *context.out << "\n" << context.say("triage.helped") << "\n";
    } else if (told.advice.next == nullptr) {
        *context.out << "\n" << context.say("triage.all_tried") << "\n";
    }
    for (const auto& spare : told.spares) {
        *context.out << context.say("triage.spare", {{"device", spare.code},
                                                     {"type", termText(context, spare.type)},
                                                     {"site", orDash(spare.site)}})
                     << "\n";
    }
    printTried(context, told.tried);
}

void addFaultHelp(Noun& fault)
{
    auto asked = std::make_shared<HelpWords>();
    fault.verb("help", Effect::Reads)
        .argument("fault", asked->fault)
        .option("--tree", asked->tree, "triage_tree")
        .run([asked](const Context& context) { return help(context, *asked); });
    auto done = std::make_shared<TriedWords>();
    fault.verb("tried", Effect::Writes)
        .argument("fault", done->fault)
        .option("--step", done->step, "triage_step")
        .option("--text", done->text, "text")
        .required("--result", done->result, "step_result")
        .option("--device", done->device, "device")
        .option("--notes", done->notes, "text")
        .run([done](const Context& context) { return tried(context, *done); });
}

} // namespace dongbo::cli::commands
