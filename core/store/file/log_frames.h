#pragma once

#include "core/store/file/log_writes.h"

#include <sqlite3.h>

#include <array>
#include <cstdint>
#include <limits>

// Inside core/store only.

namespace dongbo::store {

/// The frames of a register's log, a page each with a sum over it and all before it: written
/// through LogWrites, checked as they are read.
///
/// SQLite writes a page that a transaction spills twice over its first frame and leaves that
/// frame's sum, and those after it, to the commit. Until then they are not checked. When a
/// savepoint is rolled back to before such a frame, SQLite 3.40 goes on without sums where the
/// commit will not look, and whatever is committed from there on is lost when the log is played
/// back. Those frames get their sums here.
class LogFrames
{
public:
    /// Takes the memory it needs at once: SQLite, which calls the rest, knows no exceptions.
    explicit LogFrames(sqlite3_file& file);

    // As xWrite and xRead of the log.
    int write(const void* from, int amount, sqlite3_int64 offset);
    int read(void* into, int amount, sqlite3_int64 offset);
    /// The page of the register to which a frame that was read belongs, when the frame does not fit
    /// its sum; 0 when it fits, when `amount` bytes from `offset` are no frame's page, and while
    /// the frame waits for its sum.
    [[nodiscard]] std::uint32_t damagedPage(const void* page, int amount, sqlite3_int64 offset);
    /// What was written and is still held back must be in the file before others look at it.
    int flush() { return m_writes.flush(); }
    /// Its lock is gone: all frames that count have their sums.
    void endTransaction();

private:
    using Header = std::array<unsigned char, 24>;
    struct Place
    {
        sqlite3_int64 frame = 0; ///< from 0
        sqlite3_int64 rest = 0;  ///< from the frame's beginning
    };
    static Place placeOf(sqlite3_int64 offset, int pageSize);
    static sqlite3_int64 offsetOf(sqlite3_int64 frame, int pageSize);
    int writeHeader(const unsigned char* bytes, sqlite3_int64 frame, sqlite3_int64 offset);
    int writeSummed(const unsigned char* page, sqlite3_int64 frame);
    /// Straight from the file; false when it has no such bytes.
    template <typename Bytes> bool readRaw(Bytes& into, sqlite3_int64 offset);

    static constexpr auto noFrame = std::numeric_limits<sqlite3_int64>::max();

    sqlite3_file& m_file;
    LogWrites m_writes;
    int m_page = 0; ///< size of its pages; 0: not known yet
    /// In which order its words are summed, as the last bit of its magic number tells; -1: not
    /// known yet.
    int m_order = -1;
    sqlite3_int64 m_lastHeader = -1; ///< the frame whose header was written last, without its page
    sqlite3_int64 m_last = -1;       ///< the frame that was appended last in this transaction
    sqlite3_int64 m_unsummedFrom = noFrame; ///< from here on frames wait for their sums
    Header m_unsummed{};                    ///< of a frame that is about to get one
    bool m_sumsNext = false;                ///< the next page is that frame's
};

} // namespace dongbo::store
