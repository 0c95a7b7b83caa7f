#include "cli/answer.h"
#include "cli/commands/stocktake_words.h"
#include "cli/json/stocktakes.h"
#include "cli/typed.h"
#include "core/register/base/find.h"
#include "core/report/engine/reports.h"
#include "core/report/writers/whole_file.h"
#include "core/store/projection/load.h"
#include "importers/proposal/apply/import_list.h"
#include "importers/reader_process/read_list.h"
#include "importers/write_back/count_sheet.h"

#include <filesystem>
#include <memory>

namespace dongbo::cli::commands {

namespace {

struct CountWords
{
    std::string which, code, site, location, quantity, condition, by, at, notes;
    std::string file, list;
    bool labelLost = false;
    bool isMissing = false;
    bool correct = false;
    bool restMissing = false;
};

CountDraft draftOf(const Context& context, Register& reg, const CountWords& words,
                   Problems& problems)
{
    CountDraft draft;
    draft.code = typedText(words.code).value_or("");
    draft.site = words.site.empty() ? std::nullopt : std::optional{findSite(reg, words.site)};
    draft.location = typedText(words.location).value_or("");
    draft.quantity = typedInteger(problems, "quantity", words.quantity);
    draft.condition = typedChoice<Condition>(context, problems, "condition", words.condition);
    draft.labelLost = words.labelLost ? std::optional{true} : std::nullopt;
    draft.by = typedText(words.by).value_or("");
    draft.at = typedMoment(problems, "counted_at", words.at, DayPart::Morning, reg.now());
    draft.notes = typedText(words.notes).value_or("");
    draft.isMissing = words.isMissing;
    return draft;
}

std::string sentenceOf(const Context& context, Register& reg, const Stocktake& stocktake,
                       const CountOutcome& outcome)
{
    const auto siteName = [&](const std::optional<SiteId>& id) {
        const auto site = id ? store::load<Site>(reg.database(), *id) : std::optional<Site>{};
        return site ? site->name.value_or("") : std::string("–");
    };
    const auto& device = outcome.device;
    const auto what = device ? device->code + " " + device->name : outcome.code;
    auto out = what + ": " + context.say("standing." + std::string(codeOf(outcome.standing)));
    if (outcome.standing == Standing::WrongPlace && !stocktake.blind.value_or(false)) {
        out += ", " + context.say("stocktake.book_says", {{"site", siteName(device->site)}});
    }
    if (outcome.already) {
        out += ". " +
               context.say(
                   outcome.isWritten ? "stocktake.corrected_count" : "stocktake.already_counted",
                   {{"at", shownMoment(outcome.already->at)}, {"by", orDash(outcome.already->by)}});
    }
    return out;
}

Exit answer(const Context& context, Register& reg, const StocktakeId& id, const CountsTaken& taken)
{
    const auto view = viewStocktake(reg, id);
    if (context.isJson()) {
        Json outcomes = Json::array();
        for (const auto& outcome : taken.outcomes) {
            outcomes.push_back(outcomeJson(reg, outcome));
        }
        Json left = Json::array();
        for (const auto& one : taken.left) {
            left.push_back({{"row", one.draft + 1}, {"why", context.say(one.why)}});
        }
        printJson(context,
                  {{"counts", outcomes},
                   {"left", left},
                   {"written", taken.written},
                   {"tally", tallyJson(view.evaluation.all)},
                   {"change_set", taken.changeSet ? Json(taken.changeSet->text()) : Json()}});
    } else {
        for (const auto& outcome : taken.outcomes) {
            *context.out << sentenceOf(context, reg, view.stocktake, outcome) << "\n";
        }
        for (const auto& one : taken.left) {
            *context.err << context.say("stocktake.draft_left",
                                        {{"row", std::to_string(one.draft + 1)},
                                         {"why", context.say(one.why)}})
                         << "\n";
        }
        *context.out << context.say("stocktake.progress",
                                    {{"counted", std::to_string(view.evaluation.all.counted)},
                                     {"expected", std::to_string(view.evaluation.all.expected)},
                                     {"open", std::to_string(view.evaluation.all.open)}})
                     << "\n";
    }
    return taken.left.empty() ? Exit::Done : Exit::DoneWithNo;
}

/// Takes in what a file says; rows nobody can read are told with the others that do not fit.
Exit countRead(const Context& context, Register& reg, const StocktakeId& id,
               const importers::CountsRead& read, IfCounted ifCounted)
{
    std::vector<CountDraft> drafts;
    for (const auto& row : read.rows) {
        drafts.push_back(row.draft);
    }
    auto taken = countThings(reg, id, drafts, ifCounted);
    for (auto& left : taken.left) { // the row of the file, from 1
        left.draft = read.rows[left.draft].row - 1;
    }
    for (const auto& unread : read.unread) {
        taken.left.push_back({unread.row - 1, unread.why});
    }
    return answer(context, reg, id, taken);
}

Exit countSheet(const Context& context, Register& reg, const StocktakeId& id,
                const std::string& file, IfCounted ifCounted)
{
    const auto workbook = importers::readList(file);
    return countRead(context, reg, id, importers::readCountSheet(reg, *workbook), ifCounted);
}

} // namespace

Exit countList(const Context& context, Register& reg, const ListToCount& list)
{
    const auto workbook = importers::readList(list.file);
    importers::ImportOptions options;
    const auto stocktake = store::load<Stocktake>(reg.database(), list.stocktake);
    const auto at = list.site ? list.site : stocktake ? stocktake->site : std::nullopt;
    if (at) {
        const auto site = store::load<Site>(reg.database(), *at);
        options.choices.place = site ? site->name.value_or("") : std::string();
    }
    const auto proposal =
        importers::proposeImport(reg, importers::describeFile(list.file, *workbook), options);
    return countRead(context, reg, list.stocktake, importers::countsOf(proposal), list.ifCounted);
}

namespace {

Exit count(const Context& context, const CountWords& words)
{
    refuseCsv(context);
    auto reg = context.openForWriting();
    const auto id = findStocktake(reg, words.which);
    Problems problems;
    const auto draft = draftOf(context, reg, words, problems);
    if (!problems.empty()) {
        return context.refuse(problems);
    }
    if (words.restMissing) {
        return answer(context, reg, id, countRestMissing(reg, id, draft.site));
    }
    const auto again = words.correct ? IfCounted::Correct : IfCounted::Tell;
    if (!words.file.empty()) {
        return countSheet(context, reg, id, words.file, again);
    }
    if (!words.list.empty()) {
        return countList(context, reg, {id, words.list, draft.site, again});
    }
    const auto taken = countThing(reg, id, draft, again);
    if (!taken) {
        return context.refuse(taken.problems());
    }
    return answer(context, reg, id, *taken);
}

struct SheetWords
{
    std::string which, site, output;
    bool isCounted = false;
};

/// To be filled in as cells, to be printed as a page.
Exit sheet(const Context& context, const SheetWords& words)
{
    refuseCsv(context);
    auto reg = context.openForReading();
    importers::CountSheetOrder order;
    order.stocktake = findStocktake(reg, words.which);
    order.room = words.site.empty() ? std::nullopt : std::optional{findSite(reg, words.site)};
    order.language = context.language;
    order.isFilled = words.isCounted;
    const auto ending = std::filesystem::path(words.output).extension();
    if (ending == ".xlsx" || ending == ".ods" || ending == ".csv") {
        importers::writeCountSheet(reg, order, words.output);
    } else {
        report::requireEnding(words.output, ".xlsx, .ods, .csv, .pdf, .docx");
        report::Parameters given{{"stocktake", order.stocktake.text()}};
        if (order.room) {
            given["site"] = order.room->text();
        }
        const auto done = report::writeReport(reg, "stocktake-sheet", given, context.language,
                                              context.moment(reg), words.output);
        if (!done) {
            return context.refuse(done.problems());
        }
    }
    context.noteDone();
    if (context.isJson()) {
        printJson(context, {{"sheet", {{"path", words.output}}}});
    } else {
        *context.out << context.say("stocktake.sheet_written", {{"path", words.output}}) << "\n";
    }
    return Exit::Done;
}

} // namespace

void addStocktakeCount(Noun& noun)
{
    auto words = std::make_shared<CountWords>();
    noun.verb("count", Effect::Writes)
        .argument("stocktake", words->which)
        .optionalArgument("counted_code", words->code)
        .option("--site", words->site, "site")
        .option("--location", words->location, "text")
        .option("--quantity", words->quantity, "number")
        .option("--condition", words->condition, "condition")
        .option("--by", words->by, "text")
        .option("--when", words->at, "moment")
        .option("--notes", words->notes, "text")
        .option("--file", words->file, "list_file")
        .option("--list", words->list, "list_file")
        .flag("--label-lost", words->labelLost)
        .flag("--missing", words->isMissing)
        .flag("--rest-missing", words->restMissing)
        .flag("--correct", words->correct)
        .run([words](const Context& context) { return count(context, *words); });
    auto asked = std::make_shared<SheetWords>();
    noun.verb("sheet", Effect::Reads)
        .argument("stocktake", asked->which)
        .required("-o,--output", asked->output, "output_file")
        .option("--site", asked->site, "site")
        .flag("--counted", asked->isCounted)
        .run([asked](const Context& context) { return sheet(context, *asked); });
}

} // namespace dongbo::cli::commands
