#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace dongbo::present {

/// The file's bytes; empty when it is not there, cannot be read or is larger than 16 MB.
[[nodiscard]] std::string readWhole(const std::filesystem::path& path);
/// Writes the file under another name beside it and renames it: whole or not at all. False: could
/// not.
bool writeWhole(const std::filesystem::path& path, std::string_view bytes);

} // namespace dongbo::present
