#include "bench/yardsticks/bare_past.h"

#include <sqlite3.h>

#include <string>
#include <vector>

#include "bench/measure.h"

namespace dongbo::bench {

namespace {

/// Steps through a SELECT and binds each row to an INSERT, if there is one.
void copyRows(sqlite3* from, const std::string& select, sqlite3* into, const std::string& insert)
{
    sqlite3_stmt* read = nullptr;
    sqlite3_prepare_v2(from, select.c_str(), -1, &read, nullptr);
    const int columns = sqlite3_column_count(read);
    sqlite3_stmt* write = nullptr;
    if (into != nullptr) {
        std::string places = "?";
        for (int i = 1; i < columns; ++i) {
            places += ", ?";
        }
        sqlite3_prepare_v2(into, (insert + " VALUES (" + places + ")").c_str(), -1, &write,
                           nullptr);
    }
    while (sqlite3_step(read) == SQLITE_ROW) {
        for (int i = 0; i < columns; ++i) {
            sqlite3_value* value = sqlite3_column_value(read, i);
            if (write != nullptr) {
                sqlite3_bind_value(write, i + 1, value);
            }
        }
        if (write != nullptr) {
            sqlite3_step(write);
            sqlite3_reset(write);
        }
    }
    sqlite3_finalize(read);
    sqlite3_finalize(write);
}

std::vector<std::string> texts(sqlite3* database, const char* sql)
{
    std::vector<std::string> all;
    sqlite3_stmt* statement = nullptr;
    sqlite3_prepare_v2(database, sql, -1, &statement, nullptr);
    while (sqlite3_step(statement) == SQLITE_ROW) {
        all.emplace_back(reinterpret_cast<const char*>(sqlite3_column_text(statement, 0)));
    }
    sqlite3_finalize(statement);
    return all;
}

void copyAll(sqlite3* from, sqlite3* into, const std::vector<std::string>& tables)
{
    for (const auto& table : tables) {
        copyRows(from, "SELECT * FROM " + table, into, "INSERT INTO " + table);
    }
    copyRows(from, "SELECT no, words FROM device WHERE words IS NOT NULL", into,
             "INSERT INTO device_words (rowid, words)");
    copyRows(from, "SELECT no, ident FROM device WHERE ident IS NOT NULL", into,
             "INSERT INTO device_ident (rowid, ident)");
    copyRows(from, "SELECT no, words FROM found", into, "INSERT INTO found_words (rowid, words)");
}

} // namespace

double barePast(const std::string& path)
{
    sqlite3* from = nullptr;
    sqlite3* into = nullptr;
    sqlite3_open_v2(path.c_str(), &from, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr);
    sqlite3_open_v2(":memory:", &into,
                    SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
    sqlite3_exec(into, "PRAGMA foreign_keys = OFF", nullptr, nullptr, nullptr);
    // the search tables create their own shadow tables
    for (const auto& sql : texts(from, "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL"
                                       " AND tbl_name NOT LIKE '%\\_words\\_%' ESCAPE '\\'"
                                       " AND tbl_name NOT LIKE '%\\_ident\\_%' ESCAPE '\\'")) {
        sqlite3_exec(into, sql.c_str(), nullptr, nullptr, nullptr);
    }
    const auto tables =
        texts(from, "SELECT name FROM sqlite_schema WHERE type = 'table'"
                    " AND name NOT LIKE '%\\_words%' ESCAPE '\\'"
                    " AND name NOT LIKE '%\\_ident%' ESCAPE '\\' ORDER BY rootpage");
    const double reading = threadCpu([&] { copyAll(from, nullptr, tables); });
    const double both = threadCpu([&] {
        sqlite3_exec(into, "BEGIN", nullptr, nullptr, nullptr);
        copyAll(from, into, tables);
        sqlite3_exec(into, "COMMIT", nullptr, nullptr, nullptr);
    });
    sqlite3_close(into);
    sqlite3_close(from);
    return both - reading;
}

} // namespace dongbo::bench
