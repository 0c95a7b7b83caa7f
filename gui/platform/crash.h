#pragma once

#include <filesystem>
#include <optional>

/// What is left behind when the program falls over. One .cpp a platform.
namespace dongbo::gui {

/// From now on a crash writes where it happened into a file in that folder before the system takes
/// the process. Once, at the start.
void noteCrashes(const std::filesystem::path& folder);
/// The note of an earlier run that nobody was told of yet; from now on it counts as told.
[[nodiscard]] std::optional<std::filesystem::path>
takeCrashNote(const std::filesystem::path& folder);

} // namespace dongbo::gui
