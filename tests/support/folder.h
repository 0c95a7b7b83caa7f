#pragma once

#include <cstdlib>
#include <filesystem>
#include <string>

namespace dongbo::test {

/// A temporary folder, deleted with the object.
struct Folder
{
    Folder()
    {
        std::string name = (std::filesystem::temp_directory_path() / "dongbo-test-XXXXXX").string();
        path = ::mkdtemp(name.data());
    }
    ~Folder()
    {
        std::error_code ignored;
        std::filesystem::permissions(path, std::filesystem::perms::owner_all,
                                     std::filesystem::perm_options::add, ignored);
        std::filesystem::remove_all(path, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    std::filesystem::path path;
};

} // namespace dongbo::test
