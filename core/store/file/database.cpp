#include "core/store/file/database.h"

#include "core/store/file/commit_watch.h"
#include "core/store/file/connection.h"
#include "core/store/file/lock_check.h"
#include "core/store/file/migrations.h"
#include "core/store/file/waiting.h"

#include <sqlite3.h>

#include <atomic>
#include <exception>

namespace dongbo::store {

Database::Database(std::unique_ptr<Impl> impl)
    : m_impl(std::move(impl))
{}
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;
Database::~Database() = default;

Database Database::inMemory()
{
    auto impl = connect(":memory:", Connect::Memory, Options{});
    migrate(*impl, 0);
    return Database(std::move(impl));
}

Database Database::sharedInMemory()
{
    static std::atomic<std::uint64_t> count = 0;
    const std::string name = "file:dongbo-" + std::to_string(++count) + "?mode=memory&cache=shared";
    auto impl = connect(name, Connect::Memory, Options{});
    migrate(*impl, 0);
    return Database(std::move(impl));
}

Database Database::anotherReader() const
{
    auto impl = connect(m_impl->path, Connect::Memory, Options{});
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

namespace {

void rollBack(Database& database)
{
    database.impl().freeIds.reset();
    try {
        Use(database.impl().literal("ROLLBACK")).run();
    } catch (const std::exception&) { // NOLINT(bugprone-empty-catch): SQLite rolled back by itself
                                      // when the disk failed
    }
}

} // namespace

UnitOfWork::UnitOfWork(Database& database)
    : m_database(database)
{
    if (const auto& damage = database.impl().damage) {
        throw Error(Error::Kind::Corrupt, *damage);
    }
    if (!database.isWritable()) {
        throw errorAbout(Error::Kind::ReadOnly, "store.read_only", database.path());
    }
    database.impl().literal("ROLLBACK"); // ready when there is no memory left for it
    Use(database.impl().literal("BEGIN IMMEDIATE")).run();
    ++database.impl().transactions;
    database.impl().appended.reset();
    database.impl().freeIds.reset();
    if (const auto& check = database.impl().onLock) {
        try {
            check();
        } catch (...) {
            rollBack(database);
            throw;
        }
    }
}

void waitAtMost(Database& database, int milliseconds)
{
    database.impl().options.waitMs = milliseconds;
}

UnitOfWork::~UnitOfWork()
{
    if (m_open) {
        rollBack(m_database);
    }
}

void UnitOfWork::commit()
{
    auto& impl = m_database.impl();
    Use(impl.literal("COMMIT")).run();
    m_open = false;
    impl.freeIds.reset();
    if (impl.appended && impl.onCommit) {
        impl.onCommit(*impl.appended);
    }
}

LockCheck::LockCheck(Database& database, std::function<void()> check)
    : m_database(database)
{
    database.impl().onLock = std::move(check);
}

LockCheck::~LockCheck()
{
    m_database.impl().onLock = {};
}

void watchCommits(Database& database, std::function<void(const ChangeSetId&)> watch)
{
    database.impl().onCommit = std::move(watch);
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
        } catch (const std::exception&) { // NOLINT(bugprone-empty-catch): nothing was written
        }
    }
}

} // namespace dongbo::store
