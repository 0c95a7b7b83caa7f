#pragma once

#include "core/journal/read/verify.h"
#include "core/register/base/register.h"
#include "core/store/health/backups.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

namespace dongbo {

/// A backup that was just made, and what the check of it found.
struct BackupDone
{
    std::filesystem::path path;
    journal::VerifyResult check;
};

enum class IfDamaged
{
    Refuse,
    /// Copies it all the same, to "<name>.damaged<ending>".
    CopyNamed
};

/// A whole copy of the register. Both the register and the copy are verified whole, and nothing
/// gets the name `target` that is not sound; where it is, is noted (noteBackup). Throws {NotFound}
/// when the folder is not there, {Exists}, {Full}, {ReadOnly}, {Corrupt, "store.source_damaged"}
/// when the register is damaged, and what `progress` throws; then no file is left.
BackupDone backupTo(Register& reg, const std::filesystem::path& target,
                    IfDamaged ifDamaged = IfDamaged::Refuse,
                    const journal::Progress& progress = {});
/// Notes beside the register where a backup, or a folder of them, is to be found when the register
/// itself cannot be read any more (store::knownBackups); not for one that is only read. backupTo
/// and backUp do so themselves. Never throws because of that note.
void noteBackup(Register& reg, const std::filesystem::path& place);

/// Makes one of the backups a register makes of itself: verified, in its folder, after which those
/// that need not be kept are removed. Nothing is made when backups are off, the register cannot be
/// written, is in memory, or has not changed since the newest one. Never stands in the way of work:
/// what goes wrong is remembered in store::BackupState, and nothing is given. Throws {Cancelled}
/// only.
std::optional<BackupDone> backUp(Register& reg, store::BackupReason reason,
                                 const journal::Progress& progress = {});
/// The same before work that changes much at once. Nothing when there is a backup of what is there
/// now, or none is wanted; else why none could be made. The work goes on all the same, and its
/// answer says so. Throws {Cancelled} only.
[[nodiscard]] std::optional<Message> backUpBefore(Register& reg, store::BackupReason reason,
                                                  const journal::Progress& progress = {});
/// The same for the day, if it is due.
std::optional<BackupDone> backUpDaily(Register& reg, const journal::Progress& progress = {});

/// Lists that write at least so many devices are worth a backup before they go in.
inline constexpr std::size_t largeImport = 500;

[[nodiscard]] store::BackupState backupState(Register& reg);
/// Throws {NotFound} when a folder is named that is not there.
void chooseBackups(Register& reg, bool isOn, const std::filesystem::path& folder);

/// What a restore of this backup would give, tried in a temporary place that is gone afterwards.
struct BackupTrial
{
    journal::VerifyResult check;
    std::int64_t devices = 0; ///< as many as their list shows: none that left the books
    std::int64_t faults = 0;
    std::int64_t sites = 0;
    std::optional<Instant> newest; ///< when its last change was recorded
    /// Compared with the register it was tried for, when there is one that can be read: whether
    /// both say the same, and how many operations the register has more.
    std::optional<bool> isSame;
    std::int64_t behind = 0;
};
/// Writes nothing beside the backup or the register. `reg` may be nullptr; then `registerFile` is
/// where it is or was. Throws {NotFound} with the newest backup that is known, {NotARegister},
/// {NewerSchema}, {Full}; damage is an answer.
[[nodiscard]] BackupTrial tryBackup(const std::filesystem::path& backup, Register* reg,
                                    const journal::Progress& progress = {},
                                    const std::filesystem::path& registerFile = {});

/// Puts a backup in the register's place in one step, after a copy of it has been verified and
/// given a node of its own: as store::replaceFile. Until that step the register is what it was,
/// afterwards it is the backup, whatever stops the program. The register must not be open, here or
/// elsewhere
/// ({Locked}). Gives the name under which the old file was kept, empty when there was none.
std::filesystem::path restoreFrom(const std::filesystem::path& backup,
                                  const std::filesystem::path& path,
                                  const Register::Options& options,
                                  const journal::Progress& progress = {});

} // namespace dongbo
