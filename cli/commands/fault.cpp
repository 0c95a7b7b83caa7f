#include "cli/answer.h"
#include "cli/commands/commands.h"
#include "cli/commands/editing.h"
#include "cli/commands/fault_help.h"
#include "cli/commands/record_text.h"
#include "cli/json/records.h"
#include "cli/json/upkeep.h"
#include "cli/typed.h"
#include "core/domain/require.h"
#include "core/register/base/find.h"
#include "core/register/faults/faults.h"

#include <memory>

namespace dongbo::cli::commands {

namespace {

Exit written(const Context& context, Register& reg, const Checked<Written<FaultId>>& done)
{
    if (!done) {
        return context.refuse(done.problems());
    }
    printWarnings(context, done->warnings);
    Names names(reg.database());
    Json record;
    if (const auto row = store::faultRow(reg.database(), done->id)) {
        record = faultJson(*row, names);
    }
    return answerWritten(context, reg, "fault", record, done->changeSet);
}

struct ReportWords
{
    std::string device, site, about, symptom, severity, meeting, at, estimate, notes;
    bool yes = false;
};

Exit report(const Context& context, const ReportWords& words)
{
    refuseCsv(context);
    if (words.device.empty() == words.site.empty()) {
        throw Error(Error::Kind::Usage,
                    {"cli.one_of_two", {{"one", "--device"}, {"other", "--site … --about …"}}});
    }
    auto reg = context.openForWriting();
    Problems problems;
    FaultDraft draft;
    if (!words.device.empty()) {
        draft.device = findDevice(reg, words.device);
    } else {
        draft.site = findSite(reg, words.site);
        if (words.about.empty()) {
            problems.push_back({"about", {"cli.about_missing", {}}});
        }
        draft.about = typedChoice<FaultAbout>(context, problems, "about", words.about)
                          .value_or(FaultAbout::Device);
    }
    draft.symptom = typedText(words.symptom).value_or("");
    draft.severity = typedChoice<Severity>(context, problems, "severity", words.severity);
    draft.duringMeeting = typedText(words.meeting).value_or("");
    draft.at = typedMoment(problems, "reported_at", words.at, DayPart::Morning, reg.now());
    draft.estimate = typedMoney(problems, "estimate", words.estimate);
    draft.notes = typedText(words.notes).value_or("");
    draft.ifUnlikely = ifUnlikely(words.yes);
    if (!problems.empty()) {
        return context.refuse(problems);
    }
    return written(context, reg, reportFault(reg, draft));
}

struct ListWords
{
    std::string device, site, severity, state, since, until;
    bool open = false;
    bool closed = false;
    bool all = false;
};

Exit list(const Context& context, const ListWords& words)
{
    if (words.open && words.closed) {
        throw Error(Error::Kind::Usage,
                    {"cli.one_of_two", {{"one", "--open"}, {"other", "--closed"}}});
    }
    auto reg = context.openForReading();
    Problems problems;
    store::FaultFilter filter;
    filter.scope = words.open     ? store::FaultScope::Open
                   : words.closed ? store::FaultScope::Closed
                                  : store::FaultScope::All;
    if (!words.device.empty()) {
        filter.device = findDevice(reg, words.device);
    }
    if (!words.site.empty()) {
        filter.site = findSite(reg, words.site);
    }
    filter.severity = typedChoice<Severity>(context, problems, "severity", words.severity);
    filter.state = typedChoice<FaultState>(context, problems, "fault_state", words.state);
    if (const auto since = typedDay(problems, "since", words.since)) {
        filter.since = startOfDay(*since);
    }
    if (const auto until = typedDay(problems, "until", words.until)) {
        filter.until = endOfDay(*until);
    }
    filter.includeWithdrawn = words.all;
    if (!problems.empty()) {
        return context.refuse(problems);
    }
    const auto rows = store::faults(reg.database(), filter);
    Names names(reg.database());
    Json records = Json::array();
    if (context.format != Format::Text) {
        for (const auto& row : rows) {
            records.push_back(faultJson(row, names));
        }
    }
    if (!printList(context, "faults", records,
                   {"number", "about", "device", "site", "symptom", "severity", "state",
                    "reported_at", "reported_by", "fixed_at", "closed_at", "waiting_for",
                    "estimate", "cost", "notes", "id"})) {
        printTable(context, faultTable(context, rows, context.moment(reg)), "cli.count_faults",
                   "cli.no_faults");
    }
    return Exit::Done;
}

Exit show(const Context& context, const std::string& number)
{
    refuseCsv(context);
    auto reg = context.openForReading();
    const auto id = findFault(reg, number);
    store::RepairFilter filter;
    filter.fault = id;
    const auto repairs = store::repairs(reg.database(), filter);
    if (context.isJson()) {
        Names names(reg.database());
        Json record = faultJson(require(store::faultRow(reg.database(), id), "fault"), names);
        record["repairs_done"] = Json::array();
        for (const auto& row : repairs) {
            record["repairs_done"].push_back(repairJson(row, names));
        }
        const auto told = helpWith(reg, id);
        record["steps"] = Json::array();
        for (const auto& row : told.tried) {
            record["steps"].push_back(faultStepJson(row));
        }
        record["next_step"] = told.advice.next != nullptr ? Json(told.advice.next->code) : Json();
        printJson(context, {{"fault", record}});
        return Exit::Done;
    }
    factsOf(context, reg.database(), RecordKind::Fault, id).print(context);
    if (!repairs.empty()) {
        printHeading(context, "cli.heading.repairs");
        repairTable(context, repairs).print(context);
    }
    const auto told = helpWith(reg, id);
    printTried(context, told.tried);
    if (told.advice.next != nullptr) {
        *context.out << "\n"
                     << context.say(
                            "triage.next_is",
                            {{"step", told.tree->say(told.advice.next->code, context.language)}})
                     << "\n";
    }
    return Exit::Done;
}

struct StepWords
{
    std::string fault, notes, waitingFor, at;
    bool yes = false;
};

Exit wait(const Context& context, const StepWords& words)
{
    refuseCsv(context);
    auto reg = context.openForWriting();
    Problems problems;
    const auto what = typedChoice<WaitingFor>(context, problems, "waiting_for", words.waitingFor);
    if (!problems.empty()) {
        return context.refuse(problems);
    }
    return written(
        context, reg,
        waitFault(reg, findFault(reg, words.fault), require(what, "waiting_for"), words.notes));
}

Exit fix(const Context& context, const StepWords& words)
{
    refuseCsv(context);
    auto reg = context.openForWriting();
    Problems problems;
    const auto at = typedMoment(problems, "fixed_at", words.at, DayPart::Evening, reg.now());
    if (!problems.empty()) {
        return context.refuse(problems);
    }
    return written(
        context, reg,
        fixFault(reg, findFault(reg, words.fault), at, words.notes, ifUnlikely(words.yes)));
}

using Step = Checked<Written<FaultId>> (*)(Register&, FaultId, const std::string&);

void addStep(Noun& fault, const char* name, Step step)
{
    auto words = std::make_shared<StepWords>();
    fault.verb(name, Effect::Writes)
        .argument("fault", words->fault)
        .option("--notes", words->notes, "text")
        .run([words, step](const Context& context) {
            refuseCsv(context);
            auto reg = context.openForWriting();
            return written(context, reg, step(reg, findFault(reg, words->fault), words->notes));
        });
}

void addReading(Noun& fault)
{
    auto words = std::make_shared<ListWords>();
    fault.verb("list", Effect::Reads)
        .flag("--open", words->open)
        .flag("--closed", words->closed)
        .option("--device", words->device, "device")
        .option("--site", words->site, "site")
        .option("--severity", words->severity, "severity")
        .option("--state", words->state, "fault_state")
        .option("--since", words->since, "date")
        .option("--until", words->until, "date")
        .flag("--all", words->all)
        .run([words](const Context& context) { return list(context, *words); });

    auto which = std::make_shared<std::string>();
    fault.verb("show", Effect::Reads)
        .argument("fault", *which)
        .run([which](const Context& context) { return show(context, *which); });
}

} // namespace

void addFault(CommandLine& line)
{
    auto& fault = line.noun("fault");
    auto reported = std::make_shared<ReportWords>();
    fault.verb("report", Effect::Writes)
        .option("--device", reported->device, "device")
        .option("--site", reported->site, "site")
        .option("--about", reported->about, "about")
        .required("--symptom", reported->symptom, "text")
        .option("--severity", reported->severity, "severity")
        .option("--meeting", reported->meeting, "text")
        .option("--at-time", reported->at, "moment")
        .option("--estimate", reported->estimate, "money")
        .option("--notes", reported->notes, "text")
        .flag("--yes", reported->yes)
        .run([reported](const Context& context) { return report(context, *reported); });
    addReading(fault);
    addStep(fault, "accept", &acceptFault);

    auto waiting = std::make_shared<StepWords>();
    fault.verb("wait", Effect::Writes)
        .argument("fault", waiting->fault)
        .required("--for", waiting->waitingFor, "waiting_for")
        .option("--notes", waiting->notes, "text")
        .run([waiting](const Context& context) { return wait(context, *waiting); });

    auto fixing = std::make_shared<StepWords>();
    fault.verb("fix", Effect::Writes)
        .argument("fault", fixing->fault)
        .option("--at-time", fixing->at, "moment")
        .option("--notes", fixing->notes, "text")
        .flag("--yes", fixing->yes)
        .run([fixing](const Context& context) { return fix(context, *fixing); });
    addStep(fault, "close", &closeFault);

    auto again = std::make_shared<StepWords>();
    fault.verb("reopen", Effect::Writes)
        .argument("fault", again->fault)
        .required("--reason", again->notes, "text")
        .run([again](const Context& context) {
            refuseCsv(context);
            auto reg = context.openForWriting();
            return written(context, reg,
                           reopenFault(reg, findFault(reg, again->fault), again->notes));
        });
    addFaultEditing(fault);
    addFaultHelp(fault);
}

} // namespace dongbo::cli::commands
