#include "cli/answer.h"
#include "cli/commands/commands.h"
#include "cli/commands/device_writing.h"
#include "cli/commands/record_text.h"
#include "cli/interrupts.h"
#include "cli/json/records.h"
#include "cli/progress.h"
#include "cli/table.h"
#include "cli/typed.h"
#include "core/domain/amount.h"
#include "core/domain/require.h"
#include "core/register/base/find.h"
#include "core/register/books/wear.h"
#include "core/report/cells/cells_file.h"
#include "core/report/writers/whole_file.h"
#include "importers/write_back/device_list.h"

#include <memory>

namespace dongbo::cli::commands {

namespace {

// --- list

struct ListWords
{
    std::string search, site, unit, type, condition, use, paper, custodian, order;
    bool all = false;
};

store::DeviceFilter filterOf(const Context& context, Register& reg, const ListWords& words,
                             Problems& problems)
{
    store::DeviceFilter filter;
    if (!words.site.empty()) {
        filter.site = findSite(reg, words.site);
    }
    if (!words.unit.empty()) {
        filter.unit = findUnit(reg, words.unit);
    }
    if (!words.custodian.empty()) {
        filter.custodian = findOfficer(reg, words.custodian);
    }
    filter.type = typedChoice<DeviceType>(context, problems, "type", words.type);
    filter.condition = typedChoice<Condition>(context, problems, "condition", words.condition);
    filter.use = typedChoice<Use>(context, problems, "use", words.use);
    filter.paper = typedChoice<Paper>(context, problems, "paper", words.paper);
    filter.text = words.search;
    filter.includeAll = words.all;
    return filter;
}

store::DeviceOrder orderOf(const std::string& text, Problems& problems)
{
    if (text.empty() || text == "code") {
        return store::DeviceOrder::Code;
    }
    if (text == "name") {
        return store::DeviceOrder::Name;
    }
    if (text != "site") {
        problems.push_back(
            {"order",
             {"value.unknown_choice_of", {{"value", text}, {"choices", "code, name, site"}}}});
    }
    return store::DeviceOrder::Site;
}

Tone toneOf(const std::optional<Condition>& condition)
{
    if (condition == Condition::Broken) {
        return Tone::Bad;
    }
    return condition == Condition::Poor ? Tone::Warning : Tone::Plain;
}

void addRow(const Context& context, const store::DeviceRow& row, Table& table)
{
    const Device& device = row.device;
    std::string make = device.maker.value_or("");
    if (device.model) {
        make += (make.empty() ? "" : " ") + *device.model;
    }
    table.add({{shownLabel(context, device.code.value_or(""), row.id, row.isWithdrawn)},
               {termText(context, device.type)},
               {device.name.value_or("")},
               {make},
               {orDash(row.site)},
               {orDash(termText(context, row.now.condition)), toneOf(row.now.condition)},
               {termText(context, row.now.use)},
               {shownMoney(context, amountOf(device))}});
}

const std::vector<std::string>& csvMembers()
{
    static const std::vector<std::string> all{
        "code",        "type",           "name",        "maker",   "model", "serial",
        "site",        "unit",           "quantity",    "measure", "cost",  "acquired",
        "in_use_year", "in_use_date",    "condition",   "use",     "paper", "condition_text",
        "custodian",   "warranty_until", "asset_class", "notes",   "id",    "amount",
        "accumulated", "net_value"};
    return all;
}

/// A device of the list, with what of it is worn: null of what is no fixed asset, or not known.
Json listedJson(const store::DeviceRow& row, Names& names, const WearOfAll& all)
{
    auto out = deviceJson(row, names);
    const auto wear = all.of(row.id, row.device);
    out["accumulated"] = wear && wear->lastYear ? Json(wear->accumulated.dong) : Json();
    out["net_value"] = wear ? jsonOf(wear->netValue) : Json();
    return out;
}

Exit list(const Context& context, const ListWords& words)
{
    auto reg = context.openForReading();
    Problems problems;
    const auto filter = filterOf(context, reg, words, problems);
    const auto order = orderOf(words.order, problems);
    if (!problems.empty()) {
        return context.refuse(problems);
    }
    auto& database = reg.database();
    Names names(database);
    if (context.isJson()) {
        const WearOfAll wear(reg);
        JsonList json(context, "devices");
        store::forEachDevice(database, filter, order, [&](const store::DeviceRow& row) {
            stopIfInterrupted();
            json.add(listedJson(row, names, wear));
        });
        json.finish();
        return Exit::Done;
    }
    if (context.isCsv()) {
        const WearOfAll wear(reg);
        CsvList csv(context);
        csv.row(csvMembers());
        store::forEachDevice(database, filter, order, [&](const store::DeviceRow& row) {
            stopIfInterrupted();
            csv.row(csvMembers(), listedJson(row, names, wear));
        });
        return Exit::Done;
    }
    Table table({{context.say("cli.column.code")},
                 {context.say("cli.column.type")},
                 {context.say("cli.column.name")},
                 {context.say("cli.column.make")},
                 {context.say("cli.column.site")},
                 {context.say("cli.column.condition")},
                 {context.say("cli.column.use")},
                 {context.say("cli.column.cost"), Align::Right}});
    store::forEachDevice(database, filter, order, [&](const store::DeviceRow& row) {
        stopIfInterrupted();
        addRow(context, row, table);
    });
    printTable(context, table, "cli.count_devices", "cli.no_devices");
    return Exit::Done;
}

// --- export

struct ExportWords
{
    ListWords filter;
    std::string output;
};

Exit exportList(const Context& context, const ExportWords& words)
{
    refuseCsv(context);
    report::requireEnding(words.output, report::cellsEndings);
    auto reg = context.openForReading();
    Problems problems;
    const auto filter = filterOf(context, reg, words.filter, problems);
    if (!problems.empty()) {
        return context.refuse(problems);
    }
    std::uint64_t rows = 0;
    {
        Progress progress(context, {"cli.progress_export", {}});
        rows = importers::writeDeviceList(reg, filter, context.language, words.output,
                                          [&progress](std::uint64_t done) {
                                              if (done % 1024 == 0) {
                                                  progress.step(done, 0);
                                              }
                                          });
    }
    context.noteDone();
    if (context.isJson()) {
        printJson(context, {{"list", {{"path", words.output}, {"devices", rows}}}});
    } else {
        *context.out << context.say("cli.list_written",
                                    {{"count", std::to_string(rows)}, {"path", words.output}})
                     << "\n";
    }
    return Exit::Done;
}

// --- show

/// null unless it is a fixed asset of the office.
Json wearJson(Register& reg, const DeviceId& id)
{
    const auto wear = wearOf(reg, id);
    if (!wear) {
        return {};
    }
    return {{"accumulated", wear->accumulated.dong},
            {"net_value", jsonOf(wear->netValue)},
            {"rate_bp", jsonOf(wear->rateBasisPoints)},
            {"last_year", jsonOf(wear->lastYear)}};
}

void printWear(const Context& context, Register& reg, const DeviceId& id)
{
    const auto wear = wearOf(reg, id);
    if (!wear) {
        return;
    }
    Facts facts;
    if (wear->lastYear) {
        facts.add(context.say("wear.until", {{"year", std::to_string(*wear->lastYear)}}),
                  shownMoney(context, wear->accumulated));
    }
    facts.add(context.say("disposal.column.net_value"), shownMoney(context, wear->netValue));
    facts.print(context);
}

Json wholeJson(Register& reg, const DeviceId& id, Names& names)
{
    auto& database = reg.database();
    Json out = deviceJson(require(store::deviceRow(database, id), "device"), names);
    store::FaultFilter filter;
    filter.scope = store::FaultScope::All;
    filter.device = id;
    out["faults"] = Json::array();
    for (const auto& row : store::faults(database, filter)) {
        out["faults"].push_back(faultJson(row, names));
    }
    store::RepairFilter repairs;
    repairs.device = id;
    out["repairs"] = Json::array();
    for (const auto& row : store::repairs(database, repairs)) {
        out["repairs"].push_back(repairJson(row, names));
    }
    out["transfers"] = Json::array();
    for (const auto& row : store::transfersOf(database, id)) {
        out["transfers"].push_back(transferJson(row, names));
    }
    out["replacements"] = Json::array();
    for (const auto& row : store::replacementsOf(database, id)) {
        out["replacements"].push_back(replacementJson(row, names));
    }
    out["disposals"] = Json::array();
    for (const auto& row : store::disposalsOf(database, id)) {
        out["disposals"].push_back(disposalJson(row, names));
    }
    out["custody"] = Json::array();
    for (const auto& row : store::custodyOf(database, id)) {
        out["custody"].push_back(custodyJson(row, names));
    }
    out["wear"] = wearJson(reg, id);
    return out;
}

void showDealings(const Context& context, Register& reg, const DeviceId& id)
{
    auto& database = reg.database();
    store::FaultFilter filter;
    filter.scope = store::FaultScope::All;
    filter.device = id;
    const auto faults = store::faults(database, filter);
    if (!faults.empty()) {
        printHeading(context, "cli.heading.faults");
        faultTable(context, faults, context.moment(reg)).print(context);
    }
    store::RepairFilter repairFilter;
    repairFilter.device = id;
    const auto repairs = store::repairs(database, repairFilter);
    if (!repairs.empty()) {
        printHeading(context, "cli.heading.repairs");
        repairTable(context, repairs).print(context);
    }
    Table moves({{context.say("cli.column.day")}, {context.say("cli.column.what")}});
    for (const auto& row : store::transfersOf(database, id)) {
        moves.add({{shownDay(row.transfer.day)},
                   {context.say("cli.moved",
                                {{"from", orDash(row.fromSite)},
                                 {"to", orDash(row.toSite)},
                                 {"decision", orDash(row.transfer.decisionNo.value_or(""))}})}});
    }
    for (const auto& row : store::replacementsOf(database, id)) {
        moves.add({{shownDay(row.replacement.day)},
                   {context.say("cli.replaced",
                                {{"old", orDash(row.oldCode)},
                                 {"new", orDash(row.newCode)},
                                 {"reason", orDash(row.replacement.reason.value_or(""))}})}});
    }
    for (const auto& row : store::disposalsOf(database, id)) {
        moves.add({{shownDay(row.disposal.day)}, {termText(context, row.disposal.paper)}});
    }
    for (const auto& row : store::custodyOf(database, id)) {
        moves.add({{shownDay(row.custody.from)},
                   {context.say("cli.in_care_of", {{"officer", orDash(row.officer)},
                                                   {"until", orDash(shownDay(row.custody.to))}})}});
    }
    if (moves.rows() != 0) {
        printHeading(context, "cli.heading.dealings");
        moves.print(context);
    }
}

Exit show(const Context& context, const std::string& code)
{
    refuseCsv(context);
    auto reg = context.openForReading();
    const auto id = findDevice(reg, code);
    Names names(reg.database());
    if (context.isJson()) {
        printJson(context, {{"device", wholeJson(reg, id, names)}});
        return Exit::Done;
    }
    factsOf(context, reg.database(), RecordKind::Device, id).print(context);
    printWear(context, reg, id);
    if (const auto source = names.sourceOf(id)) {
        *context.out << context.say("cli.imported_from", {{"file", source->file},
                                                          {"sheet", source->sheet},
                                                          {"row", std::to_string(source->row)}})
                     << "\n";
    }
    showDealings(context, reg, id);
    return Exit::Done;
}

Verb& addFilter(Verb& verb, ListWords& words)
{
    return verb.optionalArgument("search", words.search)
        .option("--site", words.site, "site")
        .option("--unit", words.unit, "unit")
        .option("--type", words.type, "type")
        .option("--condition", words.condition, "condition")
        .option("--use", words.use, "use")
        .option("--paper", words.paper, "paper")
        .option("--custodian", words.custodian, "officer");
}

} // namespace

void addDevice(CommandLine& line)
{
    auto& device = line.noun("device");
    auto words = std::make_shared<ListWords>();
    addFilter(device.verb("list", Effect::Reads), *words)
        .option("--order", words->order, "order")
        .flag("--all", words->all)
        .run([words](const Context& context) { return list(context, *words); });

    auto exported = std::make_shared<ExportWords>();
    addFilter(device.verb("export", Effect::Reads), exported->filter)
        .required("-o,--output", exported->output, "output_file")
        .run([exported](const Context& context) { return exportList(context, *exported); });

    auto which = std::make_shared<std::string>();
    device.verb("show", Effect::Reads)
        .argument("device", *which)
        .run([which](const Context& context) { return show(context, *which); });
    addDeviceWriting(device);
    addHistoryVerb(device, "device", RecordKind::Device, &findDevice);
}

} // namespace dongbo::cli::commands
