#include "cli/answer.h"
#include "cli/commands/commands.h"
#include "cli/commands/edit_words.h"
#include "cli/commands/editing.h"
#include "cli/commands/record_text.h"
#include "cli/json/records.h"
#include "cli/typed.h"
#include "core/register/base/find.h"
#include "core/register/places/places.h"

#include <memory>

namespace dongbo::cli::commands {

namespace {

Exit list(const Context& context, bool all)
{
    auto reg = context.openForReading();
    store::UnitFilter filter;
    if (!all) {
        filter.on = reg.today();
    }
    filter.includeWithdrawn = all;
    const auto rows = store::unitTree(reg.database(), filter);
    Names names(reg.database());
    Json records = Json::array();
    for (const auto& row : rows) {
        records.push_back(unitJson(row, names));
    }
    if (printList(context, "units", records,
                  {"code", "name", "kind", "parent", "prefix", "valid_from", "valid_to",
                   "successor", "sites", "id"})) {
        return Exit::Done;
    }
    Table table({{context.say("cli.column.unit")},
                 {context.say("cli.column.official_code")},
                 {context.say("cli.column.prefix")},
                 {context.say("cli.column.sites"), Align::Right},
                 {context.say("cli.column.since")},
                 {context.say("cli.column.until")}});
    for (const auto& row : rows) {
        // columns collapse spaces, so the tree is drawn with a mark
        std::string indent;
        for (int depth = 0; depth < row.depth; ++depth) {
            indent += "· ";
        }
        table.add(
            {{indent + shownLabel(context, store::unitTitle(row.unit), row.id, row.isWithdrawn)},
             {row.unit.code.value_or("")},
             {row.unit.prefix.value_or("")},
             {std::to_string(row.sites)},
             {shownDay(row.unit.validFrom)},
             {shownDay(row.unit.validTo)}});
    }
    printTable(context, table, "cli.count_units", "cli.no_units");
    return Exit::Done;
}

struct AddWords
{
    std::string name, kind, code, parent, prefix, from, notes, reason;
};

Exit add(const Context& context, const AddWords& words)
{
    refuseCsv(context);
    auto reg = context.openForWriting();
    Problems problems;
    Unit unit;
    unit.name = typedText(words.name);
    unit.kind = typedText(words.kind);
    unit.code = typedText(words.code);
    unit.prefix = typedText(words.prefix);
    if (!words.parent.empty()) {
        unit.parent = findUnit(reg, words.parent);
    }
    unit.validFrom = typedDay(problems, "valid_from", words.from);
    unit.notes = typedText(words.notes);
    if (!problems.empty()) {
        return context.refuse(problems);
    }
    const auto done = addUnit(reg, unit, words.reason);
    if (!done) {
        return context.refuse(done.problems());
    }
    printWarnings(context, done->warnings);
    store::UnitFilter filter;
    filter.top = done->id;
    const auto rows = store::unitTree(reg.database(), filter);
    Names names(reg.database());
    return answerWritten(context, reg, "unit",
                         rows.empty() ? Json() : unitJson(rows.front(), names), done->changeSet);
}

} // namespace

void addUnit(CommandLine& line)
{
    auto& unit = line.noun("unit");
    auto all = std::make_shared<bool>(false);
    unit.verb("list", Effect::Reads).flag("--all", *all).run([all](const Context& context) {
        return list(context, *all);
    });
    auto words = std::make_shared<AddWords>();
    unit.verb("add", Effect::Writes)
        .required("--name", words->name, "text")
        .option("--kind", words->kind, "unit_kind")
        .option("--code", words->code, "official_code")
        .option("--parent", words->parent, "unit")
        .option("--prefix", words->prefix, "prefix")
        .option("--from", words->from, "date")
        .option("--notes", words->notes, "text")
        .option("--reason", words->reason, "text")
        .run([words](const Context& context) { return add(context, *words); });
    addUnitEditing(unit);
}

} // namespace dongbo::cli::commands
