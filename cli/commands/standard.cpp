#include "cli/answer.h"
#include "cli/commands/commands.h"
#include "cli/commands/edit_words.h"
#include "cli/commands/record_tables.h"
#include "cli/commands/record_text.h"
#include "cli/table.h"
#include "cli/typed.h"
#include "core/domain/require.h"
#include "core/register/base/find.h"
#include "core/register/planning/standards.h"
#include "core/store/projection/load.h"

#include <memory>

namespace dongbo::cli::commands {

namespace {

Json setJson(Register& reg, const store::StandardSetRow& row)
{
    return {{"id", row.id.text()},
            {"name", jsonOf(row.set.name)},
            {"tier", jsonOf(row.set.tier)},
            {"valid_from", jsonOf(row.set.validFrom)},
            {"valid_to", jsonOf(row.set.validTo)},
            {"notes", jsonOf(row.set.notes)},
            {"lines", standardLinesOf(reg, row.id).size()},
            {"number", jsonOf(row.set.name)}};
}

Json lineJson(const store::StandardLineRow& row)
{
    const StandardLine& line = row.line;
    const auto dashless = [](const MaybeText& text) { return text == "-" ? Json() : jsonOf(text); };
    return {{"id", row.id.text()},
            {"position", jsonOf(line.position)},
            {"function", jsonOf(line.function)},
            {"type", jsonOf(line.type)},
            {"substitutes", dashless(line.substitutes)},
            {"quantity", jsonOf(line.quantity)},
            {"minimum", dashless(line.minimum)},
            {"critical", line.critical.value_or(false)},
            {"ceiling", jsonOf(line.ceiling)},
            {"preferred", jsonOf(line.preferred)},
            {"legal_basis", jsonOf(line.legalBasis)},
            {"source", jsonOf(line.source)},
            {"number", jsonOf(line.position)}};
}

Exit list(const Context& context)
{
    auto reg = context.openForReading();
    Json records = Json::array();
    Table table({{context.say("plan.column.name")},
                 {context.say("standard.column.tier")},
                 {context.say("standard.column.from")},
                 {context.say("standard.column.to")},
                 {context.say("standard.column.lines"), Align::Right}});
    for (const auto& row : store::standardSets(reg.database())) {
        const auto record = setJson(reg, row);
        table.add({{row.set.name.value_or("")},
                   {row.set.tier.value_or("")},
                   {shownDay(row.set.validFrom)},
                   {shownDay(row.set.validTo)},
                   {std::to_string(record["lines"].get<std::size_t>())}});
        records.push_back(record);
    }
    if (!printList(context, "standards", records,
                   {"name", "tier", "valid_from", "valid_to", "notes", "lines", "id"})) {
        printTable(context, table, "standard.count_sets", "standard.no_sets");
    }
    return Exit::Done;
}

Exit show(const Context& context, const std::string& name)
{
    auto reg = context.openForReading();
    const auto id = findStandard(reg, name);
    const store::StandardSetRow row{
        id, require(store::load<StandardSet>(reg.database(), id), "standard set")};
    Json lines = Json::array();
    Table table({{context.say("plan.column.number"), Align::Right},
                 {context.say("standard.column.function")},
                 {context.say("cli.column.type")},
                 {context.say("standard.column.quantity"), Align::Right},
                 {context.say("standard.column.minimum")},
                 {context.say("standard.column.substitutes")},
                 {context.say("plan.column.critical")},
                 {context.say("standard.column.ceiling"), Align::Right},
                 {context.say("standard.column.source")}});
    for (const auto& line : standardLinesOf(reg, id)) {
        const auto record = lineJson(line);
        const auto textOf = [&](const char* member) {
            return record[member].is_string() ? record[member].get<std::string>() : std::string();
        };
        table.add(
            {{std::to_string(line.line.position.value_or(0))},
             {termText(context, line.line.function)},
             {termText(context, line.line.type)},
             {std::to_string(line.line.quantity.value_or(1))},
             {textOf("minimum")},
             {textOf("substitutes")},
             {line.line.critical.value_or(false) ? context.say("plan.critical") : std::string()},
             {shownMoney(context, line.line.ceiling)},
             {textOf("source")}});
        lines.push_back(record);
    }
    if (context.isCsv()) {
        printList(context, "lines", lines,
                  {"position", "function", "type", "substitutes", "quantity", "minimum", "critical",
                   "ceiling", "preferred", "legal_basis", "source", "id"});
    } else if (context.isJson()) {
        auto record = setJson(reg, row);
        record["lines"] = lines;
        printJson(context, {{"standard", record}});
    } else {
        factsOf(context, reg.database(), RecordKind::StandardSet, id).print(context);
        *context.out << "\n";
        printTable(context, table, "plan.count_lines", "plan.no_lines");
    }
    return Exit::Done;
}

struct LineWords
{
    std::string what, type, function, quantity, minimum, substitutes, critical, ceiling, preferred,
        legal, source, reason;

