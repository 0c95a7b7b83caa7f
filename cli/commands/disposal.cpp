#include "cli/answer.h"
#include "cli/commands/commands.h"
#include "cli/commands/record_text.h"
#include "cli/json/records.h"
#include "cli/table.h"
#include "cli/typed.h"
#include "core/register/base/find.h"
#include "core/register/books/disposal_batches.h"
#include "core/store/projection/load.h"

#include <memory>

namespace dongbo::cli::commands {

namespace {

Json lineJson(const DisposalOverview::Line& line, Names& names)
{
    auto out = fieldsJson(line.item.id, describe(RecordKind::DisposalItem),
                          valuesOf(line.item.item), names);
    out["name"] = line.name;
    out["site"] = jsonOfName(line.site);
    out["net_value"] = jsonOf(line.netValue);
    return out;
}

Json batchJson(const store::DisposalBatchRow& row, Names& names)
{
    auto out = fieldsJson(row.id, describe(RecordKind::DisposalBatch), valuesOf(row.batch), names);
    out["devices"] = row.devices;
    out["accepted"] = row.accepted;
    return out;
}

Json overviewJson(Register& reg, const DisposalBatchId& id)
{
    Names names(reg.database());
    const auto overview = disposalOverview(reg, id);
    auto out = batchJson(overview.row, names);
    Json items = Json::array();
    for (const auto& line : overview.lines) {
        items.push_back(lineJson(line, names));
    }
    out["items"] = items;
    out["cost"] = overview.cost.dong;
    out["net_value"] = overview.netValue.dong;
    out["proceeds"] = overview.proceeds.dong;
    return out;
}

Exit written(const Context& context, Register& reg, const Checked<Written<DisposalBatchId>>& done)
{
    if (!done) {
        return context.refuse(done.problems());
    }
    printWarnings(context, done->warnings);
    return answerWritten(context, reg, "disposal_batch", overviewJson(reg, done->id),
                         done->changeSet);
}

// --- propose, and who could be

struct ProposeWords
{
    std::vector<std::string> devices;
    std::string name, day, unit, proposalNo, cause, why, method, committee, notes;
    bool all = false;
    bool yes = false;
};

Exit candidates(const Context& context, Register& reg, const CandidateFilter& filter)
{
    Json records = Json::array();
    Table table({{context.say("cli.column.code")},
                 {context.say("cli.column.name")},
                 {context.say("cli.column.site")},
                 {context.say("disposal.column.cause")},
                 {context.say("disposal.column.age"), Align::Right},
                 {context.say("disposal.column.repairs_paid"), Align::Right},
                 {context.say("disposal.column.net_value"), Align::Right}});
    for (const auto& one : disposalCandidates(reg, filter)) {
        records.push_back({{"device", one.code},
                           {"device_id", one.device.text()},
                           {"name", one.name},
                           {"type", jsonOf(one.type)},
                           {"site", jsonOfName(one.site)},
                           {"cause", codeOf(one.cause)},
                           {"age", one.age ? Json(*one.age) : Json()},
                           {"fixed_asset", one.isFixedAsset},
                           {"cost", jsonOf(one.cost)},
                           {"net_value", jsonOf(one.netValue)},
                           {"repairs_paid", one.repairsPaid.dong}});
        table.add({{orDash(one.code)},
                   {one.name},
                   {one.site},
                   {termText(context, one.cause)},
                   {one.age ? std::to_string(*one.age) : std::string()},
                   {shownMoney(context, one.repairsPaid)},
                   {shownMoney(context, one.netValue)}});
    }
    if (!printList(context, "candidates", records,
                   {"device", "name", "type", "site", "cause", "age", "cost", "net_value",
                    "repairs_paid", "device_id"})) {
        printTable(context, table, "disposal.count_candidates", "disposal.no_candidates");
    }
    return Exit::Done;
}

Exit listCandidates(const Context& context, const ProposeWords& words)
{
    auto reg = context.openForReading();
    Problems problems;
    CandidateFilter filter;
    filter.cause = typedChoice<DisposalCause>(context, problems, "cause", words.cause);
    if (!words.unit.empty()) {
        filter.unit = findUnit(reg, words.unit);
    }
    return problems.empty() ? candidates(context, reg, filter) : context.refuse(problems);
}

Exit propose(const Context& context, const ProposeWords& words)
{
    refuseCsv(context);
    auto reg = context.openForWriting();
    Problems problems;
    ProposeDraft draft;
    draft.name = words.name;
    draft.day = typedDay(problems, "day", words.day);
    draft.proposalNo = words.proposalNo;
    draft.committee = words.committee;
    draft.notes = words.notes;
    draft.ifUnlikely = ifUnlikely(words.yes);
    if (!words.unit.empty()) {
        draft.unit = findUnit(reg, words.unit);
    }
    const auto cause = typedChoice<DisposalCause>(context, problems, "cause", words.cause);
    const auto method = typedChoice<DisposalMethod>(context, problems, "method", words.method);
    if (!problems.empty()) {
        return context.refuse(problems);
    }
    for (const auto& device : words.devices) {
        draft.devices.push_back({findDevice(reg, device), cause, words.why, method});
    }
    if (words.all) {
        for (const auto& one : disposalCandidates(reg, {draft.unit, cause})) {
            draft.devices.push_back({one.device, one.cause, words.why, method});
        }
    }
    return written(context, reg, proposeDisposal(reg, draft));
}

// --- the later steps

struct StepWords
{
    std::string batch, day, decisionNo, expenses, reason;
    std::vector<std::string> rejected, proceeds;
    bool yes = false;
};

Exit decide(const Context& context, const StepWords& words)
{
    refuseCsv(context);
    auto reg = context.openForWriting();
    Problems problems;
    DecideDraft draft;
    draft.batch = findDisposalBatch(reg, words.batch);
    draft.day = typedDay(problems, "day", words.day);
    draft.decisionNo = words.decisionNo;
    draft.ifUnlikely = ifUnlikely(words.yes);
    for (const auto& device : words.rejected) {
        draft.rejected.push_back(findDevice(reg, device));
    }
    return problems.empty() ? written(context, reg, decideDisposal(reg, draft))
                            : context.refuse(problems);
}

Exit finish(const Context& context, const StepWords& words)
{
    refuseCsv(context);
    auto reg = context.openForWriting();
    Problems problems;
    FinishDraft draft;
    draft.batch = findDisposalBatch(reg, words.batch);
    draft.day = typedDay(problems, "day", words.day);
    draft.expenses = typedMoney(problems, "expenses", words.expenses);
    draft.ifUnlikely = ifUnlikely(words.yes);
    for (const auto& one : words.proceeds) {
        const auto at = one.find('=');
        const auto money = at == std::string::npos
                               ? std::nullopt
                               : typedMoney(problems, "proceeds", one.substr(at + 1));
        if (at == std::string::npos) {
            problems.push_back({"proceeds", {"disposal.proceeds_shape", {{"value", one}}}});
        } else if (money) {
            draft.proceeds.emplace_back(findDevice(reg, one.substr(0, at)), *money);
        }
    }
    return problems.empty() ? written(context, reg, finishDisposal(reg, draft))
                            : context.refuse(problems);
}

Exit withdraw(const Context& context, const StepWords& words)
{
    refuseCsv(context);
    auto reg = context.openForWriting();
    return written(context, reg,
                   withdrawDisposal(reg, findDisposalBatch(reg, words.batch), words.reason));
}

// --- list and show

Exit list(const Context& context)
{
    auto reg = context.openForReading();
    Names names(reg.database());
    Json records = Json::array();
    Table table({{context.say("field.number")},
                 {context.say("field.name")},
                 {context.say("field.batch_state")},
                 {context.say("cli.column.day")},
                 {context.say("disposal.column.devices"), Align::Right},
                 {context.say("field.decision_no")}});
    for (const auto& row : store::disposalBatches(reg.database())) {
        records.push_back(batchJson(row, names));
        table.add({{row.batch.number.value_or("")},
                   {row.batch.name.value_or("")},
                   {termText(context, row.batch.state)},
                   {shownDay(row.batch.day)},
                   {std::to_string(row.devices)},
                   {row.batch.decisionNo.value_or("")}});
    }
    if (!printList(context, "disposal_batches", records,
                   {"number", "name", "state", "day", "unit", "devices", "accepted", "decision_no",
                    "decision_day", "done_day", "expenses", "id"})) {
        printTable(context, table, "disposal.count_batches", "disposal.no_batches");
    }
    return Exit::Done;
}

Exit show(const Context& context, const std::string& which)
{
    refuseCsv(context);
    auto reg = context.openForReading();
    const auto id = findDisposalBatch(reg, which);
    if (context.isJson()) {
        printJson(context, {{"disposal_batch", overviewJson(reg, id)}});
        return Exit::Done;
    }
    factsOf(context, reg.database(), RecordKind::DisposalBatch, id).print(context);
    const auto overview = disposalOverview(reg, id);
    printHeading(context, "disposal.heading.devices");
    Table table({{context.say("cli.column.code")},
                 {context.say("cli.column.name")},
                 {context.say("disposal.column.cause")},
                 {context.say("disposal.column.method")},
                 {context.say("wear.column.cost"), Align::Right},
                 {context.say("disposal.column.net_value"), Align::Right},
                 {context.say("field.accepted")},
                 {context.say("field.proceeds"), Align::Right}});
    for (const auto& line : overview.lines) {
        const auto& item = line.item.item;
        table.add(
            {{orDash(line.code)},
             {line.name},
             {termText(context, item.cause)},
             {termText(context, item.method)},
             {shownMoney(context, item.cost)},
             {shownMoney(context, line.netValue)},
             {item.accepted ? context.say(*item.accepted ? "cli.yes" : "cli.no") : std::string()},
             {shownMoney(context, item.proceeds)}});
    }
    printTable(context, table, "cli.count_devices", "cli.no_devices");
    return Exit::Done;
}

} // namespace

void addDisposalBatches(Noun& disposal)
{
    auto looked = std::make_shared<ProposeWords>();
    disposal.verb("candidates", Effect::Reads)
        .option("--unit", looked->unit, "unit")
        .option("--cause", looked->cause, "disposal_cause")
        .run([looked](const Context& context) { return listCandidates(context, *looked); });
    auto words = std::make_shared<ProposeWords>();
    disposal.verb("propose", Effect::Writes)
        .repeated("--device", words->devices, "device")
        .flag("--all", words->all)
        .option("--cause", words->cause, "disposal_cause")
        .option("--name", words->name, "text")
        .option("--day", words->day, "date")
        .option("--unit", words->unit, "unit")
        .option("--proposal-no", words->proposalNo, "text")
        .option("--method", words->method, "disposal_method")
        .option("--why", words->why, "text")
        .option("--committee", words->committee, "text")
        .option("--notes", words->notes, "text")
        .flag("--yes", words->yes)
        .run([words](const Context& context) { return propose(context, *words); });
    auto decided = std::make_shared<StepWords>();
    disposal.verb("decide", Effect::Writes)
        .argument("disposal_batch", decided->batch)
        .option("--decision-no", decided->decisionNo, "text")
        .option("--day", decided->day, "date")
        .repeated("--reject", decided->rejected, "device")
        .flag("--yes", decided->yes)
        .run([decided](const Context& context) { return decide(context, *decided); });
    auto done = std::make_shared<StepWords>();
    disposal.verb("done", Effect::Writes)
        .argument("disposal_batch", done->batch)
        .option("--day", done->day, "date")
        .option("--expenses", done->expenses, "money")
        .repeated("--proceeds", done->proceeds, "device_money")
        .flag("--yes", done->yes)
        .run([done](const Context& context) { return finish(context, *done); });
    auto withdrawn = std::make_shared<StepWords>();
    disposal.verb("withdraw", Effect::Writes)
        .argument("disposal_batch", withdrawn->batch)
        .option("--reason", withdrawn->reason, "text")
        .run([withdrawn](const Context& context) { return withdraw(context, *withdrawn); });
    disposal.verb("list", Effect::Reads).run([](const Context& context) { return list(context); });
    auto which = std::make_shared<std::string>();
    disposal.verb("show", Effect::Reads)
        .argument("disposal_batch", *which)
        .run([which](const Context& context) { return show(context, *which); });
}

} // namespace dongbo::cli::commands
