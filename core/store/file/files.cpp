#include "core/store/file/files.h"

#include "core/domain/error.h"

#include <array>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <new>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

namespace dongbo::store::files {

namespace {

[[noreturn]] void fail(const std::filesystem::path& path, int reason)
{
    const std::string detail =
        std::strerror(reason); // NOLINT(concurrency-mt-unsafe): for the log only
    if (reason == ENOSPC || reason == EDQUOT) {
        throw Error(Error::Kind::Full, {"store.full", {{"path", path.string()}}}, detail);
    }
    if (reason == EACCES || reason == EROFS || reason == EPERM) {
        throw Error(Error::Kind::ReadOnly, {"store.folder_read_only", {{"path", path.string()}}},
                    detail);
    }
    throw Error(Error::Kind::Unreadable, {"store.file_unreadable", {{"path", path.string()}}},
                detail);
}

void pause()
{
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
}

} // namespace

std::filesystem::path folderOf(const std::filesystem::path& path)
{
    return path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
}

std::filesystem::path withSuffix(std::filesystem::path path, const char* suffix)
{
    path += suffix;
    return path;
}

std::filesystem::path resolved(const std::filesystem::path& path)
{
    std::error_code failed;
    auto real = std::filesystem::weakly_canonical(std::filesystem::absolute(path), failed);
    return failed ? std::filesystem::absolute(path) : real;
}

std::size_t nameCount(const std::filesystem::path& path)
{
    struct stat found = {};
    return ::stat(path.c_str(), &found) == 0 ? static_cast<std::size_t>(found.st_nlink) : 0;
}

std::optional<Identity> identityOf(const std::filesystem::path& path)
{
    struct stat found = {};
    if (::stat(path.c_str(), &found) != 0) {
        return std::nullopt;
    }
    return Identity{found.st_dev, found.st_ino};
}

std::string readHead(const std::filesystem::path& path, std::size_t bytes)
{
    const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        throw Error(Error::Kind::Unreadable, {"store.file_unreadable", {{"path", path.string()}}});
    }
    std::string head(bytes, '\0');
    std::size_t got = 0;
    while (got < bytes) {
        const auto n = ::read(fd, head.data() + got, bytes - got);
        if (n <= 0) {
            break;
        }
        got += static_cast<std::size_t>(n);
    }
    ::close(fd);
    head.resize(got);
    return head;
}

bool canWriteFolder(const std::filesystem::path& folder)
{
    return ::access(folder.c_str(), W_OK) == 0;
}

bool canWrite(const std::filesystem::path& path)
{
    return ::access(path.c_str(), W_OK) == 0 && canWriteFolder(folderOf(path));
}

bool isProcessAlive(long process)
{
    return ::kill(static_cast<pid_t>(process), 0) == 0 || errno != ESRCH;
}

std::filesystem::path uniqueSibling(const std::filesystem::path& path, const std::string& suffix)
{
    for (int n = 0;; ++n) {
        auto candidate = path;
        candidate +=
            suffix + "-" + std::to_string(::getpid()) + (n == 0 ? "" : "-" + std::to_string(n));
        if (!std::filesystem::exists(candidate)) {
            return candidate;
        }
    }
}

namespace {

constexpr std::string_view privatePrefix = "dongbo-copy-";

void removeOrphans(const std::filesystem::path& among)
{
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator(among, ignored)) {
        const auto name = entry.path().filename().string();
        if (!name.starts_with(privatePrefix)) {
            continue;
        }
        long process = 0;
        const char* end = name.data() + name.size();
        std::from_chars(name.data() + privatePrefix.size(), end, process);
        struct stat found = {};
        if (process > 0 && !isProcessAlive(process) && ::lstat(entry.path().c_str(), &found) == 0 &&
            S_ISDIR(found.st_mode) && found.st_uid == ::geteuid()) {
            std::filesystem::remove_all(entry.path(), ignored);
        }
    }
}

/// What changes whenever a register's file or its log is written.
using Written = std::array<std::int64_t, 6>;
Written writtenOf(const std::filesystem::path& path)
{
    Written all{};
    std::size_t at = 0;
    for (const auto& file : {path, withSuffix(path, "-wal")}) {
        struct stat found = {};
        if (::stat(file.c_str(), &found) == 0) {
            all[at] = found.st_size;
            all[at + 1] = found.st_mtim.tv_sec;
            all[at + 2] = found.st_mtim.tv_nsec;
        }
        at += 3;
    }
    return all;
}

void copyOver(const std::filesystem::path& from, const std::filesystem::path& to)
{
    std::error_code failed;
    std::filesystem::copy_file(from, to, std::filesystem::copy_options::overwrite_existing, failed);
    if (failed) {
        fail(from, failed.value());
    }
}

} // namespace

