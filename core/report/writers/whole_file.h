#pragma once

#include "core/domain/error.h"
#include "core/platform/draft_folder.h"

#include <filesystem>
#include <optional>
#include <string>

namespace dongbo::report {

/// A file written as a draft in a folder of its own beside it and moved into place by keep();
/// otherwise removed.
class WholeFile
{
public:
    /// Throws what failure() says.
    explicit WholeFile(std::filesystem::path path);
    WholeFile(const WholeFile&) = delete;
    WholeFile& operator=(const WholeFile&) = delete;
    ~WholeFile();

    /// Path of the draft.
    [[nodiscard]] const std::filesystem::path& draft() const { return m_draft; }
    /// Moves the draft into place. Throws {ReadOnly} or {Unreadable}.
    void keep();
    /// Converts `errorNumber` of a failed call into an Error naming the file.
    [[nodiscard]] Error failure(int errorNumber) const;

private:
    std::filesystem::path m_path;
    std::optional<platform::DraftFolder> m_folder;
    std::filesystem::path m_draft;
};

/// The path's extension in lower case: ".xlsx".
[[nodiscard]] std::string endingOf(const std::filesystem::path& path);
/// {Usage}: the extension is not a supported format; `known` lists those.
[[nodiscard]] Error unknownEnding(const std::filesystem::path& path, const char* known);
/// Throws unknownEnding unless the extension is in `known` (".xlsx, .csv"): to be called before
/// work whose result is written there.
void requireEnding(const std::filesystem::path& path, const char* known);

} // namespace dongbo::report
