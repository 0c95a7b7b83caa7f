#include "core/platform/file_locks.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace dongbo::platform {

namespace {

struct flock writeLock(ByteRange bytes)
{
    struct flock lock = {};
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    lock.l_start = static_cast<off_t>(bytes.start);
    lock.l_len = static_cast<off_t>(bytes.length);
    return lock;
}

} // namespace

bool isLockedElsewhere(const std::filesystem::path& file, ByteRange bytes)
{
    const int fd = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        return false;
    }
    auto lock = writeLock(bytes);
    const bool isHeld = ::fcntl(fd, F_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
    ::close(fd);
    return isHeld;
}

RangeLock::RangeLock(const std::filesystem::path& file, ByteRange bytes)
    : m_file(::open(file.c_str(), O_RDWR | O_CLOEXEC))
{
    if (m_file < 0) {
        m_fault.assign(errno, std::generic_category());
        return;
    }
    auto lock = writeLock(bytes);
    if (::fcntl(m_file, F_SETLK, &lock) != 0 && (errno == EACCES || errno == EAGAIN)) {
        m_fault = std::make_error_code(std::errc::resource_unavailable_try_again);
    }
}

RangeLock::~RangeLock()
{
    if (m_file >= 0) {
        ::close(m_file);
    }
}

SharedLock::SharedLock(const std::filesystem::path& folder)
    : m_file(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC))
{}

SharedLock::~SharedLock()
{
    if (m_file >= 0) {
        ::close(m_file);
    }
}

SharedLock::Answer SharedLock::take(Kind kind)
{
    if (m_file < 0) {
        return Answer::None;
    }
    if (::flock(m_file, (kind == Kind::Alone ? LOCK_EX : LOCK_SH) | LOCK_NB) == 0) {
        return Answer::Taken;
    }
    return errno == EWOULDBLOCK || errno == EINTR ? Answer::Busy : Answer::None;
}

} // namespace dongbo::platform