std::filesystem::path privateFolder()
{
    const auto among = std::filesystem::temp_directory_path();
    removeOrphans(among);
    std::string name =
        (among / (std::string(privatePrefix) + std::to_string(::getpid()) + "-XXXXXX")).string();
    if (::mkdtemp(name.data()) == nullptr) {
        fail(name, errno);
    }
    return name;
}

void copyRegister(const std::filesystem::path& from, const std::filesystem::path& to)
{
    const auto log = withSuffix(from, "-wal");
    constexpr int mostTries = 50;
    for (int tries = 1;; ++tries) {
        const auto before = writtenOf(from);
        copyOver(from, to);
        std::error_code ignored;
        std::filesystem::remove(withSuffix(to, "-wal"), ignored);
        if (std::filesystem::exists(log)) {
            copyOver(log, withSuffix(to, "-wal"));
        }
        if (writtenOf(from) == before) {
            break;
        }
        if (tries == mostTries) {
            throw Error(Error::Kind::Locked, {"store.locked", {{"path", from.string()}}});
        }
        pause();
    }
    std::error_code ignored;
    std::filesystem::permissions(
        to, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write, ignored);
}

namespace {
void syncPath(const std::filesystem::path& path, int flags)
{
    const int fd = ::open(path.c_str(), flags | O_CLOEXEC);
    if (fd < 0) {
        fail(path, errno);
    }
    const int done = ::fsync(fd);
    const int reason = errno;
    ::close(fd);
    if (done != 0) {
        fail(path, reason);
    }
}
} // namespace

void sync(const std::filesystem::path& file)
{
    syncPath(file, O_RDONLY);
}

void syncFolder(const std::filesystem::path& folder)
{
    syncPath(folder, O_RDONLY | O_DIRECTORY);
}

bool renameNew(const std::filesystem::path& from, const std::filesystem::path& to)
{
    // link + unlink: rename() would silently replace a register made meanwhile
    if (::link(from.c_str(), to.c_str()) != 0) {
        if (errno == EEXIST) {
            return false;
        }
        if (errno == EPERM || errno == ENOTSUP || errno == EOPNOTSUPP) { // FAT, some network shares
            if (std::filesystem::exists(to)) {
                return false;
            }
            if (std::rename(from.c_str(), to.c_str()) != 0) {
                fail(to, errno);
            }
            return true;
        }
        fail(to, errno);
    }
    ::unlink(from.c_str());
    return true;
}

void requireWhole(const std::filesystem::path& closed)
{
    struct stat log = {};
    if (::stat(withSuffix(closed, "-wal").c_str(), &log) == 0 && log.st_size > 0) {
        fail(closed, EIO);
    }
}

bool publish(const std::filesystem::path& draft, const std::filesystem::path& to)
{
    requireWhole(draft);
    sync(draft);
    if (!renameNew(draft, to)) {
        return false;
    }
    try {
        syncFolder(folderOf(to));
    } catch (...) {
        ::unlink(to.c_str()); // what is not certain to stay is not said to be there
        throw;
    }
    return true;
}

void renameOver(const std::filesystem::path& from, const std::filesystem::path& to)
{
    if (std::rename(from.c_str(), to.c_str()) != 0) {
        fail(to, errno);
    }
}

bool keepAs(const std::filesystem::path& from, const std::filesystem::path& to)
{
    if (::link(from.c_str(), to.c_str()) == 0) {
        return true;
    }
    if (errno == EEXIST) {
        return false;
    }
    if (errno != EPERM && errno != ENOTSUP && errno != EOPNOTSUPP && errno != EMLINK) {
        fail(to, errno);
    }
    std::error_code failed;
    std::filesystem::copy_file(from, to, failed);
    if (failed == std::errc::file_exists) {
        return false;
    }
    try {
        if (failed) {
            fail(to, failed.value());
        }
        sync(to);
    } catch (...) {
        std::filesystem::remove(to, failed);
        throw;
    }
    return true;
}

void remove(const std::filesystem::path& path)
{
    if (::unlink(path.c_str()) != 0 && errno != ENOENT) {
        fail(path, errno);
    }
}

void removeRegister(const std::filesystem::path& path) noexcept
{
    try {
        std::error_code ignored;
        std::filesystem::remove(path, ignored);
        std::filesystem::remove(withSuffix(path, "-wal"), ignored);
        std::filesystem::remove(withSuffix(path, "-shm"), ignored);
        std::filesystem::remove(withSuffix(path, "-journal"), ignored);
    } catch (const std::bad_alloc&) { // NOLINT(bugprone-empty-catch): the next start clears it away
    }
}

} // namespace dongbo::store::files
