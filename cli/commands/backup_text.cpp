#include "cli/commands/backup_text.h"

#include "cli/answer.h"
#include "cli/progress.h"
#include "cli/table.h"
#include "core/register/upkeep/backups.h"
#include "core/text/dates.h"

namespace dongbo::cli::commands {

Json backupJson(const store::KeptBackup& backup)
{
    return {{"path", backup.path.string()},
            {"at", isoText(backup.at)},
            {"reason", std::string(store::nameOf(backup.reason))},
            {"bytes", backup.bytes},
            {"damaged", backup.isDamaged}};
}

Json backupStateJson(const Context& context, const store::BackupState& state)
{
    return {{"on", state.isOn},
            {"folder", state.folder.string()},
            {"newest", state.newest ? backupJson(*state.newest) : Json(nullptr)},
            {"failed_at", state.failedAt ? Json(isoText(*state.failedAt)) : Json(nullptr)},
            {"failure", state.failedAt ? Json(context.say(state.failure)) : Json(nullptr)}};
}

void printBackupState(const Context& context, const store::BackupState& state)
{
    if (!state.isOn) {
        *context.out << toned(context, context.say("backup.off"), Tone::Warning) << "\n";
    }
    const std::string newest =
        state.newest ? context.say({"backup.newest",
                                    {{"at", text::formatInstant(state.newest->at)},
                                     {"path", state.newest->path.string()}}})
                     : context.say({"backup.none", {{"folder", state.folder.string()}}});
    *context.out << newest << "\n";
    if (state.failedAt) {
        *context.out << toned(context,
                              context.say("backup.failed",
                                          {{"at", text::formatInstant(*state.failedAt)},
                                           {"why", context.say(state.failure)}}),
                              Tone::Bad)
                     << "\n";
    }
}

void printFindings(const Context& context, const journal::VerifyResult& result)
{
    for (const auto& check : result.checks) {
        if (check.ok && check.findings.empty()) {
            continue;
        }
        *context.out << "  " << context.say("verify." + check.name) << "\n";
        for (const auto& finding : check.findings) {
            *context.out << "      " << context.say(finding) << "\n";
        }
    }
}

void keepDailyBackup(const Context& context)
{
    try {
        auto options = context.registerOptions();
        options.actAs.clear();
        auto reg = Register::open(context.registerPath, options);
        if (!backupState(reg).isDailyDue) {
            return;
        }
        context.out->flush(); // the answer first: this may take a while
        Progress progress(context, {"cli.progress_daily", {}});
        const auto done = backUpDaily(reg, progress.callback());
        const auto state = backupState(reg);
        if (!done && state.failedAt) {
            *context.err << context.say("backup.failed",
                                        {{"at", text::formatInstant(*state.failedAt)},
                                         {"why", context.say(state.failure)}})
                         << "\n";
        } else if (!done && state.isDailyDue) { // a full disk: not even that could be noted
            *context.err << context.say("cli.daily_not_made") << "\n";
        }
    } catch (const Error&) { // the command itself is done; the next one tries again
        *context.err << context.say("cli.daily_not_made") << "\n";
    }
}

} // namespace dongbo::cli::commands
