#pragma once

#include "core/store/file/database.h"

#include <cstddef>
#include <filesystem>
#include <functional>

namespace dongbo::store {

/// Looks at a file that has no name yet; what it throws leaves nothing behind.
using CheckDraft = std::function<void(const std::filesystem::path& draft)>;
/// Told (done, all); may throw Error{Cancelled}.
using CopyProgress = std::function<void(std::size_t, std::size_t)>;

/// Writes a whole, consistent copy of the open register to `target`: made under another name beside
/// it, checked with integrity_check and by `check`, synced, then renamed. Throws {NotFound,
/// "store.no_folder"} when the folder is not there, {Exists}, {Full}, {ReadOnly}, {Corrupt} when
/// the copy is not sound, and what `check` and `progress` throw; then no file is left.
void copyVerified(const Database& from, const std::filesystem::path& target,
                  const CheckDraft& check = {}, const CopyProgress& progress = {});
void copyVerified(Database::Impl& from, const std::filesystem::path& target,
                  const CheckDraft& check = {}, const CopyProgress& progress = {});
/// The same without looking at the copy: of a register that is known to be damaged.
void copyUnverified(const Database& from, const std::filesystem::path& target);

/// A name beside a register that is being made; the file there goes away again unless it is
/// published.
class DraftFile
{
public:
    /// Makes the folder if need be; clears what makers that were killed left. Throws {ReadOnly}.
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
