#include "cli/commands/edit_words.h"
#include "cli/commands/editing.h"
#include "cli/commands/record_text.h"
#include "cli/json/records.h"
#include "cli/typed.h"
#include "core/register/base/find.h"
#include "core/register/places/places.h"

namespace dongbo::cli::commands {

namespace {

VendorId requireVendor(Register& reg, std::string_view text)
{
    if (const auto vendor = findVendor(reg, text)) {
        return *vendor;
    }
    throw Error(Error::Kind::Usage, {"cli.unknown_vendor", {{"text", std::string(text)}}});
}

std::optional<store::VendorRow> rowOf(Register& reg, const VendorId& id)
{
    for (auto& row : store::vendors(reg.database(), store::Withdrawn::LeftOut)) {
        if (row.id == id) {
            return std::move(row);
        }
    }
    return std::nullopt;
}

Json vendorRecord(Register& reg, const VendorId& id)
{
    const auto row = rowOf(reg, id);
    Names names(reg.database());
    return row ? vendorJson(*row, names) : Json();
}

Exit list(const Context& context, bool all)
{
    auto reg = context.openForReading();
    const auto rows = store::vendors(reg.database(),
                                     all ? store::Withdrawn::Included : store::Withdrawn::LeftOut);
    Names names(reg.database());
    Json records = Json::array();
    for (const auto& row : rows) {
        records.push_back(vendorJson(row, names));
    }
    if (printList(context, "vendors", records,
                  {"name", "kind", "phone", "address", "repairs", "notes", "id"})) {
        return Exit::Done;
    }
    Table table({{context.say("field.vendor")},
                 {context.say("field.kind")},
                 {context.say("cli.column.phone")},
                 {context.say("field.address")},
                 {context.say("cli.column.repairs"), Align::Right}});
    std::vector<MaybeText> vendorNames;
    vendorNames.reserve(rows.size());
    for (const auto& row : rows) {
        vendorNames.push_back(row.vendor.name);
    }
    const auto twins = twinsAmong(vendorNames);
    for (const auto& row : rows) {
        table.add({{nameOrTwin(row.vendor.name, row.id, twins)},
                   {termText(context, row.vendor.kind)},
                   {row.vendor.phone.value_or("")},
                   {row.vendor.address.value_or("")},
                   {std::to_string(row.repairs)}});
    }
    printTable(context, table, "cli.count_vendors", "cli.no_vendors");
    return Exit::Done;
}

Exit show(const Context& context, const std::string& name)
{
    refuseCsv(context);
    auto reg = context.openForReading();
    const auto id = requireVendor(reg, name);
    store::RepairFilter filter;
    filter.vendor = id;
    const auto repairs = store::repairs(reg.database(), filter);
    if (context.isJson()) {
        Names names(reg.database());
        Json record = vendorRecord(reg, id);
        record["repair_list"] = Json::array();
        for (const auto& row : repairs) {
            record["repair_list"].push_back(repairJson(row, names));
        }
        printJson(context, {{"vendor", record}});
        return Exit::Done;
    }
    factsOf(context, reg.database(), RecordKind::Vendor, id).print(context);
    if (!repairs.empty()) {
        printHeading(context, "cli.heading.repairs");
        repairTable(context, repairs).print(context);
    }
    return Exit::Done;
}

struct AddWords
{
    FieldWords vendor{RecordKind::Vendor};
    std::string reason;
};

Exit add(const Context& context, const AddWords& words)
{
    refuseCsv(context);
    auto reg = context.openForWriting();
    Problems problems;
    Vendor vendor;
    words.vendor.applyTo(vendor, context, reg, problems);
    if (!problems.empty()) {
        return context.refuse(problems);
    }
    const auto done = dongbo::addVendor(reg, vendor, words.reason);
    if (!done) {
        return context.refuse(done.problems());
    }
    printWarnings(context, done->warnings);
    return answerWritten(context, reg, "vendor", vendorRecord(reg, done->id), done->changeSet);
}

} // namespace

void addVendor(CommandLine& line)
{
    auto& vendor = line.noun("vendor");
    auto all = std::make_shared<bool>(false);
    vendor.verb("list", Effect::Reads).flag("--all", *all).run([all](const Context& context) {
        return list(context, *all);
    });
    auto which = std::make_shared<std::string>();
    vendor.verb("show", Effect::Reads)
        .argument("vendor", *which)
        .run([which](const Context& context) { return show(context, *which); });
    auto added = std::make_shared<AddWords>();
    auto& addVerb = vendor.verb("add", Effect::Writes);
    added->vendor.addTo(addVerb, FieldWords::For::Adding);
    addVerb.option("--reason", added->reason, "text").run([added](const Context& context) {
        return add(context, *added);
    });
    addEditVerb(vendor, EditVerb<VendorId>{RecordKind::Vendor, "vendor", &requireVendor,
                                           &editVendor, &vendorRecord});
    addHistoryVerb(vendor, "vendor", RecordKind::Vendor, &requireVendor);
}

} // namespace dongbo::cli::commands
