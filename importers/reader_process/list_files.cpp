#include "importers/reader_process/list_files.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <system_error>

namespace dongbo::importers {

namespace {

constexpr std::array<std::string_view, 16> endings{
    ".xlsx", ".xlsm", ".xltx", ".xltm", ".xls", ".xlt", ".ods", ".ots",
    ".fods", ".sxc",  ".csv",  ".tsv",  ".txt", ".xml", ".htm", ".html"};

} // namespace

bool isNamedLikeList(const std::filesystem::path& path)
{
    const auto name = path.filename().string();
    auto ending = path.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return !name.starts_with("~$") && !name.starts_with(".") &&
           std::find(endings.begin(), endings.end(), ending) != endings.end();
}

std::vector<std::filesystem::path> listsIn(const std::filesystem::path& folder)
{
    std::vector<std::filesystem::path> lists;
    std::error_code none;
    for (const auto& entry : std::filesystem::directory_iterator(folder, none)) {
        if (isNamedLikeList(entry.path()) && entry.is_regular_file(none)) {
            lists.push_back(entry.path());
        }
    }
    std::sort(lists.begin(), lists.end());
    return lists;
}

std::string listPattern()
{
    std::string pattern;
    for (const auto ending : endings) {
        pattern += (pattern.empty() ? "*" : ";*") + std::string(ending);
    }
    return pattern;
}

} // namespace dongbo::importers
