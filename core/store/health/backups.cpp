#include "core/store/health/backups.h"

#include "core/domain/system_time.h"
#include "core/store/file/files.h"
#include "core/store/file/leftovers.h"
#include "core/store/file/statement.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <map>
#include <set>

namespace dongbo::store {

namespace {

constexpr const char* offSetting = "backup_off";
constexpr const char* folderSetting = "backup_folder";
constexpr const char* failedSetting = "backup_failed";      ///< code, then name and value in turn
constexpr const char* failedAtSetting = "backup_failed_ms"; ///< 0: the last attempt went well
constexpr const char* doneSetting = "backup_done_no";       ///< the newest operation in it

constexpr std::array<std::pair<BackupReason, std::string_view>, 4> reasons{{
    {BackupReason::Daily, "daily"},
    {BackupReason::Upgrade, "upgrade"},
    {BackupReason::Receive, "receive"},
    {BackupReason::Import, "import"},
}};
constexpr std::string_view ending = ".dongbo";
constexpr std::string_view damagedEnding = ".damaged";

/// "so" of "so.dongbo".
std::string stemOf(const std::filesystem::path& registerFile)
{
    const auto name = registerFile.filename().string();
    return name.ends_with(ending) && name.size() > ending.size()
               ? name.substr(0, name.size() - ending.size())
               : name;
}

/// "2026-11-29T18-45-00": no colons, so that every disk takes it.
std::string nameOf(Instant at)
{
    auto text = isoText(at).substr(0, 19);
    std::replace(text.begin(), text.end(), ':', '-');
    return text;
}

std::optional<Instant> instantOf(std::string_view name)
{
    std::string text(name);
    if (text.size() != 19 || text[13] != '-' || text[16] != '-') {
        return std::nullopt;
    }
    text[13] = text[16] = ':';
    return parseIsoInstant(text);
}

bool cut(std::string_view& text, std::string_view end)
{
    if (!text.ends_with(end)) {
        return false;
    }
    text.remove_suffix(end.size());
    return true;
}

std::optional<KeptBackup> backupOf(const std::filesystem::path& path, const std::string& stem)
{
    const auto file = path.filename().string();
    std::string_view name = file;
    if (!name.starts_with(stem + ".") || !cut(name, ending)) {
        return std::nullopt;
    }
    KeptBackup backup;
    backup.path = path;
    backup.isDamaged = cut(name, damagedEnding);
    name.remove_prefix(stem.size() + 1);
    for (const auto& [reason, word] : reasons) {
        if (name.ends_with(word) && name.size() == 19 + 1 + word.size() && name[19] == '.') {
            const auto at = instantOf(name.substr(0, 19));
            if (!at) {
                return std::nullopt;
            }
            backup.at = *at;
            backup.reason = reason;
            std::error_code failed;
            backup.bytes = std::filesystem::file_size(path, failed);
            return failed ? std::nullopt : std::optional{backup};
        }
    }
    return std::nullopt;
}

/// The Monday of the week.
std::chrono::sys_days weekOf(Date day)
{
    const std::chrono::sys_days at = day;
    return at - (std::chrono::weekday(at) - std::chrono::Monday);
}

} // namespace

std::string_view nameOf(BackupReason reason)
{
    for (const auto& [known, word] : reasons) {
        if (known == reason) {
            return word;
        }
    }
    return {};
}

std::filesystem::path defaultBackupFolder(const std::filesystem::path& registerFile)
{
    return files::withSuffix(files::resolved(registerFile), ".backups");
}

std::filesystem::path backupPath(const std::filesystem::path& folder,
                                 const std::filesystem::path& registerFile, Instant at,
                                 BackupReason reason)
{
    const auto named = [&](std::string_view why) {
        return folder / (stemOf(registerFile) + "." + nameOf(at) + "." + std::string(why) +
                         std::string(ending));
    };
    // of two of the same second nobody could tell which is the newer one, whatever they are for
    while (std::any_of(reasons.begin(), reasons.end(), [&](const auto& known) {
        return std::filesystem::exists(named(known.second));
    })) {
        at.unixMs += 1000;
    }
    return named(nameOf(reason));
}

std::vector<KeptBackup> backupsIn(const std::filesystem::path& folder,
                                  const std::filesystem::path& registerFile)
{
    std::vector<KeptBackup> all;
    const auto stem = stemOf(files::resolved(registerFile));
    std::error_code failed;
    std::filesystem::directory_iterator at(folder, failed);
    for (; !failed && at != std::filesystem::directory_iterator(); at.increment(failed)) {
        if (auto backup = backupOf(at->path(), stem)) {
            all.push_back(std::move(*backup));
        }
    }
    std::sort(all.begin(), all.end(), [](const KeptBackup& a, const KeptBackup& b) {
        return std::pair(b.at, b.path) < std::pair(a.at, a.path);
    });
    return all;
}

void clearDraftBackups(const std::filesystem::path& folder,
                       const std::filesystem::path& registerFile)
{
    const auto beginning = stemOf(files::resolved(registerFile)) + ".";
    std::set<std::filesystem::path> targets;
    std::error_code failed;
    std::filesystem::directory_iterator at(folder, failed);
    for (; !failed && at != std::filesystem::directory_iterator(); at.increment(failed)) {
        const auto name = at->path().filename().string();
        const auto mark = name.find(".copying-");
        if (name.starts_with(beginning) && mark != std::string::npos) {
            targets.insert(folder / name.substr(0, mark));
        }
    }
    for (const auto& target : targets) {
        clearDrafts(target);
    }
}

std::vector<KeptBackup> surplus(const std::vector<KeptBackup>& newestFirst)
{
    constexpr std::size_t days = 7;
    constexpr std::size_t weeks = 4;
    constexpr std::size_t ofOneReason = 3;
    std::set<std::chrono::sys_days> seenDays;
    std::set<std::chrono::sys_days> seenWeeks;
    std::map<BackupReason, std::size_t> seenReasons;
    bool hasSound = false;
    std::vector<KeptBackup> out;
    for (const auto& backup : newestFirst) {
        bool isKept = false;
        if (!backup.isDamaged) {
            const Date day = dayOf(backup.at);
            const auto week = weekOf(day);
            isKept = !hasSound;
            hasSound = true;
            isKept = (seenDays.size() < days && seenDays.insert(day).second) || isKept;
            isKept = (seenWeeks.size() < weeks && seenWeeks.insert(week).second) || isKept;
        }
        if (backup.reason != BackupReason::Daily) {
            isKept = ++seenReasons[backup.reason] <= ofOneReason || isKept;
        }
        if (!isKept) {
            out.push_back(backup);
        }
    }
    return out;
}

void rotate(const std::filesystem::path& folder, const std::filesystem::path& registerFile)
{
    for (const auto& backup : surplus(backupsIn(folder, registerFile))) {
        files::remove(backup.path);
    }
}

namespace {

std::int64_t newestOperation(const Database& database)
{
    Use use(prepared(database, "SELECT coalesce(max(no), 0) FROM op"));
    use.step();
    return use.number(0);
}

Message messageOf(const std::string& text)
{
    std::vector<std::string> parts;
    std::size_t from = 0;
    for (std::size_t at = 0; (at = text.find('\0', from)) != std::string::npos; from = at + 1) {
        parts.push_back(text.substr(from, at - from));
    }
    Message message;
    if (!parts.empty()) {
        message.code = parts.front();
    }
    for (std::size_t i = 1; i + 1 < parts.size(); i += 2) {
        message.args.push_back({parts[i], parts[i + 1]});
    }
    return message;
}

std::string textOf(const Message& message)
{
    std::string text = message.code + '\0';
    for (const auto& argument : message.args) {
        text += argument.name + '\0' + argument.value + '\0';
    }
    return text;
}

} // namespace

BackupState backupState(const Database& database, Instant now)
{
    BackupState state;
    state.isOn = database.numberSetting(offSetting) == 0;
    const auto chosen = database.setting(folderSetting);
    state.isDefaultFolder = chosen.empty();
    state.folder =
        chosen.empty() ? defaultBackupFolder(database.path()) : std::filesystem::path(chosen);
    const auto all = backupsIn(state.folder, database.path());
    const auto newest = std::find_if(all.begin(), all.end(),
                                     [](const KeptBackup& backup) { return !backup.isDamaged; });
    if (newest != all.end()) {
        state.newest = *newest;
    }
    if (const auto failedMs = database.numberSetting(failedAtSetting); failedMs != 0) {
        state.failedAt = Instant{failedMs};
        state.failure = messageOf(database.setting(failedSetting));
    }
    const auto operations = newestOperation(database);
    state.hasChanged =
        operations > 0 && (!state.newest || operations != database.numberSetting(doneSetting));
    const bool hasTodays = std::any_of(all.begin(), all.end(), [&](const KeptBackup& backup) {
        return !backup.isDamaged && dayOf(backup.at) == dayOf(now) &&
               (backup.reason == BackupReason::Daily || backup.reason == BackupReason::Upgrade);
    });
    state.isDailyDue = state.isOn && state.hasChanged && !hasTodays;
    return state;
}

std::filesystem::path chosenBackupFolder(Database::Impl& impl)
{
    try {
        Use use(impl.literal("SELECT v FROM meta WHERE k = ?1"));
        use.bindCopy(1, folderSetting);
        return use.step() ? std::filesystem::path(std::string(use.blob(0)))
                          : std::filesystem::path();
    } catch (const Error&) { // the page it stands on is damaged too
        return {};
    }
}

void setBackups(Database& database, bool isOn, const std::filesystem::path& folder)
{
    database.setNumberSetting(offSetting, isOn ? 0 : 1);
    database.setSetting(folderSetting, folder.string());
    database.setNumberSetting(failedAtSetting, 0);
}

void noteBackupDone(Database& database)
{
    database.setNumberSetting(failedAtSetting, 0);
    database.setNumberSetting(doneSetting, newestOperation(database));
}

void noteBackupFailed(Database& database, Instant at, const Message& why)
{
    database.setNumberSetting(failedAtSetting, at.unixMs);
    database.setSetting(failedSetting, textOf(why));
}

} // namespace dongbo::store
