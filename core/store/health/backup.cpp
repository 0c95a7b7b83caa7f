#include "core/store/health/backup.h"

#include "core/store/file/files.h"
#include "core/store/file/leftovers.h"
#include "core/store/file/page_checks.h"
#include "core/store/file/statement.h"
#include "core/store/health/page_scan.h"

#include <SQLiteCpp/Backup.h>
#include <sqlite3.h>

namespace dongbo::store {

namespace {

void requireSound(SQLite::Database& copy, const std::filesystem::path& path)
{
    const auto lines = integrityLines(copy, 1);
    const auto found = lines.empty() ? std::string() : lines.front();
    if (found != "ok") {
        throw Error(Error::Kind::Corrupt,
                    {"store.backup_unsound", {{"path", path.string()}, {"detail", found}}});
    }
}

} // namespace

namespace {

/// Pages between two looks at whether to go on.
constexpr int pagesAtOnce = 4096;

/// Keeps the register as it is at this moment in sight, however many steps the copy takes.
class Moment
{
public:
    explicit Moment(SQLite::Database& of)
        : m_of(of)
        , m_began(sqlite3_get_autocommit(of.getHandle()) != 0)
    {
        if (m_began) {
            m_of.exec("BEGIN");
            m_of.exec("SELECT count(*) FROM sqlite_schema");
        }
    }
    ~Moment()
    {
        if (m_began) {
            m_of.tryExec("COMMIT"); // nothing was written
        }
    }
    Moment(const Moment&) = delete;
    Moment& operator=(const Moment&) = delete;

private:
    SQLite::Database& m_of;
    bool m_began;
};

/// With new sums, or byte for byte.
enum class Sums
{
    Written,
    AsTheyAre
};

void copyPages(SQLite::Database& from, const std::filesystem::path& to, Sums sums,
               const CopyProgress& progress)
{
    const Moment moment(from);
    SQLite::Database copy(to.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, 0,
                          sums == Sums::Written ? checkedFiles() : "");
    if (sums == Sums::Written && hasPageSums(from.getHandle())) {
        expectPageSums(copy.getHandle());
    }
    SQLite::Backup backup(copy, from);
    for (int answer = SQLITE_OK; answer != SQLITE_DONE;) {
        answer = backup.executeStep(pagesAtOnce);
        if (answer == SQLITE_BUSY || answer == SQLITE_LOCKED) {
            throw Error(Error::Kind::Locked, {"store.locked", {{"path", from.getFilename()}}});
        }
        if (progress) {
            const auto all = backup.getTotalPageCount();
            progress(static_cast<std::size_t>(all - backup.getRemainingPageCount()),
                     static_cast<std::size_t>(all));
        }
    }
}

/// `make` fills the draft; `check` looks at it.
void publishCopy(const std::filesystem::path& target,
                 const std::function<void(const std::filesystem::path&)>& make)
{
    if (std::filesystem::exists(target)) {
        throw Error(Error::Kind::Exists, {"store.exists", {{"path", target.string()}}});
    }
    const auto folder = files::folderOf(std::filesystem::absolute(target));
    // a folder made here would pass for the stick that is not plugged in
    if (!std::filesystem::is_directory(folder)) {
        throw Error(Error::Kind::NotFound, {"store.no_folder", {{"path", folder.string()}}});
    }
    clearDrafts(std::filesystem::absolute(target));
    const auto draft = files::uniqueSibling(std::filesystem::absolute(target), ".copying");
    try {
        make(draft);
        if (!files::publish(draft, target)) {
            throw Error(Error::Kind::Exists, {"store.exists", {{"path", target.string()}}});
        }
    } catch (const SQLite::Exception& exception) {
        files::removeRegister(draft);
        rethrow(exception, "backup to " + target.string());
    } catch (...) {
        files::removeRegister(draft);
        throw;
    }
}

} // namespace

void copyVerified(Database::Impl& from, const std::filesystem::path& target,
                  const CheckDraft& check, const CopyProgress& progress)
{
    publishCopy(target, [&](const std::filesystem::path& draft) {
        copyPages(*from.connection, draft, Sums::Written, progress);
        {
            SQLite::Database copy(draft.string(), SQLite::OPEN_READWRITE, 0, checkedFiles());
            requireSound(copy, target);
        }
        if (check) {
            check(draft);
        }
    });
}

void copyVerified(const Database& from, const std::filesystem::path& target,
                  const CheckDraft& check, const CopyProgress& progress)
{
    copyVerified(from.impl(), target, check, progress);
}

void copyUnverified(const Database& from, const std::filesystem::path& target)
{
    publishCopy(target, [&](const std::filesystem::path& draft) {
        const UncheckedPages unchecked(from);
        copyPages(*from.impl().connection, draft, Sums::AsTheyAre, {});
    });
}

DraftFile::DraftFile(std::filesystem::path target)
    : m_target(std::move(target))
{
    const auto folder = files::folderOf(m_target);
    std::error_code failed;
    std::filesystem::create_directories(folder, failed);
    if (failed || !files::canWriteFolder(folder)) {
        throw Error(Error::Kind::ReadOnly, {"store.folder_read_only", {{"path", folder.string()}}});
    }
    clearDrafts(std::filesystem::absolute(m_target));
    m_draft = files::uniqueSibling(m_target, ".making");
}

DraftFile::~DraftFile()
{
    files::removeRegister(m_draft);
}

void DraftFile::publish() const
{
    if (!files::publish(m_draft, m_target)) {
        throw Error(Error::Kind::Exists, {"store.exists", {{"path", m_target.string()}}});
    }
}

} // namespace dongbo::store
