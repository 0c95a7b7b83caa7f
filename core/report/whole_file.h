#pragma once

#include "core/domain/error.h"

#include <filesystem>

namespace dongbo::report {

/// A file made beside its place and moved there by keep(); without keep() nothing is left.
class WholeFile
{
public:
    explicit WholeFile(std::filesystem::path path);
    WholeFile(const WholeFile&) = delete;
    WholeFile& operator=(const WholeFile&) = delete;
    ~WholeFile();

    /// Where to write.
    [[nodiscard]] const std::filesystem::path& draft() const { return m_draft; }
    /// Puts the draft in its place. Throws {ReadOnly} or {Unreadable}.
    void keep();
    /// What a failed call says in `errorNumber`, as an Error naming the file.
    [[nodiscard]] Error failure(int errorNumber) const;

private:
    std::filesystem::path m_path;
    std::filesystem::path m_draft;
    bool m_kept = false;
};

} // namespace dongbo::report
