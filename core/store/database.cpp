#include "core/store/database.h"

#include "core/store/internal/files.h"
#include "core/store/internal/statement.h"
#include "core/store/migrations.h"
#include "core/store/waiting.h"

#include <sqlite3.h>

#include <atomic>
#include <chrono>
#include <thread>

namespace dongbo::store {

namespace {

int waitForOther(void* context, int)
{
    auto& impl = *static_cast<Database::Impl*>(context);
    constexpr int stepMs = 10;
    if (impl.waitedMs >= impl.options.waitMs) {
        return 0;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(stepMs));
    impl.waitedMs += stepMs;
    if (impl.waitedMs == 1000 && impl.options.onWait) {
        impl.options.onWait();
    }
    return 1;
}

std::unique_ptr<Database::Impl> connect(const std::filesystem::path& path, int flags,
                                        const Database::Options& options)
{
    auto impl = std::make_unique<Database::Impl>();
    impl->path = path;
    impl->options = options;
    try {
        impl->connection = std::make_unique<SQLite::Database>(
            path.string(), flags | SQLite::OPEN_NOMUTEX); // a connection belongs to one thread
    } catch (const SQLite::Exception& exception) {
        rethrow(exception, "open " + path.string());
    }
    sqlite3* handle = impl->connection->getHandle();
    sqlite3_busy_handler(handle, &waitForOther, impl.get());
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, 64 << 20);
    sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 1);
    // recursive_triggers: without it INSERT OR REPLACE would pass the journal's delete guard
    impl->execute(
        "PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = ON; PRAGMA trusted_schema = OFF;"
        "PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY; PRAGMA secure_delete = ON;");
    return impl;
}

void useLog(Database::Impl& impl)
{
    impl.execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA journal_size_limit "
                 "= 67108864;");
}

Error named(Error::Kind kind, const char* code, const std::filesystem::path& path)
{
    return {kind, {code, {{"path", path.string()}}}};
}

/// Says what the file is not, before SQLite writes or recovers anything in it.
void refuseForeign(const std::filesystem::path& path)
{
    const auto head = files::readHead(path, 100);
    static constexpr std::string_view magic("SQLite format 3\0", 16);
    if (head.size() < 100 || std::string_view(head).substr(0, 16) != magic) {
        throw named(Error::Kind::NotARegister, "store.not_a_register", path);
    }
}

int userVersion(Database::Impl& impl)
{
    Use use(impl.literal("PRAGMA user_version"));
    use.step();
    return static_cast<int>(use.number(0));
}

void refuseOther(Database::Impl& impl)
{
    Use use(impl.literal("PRAGMA application_id"));
    use.step();
    if (use.number(0) != applicationId) {
        throw named(Error::Kind::NotARegister, "store.not_a_register", impl.path);
    }
    if (userVersion(impl) > newestSchema()) {
        throw named(Error::Kind::NewerSchema, "store.newer_schema", impl.path);
    }
}

} // namespace

Database::Database(std::unique_ptr<Impl> impl)
    : m_impl(std::move(impl))
{}
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;
Database::~Database() = default;

Database Database::create(const std::filesystem::path& path)
{
    return create(path, Options{});
}

