#include "core/platform/draft_folder.h"

#include <cerrno>
#include <fcntl.h>
#include <string>
#include <string_view>
#include <sys/file.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <vector>

namespace dongbo::platform {

namespace {

constexpr std::string_view before = ".dongbo-";
constexpr std::string_view after = ".part";

bool isDraftName(std::string_view name)
{
    if (!name.starts_with(before) || !name.ends_with(after)) {
        return false;
    }
    name.remove_prefix(before.size());
    name.remove_suffix(after.size());
    return !name.empty() && name.find_first_not_of("0123456789") == std::string_view::npos;
}

/// -1 when somebody holds it, or nothing can be held there.
int lockOf(const std::filesystem::path& folder)
{
    const int lock = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (lock >= 0 && ::flock(lock, LOCK_EX | LOCK_NB) != 0) {
        ::close(lock);
        return -1;
    }
    return lock;
}

void clearDrafts(const std::filesystem::path& folder)
{
    std::vector<std::filesystem::path> drafts;
    std::error_code failed;
    std::filesystem::directory_iterator at(folder, failed);
    for (; !failed && at != std::filesystem::directory_iterator(); at.increment(failed)) {
        if (isDraftName(at->path().filename().string())) {
            drafts.push_back(at->path());
        }
    }
    for (const auto& draft : drafts) {
        if (const int lock = lockOf(draft); lock >= 0) {
            std::filesystem::remove_all(draft, failed); // else the next one tries again
            ::close(lock);
        }
    }
}

/// True when the folder held is still the one of that name: in the moment before it was locked it
/// may have been taken for a draft that was left behind.
bool isStillThere(int lock, const std::filesystem::path& folder)
{
    struct stat held = {};
    struct stat named = {};
    return ::fstat(lock, &held) == 0 && ::lstat(folder.c_str(), &named) == 0 &&
           held.st_ino == named.st_ino && held.st_dev == named.st_dev;
}

} // namespace

DraftFolder::DraftFolder(const std::filesystem::path& beside)
{
    auto folder = beside.parent_path();
    if (folder.empty()) {
        folder = ".";
    }
    clearDrafts(folder);
    for (unsigned number = static_cast<unsigned>(::getpid());; ++number) {
        m_path = folder / (std::string(before) + std::to_string(number) + std::string(after));
        if (::mkdir(m_path.c_str(), 0777) != 0) {
            if (errno == EEXIST) {
                continue;
            }
            throw std::system_error(errno, std::generic_category());
        }
        m_lock = lockOf(m_path);
        if (m_lock < 0 || isStillThere(m_lock, m_path)) {
            return; // where nothing can be locked nothing is cleared away either
        }
        ::close(m_lock);
    }
}

DraftFolder::~DraftFolder()
{
    std::error_code ignored;
    const bool isEmpty = std::filesystem::remove(m_path, ignored) && !ignored;
    if (m_lock >= 0) {
        ::close(m_lock); // to look into a folder takes a file, of which there may be few
    }
    if (!isEmpty) {
        std::filesystem::remove_all(m_path, ignored);
    }
}

} // namespace dongbo::platform
