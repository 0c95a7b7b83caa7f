#pragma once

#include <filesystem>

// Inside core/store only.

/// The seam to the system's locks on files. A Windows twin replaces file_locks.cpp.
namespace dongbo::store::files {

/// Whether another process has the register open now. False when the system cannot tell.
[[nodiscard]] bool isOpenElsewhere(const std::filesystem::path& path);

/// Keeps the opening of registers in a folder apart from the moment in which one of them is
/// replaced: whoever opens one shares it, whoever replaces one has it alone. Where the system has
/// no such locks there is none.
class FolderLock
{
public:
    enum class Kind
    {
        Shared,
        Alone
    };
    /// Throws {Locked} after `waitMs`.
    FolderLock(const std::filesystem::path& folder, Kind kind, int waitMs);
    FolderLock(const FolderLock&) = delete;
    FolderLock& operator=(const FolderLock&) = delete;
    ~FolderLock();

private:
    int m_file = -1;
};

/// Shuts every other process out of a database's file, whatever stands in it; held while it lives.
/// Not for files that this process has open otherwise.
class FileLock
{
public:
    /// Throws {Locked, "store.restore_in_use"} when somebody has it open.
    explicit FileLock(const std::filesystem::path& path);
    FileLock(const FileLock&) = delete;
    FileLock& operator=(const FileLock&) = delete;
    ~FileLock();

private:
    int m_file = -1;
};

} // namespace dongbo::store::files
