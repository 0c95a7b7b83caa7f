#include "cli/commands/commands.h"
#include "cli/commands/edit_words.h"
#include "cli/commands/editing.h"
#include "cli/commands/record_text.h"
#include "cli/json/records.h"
#include "cli/values_text.h"
#include "core/register/base/find.h"
#include "core/register/corrections/corrections.h"
#include "core/store/projection/load.h"

namespace dongbo::cli::commands {

namespace {

Json transferRecord(Register& reg, const TransferId& id)
{
    const auto transfer = store::load<Transfer>(reg.database(), id);
    if (transfer && transfer->device) {
        for (const auto& row : store::transfersOf(reg.database(), *transfer->device)) {
            if (row.id == id) {
                Names names(reg.database());
                return transferJson(row, names);
            }
        }
    }
    return {};
}

Json disposalRecord(Register& reg, const DisposalId& id)
{
    const auto disposal = store::load<Disposal>(reg.database(), id);
    if (disposal && disposal->device) {
        for (const auto& row : store::disposalsOf(reg.database(), *disposal->device)) {
            if (row.id == id) {
                Names names(reg.database());
                return disposalJson(row, names);
            }
        }
    }
    return {};
}

struct ListWords
{
    std::string device, site, officer;
};

Exit list(const Context& context, const ListWords& words)
{
    const auto given = static_cast<int>(!words.device.empty()) +
                       static_cast<int>(!words.site.empty()) +
                       static_cast<int>(!words.officer.empty());
    if (given != 1) {
        throw Error(Error::Kind::Usage,
                    {"cli.one_of_two", {{"one", "--device"}, {"other", "--site, --officer"}}});
    }
    auto reg = context.openForReading();
    auto& database = reg.database();
    const auto rows =
        !words.device.empty() ? store::custodyOf(database, findDevice(reg, words.device))
        : !words.site.empty() ? store::custodyOf(database, findSite(reg, words.site))
                              : store::custodyOf(database, findOfficer(reg, words.officer));
    Json records = Json::array();
    for (const auto& row : rows) {
        records.push_back(custodyRecord(reg, row.id));
    }
    if (printList(context, "custodies", records,
                  {"officer", "device", "site", "from", "to", "document_no", "is_deputy",
                   "handed_over", "id"})) {
        return Exit::Done;
    }
    Table table({{context.say("cli.column.officer")},
                 {context.say("field.device")},
                 {context.say("cli.column.site")},
                 {context.say("cli.column.since")},
                 {context.say("cli.column.until")},
                 {context.say("field.document_no")},
                 {context.say("field.is_deputy")},
                 {context.say("cli.column.id")}});
    for (const auto& record : records) {
        const auto text = [&](const char* member) {
            return record[member].is_string() ? record[member].get<std::string>() : std::string();
        };
        const auto day = [&](const char* member) { return shownDay(parseIsoDate(text(member))); };
        table.add({{orDash(text("officer"))},
                   {text("device")},
                   {text("site")},
                   {day("from")},
                   {day("to")},
                   {text("document_no")},
                   {record["is_deputy"] == true ? context.say("people.deputy") : std::string()},
                   {text("id")}});
    }
    printTable(context, table, "cli.count_custodies", "cli.no_custodies");
    return Exit::Done;
}

} // namespace

Json custodyRecord(Register& reg, const CustodyId& id)
{
    const auto custody = store::load<Custody>(reg.database(), id);
    if (!custody) {
        return {};
    }
    Names names(reg.database());
    return custodyJson({id, *custody, {}}, names);
}

void addPapers(CommandLine& line)
{
    auto& custody = line.noun("custody");
    auto words = std::make_shared<ListWords>();
    custody.verb("list", Effect::Reads)
        .option("--device", words->device, "device")
        .option("--site", words->site, "site")
        .option("--officer", words->officer, "officer")
        .run([words](const Context& context) { return list(context, *words); });
    addEditVerb(custody, EditVerb<CustodyId>{RecordKind::Custody, "custody", &findCustody,
                                             &editCustody, &custodyRecord});
    addHistoryVerb(custody, "custody", RecordKind::Custody, &findCustody);

    auto& transfer = line.noun("transfer");
    addEditVerb(transfer, EditVerb<TransferId>{RecordKind::Transfer, "transfer", &findTransfer,
                                               &editTransfer, &transferRecord});
    addHistoryVerb(transfer, "transfer", RecordKind::Transfer, &findTransfer);

    auto& disposal = line.noun("disposal");
    addEditVerb(disposal, EditVerb<DisposalId>{RecordKind::Disposal, "disposal", &findDisposal,
                                               &editDisposal, &disposalRecord});
    addHistoryVerb(disposal, "disposal", RecordKind::Disposal, &findDisposal);
    addDisposalBatches(disposal);
}

} // namespace dongbo::cli::commands
