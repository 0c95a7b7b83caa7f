#include "core/register/books/wear.h"

#include "cli/answer.h"
#include "cli/commands/commands.h"
#include "cli/commands/record_text.h"
#include "cli/json/records.h"
#include "cli/progress.h"
#include "cli/table.h"
#include "cli/typed.h"
#include "core/register/base/find.h"
#include "core/register/books/book_tables.h"
#include "core/store/projection/load.h"
#include "core/store/queries/wear_queries.h"
#include "core/text/percent.h"

#include <memory>

namespace dongbo::cli::commands {

namespace {

/// "12,5 %" of 1250.
std::string shownRate(const Context& context, const std::optional<std::int64_t>& basisPoints)
{
    return basisPoints ? text::formatPercent(*basisPoints, context.language) : std::string();
}

std::string typeText(const Context& context, const std::optional<DeviceType>& type)
{
    return type ? termText(context, type) : context.say("wear.untyped");
}

std::string gapText(const Context& context, planning::WearGap gap)
{
    return context.say("wear.gap." + std::string(planning::codeOf(gap)));
}

Json sumJson(const WearSum& sum)
{
    return {{"devices", sum.devices},    {"fully_worn", sum.fullyWorn},
            {"cost", sum.cost.dong},     {"caught_up", sum.caughtUp.dong},
            {"amount", sum.amount.dong}, {"accumulated", sum.accumulated.dong}};
}

Json runJson(const WearRun& run)
{
    Json lines = Json::array();
    for (const auto& line : run.lines) {
        const auto& charge = line.charge;
        lines.push_back({{"device", line.code},
                         {"device_id", line.device.text()},
                         {"type", jsonOf(line.type)},
                         {"cost", line.cost.dong},
                         {"rate_bp", charge.rateBasisPoints},
                         {"life_years", charge.lifeYears},
                         {"caught_up", charge.caughtUp.dong},
                         {"amount", charge.amount.dong},
                         {"accumulated", charge.accumulated.dong}});
    }
    Json skipped = Json::array();
    for (const auto& one : run.skipped) {
        skipped.push_back({{"device", one.code},
                           {"device_id", one.device.text()},
                           {"name", one.name},
                           {"type", jsonOf(one.type)},
                           {"why", planning::codeOf(one.why)}});
    }
    Json types = Json::array();
    for (const auto& sum : run.byType) {
        auto one = sumJson(sum);
        one["type"] = jsonOf(sum.type);
        types.push_back(one);
    }
    auto out = sumJson(run.all);
    out["year"] = run.year;
    out["tools"] = run.tools;
    out["on_loan"] = run.onLoan;
    out["settled"] = run.settled;
    out["by_type"] = types;
    out["lines"] = lines;
    out["skipped"] = skipped;
    return out;
}

void printRun(const Context& context, const WearRun& run)
{
    Table table({{context.say("cli.column.type")},
                 {context.say("wear.column.devices"), Align::Right},
                 {context.say("wear.column.cost"), Align::Right},
                 {context.say("wear.column.caught_up"), Align::Right},
                 {context.say("wear.column.amount"), Align::Right},
                 {context.say("wear.column.accumulated"), Align::Right}});
    const auto row = [&](const std::string& name, const WearSum& sum) {
        table.add({{name},
                   {std::to_string(sum.devices)},
                   {shownMoney(context, sum.cost)},
                   {shownMoney(context, sum.caughtUp)},
                   {shownMoney(context, sum.amount)},
                   {shownMoney(context, sum.accumulated)}});
    };
    for (const auto& sum : run.byType) {
        row(typeText(context, sum.type), sum);
    }
    row(context.say("report.total"), run.all);
    table.print(context);
    *context.out << context.say("wear.left_aside",
                                {{"tools", std::to_string(run.tools)},
                                 {"on_loan", std::to_string(run.onLoan)},
                                 {"fully_worn", std::to_string(run.all.fullyWorn)}})
                 << "\n";
    if (run.skipped.empty()) {
        return;
    }
    printHeading(context, "wear.heading.skipped");
    Table skipped({{context.say("cli.column.code")},
                   {context.say("cli.column.name")},
                   {context.say("wear.column.why")}});
    for (const auto& one : run.skipped) {
        skipped.add({{one.code}, {one.name}, {gapText(context, one.why), Tone::Warning}});
    }
    printTable(context, skipped, "wear.count_skipped", "wear.none_skipped");
}

struct RunWords
{
    std::string year, documentNo, reason;
    bool isDry = false;
    bool yes = false;
};

Exit answerRun(const Context& context, const RunWords& words, const WearRun& run)
{
    if (context.isJson()) {
        Json answer = {{"wear", runJson(run)}};
        answer["dry_run"] = words.isDry;
        if (run.changeSet) {
            answer["change_set"] = run.changeSet->text();
        }
        printJson(context, answer);
        return Exit::Done;
    }
    *context.out << context.say(words.isDry ? "wear.would_charge" : "wear.has_charged",
                                {{"year", std::to_string(run.year)}})
                 << "\n";
    printRun(context, run);
    if (run.changeSet) {
        *context.out << context.say("cli.change_set_made", {{"change_set", run.changeSet->text()}})
                     << "\n";
    }
    return Exit::Done;
}

Exit charge(const Context& context, const RunWords& words)
{
    refuseCsv(context);
    auto reg = words.isDry ? context.openForReading() : context.openForWriting();
    Problems problems;
    const auto typed = typedInteger(problems, "year", words.year);
    constexpr std::int64_t mostYear = 2199;
    checks::between(problems, "year", typed, 1900, mostYear);
    if (!problems.empty()) {
        return context.refuse(problems);
    }
    const int year = typed ? static_cast<int>(*typed) : nextWearYear(reg);
    const auto run = [&] {
        Progress progress(context, {"wear.progress", {}});
        if (words.isDry) {
            return previewWear(reg, year, progress.callback());
        }
        return runWear(reg, {year, words.documentNo, words.reason, ifUnlikely(words.yes)},
                       progress.callback());
    }();
    if (!run) {
        return context.refuse(run.problems());
    }
    printWarnings(context, run->warnings);
    return answerRun(context, words, *run);
}

Exit showYears(const Context& context, Register& reg)
{
    Json records = Json::array();
    Table table({{context.say("wear.column.year")},
                 {context.say("wear.column.devices"), Align::Right},
                 {context.say("wear.column.amount"), Align::Right}});
    for (const auto& year : store::chargedYears(reg.database())) {
        records.push_back(
            {{"year", year.year}, {"devices", year.devices}, {"amount", year.amount.dong}});
        table.add({{std::to_string(year.year)},
                   {std::to_string(year.devices)},
                   {shownMoney(context, year.amount)}});
    }
    if (!printList(context, "years", records, {"year", "devices", "amount"})) {
        printTable(context, table, "wear.count_years", "wear.no_years");
    }
    return Exit::Done;
}

Exit show(const Context& context, const std::string& which)
{
    auto reg = context.openForReading();
    if (which.empty()) {
        return showYears(context, reg);
    }
    const auto id = findDevice(reg, which);
    const auto device = store::load<Device>(reg.database(), id);
    const auto state = wearOf(reg, id);
    Names names(reg.database());
    Json entries = Json::array();
    Table table({{context.say("wear.column.year")},
                 {context.say("wear.column.kind")},
                 {context.say("wear.column.rate"), Align::Right},
                 {context.say("wear.column.cost"), Align::Right},
                 {context.say("wear.column.amount"), Align::Right},
                 {context.say("wear.column.accumulated"), Align::Right}});
    for (const auto& [entryId, entry] : store::wearEntriesOf(reg.database(), id)) {
        entries.push_back(
            fieldsJson(entryId, describe(RecordKind::WearEntry), valuesOf(entry), names));
        table.add({{entry.year ? std::to_string(*entry.year) : std::string()},
                   {termText(context, entry.kind)},
                   {shownRate(context, entry.rateBasisPoints)},
                   {shownMoney(context, entry.cost)},
                   {shownMoney(context, entry.amount)},
                   {shownMoney(context, entry.accumulated)}});
    }
    if (context.isJson()) {
        Json wear = {{"device", jsonOf(device ? device->code : MaybeText{})},
                     {"device_id", id.text()},
                     {"fixed_asset", state.has_value()},
                     {"accumulated", state ? Json(state->accumulated.dong) : Json()},
                     {"net_value", state ? jsonOf(state->netValue) : Json()},
                     {"last_year", state ? jsonOf(state->lastYear) : Json()},
                     {"entries", entries}};
        printJson(context, {{"wear", wear}});
        return Exit::Done;
    }
    if (printList(context, "entries", entries,
                  {"year", "kind", "rate_bp", "cost", "amount", "accumulated", "id"})) {
        return Exit::Done;
    }
    printTable(context, table, "wear.count_entries", "wear.no_entries");
    if (!state) {
        *context.out << context.say("wear.not_fixed_asset") << "\n";
    } else if (state->netValue) {
        *context.out << context.say("wear.net_value",
                                    {{"value", shownMoney(context, state->netValue)}})
                     << "\n";
    }
    return Exit::Done;
}

struct OpenWords
{
    std::string device, year, accumulated, rate, documentNo, reason;
};

Exit open(const Context& context, const OpenWords& words)
{
    refuseCsv(context);
    auto reg = context.openForWriting();
    Problems problems;
    OpeningDraft draft;
    draft.device = findDevice(reg, words.device);
    draft.year = static_cast<int>(typedInteger(problems, "year", words.year).value_or(0));
    draft.accumulated = typedMoney(problems, "accumulated", words.accumulated).value_or(Money{});
    draft.rateBasisPoints = typedInteger(problems, "rate_bp", words.rate);
    draft.documentNo = words.documentNo;
    draft.reason = words.reason;
    if (!problems.empty()) {
        return context.refuse(problems);
    }
    const auto done = openWear(reg, draft);
    if (!done) {
        return context.refuse(done.problems());
    }
    Names names(reg.database());
    const auto entry = store::load<WearEntry>(reg.database(), done->id);
    return answerWritten(context, reg, "wear_entry",
                         fieldsJson(done->id, describe(RecordKind::WearEntry),
                                    valuesOf(entry.value_or(WearEntry{})), names),
                         done->changeSet);
}

Exit rates(const Context& context, const std::string& typedYear)
{
    auto reg = context.openForReading();
    Problems problems;
    const auto given = typedInteger(problems, "year", typedYear);
    constexpr std::int64_t mostYear = 2199;
    checks::between(problems, "year", given, 1900, mostYear);
    if (!problems.empty()) {
        return context.refuse(problems);
    }
    const auto today = static_cast<int>(reg.pastDay().value_or(reg.today()).year());
    const int year = given ? static_cast<int>(*given) : today;
    const auto table = wearRatesOf(reg);
    Json records = Json::array();
    Table shown({{context.say("cli.column.type")},
                 {context.say("wear.column.rate"), Align::Right},
                 {context.say("wear.column.life"), Align::Right},
                 {context.say("wear.column.from")}});
    for (const auto& term : terms<DeviceType>()) {
        const auto* row = table.of(term.value, year);
        if (row == nullptr) {
            continue;
        }
        records.push_back({{"type", term.code},
                           {"year", year},
                           {"rate_bp", row->rateBasisPoints},
                           {"life_years", row->lifeYears},
                           {"valid_from", jsonOf(row->from)},
                           {"valid_to", jsonOf(row->to)}});
        shown.add({{termText(context, term.value)},
                   {shownRate(context, row->rateBasisPoints)},
                   {std::to_string(row->lifeYears)},
                   {shownDay(row->from)}});
    }
    if (!printList(context, "rates", records,
                   {"type", "year", "rate_bp", "life_years", "valid_from", "valid_to"})) {
        printTable(context, shown, "wear.count_rates", "wear.no_rates");
    }
    return Exit::Done;
}

} // namespace

void addWear(CommandLine& line)
{
    auto& wear = line.noun("wear");
    auto words = std::make_shared<RunWords>();
    wear.verb("run", Effect::Writes)
        .option("--year", words->year, "year")
        .option("--document-no", words->documentNo, "text")
        .option("--reason", words->reason, "text")
        .flag("--dry-run", words->isDry)
        .flag("--yes", words->yes)
        .run([words](const Context& context) { return charge(context, *words); });
    auto opened = std::make_shared<OpenWords>();
    wear.verb("open", Effect::Writes)
        .argument("device", opened->device)
        .required("--year", opened->year, "year")
        .required("--accumulated", opened->accumulated, "money")
        .option("--rate-bp", opened->rate, "number")
        .option("--document-no", opened->documentNo, "text")
        .option("--reason", opened->reason, "text")
        .run([opened](const Context& context) { return open(context, *opened); });
    auto which = std::make_shared<std::string>();
    wear.verb("show", Effect::Reads)
        .optionalArgument("device", *which)
        .run([which](const Context& context) { return show(context, *which); });
    auto year = std::make_shared<std::string>();
    wear.verb("rates", Effect::Reads)
        .option("--year", *year, "year")
        .run([year](const Context& context) { return rates(context, *year); });
}

} // namespace dongbo::cli::commands
