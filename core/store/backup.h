#pragma once

#include "core/domain/time.h"
#include "core/store/database.h"

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

struct Replacement
{
    Date day{};         ///< of the name under which the old register is kept
    CheckDraft prepare; ///< may still change the new register, a closed file of the newest schema
    CopyProgress progress;
    int waitMs = 5'000; ///< for somebody who is just opening the register
};

/// Puts a backup in the place of a register, in one step of the system: until then the old one
/// stands there whole, afterwards the new one, whatever stops the program in between. What was
/// prepared and not finished is cleared away when the register is opened next. Refuses while
/// anybody has the register open; keeps the old file as "<name>.before-restore-<day>". A symbolic
/// link stays and leads to the new register. Throws {NotFound}, {NotARegister}, {NewerSchema},
/// {Locked}, {Corrupt}, {Full}; then the register is what it was. Gives the name under which the
/// old register was kept, empty when there was none.
std::filesystem::path replaceFile(const std::filesystem::path& backup,
                                  const std::filesystem::path& path,
                                  const Replacement& replacement);

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
