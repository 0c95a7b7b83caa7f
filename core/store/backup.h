#pragma once

#include "core/store/database.h"

#include <filesystem>

namespace dongbo::store {

/// Writes a whole, consistent copy of the open register to `target` (made new, synced, renamed into
/// place) and checks it with integrity_check before saying it exists. Throws {Exists}, {Full},
/// {ReadOnly}, or {Corrupt} when the copy is not sound; then no file is left.
void copyVerified(const Database& from, const std::filesystem::path& target);
void copyVerified(Database::Impl& from, const std::filesystem::path& target);

/// Puts a backup in the place of a register. Refuses while another process has the register open;
/// keeps the old file as "<name>.before-restore-<date>". The backup must be a sound register of
/// this or an older schema. Throws {NotFound}, {NotARegister}, {NewerSchema}, {Locked}, {Corrupt}.
/// Gives the name under which the old register was kept, empty when there was none.
std::filesystem::path replaceFile(const std::filesystem::path& backup,
                                  const std::filesystem::path& path);

/// A name beside a register that is being made; the file there goes away again unless it is
/// published.
class DraftFile
{
public:
    /// Makes the folder if need be. Throws {ReadOnly}.
    explicit DraftFile(std::filesystem::path target);
    DraftFile(const DraftFile&) = delete;
    DraftFile& operator=(const DraftFile&) = delete;
    ~DraftFile();

    [[nodiscard]] const std::filesystem::path& path() const { return m_draft; }
    /// Syncs the (closed) file and gives it its name. Throws {Exists} when that is taken by now.
    void publish() const;

private:
    std::filesystem::path m_target;
    std::filesystem::path m_draft;
};

} // namespace dongbo::store
