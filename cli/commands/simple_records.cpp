#include "core/register/records/simple_records.h"

#include "cli/answer.h"
#include "cli/commands/commands.h"
#include "cli/commands/edit_words.h"
#include "cli/commands/lines.h"
#include "cli/commands/record_tables.h"
#include "cli/commands/record_text.h"
#include "cli/json/records.h"
#include "cli/values_text.h"
#include "core/text/field_names.h"

#include <algorithm>
#include <memory>

// `price list|show|add|edit|remove|history`, and the same of every kind whose descriptor says all.

namespace dongbo::cli::commands {

namespace {

/// "prices": a list's name in JSON.
std::string pluralOf(const Kind& kind)
{
    return std::string(kind.name) + "s";
}

Json jsonOfRow(const Kind& kind, const SimpleRow& row, Names& names)
{
    auto out = fieldsJson(row.id, kind, row.values, names);
    if (row.isWithdrawn) {
        out["withdrawn"] = true;
    }
    return out;
}

Json recordOf(Register& reg, const Kind& kind, const RecordId& id)
{
    SimpleFilter filter;
    filter.includesAll = true;
    Names names(reg.database());
    for (const auto& row : simpleRecords(reg, kind.number, filter)) {
        if (row.id == id) {
            return jsonOfRow(kind, row, names);
        }
    }
    return {};
}

struct ListWords
{
    explicit ListWords(RecordKind kind)
        : fields(kind)
    {}
    FieldWords fields;
    bool all = false;
};

Table tableOf(const Context& context, Register& reg, const Kind& kind,
              const std::vector<SimpleRow>& rows)
{
    std::vector<const Field*> shown;
    for (const auto& field : kind.fields) {
        if (field.column.isShown) {
            shown.push_back(&field);
        }
    }
    std::vector<Table::Column> columns;
    columns.reserve(shown.size());
    for (const auto* field : shown) {
        columns.push_back({text::fieldName(context.language, *field),
                           field->isAlignedRight() ? Align::Right : Align::Left});
    }
    Table table(std::move(columns));
    for (const auto& row : rows) {
        std::vector<Table::Cell> cells;
        for (const auto* field : shown) {
            const auto& value = row.values[field->number - 1u];
            cells.push_back({std::holds_alternative<std::monostate>(value)
                                 ? std::string()
                                 : valueText(context, reg.database(), *field, value)});
        }
        table.add(std::move(cells));
    }
    return table;
}

Exit list(const Context& context, const Kind& kind, const ListWords& words)
{
    auto reg = context.openForReading();
    Problems problems;
    SimpleFilter filter;
    filter.includesAll = words.all;
    for (auto& typed : words.fields.values(context, reg, problems)) {
        filter.equal.emplace_back(typed.field->number, std::move(typed.value));
    }
    if (!problems.empty()) {
        return context.refuse(problems);
    }
    const auto rows = simpleRecords(reg, kind.number, filter);
    Names names(reg.database());
    Json records = Json::array();
    for (const auto& row : rows) {
        records.push_back(jsonOfRow(kind, row, names));
    }
    std::vector<std::string> members;
    for (const auto& field : kind.fields) {
        members.emplace_back(field.word);
    }
    members.emplace_back("id");
    if (!printList(context, pluralOf(kind).c_str(), records, members)) {
        printTable(context, tableOf(context, reg, kind, rows), "cli.count_records",
                   "cli.no_records");
    }
    return Exit::Done;
}

Exit show(const Context& context, const Kind& kind, const std::string& which)
{
    refuseCsv(context);
    auto reg = context.openForReading();
    const auto id = findSimple(reg, kind.number, which);
    if (context.isJson()) {
        printJson(context, {{std::string(kind.name), recordOf(reg, kind, id)}});
    } else {
        factsOf(context, reg.database(), kind.number, id).print(context);
    }
    return Exit::Done;
}

struct AddWords
{
    explicit AddWords(RecordKind kind)
        : fields(kind)
    {}
    FieldWords fields;
    std::string reason;
    bool yes = false;
};

Exit add(const Context& context, const Kind& kind, const AddWords& words)
{
    refuseCsv(context);
    auto reg = context.openForWriting();
    Problems problems;
    std::vector<Value> values(kind.fields.size());
    for (auto& typed : words.fields.values(context, reg, problems)) {
        values[typed.field->number - 1u] = std::move(typed.value);
    }
    if (!problems.empty()) {
        return context.refuse(problems);
    }
    const auto done =
        addSimple(reg, kind.number, std::move(values), words.reason, ifUnlikely(words.yes));
    if (!done) {
        return context.refuse(done.problems());
    }
    printWarnings(context, done->warnings);
    return answerWritten(context, reg, kind.name.data(), recordOf(reg, kind, done->id),
                         done->changeSet);
}

struct RemoveWords
{
    std::string which, reason;
};

Exit remove(const Context& context, const Kind& kind, const RemoveWords& words)
{
    refuseCsv(context);
    auto reg = context.openForWriting();
    const auto id = findSimple(reg, kind.number, words.which);
    const auto done = removeSimple(reg, kind.number, id, words.reason);
    if (!done) {
        return context.refuse(done.problems());
    }
    return answerWritten(context, reg, kind.name.data(), recordOf(reg, kind, id), *done->changeSet);
}

void addReading(Noun& noun, const Kind& kind)
{
    auto listed = std::make_shared<ListWords>(kind.number);
    auto& listing = noun.verb("list", Effect::Reads);
    listed->fields.addTo(listing, FieldWords::For::Choosing);
    listing.flag("--all", listed->all).run([&kind, listed](const Context& context) {
        return list(context, kind, *listed);
    });
    auto which = std::make_shared<std::string>();
    noun.verb("show", Effect::Reads)
        .argument(std::string(kind.name), *which)
        .run([&kind, which](const Context& context) { return show(context, kind, *which); });
}

void addWriting(Noun& noun, const Kind& kind)
{
    auto added = std::make_shared<AddWords>(kind.number);
    auto& adding = noun.verb("add", Effect::Writes);
    added->fields.addTo(adding, FieldWords::For::Adding);
    adding.option("--reason", added->reason, "text")
        .flag("--yes", added->yes)
        .run([&kind, added](const Context& context) { return add(context, kind, *added); });
    const auto find = [&kind](Register& reg, std::string_view text) {
        return findSimple(reg, kind.number, text);
    };
    EditVerb<RecordId> editing;
    editing.kind = kind.number;
    editing.noun = kind.name.data();
    editing.find = find;
    editing.edit = EditVerb<RecordId>::AskingEdit(
        [&kind](Register& reg, const RecordId& id, const std::vector<FieldEdit>& edits,
                const std::string& reason, OnConflict onConflict, checks::IfUnlikely unlikely) {
            return editSimple(reg, kind.number, id, edits, reason, onConflict, unlikely);
        });
    editing.record = [&kind](Register& reg, const RecordId& id) { return recordOf(reg, kind, id); };
    addEditVerb(noun, std::move(editing));
    auto removed = std::make_shared<RemoveWords>();
    noun.verb("remove", Effect::Writes)
        .argument(std::string(kind.name), removed->which)
        .option("--reason", removed->reason, "text")
        .run([&kind, removed](const Context& context) { return remove(context, kind, *removed); });
    addHistoryVerb(noun, kind.name.data(), kind.number, find);
}

} // namespace

void addSimpleRecords(CommandLine& line)
{
    for (const auto& kind : kinds()) {
        if (kind.isSimple) {
            std::string word(kind.name);
            std::replace(word.begin(), word.end(), '_', '-');
            auto& noun = line.noun(word);
            addReading(noun, kind);
            addWriting(noun, kind);
            addTableVerbs(noun, kind);
            if (kind.number == RecordKind::Line) {
                addLineVerbs(noun);
            }
        }
    }
}

} // namespace dongbo::cli::commands
