#pragma once

#include <filesystem>

// Inside core/store only.

namespace dongbo::store {

/// Clears away what work that was killed left beside a register that is there: drafts of processes
/// that are gone, and the second name a replacement gave the register before it came to replace it.
/// Every draft is a copy of something else, so nothing is lost with it; without a register at
/// `file` nothing is touched. Failures are ignored: the next start tries again. To be called
/// while FolderLock is held.
void clearLeftovers(const std::filesystem::path& file);

/// Removes drafts of this name that processes which are gone left beside it. Failures are
/// ignored.
void clearDrafts(const std::filesystem::path& target);

/// The newest "<name>.before-restore-…" beside it; empty when there is none.
[[nodiscard]] std::filesystem::path newestKept(const std::filesystem::path& file);

} // namespace dongbo::store
