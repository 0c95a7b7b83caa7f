#include "core/store/opening/replace.h"

#include "core/store/file/connection.h"
#include "core/store/file/file_locks.h"
#include "core/store/file/files.h"
#include "core/store/file/open_files.h"
#include "core/store/file/page_checks.h"
#include "core/store/health/known_backups.h"

#include <sqlite3.h>

namespace dongbo::store {

namespace {

bool isDamage(int code)
{
    return (code & 0xFF) == SQLITE_CORRUPT || (code & 0xFF) == SQLITE_NOTADB ||
           code == SQLITE_IOERR_DATA;
}

/// Has the log written back into the register and removed, so that the file alone is all of it. A
/// register too damaged for that keeps its log.
void settle(const std::filesystem::path& path)
{
    try {
        SQLite::Database old(path.string(), SQLite::OPEN_READWRITE, 0, checkedFiles());
        old.exec("PRAGMA locking_mode = EXCLUSIVE");
        old.exec("BEGIN EXCLUSIVE; COMMIT");
        old.exec("PRAGMA wal_checkpoint(TRUNCATE)");
    } catch (const SQLite::Exception& exception) {
        if ((exception.getErrorCode() & 0xFF) == SQLITE_BUSY) {
            throw errorAbout(Error::Kind::Locked, "store.restore_in_use", path);
        }
        if (!isDamage(exception.getErrorCode()) && !isDamage(exception.getExtendedErrorCode())) {
            rethrow(exception, "settle " + path.string());
        }
    }
}

/// The old register under its second name, until the new one has taken the first.
class Kept
{
public:
    Kept(std::filesystem::path path, Date day)
        : m_path(std::move(path))
    {
        for (int again = 1; m_name.empty(); ++again) {
            auto name = m_path;
            name +=
                ".before-restore-" + isoText(day) + (again == 1 ? "" : "-" + std::to_string(again));
            if (!std::filesystem::exists(files::withSuffix(name, "-wal")) &&
                files::keepAs(m_path, name)) {
                m_name = name;
            }
        }
    }
    ~Kept()
    {
        if (m_isDone) {
            return;
        }
        // the register still has its first name: the log goes back to it, the second name goes
        std::error_code ignored;
        if (m_hasLog) {
            std::filesystem::create_hard_link(log(m_name), log(m_path), ignored);
            std::filesystem::remove(log(m_name), ignored);
        }
        if (std::filesystem::exists(m_path)) {
            std::filesystem::remove(m_name, ignored);
        }
    }
    Kept(const Kept&) = delete;
    Kept& operator=(const Kept&) = delete;

    /// Nothing may lie beside the new register that belongs to the old one: SQLite would play the
    /// old log into it.
    void moveLog()
    {
        const auto folder = files::folderOf(m_path);
        if (std::filesystem::exists(log(m_path))) {
            m_hasLog = files::keepAs(log(m_path), log(m_name));
            files::syncFolder(folder);
            files::remove(log(m_path));
        }
        std::error_code ignored;
        std::filesystem::remove(files::withSuffix(m_path, "-shm"), ignored);
        files::syncFolder(folder);
    }
    [[nodiscard]] std::filesystem::path done()
    {
        m_isDone = true;
        return m_name;
    }

private:
    static std::filesystem::path log(const std::filesystem::path& of)
    {
        return files::withSuffix(of, "-wal");
    }

    std::filesystem::path m_path;
    std::filesystem::path m_name;
    bool m_hasLog = false;
    bool m_isDone = false;
};

/// After the new register has its name nothing is said to have failed any more.
void syncFolderIfPossible(const std::filesystem::path& folder)
{
    try {
        files::syncFolder(folder);
    } catch (const Error&) { // NOLINT(bugprone-empty-catch): either register is whole
    }
}

std::filesystem::path swapIn(const std::filesystem::path& draft, const std::filesystem::path& path,
                             const Replacement& replacement)
{
    const auto folder = files::folderOf(path);
    const files::FolderLock alone(folder, files::FolderLock::Kind::Alone, replacement.waitMs);
    if (!std::filesystem::exists(path)) {
        if (!files::renameNew(draft, path)) {
            throw errorAbout(Error::Kind::Exists, "store.exists", path);
        }
        syncFolderIfPossible(folder);
        return {};
    }
    if (isOpenHere(path)) {
        throw errorAbout(Error::Kind::Locked, "store.restore_in_use", path);
    }
    settle(path);
    const files::FileLock lock(path);
    Kept kept(path, replacement.day);
    kept.moveLog();
    files::renameOver(draft, path);
    syncFolderIfPossible(folder);
    return kept.done();
}

} // namespace

std::filesystem::path replaceFile(const std::filesystem::path& backup,
                                  const std::filesystem::path& path, const Replacement& replacement)
{
    const auto file = files::resolved(path);
    requireBackupFile(file, backup);
    const auto draft = files::uniqueSibling(file, ".restoring");
    try {
        try {
            // says {NotFound}, {NotARegister}, {NewerSchema} about the backup; never writes to it
            const auto source = Database::open(backup, {Database::Access::ReadOnly, 5'000, {}});
            copyVerified(source, draft, {}, replacement.progress);
        } catch (const Error& error) {
            if (error.kind() != Error::Kind::Corrupt) {
                throw;
            }
            throw Error(
                Error::Kind::Corrupt,
                {"store.backup_unsound", {{"path", backup.string()}, {"detail", error.what()}}});
        }
        if (replacement.prepare) {
            replacement.prepare(draft);
        }
        files::requireWhole(draft);
        files::sync(draft);
        const auto kept = swapIn(draft, file, replacement);
        files::removeRegister(draft);
        return kept;
    } catch (const std::filesystem::filesystem_error& failure) {
        files::removeRegister(draft);
        throw Error(Error::Kind::Unreadable, {"store.file_unreadable", {{"path", path.string()}}},
                    failure.what());
    } catch (...) {
        files::removeRegister(draft);
        throw;
    }
}

} // namespace dongbo::store
