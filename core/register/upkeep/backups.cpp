#include "core/register/upkeep/backups.h"

#include "core/journal/chain/digest.h"
#include "core/register/base/inside.h"
#include "core/store/health/backup.h"
#include "core/store/health/integrity.h"
#include "core/store/health/known_backups.h"
#include "core/store/opening/replace.h"
#include "core/store/queries/device_queries.h"

namespace dongbo {

namespace {

/// Several pieces of work told as one: each takes its share of a thousand.
class Shares
{
public:
    explicit Shares(const journal::Progress& progress)
        : m_progress(progress)
    {}
    [[nodiscard]] journal::Progress from(std::size_t begin, std::size_t end) const
    {
        if (!m_progress) {
            return {};
        }
        return [this, begin, end](std::size_t done, std::size_t all) {
            m_progress(begin + (all == 0 ? 0 : (end - begin) * done / all), 1000);
        };
    }

private:
    const journal::Progress& m_progress;
};

journal::VerifyResult verifyFile(const std::filesystem::path& file, store::Database::Access access,
                                 const journal::Progress& progress)
{
    store::Database::Options options;
    options.access = access;
    auto database = store::Database::open(file, options);
    return journal::verify(database, progress);
}

/// The first thing that was found wrong, as the error that names the file.
[[noreturn]] void refuse(const char* code, const std::filesystem::path& path,
                         const journal::VerifyResult& check)
{
    std::string detail;
    for (const auto& one : check.checks) {
        if (!one.ok && detail.empty()) {
            detail = one.name + ": " + one.detail();
        }
    }
    throw Error(Error::Kind::Corrupt,
                {code, {{"path", path.string()}, {"detail", detail.substr(0, 300)}}}, detail);
}

std::filesystem::path damagedName(const std::filesystem::path& target)
{
    auto name = target;
    name.replace_extension();
    name += ".damaged";
    name += target.extension();
    return name;
}

BackupDone copySound(Register& reg, const std::filesystem::path& target, const Shares& shares,
                     std::size_t from)
{
    BackupDone done{target, {}};
    const auto half = (from + 1000) / 2;
    store::copyVerified(
        reg.database(), target,
        [&](const std::filesystem::path& draft) {
            done.check =
                verifyFile(draft, store::Database::Access::ReadWrite, shares.from(half, 1000));
            if (!done.check.ok) {
                refuse("store.source_damaged", reg.path(), done.check);
            }
        },
        shares.from(from, half));
    return done;
}

} // namespace

void noteBackup(Register& reg, const std::filesystem::path& place)
{
    if (reg.isWritable() && reg.path() != ":memory:") {
        store::noteBackupPlace(reg.path(), place, reg.now());
    }
}

BackupDone backupTo(Register& reg, const std::filesystem::path& target, IfDamaged ifDamaged,
                    const journal::Progress& progress)
{
    const Shares shares(progress);
    const auto source = journal::verify(reg.database(), shares.from(0, 400));
    if (source.ok) {
        auto done = copySound(reg, target, shares, 400);
        try {
            noteBackup(reg, done.path);
        } catch (...) { // who is told that no backup was made finds none
            std::error_code ignored;
            std::filesystem::remove(done.path, ignored);
            throw;
        }
        return done;
    }
    if (ifDamaged == IfDamaged::Refuse) {
        refuse("store.source_damaged", reg.path(), source);
    }
    BackupDone done{damagedName(target), source};
    store::copyUnverified(reg.database(), done.path);
    return done;
}

namespace {

/// Why a backup was not made, as the state of the backups shows it. SQLite's own failures do not
/// know the file's name, and their sentences say that a change was dropped, which is not so here.
Message whyNotMade(const Error& error, const std::filesystem::path& folder)
{
    std::string detail;
    for (const auto& arg : error.message().args) {
        if (arg.name == "path") {
            return error.message();
        }
        if (arg.name == "detail") {
            detail = arg.value;
        }
    }
    if (detail.empty()) {
        return error.message();
    }
    return {"backup.not_written", {{"folder", folder.string()}, {"detail", detail}}};
}

/// What came of trying to make a backup; neither when none is needed.
struct Attempt
{
    std::optional<BackupDone> done;
    std::optional<Message> failure;
};

Attempt attempt(Register& reg, store::BackupReason reason, const journal::Progress& progress)
{
    const auto now = reg.now();
    std::filesystem::path folder;
    try {
        if (!reg.isWritable() || reg.path() == ":memory:") {
            return {};
        }
        const auto state = backupState(reg);
        folder = state.folder;
        if (!state.isOn || !state.hasChanged) {
            return {};
        }
        if (state.isDefaultFolder) {
            std::error_code failed;
            std::filesystem::create_directory(state.folder, failed);
        }
        store::clearDraftBackups(state.folder, reg.path());
        const Shares shares(progress);
        auto done =
            copySound(reg, store::backupPath(state.folder, reg.path(), now, reason), shares, 0);
        store::UnitOfWork work(reg.database());
        store::noteBackupDone(reg.database());
        work.commit();
        noteBackup(reg, state.folder);
        store::rotate(state.folder, reg.path());
        return {std::move(done), {}};
    } catch (const Error& error) {
        if (error.kind() == Error::Kind::Cancelled) {
            throw;
        }
        if (error.kind() == Error::Kind::Exists && reason == store::BackupReason::Daily) {
            return {}; // another program made the day's backup in the same second
        }
        auto why = whyNotMade(error, folder);
        try {
            store::UnitOfWork work(reg.database());
            store::noteBackupFailed(reg.database(), now, why);
            work.commit();
        } catch (const Error&) { // NOLINT(bugprone-empty-catch): a backup never stands in the way
        }
        return {{}, std::move(why)};
    }
}

} // namespace

std::optional<BackupDone> backUp(Register& reg, store::BackupReason reason,
                                 const journal::Progress& progress)
{
    return attempt(reg, reason, progress).done;
}

std::optional<Message> backUpBefore(Register& reg, store::BackupReason reason,
                                    const journal::Progress& progress)
{
    return attempt(reg, reason, progress).failure;
}

std::optional<BackupDone> backUpDaily(Register& reg, const journal::Progress& progress)
{
    if (!reg.isWritable() || !backupState(reg).isDailyDue) {
        return std::nullopt;
    }
    return backUp(reg, store::BackupReason::Daily, progress);
}

store::BackupState backupState(Register& reg)
{
    return store::backupState(reg.database(), reg.now());
}

void chooseBackups(Register& reg, bool isOn, const std::filesystem::path& folder)
{
    if (!folder.empty() && !std::filesystem::is_directory(folder)) {
        throw Error(Error::Kind::NotFound, {"store.no_folder", {{"path", folder.string()}}});
    }
    store::UnitOfWork work(reg.database());
    store::setBackups(reg.database(), isOn,
                      folder.empty() ? folder : std::filesystem::absolute(folder));
    work.commit();
    if (!folder.empty()) {
        noteBackup(reg, folder);
    }
}

BackupTrial tryBackup(const std::filesystem::path& backup, Register* reg,
                      const journal::Progress& progress, const std::filesystem::path& registerFile)
{
    const Shares shares(progress);
    store::requireBackupFile(reg != nullptr ? reg->path() : registerFile, backup);
    BackupTrial trial;
    try {
        store::Database::Options options;
        options.access = store::Database::Access::ReadOnly;
        auto database = store::Database::open(backup, options);
        trial.check = journal::verify(database, shares.from(0, 900));
        trial.devices = store::countDevices(database, {});
        trial.faults = store::countRecords(database, RecordKind::Fault);
        trial.sites = store::countRecords(database, RecordKind::Site);
        trial.newest = store::newestRecorded(database);
    } catch (const Error& error) {
        if (error.kind() != Error::Kind::Corrupt) {
            throw;
        }
        trial.check.ok = false;
        if (trial.check.checks.empty()) { // it could not even be opened
            trial.check.checks.push_back({"integrity", false, 1, {error.message()}});
        }
    }
    if (reg != nullptr) {
        trial.isSame = journal::digest(reg->database()) == trial.check.digest;
        trial.behind = store::OpTable(reg->database()).count() - trial.check.operations;
    }
    return trial;
}

std::filesystem::path restoreFrom(const std::filesystem::path& backup,
                                  const std::filesystem::path& path,
                                  const Register::Options& options,
                                  const journal::Progress& progress)
{
    const Shares shares(progress);
    const SystemClock system;
    store::Replacement replacement;
    replacement.day = dayOf((options.clock != nullptr ? *options.clock : system).now());
    replacement.progress = shares.from(0, 200);
    replacement.prepare = [&](const std::filesystem::path& draft) {
        Register::Options own = options;
        own.actAs.clear();
        auto made = Register::open(draft, own);
        {
            store::UnitOfWork work(made.database());
            journalOf(made).takeNewNode();
            work.commit();
        }
        const auto check = journal::verify(made.database(), shares.from(200, 1000));
        if (!check.ok) {
            refuse("store.backup_unsound", backup, check);
        }
    };
    return store::replaceFile(backup, path, replacement);
}

} // namespace dongbo