Database Database::create(const std::filesystem::path& path, const Options& options)
{
    if (std::filesystem::exists(path)) {
        throw named(Error::Kind::Exists, "store.exists", path);
    }
    const auto folder = path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
    std::error_code failed;
    std::filesystem::create_directories(folder, failed);
    if (failed) {
        throw named(Error::Kind::ReadOnly, "store.folder_read_only", folder);
    }
    // A register made under its own name could be brought back half-made by a power cut: its log
    // and its folder entry reach the disk at different times.
    const auto draft = files::uniqueSibling(path, ".new");
    try {
        {
            auto impl = connect(draft, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, options);
            impl->execute("PRAGMA page_size = 4096;");
            useLog(*impl);
            migrate(*impl, 0);
        }
        files::sync(draft);
        if (!files::renameNew(draft, path)) {
            throw named(Error::Kind::Exists, "store.exists", path);
        }
        files::syncFolder(folder);
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
    if (!std::filesystem::exists(path)) {
        throw named(Error::Kind::NotFound, "store.no_register", path);
    }
    auto openFile = claimFile(path, [&path] { refuseForeign(path); });
    const bool canWrite = files::canWrite(path);
    std::filesystem::path copyFolder;
    std::filesystem::path actual = path;
    if (!canWrite) {
        // Reading a register beside its log wants write access to the folder; a private copy does
        // not.
        copyFolder = files::privateFolder();
        actual = copyFolder / "register.dongbo";
        files::copyRegister(path, actual);
    }
    std::unique_ptr<Impl> impl;
    try {
        impl = connect(actual, SQLite::OPEN_READWRITE, options);
        impl->privateCopy = copyFolder;
        refuseOther(*impl);
        useLog(*impl);
        const int version = userVersion(*impl);
        if (version < newestSchema()) {
            if (canWrite) {
                backupBeforeUpgrade(*impl, version);
            }
            migrate(*impl, version);
        }
    } catch (...) {
        if (!impl && !copyFolder.empty()) {
            std::error_code ignored;
            std::filesystem::remove_all(copyFolder, ignored);
        }
        throw;
    }
    impl->path = path;
    impl->openFile = std::move(openFile);
    impl->writable = canWrite && options.access == Access::ReadWrite;
    return Database(std::move(impl));
}

Database Database::inMemory()
{
    auto impl = connect(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, Options{});
    migrate(*impl, 0);
    return Database(std::move(impl));
}

Database Database::sharedInMemory()
{
    static std::atomic<std::uint64_t> count = 0;
    const std::string name = "file:dongbo-" + std::to_string(++count) + "?mode=memory&cache=shared";
    auto impl =
        connect(name, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE | SQLite::OPEN_URI, Options{});
    migrate(*impl, 0);
    return Database(std::move(impl));
}

Database Database::anotherReader() const
{
    auto impl = connect(m_impl->path, SQLite::OPEN_READWRITE | SQLite::OPEN_URI, Options{});
    impl->execute("PRAGMA read_uncommitted = ON; PRAGMA query_only = ON;"); // nobody writes
    impl->writable = false;
    return Database(std::move(impl));
}

const std::filesystem::path& Database::path() const
{
    return m_impl->path;
}

bool Database::isWritable() const
{
    return m_impl->writable;
}

int Database::schemaVersion() const
{
    return userVersion(*m_impl);
}

std::int64_t Database::dataVersion() const
{
    Use use(m_impl->literal("PRAGMA data_version"));
    use.step();
    return use.number(0);
}

void Database::checkpoint()
{
    m_impl->execute("PRAGMA wal_checkpoint(TRUNCATE)");
}

void Database::setCacheMegabytes(int megabytes)
{
    m_impl->execute(("PRAGMA cache_size = -" + std::to_string(megabytes * 1024)).c_str());
}

UnitOfWork::UnitOfWork(Database& database)
    : m_database(database)
{
    if (!database.isWritable()) {
        throw named(Error::Kind::ReadOnly, "store.read_only", database.path());
    }
    database.impl().waitedMs = 0;
    Use(database.impl().literal("BEGIN IMMEDIATE")).run();
    ++database.impl().transactions;
}

void waitAtMost(Database& database, int milliseconds)
{
    database.impl().options.waitMs = milliseconds;
}

UnitOfWork::~UnitOfWork()
{
    if (m_open) {
        try {
            Use(m_database.impl().literal("ROLLBACK")).run();
        } catch (const Error&) { // NOLINT(bugprone-empty-catch): SQLite rolled back by itself when
                                 // the disk failed
        }
    }
}

void UnitOfWork::commit()
{
    Use(m_database.impl().literal("COMMIT")).run();
    m_open = false;
}

ReadView::ReadView(Database& database)
    : m_database(database)
{
    if (sqlite3_get_autocommit(database.impl().connection->getHandle()) != 0) {
        Use(database.impl().literal("BEGIN")).run();
        m_began = true;
    }
}

ReadView::~ReadView()
{
    if (m_began) {
        try {
            Use(m_database.impl().literal("COMMIT")).run();
        } catch (const Error&) { // NOLINT(bugprone-empty-catch): nothing was written
        }
    }
}

} // namespace dongbo::store
