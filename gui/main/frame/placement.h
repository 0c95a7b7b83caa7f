#pragma once

#include <string>
#include <string_view>

class wxTopLevelWindow;

namespace dongbo::gui {

/// Where a window stands, as a text for the settings: "x y width height maximized".
[[nodiscard]] std::string placementOf(const wxTopLevelWindow& window);
/// Puts it there again, within a screen that exists now; without a usable text in the middle, as
/// large as fits, at most 1366 × 768 DIP.
void placeWindow(wxTopLevelWindow& window, std::string_view placement);

} // namespace dongbo::gui
