#include "core/store/file/connection.h"

#include "core/store/file/page_checks.h"

#include <sqlite3.h>

#include <chrono>
#include <thread>

namespace dongbo::store {

namespace {

/// `before`: how often SQLite has asked for this lock already. The budget is one lock's, not the
/// connection's.
int waitForOther(void* context, int before)
{
    auto& impl = *static_cast<Database::Impl*>(context);
    constexpr int stepMs = 10;
    if (before == 0) {
        impl.waitedMs = 0;
    }
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

int flagsOf(Connect how)
{
    switch (how) {
    case Connect::Make:
        return SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE;
    case Connect::Write:
    case Connect::QueryOnly:
        return SQLite::OPEN_READWRITE;
    case Connect::ReadOnly:
        return SQLite::OPEN_READONLY;
    case Connect::Memory:
        return SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE | SQLite::OPEN_URI;
    }
    return 0;
}

} // namespace

Error errorAbout(Error::Kind kind, const char* code, const std::filesystem::path& path)
{
    return {kind, {code, {{"path", path.string()}}}};
}

std::unique_ptr<Database::Impl> connect(const std::filesystem::path& path, Connect how,
                                        const Database::Options& options)
{
    auto impl = std::make_unique<Database::Impl>();
    impl->path = path;
    impl->options = options;
    // Debian's SQLite takes every name that begins with "file:" for a URI; one from the root does
    // not begin so.
    const auto name =
        how == Connect::Memory ? path.string() : std::filesystem::absolute(path).string();
    try {
        impl->connection = std::make_unique<SQLite::Database>(
            name, flagsOf(how) | SQLite::OPEN_NOMUTEX, // a connection belongs to one thread
            0, how == Connect::Memory ? std::string() : std::string(checkedFiles()));
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
    if (how == Connect::Make) {
        reservePageSums(handle);
    }
    if (how == Connect::QueryOnly) {
        impl->execute("PRAGMA query_only = ON");
    }
    return impl;
}

void useLog(Database::Impl& impl)
{
    impl.execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA journal_size_limit "
                 "= 67108864;");
}

int userVersion(Database::Impl& impl)
{
    Use use(impl.literal("PRAGMA user_version"));
    use.step();
    return static_cast<int>(use.number(0));
}

} // namespace dongbo::store
