#include "core/store/migrations.h"

#include "core/domain/system_time.h"
#include "core/store/backup.h"
#include "core/store/backups.h"
#include "core/store/internal/connection.h"
#include "core/store/internal/files.h"
#include "core/store/internal/page_checks.h"
#include "core/store/internal/statement.h"

#include <algorithm>
#include <charconv>

#include "schema_embedded.h"

namespace dongbo::store {

namespace {

struct Step
{
    int version = 0;
    std::string_view file;
};

const std::vector<Step>& steps()
{
    static const std::vector<Step> all = [] {
        std::vector<Step> found;
        for (const auto file : schema::embeddedNames()) {
            const auto name = file.substr(file.rfind('/') + 1);
            int version = 0;
            std::from_chars(name.data(), name.data() + 4, version);
            found.push_back({version, file});
        }
        std::sort(found.begin(), found.end(),
                  [](const Step& a, const Step& b) { return a.version < b.version; });
        return found;
    }();
    return all;
}

} // namespace

int newestSchema()
{
    return steps().back().version;
}

void migrate(Database::Impl& impl, int from)
{
    migrate(impl, from, newestSchema());
}

void migrate(Database::Impl& impl, int from, int to)
{
    for (const auto& step : steps()) {
        if (step.version <= from || step.version > to) {
            continue;
        }
        impl.execute("BEGIN IMMEDIATE");
        try {
            impl.execute(std::string(schema::embedded(step.file)).c_str());
            impl.execute(("PRAGMA user_version = " + std::to_string(step.version) +
                          "; PRAGMA application_id = " + std::to_string(applicationId))
                             .c_str());
            impl.execute("COMMIT");
        } catch (...) {
            try {
                impl.execute("ROLLBACK");
            } catch (const Error&) { // NOLINT(bugprone-empty-catch): the first failure is the one
                                     // to tell
            }
            throw;
        }
    }
}

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
