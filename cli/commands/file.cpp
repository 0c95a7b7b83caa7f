#include "cli/answer.h"
#include "cli/commands/backup_text.h"
#include "cli/commands/commands.h"
#include "cli/progress.h"
#include "cli/table.h"
#include "core/register/upkeep/backups.h"
#include "core/text/dates.h"
#include "core/text/numbers.h"

#include <filesystem>
#include <memory>

namespace dongbo::cli::commands {

namespace {

struct BackupWords
{
    std::string first;  ///< a file, or "list", "try", "settings"
    std::string second; ///< the file of "try"
    std::string folder;
    bool isOff = false;
    bool isOn = false;
    bool isDamaged = false;
};

Exit copyTo(const Context& context, const BackupWords& words)
{
    auto reg = Register::open(context.registerPath, context.registerOptions());
    BackupDone done;
    {
        Progress progress(context, {"cli.progress_backup", {}});
        done =
            backupTo(reg, words.first, words.isDamaged ? IfDamaged::CopyNamed : IfDamaged::Refuse,
                     progress.callback());
    }
    context.noteDone();
    std::error_code ignored;
    const auto bytes = std::filesystem::file_size(done.path, ignored);
    if (context.isJson()) {
        printJson(context, {{"backup",
                             {{"path", done.path.string()},
                              {"bytes", bytes},
                              {"verified", done.check.ok},
                              {"operations", done.check.operations},
                              {"digest", jsonOfName(done.check.digest)}}}});
    } else {
        *context.out << context.say(done.check.ok ? "cli.backup_done" : "cli.backup_damaged",
                                    {{"path", done.path.string()}})
                     << "\n";
    }
    return done.check.ok ? Exit::Done : Exit::DoneWithNo;
}

Exit listBackups(const Context& context)
{
    auto reg = Register::open(context.registerPath, context.registerOptions());
    const auto state = backupState(reg);
    const auto all = store::backupsIn(state.folder, reg.path());
    if (context.isJson()) {
        auto answer = backupStateJson(context, state);
        answer["backups"] = Json::array();
        for (const auto& backup : all) {
            answer["backups"].push_back(backupJson(backup));
        }
        printJson(context, answer);
        return Exit::Done;
    }
    Table table({{context.say("cli.column.moment"), Align::Left},
                 {context.say("cli.column.backup_reason"), Align::Left},
                 {context.say("cli.column.bytes"), Align::Right},
                 {context.say("cli.column.file"), Align::Left}});
    for (const auto& backup : all) {
        table.add({{text::formatInstant(backup.at), Tone::Plain},
                   {context.say("backup.reason." + std::string(store::nameOf(backup.reason))),
                    backup.isDamaged ? Tone::Bad : Tone::Plain},
                   {text::formatInteger(static_cast<std::int64_t>(backup.bytes), context.language),
                    Tone::Plain},
                   {backup.path.filename().string(), Tone::Plain}});
    }
    if (table.rows() > 0) {
        table.print(context);
    }
    printBackupState(context, state);
    return Exit::Done;
}

Exit settings(const Context& context, const BackupWords& words)
{
    if (words.isOff && (words.isOn || !words.folder.empty())) {
        throw Error(Error::Kind::Usage, {"cli.backup_off_or_on", {}});
    }
    if (words.isOff || words.isOn || !words.folder.empty()) {
        auto reg = context.openForWriting();
        const auto now = backupState(reg);
        chooseBackups(reg, !words.isOff,
                      !words.folder.empty() ? std::filesystem::path(words.folder)
                      : now.isDefaultFolder ? std::filesystem::path()
                                            : now.folder);
        context.noteDone();
    }
    auto reg = Register::open(context.registerPath, context.registerOptions());
    const auto state = backupState(reg);
    if (context.isJson()) {
        printJson(context, backupStateJson(context, state));
    } else {
        printBackupState(context, state);
    }
    return Exit::Done;
}

/// The register to compare a backup with, if it can be opened: it may be the very thing that is
/// broken.
std::unique_ptr<Register> readable(const Context& context)
{
    try {
        auto options = context.registerOptions();
        options.actAs.clear();
        options.readOnly = true;
        return std::make_unique<Register>(Register::open(context.registerPath, options));
    } catch (const Error&) {
        return nullptr;
    }
}

Exit tryIt(const Context& context, const std::string& file)
{
    if (file.empty()) {
        throw Error(Error::Kind::Usage, {"cli.backup_try_what", {}});
    }
    const auto reg = readable(context);
    BackupTrial trial;
    {
        Progress progress(context, {"cli.progress_try", {}});
        trial = tryBackup(file, reg.get(), progress.callback(), context.registerPath);
    }
    if (context.isJson()) {
        printJson(context,
                  {{"trial",
                    {{"path", file},
                     {"ok", trial.check.ok},
                     {"operations", trial.check.operations},
                     {"digest", jsonOfName(trial.check.digest)},
                     {"devices", trial.devices},
                     {"faults", trial.faults},
                     {"sites", trial.sites},
                     {"newest", trial.newest ? Json(isoText(*trial.newest)) : Json(nullptr)},
                     {"same", trial.isSame ? Json(*trial.isSame) : Json(nullptr)},
                     {"behind", trial.isSame ? Json(trial.behind) : Json(nullptr)}}}});
        return trial.check.ok ? Exit::Done : Exit::DoneWithNo;
    }
    *context.out << context.say(trial.check.ok ? "cli.try_ok" : "cli.try_not_ok",
                                {{"path", file},
                                 {"devices", text::formatInteger(trial.devices, context.language)},
                                 {"sites", text::formatInteger(trial.sites, context.language)},
                                 {"faults", text::formatInteger(trial.faults, context.language)},
                                 {"operations",
                                  text::formatInteger(trial.check.operations, context.language)},
                                 {"newest", shownMoment(trial.newest)}})
                 << "\n";
    if (!trial.check.ok) {
        printFindings(context, trial.check);
        return Exit::DoneWithNo;
    }
    if (trial.isSame) {
        *context.out << (*trial.isSame
                             ? context.say("cli.try_same")
                             : context.say("cli.try_behind",
                                           {{"count",
                                             text::formatInteger(trial.behind, context.language)}}))
                     << "\n";
    }
    return Exit::Done;
}

Exit backup(const Context& context, const BackupWords& words)
{
    refuseCsv(context);
    const bool isSettings = words.first == "settings";
    if (!isSettings && (words.isOff || words.isOn || !words.folder.empty())) {
        throw Error(Error::Kind::Usage, {"cli.backup_settings_only", {}});
    }
    if (words.first != "try" && !words.second.empty()) {
        throw Error(Error::Kind::Usage, {"cli.unexpected_word", {{"word", words.second}}});
    }
    if (isSettings) {
        return settings(context, words);
    }
    if (words.first == "list") {
        return listBackups(context);
    }
    if (words.first == "try") {
        return tryIt(context, words.second);
    }
    return copyTo(context, words);
}

Exit restore(const Context& context, const std::string& file)
{
    refuseCsv(context);
    std::filesystem::path kept;
    {
        Progress progress(context, {"cli.progress_restore", {}});
        kept =
            restoreFrom(file, context.registerPath, context.registerOptions(), progress.callback());
    }
    context.noteDone();
    if (context.isJson()) {
        printJson(context, {{"restore",
                             {{"path", context.registerPath.string()},
                              {"from", file},
                              {"kept", jsonOfName(kept.string())}}}});
        return Exit::Done;
    }
    *context.out << context.say("cli.restore_done",
                                {{"path", context.registerPath.string()}, {"from", file}})
                 << "\n";
    if (!kept.empty()) {
        *context.out << context.say("cli.restore_kept", {{"path", kept.string()}}) << "\n";
    }
    return Exit::Done;
}

} // namespace

void addFile(CommandLine& line)
{
    auto words = std::make_shared<BackupWords>();
    line.verb("backup", Effect::NoRegister)
        .argument("backup_words", words->first)
        .optionalArgument("backup_file", words->second)
        .option("--folder", words->folder, "folder")
        .flag("--on", words->isOn)
        .flag("--off", words->isOff)
        .flag("--damaged", words->isDamaged)
        .run([words](const Context& context) { return backup(context, *words); });
    auto source = std::make_shared<std::string>();
    line.verb("restore", Effect::NoRegister)
        .argument("backup_file", *source)
        .run([source](const Context& context) { return restore(context, *source); });
}

} // namespace dongbo::cli::commands
