#include "core/store/file/log_writes.h"

#include <algorithm>
#include <array>

namespace dongbo::store {

namespace {

constexpr sqlite3_int64 logHeader = 32;
constexpr int frameHeader = 24;
/// SQLite's layer for Unix writes no more at once: of an amount it looks at 17 bits only.
constexpr std::size_t mostHeld = 0x1FFFF;

/// A frame's header says how large the register is after the transaction that it ends; of any
/// other frame it says nothing.
bool endsTransaction(const unsigned char* header)
{
    return std::any_of(header + 4, header + 8, [](unsigned char byte) { return byte != 0; });
}

} // namespace

LogWrites::LogWrites(sqlite3_file& file)
    : m_file(file)
{
    m_held.reserve(mostHeld);
}

/// What is written over, or lies elsewhere, goes its own way.
bool LogWrites::isNextPiece(int amount, sqlite3_int64 offset) const
{
    return offset >= logHeader && (m_end == 0 ? amount == frameHeader : offset == m_end);
}

int LogWrites::write(const void* from, int amount, sqlite3_int64 offset)
{
    if (!isNextPiece(amount, offset)) {
        const int done = flush();
        return done == SQLITE_OK ? m_file.pMethods->xWrite(&m_file, from, amount, offset) : done;
    }
    if (m_held.size() + static_cast<std::size_t>(amount) > mostHeld) {
        if (const int done = flush(); done != SQLITE_OK) {
            return done;
        }
    }
    const auto* bytes = static_cast<const unsigned char*>(from);
    m_held.insert(m_held.end(), bytes, bytes + amount);
    m_end = offset + amount;
    if (amount == frameHeader) {
        m_isLastFrame = endsTransaction(bytes);
        return SQLITE_OK;
    }
    return m_isLastFrame ? flush() : SQLITE_OK;
}

int LogWrites::flush()
{
    if (m_held.empty()) {
        return SQLITE_OK;
    }
    const auto size = static_cast<int>(m_held.size());
    const int done = m_file.pMethods->xWrite(&m_file, m_held.data(), size, m_end - size);
    m_held.clear();
    return done;
}

void LogWrites::endTransaction()
{
    m_held.clear();
    m_end = 0;
    m_isLastFrame = false;
}

} // namespace dongbo::store
