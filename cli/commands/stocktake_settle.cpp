#include "cli/answer.h"
#include "cli/commands/stocktake_words.h"
#include "cli/json/stocktakes.h"
#include "cli/typed.h"
#include "core/register/base/find.h"
#include "core/register/stocktake/settling.h"
#include "core/text/fold.h"

#include <algorithm>
#include <memory>

namespace dongbo::cli::commands {

namespace {

struct SettleWords
{
    std::string which, what, how, finding, device, day, document, reason, name, type, model, serial;
    bool closeFaults = false;
    bool yes = false;
};

/// The lines a person means: one by code, serial, words or id, or all of a finding.
std::vector<LineRef> linesOf(Register& reg, const StocktakeView& view, const SettleWords& words,
                             Settlement how)
{
    std::vector<LineRef> out;
    for (const auto& line : view.evaluation.lines) {
        const auto fits = settlementsOf(line);
        if (!words.finding.empty() && codeOf(line.standing) == words.finding &&
            std::find(fits.begin(), fits.end(), how) != fits.end()) {
            out.push_back(refOf(line));
        }
    }
    if (words.what.empty()) {
        return out;
    }
    for (const auto& line : view.evaluation.lines) {
        const auto folded = text::fold(words.what);
        const bool isNamed =
            (line.count && line.count->text() == words.what) ||
            text::fold(line.counted.code.value_or("")) == folded ||
            (!line.device && text::fold(line.counted.notes.value_or("")) == folded);
        if (isNamed) {
            return {refOf(line)};
        }
    }
    return {{std::nullopt, findDevice(reg, words.what)}};
}

/// The line of that device, as it is counted.
void useCount(const StocktakeView& view, std::vector<LineRef>& lines)
{
    for (auto& ref : lines) {
        for (const auto& line : view.evaluation.lines) {
            if (!ref.count && line.device && line.device->id == ref.device) {
                ref = refOf(line);
            }
        }
    }
}

void printSettled(const Context& context, Register& reg, const StocktakeView& view,
                  const Settled& settled)
{
    if (context.isJson()) {
        Json lines = Json::array();
        for (const auto& line : view.evaluation.lines) {
            if (std::find(settled.settled.begin(), settled.settled.end(), refOf(line)) !=
                settled.settled.end()) {
                lines.push_back(lineJson(view, line));
            }
        }
        Json left = Json::array();
        for (const auto& one : settled.left) {
            left.push_back({{"device_id", jsonOf(one.line.device)},
                            {"count_id", jsonOf(one.line.count)},
                            {"why", context.say(one.why)}});
        }
        printJson(context,
                  {{"settled", lines},
                   {"left", left},
                   {"tally", tallyJson(view.evaluation.all)},
                   {"change_set", settled.changeSet ? Json(settled.changeSet->text()) : Json()}});
        return;
    }
    for (const auto& one : settled.left) {
        *context.err << context.say(one.why) << "\n";
    }
    if (settled.changeSet) {
        (void)answerWritten(context, reg, "stocktake", {}, *settled.changeSet);
    }
}

void checkFinding(Problems& problems, const std::string& finding)
{
    std::string known;
    for (const auto standing : {Standing::WrongPlace, Standing::Missing, Standing::Unexpected,
                                Standing::UnknownCode, Standing::NotCounted, Standing::Found}) {
        if (finding.empty() || finding == codeOf(standing)) {
            return;
        }
        known += (known.empty() ? "" : ", ") + std::string(codeOf(standing));
    }
    detail::addUnknownChoice(problems, "count_finding", finding, known);
}

/// Whether anything is said that only a settlement of lines can use.
bool speaksOfLines(const SettleWords& words)
{
    const std::string* all[] = {&words.what,     &words.finding, &words.device, &words.day,
                                &words.document, &words.reason,  &words.name,   &words.type,
                                &words.model,    &words.serial};
    return words.closeFaults || words.yes ||
           std::any_of(std::begin(all), std::end(all),
                       [](const std::string* word) { return !word->empty(); });
}

Exit settle(const Context& context, const SettleWords& words)
{
    refuseCsv(context);
    auto reg = context.openForWriting();
    const auto id = findStocktake(reg, words.which);
    if (words.how.empty() && speaksOfLines(words)) {
        return context.refuse({{"settlement", {"value.required", {}}}});
    }
    if (words.how.empty()) {
        return writtenStocktake(context, reg, endCounting(reg, id));
    }
    Problems problems;
    SettleDraft draft;
    draft.how = typedChoice<Settlement>(context, problems, "settlement", words.how)
                    .value_or(Settlement::LeftAsIs);
    draft.day = typedDay(problems, "day", words.day);
    checkFinding(problems, words.finding);
    draft.documentNo = typedText(words.document).value_or("");
    draft.reason = typedText(words.reason).value_or("");
    draft.ifUnlikely = ifUnlikely(words.yes);
    draft.openFaults = words.closeFaults ? OpenFaults::Close : OpenFaults::Refuse;
    if (!words.device.empty()) {
        draft.device = findDevice(reg, words.device);
    }
    const auto type = typedChoice<DeviceType>(context, problems, "type", words.type);
    if (draft.how == Settlement::Registered) {
        Device device;
        device.type = type;
        device.name = typedText(words.name);
        device.model = typedText(words.model);
        device.serial = typedText(words.serial);
        draft.create = device;
    }
    const auto view = viewStocktake(reg, id);
    auto lines = linesOf(reg, view, words, draft.how);
    useCount(view, lines);
    if (lines.empty()) {
        problems.push_back({"", {"stocktake.nothing_to_settle", {}}});
    }
    if (!problems.empty()) {
        return context.refuse(problems);
    }
    const auto settled = settleDifferences(reg, id, lines, draft);
    if (!settled) {
        return context.refuse(settled.problems());
    }
    if (!settled->changeSet) { // nothing fits: the same as wrong input
        Problems why;
        for (const auto& one : settled->left) {
            why.push_back({"", one.why});
        }
        return context.refuse(why);
    }
    printWarnings(context, settled->warnings);
    printSettled(context, reg, viewStocktake(reg, id), *settled);
    return settled->left.empty() ? Exit::Done : Exit::DoneWithNo;
}

} // namespace

void addStocktakeSettle(Noun& noun)
{
    auto words = std::make_shared<SettleWords>();
    noun.verb("settle", Effect::Writes)
        .argument("stocktake", words->which)
        .optionalArgument("stocktake_line", words->what)
        .option("--how", words->how, "settlement")
        .option("--finding", words->finding, "finding")
        .option("--device", words->device, "device")
        .option("--day", words->day, "date")
        .option("--document-no", words->document, "text")
        .option("--reason", words->reason, "text")
        .option("--type", words->type, "type")
        .option("--name", words->name, "text")
        .option("--model", words->model, "text")
        .option("--serial", words->serial, "text")
        .flag("--close-faults", words->closeFaults)
        .flag("--yes", words->yes)
        .run([words](const Context& context) { return settle(context, *words); });
}

} // namespace dongbo::cli::commands
