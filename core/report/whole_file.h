#pragma once

#include "core/domain/error.h"

#include <filesystem>
#include <string>

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

/// The path's ending in small letters: ".xlsx".
[[nodiscard]] std::string endingOf(const std::filesystem::path& path);
/// {Usage}: the file's ending says none of the kinds that can be written; `known` lists those.
[[nodiscard]] Error unknownEnding(const std::filesystem::path& path, const char* known);
/// Throws unknownEnding unless the ending is in `known` (".xlsx, .csv"): to be asked before work
/// whose result is to be written there.
void requireEnding(const std::filesystem::path& path, const char* known);

} // namespace dongbo::report
