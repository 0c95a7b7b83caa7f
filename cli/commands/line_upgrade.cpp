#include "cli/answer.h"
#include "cli/commands/lines.h"
#include "cli/commands/record_text.h"
#include "cli/json/records.h"
#include "cli/typed.h"
#include "core/domain/require.h"
#include "core/register/lines/lines.h"
#include "core/store/projection/load.h"
#include "core/text/bit_rates.h"

#include <memory>

namespace dongbo::cli::commands {

namespace {

Json upgradeJson(const LineUpgradeId& id, const LineUpgrade& upgrade, Names& names)
{
    return fieldsJson(id, describe(RecordKind::LineUpgrade), valuesOf(upgrade), names);
}

Exit written(const Context& context, Register& reg, const Checked<Written<LineUpgradeId>>& done)
{
    if (!done) {
        return context.refuse(done.problems());
    }
    printWarnings(context, done->warnings);
    Names names(reg.database());
    const auto record = require(store::load<LineUpgrade>(reg.database(), done->id), "line upgrade");
    return answerWritten(context, reg, "line_upgrade", upgradeJson(done->id, record, names),
                         done->changeSet);
}

struct UpgradeWords
{
    std::string line, speed, day, reason, document, notes, answer, which;
    bool refused = false;
    bool yes = false;
};

Exit ask(const Context& context, const UpgradeWords& words)
{
    refuseCsv(context);
    auto reg = context.openForWriting();
    Problems problems;
    UpgradeDraft draft;
    draft.line = findLine(reg, words.line);
    draft.wantedKbps = typedRate(problems, "wanted_kbps", words.speed, text::RateUnit::Megabit);
    draft.day = typedDay(problems, "day", words.day);
    draft.reason = typedText(words.reason).value_or("");
    draft.documentNo = typedText(words.document).value_or("");
    draft.notes = typedText(words.notes).value_or("");
    draft.ifUnlikely = ifUnlikely(words.yes);
    return problems.empty() ? written(context, reg, askUpgrade(reg, draft))
                            : context.refuse(problems);
}

Exit answer(const Context& context, const UpgradeWords& words)
{
    refuseCsv(context);
    auto reg = context.openForWriting();
    Problems problems;
    UpgradeAnswer given;
    given.id = findUpgrade(reg, words.which);
    given.isAgreed = !words.refused;
    given.day = typedDay(problems, "answered_day", words.day);
    given.answer = typedText(words.answer).value_or("");
    return problems.empty() ? written(context, reg, answerUpgrade(reg, given))
                            : context.refuse(problems);
}

Exit finish(const Context& context, const UpgradeWords& words)
{
    refuseCsv(context);
    auto reg = context.openForWriting();
    Problems problems;
    UpgradeDone done;
    done.id = findUpgrade(reg, words.which);
    done.day = typedDay(problems, "done_day", words.day);
    done.kbps = typedRate(problems, "down_kbps", words.speed, text::RateUnit::Megabit);
    return problems.empty() ? written(context, reg, finishUpgrade(reg, done))
                            : context.refuse(problems);
}

Exit list(const Context& context, bool isOpenOnly)
{
    auto reg = context.openForReading();
    Names names(reg.database());
    Json records = Json::array();
    Table table({{context.say("kind.line")},
                 {context.say("cli.column.site")},
                 {context.say("line.column.wanted"), Align::Right},
                 {context.say("cli.column.state")},
                 {context.say("field.day")},
                 {context.say("field.answered_day")},
                 {context.say("line.column.done")},
                 {context.say("field.reason")}});
    for (const auto& [id, upgrade] : store::lineUpgrades(reg.database())) {
        const bool isOpen =
            upgrade.state == UpgradeState::Requested || upgrade.state == UpgradeState::Agreed;
        if (isOpenOnly && !isOpen) {
            continue;
        }
        records.push_back(upgradeJson(id, upgrade, names));
        table.add({{upgrade.line ? names.of(RecordKind::Line, *upgrade.line) : std::string()},
                   {upgrade.site ? names.of(RecordKind::Site, *upgrade.site) : std::string()},
                   {upgrade.wantedKbps ? text::formatMbps(*upgrade.wantedKbps, context.language)
                                       : std::string()},
                   {termText(context, upgrade.state)},
                   {shownDay(upgrade.day)},
                   {shownDay(upgrade.answeredDay)},
                   {shownDay(upgrade.doneDay)},
                   {upgrade.reason.value_or("")}});
    }
    if (!printList(context, "line_upgrades", records,
                   {"line", "site", "state", "wanted_kbps", "day", "answered_day", "done_day",
                    "reason", "answer", "document_no", "notes", "id"})) {
        printTable(context, table, "line.count_upgrades", "line.no_upgrades");
    }
    return Exit::Done;
}

} // namespace

void addLineUpgrades(CommandLine& line)
{
    auto& noun = line.noun("line-upgrade");
    auto asked = std::make_shared<UpgradeWords>();
    noun.verb("ask", Effect::Writes)
        .argument("line", asked->line)
        .required("--speed", asked->speed, "speed")
        .option("--day", asked->day, "date")
        .option("--reason", asked->reason, "text")
        .option("--document-no", asked->document, "text")
        .option("--notes", asked->notes, "text")
        .flag("--yes", asked->yes)
        .run([asked](const Context& context) { return ask(context, *asked); });
    auto answered = std::make_shared<UpgradeWords>();
    noun.verb("answer", Effect::Writes)
        .argument("line_upgrade", answered->which)
        .flag("--refused", answered->refused)
        .option("--answer", answered->answer, "text")
        .option("--day", answered->day, "date")
        .run([answered](const Context& context) { return answer(context, *answered); });
    auto done = std::make_shared<UpgradeWords>();
    noun.verb("done", Effect::Writes)
        .argument("line_upgrade", done->which)
        .option("--speed", done->speed, "speed")
        .option("--day", done->day, "date")
        .run([done](const Context& context) { return finish(context, *done); });
    auto open = std::make_shared<bool>(false);
    noun.verb("list", Effect::Reads).flag("--open", *open).run([open](const Context& context) {
        return list(context, *open);
    });
    addHistoryVerb(noun, "line_upgrade", RecordKind::LineUpgrade, &findUpgrade);
}

} // namespace dongbo::cli::commands
