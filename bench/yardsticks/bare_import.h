#pragma once

#include <cstdint>
#include <filesystem>

namespace dongbo::bench {

/// The least an import can cost in this file format: its rows, known already, put into the same
/// tables and indexes by SQLite's C interface; prepared statements, one transaction, the register's
/// own pragmas (WAL, synchronous FULL, foreign keys) and a cache of 64 MB.
///
/// `imported` is a register with a list in it, `before` a copy of it from before, which is filled.
/// Gives CPU seconds, the commit and its sync included, the copying out of `imported` not. Throws
/// std::runtime_error.
[[nodiscard]] double insertBare(const std::filesystem::path& imported,
                                const std::filesystem::path& before);

} // namespace dongbo::bench
