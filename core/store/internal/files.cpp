#include "core/store/internal/files.h"

#include "core/domain/error.h"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
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

std::filesystem::path folderOf(const std::filesystem::path& path)
{
    return path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
}

std::filesystem::path withSuffix(std::filesystem::path path, const char* suffix)
{
    path += suffix;
    return path;
}

} // namespace

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

std::filesystem::path privateFolder()
{
    std::string name = (std::filesystem::temp_directory_path() / "dongbo-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) {
        fail(name, errno);
    }
    return name;
}

void copyRegister(const std::filesystem::path& from, const std::filesystem::path& to)
{
    std::error_code failed;
    std::filesystem::copy_file(from, to, failed);
    if (failed) {
        fail(from, failed.value());
    }
    const auto log = withSuffix(from, "-wal");
    if (std::filesystem::exists(log)) {
        std::filesystem::copy_file(log, withSuffix(to, "-wal"), failed);
        if (failed) {
            fail(log, failed.value());
        }
    }
    std::filesystem::permissions(
        to, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write, failed);
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

void removeRegister(const std::filesystem::path& path) noexcept
{
    std::error_code ignored;
    std::filesystem::remove(path, ignored);
    std::filesystem::remove(withSuffix(path, "-wal"), ignored);
    std::filesystem::remove(withSuffix(path, "-shm"), ignored);
}

} // namespace dongbo::store::files
