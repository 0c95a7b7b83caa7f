#pragma once

#include "core/paper/canvas.h"

#include <filesystem>
#include <memory>
#include <vector>

namespace dongbo::paper {

/// Where the files of the paper's letters are looked for.
struct FontPlaces
{
    std::vector<std::filesystem::path> folders; ///< in this order
    bool asksFontconfig = true;                 ///< then the system's own list of fonts
};

/// The four faces of Liberation Serif, which has the widths of Times New Roman and every
/// Vietnamese letter. Shared by all documents of the process; may be used by several threads.
class Fonts
{
public:
    /// Throws {NotFound, "paper.no_font"} naming the missing file and the package that brings it.
    explicit Fonts(const FontPlaces& places);
    Fonts(const Fonts&) = delete;
    Fonts& operator=(const Fonts&) = delete;
    ~Fonts();

    /// Loaded at first use from the folder that DONGBO_FONTS names and no other; without it, from
    /// that of the Debian package, or what fontconfig knows. Throws as the constructor, and tries
    /// again next time.
    [[nodiscard]] static std::shared_ptr<const Fonts> standard();

    /// Opened faces; inside core/paper only.
    struct Files;
    [[nodiscard]] const Files& files() const { return *m_files; }

private:
    std::unique_ptr<Files> m_files;
};

} // namespace dongbo::paper
