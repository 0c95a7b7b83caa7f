#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <system_error>
#include <utility>

/// What std::filesystem does not offer.
namespace dongbo::platform {

/// What tells a file from every other on this machine, whatever it is called.
using FileIdentity = std::pair<std::uint64_t, std::uint64_t>;
[[nodiscard]] std::optional<FileIdentity> identityOf(const std::filesystem::path& path);
/// Under how many names this folder and others know the file; 0 when it is not there.
[[nodiscard]] std::size_t nameCount(const std::filesystem::path& path);
/// Size, and second and nanosecond of the last write; zeros when it is not there.
[[nodiscard]] std::array<std::int64_t, 3> stampOf(const std::filesystem::path& path);

/// Whether this process may write the file, or make files in the folder.
[[nodiscard]] bool canWrite(const std::filesystem::path& path);
/// Whether it is a folder, no link to one, that belongs to this user.
[[nodiscard]] bool isOwnFolder(const std::filesystem::path& path);
/// Makes a folder only this user can read; its name begins so and is nobody else's.
[[nodiscard]] std::filesystem::path makePrivateFolder(const std::filesystem::path& beginning,
                                                      std::error_code& fault);

/// Up to `bytes` from the start; with `fault` when it cannot be opened.
[[nodiscard]] std::string readHead(const std::filesystem::path& path, std::size_t bytes,
                                   std::error_code& fault);

// These come back when the disk has it. What stopped them, or no error.
[[nodiscard]] std::error_code sync(const std::filesystem::path& file);
[[nodiscard]] std::error_code syncFolder(const std::filesystem::path& folder);

/// A second name for the file. {file_exists} when it is taken; see isWithoutSecondNames.
[[nodiscard]] std::error_code addName(const std::filesystem::path& from,
                                      const std::filesystem::path& to);
/// In one step of the system; what had the name `to` loses it.
[[nodiscard]] std::error_code renameOver(const std::filesystem::path& from,
                                         const std::filesystem::path& to);
/// {no_such_file_or_directory} when it is not there.
std::error_code removeName(const std::filesystem::path& path);

/// What an error means: the disk or the quota is full; writing is not allowed; this disk knows no
/// second names (FAT, some network shares), or has no room for another one.
[[nodiscard]] bool isFull(std::error_code error);
[[nodiscard]] bool isRefused(std::error_code error);
[[nodiscard]] bool isWithoutSecondNames(std::error_code error);

} // namespace dongbo::platform
