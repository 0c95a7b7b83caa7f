#pragma once

#include <filesystem>

namespace dongbo::platform {

/// A hidden folder for a file that is being written, beside the place where it will stand, so that
/// it can be moved there in one step; a library that writes it can put its own temporary files
/// there too. Goes with its owner. What a program that was killed left in the same folder is
/// removed by the next one: nobody holds its lock any more. Platform seam.
class DraftFolder
{
public:
    /// Throws std::system_error.
    explicit DraftFolder(const std::filesystem::path& beside);
    DraftFolder(const DraftFolder&) = delete;
    DraftFolder& operator=(const DraftFolder&) = delete;
    ~DraftFolder();

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
    int m_lock = -1; ///< of the folder, held while it is used
};

} // namespace dongbo::platform
