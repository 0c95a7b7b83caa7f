#pragma once

#include <cstdint>
#include <filesystem>
#include <system_error>

/// The system's locks on files. They shut out other processes, not this one.
namespace dongbo::platform {

/// Some bytes of a file, whether they are there or not.
struct ByteRange
{
    std::int64_t start = 0;
    std::int64_t length = 0;
};

/// Whether another process holds a lock on one of the bytes; false when the system cannot tell.
[[nodiscard]] bool isLockedElsewhere(const std::filesystem::path& file, ByteRange bytes);

/// A lock on some bytes, nobody else's, held while it lives. Not for files that this process has
/// open otherwise: closing it lets go of all of this process's locks on the file.
class RangeLock
{
public:
    /// At once or not at all, see fault(): {resource_unavailable_try_again} when somebody has one
    /// there. Where the system has no such locks there is none and no fault.
    RangeLock(const std::filesystem::path& file, ByteRange bytes);
    RangeLock(const RangeLock&) = delete;
    RangeLock& operator=(const RangeLock&) = delete;
    ~RangeLock();
    [[nodiscard]] std::error_code fault() const { return m_fault; }

private:
    int m_file = -1;
    std::error_code m_fault;
};

/// A lock on a whole folder that several may share or one may have alone, held while it lives.
class SharedLock
{
public:
    explicit SharedLock(const std::filesystem::path& folder);
    SharedLock(const SharedLock&) = delete;
    SharedLock& operator=(const SharedLock&) = delete;
    ~SharedLock();

    enum class Kind
    {
        Shared,
        Alone
    };
    enum class Answer
    {
        Taken,
        Busy,
        None ///< no such locks on this disk, or the folder cannot be read
    };
    /// At once or not at all.
    [[nodiscard]] Answer take(Kind kind);

private:
    int m_file = -1;
};

} // namespace dongbo::platform
