#include "bench/yardsticks/bare_history.h"

#include <sqlite3.h>

namespace dongbo::bench {

BareHistory::BareHistory(const std::string& path)
{
    sqlite3_open_v2(path.c_str(), &m_database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX,
                    nullptr);
    sqlite3_prepare_v2(m_database,
                       "SELECT no, node, seq, id, origin, hlc, wall_ms, received_ms, verb, kind,"
                       " record, change_set, schema_version, flags, payload, hash FROM op"
                       " WHERE record = ?1 ORDER BY no",
                       -1, &m_select, nullptr);
}

BareHistory::~BareHistory()
{
    sqlite3_finalize(m_select);
    sqlite3_close(m_database);
}

std::size_t BareHistory::read(const std::array<std::uint8_t, 16>& record)
{
    std::size_t bytes = 0;
    sqlite3_bind_blob(m_select, 1, record.data(), 16, SQLITE_STATIC);
    while (sqlite3_step(m_select) == SQLITE_ROW) {
        for (int column = 0; column < 16; ++column) {
            if (sqlite3_column_type(m_select, column) == SQLITE_BLOB) {
                sqlite3_column_blob(m_select, column);
                bytes += static_cast<std::size_t>(sqlite3_column_bytes(m_select, column));
            } else {
                bytes += static_cast<std::size_t>(sqlite3_column_int64(m_select, column) & 1);
            }
        }
    }
    sqlite3_reset(m_select);
    return bytes;
}

} // namespace dongbo::bench
