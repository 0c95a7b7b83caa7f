#include "core/store/file/file_locks.h"

#include "core/domain/error.h"
#include "core/store/file/files.h"

#include <cerrno>
#include <chrono>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <thread>
#include <unistd.h>

namespace dongbo::store::files {

namespace {

/// Where SQLite puts its locks: on these bytes of a database and, of the log's memory file, on one
/// that every connection holds (sqlite.org/fileformat2.html, walformat.html).
constexpr off_t firstLockByte = 0x40000000;
constexpr off_t lockBytes = 512;
constexpr off_t openMarkByte = 128;

} // namespace

bool isOpenElsewhere(const std::filesystem::path& path)
{
    const int fd = ::open(withSuffix(path, "-shm").c_str(), O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        return false;
    }
    struct flock lock = {};
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    lock.l_start = openMarkByte;
    lock.l_len = 1;
    const bool isHeld = ::fcntl(fd, F_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
    ::close(fd);
    return isHeld;
}

FolderLock::FolderLock(const std::filesystem::path& folder, Kind kind, int waitMs)
    : m_file(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC))
{
    if (m_file < 0) {
        return; // a folder that cannot be read: nothing in it is replaced by us either
    }
    for (int waited = 0; ::flock(m_file, (kind == Kind::Alone ? LOCK_EX : LOCK_SH) | LOCK_NB) != 0;
         waited += 10) {
        if (errno != EWOULDBLOCK && errno != EINTR) {
            return; // no such locks on this disk
        }
        if (waited >= waitMs) {
            ::close(m_file);
            throw Error(Error::Kind::Locked, {"store.locked", {{"path", folder.string()}}});
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
}

FolderLock::~FolderLock()
{
    if (m_file >= 0) {
        ::close(m_file);
    }
}

FileLock::FileLock(const std::filesystem::path& path)
    : m_file(::open(path.c_str(), O_RDWR | O_CLOEXEC))
{
    if (m_file < 0) {
        throw Error(Error::Kind::ReadOnly, {"store.folder_read_only", {{"path", path.string()}}},
                    std::strerror(errno)); // NOLINT(concurrency-mt-unsafe): for the log only
    }
    struct flock lock = {};
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    lock.l_start = firstLockByte;
    lock.l_len = lockBytes;
    if (::fcntl(m_file, F_SETLK, &lock) != 0 && (errno == EACCES || errno == EAGAIN)) {
        ::close(m_file);
        throw Error(Error::Kind::Locked, {"store.restore_in_use", {{"path", path.string()}}});
    }
}

FileLock::~FileLock()
{
    ::close(m_file);
}

} // namespace dongbo::store::files
