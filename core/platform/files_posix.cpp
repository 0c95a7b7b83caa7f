#include "core/platform/files.h"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace dongbo::platform {

namespace {

std::error_code last()
{
    return {errno, std::generic_category()};
}

std::error_code syncPath(const std::filesystem::path& path, int flags)
{
    const int fd = ::open(path.c_str(), flags | O_CLOEXEC);
    if (fd < 0) {
        return last();
    }
    const auto fault = ::fsync(fd) == 0 ? std::error_code() : last();
    ::close(fd);
    return fault;
}

} // namespace

std::optional<FileIdentity> identityOf(const std::filesystem::path& path)
{
    struct stat found = {};
    if (::stat(path.c_str(), &found) != 0) {
        return std::nullopt;
    }
    return FileIdentity{found.st_dev, found.st_ino};
}

std::size_t nameCount(const std::filesystem::path& path)
{
    struct stat found = {};
    return ::stat(path.c_str(), &found) == 0 ? static_cast<std::size_t>(found.st_nlink) : 0;
}

std::array<std::int64_t, 3> stampOf(const std::filesystem::path& path)
{
    struct stat found = {};
    if (::stat(path.c_str(), &found) != 0) {
        return {};
    }
    return {found.st_size, found.st_mtim.tv_sec, found.st_mtim.tv_nsec};
}

bool canWrite(const std::filesystem::path& path)
{
    return ::access(path.c_str(), W_OK) == 0;
}

bool isOwnFolder(const std::filesystem::path& path)
{
    struct stat found = {};
    return ::lstat(path.c_str(), &found) == 0 && S_ISDIR(found.st_mode) &&
           found.st_uid == ::geteuid();
}

std::filesystem::path makePrivateFolder(const std::filesystem::path& beginning,
                                        std::error_code& fault)
{
    auto name = beginning.string() + "XXXXXX";
    fault = ::mkdtemp(name.data()) != nullptr ? std::error_code() : last();
    return name;
}

std::string readHead(const std::filesystem::path& path, std::size_t bytes, std::error_code& fault)
{
    const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        fault = last();
        return {};
    }
    fault.clear();
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

std::error_code sync(const std::filesystem::path& file)
{
    return syncPath(file, O_RDONLY);
}

std::error_code syncFolder(const std::filesystem::path& folder)
{
    return syncPath(folder, O_RDONLY | O_DIRECTORY);
}

std::error_code addName(const std::filesystem::path& from, const std::filesystem::path& to)
{
    return ::link(from.c_str(), to.c_str()) == 0 ? std::error_code() : last();
}

std::error_code renameOver(const std::filesystem::path& from, const std::filesystem::path& to)
{
    return std::rename(from.c_str(), to.c_str()) == 0 ? std::error_code() : last();
}

std::error_code removeName(const std::filesystem::path& path)
{
    return ::unlink(path.c_str()) == 0 ? std::error_code() : last();
}

bool isFull(std::error_code error)
{
    return error == std::errc::no_space_on_device || error.value() == EDQUOT;
}

bool isRefused(std::error_code error)
{
    return error == std::errc::permission_denied || error == std::errc::read_only_file_system ||
           error == std::errc::operation_not_permitted;
}

bool isWithoutSecondNames(std::error_code error)
{
    return error == std::errc::operation_not_permitted || error == std::errc::not_supported ||
           error == std::errc::operation_not_supported || error == std::errc::too_many_links;
}

} // namespace dongbo::platform
