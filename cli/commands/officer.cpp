#include "cli/answer.h"
#include "cli/commands/commands.h"
#include "cli/commands/edit_words.h"
#include "cli/commands/editing.h"
#include "cli/commands/record_text.h"
#include "cli/json/records.h"
#include "cli/json/upkeep.h"
#include "cli/typed.h"
#include "cli/values_text.h"
#include "core/register/base/find.h"
#include "core/register/devices/care.h"
#include "core/register/places/places.h"
#include "core/store/projection/load.h"
#include "core/store/queries/device_queries.h"

#include <memory>

namespace dongbo::cli::commands {

namespace {

Exit list(const Context& context, bool all)
{
    auto reg = context.openForReading();
    const auto rows = store::officers(reg.database(),
                                      all ? store::Withdrawn::Included : store::Withdrawn::LeftOut);
    Names names(reg.database());
    Json records = Json::array();
    for (const auto& row : rows) {
        records.push_back(officerJson(row, names));
    }
    if (printList(context, "officers", records,
                  {"name", "position", "unit", "phone", "account", "devices", "notes", "id"})) {
        return Exit::Done;
    }
    Table table({{context.say("cli.column.officer")},
                 {context.say("cli.column.position")},
                 {context.say("cli.column.unit")},
                 {context.say("cli.column.phone")},
                 {context.say("cli.column.devices"), Align::Right}});
    std::vector<MaybeText> officerNames;
    officerNames.reserve(rows.size());
    for (const auto& row : rows) {
        officerNames.push_back(row.officer.name);
    }
    const auto twins = twinsAmong(officerNames);
    for (const auto& row : rows) {
        table.add({{row.isWithdrawn ? shownLabel(context, {}, row.id, true)
                                    : nameOrTwin(row.officer.name, row.id, twins)},
                   {row.officer.position.value_or("")},
                   {row.unit},
                   {row.officer.phone.value_or("")},
                   {std::to_string(row.devices)}});
    }
    printTable(context, table, "cli.count_officers", "cli.no_officers");
    return Exit::Done;
}

struct AddWords
{
    FieldWords officer{RecordKind::Officer};
    std::string reason;
};

Exit written(const Context& context, Register& reg, const Checked<Written<OfficerId>>& done)
{
    if (!done) {
        return context.refuse(done.problems());
    }
    printWarnings(context, done->warnings);
    Names names(reg.database());
    Json record;
    for (const auto& row : store::officers(reg.database(), store::Withdrawn::LeftOut)) {
        if (row.id == done->id) {
            record = officerJson(row, names);
        }
    }
    return answerWritten(context, reg, "officer", record, done->changeSet);
}

Exit add(const Context& context, const AddWords& words)
{
    refuseCsv(context);
    auto reg = context.openForWriting();
    Problems problems;
    Officer officer;
    words.officer.applyTo(officer, context, reg, problems);
    if (!problems.empty()) {
        return context.refuse(problems);
    }
    return written(context, reg, addOfficer(reg, officer, words.reason));
}

struct GiveWords
{
    std::string officer, device, site, from, until, documentNo, handedOver;
    bool deputy = false;
    bool yes = false;
};

Exit give(const Context& context, const GiveWords& words)
{
    refuseCsv(context);
    if (words.device.empty() == words.site.empty()) {
        throw Error(Error::Kind::Usage,
                    {"cli.one_of_two", {{"one", "--device"}, {"other", "--site"}}});
    }
    auto reg = context.openForWriting();
    Problems problems;
    CareDraft draft;
    draft.officer = findOfficer(reg, words.officer);
    if (!words.device.empty()) {
        draft.device = findDevice(reg, words.device);
    } else {
        draft.site = findSite(reg, words.site);
    }
    draft.from = typedDay(problems, "from_day", words.from);
    draft.until = typedDay(problems, "to_day", words.until);
    draft.documentNo = words.documentNo;
    draft.isDeputy = words.deputy;
    draft.handedOver = typedText(words.handedOver).value_or("");
    draft.ifUnlikely = ifUnlikely(words.yes);
    if (!problems.empty()) {
        return context.refuse(problems);
    }
    const auto done = giveCare(reg, draft);
    if (!done) {
        return context.refuse(done.problems());
    }
    printWarnings(context, done->warnings);
    return answerWritten(context, reg, "custody", custodyRecord(reg, CustodyId{done->id}),
                         done->changeSet);
}

void printTrained(const Context& context, const std::vector<TrainedIn>& trained)
{
    Table table({{context.say("people.column.procedure")},
                 {context.say("field.procedure_version")},
                 {context.say("people.column.trained")}});
    for (const auto& one : trained) {
        const auto text =
            one.isTrained() ? shownDay(one.day)
            : one.earlierVersion.empty()
                ? context.say("people.not_trained")
                : context.say("people.trained_before", {{"version", one.earlierVersion}});
        table.add({{one.procedure.name},
                   {one.procedure.version},
                   {text, one.isTrained() ? Tone::Plain : Tone::Warning}});
    }
    if (table.rows() > 0) {
        printHeading(context, "people.heading.procedures");
        table.print(context);
    }
}

Exit show(const Context& context, const std::string& name)
{
    refuseCsv(context);
    auto reg = context.openForReading();
    const auto id = findOfficer(reg, name);
    const auto trained = trainedIn(reg, id, reg.today());
    const auto care = store::custodyOf(reg.database(), id);
    if (context.isJson()) {
        Names names(reg.database());
        Json record;
        for (const auto& row : store::officers(reg.database(), store::Withdrawn::Included)) {
            if (row.id == id) {
                record = officerJson(row, names);
            }
        }
        record["trained"] = trainedJson(trained);
        record["custody"] = Json::array();
        for (const auto& row : care) {
            record["custody"].push_back(custodyJson(row, names));
        }
        printJson(context, {{"officer", record}});
        return Exit::Done;
    }
    factsOf(context, reg.database(), RecordKind::Officer, id).print(context);
    printTrained(context, trained);
    if (!care.empty()) {
        Names names(reg.database());
        printHeading(context, "people.heading.care");
        Table table({{context.say("cli.column.since")},
                     {context.say("cli.column.until")},
                     {context.say("field.device")},
                     {context.say("cli.column.site")},
                     {context.say("field.is_deputy")},
                     {context.say("field.handed_over")}});
        for (const auto& row : care) {
            const auto& custody = row.custody;
            table.add(
                {{shownDay(custody.from)},
                 {shownDay(custody.to)},
                 {custody.device ? names.of(RecordKind::Device, *custody.device) : std::string()},
                 {custody.site ? names.of(RecordKind::Site, *custody.site) : std::string()},
                 {custody.isDeputy.value_or(false) ? context.say("people.deputy") : std::string()},
                 {custody.handedOver.value_or("")}});
        }
        table.print(context);
    }
    return Exit::Done;
}

} // namespace

void addOfficer(CommandLine& line)
{
    auto& officer = line.noun("officer");
    auto all = std::make_shared<bool>(false);
    officer.verb("list", Effect::Reads).flag("--all", *all).run([all](const Context& context) {
        return list(context, *all);
    });

    auto shown = std::make_shared<std::string>();
    officer.verb("show", Effect::Reads)
        .argument("officer", *shown)
        .run([shown](const Context& context) { return show(context, *shown); });

    auto added = std::make_shared<AddWords>();
    auto& addVerb = officer.verb("add", Effect::Writes);
    added->officer.addTo(addVerb, FieldWords::For::Adding);
    addVerb.option("--reason", added->reason, "text").run([added](const Context& context) {
        return add(context, *added);
    });

    addOfficerEditing(officer);

    auto given = std::make_shared<GiveWords>();
    officer.verb("give", Effect::Writes)
        .argument("officer", given->officer)
        .option("--device", given->device, "device")
        .option("--site", given->site, "site")
        .option("--from", given->from, "date")
        .option("--until", given->until, "date")
        .flag("--deputy", given->deputy)
        .option("--handed-over", given->handedOver, "text")
        .option("--document-no", given->documentNo, "text")
        .flag("--yes", given->yes)
        .run([given](const Context& context) { return give(context, *given); });
}

} // namespace dongbo::cli::commands
