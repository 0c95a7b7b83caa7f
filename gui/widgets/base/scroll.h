#pragma once

#include "gui/widgets/paint/painter.h"

#include <wx/event.h>

#include <algorithm>
#include <cmath>

namespace dongbo::gui {

/// Vertical scroll position of drawn content within its window, in DIP.
struct VerticalScroll
{
    int top = 0;     ///< offset of the visible area from the top of the content
    int content = 0; ///< height of the content
    int room = 0;    ///< height of the window

    [[nodiscard]] int most() const { return std::max(0, content - room); }
    void clamp() { top = std::clamp(top, 0, most()); }
    void measure(int contentTall, int roomTall)
    {
        content = contentTall;
        room = roomTall;
        clamp();
    }
    /// True when the position changed; at either end the wheel event is left to the parent.
    bool wheel(const wxMouseEvent& event, int step)
    {
        const int before = top;
        top += event.GetWheelRotation() > 0 ? -step : step;
        clamp();
        return top != before;
    }
    /// Scrolls so that y to y + tall of the content is visible.
    void reveal(int y, int tall)
    {
        if (y < top) {
            top = y;
        } else if (y + tall > top + room) {
            top = y + tall - room;
        }
        clamp();
    }
    /// The scroll bar at the right edge of the area; absent while everything fits.
    void draw(Painter& painter, const wxRect& area) const
    {
        if (most() == 0) {
            return;
        }
        const int tall = std::max(24, area.height * room / std::max(1, content));
        const int at = (area.height - tall) * top / most();
        painter.roundRect(wxRect(area.x + area.width - 5, area.y + at, 4, tall),
                          painter.palette().muteLine, {}, 2);
    }
};

} // namespace dongbo::gui
