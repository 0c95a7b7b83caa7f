#include "bench/yardsticks/bare_page.h"

#include <sqlite3.h>

#include <stdexcept>
#include <string>

namespace dongbo::bench {

struct BarePage::Impl
{
    sqlite3* connection = nullptr;
    sqlite3_stmt* first = nullptr;
    sqlite3_stmt* last = nullptr;

    explicit Impl(const std::filesystem::path& path)
    {
        sqlite3_open_v2(path.c_str(), &connection, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX,
                        nullptr);
        first = prepare("ORDER BY d.code_key, d.no LIMIT 100");
        last = prepare("ORDER BY d.code_key DESC, d.no DESC LIMIT 100");
    }
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;
    ~Impl()
    {
        sqlite3_finalize(first);
        sqlite3_finalize(last);
        sqlite3_close(connection);
    }
    [[nodiscard]] sqlite3_stmt* prepare(const char* order) const
    {
        const std::string sql =
            std::string(
                "SELECT d.*, s.name, u.id, u.kind, u.name, o.name FROM device AS d INDEXED "
                "BY device_list LEFT JOIN site AS s ON s.id = d.site LEFT JOIN unit AS u ON "
                "u.id = s.unit LEFT JOIN officer AS o ON o.id = d.custodian WHERE "
                "d.code_key IS NOT NULL AND d.condition_now = 4 AND (d.paper IS NULL OR d.paper "
                "NOT IN (3, 4, 5)) ") +
            order;
        sqlite3_stmt* statement = nullptr;
        if (sqlite3_prepare_v3(connection, sql.c_str(), -1, SQLITE_PREPARE_PERSISTENT, &statement,
                               nullptr) != SQLITE_OK) {
            throw std::runtime_error(sqlite3_errmsg(connection));
        }
        return statement;
    }
};

BarePage::BarePage(const std::filesystem::path& path)
    : m_impl(std::make_unique<Impl>(path))
{}
BarePage::~BarePage() = default;

std::size_t BarePage::read(End end) const
{
    auto* statement = end == End::First ? m_impl->first : m_impl->last;
    std::size_t bytes = 0;
    while (sqlite3_step(statement) == SQLITE_ROW) {
        for (int i = 0; i < sqlite3_column_count(statement); ++i) {
            if (sqlite3_column_type(statement, i) == SQLITE_INTEGER) {
                bytes += sqlite3_column_int64(statement, i) != 0 ? sizeof(sqlite3_int64) : 0;
            } else {
                const std::string copy(
                    static_cast<const char*>(sqlite3_column_blob(statement, i)),
                    static_cast<std::size_t>(sqlite3_column_bytes(statement, i)));
                bytes += copy.size();
            }
        }
    }
    sqlite3_reset(statement);
    return bytes;
}

} // namespace dongbo::bench
