#pragma once

#include "gui/present/place.h"
#include "gui/present/session.h"
#include "gui/present/settings.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace dongbo::present {

// A register of which nothing can be read any more, and the backups it can be restored from: the
// first page offers them.

/// A backup as the page shows it.
struct BackupChoice
{
    std::filesystem::path path;
    std::string when;  ///< "10/05/2024 08:14"
    std::string where; ///< its file, whole
};

struct RestoreOffer
{
    std::filesystem::path file; ///< the register
    std::string title;
    std::string help;
    std::vector<BackupChoice> backups; ///< the newest first, at most five; perhaps none is known of
};

/// The place that offers it.
[[nodiscard]] Place placeToRestore(const std::filesystem::path& file);
/// The same after opening `file` failed with `error`: when the file is damaged; when it is no
/// register any more, or is gone, and was opened here before or has backups. Else nothing.
[[nodiscard]] std::optional<Place>
placeToRestore(const Error& error, const std::filesystem::path& file, const Settings& settings);
/// The register such a place is about; nothing for every other place.
[[nodiscard]] std::optional<std::filesystem::path> registerToRestore(const Place& place);

/// Looks for the backups and says what there is to say.
[[nodiscard]] RestoreOffer restoreOffer(const Session& session, const std::filesystem::path& file);

} // namespace dongbo::present
