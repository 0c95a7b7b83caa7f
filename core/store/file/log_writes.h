#pragma once

#include <sqlite3.h>

#include <cstddef>
#include <vector>

namespace dongbo::store {

// Inside core/store only.

/// Gathers the frames a transaction appends to the register's log, which SQLite writes in two small
/// pieces each, and writes them in large ones. What it holds is never needed by anybody: frames
/// count once the last of their transaction, which says that it is the last, is in the file, and
/// that one is never kept back. Whoever else looks at the log's file calls flush() before.
class LogWrites
{
public:
    /// Takes the memory it needs at once: SQLite, which calls the rest, knows no exceptions.
    explicit LogWrites(sqlite3_file& file);

    /// As xWrite of the log; gives the failure of what was gathered before, too.
    int write(const void* from, int amount, sqlite3_int64 offset);
    int flush();
    /// The transaction is over: what is still held was rolled back, and the next frame may stand
    /// anywhere.
    void endTransaction();

private:
    bool isNextPiece(int amount, sqlite3_int64 offset) const;

    sqlite3_file& m_file;
    std::vector<unsigned char> m_held; ///< to be written at m_end - its size
    sqlite3_int64 m_end = 0;           ///< of all the transaction has written; 0: nothing yet
    bool m_isLastFrame = false;        ///< the frame whose header came last ends its transaction
};

} // namespace dongbo::store
