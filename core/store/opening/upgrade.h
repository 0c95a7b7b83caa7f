#pragma once

#include "core/domain/time.h"
#include "core/store/file/database.h"

#include <filesystem>
#include <functional>

namespace dongbo::store {

/// Brings a register of any earlier version up to date: room for page sums, then the schema.
void upgrade(Database::Impl& impl);

struct UpgradeRules
{
    const Clock* clock = nullptr; ///< dates the backup; nullptr: the system's
    /// Looks at the backup before the upgrade begins and says whether it is sound; if not, its name
    /// will tell. What it throws ends the upgrade, and the register stays as it was.
    std::function<bool(const std::filesystem::path& backup)> checkBackup;
};

/// Copies the register into its folder of backups and checks the copy; throws rather than let an
/// upgrade begin without it.
void backupBeforeUpgrade(Database::Impl& impl, const UpgradeRules& rules);

/// Brings a register of an earlier schema up to date by these rules, if it is one that `options`
/// lets be written: Database::open then has nothing to upgrade. Costs nothing otherwise. Throws as
/// Database::open.
void upgradeIfOlder(const std::filesystem::path& path, const Database::Options& options,
                    const UpgradeRules& rules);

} // namespace dongbo::store
