#pragma once

#include <cstdint>
#include <filesystem>

namespace dongbo::bench {

/// Lower bound of the cost of an import in this file format: its known rows inserted into the same
/// tables and indexes by SQLite's C interface; prepared statements, one transaction, the register's
/// own pragmas (WAL, synchronous FULL, foreign keys) and a cache of 64 MB.
///
/// `imported` is a register with an imported list, `before` a copy from before the import, which is
/// filled. Returns CPU seconds, including commit and sync, excluding reading `imported`. Throws
/// std::runtime_error.
[[nodiscard]] double insertBare(const std::filesystem::path& imported,
                                const std::filesystem::path& before);

} // namespace dongbo::bench
