#include "bench/yardsticks/bare_import.h"

#include <sqlite3.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "bench/measure.h"

namespace dongbo::bench {

namespace {

struct Connection
{
    sqlite3* handle = nullptr;

    Connection(const std::filesystem::path& path, const char* pragmas)
    {
        sqlite3_open_v2(path.c_str(), &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX,
                        nullptr);
        run(pragmas);
    }
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    ~Connection() { sqlite3_close(handle); }
    void run(const char* sql) const
    {
        if (sqlite3_exec(handle, sql, nullptr, nullptr, nullptr) != SQLITE_OK) {
            throw std::runtime_error(std::string(sql) + ": " + sqlite3_errmsg(handle));
        }
    }
};

struct Statement
{
    sqlite3_stmt* handle = nullptr;

    Statement(const Connection& connection, const std::string& sql)
    {
        if (sqlite3_prepare_v3(connection.handle, sql.c_str(), -1, SQLITE_PREPARE_PERSISTENT,
                               &handle, nullptr) != SQLITE_OK) {
            throw std::runtime_error(sql + ": " + sqlite3_errmsg(connection.handle));
        }
    }
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;
    ~Statement() { sqlite3_finalize(handle); }
};

struct Cell
{
    int type = SQLITE_NULL;
    sqlite3_int64 number = 0;
    std::string bytes;
};
using Row = std::vector<Cell>;

/// One table: the rows added since `before` are read from one file and inserted into the other.
class Table
{
public:
    Table(const Connection& from, const Connection& into, const std::string& name)
        : m_from(from, "SELECT rowid, * FROM " + name +
                           " WHERE rowid > coalesce(?1, 0) ORDER BY rowid LIMIT ?2")
    {
        const Statement last(into, "SELECT max(rowid) FROM " + name);
        sqlite3_step(last.handle);
        m_last = sqlite3_column_int64(last.handle, 0);
        std::string places;
        for (int i = 1; i < sqlite3_column_count(m_from.handle); ++i) {
            places += (i == 1 ? "?" : ", ?") + std::to_string(i);
        }
        m_insert =
            std::make_unique<Statement>(into, "INSERT INTO " + name + " VALUES (" + places + ")");
    }

    /// The next rows, buffered in memory; none at the end.
    const std::vector<Row>& read(std::size_t most)
    {
        rows.clear();
        sqlite3_bind_int64(m_from.handle, 1, m_last);
        sqlite3_bind_int64(m_from.handle, 2, static_cast<sqlite3_int64>(most));
        while (sqlite3_step(m_from.handle) == SQLITE_ROW) {
            Row row;
            m_last = sqlite3_column_int64(m_from.handle, 0);
            for (int i = 1; i < sqlite3_column_count(m_from.handle); ++i) {
                Cell cell;
                cell.type = sqlite3_column_type(m_from.handle, i);
                if (cell.type == SQLITE_INTEGER) {
                    cell.number = sqlite3_column_int64(m_from.handle, i);
                } else if (const auto* data = sqlite3_column_blob(m_from.handle, i)) {
                    cell.bytes.assign(
                        static_cast<const char*>(data),
                        static_cast<std::size_t>(sqlite3_column_bytes(m_from.handle, i)));
                }
                row.push_back(std::move(cell));
            }
            rows.push_back(std::move(row));
        }
        sqlite3_reset(m_from.handle);
        return rows;
    }

    void insert(const Row& row) { put(m_insert->handle, row); }

    static void put(sqlite3_stmt* statement, const Row& row)
    {
        int at = 0;
        for (const auto& cell : row) {
            ++at;
            const int size = static_cast<int>(cell.bytes.size());
            if (cell.type == SQLITE_INTEGER) {
                sqlite3_bind_int64(statement, at, cell.number);
            } else if (cell.type == SQLITE_TEXT) {
                sqlite3_bind_text(statement, at, cell.bytes.data(), size, SQLITE_STATIC);
            } else if (cell.type == SQLITE_BLOB) {
                sqlite3_bind_blob(statement, at, cell.bytes.data(), size, SQLITE_STATIC);
            } else {
                sqlite3_bind_null(statement, at);
            }
        }
        if (sqlite3_step(statement) != SQLITE_DONE) {
            throw std::runtime_error(sqlite3_errmsg(sqlite3_db_handle(statement)));
        }
        sqlite3_reset(statement);
    }

