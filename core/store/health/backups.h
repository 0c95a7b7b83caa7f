#pragma once

#include "core/domain/message.h"
#include "core/domain/time.h"
#include "core/store/file/database.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

// The backups a register makes of itself: where they are, which are kept, how it stands with them.
// Making one is core/register's work, because it is verified.

namespace dongbo::store {

/// Why a backup was made.
enum class BackupReason
{
    Daily,
    Upgrade, ///< before the schema changed
    Receive, ///< before another office's operations
    Import,  ///< before a large list
};

/// A backup in the folder, as its name tells: "so.2026-11-29T18-45-00.daily.dongbo", in the
/// office's time. It was whole and sound when it got its name.
struct KeptBackup
{
    std::filesystem::path path;
    Instant at; ///< whole seconds
    BackupReason reason = BackupReason::Daily;
    std::uintmax_t bytes = 0;
    bool isDamaged = false; ///< of a register that was damaged already: "….damaged.dongbo"
};

/// "daily", "upgrade", "receive", "import".
[[nodiscard]] std::string_view nameOf(BackupReason reason);

/// "<name>.backups" beside the register.
[[nodiscard]] std::filesystem::path defaultBackupFolder(const std::filesystem::path& registerFile);
/// A free name for a backup made at that moment; of a later second when there is one of that second
/// already, for any reason.
[[nodiscard]] std::filesystem::path backupPath(const std::filesystem::path& folder,
                                               const std::filesystem::path& registerFile,
                                               Instant at, BackupReason reason);
/// The register's backups in the folder, newest first; nothing when the folder is not there.
[[nodiscard]] std::vector<KeptBackup> backupsIn(const std::filesystem::path& folder,
                                                const std::filesystem::path& registerFile);

/// Removes what making a backup that was killed left in the folder.
void clearDraftBackups(const std::filesystem::path& folder,
                       const std::filesystem::path& registerFile);

/// Those that need not be kept, given all of them newest first. Kept are the newest sound one; the
/// newest of each of the last seven days that have one, and of each of the last four weeks (Monday
/// to Sunday); and the last three of every reason but Daily.
[[nodiscard]] std::vector<KeptBackup> surplus(const std::vector<KeptBackup>& newestFirst);
/// Removes them. Throws {ReadOnly}, {Unreadable}.
void rotate(const std::filesystem::path& folder, const std::filesystem::path& registerFile);

/// How it stands with a register's backups.
struct BackupState
{
    bool isOn = true;
    std::filesystem::path folder;
    bool isDefaultFolder = true;
    std::optional<KeptBackup> newest; ///< the newest sound one
    std::optional<Instant> failedAt;  ///< the last attempt, when it failed
    Message failure;
    bool hasChanged = false; ///< something was written since the newest was made
    /// Something was written since the newest, and none of today is there but those made before a
    /// list or another office's changes, which do not hold what the day brought.
    bool isDailyDue = false;
};
[[nodiscard]] BackupState backupState(const Database& database, Instant now);

/// The folder of one's choice, as far as it can be read in a register that may be damaged; empty
/// when none was chosen or it cannot.
[[nodiscard]] std::filesystem::path chosenBackupFolder(Database::Impl& impl);
/// The register's own settings, not in the journal; inside a UnitOfWork. An empty folder: the one
/// beside the register.
void setBackups(Database& database, bool isOn, const std::filesystem::path& folder);
/// Remembers how the last attempt ended; inside a UnitOfWork.
void noteBackupDone(Database& database);
void noteBackupFailed(Database& database, Instant at, const Message& why);

} // namespace dongbo::store
