#include "core/store/opening/upgrade.h"

#include "core/domain/system_time.h"
#include "core/store/file/connection.h"
#include "core/store/file/files.h"
#include "core/store/file/migrations.h"
#include "core/store/file/page_checks.h"
#include "core/store/file/statement.h"
#include "core/store/health/backup.h"
#include "core/store/health/backups.h"

namespace dongbo::store {

void upgrade(Database::Impl& impl)
{
    auto* handle = impl.connection->getHandle();
    if (!hasPageSums(handle)) {
        // All pages go into the log anew and from there into the file, the first one first: until
        // that is done the log holds each of them. On disk, because a register may be large.
        reservePageSums(handle);
        impl.execute("PRAGMA temp_store = FILE; VACUUM; PRAGMA temp_store = MEMORY;"
                     "PRAGMA wal_checkpoint(TRUNCATE)");
    }
    migrate(impl, userVersion(impl));
}

void backupBeforeUpgrade(Database::Impl& impl, const UpgradeRules& rules)
{
    const auto now = rules.clock != nullptr ? rules.clock->now() : systemNow();
    const auto folder = defaultBackupFolder(impl.path);
    std::error_code failed;
    std::filesystem::create_directory(folder, failed);
    const auto target = backupPath(folder, impl.path, now, BackupReason::Upgrade);
    bool isSound = true;
    copyVerified(impl, target, [&](const std::filesystem::path& draft) {
        isSound = !rules.checkBackup || rules.checkBackup(draft);
    });
    if (!isSound) {
        auto name = target;
        name.replace_extension(".damaged.dongbo");
        static_cast<void>(files::renameNew(target, name));
    }
}

} // namespace dongbo::store
