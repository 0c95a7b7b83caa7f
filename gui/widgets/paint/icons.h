#pragma once

#include <wx/bitmap.h>
#include <wx/colour.h>

#include <string_view>
#include <vector>

/// The drawings of data/icons, lines on a grid of 24. They are part of the program.
namespace dongbo::gui {

/// The icon in that colour, `side` device pixels square; lines are a little heavier under 15 DIP.
/// Made once for each name, size and colour, then kept. An unknown name gives the question mark.
[[nodiscard]] const wxBitmap& icon(std::string_view name, const wxColour& colour, int side,
                                   bool isSmall);
[[nodiscard]] bool isIcon(std::string_view name);
/// Every name there is, sorted.
[[nodiscard]] std::vector<std::string_view> iconNames();

} // namespace dongbo::gui
