#include "cli/commands/import_text.h"

#include "cli/table.h"
#include "cli/values_text.h"
#include "core/text/numbers.h"
#include "importers/proposal/rows/cell_changes.h"
#include "importers/recognise/explain/understanding.h"

#include <algorithm>
#include <set>

namespace dongbo::cli::commands {

namespace {

/// Lines of a kind that are shown; of the others only how many there are.
constexpr std::size_t shownMost = 15;

void printMore(const Context& context, std::size_t all)
{
    if (all > shownMost) {
        *context.out << "    "
                     << context.say("cli.more_findings",
                                    {{"count", std::to_string(all - shownMost)}})
                     << "\n";
    }
}

/// What is asked about besides columns, a line each; rows set aside and places are told further
/// down.
bool isAskedInText(importers::DecisionKind kind)
{
    using Kind = importers::DecisionKind;
    return kind == Kind::Column || kind == Kind::Header || kind == Kind::Money ||
           kind == Kind::States;
}

/// What is not sure, and how a person says which it is.
void printQuestions(const Context& context, const importers::SheetProposal& sheet)
{
    std::size_t count = 0;
    for (const auto& decision : sheet.understanding.decisions) {
        const bool isTitle = decision.title.code == "understanding.title_unclear";
        if ((!isAskedInText(decision.kind) && !isTitle) ||
            decision.standing == importers::Standing::Sure || ++count > shownMost) {
            continue;
        }
        *context.out << "    " << toned(context, context.say(decision.title), Tone::Warning) << ": "
                     << importers::evidenceText(decision, context.language) << "\n";
        if (decision.kind == importers::DecisionKind::Column && !decision.isBelow &&
            decision.options.size() > 1) {
            // an example to follow: what it probably is, not that it is nothing
            const bool isGuessed = decision.options[0].value != "unknown";
            *context.out << "      "
                         << context.say(
                                "cli.import_say_column",
                                {{"column", importers::columnLetters(decision.where.firstColumn)},
                                 {"field", decision.options[isGuessed ? 0 : 1].value}})
                         << "\n";
        } else if (isTitle) {
            *context.out << "      "
                         << context.say("cli.import_say_title", {{"text", decision.subject}})
                         << "\n";
        }
    }
    printMore(context, count);
}

void printSheet(const Context& context, const importers::SheetProposal& sheet)
{
    const auto& reading = sheet.reading;
    if (reading.layout == importers::Layout::Skipped) {
        *context.out << "  " << context.say(reading.layoutReason) << "\n"; // names the sheet
        return;
    }
    *context.out << "  "
                 << (reading.name.empty()
                         ? context.say("cli.import_table")
                         : context.say("cli.import_sheet", {{"sheet", reading.name}}));
    const auto& heading = reading.header.rows;
    *context.out << " "
                 << context.say(heading.first == heading.last ? "cli.import_header_row"
                                                              : "cli.import_header",
                                {{"first", std::to_string(heading.first)},
                                 {"last", std::to_string(heading.last)}})
                 << "\n";
    if (reading.place) {
        *context.out << "    " << context.say(reading.place->reason) << "\n";
    }
    printQuestions(context, sheet);
    for (std::size_t i = 0; i < sheet.problems.size() && i < shownMost; ++i) {
        const auto& problem = sheet.problems[i];
        const bool isError = problem.severity == importers::RowProblem::Severity::Error;
        *context.out << "    "
                     << toned(context,
                              context.say("cli.import_row", {{"row", std::to_string(problem.row)}}),
                              isError ? Tone::Bad : Tone::Warning)
                     << " " << context.say(problem.message) << "\n";
    }
    printMore(context, sheet.problems.size());
    if (std::any_of(sheet.problems.begin(), sheet.problems.end(), [](const auto& problem) {
            return problem.message.code == "import.money_unit_doubtful";
        })) {
        *context.out << "    " << context.say("cli.import_say_money") << "\n";
    }
    for (const auto& total : sheet.totals) {
        *context.out << "    "
                     << toned(context,
                              context.say(
                                  total.agrees ? "cli.import_total" : "cli.import_total_differs",
                                  {{"row", std::to_string(total.row)},
                                   {"stated", text::formatInteger(total.stated, context.language)},
                                   {"computed",
                                    text::formatInteger(total.computed, context.language)}}),
                              total.agrees ? Tone::Good : Tone::Bad)
                     << "\n";
    }
}

/// "row 58, SN1: condition: good → broken (H58: “Hỏng”)", the register's value first.
void printChange(const Context& context, Register& reg, const importers::PlannedDevice& device,
                 const importers::CellChange& cell)
{
    const auto& field = *describe(RecordKind::Device).field(cell.where.field);
    const auto shown = [&](const Value& value, const std::string& name) {
        return name.empty() ? valueText(context, reg.database(), field, value) : name;
    };
    *context.out << "    "
                 << context.say(cell.isConflict ? "cli.import_conflict" : "cli.import_change",
                                {{"row", std::to_string(device.row)},
                                 {"device", device.known->code.value_or("")},
                                 {"field", "@field." + std::string(field.name)},
                                 {"old", shown(cell.before, cell.beforeName)},
                                 {"new", shown(cell.after, cell.afterName)},
                                 {"cell", importers::cellName(cell.column, device.row)}})
                 << "\n";
}

void printChanges(const Context& context, Register& reg, const importers::Proposal& proposal)
{
    std::size_t cells = 0;
    for (const auto& device : proposal.devices) {
        for (const auto& cell : importers::cellChanges(reg, proposal, device, {})) {
            if (++cells <= shownMost) {
                printChange(context, reg, device, cell);
            }
        }
    }
    printMore(context, cells);
}

/// Sites that are created with the devices, each once.
void printNewPlaces(const Context& context, const importers::Proposal& proposal)
{
    std::set<std::string> names;
    for (const auto& device : proposal.devices) {
        const auto& place = proposal.places[device.place];
        if (place.kind == importers::PlaceAnswer::Kind::NewPlace ||
            place.kind == importers::PlaceAnswer::Kind::NewSite) {
            names.insert(place.siteName);
        }
    }
    std::string all;
    for (const auto& name : names) {
        all += (all.empty() ? "" : ", ") + name;
    }
    if (!names.empty()) {
        *context.out << "  " << context.say("cli.import_new_places", {{"places", all}}) << "\n";
    }
}

void printGone(const Context& context, const importers::Proposal& proposal)
{
    for (std::size_t i = 0; i < proposal.gone.size() && i < shownMost; ++i) {
        const auto& gone = proposal.gone[i];
        *context.out << "    "
                     << context.say(
                            "cli.import_gone",
                            {{"device", gone.code}, {"name", gone.name}, {"site", gone.site}})
                     << "\n";
    }
    printMore(context, proposal.gone.size());
}

void printFaultOffers(const Context& context, const importers::Proposal& proposal, bool isDryRun)
{
    const auto all = proposal.summary.faultOffers;
    if (all == 0 || proposal.isRefused) {
        return;
    }
    for (std::size_t i = 0; i < proposal.faultOffers.size() && i < shownMost; ++i) {
        const auto& offer = proposal.faultOffers[i];
        *context.out << "    "
                     << context.say("cli.import_fault_offer", {{"row", std::to_string(offer.row)},
                                                               {"device", offer.code},
                                                               {"name", offer.name},
                                                               {"text", offer.text}})
                     << "\n";
    }
    printMore(context, all);
    *context.out << "  "
                 << context.say("cli.import_fault_offers",
                                {{"count", text::formatInteger(static_cast<std::int64_t>(all),
                                                               context.language)}})
                 << "\n";
    if (!isDryRun && !proposal.faultOffers.empty()) {
        const auto& first = proposal.faultOffers.front();
        *context.out << "    "
                     << context.say("cli.import_fault_report",
                                    {{"device", first.code}, {"symptom", first.symptom}})
                     << "\n";
    }
}

/// Broken devices are work to be done; reporting them is a person's word.
void printBroken(const Context& context, const importers::Proposal& proposal)
{
    const auto broken = proposal.summary.brokenDevices;
    if (broken != 0 && !proposal.isRefused) {
        *context.out << "  "
                     << context.say(
                            "cli.import_broken",
                            {{"count", text::formatInteger(static_cast<std::int64_t>(broken),
                                                           context.language)}})
                     << "\n";
    }
}

void printRefused(const Context& context, const importers::Proposal& proposal)
{
    *context.out << "  ";
    if (proposal.tooMany != 0) {
        *context.out << context.say("cli.import_too_many",
                                    {{"devices", std::to_string(proposal.tooMany)}});
    } else {
        *context.out << context.say("cli.import_refused");
    }
    *context.out << "\n";
}

} // namespace

void printProposal(const Context& context, Register& reg, const importers::Proposal& proposal,
                   bool isDryRun)
{
    *context.out << proposal.fileName << " (" << proposal.format << ")\n";
    for (const auto& sheet : proposal.sheets) {
        printSheet(context, sheet);
    }
    printNewPlaces(context, proposal);
    printChanges(context, reg, proposal);
    printGone(context, proposal);
    printFaultOffers(context, proposal, isDryRun);
    printBroken(context, proposal);
    const auto& sum = proposal.summary;
    *context.out << "  "
                 << context.say(
                        "cli.import_counts",
                        {{"created", std::to_string(sum.created)},
                         {"updated", std::to_string(sum.updated)},
                         {"unchanged", std::to_string(sum.unchanged)},
                         {"set_aside", std::to_string(sum.setAside)},
                         {"not_data", std::to_string(sum.notData)},
                         {"devices", std::to_string(sum.devices)},
                         {"cost", text::formatMoney(Money{sum.totalCost}, context.language)}})
                 << "\n";
    if (proposal.isRefused) {
        printRefused(context, proposal);
    } else if (isDryRun) {
        *context.out << "  " << context.say("cli.import_dry_run") << "\n";
    } else if (proposal.changeSet) {
        *context.out << "  "
                     << context.say("cli.change_set_made",
                                    {{"change_set", proposal.changeSet->text()}})
                     << "\n";
    } else {
        *context.out << "  " << context.say("cli.import_nothing_new") << "\n";
    }
}

} // namespace dongbo::cli::commands
