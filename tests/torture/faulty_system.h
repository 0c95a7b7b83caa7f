#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <vector>

// This program's own open, write, sync, rename and so on stand before the system's, for SQLite and
// the standard library too: they can fail or kill on the n-th call, and keep a record of what was
// asked of the disk. Of what the C library's streams write only the opening and the closing are
// calls; on a full disk their writes fail too.

namespace dongbo::torture {

/// What happens to the calls that touch files under `folder`. Reads always work.
struct Fault
{
    enum class Kind
    {
        None, ///< counts only
        Error,
        Kill
    };
    Kind kind = Kind::None;
    std::uint64_t at = 0; ///< the call it happens to, from 1
    int error = 0;        ///< errno
    bool goesOn = false;  ///< all later calls fail too
};

/// From now on in this process; one folder at a time.
void arm(const std::filesystem::path& folder, const Fault& fault);
/// Gives how many calls there were.
std::uint64_t disarm();
/// Of each call so far, a number that stands for everything asked of the disk up to it (which call,
/// of which file, how much; digits of names left out); from the first touch of a folder of backups
/// on, for everything since then. Calls with one number are the same call made in the same state.
[[nodiscard]] std::span<const std::uint64_t> traces();
/// Whether the fault came to pass.
[[nodiscard]] bool hasStruck();

/// One thing asked of the disk. Files are numbered in the order they were first met; names are
/// relative to the folder.
struct DiskCall
{
    enum class Kind : std::uint8_t
    {
        Write,    ///< `bytes` at `offset`
        Truncate, ///< to `offset`
        SyncFile,
        Link,   ///< file gets `name`
        Unlink, ///< `name`
        Rename, ///< `name` becomes `other`
        SyncFolder,
        Mark ///< said by the test: `offset` is its number
    };
    Kind kind = Kind::Mark;
    std::uint32_t file = 0;
    std::uint64_t offset = 0;
    std::string bytes;
    std::string name;
    std::string other;
};

/// Records instead of failing, until recorded() is asked.
void startRecording(const std::filesystem::path& folder);
void mark(std::uint64_t number);
/// Records that the open file has this name already.
void noteName(int file, const std::filesystem::path& path);
[[nodiscard]] std::vector<DiskCall> recorded();

} // namespace dongbo::torture
