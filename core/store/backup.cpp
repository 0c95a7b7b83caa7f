#include "core/store/backup.h"

#include "core/store/internal/files.h"
#include "core/store/internal/statement.h"
#include "core/store/migrations.h"

#include <SQLiteCpp/Backup.h>
#include <sqlite3.h>

#include <chrono>

namespace dongbo::store {

namespace {

void requireSound(SQLite::Database& copy, const std::filesystem::path& path)
{
    SQLite::Statement check(copy, "PRAGMA integrity_check(1)");
    const bool any = check.executeStep();
    if (!any || std::string_view(check.getColumn(0).getText()) != "ok") {
        throw Error(Error::Kind::Corrupt, {"store.backup_unsound", {{"path", path.string()}}});
    }
}

} // namespace

void copyVerified(Database::Impl& from, const std::filesystem::path& target)
{
    if (std::filesystem::exists(target)) {
        throw Error(Error::Kind::Exists, {"store.exists", {{"path", target.string()}}});
    }
    const auto folder =
        target.has_parent_path() ? target.parent_path() : std::filesystem::path(".");
    std::error_code failed;
    std::filesystem::create_directories(folder, failed);
    const auto draft = files::uniqueSibling(target, ".new");
    try {
        {
            SQLite::Database copy(draft.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
            SQLite::Backup backup(copy, *from.connection);
            backup.executeStep();
            requireSound(copy, target);
        }
        files::sync(draft);
        if (!files::renameNew(draft, target)) {
            throw Error(Error::Kind::Exists, {"store.exists", {{"path", target.string()}}});
        }
        files::syncFolder(folder);
    } catch (const SQLite::Exception& exception) {
        files::removeRegister(draft);
        rethrow(exception, "backup to " + target.string());
    } catch (...) {
        files::removeRegister(draft);
        throw;
    }
}

void copyVerified(const Database& from, const std::filesystem::path& target)
{
    copyVerified(from.impl(), target);
}

std::filesystem::path replaceFile(const std::filesystem::path& backup,
                                  const std::filesystem::path& path)
{
    {
        // says {NotFound}, {NotARegister}, {NewerSchema} about the backup; never writes to it
        const Database source = Database::open(backup, {Database::Access::ReadOnly, 5'000, {}});
        try {
            requireSound(*source.impl().connection, backup);
        } catch (const SQLite::Exception& exception) {
            rethrow(exception, "check " + backup.string());
        }
    }
    const auto draft = files::uniqueSibling(path, ".restoring");
    std::filesystem::path kept;
    try {
        {
            const Database source = Database::open(backup, {Database::Access::ReadOnly, 5'000, {}});
            copyVerified(source, draft);
        }
        if (std::filesystem::exists(path)) {
            // An exclusive lock in the register's own protocol: nobody else has it open while we
            // hold it.
            SQLite::Database old(path.string(), SQLite::OPEN_READWRITE);
            old.exec("PRAGMA locking_mode = EXCLUSIVE");
            try {
                old.exec("BEGIN EXCLUSIVE; COMMIT");
                old.exec("PRAGMA wal_checkpoint(TRUNCATE)");
                old.exec("PRAGMA journal_mode = DELETE");
            } catch (const SQLite::Exception& exception) {
                if ((exception.getErrorCode() & 0xFF) == SQLITE_BUSY) {
                    throw Error(Error::Kind::Locked,
                                {"store.restore_in_use", {{"path", path.string()}}});
                }
                // a damaged register is the very reason to restore: keep its files as they are
                if ((exception.getErrorCode() & 0xFF) != SQLITE_CORRUPT &&
                    (exception.getErrorCode() & 0xFF) != SQLITE_NOTADB) {
                    throw;
                }
            }
            const auto today =
                isoText(dayOf(Instant{std::chrono::duration_cast<std::chrono::milliseconds>(
                                          std::chrono::system_clock::now().time_since_epoch())
                                          .count()}));
            kept = path;
            kept += ".before-restore-" + today;
            for (int again = 2; std::filesystem::exists(kept); ++again) {
                kept = path;
                kept += ".before-restore-" + today + "-" + std::to_string(again);
            }
            std::filesystem::rename(path, kept);
            for (const char* suffix : {"-wal", "-shm"}) {
                auto side = path;
                side += suffix;
                if (std::filesystem::exists(side)) {
                    auto keptSide = kept;
                    keptSide += suffix;
                    std::filesystem::rename(side, keptSide);
                }
            }
        }
        std::filesystem::rename(draft, path);
        files::syncFolder(path.has_parent_path() ? path.parent_path() : std::filesystem::path("."));
    } catch (const SQLite::Exception& exception) {
        files::removeRegister(draft);
        rethrow(exception, "restore " + path.string());
    } catch (const std::filesystem::filesystem_error& failure) {
        files::removeRegister(draft);
        throw Error(Error::Kind::Unreadable, {"store.file_unreadable", {{"path", path.string()}}},
                    failure.what());
    } catch (...) {
        files::removeRegister(draft);
        throw;
    }
    return kept;
}

DraftFile::DraftFile(std::filesystem::path target)
    : m_target(std::move(target))
{
    const auto folder =
        m_target.has_parent_path() ? m_target.parent_path() : std::filesystem::path(".");
    std::error_code failed;
    std::filesystem::create_directories(folder, failed);
    if (failed || !files::canWriteFolder(folder)) {
        throw Error(Error::Kind::ReadOnly, {"store.folder_read_only", {{"path", folder.string()}}});
    }
    m_draft = files::uniqueSibling(m_target, ".making");
}

DraftFile::~DraftFile()
{
    files::removeRegister(m_draft);
}

void DraftFile::publish() const
{
    files::sync(m_draft);
    if (!files::renameNew(m_draft, m_target)) {
        throw Error(Error::Kind::Exists, {"store.exists", {{"path", m_target.string()}}});
    }
    files::syncFolder(m_target.has_parent_path() ? m_target.parent_path()
                                                 : std::filesystem::path("."));
}

} // namespace dongbo::store
