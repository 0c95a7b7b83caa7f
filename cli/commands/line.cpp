#include "cli/answer.h"
#include "cli/commands/lines.h"
#include "cli/commands/record_text.h"
#include "cli/json/lines.h"
#include "cli/json/records.h"
#include "cli/table.h"
#include "cli/typed.h"
#include "core/domain/require.h"
#include "core/register/base/find.h"
#include "core/register/lines/incidents.h"
#include "core/register/lines/lines.h"
#include "core/register/lines/sla.h"
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

std::string minutes(const Context& context, std::int64_t count)
{
    return text::formatInteger(count, context.language);
}

std::string lasted(const Context& context, std::int64_t minutes)
{
    constexpr std::int64_t minute = 60'000;
    return text::formatDuration(minutes * minute, context.language);
}

std::string percent(const Context& context, const std::optional<std::int64_t>& bp)
{
    constexpr double hundred = 100;
    return bp ? text::formatDecimal(static_cast<double>(*bp) / hundred, 2, context.language) + " %"
              : std::string("–");
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

Exit refuseTests(const Context& context, const std::string& path,
                 const std::vector<importers::TableProblem>& problems)
{
    Problems plain;
    Json list = Json::array();
    for (const auto& problem : problems) {
        const auto what = context.say(problem.problem.message);
        const auto row = std::to_string(problem.row);
        *context.err << (problem.row == 0 ? what
                         : problem.column.empty()
                             ? context.say("table.at_row", {{"row", row}, {"problem", what}})
                             : context.say(
                                   "table.at_cell",
                                   {{"row", row}, {"column", problem.column}, {"problem", what}}))
                     << "\n";
        plain.push_back(problem.problem);
        list.push_back({{"row", problem.row == 0 ? Json() : Json(problem.row)},
                        {"column", jsonOfName(problem.column)},
                        {"message", what}});
    }
    if (checks::areOnlyUnlikely(plain)) {
        *context.err << context.say("cli.say_yes") << "\n";
    }
    if (context.isJson()) {
        printJson(context, {{"import", {{"path", path}, {"added", 0}, {"unchanged", 0}}},
                            {"problems", list}});
    }
    return Exit::DoneWithNo;
}

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
        return refuseTests(context, words.file, read.problems);
    }
    std::vector<MeasureDraft> drafts;
    for (const auto& row : read.rows) {
        drafts.push_back(row.draft);
    }
    const auto done = measureLines(reg, drafts, words.reason, ifUnlikely(words.yes));
    for (const auto& [at, problem] : done.problems) {
        const auto* field = describe(RecordKind::LineMeasurement).field(problem.field);
        read.problems.push_back(
            {at < read.rows.size() ? read.rows[at].row : 0,
             field == nullptr ? std::string() : context.say("field." + std::string(field->name)),
             problem});
    }
    if (!read.problems.empty()) {
        return refuseTests(context, words.file, read.problems);
    }
    if (context.isJson()) {
        printJson(context,
                  {{"import",
                    {{"path", words.file}, {"added", done.added}, {"unchanged", done.unchanged}}},
                   {"problems", Json::array()},
                   {"change_set", done.changeSet ? Json(done.changeSet->text()) : Json()}});
        return Exit::Done;
    }
    *context.out << context.say("table.read", {{"added", std::to_string(done.added)},
                                               {"unchanged", std::to_string(done.unchanged)}})
                 << "\n";
    if (done.changeSet) {
        *context.out << context.say("cli.change_set_made", {{"change_set", done.changeSet->text()}})
                     << "\n";
    }
    return Exit::Done;
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

// --- contracts kept

struct SlaWords
{
    std::string provider, site, unit, from, until, fault;
};

