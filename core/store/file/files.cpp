#include "core/store/file/files.h"

#include "core/domain/error.h"
#include "core/platform/files.h"
#include "core/platform/process.h"

#include <array>
#include <charconv>
#include <chrono>
#include <new>
#include <thread>

namespace dongbo::store::files {

namespace {

[[noreturn]] void fail(const std::filesystem::path& path, std::error_code reason)
{
    if (platform::isFull(reason)) {
        throw Error(Error::Kind::Full, {"store.full", {{"path", path.string()}}}, reason.message());
    }
    if (platform::isRefused(reason)) {
        throw Error(Error::Kind::ReadOnly, {"store.folder_read_only", {{"path", path.string()}}},
                    reason.message());
    }
    throw Error(Error::Kind::Unreadable, {"store.file_unreadable", {{"path", path.string()}}},
                reason.message());
}

void require(const std::filesystem::path& path, std::error_code done)
{
    if (done) {
        fail(path, done);
    }
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
    return platform::nameCount(path);
}

std::optional<Identity> identityOf(const std::filesystem::path& path)
{
    return platform::identityOf(path);
}

std::string readHead(const std::filesystem::path& path, std::size_t bytes)
{
    std::error_code fault;
    auto head = platform::readHead(path, bytes, fault);
    if (fault) {
        throw Error(Error::Kind::Unreadable, {"store.file_unreadable", {{"path", path.string()}}});
    }
    return head;
}

bool canWriteFolder(const std::filesystem::path& folder)
{
    return platform::canWrite(folder);
}

bool canWrite(const std::filesystem::path& path)
{
    return platform::canWrite(path) && canWriteFolder(folderOf(path));
}

std::filesystem::path uniqueSibling(const std::filesystem::path& path, const std::string& suffix)
{
    for (int n = 0;; ++n) {
        auto candidate = path;
        candidate += suffix + "-" + std::to_string(platform::thisProcess()) +
                     (n == 0 ? "" : "-" + std::to_string(n));
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
        if (process > 0 && !platform::isProcessAlive(process) &&
            platform::isOwnFolder(entry.path())) {
            std::filesystem::remove_all(entry.path(), ignored);
        }
    }
}

/// What changes whenever a register's file or its log is written.
using Written = std::pair<std::array<std::int64_t, 3>, std::array<std::int64_t, 3>>;
Written writtenOf(const std::filesystem::path& path)
{
    return {platform::stampOf(path), platform::stampOf(withSuffix(path, "-wal"))};
}

void copyOver(const std::filesystem::path& from, const std::filesystem::path& to)
{
    std::error_code failed;
    std::filesystem::copy_file(from, to, std::filesystem::copy_options::overwrite_existing, failed);
    require(from, failed);
}

} // namespace

std::filesystem::path privateFolder()
{
    const auto among = std::filesystem::temp_directory_path();
    removeOrphans(among);
    const auto beginning =
        among / (std::string(privatePrefix) + std::to_string(platform::thisProcess()) + "-");
    std::error_code fault;
    auto made = platform::makePrivateFolder(beginning, fault);
    require(made, fault);
    return made;
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

void sync(const std::filesystem::path& file)
{
    require(file, platform::sync(file));
}

void syncFolder(const std::filesystem::path& folder)
{
    require(folder, platform::syncFolder(folder));
}

bool renameNew(const std::filesystem::path& from, const std::filesystem::path& to)
{
    // two names for a moment: renaming would silently replace a register made meanwhile
    const auto fault = platform::addName(from, to);
    if (!fault) {
        platform::removeName(from);
        return true;
    }
    if (fault == std::errc::file_exists) {
        return false;
    }
    if (!platform::isWithoutSecondNames(fault)) {
        fail(to, fault);
    }
    if (std::filesystem::exists(to)) {
        return false;
    }
    require(to, platform::renameOver(from, to));
    return true;
}

void requireWhole(const std::filesystem::path& closed)
{
    if (platform::stampOf(withSuffix(closed, "-wal"))[0] > 0) {
        fail(closed, std::make_error_code(std::errc::io_error));
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
        platform::removeName(to); // what is not certain to stay is not said to be there
        throw;
    }
    return true;
}

void renameOver(const std::filesystem::path& from, const std::filesystem::path& to)
{
    require(to, platform::renameOver(from, to));
}

bool keepAs(const std::filesystem::path& from, const std::filesystem::path& to)
{
    const auto fault = platform::addName(from, to);
    if (!fault) {
        return true;
    }
    if (fault == std::errc::file_exists) {
        return false;
    }
    if (!platform::isWithoutSecondNames(fault)) {
        fail(to, fault);
    }
    std::error_code failed;
    std::filesystem::copy_file(from, to, failed);
    if (failed == std::errc::file_exists) {
        return false;
    }
    try {
        require(to, failed);
        sync(to);
    } catch (...) {
        std::filesystem::remove(to, failed);
        throw;
    }
    return true;
}

void remove(const std::filesystem::path& path)
{
    const auto fault = platform::removeName(path);
    if (fault && fault != std::errc::no_such_file_or_directory) {
        fail(path, fault);
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
