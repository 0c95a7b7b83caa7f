#pragma once

// Inside core/paper only: the faces as the libraries see them.

#include "core/paper/fonts.h"

#include <array>
#include <cairo.h>
#include <hb.h>
#include <string>

namespace dongbo::paper {

/// One opened font file.
struct FontFile
{
    FontFile() = default;
    FontFile(const FontFile&) = delete;
    FontFile& operator=(const FontFile&) = delete;
    ~FontFile();

    hb_font_t* shaping = nullptr;         ///< scaled to unitsPerEm
    cairo_font_face_t* drawing = nullptr; ///< keeps the file's bytes while cairo needs them
    double unitsPerEm = 1;
};

struct Fonts::Files
{
    std::array<FontFile, 4> faces; ///< by Face
    [[nodiscard]] const FontFile& operator[](Face face) const
    {
        return faces.at(static_cast<std::size_t>(face));
    }
};

} // namespace dongbo::paper
