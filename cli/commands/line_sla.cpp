#include "cli/answer.h"
#include "cli/commands/lines.h"
#include "cli/commands/record_text.h"
#include "cli/json/lines.h"
#include "cli/json/records.h"
#include "cli/table.h"
#include "cli/typed.h"
#include "core/register/base/find.h"
#include "core/register/lines/sla.h"
#include "core/text/dates.h"
#include "core/text/numbers.h"

#include <memory>

namespace dongbo::cli::commands {

namespace {

std::string minutes(const Context& context, std::int64_t count)
{
    return text::formatInteger(count, context.language);
}

std::string percent(const Context& context, const std::optional<std::int64_t>& bp)
{
    constexpr double hundred = 100;
    return bp ? text::formatDecimal(static_cast<double>(*bp) / hundred, 2, context.language) + " %"
              : std::string("–");
}

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

Checked<SlaAnswer> answerTo(Register& reg, const Context& context, const SlaWords& words)
{
    Problems problems;
    const auto question = questionOf(reg, context, words, problems);
    if (!problems.empty()) {
        return problems;
    }
    return slaOf(reg, question, context.moment(reg));
}

Exit incidents(const Context& context, const SlaWords& words)
{
    auto reg = context.openForReading();
    const auto answer = answerTo(reg, context, words);
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
    const auto answer = answerTo(reg, context, words);
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

void addLineContracts(Noun& line)
{
    auto listed = std::make_shared<SlaWords>();
    auto& listing = line.verb("incidents", Effect::Reads);
    addPeriod(listing, *listed);
    listing.run([listed](const Context& context) { return incidents(context, *listed); });
    auto asked = std::make_shared<SlaWords>();
    auto& counting = line.verb("sla", Effect::Reads);
    addPeriod(counting, *asked);
    counting.run([asked](const Context& context) { return sla(context, *asked); });
}

} // namespace dongbo::cli::commands