    std::vector<Row> rows;

private:
    Statement m_from;
    std::unique_ptr<Statement> m_insert;
    sqlite3_int64 m_last = 0;
};

int columnNamed(const Connection& connection, const char* name)
{
    const Statement columns(connection, "SELECT * FROM device LIMIT 0");
    for (int i = 0; i < sqlite3_column_count(columns.handle); ++i) {
        if (std::string(sqlite3_column_name(columns.handle, i)) == name) {
            return i;
        }
    }
    throw std::runtime_error(std::string("no column ") + name);
}

/// Devices and their two search indexes.
class Devices
{
public:
    Devices(const Connection& from, const Connection& into)
        : rows(from, into, "device")
        , m_words(into, "INSERT INTO device_words (rowid, words) VALUES (?1, ?2)")
        , m_ident(into, "INSERT INTO device_ident (rowid, ident) VALUES (?1, ?2)")
        , m_wordsAt(static_cast<std::size_t>(columnNamed(into, "words")))
        , m_identAt(static_cast<std::size_t>(columnNamed(into, "ident")))
    {}

    void insert(const Row& row)
    {
        rows.insert(row);
        index(m_words.handle, row.front().number, row[m_wordsAt].bytes);
        index(m_ident.handle, row.front().number, row[m_identAt].bytes);
    }

    Table rows;

private:
    static void index(sqlite3_stmt* statement, sqlite3_int64 number, const std::string& text)
    {
        sqlite3_bind_int64(statement, 1, number);
        sqlite3_bind_text(statement, 2, text.data(), static_cast<int>(text.size()), SQLITE_STATIC);
        if (sqlite3_step(statement) != SQLITE_DONE) {
            throw std::runtime_error(sqlite3_errmsg(sqlite3_db_handle(statement)));
        }
        sqlite3_reset(statement);
    }

    Statement m_words;
    Statement m_ident;
    std::size_t m_wordsAt;
    std::size_t m_identAt;
};

} // namespace

double insertBare(const std::filesystem::path& imported, const std::filesystem::path& before)
{
    constexpr std::size_t batch = 4096;
    const Connection from(imported, "PRAGMA cache_size = -8192");
    const Connection into(before, "PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = ON;"
                                  "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;"
                                  "PRAGMA temp_store = MEMORY; PRAGMA journal_mode = WAL;"
                                  "PRAGMA synchronous = FULL; PRAGMA cache_size = -65536;"
                                  "PRAGMA journal_size_limit = 67108864;");
    double cpu = 0;
    {
        Table ops(from, into, "op");
        Devices devices(from, into);
        into.run("BEGIN IMMEDIATE");
        for (const char* few : {"unit", "site", "officer", "vendor", "import_file", "change_set"}) {
            Table table(from, into, few);
            table.read(SIZE_MAX / 2);
            cpu += threadCpu([&] {
                for (const auto& row : table.rows) {
                    table.insert(row);
                }
            });
        }
        for (;;) {
            const auto& journal = ops.read(batch);
            const auto& records = devices.rows.read(batch);
            if (journal.empty() && records.empty()) {
                break;
            }
            cpu += threadCpu([&] { // in the order of creation
                for (std::size_t i = 0; i < std::max(journal.size(), records.size()); ++i) {
                    if (i < journal.size()) {
                        ops.insert(journal[i]);
                    }
                    if (i < records.size()) {
                        devices.insert(records[i]);
                    }
                }
            });
        }
    }
    cpu += threadCpu([&] { into.run("COMMIT"); });
    return cpu;
}

} // namespace dongbo::bench
