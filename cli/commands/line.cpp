#include "cli/answer.h"
#include "cli/commands/lines.h"
#include "cli/commands/record_text.h"
#include "cli/commands/table_answers.h"
#include "cli/json/lines.h"
#include "cli/json/records.h"
#include "cli/table.h"
#include "cli/typed.h"
#include "core/domain/require.h"
#include "core/register/base/find.h"
#include "core/register/lines/incidents.h"
#include "core/register/lines/lines.h"
#include "core/store/projection/load.h"
#include "core/text/bit_rates.h"
#include "core/text/dates.h"
#include "core/text/numbers.h"
#include "core/text/wording.h"
#include "importers/reader_process/read_list.h"
#include "importers/write_back/speed_tests.h"

#include <filesystem>
#include <memory>

namespace dongbo::cli::commands {

namespace {

std::string mbps(const Context& context, const std::optional<std::int64_t>& kbps)
{
    return kbps ? text::formatMbps(*kbps, context.language) : std::string("–");
}

// --- how the lines stand

struct StatusWords
{
    std::string site;
    bool below = false;
    bool down = false;
    bool expired = false;
};

Tone toneOf(planning::LineStanding standing)
{
    using enum planning::LineStanding;
    switch (standing) {
    case Late:
    case Down:
        return Tone::Bad;
    case Below:
        return Tone::Warning;
    case Unclear:
        return Tone::Quiet;
    case Good:
        break;
    }
    return Tone::Good;
}

bool isWanted(const LineView& view, const StatusWords& words, const std::optional<SiteId>& site)
{
    const bool isDown = view.standing == planning::LineStanding::Late ||
                        view.standing == planning::LineStanding::Down;
    const bool isAny = !words.below && !words.down && !words.expired;
    return (!site || view.line.site == site) &&
           (isAny || (words.below && view.standing == planning::LineStanding::Below) ||
            (words.down && isDown) || (words.expired && view.isOver));
}

Exit status(const Context& context, const StatusWords& words)
{
    auto reg = context.openForReading();
    const auto site = words.site.empty() ? std::nullopt : std::optional{findSite(reg, words.site)};
    Json records = Json::array();
    Table table({{context.say("cli.column.site")},
                 {context.say("kind.line")},
                 {context.say("field.provider")},
                 {context.say("line.column.measured"), Align::Right},
                 {context.say("line.column.standing")},
                 {context.say("line.column.evidence")},
                 {context.say("line.column.contract_until")}});
    for (const auto& view : lineViews(reg, context.moment(reg))) {
        if (!isWanted(view, words, site)) {
            continue;
        }
        records.push_back(lineViewJson(view));
        std::string evidence = view.last ? context.say("line.measured_at",
                                                       {{"at", shownMoment(view.last->measuredAt)}})
                                         : context.say("line.never_measured");
        if (view.downMinutes) {
            evidence =
                context.say("line.down_for", {{"lasted", lasted(context, *view.downMinutes)},
                                              {"fault", view.open->fault.number.value_or("")}});
        }
        table.add({{view.site},
                   {view.line.name.value_or("")},
                   {view.provider},
                   {mbps(context, view.last ? view.last->downKbps : std::nullopt) + "/" +
                    mbps(context, view.line.downKbps)},
                   {context.say("line_standing." + std::string(codeOf(view.standing))),
                    toneOf(view.standing)},
                   {evidence},
                   {shownDay(view.line.validTo) +
                        (view.isOver ? " " + context.say("line.expired") : std::string()),
                    view.isOver ? Tone::Warning : Tone::Plain}});
    }
    if (!printList(context, "lines", records,
                   {"site", "name", "provider", "contract_no", "down_kbps", "up_kbps",
                    "measured_down_kbps", "measured_up_kbps", "measured_at", "standing", "fault",
                    "down_minutes", "hotline", "valid_to", "expired", "id"})) {
        printTable(context, table, "line.count_lines", "line.none");
    }
    return Exit::Done;
}

// --- measuring

struct MeasureWords
{
    std::string line, down, up, ping, jitter, loss, at, by, source, notes;
    bool yes = false;
};

/// Percent with decimals as hundredths of one.
std::optional<std::int64_t> typedLoss(Problems& problems, const std::string& text)
{
    if (text.empty()) {
        return std::nullopt;
    }
    constexpr double hundred = 100;
    auto typed = text;
    if (typed.ends_with('%')) {
        typed.pop_back();
    }
    const auto number = text::parseDecimal(typed);
    if (!number || *number < 0 || *number > hundred) {
        problems.push_back({"loss_bp", {"stocktake.not_a_percentage", {{"value", text}}}});
        return std::nullopt;
    }
    return static_cast<std::int64_t>(*number * hundred + 0.5);
}

Json measurementJson(Register& reg, const LineMeasurementId& id)
{
    Names names(reg.database());
    const auto record =
        require(store::load<LineMeasurement>(reg.database(), id), "line measurement");
    return fieldsJson(id, describe(RecordKind::LineMeasurement), valuesOf(record), names);
}

Exit measure(const Context& context, const MeasureWords& words)
{
    refuseCsv(context);
    auto reg = context.openForWriting();
    Problems problems;
    MeasureDraft draft;
    draft.line = findLine(reg, words.line);
    draft.downKbps = typedRate(problems, "down_kbps", words.down, text::RateUnit::Megabit);
    draft.upKbps = typedRate(problems, "up_kbps", words.up, text::RateUnit::Megabit);
    draft.pingMs = typedInteger(problems, "ping_ms", words.ping);
    draft.jitterMs = typedInteger(problems, "jitter_ms", words.jitter);
    draft.lossBp = typedLoss(problems, words.loss);
    draft.at = typedMoment(problems, "measured_at", words.at, DayPart::Morning, reg.now());
    draft.by = typedText(words.by).value_or("");
    draft.source = typedText(words.source).value_or("");
    draft.notes = typedText(words.notes).value_or("");
    if (!problems.empty()) {
        return context.refuse(problems);
    }
    const auto done = measureLine(reg, draft, ifUnlikely(words.yes));
    if (!done) {
        return context.refuse(done.problems());
    }
    printWarnings(context, done->warnings);
    return answerWritten(context, reg, "line_measurement", measurementJson(reg, done->id),
                         done->changeSet);
}

struct ImportWords
{
    std::string file, line, rateUnit, reason;
    bool yes = false;
};

Exit importTests(const Context& context, const ImportWords& words)
{
    refuseCsv(context);
    auto reg = context.openForWriting();
    importers::SpeedTestOrder order;
    order.line = words.line.empty() ? std::nullopt : std::optional{findLine(reg, words.line)};
    if (!words.rateUnit.empty()) {
        order.unit = text::rateUnitOf(words.rateUnit);
        if (!order.unit) {
            return context.refuse({{"unit", {"line.unknown_unit", {{"unit", words.rateUnit}}}}});
        }
    }
    order.source = std::filesystem::path(words.file).filename().string();
    const auto workbook = importers::readList(words.file);
    auto read = importers::readSpeedTests(reg, *workbook, order);
    if (!read.problems.empty()) {
        return refuseTable(context, words.file, read.problems);
    }
    std::vector<MeasureDraft> drafts;
    for (const auto& row : read.rows) {
        drafts.push_back(row.draft);
    }
    const auto done = measureLines(reg, drafts, words.reason, ifUnlikely(words.yes));
    addProblems(context, describe(RecordKind::LineMeasurement), read.rows, done.problems,
                read.problems);
    if (!read.problems.empty()) {
        return refuseTable(context, words.file, read.problems);
    }
    return answerImport(context, words.file, done.added, done.unchanged, done.changeSet);
}

// --- incidents

struct DownWords
{
    std::string line, site, at, symptom, ticket, notes;
    bool slow = false;
    bool yes = false;
};

Json faultRecord(Register& reg, const FaultId& id)
{
    Names names(reg.database());
    const auto row = store::faultRow(reg.database(), id);
    return row ? faultJson(*row, names) : Json();
}

Exit down(const Context& context, const DownWords& words)
{
    refuseCsv(context);
    if (words.line.empty() == words.site.empty()) {
        throw Error(
            Error::Kind::Usage,
            {"cli.one_of_two", {{"one", context.say("cli.value.line")}, {"other", "--site"}}});
    }
    auto reg = context.openForWriting();
    Problems problems;
    LineDownDraft draft;
    if (!words.line.empty()) {
        draft.line = findLine(reg, words.line);
    } else {
        draft.site = findSite(reg, words.site);
    }
    draft.at = typedMoment(problems, "down_from", words.at, DayPart::Morning, reg.now());
    draft.symptom = typedText(words.symptom).value_or("");
    draft.ticket = typedText(words.ticket).value_or("");
    draft.notes = typedText(words.notes).value_or("");
    draft.isDown = !words.slow;
    draft.ifUnlikely = ifUnlikely(words.yes);
    if (!problems.empty()) {
        return context.refuse(problems);
    }
    const auto done = lineDown(reg, draft);
    if (!done) {
        return context.refuse(done.problems());
    }
    printWarnings(context, done->warnings);
    if (!done->isNew) {
        *context.err << context.say("line.open_already", {{"fault", done->number}}) << "\n";
    }
    const auto record = faultRecord(reg, done->fault);
    if (done->changeSet) {
        return answerWritten(context, reg, "fault", record, *done->changeSet);
    }
    if (context.isJson()) {
        printJson(context, {{"fault", record}, {"change_set", nullptr}});
    }
    return Exit::Done;
}

Exit writtenFault(const Context& context, Register& reg, const Checked<Written<FaultId>>& done)
{
    if (!done) {
        return context.refuse(done.problems());
    }
    printWarnings(context, done->warnings);
    return answerWritten(context, reg, "fault", faultRecord(reg, done->id), done->changeSet);
}

struct RestoredWords
{
    std::string incident, at, notes;
    bool yes = false;
};

Exit restored(const Context& context, const RestoredWords& words)
{
    refuseCsv(context);
    auto reg = context.openForWriting();
    Problems problems;
    LineRestoredDraft draft;
    draft.fault = findIncident(reg, words.incident);
    draft.at = typedMoment(problems, "down_until", words.at, DayPart::Evening, reg.now());
    draft.notes = typedText(words.notes).value_or("");
    draft.ifUnlikely = ifUnlikely(words.yes);
    if (!problems.empty()) {
        return context.refuse(problems);
    }
    return writtenFault(context, reg, lineRestored(reg, draft));
}

} // namespace

void addLineVerbs(Noun& line)
{
    auto shown = std::make_shared<StatusWords>();
    line.verb("status", Effect::Reads)
        .option("--site", shown->site, "site")
        .flag("--below", shown->below)
        .flag("--down", shown->down)
        .flag("--expired", shown->expired)
        .run([shown](const Context& context) { return status(context, *shown); });
    auto measured = std::make_shared<MeasureWords>();
    line.verb("measure", Effect::Writes)
        .argument("line", measured->line)
        .option("--down", measured->down, "speed")
        .option("--up", measured->up, "speed")
        .option("--ping", measured->ping, "number")
        .option("--jitter", measured->jitter, "number")
        .option("--loss", measured->loss, "percentage")
        .option("--at-time", measured->at, "moment")
        .option("--by", measured->by, "text")
        .option("--source", measured->source, "text")
        .option("--notes", measured->notes, "text")
        .flag("--yes", measured->yes)
        .run([measured](const Context& context) { return measure(context, *measured); });
    auto downWords = std::make_shared<DownWords>();
    line.verb("down", Effect::Writes)
        .optionalArgument("line", downWords->line)
        .option("--site", downWords->site, "site")
        .option("--at-time", downWords->at, "moment")
        .option("--symptom", downWords->symptom, "text")
        .option("--ticket", downWords->ticket, "text")
        .option("--notes", downWords->notes, "text")
        .flag("--slow", downWords->slow)
        .flag("--yes", downWords->yes)
        .run([downWords](const Context& context) { return down(context, *downWords); });
    auto back = std::make_shared<RestoredWords>();
    line.verb("restored", Effect::Writes)
        .argument("incident", back->incident)
        .option("--at-time", back->at, "moment")
        .option("--notes", back->notes, "text")
        .flag("--yes", back->yes)
        .run([back](const Context& context) { return restored(context, *back); });
    struct TicketWords
    {
        std::string incident, ticket;
    };
    auto ticket = std::make_shared<TicketWords>();
    line.verb("ticket", Effect::Writes)
        .argument("incident", ticket->incident)
        .argument("ticket", ticket->ticket)
        .run([ticket](const Context& context) {
            refuseCsv(context);
            auto reg = context.openForWriting();
            return writtenFault(context, reg,
                                setTicket(reg, findIncident(reg, ticket->incident),
                                          typedText(ticket->ticket).value_or("")));
        });
    addLineContracts(line);
}

void addMeasurementImport(Noun& measurement)
{
    auto words = std::make_shared<ImportWords>();
    measurement.verb("import", Effect::Writes)
        .argument("line_measurement_file", words->file)
        .option("--line", words->line, "line")
        .option("--rate-unit", words->rateUnit, "rate_unit")
        .option("--reason", words->reason, "text")
        .flag("--yes", words->yes)
        .run([words](const Context& context) { return importTests(context, *words); });
}

} // namespace dongbo::cli::commands
