#include "core/store/file/connection.h"
#include "core/store/file/database.h"
#include "core/store/file/file_locks.h"
#include "core/store/file/files.h"
#include "core/store/file/leftovers.h"
#include "core/store/file/migrations.h"
#include "core/store/file/page_checks.h"
#include "core/store/health/backups.h"
#include "core/store/health/damage.h"
#include "core/store/health/integrity.h"
#include "core/store/health/page_scan.h"
#include "core/store/opening/opening_look.h"
#include "core/store/opening/upgrade.h"

#include <SQLiteCpp/Backup.h>

// Database::create and open: above the rest of the room, because an older register is backed up and
// checked before it is brought up to date.

namespace dongbo::store {

namespace {

/// Says what the file is not, before SQLite writes or recovers anything in it.
void refuseForeign(const std::filesystem::path& path)
{
    const auto head = files::readHead(path, 100);
    static constexpr std::string_view magic("SQLite format 3\0", 16);
    if (head.size() < 100 || std::string_view(head).substr(0, 16) != magic) {
        throw errorAbout(Error::Kind::NotARegister, "store.not_a_register", path);
    }
}

/// The schema's version as the file's head tells it; the log may tell of a newer one. The newest
/// when there is no head.
int versionInHead(const std::filesystem::path& path)
{
    constexpr std::size_t place = 60;
    const auto head = files::readHead(path, place + 4);
    if (head.size() < place + 4) {
        return newestSchema();
    }
    int version = 0;
    for (std::size_t i = place; i < place + 4; ++i) {
        version = version << 8 | static_cast<unsigned char>(head[i]);
    }
    return version;
}

void refuseOther(Database::Impl& impl)
{

    Use use(impl.literal("PRAGMA application_id"));
    use.step();
    if (use.number(0) != applicationId) {
        throw errorAbout(Error::Kind::NotARegister, "store.not_a_register", impl.path);
    }
    if (userVersion(impl) > newestSchema()) {
        throw errorAbout(Error::Kind::NewerSchema, "store.newer_schema", impl.path);
    }
}

/// The sums of the pages are part of what a register is from their version on: without them, or
/// with a first page that says otherwise, it is damaged.
void requirePageSums(Database::Impl& impl)
{
    if (userVersion(impl) >= firstSchemaWithPageSums &&
        !hasPageSums(impl.connection->getHandle())) {
        throw Error(Error::Kind::Corrupt,
                    {"store.page_damaged", {{"path", impl.path.string()}, {"page", "1"}}});
    }
}

/// Refuses tables, triggers, views and indexes that the register's own version does not make: they
/// could run, hide and change things at our hands.
void refuseForeignObjects(Database::Impl& impl)
{
    std::string names;
    for (const auto& name : schemaProblems(impl, userVersion(impl))) {
        names += (names.empty() ? "" : ", ") + name;
    }
    if (!names.empty()) {
        throw Error(Error::Kind::Corrupt,
                    {"store.foreign_objects", {{"path", impl.path.string()}, {"names", names}}});
    }
}

/// Everything that keeps the file from being opened. Whoever changes its head or adds an object
/// with another program leaves a page without its sum; what was done says more than the page's
/// number.
void refuseUnfit(Database::Impl& impl)
{
    try {
        refuseOther(impl);
        requirePageSums(impl);
        refuseForeignObjects(impl);
    } catch (const Error& error) {
        if (error.kind() != Error::Kind::Corrupt || error.message().code != "store.page_damaged") {
            throw;
        }
        try {
            const UncheckedPages unchecked(impl);
            refuseOther(impl);
            refuseForeignObjects(impl);
        } catch (const Error& precise) {
            if (precise.kind() != Error::Kind::Corrupt ||
                precise.message().code == "store.foreign_objects") {
                throw;
            }
        }
        throw Error(Error::Kind::Corrupt, damageAt(impl, damagedPageOf(error).value_or(1)),
                    error.what());
    }
}

std::unique_ptr<Database::Impl> openForWriting(const std::filesystem::path& file,
                                               const Database::Options& options,
                                               const UpgradeRules& rules)
{
    std::unique_ptr<Database::Impl> impl;
    {
        const files::FolderLock lock(files::folderOf(file), files::FolderLock::Kind::Shared,
                                     options.waitMs);
        clearLeftovers(file);
        auto openFile = claimFile(file, [&file] { refuseForeign(file); });
        impl = connect(file, Connect::Write, options);
        impl->openFile = std::move(openFile);
        refuseUnfit(*impl);
        useLog(*impl);
    }
    if (userVersion(*impl) < newestSchema()) {
        backupBeforeUpgrade(*impl, rules);
        upgrade(*impl);
    }
    impl->damage = lookAtPages(*impl);
    impl->writable = !impl->damage;
    return impl;
}

/// A connection to a copy of the file's content that nobody else knows, brought up to date.
std::unique_ptr<Database::Impl> openCopy(const std::filesystem::path& file,
                                         const Database::Options& options,
                                         const std::unique_ptr<Database::Impl>& live)
{
    const auto folder = files::privateFolder();
    const auto copy = folder / "register.dongbo";
    std::unique_ptr<Database::Impl> impl;
    try {
        if (live) {
            impl = connect(copy, Connect::Make, options);
            if (hasPageSums(live->connection->getHandle())) {
                expectPageSums(impl->connection->getHandle());
            }
            SQLite::Backup(*impl->connection, *live->connection).executeStep();
        } else {
            const auto openFile = claimFile(file, [&file] { refuseForeign(file); });
            files::copyRegister(file, copy);
            impl = connect(copy, Connect::Write, options);
        }
        impl->path = file;
        refuseUnfit(*impl);
        useLog(*impl);
        if (userVersion(*impl) < newestSchema()) {
            upgrade(*impl);
        }
    } catch (const SQLite::Exception& exception) {
        impl.reset();
        std::error_code ignored;
        std::filesystem::remove_all(folder, ignored);
        rethrow(exception, "copy " + file.string());
    } catch (...) {
        impl.reset();
        std::error_code ignored;
        std::filesystem::remove_all(folder, ignored);
        throw;
    }
    impl->privateCopy = folder;
    impl->writable = false;
    return impl;
}

/// Beside somebody who has the register open: through the log and its memory file, which are there
/// anyhow. Nothing when it is of an older schema.
std::unique_ptr<Database::Impl> openBeside(const std::filesystem::path& file,
                                           const Database::Options& options)
{
    auto openFile = claimFile(file, [&file] { refuseForeign(file); });
    // this process's own log may be written back by whichever of its connections is closed last
    const auto how = isOpenHereTwice(openFile) ? Connect::QueryOnly : Connect::ReadOnly;
    auto impl = connect(file, how, options);
    impl->openFile = std::move(openFile);
    refuseUnfit(*impl);
    impl->writable = false;
    return impl;
}

std::unique_ptr<Database::Impl> openForReading(const std::filesystem::path& file,
                                               const Database::Options& options)
{
    const files::FolderLock lock(files::folderOf(file), files::FolderLock::Kind::Shared,
                                 options.waitMs);
    std::unique_ptr<Database::Impl> live;
    if (files::canWrite(file) && (isOpenHere(file) || files::isOpenElsewhere(file))) {
        live = openBeside(file, options);
        if (userVersion(*live) == newestSchema()) {
            return live;
        }
    }
    return openCopy(file, options, live);
}

} // namespace

Database Database::create(const std::filesystem::path& path)
{
    return create(path, Options{});
}

Database Database::create(const std::filesystem::path& path, const Options& options)
{
    if (std::filesystem::exists(path)) {
        throw errorAbout(Error::Kind::Exists, "store.exists", path);
    }
    const auto folder = files::folderOf(path);
    std::error_code failed;
    std::filesystem::create_directories(folder, failed);
    if (failed) {
        throw errorAbout(Error::Kind::ReadOnly, "store.folder_read_only", folder);
    }
    // A register made under its own name could be brought back half-made by a power cut: its log
    // and its folder entry reach the disk at different times.
    const auto draft = files::uniqueSibling(path, ".new");
    try {
        {
            auto impl = connect(draft, Connect::Make, options);
            impl->execute("PRAGMA page_size = 4096;");
            useLog(*impl);
            migrate(*impl, 0);
            // closing would write the log back too, but could not say that the disk is full
            impl->execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }
        if (!files::publish(draft, path)) {
            throw errorAbout(Error::Kind::Exists, "store.exists", path);
        }
    } catch (...) {
        files::removeRegister(draft);
        throw;
    }
    return open(path, options);
}

Database Database::open(const std::filesystem::path& path)
{
    return open(path, Options{});
}

Database Database::open(const std::filesystem::path& path, const Options& options)
{
    // a symbolic link stays one: what is made and replaced is what it leads to
    const auto file = files::resolved(path);
    if (!std::filesystem::exists(file)) {
        const auto kept = newestKept(file);
        if (!kept.empty()) {
            throw Error(Error::Kind::NotFound,
                        {"store.only_kept", {{"path", path.string()}, {"kept", kept.string()}}});
        }
        throw errorAbout(Error::Kind::NotFound, "store.no_register", path);
    }
    const bool canWrite = files::canWrite(file);
    auto impl = canWrite && options.access == Access::ReadWrite ? openForWriting(file, options, {})
                                                                : openForReading(file, options);
    impl->path = path;
    return Database(std::move(impl));
}

void upgradeIfOlder(const std::filesystem::path& path, const Database::Options& options,
                    const UpgradeRules& rules)
{
    const auto file = files::resolved(path);
    if (options.access != Database::Access::ReadWrite || !std::filesystem::exists(file) ||
        !files::canWrite(file)) {
        return;
    }
    int version = newestSchema();
    {
        // what is open here is up to date already
        const auto claimed = claimFile(file, [&] { version = versionInHead(file); });
    }
    if (version < newestSchema()) {
        static_cast<void>(openForWriting(file, options, rules));
    }
}

} // namespace dongbo::store
