#pragma once

#include <cstdint>
#include <optional>

struct sqlite3;

// Inside core/store only.

namespace dongbo::store {

/// The name of the layer between SQLite and the system's files that gives every page of a register
/// a checksum: in the last 8 bytes of a page, reserved for it, written with the page and checked
/// whenever one is read; a page in the log is checked by the sum that SQLite writes before it. A
/// read that fails the check ends the statement as damage. The sums are those of SQLite's own
/// extension "cksumvfs", so other programs can check them too; a program that knows nothing of them
/// reads the file as it is, and spoils the sums of what it writes. Files without reserved bytes
/// pass through unchecked. Registered once per process; below it is whatever the process's default
/// is.
[[nodiscard]] const char* checkedFiles();

/// Whether pages that are read must fit their sums; on for every connection that was not told
/// otherwise.
enum class PageChecks
{
    On,
    Off
};
/// Gives what was so before.
PageChecks setPageChecks(sqlite3* connection, PageChecks checks);

/// Gives the pages of a file that is about to be made, or rewritten by VACUUM, room for sums.
void reservePageSums(sqlite3* connection);

/// A file that is being filled page by page, in any order: every page gets its sum, although the
/// first, which tells of the reserved bytes, may come last.
void expectPageSums(sqlite3* connection);

/// Whether the connection's file has room for sums.
[[nodiscard]] bool hasPageSums(sqlite3* connection);

/// The page whose check failed last in this thread, once; 0 when none did since. In the log: the
/// page of the register that stands there. SQLite's search tables pass a failed check on as any
/// failed read, so this tells more than the code does.
std::uint32_t takeDamagedPage();

/// Bytes at the end of each page that hold its sum.
inline constexpr int pageSumBytes = 8;

} // namespace dongbo::store
