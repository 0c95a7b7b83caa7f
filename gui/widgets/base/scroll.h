#pragma once

#include "gui/widgets/paint/painter.h"

#include <wx/event.h>

#include <algorithm>
#include <cmath>

namespace dongbo::gui {

/// How far drawn content is scrolled within its window, in DIP.
struct VerticalScroll
{
    int top = 0;     ///< scrolled away above
    int content = 0; ///< height of everything
    int room = 0;    ///< height of the window

    [[nodiscard]] int most() const { return std::max(0, content - room); }
    void clamp() { top = std::clamp(top, 0, most()); }
    void measure(int contentTall, int roomTall)
    {
        content = contentTall;
        room = roomTall;
        clamp();
    }
    /// True when it moved; at an end the wheel is left to whoever is behind.
    bool wheel(const wxMouseEvent& event, int step)
    {
        const int before = top;
        top += event.GetWheelRotation() > 0 ? -step : step;
        clamp();
        return top != before;
    }
    /// Moves so that y to y + tall of the content can be seen.
    void reveal(int y, int tall)
    {
        if (y < top) {
            top = y;
        } else if (y + tall > top + room) {
            top = y + tall - room;
        }
        clamp();
    }
    /// The mark at the right edge of the area; nothing while everything fits.
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
