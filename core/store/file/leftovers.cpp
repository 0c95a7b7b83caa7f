#include "core/store/file/leftovers.h"

#include "core/platform/process.h"
#include "core/store/file/files.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <string_view>
#include <vector>

namespace dongbo::store {

namespace {

constexpr std::string_view keptMark = ".before-restore-";

/// The draft that a name's end tells of: ".making-4711-2". False when it is none; `process` is
/// whose it is.
bool cutDraft(std::string_view& rest, long& process)
{
    for (const std::string_view kind : {".new-", ".making-", ".restoring-", ".copying-"}) {
        if (!rest.starts_with(kind)) {
            continue;
        }
        const char* end = rest.data() + rest.size();
        const auto [after, failed] = std::from_chars(rest.data() + kind.size(), end, process);
        if (failed != std::errc() || process <= 0) {
            return false;
        }
        rest = std::string_view(after, static_cast<std::size_t>(end - after));
        if (rest.size() > 1 && rest.front() == '-') {
            const auto digits = rest.find_first_not_of("0123456789", 1);
            if (digits == 1) {
                return false;
            }
            rest.remove_prefix(std::min(digits, rest.size()));
        }
        return true;
    }
    return false;
}

/// Whether this, which follows a register's name, names the draft of a process that is gone, or the
/// draft of a draft: ".making-4711", ".restoring-4711-2.copying-4711-wal"; or the lists a sample is
/// made from: ".making-4711.lists".
bool isOrphan(std::string_view rest)
{
    for (const std::string_view side : {"-wal", "-shm", "-journal", ".lists"}) {
        if (rest.ends_with(side)) {
            rest.remove_suffix(side.size());
        }
    }
    bool isDraft = false;
    while (!rest.empty()) {
        long process = 0;
        if (!cutDraft(rest, process) || platform::isProcessAlive(process)) {
            return false;
        }
        isDraft = true;
    }
    return isDraft;
}

/// Takes back the beginning of a replacement: the log that had been moved out of the way, then the
/// second name.
void takeBack(const std::filesystem::path& file, const std::filesystem::path& kept)
{
    const auto keptLog = files::withSuffix(kept, "-wal");
    std::error_code ignored;
    if (std::filesystem::exists(keptLog)) {
        std::filesystem::create_hard_link(keptLog, files::withSuffix(file, "-wal"), ignored);
        std::filesystem::remove(keptLog, ignored);
    }
    std::filesystem::remove(kept, ignored);
}

template <typename F> void forEachBeside(const std::filesystem::path& file, F&& visit)
{
    const auto name = file.filename().string();
    std::error_code failed;
    std::filesystem::directory_iterator at(files::folderOf(file), failed);
    for (; !failed && at != std::filesystem::directory_iterator(); at.increment(failed)) {
        const auto other = at->path().filename().string();
        if (other.size() > name.size() && other.starts_with(name)) {
            visit(at->path(), std::string_view(other).substr(name.size()));
        }
    }
}

} // namespace

void clearLeftovers(const std::filesystem::path& file)
{
    const auto identity = files::identityOf(file);
    if (!identity) {
        return;
    }
    std::vector<std::filesystem::path> drafts;
    std::vector<std::filesystem::path> seconds;
    const bool hasSecondName = files::nameCount(file) > 1;
    forEachBeside(file, [&](const std::filesystem::path& path, std::string_view rest) {
        if (isOrphan(rest)) {
            drafts.push_back(path);
        } else if (hasSecondName && rest.starts_with(keptMark) &&
                   files::identityOf(path) == identity) {
            seconds.push_back(path);
        }
    });
    std::error_code ignored;
    for (const auto& draft : drafts) {
        std::filesystem::remove_all(draft, ignored);
    }
    for (const auto& second : seconds) {
        takeBack(file, second);
    }
}

void clearDrafts(const std::filesystem::path& target)
{
    std::vector<std::filesystem::path> drafts;
    forEachBeside(target, [&drafts](const std::filesystem::path& path, std::string_view rest) {
        if (isOrphan(rest)) {
            drafts.push_back(path);
        }
    });
    std::error_code ignored;
    for (const auto& draft : drafts) {
        std::filesystem::remove_all(draft, ignored);
    }
}

std::filesystem::path newestKept(const std::filesystem::path& file)
{
    std::filesystem::path newest;
    std::filesystem::file_time_type when;
    forEachBeside(file, [&](const std::filesystem::path& path, std::string_view rest) {
        if (!rest.starts_with(keptMark) || rest.ends_with("-wal") || rest.ends_with("-shm")) {
            return;
        }
        std::error_code failed;
        const auto written = std::filesystem::last_write_time(path, failed);
        if (!failed && (newest.empty() || written > when)) {
            newest = path;
            when = written;
        }
    });
    return newest;
}

} // namespace dongbo::store
