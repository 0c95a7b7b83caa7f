#include "gui/main/frame/placement.h"

#include <wx/display.h>
#include <wx/toplevel.h>

#include <algorithm>
#include <cstdio>
#include <optional>

namespace dongbo::gui {

namespace {

struct Placement
{
    wxRect rect;
    bool isMaximized = false;
};

std::optional<Placement> read(const std::string& text)
{
    Placement out;
    int isMaximized = 0;
    if (std::sscanf(text.c_str(), "%d %d %d %d %d", &out.rect.x, &out.rect.y, &out.rect.width,
                    &out.rect.height, &isMaximized) != 5 ||
        out.rect.width < 200 || out.rect.height < 200) {
        return std::nullopt;
    }
    out.isMaximized = isMaximized != 0;
    return out;
}

/// What of the screen under that point windows may cover; nothing when there is none.
std::optional<wxRect> roomAt(wxPoint point)
{
    const int display = wxDisplay::GetFromPoint(point);
    return display == wxNOT_FOUND
               ? std::nullopt
               : std::optional{wxDisplay(static_cast<unsigned>(display)).GetClientArea()};
}

} // namespace

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
    auto place = read(std::string(placement));
    // a corner of its title must be within reach
    auto room = place ? roomAt(place->rect.GetTopLeft() + wxPoint(40, 10)) : std::nullopt;
    if (!room) {
        room = wxDisplay(0U).GetClientArea();
        place = Placement{wxRect(window.FromDIP(wxSize(1366, 768))), false};
        place->rect.SetSize(
            {std::min(place->rect.width, room->width), std::min(place->rect.height, room->height)});
        place->rect = place->rect.CentreIn(*room);
    }
    place->rect.SetSize(
        {std::min(place->rect.width, room->width), std::min(place->rect.height, room->height)});
    window.SetSize(place->rect);
    if (place->isMaximized) {
        window.Maximize();
    }
}

} // namespace dongbo::gui
