#pragma once

#include <filesystem>
#include <functional>
#include <memory>

// Inside core/store only.

namespace dongbo::store {

/// That a register file is open in this process; held by its connection.
///
/// Whoever closes any descriptor of a file gives up all locks his process holds on it (POSIX),
/// those of SQLite's connections too: another process then takes itself for the last user and
/// removes the log under our hands. So while a register is open here, nobody may open and close its
/// file beside SQLite.
using OpenFile = std::shared_ptr<void>;

/// Calls `look`, which may read the file by itself, unless the file is open here already (it was
/// looked at then). From now on it counts as open, until the answer goes. What `look` throws passes
/// through.
[[nodiscard]] OpenFile claimFile(const std::filesystem::path& path,
                                 const std::function<void()>& look);

/// Whether a connection of this process has the file open.
[[nodiscard]] bool isOpenHere(const std::filesystem::path& path);
/// Whether another connection of this process has the same file open.
[[nodiscard]] bool isOpenHereTwice(const OpenFile& file);

} // namespace dongbo::store
