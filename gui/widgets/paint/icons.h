#pragma once

#include <wx/bitmap.h>
#include <wx/colour.h>

#include <string_view>
#include <vector>

/// The icons of data/icons, line drawings on a grid of 24, embedded in the program.
namespace dongbo::gui {

/// The icon in that colour, `side` device pixels square; lines are slightly thicker below 15 DIP.
/// Rendered once per name, size and colour, then cached. An unknown name gives the question mark.
[[nodiscard]] const wxBitmap& icon(std::string_view name, const wxColour& colour, int side,
                                   bool isSmall);
[[nodiscard]] bool isIcon(std::string_view name);
/// All icon names, sorted.
[[nodiscard]] std::vector<std::string_view> iconNames();

} // namespace dongbo::gui
