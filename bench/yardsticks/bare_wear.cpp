#include "bench/yardsticks/bare_wear.h"

#include <sqlite3.h>

#include <stdexcept>
#include <string>

namespace dongbo::bench {

namespace {

void execute(sqlite3* connection, const std::string& sql)
{
    if (sqlite3_exec(connection, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
        throw std::runtime_error(sqlite3_errmsg(connection));
    }
}

} // namespace

std::size_t scanAndWriteWear(const std::filesystem::path& from, const std::filesystem::path& to)
{
    sqlite3* connection = nullptr;
    sqlite3_open_v2(to.c_str(), &connection, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr);
    execute(connection, "PRAGMA cache_size = -65536");
    execute(connection, "ATTACH '" + from.string() + "' AS charged");
    execute(connection, "BEGIN IMMEDIATE");
    sqlite3_stmt* scan = nullptr;
    sqlite3_prepare_v2(connection,
                       "SELECT sum(length(id) + cost + quantity) FROM main.device WHERE state = 1",
                       -1, &scan, nullptr);
    sqlite3_step(scan);
    sqlite3_finalize(scan);
    execute(connection, "INSERT INTO main.wear_entry SELECT * FROM charged.wear_entry");
    const auto rows = static_cast<std::size_t>(sqlite3_changes(connection));
    execute(connection, "INSERT INTO main.op SELECT * FROM charged.op"
                        " WHERE no > (SELECT max(no) FROM main.op)");
    execute(connection, "COMMIT");
    sqlite3_close(connection);
    return rows;
}

} // namespace dongbo::bench
