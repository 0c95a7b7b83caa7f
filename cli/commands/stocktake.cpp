#include "cli/answer.h"
#include "cli/commands/commands.h"
#include "cli/commands/record_text.h"
#include "cli/commands/stocktake_words.h"
#include "cli/json/stocktakes.h"
#include "cli/table.h"
#include "cli/typed.h"
#include "core/domain/require.h"
#include "core/register/base/find.h"
#include "core/register/stocktake/settling.h"
#include "core/register/stocktake/stocktakes.h"
#include "core/store/projection/load.h"
#include "core/text/numbers.h"
#include "core/text/unicode.h"

#include <memory>

namespace dongbo::cli::commands {

std::optional<std::int64_t> typedPerMille(Problems& problems, const char* field,
                                          const std::string& text)
{
    if (text.empty()) {
        return std::nullopt;
    }
    std::string typed(text::trim(text));
    if (!typed.empty() && typed.back() == '%') {
        typed.pop_back();
    }
    const auto number = text::parseDecimal(text::trim(typed));
    if (!number || *number < 0 || *number > 100) {
        problems.push_back({field, {"stocktake.not_a_percentage", {{"value", text}}}});
        return std::nullopt;
    }
    return static_cast<std::int64_t>(*number * 10 + 0.5);
}

std::string standingText(const Context& context, const StocktakeLine& line)
{
    auto out = context.say("standing." + std::string(codeOf(line.standing)));
    const auto also = [&](bool holds, const char* code) {
        out += holds ? ", " + context.say(code) : std::string();
    };
    also(line.conditionDiffers, "stocktake.condition_differs");
    also(line.quantityDiffers, "stocktake.quantity_differs");
    also(line.counted.labelLost.value_or(false), "stocktake.label_lost");
    return out;
}

Exit writtenStocktake(const Context& context, Register& reg,
                      const Checked<Written<StocktakeId>>& done)
{
    if (!done) {
        return context.refuse(done.problems());
    }
    printWarnings(context, done->warnings);
    const auto record = require(store::load<Stocktake>(reg.database(), done->id), "stocktake");
    return answerWritten(context, reg, "stocktake", stocktakeJson(reg, done->id, record),
                         done->changeSet);
}

namespace {

struct StartWords
{
    std::string name, site, unit, day, document, notes, right, confidence, allowed, seed;
    std::vector<std::string> members;
    bool isBlind = false;
    bool isRecount = false;
    bool yes = false;
};

std::optional<planning::SampleDemand> demandOf(const StartWords& words, Problems& problems)
{
    planning::SampleDemand demand;
    demand.right = typedPerMille(problems, "right", words.right).value_or(demand.right);
    demand.confidence =
        typedPerMille(problems, "confidence", words.confidence).value_or(demand.confidence);
    demand.allowed = typedInteger(problems, "allowed", words.allowed).value_or(0);
    const bool isAsked = words.isRecount || !words.right.empty() || !words.confidence.empty() ||
                         !words.allowed.empty() || !words.seed.empty();
    return isAsked ? std::optional{demand} : std::nullopt;
}

StocktakeStart startOf(const Context& context, Register& reg, const StartWords& words,
                       Problems& problems)
{
    StocktakeStart start;
    start.site = words.site.empty() ? std::nullopt : std::optional{findSite(reg, words.site)};
    start.unit = words.unit.empty() ? std::nullopt : std::optional{findUnit(reg, words.unit)};
    start.day = typedDay(problems, "day", words.day);
    start.isBlind = words.isBlind;
    start.documentNo = typedText(words.document).value_or("");
    start.notes = typedText(words.notes).value_or("");
    start.sample = demandOf(words, problems);
    start.seed = typedText(words.seed).value_or("");
    start.ifUnlikely = ifUnlikely(words.yes);
    for (const auto& typed : words.members) {
        Stocktake one;
        one.committee = typed;
        const auto members = committeeOf(one);
        start.committee.insert(start.committee.end(), members.begin(), members.end());
    }
    start.name = typedText(words.name).value_or("");
    if (start.name.empty()) {
        const auto day = shownDay(start.day.value_or(reg.today()));
        const auto place = !words.site.empty()   ? words.site
                           : !words.unit.empty() ? words.unit
                                                 : context.say("stocktake.everywhere");
        start.name = context.say(start.sample ? "stocktake.recount_name" : "stocktake.usual_name",
                                 {{"place", place}, {"day", day}});
    }
    return start;
}

Exit start(const Context& context, const StartWords& words)
{
    refuseCsv(context);
    auto reg = context.openForWriting();
    Problems problems;
    const auto draft = startOf(context, reg, words, problems);
    if (!problems.empty()) {
        return context.refuse(problems);
    }
    return writtenStocktake(context, reg, startStocktake(reg, draft));
}

Exit list(const Context& context, bool all)
{
    auto reg = context.openForReading();
    Json records = Json::array();
    Table table({{context.say("cli.column.number")},
                 {context.say("field.name")},
                 {context.say("cli.column.state")},
                 {context.say("field.day")},
                 {context.say("stocktake.column.counted"), Align::Right},
                 {context.say("stocktake.column.open"), Align::Right}});
    for (const auto& [id, stocktake] : store::stocktakes(reg.database())) {
        if (!all && stocktake.state == StocktakeState::Cancelled) {
            continue;
        }
        auto record = stocktakeJson(reg, id, stocktake);
        const auto view = viewStocktake(reg, id);
        const auto& tally = view.evaluation.all;
        record["tally"] = tallyJson(tally);
        records.push_back(record);
        table.add({{stocktake.number.value_or("")},
                   {stocktake.name.value_or("")},
                   {termText(context, stocktake.state)},
                   {shownDay(stocktake.day)},
                   {std::to_string(tally.counted) + "/" + std::to_string(tally.expected)},
                   {std::to_string(tally.open)}});
    }
    if (!printList(context, "stocktakes", records,
                   {"number", "name", "state", "day", "unit", "site", "blind", "sample_size",
                    "document_no", "started_at", "closed_at", "notes", "id"})) {
        printTable(context, table, "stocktake.count_stocktakes", "stocktake.none");
    }
    return Exit::Done;
}

struct ShowWords
{
    std::string which, site;
    bool differences = false;
};

bool isWanted(const StocktakeLine& line, const ShowWords& words, const std::optional<SiteId>& site)
{
    const bool isHere = !site || line.room == site || line.expectedSite == site;
    return isHere && (!words.differences || line.isDifference() ||
                      line.standing == Standing::NotCounted || line.counted.settlement);
}

void printLines(const Context& context, const StocktakeView& view,
                const std::vector<const StocktakeLine*>& lines)
{
    Table table({{context.say("cli.column.code")},
                 {context.say("cli.column.name")},
                 {context.say("stocktake.column.expected_site")},
                 {context.say("field.count_finding")},
                 {context.say("cli.column.condition")},
                 {context.say("field.counted_by")},
                 {context.say("field.counted_at")},
                 {context.say("field.settlement")}});
    for (const auto* line : lines) {
        const auto& device = line->device;
        const auto tone = line->isOpen                             ? Tone::Warning
                          : line->standing == Standing::NotCounted ? Tone::Quiet
                                                                   : Tone::Plain;
        auto finding = standingText(context, *line);
        if (line->standing == Standing::WrongPlace) {
            finding += ": " + view.siteName(line->counted.site);
        }
        table.add({{orDash(device ? device->code : line->counted.code.value_or(""))},
                   {device ? device->name : line->counted.notes.value_or("")},
                   {orDash(view.siteName(line->expectedSite))},
                   {finding, tone},
                   {termText(context, line->counted.condition)},
                   {line->counted.countedByName.value_or("")},
                   {shownMoment(line->counted.countedAt)},
                   {termText(context, line->counted.settlement)}});
    }
    printTable(context, table, "stocktake.count_lines", "stocktake.no_lines");
}

void printRooms(const Context& context, const StocktakeView& view)
{
    Table table({{context.say("cli.column.site")},
                 {context.say("stocktake.column.counted"), Align::Right},
                 {context.say("stocktake.column.wrong_place"), Align::Right},
                 {context.say("stocktake.column.missing"), Align::Right},
                 {context.say("stocktake.column.extra"), Align::Right},
                 {context.say("stocktake.column.open"), Align::Right}});
    for (const auto& [site, tally] : view.evaluation.rooms) {
        table.add({{view.siteName(site)},
                   {std::to_string(tally.counted) + "/" + std::to_string(tally.expected)},
                   {std::to_string(tally.wrongPlace)},
                   {std::to_string(tally.missing)},
                   {std::to_string(tally.unexpected + tally.unknown)},
                   {std::to_string(tally.open)}});
    }
    table.print(context);
}

/// What a recount shows; empty of any other stocktake.
std::string readingText(const Context& context, const StocktakeView& view)
{
    const auto demand = dongbo::demandOf(view.stocktake);
    if (!demand) {
        return {};
    }
    const auto percent = [](std::int64_t perMille) {
        return text::formatDecimal(static_cast<double>(perMille) / 10.0, 1);
    };
    const auto wrong = wrongInSample(view);
    if (!wrong) {
        return context.say("stocktake.sample_running",
                           {{"size", std::to_string(view.stocktake.sampleSize.value_or(0))},
                            {"population", std::to_string(demand->population)},
                            {"right", percent(demand->right)},
                            {"confidence", percent(demand->confidence)},
                            {"allowed", std::to_string(demand->allowed)}});
    }
    const auto reading =
        planning::readSample(*demand, view.stocktake.sampleSize.value_or(1), *wrong);
    return context.say(reading.isShown ? "stocktake.sample_shown" : "stocktake.sample_not_shown",
                       {{"wrong", std::to_string(*wrong)},
                        {"size", std::to_string(view.stocktake.sampleSize.value_or(0))},
                        {"population", std::to_string(demand->population)},
                        {"most", std::to_string(reading.mostWrong)},
                        {"right", percent(demand->right)},
                        {"confidence", percent(demand->confidence)}});
}

Exit show(const Context& context, const ShowWords& words)
{
    auto reg = context.openForReading();
    const auto view = viewStocktake(reg, findStocktake(reg, words.which));
    const auto site = words.site.empty() ? std::nullopt : std::optional{findSite(reg, words.site)};
    std::vector<const StocktakeLine*> lines;
    Json records = Json::array();
    for (const auto& line : view.evaluation.lines) {
        if (isWanted(line, words, site)) {
            lines.push_back(&line);
            records.push_back(lineJson(view, line));
        }
    }
    if (context.isJson()) {
        auto record = stocktakeJson(reg, view.id, view.stocktake);
        record["tally"] = tallyJson(view.evaluation.all);
        record["rooms"] = roomsJson(view);
        record["reading"] = jsonOfName(readingText(context, view));
        record["lines"] = records;
        printJson(context, {{"stocktake", record}});
        return Exit::Done;
    }
    if (printList(context, "lines", records,
                  {"code", "name", "expected_site", "finding", "counted_site", "location",
                   "quantity", "condition", "label_lost", "counted_by", "counted_at", "settlement",
                   "document_no", "notes", "device_id", "count_id"})) {
        return Exit::Done;
    }
    Facts facts;
    facts.add(context.say("cli.column.number"), view.stocktake.number.value_or(""));
    facts.add(context.say("field.name"), view.stocktake.name.value_or(""));
    facts.add(context.say("cli.column.state"), termText(context, view.stocktake.state));
    facts.add(context.say("field.day"), shownDay(view.stocktake.day));
    facts.add(context.say("field.committee"), view.stocktake.committee.value_or(""));
    facts.add(context.say("stocktake.column.value"),
              shownMoney(context, view.evaluation.all.expectedValue));
    facts.add(context.say("stocktake.column.missing_value"),
              shownMoney(context, view.evaluation.all.missingValue));
    facts.print(context);
    *context.out << "\n";
    printRooms(context, view);
    *context.out << "\n";
    printLines(context, view, lines);
    if (const auto reading = readingText(context, view); !reading.empty()) {
        *context.out << reading << "\n";
    }
    return Exit::Done;
}

Exit sample(const Context& context, const StartWords& words)
{
    auto reg = context.openForReading();
    Problems problems;
    StartWords asked = words;
    asked.isRecount = true;
    const auto draft = startOf(context, reg, asked, problems);
    const auto preview = previewSample(reg, draft);
    if (!preview) {
        const auto& wrong = preview.problems();
        problems.insert(problems.end(), wrong.begin(), wrong.end());
    }
    if (!problems.empty()) {
        return context.refuse(problems);
    }
    Json devices = Json::array();
    Table table({{context.say("cli.column.code")},
                 {context.say("cli.column.name")},
                 {context.say("cli.column.site")}});
    for (const auto& device : preview->devices) {
        const auto site =
            device.site ? store::load<Site>(reg.database(), *device.site) : std::optional<Site>{};
        devices.push_back({{"code", jsonOfName(device.code)},
                           {"name", jsonOfName(device.name)},
                           {"site", site ? jsonOf(site->name) : Json()},
                           {"id", device.id.text()}});
        table.add({{orDash(device.code)},
                   {device.name},
                   {site ? site->name.value_or("") : std::string()}});
    }
    if (context.isJson()) {
        auto record = demandJson(preview->demand);
        record["size"] = preview->devices.size();
        record["seed"] = preview->seed;
        record["devices"] = devices;
        printJson(context, {{"sample", record}});
        return Exit::Done;
    }
    if (!printList(context, "devices", devices, {"code", "name", "site", "id"})) {
        printTable(context, table, "stocktake.count_sample", "stocktake.no_lines");
    }
    return Exit::Done;
}

void addStart(Noun& noun)
{
    auto words = std::make_shared<StartWords>();
    noun.verb("start", Effect::Writes)
        .option("--site", words->site, "site")
        .option("--unit", words->unit, "unit")
        .option("--name", words->name, "text")
        .option("--day", words->day, "date")
        .repeated("--member", words->members, "member")
        .option("--document-no", words->document, "text")
        .option("--notes", words->notes, "text")
        .flag("--blind", words->isBlind)
        .flag("--recount", words->isRecount)
        .option("--right", words->right, "percentage")
        .option("--confidence", words->confidence, "percentage")
        .option("--allowed", words->allowed, "number")
        .option("--seed", words->seed, "text")
        .flag("--yes", words->yes)
        .run([words](const Context& context) { return start(context, *words); });
    auto drawn = std::make_shared<StartWords>();
    noun.verb("sample", Effect::Reads)
        .option("--site", drawn->site, "site")
        .option("--unit", drawn->unit, "unit")
        .option("--right", drawn->right, "percentage")
        .option("--confidence", drawn->confidence, "percentage")
        .option("--allowed", drawn->allowed, "number")
        .option("--seed", drawn->seed, "text")
        .run([drawn](const Context& context) { return sample(context, *drawn); });
}

} // namespace

void addStocktake(CommandLine& line)
{
    auto& noun = line.noun("stocktake");
    auto all = std::make_shared<bool>(false);
    noun.verb("list", Effect::Reads).flag("--all", *all).run([all](const Context& context) {
        return list(context, *all);
    });
    auto shown = std::make_shared<ShowWords>();
    noun.verb("show", Effect::Reads)
        .argument("stocktake", shown->which)
        .option("--site", shown->site, "site")
        .flag("--differences", shown->differences)
        .run([shown](const Context& context) { return show(context, *shown); });
    addStart(noun);
    addStocktakeCount(noun);
    addStocktakeSettle(noun);
    auto resumed = std::make_shared<std::string>();
    noun.verb("resume", Effect::Writes)
        .argument("stocktake", *resumed)
        .run([resumed](const Context& context) {
            refuseCsv(context);
            auto reg = context.openForWriting();
            return writtenStocktake(context, reg,
                                    resumeCounting(reg, findStocktake(reg, *resumed)));
        });
    struct CloseWords
    {
        std::string which, document, reason;
        bool leave = false;
    };
    auto closed = std::make_shared<CloseWords>();
    noun.verb("close", Effect::Writes)
        .argument("stocktake", closed->which)
        .option("--document-no", closed->document, "text")
        .flag("--leave-rest", closed->leave)
        .run([closed](const Context& context) {
            refuseCsv(context);
            auto reg = context.openForWriting();
            return writtenStocktake(
                context, reg,
                closeStocktake(reg, findStocktake(reg, closed->which),
                               closed->leave ? OpenDifferences::Leave : OpenDifferences::Refuse,
                               typedText(closed->document).value_or("")));
        });
    auto cancelled = std::make_shared<CloseWords>();
    noun.verb("cancel", Effect::Writes)
        .argument("stocktake", cancelled->which)
        .option("--reason", cancelled->reason, "text")
        .run([cancelled](const Context& context) {
            refuseCsv(context);
            auto reg = context.openForWriting();
            return writtenStocktake(context, reg,
                                    cancelStocktake(reg, findStocktake(reg, cancelled->which),
                                                    typedText(cancelled->reason).value_or("")));
        });
}

} // namespace dongbo::cli::commands
