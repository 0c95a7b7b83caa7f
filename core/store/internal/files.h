#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>

/// The seam to the system's files: what std::filesystem does not offer. A Windows twin replaces
/// files.cpp.
namespace dongbo::store::files {

/// What tells a file from every other on this machine, whatever it is called.
using Identity = std::pair<std::uint64_t, std::uint64_t>;
[[nodiscard]] std::optional<Identity> identityOf(const std::filesystem::path& path);
/// Up to `bytes` from the start; throws Error{Unreadable} when it cannot be opened.
[[nodiscard]] std::string readHead(const std::filesystem::path& path, std::size_t bytes);
/// Whether this process may write the file and make files beside it.
[[nodiscard]] bool canWrite(const std::filesystem::path& path);
/// Whether this process may make files there.
[[nodiscard]] bool canWriteFolder(const std::filesystem::path& folder);
/// A name beside `path` that no file has.
[[nodiscard]] std::filesystem::path uniqueSibling(const std::filesystem::path& path,
                                                  const std::string& suffix);
/// A new folder only this user can read.
[[nodiscard]] std::filesystem::path privateFolder();
/// Copies the file and its -wal, if any.
void copyRegister(const std::filesystem::path& from, const std::filesystem::path& to);
void sync(const std::filesystem::path& file);
void syncFolder(const std::filesystem::path& folder);
/// Renames unless `to` exists; false when it does.
[[nodiscard]] bool renameNew(const std::filesystem::path& from, const std::filesystem::path& to);
/// Removes a register's file with its -wal and -shm; never throws.
void removeRegister(const std::filesystem::path& path) noexcept;

} // namespace dongbo::store::files
