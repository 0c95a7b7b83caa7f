#include "gui/present/frame/backups.h"

#include "core/register/upkeep/backups.h"
#include "core/store/health/known_backups.h"
#include "core/text/dates.h"
#include "core/text/numbers.h"
#include "core/text/wording.h"
#include "gui/present/acting.h"

#include <algorithm>
#include <initializer_list>
#include <memory>
#include <utility>

namespace dongbo::present {

namespace {

constexpr std::int64_t hourMs = 3'600'000;
constexpr std::int64_t firstMs = 60'000;
/// A backup older than that many days is a warning.
constexpr int staleDays = 8;

std::vector<Prompts::FileKind> registerKinds(const Session& session)
{
    return {{session.say("gui.kind_register"), "*.dongbo"}, {session.say("gui.kind_any"), "*"}};
}

journal::Progress progressOf(JobContext& context)
{
    return [&context](std::size_t done, std::size_t all) { context.progress(done, all); };
}

std::string number(const Session& session, std::int64_t value)
{
    return text::formatInteger(value, session.language());
}

/// "372 thiết bị, 37 sự cố, 18 điểm cầu, ghi đến 11/05/2024 08:14".
std::string contentOf(const Session& session, const BackupTrial& trial)
{
    return session.say("backup.content",
                       {{"devices", number(session, trial.devices)},
                        {"faults", number(session, trial.faults)},
                        {"sites", number(session, trial.sites)},
                        {"until", trial.newest ? text::formatInstant(*trial.newest)
                                               : session.say("backup.never")}});
}

std::string comparedWith(const Session& session, const BackupTrial& trial)
{
    if (!trial.isSame) {
        return {};
    }
    return *trial.isSame ? session.say("backup.same")
                         : session.say("backup.behind", {{"count", number(session, trial.behind)}});
}

bool isOpenOne(const Session& session, const std::filesystem::path& target)
{
    return session.isOpen() && session.path() == target;
}

/// Tries a backup of the register `of` in a worker; `tried` gets what came of it, a failure becomes
/// a banner.
void tryInWorker(Shell& shell, const std::filesystem::path& of, const std::filesystem::path& backup,
                 std::function<void(const BackupTrial&)> tried)
{
    auto& session = shell.session();
    const auto trial = std::make_shared<std::optional<BackupTrial>>();
    JobSpec job;
    job.title = session.say("backup.trying", {{"file", backup.filename().string()}});
    job.work = [trial, backup, of, isOpen = isOpenOne(session, of),
                from = session.openForWorker(Session::WorkerAccess::Read)](JobContext& context) {
        std::optional<Register> reg;
        try {
            if (isOpen) {
                reg.emplace(from.open());
            }
        } catch (const Error& error) {
            if (error.kind() != Error::Kind::Corrupt) {
                throw;
            } // it is compared with nothing: it may be the very one to be replaced
        }
        *trial = tryBackup(backup, reg ? &*reg : nullptr, progressOf(context), of);
    };
    job.done = [&shell, trial, tried = std::move(tried)](const JobEnd& end) {
        if (end.isDone()) {
            tried(**trial);
        } else if (!end.isCancelled()) {
            shell.banner(bannerOf(shell.session(), *end.error));
        }
    };
    shell.jobs().start(std::move(job));
}

std::optional<std::filesystem::path> askWhich(Shell& shell)
{
    const auto& session = shell.session();
    const auto files = shell.prompts().filesToOpen(session.say("backup.choose"),
                                                   registerKinds(session), /*several=*/false);
    return files.empty() ? std::nullopt : std::optional{files.front()};
}

/// The register is replaced in a worker and opened. The one that is open is closed before and
/// opened again whatever came of it.
void replace(Shell& shell, const std::filesystem::path& path, const std::filesystem::path& backup,
             const OpenRegister& open)
{
    auto& session = shell.session();
    const bool wasOpen = isOpenOne(session, path);
    const auto kept = std::make_shared<std::filesystem::path>();
    JobSpec job;
    job.title = session.say("backup.restoring");
    job.work = [kept, backup, path](JobContext& context) {
        *kept = dongbo::restoreFrom(backup, path, {}, progressOf(context));
    };
    job.done = [&shell, kept, path, backup, open, wasOpen](const JobEnd& end) {
        auto& now = shell.session();
        const bool isOpen = (wasOpen || end.isDone()) && open(path);
        if (!end.isDone()) {
            shell.banner(end.isCancelled() ? BannerText{BannerTone::Info,
                                                        now.say("backup.restore_stopped"),
                                                        now.say("backup.unchanged"),
                                                        {},
                                                        {}}
                                           : bannerOf(now, *end.error));
        } else if (isOpen) {
            shell.banner(
                {BannerTone::Ok,
                 now.say("backup.restored", {{"file", backup.filename().string()}}),
                 kept->empty() ? std::string() : now.say("backup.kept", {{"path", kept->string()}}),
                 {},
                 {}});
        }
    };
    if (wasOpen) {
        shell.go({ScreenName::FirstRun, {}, {}}); // nothing there reads the register
        session.close();
    }
    shell.jobs().start(std::move(job));
}

} // namespace

BackupFact backupFact(Register& reg, Language language)
{
    const auto state = backupState(reg);
    if (reg.pastDay()) {
        return {};
    }
    const auto say = [language](const char* code, std::initializer_list<Argument> args = {}) {
        return text::say(language, code, args);
    };
    if (!state.isOn) {
        return {say("backup.foot_off"), true, {}};
    }
    const Argument folder{"folder", state.folder.string()};
    if (state.failedAt) {
        return {say("backup.foot_failed"), true,
                say("backup.failed_at", {{"when", text::formatInstant(*state.failedAt)}}) + " " +
                    text::say(language, state.failure)};
    }
    if (!state.newest) {
        return {say("backup.foot_none"), state.hasChanged, say("backup.foot_where", {folder})};
    }
    const auto whole = text::formatInstant(state.newest->at);
    const auto day = dayOf(state.newest->at);
    const bool isToday = day == reg.today();
    const bool isStale =
        state.hasChanged && std::chrono::sys_days(reg.today()) - std::chrono::sys_days(day) >
                                std::chrono::days(staleDays);
    return {say("backup.foot_newest",
                {{"when", isToday ? whole.substr(whole.find(' ') + 1) : text::formatDate(day)}}),
            isStale, say("backup.foot_newest_where", {{"when", whole}, folder})};
}

void backUpByDialog(Shell& shell)
{
    auto& session = shell.session();
    const auto target = shell.prompts().fileToSave(
        session.say("gui.backup_title"), registerKinds(session),
        session.path().stem().string() + "-" + isoText(session.today()) + ".dongbo");
    if (!target) {
        return;
    }
    const auto done = std::make_shared<BackupDone>();
    JobSpec job;
    job.title = session.say("gui.backing_up");
    job.work = [done, from = session.openForWorker(Session::WorkerAccess::Read),
                target = *target](JobContext& context) {
        auto reg = from.open();
        *done = backupTo(reg, target, IfDamaged::CopyNamed, progressOf(context));
    };
    job.done = [&shell, done, of = session.path()](const JobEnd& end) {
        auto& now = shell.session();
        if (end.isDone()) {
            const bool isSound = done->check.ok;
            if (isSound && isOpenOne(now, of)) { // the worker only read
                noteBackup(now.reg(), done->path);
            }
            shell.banner({isSound ? BannerTone::Ok : BannerTone::Warn,
                          now.say(isSound ? "gui.backed_up" : "gui.backed_up_damaged"),
                          done->path.string(),
                          {},
                          {}});
        } else if (!end.isCancelled()) {
            shell.banner(bannerOf(now, *end.error));
        }
    };
    shell.jobs().start(std::move(job));
}

namespace {

/// Backups go to that folder from now on (empty: the usual one); makes one there.
void useFolder(Shell& shell, const std::filesystem::path& folder)
{
    auto& session = shell.session();
    const auto before = backupState(session.reg());
    try {
        chooseBackups(session.reg(), true, folder);
    } catch (const Error& error) {
        shell.banner(bannerOf(session, error));
        return;
    }
    JobSpec job;
    job.title = session.say("gui.backing_up");
    job.work = [from = session.openForWorker(Session::WorkerAccess::Write)](JobContext& context) {
        auto reg = from.open();
        static_cast<void>(backUp(reg, store::BackupReason::Daily, progressOf(context)));
    };
    job.done = [&shell, before](const JobEnd& end) {
        auto& now = shell.session();
        if (!now.isOpen()) {
            return;
        }
        now.announceChange(); // the foot tells of it
        const auto state = backupState(now.reg());
        if (state.failedAt) {
            shell.banner({BannerTone::Bad, now.say("backup.folder_fails"), now.say(state.failure),
                          now.say("backup.folder_verb"),
                          [&shell] { chooseBackupFolderByDialog(shell); }});
        } else if (end.isDone() || end.isCancelled()) {
            BannerText banner{BannerTone::Ok,
                              now.say("backup.folder_set", {{"folder", state.folder.string()}}),
                              now.say("backup.folder_old", {{"folder", before.folder.string()}}),
                              {},
                              {}};
            if (!state.isDefaultFolder) {
                banner.action = now.say("backup.folder_usual");
                banner.onAction = [&shell] { useFolder(shell, {}); };
            }
            shell.banner(banner);
        } else {
            shell.banner(bannerOf(now, *end.error));
        }
    };
    shell.jobs().start(std::move(job));
}

} // namespace

void chooseBackupFolderByDialog(Shell& shell)
{
    auto& session = shell.session();
    if (const auto folder = shell.prompts().folder(session.say("backup.folder_title"),
                                                   backupState(session.reg()).folder)) {
        useFolder(shell, *folder);
    }
}

void tryByDialog(Shell& shell)
{
    const auto backup = askWhich(shell);
    if (!backup) {
        return;
    }
    tryInWorker(shell, shell.session().path(), *backup, [&shell, backup](const BackupTrial& trial) {
        const auto& session = shell.session();
        const auto file = backup->filename().string();
        const bool isSound = trial.check.ok;
        const auto compared = comparedWith(session, trial);
        shell.banner({isSound ? BannerTone::Ok : BannerTone::Bad,
                      session.say(isSound ? "backup.sound" : "backup.unsound", {{"file", file}}),
                      contentOf(session, trial) + (compared.empty() ? "" : " " + compared),
                      {},
                      {}});
    });
}

void restoreBackup(Shell& shell, const std::filesystem::path& target,
                   const std::filesystem::path& backup, OpenRegister open)
{
    tryInWorker(shell, target, backup, [&shell, target, backup, open](const BackupTrial& trial) {
        const auto& session = shell.session();
        const auto file = backup.filename().string();
        if (!trial.check.ok) {
            shell.banner({BannerTone::Bad, session.say("backup.unsound", {{"file", file}}),
                          session.say("backup.choose_other"), session.say("backup.choose_verb"),
                          [&shell, target, open] { restoreByDialog(shell, target, open); }});
            return;
        }
        const bool isOpen = isOpenOne(session, target);
        shell.prompts().ask(session.say(isOpen ? "backup.ask" : "restore.ask",
                                        {{"file", file}, {"register", target.filename().string()}}),
                            contentOf(session, trial) + " " + comparedWith(session, trial) + " " +
                                session.say(isOpen ? "backup.ask_help" : "restore.ask_help"),
                            {session.say("backup.restore_verb"),
                             session.say(isOpen ? "backup.keep_verb" : "restore.not_now")},
                            [&shell, target, backup, open](std::optional<std::size_t> answer) {
                                if (answer == 0U) {
                                    replace(shell, target, backup, open);
                                }
                            });
    });
}

void restoreByDialog(Shell& shell, const std::filesystem::path& target, OpenRegister open)
{
    if (const auto backup = askWhich(shell)) {
        restoreBackup(shell, target, *backup, std::move(open));
    }
}

void tellDamage(Shell& shell, OpenRegister open)
{
    auto& session = shell.session();
    const auto& damage = session.damage();
    if (!damage) {
        return;
    }
    const auto target = session.path();
    const auto known = store::knownBackups(session.reg().database());
    BannerText banner{BannerTone::Bad, session.say("backup.damaged"),
                      session.say(*damage) + " " + session.say("backup.damaged_help"),
                      session.say("backup.choose_verb"),
                      [&shell, target, open] { restoreByDialog(shell, target, open); }};
    if (!known.empty()) {
        banner.action =
            session.say("backup.restore_newest", {{"when", text::formatInstant(known.front().at)}});
        banner.onAction = [&shell, target, open, newest = known.front().path] {
            restoreBackup(shell, target, newest, open);
        };
    }
    shell.banner(banner);
}

DailyBackup::DailyBackup(Shell& shell)
    : m_shell(shell)
    , m_onSwitch(shell.session().switched.connect([this] { m_next.reset(); }))
{}

void DailyBackup::tick()
{
    const auto& session = m_shell.session();
    if (!session.isWritable() || m_isRunning || m_shell.jobs().isBusy()) {
        return;
    }
    const auto now = session.now();
    if (!m_next) { // not in the way of whoever has just opened it
        m_next = Instant{now.unixMs + firstMs};
    } else if (now.unixMs >= m_next->unixMs) {
        m_next = Instant{now.unixMs + hourMs};
        start();
    }
}

void DailyBackup::start()
{
    const auto failure = std::make_shared<std::optional<Message>>();
    m_isRunning = true;
    JobSpec job;
    job.work = [failure, from = m_shell.session().openForWorker(Session::WorkerAccess::Write)](
                   JobContext& context) {
        auto reg = from.open();
        const auto before = backupState(reg);
        if (!before.isDailyDue) {
            return;
        }
        static_cast<void>(backUpDaily(reg, progressOf(context)));
        if (const auto state = backupState(reg); state.failedAt) {
            *failure = state.failure;
        }
    };
    job.done = [this, failure](const JobEnd& end) {
        m_isRunning = false;
        auto& session = m_shell.session();
        if (!*failure || !end.isDone() || !session.isOpen() || m_toldOn == session.today()) {
            return;
        }
        m_toldOn = session.today();
        m_shell.banner({BannerTone::Warn, session.say("backup.daily_failed"),
                        session.say(**failure), session.say("backup.make_verb"),
                        [&shell = m_shell] { backUpByDialog(shell); }});
    };
    m_shell.jobs().start(std::move(job));
}

} // namespace dongbo::present
