#pragma once

#include "core/platform/file_locks.h"

#include <filesystem>

// Inside core/store only.

namespace dongbo::store::files {

/// Whether another process has the register open now. False when the system cannot tell.
[[nodiscard]] bool isOpenElsewhere(const std::filesystem::path& path);

/// Keeps the opening of registers in a folder apart from the moment in which one of them is
/// replaced: whoever opens one shares it, whoever replaces one has it alone. Where the system has
/// no such locks there is none.
class FolderLock
{
public:
    using Kind = platform::SharedLock::Kind;
    /// Throws {Locked} after `waitMs`.
    FolderLock(const std::filesystem::path& folder, Kind kind, int waitMs);

private:
    platform::SharedLock m_lock;
};

/// Shuts every other process out of a database's file, whatever stands in it; held while it lives.
/// Not for files that this process has open otherwise.
class FileLock
{
public:
    /// Throws {Locked, "store.restore_in_use"} when somebody has it open.
    explicit FileLock(const std::filesystem::path& path);

private:
    platform::RangeLock m_lock;
};

} // namespace dongbo::store::files
