#include "bench/yardsticks/bare_scan.h"

#include <sqlite3.h>

#include <cstddef>

namespace dongbo::bench {

struct BareScan::Impl
{
    sqlite3* connection = nullptr;
    std::vector<sqlite3_stmt*> tables;
    std::size_t bytes = 0; ///< looked at, so that nothing is left out
};

BareScan::BareScan(const std::filesystem::path& path, const std::vector<std::string>& tables)
    : m_impl(std::make_unique<Impl>())
{
    sqlite3_open_v2(path.c_str(), &m_impl->connection, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX,
                    nullptr);
    for (const auto& table : tables) {
        auto*& statement = m_impl->tables.emplace_back(nullptr);
        sqlite3_prepare_v2(m_impl->connection, ("SELECT * FROM " + table).c_str(), -1, &statement,
                           nullptr);
    }
}

BareScan::~BareScan()
{
    for (auto* statement : m_impl->tables) {
        sqlite3_finalize(statement);
    }
    sqlite3_close(m_impl->connection);
}

void BareScan::run()
{
    for (auto* statement : m_impl->tables) {
        const int columns = sqlite3_column_count(statement);
        while (sqlite3_step(statement) == SQLITE_ROW) {
            for (int i = 0; i < columns; ++i) {
                switch (sqlite3_column_type(statement, i)) {
                case SQLITE_INTEGER:
                    m_impl->bytes +=
                        static_cast<std::size_t>(sqlite3_column_int64(statement, i) & 1);
                    break;
                case SQLITE_TEXT:
                    m_impl->bytes += sqlite3_column_text(statement, i)[0];
                    break;
                case SQLITE_BLOB:
                    m_impl->bytes += static_cast<std::size_t>(sqlite3_column_bytes(statement, i));
                    break;
                default:
                    break;
                }
            }
        }
        sqlite3_reset(statement);
    }
}

} // namespace dongbo::bench
