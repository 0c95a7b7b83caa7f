#include "core/register/corrections/changes.h"

#include "cli/answer.h"
#include "cli/commands/backup_text.h"
#include "cli/commands/commands.h"
#include "cli/progress.h"
#include "cli/table.h"
#include "cli/typed.h"
#include "cli/values_text.h"
#include "core/register/base/find.h"
#include "core/register/base/history.h"
#include "core/register/upkeep/backups.h"
#include "core/register/upkeep/verify.h"
#include "core/text/dates.h"
#include "core/text/wording.h"

#include <algorithm>
#include <memory>

namespace dongbo::cli::commands {

namespace {

Json changeJson(const Context& context, const journal::ChangeSummary& change)
{
    return {
        {"change_set", change.changeSet.text()},
        {"at", isoText(change.at)},
        {"by", change.by},
        {"what", context.say(change.what)},
        {"what_code", change.what.code},
        {"reason", jsonOfName(change.reason)},
        {"undone", change.isUndone},
        {"undone_by", jsonOfName(change.undoneBy)},
        {"undone_at", jsonOf(change.undoneAt)},
        {"undone_reason", jsonOfName(change.undoneReason)},
        {"records", change.records},
        {"clock_suspect", jsonOf(change.clockSuspect)},
        {"corrected_from", change.at == change.statedAt ? Json() : Json(isoText(change.statedAt))},
        {"undone_clock_suspect", jsonOf(change.undoneClockSuspect)}};
}

/// "[clock?] " before what was done under a clock that is not trusted.
std::string doubtMark(const Context& context, const std::optional<ClockDoubt>& doubt)
{
    return doubt ? "[" + context.say("clock_suspect." + std::string(codeOf(*doubt))) + "] " : "";
}

struct ListWords
{
    std::string list, since, until, device, limit;
    bool undone = false;
};

Exit list(const Context& context, const ListWords& words)
{
    if (!words.list.empty() && words.list != "list") {
        throw Error(Error::Kind::Usage,
                    {"cli.unexpected_word", {{"word", words.list}, {"path", "changes"}}});
    }
    auto reg = context.openForReading();
    Problems problems;
    store::ChangeFilter filter;
    filter.limit = 1'000'000;
    if (const auto since = typedDay(problems, "since", words.since)) {
        filter.from = startOfDay(*since).unixMs;
    }
    if (const auto until = typedDay(problems, "until", words.until)) {
        filter.until = endOfDay(*until).unixMs;
    }
    if (words.undone) {
        filter.undone = true;
    }
    if (!words.device.empty()) {
        filter.record = findDevice(reg, words.device);
    }
    if (const auto limit = typedInteger(problems, "limit", words.limit)) {
        if (*limit < 1) {
            problems.push_back({"limit", {"value.not_positive", {{"value", words.limit}}}});
        } else {
            filter.limit = static_cast<std::size_t>(*limit);
        }
    } else if (context.format == Format::Text) {
        filter.limit = 50;
    }
    if (!problems.empty()) {
        return context.refuse(problems);
    }
    const auto rows = journal::changeSets(reg.database(), filter);
    Json records = Json::array();
    for (const auto& row : rows) {
        records.push_back(changeJson(context, row));
    }
    if (printList(context, "changes", records,
                  {"change_set", "at", "by", "what", "reason", "undone", "undone_by", "undone_at",
                   "records", "clock_suspect", "corrected_from"})) {
        return Exit::Done;
    }
    Table table({{context.say("cli.column.at")},
                 {context.say("cli.column.by_whom")},
                 {context.say("cli.column.what")},
                 {context.say("cli.column.records"), Align::Right},
                 {context.say("cli.column.change_set")}});
    for (const auto& row : rows) {
        const Tone tone = row.isUndone ? Tone::Quiet : Tone::Plain;
        table.add({{text::formatInstant(row.at), tone},
                   {orDash(row.by), tone},
                   {doubtMark(context, row.clockSuspect) +
                        (row.isUndone ? "[" + context.say("cli.undone") + "] " : "") +
                        context.say(row.what) + (row.reason.empty() ? "" : " – " + row.reason),
                    tone},
                   {std::to_string(row.records), tone},
                   {row.changeSet.text(), tone}});
    }
    if (table.rows() == 0) {
        *context.out << context.say("cli.no_changes") << "\n";
        return Exit::Done;
    }
    table.print(context);
    if (rows.size() == filter.limit) {
        *context.out << context.say("cli.more_changes") << "\n";
    }
    return Exit::Done;
}

// --- undo, redo

struct UndoWords
{
    std::string changeSet, reason;
    bool withDependents = false;
    bool keep = false;
};

Json dependantJson(store::Database& database, const journal::Dependant& dependant)
{
    return {{"kind", describe(dependant.kind).name},
            {"why", dependant.tie == journal::Tie::Reference ? "refers" : "follows"},
            {"id", dependant.record.text()},
            {"number", labelOf(database, dependant.kind, dependant.record)},
            {"change_set", dependant.madeBy.text()},
            {"rests_on_kind", describe(dependant.restsOnKind).name},
            {"rests_on", labelOf(database, dependant.restsOnKind, dependant.restsOn)},
            {"rests_on_id", dependant.restsOn.text()}};
}

std::string kindText(const Context& context, RecordKind kind)
{
    return context.say("kind." + std::string(describe(kind).name));
}

constexpr std::size_t shownMost = 20;

/// "fault SC-2021-0001 rests on device CAM-1", or "fault SC-2021-0001: Fault SC-2021-0001 accepted
/// (change …)" for a later step.
std::string dependantText(const Context& context, Register& reg,
                          const journal::Dependant& dependant)
{
    const auto label = labelOf(reg.database(), dependant.kind, dependant.record);
    if (dependant.tie == journal::Tie::Reference) {
        return context.say(
            "cli.dependant",
            {{"kind", kindText(context, dependant.kind)},
             {"record", label},
             {"rests_on_kind", kindText(context, dependant.restsOnKind)},
             {"rests_on", labelOf(reg.database(), dependant.restsOnKind, dependant.restsOn)}});
    }
    const auto change = journal::changeSet(reg.database(), dependant.madeBy);
    return context.say("cli.dependant_step",
                       {{"kind", kindText(context, dependant.kind)},
                        {"record", label},
                        {"what", change ? context.say(change->what) : std::string()},
                        {"change_set", dependant.madeBy.text()}});
}

void listDependants(const Context& context, Register& reg,
                    const std::vector<journal::Dependant>& dependants)
{
    for (std::size_t i = 0; i < dependants.size() && i < shownMost; ++i) {
        *context.err << "  " << dependantText(context, reg, dependants[i]) << "\n";
    }
    if (dependants.size() > shownMost) {
        *context.err << "  …\n";
    }
}

Exit tellBlocked(const Context& context, Register& reg, const UndoWords& words,
                 const journal::UndoResult& result)
{
    if (!result.cannotKeep.empty()) {
        *context.err << context.say("cli.undo_cannot_keep",
                                    {{"count", std::to_string(result.cannotKeep.size())}})
                     << "\n";
        listDependants(context, reg, result.cannotKeep);
        *context.err << context.say("cli.undo_take", {{"change_set", words.changeSet}}) << "\n";
        return Exit::DoneWithNo;
    }
    *context.err << context.say("cli.undo_blocked",
                                {{"count", std::to_string(result.dependants.size())},
                                 {"change_set", words.changeSet}})
                 << "\n";
    listDependants(context, reg, result.dependants);
    const bool hasSteps = std::any_of(
        result.dependants.begin(), result.dependants.end(),
        [](const journal::Dependant& one) { return one.tie != journal::Tie::Reference; });
    *context.err << context.say(hasSteps ? "cli.undo_take" : "cli.undo_choices",
                                {{"change_set", words.changeSet}})
                 << "\n";
    return Exit::DoneWithNo;
}

Exit undo(const Context& context, const UndoWords& words)
{
    refuseCsv(context);
    if (words.withDependents && words.keep) {
        throw Error(Error::Kind::Usage,
                    {"cli.one_of_two", {{"one", "--with-dependents"}, {"other", "--keep"}}});
    }
    auto reg = context.openForWriting();
    const auto id = findChangeSet(reg, words.changeSet);
    const auto rule = words.withDependents ? journal::DependantRule::Take
                      : words.keep         ? journal::DependantRule::Keep
                                           : journal::DependantRule::Refuse;
    journal::UndoResult result;
    {
        Progress progress(context, {"cli.progress_undo", {}});
        result = undoChange(reg, id, rule, words.reason, progress.callback());
    }
    if (context.isJson()) {
        Json answer = {{"undone", result.done}, {"change_set", id.text()}};
        answer["also_undone"] = Json::array();
        for (const auto& also : result.alsoUndone) {
            answer["also_undone"].push_back(also.text());
        }
        answer["kept"] = Json::array();
        for (const auto& kept : result.kept) {
            answer["kept"].push_back(kept.text());
        }
        answer["dependents"] = Json::array();
        for (const auto& dependant : result.dependants) {
            answer["dependents"].push_back(dependantJson(reg.database(), dependant));
        }
        answer["cannot_keep"] = Json::array();
        for (const auto& dependant : result.cannotKeep) {
            answer["cannot_keep"].push_back(dependantJson(reg.database(), dependant));
        }
        printJson(context, answer);
    }
    if (!result.done) {
        return tellBlocked(context, reg, words, result);
    }
    if (!context.isJson()) {
        const auto done = journal::changeSet(reg.database(), id);
        *context.out << context.say("cli.undid", {{"what", done ? context.say(done->what) : ""}})
                     << "\n";
        if (!result.alsoUndone.empty()) {
            *context.out << context.say("cli.also_undone",
                                        {{"count", std::to_string(result.alsoUndone.size())}})
                         << "\n";
        }
        if (!result.kept.empty()) {
            *context.out << context.say("cli.kept", {{"count", std::to_string(result.kept.size())}})
                         << "\n";
        }
        *context.out << context.say("cli.how_to_redo", {{"change_set", id.text()}}) << "\n";
    }
    return Exit::Done;
}

Json basisJson(store::Database& database, const journal::Basis& basis)
{
    return {{"kind", describe(basis.kind).name},
            {"id", basis.record.text()},
            {"number", labelOf(database, basis.kind, basis.record)},
            {"rests_on_kind", describe(basis.restsOnKind).name},
            {"rests_on", labelOf(database, basis.restsOnKind, basis.restsOn)},
            {"rests_on_id", basis.restsOn.text()},
            {"change_set", basis.changeSet.text()}};
}

Exit tellNoBasis(const Context& context, Register& reg, const UndoWords& words,
                 const journal::RedoResult& result)
{
    std::vector<ChangeSetId> changeSets;
    for (const auto& basis : result.bases) {
        if (std::find(changeSets.begin(), changeSets.end(), basis.changeSet) == changeSets.end()) {
            changeSets.push_back(basis.changeSet);
        }
    }
    *context.err << context.say("cli.redo_blocked", {{"count", std::to_string(changeSets.size())}})
                 << "\n";
    for (std::size_t i = 0; i < changeSets.size() && i < shownMost; ++i) {
        const auto change = journal::changeSet(reg.database(), changeSets[i]);
        *context.err << "  "
                     << context.say("cli.basis",
                                    {{"what", change ? context.say(change->what) : std::string()},
                                     {"change_set", changeSets[i].text()}})
                     << "\n";
    }
    if (changeSets.size() > shownMost) {
        *context.err << "  …\n";
    }
    *context.err << context.say("cli.redo_choice", {{"change_set", words.changeSet}}) << "\n";
    return Exit::DoneWithNo;
}

Exit redo(const Context& context, const UndoWords& words)
{
    refuseCsv(context);
    auto reg = context.openForWriting();
    const auto id = findChangeSet(reg, words.changeSet);
    journal::RedoResult result;
    {
        Progress progress(context, {"cli.progress_redo", {}});
        result = redoChange(
            reg, id, words.withDependents ? journal::BasisRule::Take : journal::BasisRule::Refuse,
            words.reason, progress.callback());
    }
    if (context.isJson()) {
        Json answer = {{"redone", result.done}, {"change_set", id.text()}};
        answer["also_redone"] = Json::array();
        for (const auto& also : result.alsoRedone) {
            answer["also_redone"].push_back(also.text());
        }
        answer["rests_on"] = Json::array();
        for (const auto& basis : result.bases) {
            answer["rests_on"].push_back(basisJson(reg.database(), basis));
        }
        printJson(context, answer);
    }
    if (!result.done) {
        return tellNoBasis(context, reg, words, result);
    }
    if (!context.isJson()) {
        const auto done = journal::changeSet(reg.database(), id);
        *context.out << context.say("cli.redid", {{"what", done ? context.say(done->what) : ""}})
                     << "\n";
        if (!result.alsoRedone.empty()) {
            *context.out << context.say("cli.also_redone",
                                        {{"count", std::to_string(result.alsoRedone.size())}})
                         << "\n";
        }
    }
    return Exit::Done;
}

// --- correct-time

struct CorrectionWords
{
    std::string changeSet, at, reason;
    bool yes = false;
};

Exit correctTime(const Context& context, const CorrectionWords& words)
{
    refuseCsv(context);
    auto reg = context.openForWriting();
    TimeCorrection correction;
    correction.changeSet = findChangeSet(reg, words.changeSet);
    correction.reason = words.reason;
    correction.ifUnlikely = ifUnlikely(words.yes);
    Problems problems;
    const auto at = typedMoment(problems, "corrected_at", words.at, DayPart::Morning, reg.now());
    if (!at && problems.empty()) {
        problems.push_back({"corrected_at", {"value.required", {}}});
    }
    if (!problems.empty()) {
        return context.refuse(problems);
    }
    correction.at = *at;
    const auto done = dongbo::correctTime(reg, correction);
    if (!done) {
        return context.refuse(done.problems());
    }
    const auto change = journal::changeSet(reg.database(), done->id);
    if (context.isJson()) {
        printJson(context, {{"change", change ? changeJson(context, *change) : Json()},
                            {"change_set", done->changeSet.text()}});
        return Exit::Done;
    }
    *context.out << context.say("cli.time_corrected",
                                {{"what", change ? context.say(change->what) : std::string()},
                                 {"at", text::formatInstant(correction.at)}})
                 << "\n";
    return Exit::Done;
}

// --- verify

Exit verify(const Context& context)
{
    refuseCsv(context);
    auto reg = context.openForReading();
    journal::VerifyResult result;
    std::optional<store::BackupState> backups;
    {
        Progress progress(context, {"cli.progress_verify", {}});
        result = verifyRegister(reg, progress.callback());
    }
    try {
        if (!reg.pastDay()) {
            backups = backupState(reg);
        }
    } catch (const Error&) { // NOLINT(bugprone-empty-catch): the checks say what is damaged
    }
    if (context.isJson()) {
        Json checks = Json::array();
        for (const auto& check : result.checks) {
            checks.push_back({{"name", check.name},
                              {"ok", check.ok},
                              {"detail", check.detail()},
                              {"problems", check.problems}});
        }
        printJson(context, {{"ok", result.ok},
                            {"digest", jsonOfName(result.digest)},
                            {"operations", result.operations},
                            {"checks", checks},
                            {"backups", backups ? backupStateJson(context, *backups) : Json()}});
        return result.ok ? Exit::Done : Exit::DoneWithNo;
    }
    for (const auto& check : result.checks) {
        *context.out << (check.ok ? toned(context, context.say("cli.check_ok"), Tone::Good)
                                  : toned(context, context.say("cli.check_not_ok"), Tone::Bad))
                     << "  " << context.say("verify." + check.name) << "\n";
        for (const auto& finding : check.findings) {
            *context.out << "      " << context.say(finding) << "\n";
        }
        if (check.problems > check.findings.size()) {
            *context.out << "      "
                         << context.say(
                                "cli.more_findings",
                                {{"count", std::to_string(check.problems - check.findings.size())}})
                         << "\n";
        }
    }
    *context.out << context.say(result.ok ? "cli.verify_ok" : "cli.verify_not_ok",
                                {{"operations", std::to_string(result.operations)},
                                 {"digest", orDash(result.digest)}})
                 << "\n";
    if (backups) {
        printBackupState(context, *backups);
    }
    return result.ok ? Exit::Done : Exit::DoneWithNo;
}

} // namespace

void addChanges(CommandLine& line)
{
    auto words = std::make_shared<ListWords>();
    line.verb("changes", Effect::Reads)
        .optionalArgument("list", words->list)
        .option("--since", words->since, "date")
        .option("--until", words->until, "date")
        .option("--device", words->device, "device")
        .flag("--undone", words->undone)
        .option("--limit", words->limit, "number")
        .run([words](const Context& context) { return list(context, *words); });

    auto undone = std::make_shared<UndoWords>();
    line.verb("undo", Effect::Writes)
        .argument("change_set", undone->changeSet)
        .flag("--with-dependents", undone->withDependents)
        .flag("--keep", undone->keep)
        .option("--reason", undone->reason, "text")
        .run([undone](const Context& context) { return undo(context, *undone); });

    auto redone = std::make_shared<UndoWords>();
    line.verb("redo", Effect::Writes)
        .argument("change_set", redone->changeSet)
        .flag("--with-dependents", redone->withDependents)
        .option("--reason", redone->reason, "text")
        .run([redone](const Context& context) { return redo(context, *redone); });

    auto correction = std::make_shared<CorrectionWords>();
    line.verb("correct-time", Effect::Writes)
        .argument("change_set", correction->changeSet)
        .required("--at-time", correction->at, "moment")
        .option("--reason", correction->reason, "text")
        .flag("--yes", correction->yes)
        .run([correction](const Context& context) { return correctTime(context, *correction); });

    line.verb("verify", Effect::Reads).run(&verify);
}

} // namespace dongbo::cli::commands
