#pragma once

#include "core/store/file/database.h"
#include "core/store/file/statement.h"

#include <filesystem>
#include <memory>
#include <string>

// Inside core/store only.

namespace dongbo::store {

enum class Connect
{
    Make,      ///< a file that is not there yet
    Write,     ///< a file that is there
    QueryOnly, ///< the same, but statements that write fail
    ReadOnly,  ///< never writes, not even the log back at the end
    Memory     ///< `path` is ":memory:" or a URI
};

/// Opens one connection with the settings every connection of ours has. Throws as Database::open.
[[nodiscard]] std::unique_ptr<Database::Impl>
connect(const std::filesystem::path& path, Connect how, const Database::Options& options);

/// Write-ahead log, every commit synced.
void useLog(Database::Impl& impl);
[[nodiscard]] int userVersion(Database::Impl& impl);

/// An Error whose message names the path.
[[nodiscard]] Error errorAbout(Error::Kind kind, const char* code,
                               const std::filesystem::path& path);

} // namespace dongbo::store
