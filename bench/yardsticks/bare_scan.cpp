#include "bench/yardsticks/bare_scan.h"

#include <sqlite3.h>

#include <cstddef>

namespace dongbo::bench {

struct BareScan::Impl
{
    sqlite3* connection = nullptr;
    sqlite3_stmt* all = nullptr;
    std::size_t bytes = 0; ///< looked at, so that nothing is left out
};

BareScan::BareScan(const std::filesystem::path& path)
    : m_impl(std::make_unique<Impl>())
{
    sqlite3_open_v2(path.c_str(), &m_impl->connection, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX,
                    nullptr);
    sqlite3_prepare_v2(m_impl->connection, "SELECT * FROM device", -1, &m_impl->all, nullptr);
}

BareScan::~BareScan()
{
    sqlite3_finalize(m_impl->all);
    sqlite3_close(m_impl->connection);
}

void BareScan::run()
{
    const int columns = sqlite3_column_count(m_impl->all);
    while (sqlite3_step(m_impl->all) == SQLITE_ROW) {
        for (int i = 0; i < columns; ++i) {
            switch (sqlite3_column_type(m_impl->all, i)) {
            case SQLITE_INTEGER:
                m_impl->bytes += static_cast<std::size_t>(sqlite3_column_int64(m_impl->all, i) & 1);
                break;
            case SQLITE_TEXT:
                m_impl->bytes += sqlite3_column_text(m_impl->all, i)[0];
                break;
            case SQLITE_BLOB:
                m_impl->bytes += static_cast<std::size_t>(sqlite3_column_bytes(m_impl->all, i));
                break;
            default:
                break;
            }
        }
    }
    sqlite3_reset(m_impl->all);
}

} // namespace dongbo::bench
