#include "gui/widgets/lists/table_bars.h"

#include <algorithm>
#include <cmath>

namespace dongbo::gui {

void drawStrip(Painter& painter, const wxRect& rect, const std::vector<StripPart>& parts)
{
    constexpr int tall = 18;
    constexpr int least = 16;
    std::int64_t all = 0;
    int fixed = 0;
    for (const auto& part : parts) {
        all += part.count;
        fixed += part.count > 0 ? least + 1 : 0;
    }
    if (all == 0) {
        return;
    }
    const Palette& p = painter.palette();
    TextStyle style;
    style.size = TextSize::Caption;
    style.weight = Weight::Medium;
    style.align = Align::Centre;
    const int spare = std::max(0, rect.width - fixed);
    int x = rect.x;
    for (const auto& part : parts) {
        if (part.count == 0) {
            continue;
        }
        const int wide = least + static_cast<int>(spare * part.count / all);
        const wxRect box(x, rect.y + (rect.height - tall) / 2, wide, tall);
        painter.roundRect(box, part.isDashed ? p.surface : p.soft(part.tone),
                          part.isDashed ? p.ink(part.tone) : p.outline(part.tone), 3, 1,
                          part.isDashed);
        style.colour = p.ink(part.tone);
        painter.text(box, std::to_string(part.count), style);
        x += wide + 1;
    }
}

int drawMeter(Painter& painter, const wxRect& rect, const TableCell& cell)
{
    constexpr int longest = 72;
    constexpr int tall = 6;
    constexpr int tick = 14;
    const Palette& p = painter.palette();
    const int wide = std::min(longest, rect.width / 2);
    const wxRect track(rect.x, rect.y + (rect.height - tall) / 2, wide, tall);
    painter.roundRect(track, p.muteSoft, {}, 3);
    if (cell.share && *cell.share > 0) {
        wxRect done = track;
        done.width =
            std::max(3, static_cast<int>(std::lround(wide * std::clamp(*cell.share, 0.0, 1.0))));
        painter.roundRect(done, p.bar(cell.tone), {}, 3);
    }
    if (cell.target) {
        const int at =
            static_cast<int>(std::lround(std::clamp(*cell.target, 0.0, 1.0) * (wide - 2)));
        painter.fill(wxRect(track.x + at, track.y - (tick - tall) / 2, 2, tick), p.text2);
    }
    return wide;
}

} // namespace dongbo::gui
