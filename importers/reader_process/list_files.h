#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace dongbo::importers {

// Recognises lists by file name, for folders and file dialogs. The actual format is detected from
// the content when the file is read.

/// Whether the name has an extension of a possible list: .xlsx, .csv, .html … in any case. False
/// for Excel's lock files ("~$ds.xlsx") and hidden files.
[[nodiscard]] bool isNamedLikeList(const std::filesystem::path& path);
/// Files in the folder with such names, sorted; not recursive. Empty also when the folder cannot
/// be read.
[[nodiscard]] std::vector<std::filesystem::path> listsIn(const std::filesystem::path& folder);
/// "*.xlsx;*.xlsm;…", the filter of a dialog for choosing lists.
[[nodiscard]] std::string listPattern();

} // namespace dongbo::importers
