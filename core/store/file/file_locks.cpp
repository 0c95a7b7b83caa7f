#include "core/store/file/file_locks.h"

#include "core/domain/error.h"
#include "core/store/file/files.h"

#include <chrono>
#include <thread>

namespace dongbo::store::files {

namespace {

/// Where SQLite puts its locks: on these bytes of a database and, of the log's memory file, on one
/// that every connection holds (sqlite.org/fileformat2.html, walformat.html).
constexpr platform::ByteRange databaseLocks{0x40000000, 512};
constexpr platform::ByteRange openMark{128, 1};

} // namespace

bool isOpenElsewhere(const std::filesystem::path& path)
{
    return platform::isLockedElsewhere(withSuffix(path, "-shm"), openMark);
}

FolderLock::FolderLock(const std::filesystem::path& folder, Kind kind, int waitMs)
    : m_lock(folder)
{
    constexpr int stepMs = 10;
    for (int waited = 0; m_lock.take(kind) == platform::SharedLock::Answer::Busy;
         waited += stepMs) {
        if (waited >= waitMs) {
            throw Error(Error::Kind::Locked, {"store.locked", {{"path", folder.string()}}});
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(stepMs));
    }
}

FileLock::FileLock(const std::filesystem::path& path)
    : m_lock(path, databaseLocks)
{
    if (m_lock.fault() == std::errc::resource_unavailable_try_again) {
        throw Error(Error::Kind::Locked, {"store.restore_in_use", {{"path", path.string()}}});
    }
    if (m_lock.fault()) {
        throw Error(Error::Kind::ReadOnly, {"store.folder_read_only", {{"path", path.string()}}},
                    m_lock.fault().message());
    }
}

} // namespace dongbo::store::files
