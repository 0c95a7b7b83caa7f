#pragma once

#include "core/domain/time.h"
#include "core/store/file/database.h"

#include <filesystem>
#include <vector>

// Which backups of a register are known of, also when nothing of the register itself can be read:
// where they stand is written beside it, in plain text.

namespace dongbo::store {

/// A backup that was whole and sound when it was made.
struct KnownBackup
{
    std::filesystem::path path;
    Instant at; ///< whole seconds

    bool operator==(const KnownBackup&) const = default;
};

/// "<name>.backups/elsewhere.txt" beside the register. A line is the moment, a tab, and a folder
/// that backups were made in or a backup made by hand.
[[nodiscard]] std::filesystem::path elsewhereFile(const std::filesystem::path& registerFile);

/// Writes such a line unless the usual folder holds the place or a line names that folder. For bad
/// days, never in the way of good ones: does not throw, and what cannot be written is not.
void noteBackupPlace(const std::filesystem::path& registerFile, const std::filesystem::path& place,
                     Instant at) noexcept;

/// The sound backups in the usual folder, in `folder` (may be empty), and in the places noted, as
/// far as they are there now; each once, the newest first.
[[nodiscard]] std::vector<KnownBackup> knownBackups(const std::filesystem::path& registerFile,
                                                    const std::filesystem::path& folder = {});
/// The same of an open register, with its chosen folder while that can be read.
[[nodiscard]] std::vector<KnownBackup> knownBackups(const Database& database);

/// Throws Error{NotFound} when no file `backup` is there: with the newest known backup of the
/// register, or with the folder they would be in. `registerFile` may be missing or damaged.
void requireBackupFile(const std::filesystem::path& registerFile,
                       const std::filesystem::path& backup);

} // namespace dongbo::store
