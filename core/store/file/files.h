#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>

// Inside core/store only.

/// What is done with a register's files: with core/platform, and errors that people understand.
namespace dongbo::store::files {

/// What tells a file from every other on this machine, whatever it is called.
using Identity = std::pair<std::uint64_t, std::uint64_t>;
[[nodiscard]] std::optional<Identity> identityOf(const std::filesystem::path& path);
/// Under how many names this folder and others know the file; 0 when it is not there.
[[nodiscard]] std::size_t nameCount(const std::filesystem::path& path);
/// The folder that holds `path`; "." for a bare name.
[[nodiscard]] std::filesystem::path folderOf(const std::filesystem::path& path);
/// The same name with something after it: "so.dongbo" and "-wal".
[[nodiscard]] std::filesystem::path withSuffix(std::filesystem::path path, const char* suffix);
/// What the name leads to when it is a symbolic link, else the name; always from the root, so that
/// nothing in it can be taken for a URI.
[[nodiscard]] std::filesystem::path resolved(const std::filesystem::path& path);
/// Up to `bytes` from the start; throws Error{Unreadable} when it cannot be opened.
[[nodiscard]] std::string readHead(const std::filesystem::path& path, std::size_t bytes);
/// Whether this process may write the file and make files beside it.
[[nodiscard]] bool canWrite(const std::filesystem::path& path);
/// Whether this process may make files there.
[[nodiscard]] bool canWriteFolder(const std::filesystem::path& folder);
/// A name beside `path` that no file has: "<name><suffix>-<process>".
[[nodiscard]] std::filesystem::path uniqueSibling(const std::filesystem::path& path,
                                                  const std::string& suffix);
/// A new folder only this user can read. Those of processes that ended without tidying up are
/// removed on the way.
[[nodiscard]] std::filesystem::path privateFolder();
/// Copies the file and its -wal, if any, both as of one moment. Throws {Locked} when somebody keeps
/// writing.
void copyRegister(const std::filesystem::path& from, const std::filesystem::path& to);
void sync(const std::filesystem::path& file);
void syncFolder(const std::filesystem::path& folder);
/// Renames unless `to` exists; false when it does.
[[nodiscard]] bool renameNew(const std::filesystem::path& from, const std::filesystem::path& to);
/// Throws {Unreadable} unless a closed register is all in its one file: what could not be written
/// back when it was closed stays in a log that a draft would lose with its name.
void requireWhole(const std::filesystem::path& closed);
/// Gives a closed draft its name for good: found whole, synced, renamed unless `to` exists, the
/// folder synced. False when `to` exists; when it throws, `to` does not exist.
[[nodiscard]] bool publish(const std::filesystem::path& draft, const std::filesystem::path& to);
/// Renames in one step of the system; what had the name `to` loses it.
void renameOver(const std::filesystem::path& from, const std::filesystem::path& to);
/// Gives the file a second name (a copy where the disk knows no second names); false when `to` is
/// taken.
[[nodiscard]] bool keepAs(const std::filesystem::path& from, const std::filesystem::path& to);
/// Throws unless the name is free afterwards.
void remove(const std::filesystem::path& path);
/// Removes a register's file with its -wal and -shm; never throws.
void removeRegister(const std::filesystem::path& path) noexcept;

} // namespace dongbo::store::files