/// The quarter so far, unless days are named.
SlaQuestion questionOf(Register& reg, const Context& context, const SlaWords& words,
                       Problems& problems)
{
    SlaQuestion question;
    const auto today = dayOf(context.moment(reg));
    constexpr unsigned monthsOfQuarter = 3;
    const auto month =
        (static_cast<unsigned>(today.month()) - 1U) / monthsOfQuarter * monthsOfQuarter + 1U;
    question.until = typedDay(problems, "until", words.until).value_or(today);
    question.from =
        typedDay(problems, "from", words.from)
            .value_or(Date{today.year(), std::chrono::month{month}, std::chrono::day{1}});
    if (!words.provider.empty()) {
        question.provider = findVendor(reg, words.provider);
        if (!question.provider) {
            throw Error(Error::Kind::Usage, {"cli.unknown_vendor", {{"text", words.provider}}});
        }
    }
    question.site = words.site.empty() ? std::nullopt : std::optional{findSite(reg, words.site)};
    question.unit = words.unit.empty() ? std::nullopt : std::optional{findUnit(reg, words.unit)};
    return question;
}

std::string lateText(const Context& context, const planning::IncidentFigures& figures)
{
    return figures.isContradictory   ? context.say("line.contradictory")
           : figures.isAfterContract ? context.say("line.after_contract")
           : !figures.isLate         ? std::string()
           : *figures.isLate         ? context.say("line.late")
                                     : context.say("line.in_time");
}

Table incidentTable(const Context& context, const SlaAnswer& answer)
{
    Table table({{context.say("cli.column.number")},
                 {context.say("cli.column.site")},
                 {context.say("field.provider")},
                 {context.say("field.down_from")},
                 {context.say("field.down_until")},
                 {context.say("line.column.minutes"), Align::Right},
                 {context.say("line.column.in_meetings"), Align::Right},
                 {context.say("line.column.repair")},
                 {context.say("line.column.contract")},
                 {context.say("field.ticket")}});
    for (const auto& provider : answer.providers) {
        for (const auto& line : provider.lines) {
            for (const auto& incident : line.incidents) {
                const auto& figures = incident.figures;
                table.add({{incident.fault.number.value_or("")},
                           {line.site},
                           {provider.name},
                           {shownMoment(incident.times.began)},
                           {incident.times.ended ? shownMoment(incident.times.ended)
                                                 : context.say("line.still_open")},
                           {minutes(context, figures.minutesDown)},
                           {minutes(context, figures.minutesInMeetings)},
                           {lasted(context, figures.repairMinutes)},
                           {lateText(context, figures),
                            figures.isLate.value_or(false) ? Tone::Bad : Tone::Plain},
                           {incident.fault.ticket.value_or("")}});
            }
        }
    }
    return table;
}

Exit incidents(const Context& context, const SlaWords& words)
{
    auto reg = context.openForReading();
    Problems problems;
    const auto question = questionOf(reg, context, words, problems);
    const auto answer =
        problems.empty() ? slaOf(reg, question, context.moment(reg)) : Checked<SlaAnswer>(problems);
    if (!answer) {
        return context.refuse(answer.problems());
    }
    Json records = Json::array();
    for (const auto& provider : answer->providers) {
        for (const auto& line : provider.lines) {
            for (const auto& incident : line.incidents) {
                records.push_back(slaIncidentJson(incident, provider, line));
            }
        }
    }
    if (!printList(context, "incidents", records,
                   {"fault", "site", "line", "provider", "symptom", "down", "began", "ended",
                    "called", "ticket", "during_meeting", "minutes_down", "minutes_in_meetings",
                    "repair_minutes", "late", "open", "after_contract", "contradictory",
                    "fault_id"})) {
        printTable(context, incidentTable(context, *answer), "line.count_incidents",
                   "line.no_incidents");
    }
    return Exit::Done;
}

