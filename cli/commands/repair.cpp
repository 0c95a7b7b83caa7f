#include "cli/answer.h"
#include "cli/commands/commands.h"
#include "cli/commands/editing.h"
#include "cli/commands/record_text.h"
#include "cli/json/records.h"
#include "cli/typed.h"
#include "core/register/base/find.h"
#include "core/register/faults/faults.h"
#include "core/store/projection/load.h"

#include <memory>

namespace dongbo::cli::commands {

namespace {

Exit written(const Context& context, Register& reg, const Checked<Written<RepairId>>& done)
{
    if (!done) {
        return context.refuse(done.problems());
    }
    printWarnings(context, done->warnings);
    Json record;
    if (const auto repair = store::load<Repair>(reg.database(), done->id)) {
        store::RepairFilter filter;
        filter.fault = repair->fault;
        for (const auto& row : store::repairs(reg.database(), filter)) {
            if (row.id == done->id) {
                Names names(reg.database());
                record = repairJson(row, names);
            }
        }
    }
    return answerWritten(context, reg, "repair", record, done->changeSet);
}

struct StartWords
{
    std::string fault, by, at, documentNo, notes;
    bool yes = false;
};

Exit start(const Context& context, const StartWords& words)
{
    refuseCsv(context);
    auto reg = context.openForWriting();
    Problems problems;
    RepairStartDraft draft;
    draft.fault = findFault(reg, words.fault);
    draft.by = typedText(words.by).value_or("");
    draft.at = typedMoment(problems, "started_at", words.at, DayPart::Morning, reg.now());
    draft.documentNo = words.documentNo;
    draft.notes = words.notes;
    draft.ifUnlikely = ifUnlikely(words.yes);
    if (!problems.empty()) {
        return context.refuse(problems);
    }
    return written(context, reg, startRepair(reg, draft));
}

struct FinishWords
{
    std::string repair, outcome, cost, at, parts, inWarranty, documentNo, notes;
    bool yes = false;
};

Exit finish(const Context& context, const FinishWords& words)
{
    refuseCsv(context);
    auto reg = context.openForWriting();
    Problems problems;
    RepairFinishDraft draft;
    draft.repair = findRepair(reg, words.repair);
    draft.outcome = typedChoice<RepairOutcome>(context, problems, "outcome", words.outcome)
                        .value_or(RepairOutcome::Fixed);
    draft.cost = typedMoney(problems, "cost", words.cost);
    draft.at = typedMoment(problems, "finished_at", words.at, DayPart::Evening, reg.now());
    draft.parts = typedText(words.parts).value_or("");
    draft.inWarranty = typedYesNo(problems, "in_warranty", words.inWarranty);
    draft.documentNo = words.documentNo;
    draft.notes = words.notes;
    draft.ifUnlikely = ifUnlikely(words.yes);
    if (!problems.empty()) {
        return context.refuse(problems);
    }
    return written(context, reg, finishRepair(reg, draft));
}

struct ListWords
{
    std::string fault, device, site, by, since, until;
};

Exit list(const Context& context, const ListWords& words)
{
    auto reg = context.openForReading();
    Problems problems;
    store::RepairFilter filter;
    if (!words.fault.empty()) {
        filter.fault = findFault(reg, words.fault);
    }
    if (!words.device.empty()) {
        filter.device = findDevice(reg, words.device);
    }
    if (!words.site.empty()) {
        filter.site = findSite(reg, words.site);
    }
    if (!words.by.empty()) {
        filter.vendor = findVendor(reg, words.by);
        if (!filter.vendor) {
            throw Error(Error::Kind::Usage, {"cli.unknown_vendor", {{"text", words.by}}});
        }
    }
    if (const auto since = typedDay(problems, "since", words.since)) {
        filter.since = startOfDay(*since);
    }
    if (const auto until = typedDay(problems, "until", words.until)) {
        filter.until = endOfDay(*until);
    }
    if (!problems.empty()) {
        return context.refuse(problems);
    }
    const auto rows = store::repairs(reg.database(), filter);
    Names names(reg.database());
    Json records = Json::array();
    for (const auto& row : rows) {
        records.push_back(repairJson(row, names));
    }
    if (!printList(context, "repairs", records,
                   {"number", "fault", "device", "site", "symptom", "vendor", "officer",
                    "started_at", "finished_at", "outcome", "cost", "parts", "in_warranty",
                    "document_no", "notes", "id"})) {
        printTable(context, repairTable(context, rows), "cli.count_repairs", "cli.no_repairs");
    }
    return Exit::Done;
}

} // namespace

void addRepair(CommandLine& line)
{
    auto& repair = line.noun("repair");
    auto starting = std::make_shared<StartWords>();
    repair.verb("start", Effect::Writes)
        .required("--fault", starting->fault, "fault")
        .required("--by", starting->by, "shop")
        .option("--at-time", starting->at, "moment")
        .option("--document-no", starting->documentNo, "text")
        .option("--notes", starting->notes, "text")
        .flag("--yes", starting->yes)
        .run([starting](const Context& context) { return start(context, *starting); });

    auto finishing = std::make_shared<FinishWords>();
    repair.verb("finish", Effect::Writes)
        .argument("repair", finishing->repair)
        .option("--outcome", finishing->outcome, "outcome")
        .option("--cost", finishing->cost, "money")
        .option("--at-time", finishing->at, "moment")
        .option("--parts", finishing->parts, "text")
        .option("--in-warranty", finishing->inWarranty, "yes_no")
        .option("--document-no", finishing->documentNo, "text")
        .option("--notes", finishing->notes, "text")
        .flag("--yes", finishing->yes)
        .run([finishing](const Context& context) { return finish(context, *finishing); });

    auto words = std::make_shared<ListWords>();
    repair.verb("list", Effect::Reads)
        .option("--fault", words->fault, "fault")
        .option("--device", words->device, "device")
        .option("--site", words->site, "site")
        .option("--by", words->by, "vendor")
        .option("--since", words->since, "date")
        .option("--until", words->until, "date")
        .run([words](const Context& context) { return list(context, *words); });
    addRepairEditing(repair);
}

} // namespace dongbo::cli::commands
