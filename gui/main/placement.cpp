#include "gui/main/placement.h"

#include <wx/display.h>
#include <wx/toplevel.h>

#include <algorithm>
#include <cstdio>

namespace dongbo::gui {

std::string placementOf(const wxTopLevelWindow& window)
{
    const auto rect = window.GetRect();
    char text[80];
    std::snprintf(text, sizeof text, "%d %d %d %d %d", rect.x, rect.y, rect.width, rect.height,
                  window.IsMaximized() ? 1 : 0);
    return text;
}

void placeWindow(wxTopLevelWindow& window, std::string_view placement)
{
    wxRect rect;
    int isMaximized = 0;
    const bool isKnown =
        std::sscanf(std::string(placement).c_str(), "%d %d %d %d %d", &rect.x, &rect.y, &rect.width,
                    &rect.height, &isMaximized) == 5 &&
        rect.width > 200 && rect.height > 200 &&
        wxDisplay::GetFromPoint(rect.GetTopLeft() + wxPoint(40, 10)) != wxNOT_FOUND;
    const auto room = wxDisplay(wxDisplay::GetFromPoint(isKnown ? rect.GetTopLeft()
                                                                : wxPoint(0, 0)) == wxNOT_FOUND
                                    ? 0
                                    : static_cast<unsigned>(wxDisplay::GetFromPoint(
                                          isKnown ? rect.GetTopLeft() : wxPoint(0, 0))))
                          .GetClientArea();
    if (!isKnown) {
        const auto wished = window.FromDIP(wxSize(1366, 768));
        rect.SetSize({std::min(wished.x, room.width), std::min(wished.y, room.height)});
        rect = rect.CentreIn(room);
    }
    rect.SetSize({std::min(rect.width, room.width), std::min(rect.height, room.height)});
    window.SetSize(rect);
    if (isMaximized != 0) {
        window.Maximize();
    }
}

} // namespace dongbo::gui
