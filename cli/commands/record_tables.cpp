#include "cli/commands/record_tables.h"

#include "cli/answer.h"
#include "cli/commands/edit_words.h"
#include "cli/commands/lines.h"
#include "cli/commands/table_answers.h"
#include "cli/json/names.h"
#include "cli/typed.h"
#include "core/domain/require.h"
#include "core/register/planning/standards.h"
#include "core/register/records/simple_records.h"
#include "core/report/writers/whole_file.h"
#include "core/store/projection/load.h"
#include "core/text/wording.h"
#include "importers/reader_process/read_list.h"
#include "importers/write_back/find_by_name.h"
#include "importers/write_back/record_table.h"

#include <memory>

namespace dongbo::cli::commands {

namespace {

using importers::RecordTable;
using importers::TableProblem;

struct TableWords
{
    std::string what, file, name, tier, from, reason;
    bool yes = false;
};

/// Records by what people call them, each asked for once.
class TableNames
{
public:
    explicit TableNames(Register& reg)
        : m_shown(reg.database())
        , m_found(reg)
        , m_names(m_found.names())
    {
        m_names.nameOf = [this](RecordKind kind, const RecordId& id) {
            const auto& name = m_shown.of(kind, id);
            return name.empty() ? id.text() : name;
        };
    }
    [[nodiscard]] const importers::RecordNames* get() const { return &m_names; }

private:
    Names m_shown;
    importers::FoundNames m_found;
    importers::RecordNames m_names;
};

RecordTable read(const Register& reg, const std::string& path, const Kind& kind, const Kind* above,
                 std::vector<TableProblem>& problems, const importers::RecordNames* names)
{
    const auto workbook = importers::readList(path);
    return importers::readRecordTable(*workbook, kind, above, reg.today(), problems, names);
}

// --- price lists and quotas

Exit exportRecords(const Context& context, const Kind& kind, const TableWords& words)
{
    refuseCsv(context);
    report::requireEnding(words.file, ".xlsx, .csv");
    auto reg = context.openForReading();
    RecordTable table;
    for (auto& row : simpleRecords(reg, kind.number, {})) {
        table.rows.push_back({0, std::move(row.values)});
    }
    const TableNames names(reg);
    importers::writeRecordTable(kind, table, context.language, words.file, reg.now(), names.get());
    return answerExport(context, words.file, table.rows.size());
}

Exit importRecords(const Context& context, const Kind& kind, const TableWords& words)
{
    refuseCsv(context);
    auto reg = context.openForWriting();
    std::vector<TableProblem> problems;
    const TableNames names(reg);
    const auto table = read(reg, words.file, kind, nullptr, problems, names.get());
    if (!problems.empty()) {
        return refuseTable(context, words.file, problems);
    }
    std::vector<std::vector<Value>> records;
    for (const auto& row : table.rows) {
        records.push_back(row.values);
    }
    const auto done = addManySimple(reg, kind.number, records, words.reason, ifUnlikely(words.yes));
    addProblems(context, kind, table.rows, done.problems, problems);
    if (!problems.empty()) {
        return refuseTable(context, words.file, problems);
    }
    return answerImport(context, words.file, done.added, done.unchanged, done.changeSet);
}

// --- standards

Exit exportStandard(const Context& context, const TableWords& words)
{
    refuseCsv(context);
    report::requireEnding(words.file, ".xlsx, .csv");
    auto reg = context.openForReading();
    const auto id = findStandard(reg, words.what);
    const auto set = require(store::load<StandardSet>(reg.database(), id), "standard set");
    RecordTable table;
    const auto& setKind = describe(RecordKind::StandardSet);
    const auto values = valuesOf(set);
    for (const auto& field : setKind.fields) {
        const auto& value = values[field.number - 1u];
        if (!std::holds_alternative<std::monostate>(value)) {
            table.above.emplace_back(&field, value);
        }
    }
    for (const auto& row : standardLinesOf(reg, id)) {
        table.rows.push_back({0, valuesOf(row.line)});
    }
    importers::writeRecordTable(describe(RecordKind::StandardLine), table, context.language,
                                words.file, reg.now());
    return answerExport(context, words.file, table.rows.size());
}

/// The set and its lines as the list says, over that what was typed.
StandardDraft draftOf(const TableWords& words, const RecordTable& table, Problems& problems)
{
    StandardDraft draft;
    std::vector<Value> facts(describe(RecordKind::StandardSet).fields.size());
    for (const auto& [field, value] : table.above) {
        facts[field->number - 1u] = value;
    }
    draft.set = recordOf<StandardSet>(facts);
    if (!words.name.empty()) {
        draft.set.name = typedText(words.name);
    }
    if (!words.tier.empty()) {
        draft.set.tier = typedText(words.tier);
    }
    if (!words.from.empty()) {
        draft.set.validFrom = typedDay(problems, "valid_from", words.from);
        draft.set.validTo.reset();
    }
    for (const auto& row : table.rows) {
        auto line = recordOf<StandardLine>(row.values);
        if (!line.function && line.type) {
            line.function = planning::functionOf(*line.type);
        }
        line.quantity = line.quantity.value_or(1);
        line.critical = line.critical.value_or(false);
        draft.lines.push_back(std::move(line));
    }
    return draft;
}

Exit importStandard(const Context& context, const TableWords& words)
{
    refuseCsv(context);
    auto reg = context.openForWriting();
    std::vector<TableProblem> problems;
    const auto table = read(reg, words.file, describe(RecordKind::StandardLine),
                            &describe(RecordKind::StandardSet), problems, nullptr);
    Problems wrong;
    const auto draft = draftOf(words, table, wrong);
    for (std::size_t i = 0; problems.empty() && i < draft.lines.size(); ++i) {
        for (auto& problem : checkStandardLine(reg, draft.lines[i])) {
            problems.push_back(
                {table.rows[i].row, context.say("field." + problem.field), std::move(problem)});
        }
    }
    if (!problems.empty()) {
        return refuseTable(context, words.file, problems);
    }
    if (!wrong.empty()) {
        return context.refuse(wrong);
    }
    const auto done = addStandard(reg, draft, words.reason);
    if (!done) {
        return context.refuse(done.problems());
    }
    return answerWritten(context, reg, "standard",
                         {{"id", done->id.text()},
                          {"name", jsonOf(draft.set.name)},
                          {"tier", jsonOf(draft.set.tier)},
                          {"valid_from", jsonOf(draft.set.validFrom)},
                          {"valid_to", jsonOf(draft.set.validTo)},
                          {"notes", jsonOf(draft.set.notes)},
                          {"lines", draft.lines.size()},
                          {"number", jsonOf(draft.set.name)}},
                         done->changeSet);
}

} // namespace

void addTableVerbs(Noun& noun, const Kind& kind)
{
    auto out = std::make_shared<TableWords>();
    noun.verb("export", Effect::Reads)
        .required("-o,--output", out->file, "output_file")
        .run([&kind, out](const Context& context) { return exportRecords(context, kind, *out); });
    if (kind.number == RecordKind::LineMeasurement) {
        addMeasurementImport(noun); // speed tests too
        return;
    }
    auto in = std::make_shared<TableWords>();
    noun.verb("import", Effect::Writes)
        .argument(std::string(kind.name) + "_file", in->file)
        .option("--reason", in->reason, "text")
        .flag("--yes", in->yes)
        .run([&kind, in](const Context& context) { return importRecords(context, kind, *in); });
}

void addStandardTables(Noun& standard)
{
    auto out = std::make_shared<TableWords>();
    standard.verb("export", Effect::Reads)
        .argument("standard", out->what)
        .required("-o,--output", out->file, "output_file")
        .run([out](const Context& context) { return exportStandard(context, *out); });
    auto in = std::make_shared<TableWords>();
    standard.verb("import", Effect::Writes)
        .argument("standard_file", in->file)
        .option("--name", in->name, "text")
        .option("--tier", in->tier, "text")
        .option("--from", in->from, "date")
        .option("--reason", in->reason, "text")
        .run([in](const Context& context) { return importStandard(context, *in); });
}

} // namespace dongbo::cli::commands
