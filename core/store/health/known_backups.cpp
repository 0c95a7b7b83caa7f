#include "core/store/health/known_backups.h"

#include "core/domain/error.h"
#include "core/store/file/files.h"
#include "core/store/health/backups.h"

#include <algorithm>
#include <fstream>
#include <string>
#include <system_error>

namespace dongbo::store {

namespace {

/// Lines that are read, from the end: by then the places before them are years old.
constexpr std::size_t mostLines = 200;

std::vector<KnownBackup> notedIn(const std::filesystem::path& file)
{
    std::vector<KnownBackup> places;
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);) {
        const auto tab = line.find('\t');
        const auto at = parseIsoInstant(line.substr(0, tab));
        if (tab != std::string::npos && at) {
            places.push_back({line.substr(tab + 1), *at});
        }
    }
    if (places.size() > mostLines) {
        places.erase(places.begin(), places.end() - mostLines);
    }
    return places;
}

/// A name that other processes and other days understand.
std::filesystem::path whole(const std::filesystem::path& place)
{
    std::error_code failed;
    auto out = std::filesystem::absolute(place, failed).lexically_normal();
    return failed ? place : out;
}

} // namespace

std::filesystem::path elsewhereFile(const std::filesystem::path& registerFile)
{
    return defaultBackupFolder(registerFile) / "elsewhere.txt";
}

void noteBackupPlace(const std::filesystem::path& registerFile, const std::filesystem::path& place,
                     Instant at) noexcept
{
    try {
        const auto file = elsewhereFile(registerFile);
        const auto known = whole(place);
        const auto places = notedIn(file);
        const bool isThere =
            known == file.parent_path() || known.parent_path() == file.parent_path();
        const bool isNoted = std::filesystem::is_directory(known) &&
                             std::any_of(places.begin(), places.end(),
                                         [&](const KnownBackup& one) { return one.path == known; });
        if (isThere || isNoted) {
            return;
        }
        std::error_code failed;
        std::filesystem::create_directory(file.parent_path(), failed);
        std::ofstream out(file, std::ios::app);
        out << isoText(at).substr(0, 19) << '\t' << known.string() << '\n';
    } catch (const std::exception&) { // NOLINT(bugprone-empty-catch): the backup itself is made
    }
}

std::vector<KnownBackup> knownBackups(const std::filesystem::path& registerFile,
                                      const std::filesystem::path& folder)
{
    std::vector<KnownBackup> found;
    const auto takeFrom = [&](const std::filesystem::path& from) {
        for (const auto& backup : backupsIn(from, registerFile)) {
            if (!backup.isDamaged) {
                found.push_back({backup.path, backup.at});
            }
        }
    };
    takeFrom(defaultBackupFolder(registerFile));
    if (!folder.empty()) {
        takeFrom(whole(folder));
    }
    std::error_code ignored;
    for (const auto& place : notedIn(elsewhereFile(registerFile))) {
        if (std::filesystem::is_directory(place.path, ignored)) {
            takeFrom(place.path);
        } else if (std::filesystem::is_regular_file(place.path, ignored)) {
            found.push_back(place);
        }
    }
    // of one file that was written several times the last time counts
    std::sort(found.begin(), found.end(), [](const KnownBackup& a, const KnownBackup& b) {
        return std::pair(a.path, b.at) < std::pair(b.path, a.at);
    });
    found.erase(
        std::unique(found.begin(), found.end(),
                    [](const KnownBackup& a, const KnownBackup& b) { return a.path == b.path; }),
        found.end());
    std::sort(found.begin(), found.end(), [](const KnownBackup& a, const KnownBackup& b) {
        return std::pair(b.at, b.path) < std::pair(a.at, a.path);
    });
    return found;
}

std::vector<KnownBackup> knownBackups(const Database& database)
{
    return knownBackups(database.path(), chosenBackupFolder(database.impl()));
}

void requireBackupFile(const std::filesystem::path& registerFile,
                       const std::filesystem::path& backup)
{
    std::error_code failed;
    if (std::filesystem::exists(backup, failed)) {
        return;
    }
    const auto known = knownBackups(registerFile);
    if (known.empty()) {
        throw Error(Error::Kind::NotFound,
                    {"store.no_backup",
                     {{"path", backup.string()},
                      {"folder", whole(defaultBackupFolder(registerFile)).string()}}});
    }
    throw Error(Error::Kind::NotFound,
                {"store.no_backup_but",
                 {{"path", backup.string()}, {"newest", whole(known.front().path).string()}}});
}

} // namespace dongbo::store
