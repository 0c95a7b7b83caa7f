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
    FieldWords unit{RecordKind::Unit};
    std::string reason;
};

Exit add(const Context& context, const AddWords& words)
{
    refuseCsv(context);
    auto reg = context.openForWriting();
    Problems problems;
    Unit unit;
    words.unit.applyTo(unit, context, reg, problems);
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
    auto& addVerb = unit.verb("add", Effect::Writes);
    words->unit.addTo(addVerb, FieldWords::For::Adding);
    addVerb.option("--reason", words->reason, "text").run([words](const Context& context) {
        return add(context, *words);
    });
    addUnitEditing(unit);
}

} // namespace dongbo::cli::commands
