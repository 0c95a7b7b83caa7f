#pragma once

#include "core/report/engine/reports.h"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace dongbo::report {

struct FolderOrder
{
    Period period;
    std::filesystem::path folder; ///< made when it is not there
    std::string ending = ".xlsx"; ///< one of reportEndings()
    Language language = Language::Vietnamese;
    Instant created;
};
struct FolderEntry
{
    std::string name;
    std::string title;
    std::filesystem::path path;
};
/// Writes every report of a period but the official papers into one folder, numbered in display
/// order: "08-broken.xlsx". What stands at a moment (inventory, broken equipment …) is told as of
/// the period's last day, or of today while it lasts; comparisons go from the day before the period
/// to its last day. `onProgress(done, all)` may throw to stop; then what is written stays. Throws
/// {Usage} for an unknown ending, {ReadOnly}, {Full}, {NotFound}.
[[nodiscard]] std::vector<FolderEntry>
writeFolder(Register& reg, const FolderOrder& order,
            const std::function<void(std::size_t, std::size_t)>& onProgress = {});

} // namespace dongbo::report
