#include "cli/answer.h"
#include "cli/commands/commands.h"
#include "cli/commands/edit_words.h"
#include "cli/commands/editing.h"
#include "cli/commands/record_text.h"
#include "cli/json/records.h"
#include "cli/json/upkeep.h"
#include "cli/typed.h"
#include "core/domain/require.h"
#include "core/register/base/find.h"
#include "core/register/places/places.h"

#include <algorithm>
#include <memory>

namespace dongbo::cli::commands {

namespace {

struct ListWords
{
    std::string unit;
    bool all = false;
};

Exit list(const Context& context, const ListWords& words)
{
    auto reg = context.openForReading();
    store::SiteFilter filter;
    if (!words.unit.empty()) {
        filter.unit = findUnit(reg, words.unit);
    }
    if (!words.all) {
        filter.on = reg.today();
    }
    filter.includeWithdrawn = words.all;
    const auto rows = store::sites(reg.database(), filter);
    Names names(reg.database());
    Json records = Json::array();
    for (const auto& row : rows) {
        records.push_back(siteJson(row, names));
    }
    if (printList(context, "sites", records,
                  {"name", "unit", "tier", "address", "custodian", "devices", "broken",
                   "open_faults", "worst_open", "valid_from", "valid_to", "notes", "id"})) {
        return Exit::Done;
    }
    Table table({{context.say("cli.column.site")},
                 {context.say("cli.column.unit")},
                 {context.say("cli.column.devices"), Align::Right},
                 {context.say("cli.column.broken"), Align::Right},
                 {context.say("cli.column.open_faults"), Align::Right},
                 {context.say("cli.column.worst")},
                 {context.say("cli.column.custodian")}});
    std::vector<MaybeText> siteNames;
    siteNames.reserve(rows.size());
    for (const auto& row : rows) {
        siteNames.push_back(row.site.name);
    }
    const auto twins = twinsAmong(siteNames);
    for (const auto& row : rows) {
        table.add({{row.isWithdrawn ? shownLabel(context, {}, row.id, true)
                                    : nameOrTwin(row.site.name, row.id, twins)},
                   {orDash(row.unit)},
                   {std::to_string(row.devices)},
                   {std::to_string(row.broken), row.broken > 0 ? Tone::Warning : Tone::Plain},
                   {std::to_string(row.openFaults)},
                   {termText(context, row.worstOpen),
                    row.worstOpen == Severity::Blocking ? Tone::Bad : Tone::Plain},
                   {row.custodian}});
    }
    printTable(context, table, "cli.count_sites", "cli.no_sites");
    return Exit::Done;
}

/// Procedures valid today that the officer was trained in, of how many: "2/3".
std::string trainedText(Register& reg, const OfficerId& officer)
{
    const auto all = trainedIn(reg, officer, reg.today());
    const auto trained =
        std::count_if(all.begin(), all.end(), [](const TrainedIn& one) { return one.isTrained(); });
    return std::to_string(trained) + "/" + std::to_string(all.size());
}

void printKeepers(const Context& context, Register& reg, const SiteId& site)
{
    const auto keepers = keepersOf(reg, site, reg.today());
    if (keepers.empty()) {
        return;
    }
    printHeading(context, "people.heading.keepers");
    Table table({{context.say("cli.column.officer")},
                 {context.say("people.column.part")},
                 {context.say("cli.column.phone")},
                 {context.say("cli.column.since")},
                 {context.say("people.column.trained")},
                 {context.say("field.handed_over")}});
    for (const auto& one : keepers) {
        table.add({{one.name},
                   {context.say(one.isDeputy ? "people.deputy" : "people.custodian")},
                   {one.phone},
                   {shownDay(one.since)},
                   {trainedText(reg, one.officer)},
                   {one.handedOver}});
    }
    table.print(context);
}

Exit show(const Context& context, const std::string& name)
{
    refuseCsv(context);
    auto reg = context.openForReading();
    const auto id = findSite(reg, name);
    store::FaultFilter filter;
    filter.site = id;
    const auto faults = store::faults(reg.database(), filter);
    if (context.isJson()) {
        Names names(reg.database());
        Json record = siteJson(require(store::siteRow(reg.database(), id), "site"), names);
        record["faults"] = Json::array();
        for (const auto& row : faults) {
            record["faults"].push_back(faultJson(row, names));
        }
        record["custody"] = Json::array();
        for (const auto& row : store::custodyOf(reg.database(), id)) {
            record["custody"].push_back(custodyJson(row, names));
        }
        const auto keepers = keepersOf(reg, id, reg.today());
        record["keepers"] = keepersJson(keepers);
        for (std::size_t i = 0; i < keepers.size(); ++i) {
            record["keepers"][i]["trained"] =
                trainedJson(trainedIn(reg, keepers[i].officer, reg.today()));
        }
        printJson(context, {{"site", record}});
        return Exit::Done;
    }
    factsOf(context, reg.database(), RecordKind::Site, id).print(context);
    printKeepers(context, reg, id);
    if (!faults.empty()) {
        printHeading(context, "cli.heading.open_faults");
        faultTable(context, faults, context.moment(reg)).print(context);
    }
    *context.out << "\n" << context.say("cli.site_devices", {{"site", name}}) << "\n";
    return Exit::Done;
}

struct AddWords
{
    FieldWords site{RecordKind::Site};
    std::string reason;
};

Exit add(const Context& context, const AddWords& words)
{
    refuseCsv(context);
    auto reg = context.openForWriting();
    Problems problems;
    Site site;
    words.site.applyTo(site, context, reg, problems);
    if (!problems.empty()) {
        return context.refuse(problems);
    }
    const auto done = addSite(reg, site, words.reason);
    if (!done) {
        return context.refuse(done.problems());
    }
    printWarnings(context, done->warnings);
    Names names(reg.database());
    return answerWritten(context, reg, "site",
                         siteJson(require(store::siteRow(reg.database(), done->id), "site"), names),
                         done->changeSet);
}

} // namespace

void addSite(CommandLine& line)
{
    auto& site = line.noun("site");
    auto words = std::make_shared<ListWords>();
    site.verb("list", Effect::Reads)
        .option("--unit", words->unit, "unit")
        .flag("--all", words->all)
        .run([words](const Context& context) { return list(context, *words); });
    auto which = std::make_shared<std::string>();
    site.verb("show", Effect::Reads).argument("site", *which).run([which](const Context& context) {
        return show(context, *which);
    });
    auto added = std::make_shared<AddWords>();
    auto& addVerb = site.verb("add", Effect::Writes);
    added->site.addTo(addVerb, FieldWords::For::Adding);
    addVerb.option("--reason", added->reason, "text").run([added](const Context& context) {
        return add(context, *added);
    });
    addSiteEditing(site);
}

} // namespace dongbo::cli::commands