    void addTo(Verb& verb)
    {
        verb.option("--type", type, "type")
            .option("--function", function, "function")
            .option("--quantity", quantity, "number")
            .option("--minimum", minimum, "text")
            .option("--substitutes", substitutes, "text")
            .option("--critical", critical, "yes_no")
            .option("--ceiling", ceiling, "money")
            .option("--preferred", preferred, "text")
            .option("--legal-basis", legal, "text")
            .option("--source", source, "text")
            .option("--reason", reason, "text");
    }
};

/// What was typed over what is there; "-" empties a text.
StandardLine lineOf(const Context& context, const LineWords& words, StandardLine line,
                    Problems& problems)
{
    const auto text = [](MaybeText& field, const std::string& typed) {
        if (!typed.empty()) {
            field = typed == "-" ? MaybeText{} : typedText(typed);
        }
    };
    if (const auto type = typedChoice<DeviceType>(context, problems, "type", words.type)) {
        line.type = type;
    }
    if (const auto function =
            typedChoice<Function>(context, problems, "function", words.function)) {
        line.function = function;
    } else if (!line.function && line.type) {
        line.function = planning::functionOf(*line.type);
    }
    if (const auto quantity = typedInteger(problems, "quantity", words.quantity)) {
        line.quantity = quantity;
    }
    if (const auto critical = typedYesNo(problems, "critical", words.critical)) {
        line.critical = critical;
    }
    if (const auto ceiling = typedMoney(problems, "ceiling", words.ceiling)) {
        line.ceiling = ceiling;
    }
    text(line.minimum, words.minimum);
    text(line.substitutes, words.substitutes);
    text(line.preferred, words.preferred);
    text(line.legalBasis, words.legal);
    text(line.source, words.source);
    return line;
}

/// How many sites meet the set before and after.
void tellEffect(const Context& context, const StandardEffect& effect)
{
    *context.err << context.say("standard.effect", {{"before", std::to_string(effect.before.able)},
                                                    {"after", std::to_string(effect.after.able)},
                                                    {"sites", std::to_string(effect.after.sites)}})
                 << "\n";
}

std::vector<StandardLine> plainLines(Register& reg, StandardSetId set)
{
    std::vector<StandardLine> lines;
    for (auto& row : standardLinesOf(reg, set)) {
        lines.push_back(std::move(row.line));
    }
    return lines;
}

Exit answerLine(const Context& context, Register& reg, StandardLineId id,
                const ChangeSetId& changeSet)
{
    const store::StandardLineRow row{
        id, require(store::load<StandardLine>(reg.database(), id), "standard line")};
    return answerWritten(context, reg, "standard_line", lineJson(row), changeSet);
}

Exit edit(const Context& context, const LineWords& words, const EditConditions& conditions)
{
    refuseCsv(context);
    auto reg = context.openForWriting();
    const auto id = findStandardLine(reg, words.what);
    const auto before = require(store::load<StandardLine>(reg.database(), id), "standard line");
    Problems problems;
    const auto after = lineOf(context, words, before, problems);
    std::vector<FieldEdit> edits;
    conditions.addEdits(context, reg, problems, edits);
    if (!problems.empty()) {
        return context.refuse(problems);
    }
    for (auto& typed : editsBetween(before, after)) {
        edits.push_back({typed.field, std::nullopt, std::move(typed.wanted)});
    }
    const auto done = editStandardLine(reg, id, edits, words.reason, conditions.onConflict());
    if (!done) {
        return context.refuse(done.problems());
    }
    if (!done->changeSet) {
        return answerConflicts(context, reg, RecordKind::StandardLine, done->conflicts);
    }
    if (const auto set = store::load<StandardSet>(reg.database(), *after.set); set && set->tier) {
        const auto effect = evaluateSites(reg, {{}, {}, set->tier}).counts;
        *context.err << context.say("standard.sites_meet",
                                    {{"able", std::to_string(effect.able)},
                                     {"sites", std::to_string(effect.sites)}})
                     << "\n";
    }
    return answerLine(context, reg, id, *done->changeSet);
}

Exit tryOut(const Context& context, const LineWords& words)
{
    refuseCsv(context);
    auto reg = context.openForReading();
    const auto id = findStandardLine(reg, words.what);
    const auto before = require(store::load<StandardLine>(reg.database(), id), "standard line");
    Problems problems;
    const auto after = lineOf(context, words, before, problems);
    const auto wrong = checkStandardLine(reg, after);
    problems.insert(problems.end(), wrong.begin(), wrong.end());
    if (!problems.empty()) {
        return context.refuse(problems);
    }
    const auto set = require(after.set, "set of a standard line");
    const auto tier = store::load<StandardSet>(reg.database(), set)->tier.value_or("");
    auto lines = plainLines(reg, set);
    for (auto& line : lines) {
        if (line.position == before.position) {
            line = after;
        }
    }
    const auto effect = effectOf(reg, tier, lines);
    if (context.isJson()) {
        printJson(context, {{"sites", effect.after.sites},
                            {"can_meet_before", effect.before.able},
                            {"can_meet_after", effect.after.able},
                            {"critical_gaps_before", effect.before.criticalGaps},
                            {"critical_gaps_after", effect.after.criticalGaps}});
    } else {
        tellEffect(context, effect);
    }
    return Exit::Done;
}

Exit addLine(const Context& context, const LineWords& words)
{
    refuseCsv(context);
    auto reg = context.openForWriting();
    Problems problems;
    StandardLine blank;
    blank.quantity = 1;
    blank.critical = false;
    const auto line = lineOf(context, words, blank, problems);
    if (!problems.empty()) {
        return context.refuse(problems);
    }
    const auto done = addStandardLine(reg, findStandard(reg, words.what), line, words.reason);
    if (!done) {
        return context.refuse(done.problems());
    }
    return answerLine(context, reg, done->id, done->changeSet);
}

struct SetWords
{
    std::string what, name, tier, from, reason;
};

Exit answerSet(const Context& context, Register& reg, const Checked<Written<StandardSetId>>& done)
{
    if (!done) {
        return context.refuse(done.problems());
    }
    const store::StandardSetRow row{
        done->id, require(store::load<StandardSet>(reg.database(), done->id), "standard set")};
    return answerWritten(context, reg, "standard", setJson(reg, row), done->changeSet);
}

Exit version(const Context& context, const SetWords& words)
{
    refuseCsv(context);
    auto reg = context.openForWriting();
    Problems problems;
    const auto from = typedDay(problems, "valid_from", words.from);
    if (!problems.empty()) {
        return context.refuse(problems);
    }
    return answerSet(context, reg,
                     newStandardVersion(reg, findStandard(reg, words.what), require(from, "--from"),
                                        words.reason));
}

Exit copy(const Context& context, const SetWords& words)
{
    refuseCsv(context);
    auto reg = context.openForWriting();
    Problems problems;
    auto draft = standardFromSite(reg, findSite(reg, words.what));
    draft.set.name = typedText(words.name);
    if (!words.tier.empty()) {
        draft.set.tier = typedText(words.tier);
    }
    draft.set.validFrom = typedDay(problems, "valid_from", words.from);
    if (!problems.empty()) {
        return context.refuse(problems);
    }
    return answerSet(context, reg, addStandard(reg, draft, words.reason));
}

} // namespace

void addStandard(CommandLine& line)
{
    auto& standard = line.noun("standard");
    standard.verb("list", Effect::Reads).run([](const Context& context) { return list(context); });
    auto shown = std::make_shared<std::string>();
    standard.verb("show", Effect::Reads)
        .argument("standard", *shown)
        .run([shown](const Context& context) { return show(context, *shown); });
    auto edited = std::make_shared<LineWords>();
    auto conditions = std::make_shared<EditConditions>(RecordKind::StandardLine);
    auto& set = standard.verb("set", Effect::Writes).argument("standard_line", edited->what);
    edited->addTo(set);
    conditions->addTo(set);
    set.run([edited, conditions](const Context& context) {
        return edit(context, *edited, *conditions);
    });
    auto tried = std::make_shared<LineWords>();
    auto& attempt = standard.verb("try", Effect::Reads).argument("standard_line", tried->what);
    tried->addTo(attempt);
    attempt.run([tried](const Context& context) { return tryOut(context, *tried); });
    auto added = std::make_shared<LineWords>();
    auto& add = standard.verb("add-line", Effect::Writes).argument("standard", added->what);
    added->addTo(add);
    add.run([added](const Context& context) { return addLine(context, *added); });
    auto removed = std::make_shared<SetWords>();
    standard.verb("remove-line", Effect::Writes)
        .argument("standard_line", removed->what)
        .option("--reason", removed->reason, "text")
        .run([removed](const Context& context) {
            refuseCsv(context);
            auto reg = context.openForWriting();
            const auto done =
                removeStandardLine(reg, findStandardLine(reg, removed->what), removed->reason);
            return done ? answerLine(context, reg, done->id, done->changeSet)
                        : context.refuse(done.problems());
        });
    auto next = std::make_shared<SetWords>();
    standard.verb("version", Effect::Writes)
        .argument("standard", next->what)
        .required("--from", next->from, "date")
        .option("--reason", next->reason, "text")
        .run([next](const Context& context) { return version(context, *next); });
    auto copied = std::make_shared<SetWords>();
    standard.verb("copy", Effect::Writes)
        .argument("site", copied->what)
        .required("--name", copied->name, "text")
        .option("--tier", copied->tier, "text")
        .option("--from", copied->from, "date")
        .option("--reason", copied->reason, "text")
        .run([copied](const Context& context) { return copy(context, *copied); });
    addStandardTables(standard);
}

} // namespace dongbo::cli::commands