void addFigures(const Context& context, Table& table, const std::string& provider,
                const std::string& site, const planning::SlaFigures& figures,
                const std::string& kept)
{
    table.add({{provider},
               {site},
               {std::to_string(figures.incidents)},
               {minutes(context, figures.minutesDown)},
               {minutes(context, figures.minutesInMeetings)},
               {figures.incidents == 0 ? std::string("–") : lasted(context, figures.longestRepair)},
               {std::to_string(figures.late), figures.late > 0 ? Tone::Bad : Tone::Plain},
               {percent(context, figures.availabilityBp())},
               {kept}});
}

void printSla(const Context& context, const SlaAnswer& answer)
{
    *context.out << context.say("line.sla_title",
                                {{"from", text::formatDate(answer.question.from)},
                                 {"until", text::formatDate(answer.question.until)}})
                 << "\n\n";
    Table table({{context.say("field.provider")},
                 {context.say("cli.column.site")},
                 {context.say("line.column.incidents"), Align::Right},
                 {context.say("line.column.minutes"), Align::Right},
                 {context.say("line.column.in_meetings"), Align::Right},
                 {context.say("line.column.longest")},
                 {context.say("line.column.late"), Align::Right},
                 {context.say("line.column.availability"), Align::Right},
                 {context.say("line.column.contract")}});
    for (const auto& provider : answer.providers) {
        const auto name =
            provider.name.empty() ? context.say("line.provider_unknown") : provider.name;
        for (const auto& line : provider.lines) {
            const auto kept =
                line.isOver ? context.say("line.expired")
                : !line.keepsAvailability
                    ? std::string()
                    : context.say(*line.keepsAvailability ? "line.kept" : "line.not_kept");
            addFigures(context, table, name, line.site, line.figures, kept);
        }
        addFigures(context, table, name, context.say("line.total"), provider.figures, {});
    }
    addFigures(context, table, context.say("line.total"), "", answer.all, {});
    table.print(context);
    if (answer.all.incidents != 0) {
        *context.out << "\n";
        incidentTable(context, answer).print(context);
    }
}

Exit sla(const Context& context, const SlaWords& words)
{
    auto reg = context.openForReading();
    Problems problems;
    const auto question = questionOf(reg, context, words, problems);
    const auto answer =
        problems.empty() ? slaOf(reg, question, context.moment(reg)) : Checked<SlaAnswer>(problems);
    if (!answer) {
        return context.refuse(answer.problems());
    }
    if (context.isJson()) {
        printJson(context, slaJson(*answer));
    } else if (context.isCsv()) {
        CsvList list(context);
        const std::vector<std::string> members{"provider",
                                               "site",
                                               "line",
                                               "contract_no",
                                               "incidents",
                                               "open",
                                               "late",
                                               "minutes_down",
                                               "minutes_in_meetings",
                                               "repair_minutes",
                                               "longest_repair",
                                               "minutes_observed",
                                               "availability_bp",
                                               "availability_agreed_bp",
                                               "repair_hours",
                                               "keeps_availability",
                                               "expired"};
        list.row(members);
        for (const auto& provider : slaJson(*answer)["providers"]) {
            for (auto line : provider["lines"]) {
                line["provider"] = provider["provider"];
                list.row(members, line);
            }
        }
    } else {
        printSla(context, *answer);
    }
    return Exit::Done;
}

void addPeriod(Verb& verb, SlaWords& words)
{
    verb.option("--provider", words.provider, "vendor")
        .option("--site", words.site, "site")
        .option("--unit", words.unit, "unit")
        .option("--from", words.from, "date")
        .option("--to", words.until, "date");
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
    auto listed = std::make_shared<SlaWords>();
    auto& listing = line.verb("incidents", Effect::Reads);
    addPeriod(listing, *listed);
    listing.run([listed](const Context& context) { return incidents(context, *listed); });
    auto asked = std::make_shared<SlaWords>();
    auto& counting = line.verb("sla", Effect::Reads);
    addPeriod(counting, *asked);
    counting.run([asked](const Context& context) { return sla(context, *asked); });
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
