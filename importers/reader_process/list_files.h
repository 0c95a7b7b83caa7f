#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace dongbo::importers {

// Lists by their names, for folders and for dialogs that show files. What a file is, its content
// decides when it is read.

/// Whether the name ends as files do that may be lists: .xlsx, .csv, .html … in any case. Excel's
/// own lock files ("~$ds.xlsx") and hidden files are none.
[[nodiscard]] bool isNamedLikeList(const std::filesystem::path& path);
/// Files in the folder that are named so, by name; folders in it are not entered. Empty too when
/// the folder cannot be read.
[[nodiscard]] std::vector<std::filesystem::path> listsIn(const std::filesystem::path& folder);
/// "*.xlsx;*.xlsm;…", what a dialog for choosing lists shows.
[[nodiscard]] std::string listPattern();

} // namespace dongbo::importers
