#include "gui/widgets/paint/painter.h"

namespace dongbo::gui {

int pillWidth(std::string_view icon, std::string_view word)
{
    const int lead = icon.empty() ? 9 : 6 + 13 + 4;
    return lead + textWidth(word, TextSize::Caption, Weight::Medium) + 9;
}

int drawPill(Painter& painter, const wxRect& rect, std::string_view icon, std::string_view word,
             Tone tone, Align align)
{
    const Palette& p = painter.palette();
    const int width = std::min(pillWidth(icon, word), rect.width);
    const int x = align == Align::Right ? rect.x + rect.width - width : rect.x;
    const wxRect pill(x, rect.y + (rect.height - 20) / 2, width, 20);
    const Tone effective = tone == Tone::None ? Tone::Mute : tone;
    painter.roundRect(pill, p.soft(effective), {}, 10);
    int from = x + 9;
    if (!icon.empty()) {
        painter.icon(icon, wxRect(x + 6, pill.y, 13, 20), p.ink(effective), 13);
        from = x + 6 + 13 + 4;
    }
    TextStyle style;
    style.size = TextSize::Caption;
    style.weight = Weight::Medium;
    style.colour = p.ink(effective);
    painter.text(wxRect(from, pill.y, x + width - from - 6, 20), word, style);
    return width;
}

int keyCapWidth(std::string_view keys)
{
    return textWidth(keys, TextSize::Caption, Weight::Medium) + 10;
}

int drawKeyCap(Painter& painter, const wxRect& rect, std::string_view keys, bool isOnAccent,
               Align align)
{
    const Palette& p = painter.palette();
    const int width = keyCapWidth(keys);
    const int x = align == Align::Right ? rect.x + rect.width - width : rect.x;
    const wxRect cap(x, rect.y + (rect.height - 18) / 2, width, 18);
    TextStyle style;
    style.size = TextSize::Caption;
    style.weight = Weight::Medium;
    style.align = Align::Centre;
    if (isOnAccent) {
        painter.roundRect(cap, p.accentCap, {}, 4);
        style.colour = p.onAccent;
    } else {
        painter.roundRect(cap, p.muteSoft, {}, 4);
        style.colour = p.mute;
    }
    painter.text(cap, keys, style);
    return width;
}

void drawBadge(Painter& painter, const wxRect& rect, std::string_view initials, bool isOnSide)
{
    const Palette& p = painter.palette();
    const int side = std::min(rect.width, rect.height);
    const wxRealPoint centre(rect.x + rect.width / 2.0, rect.y + rect.height / 2.0);
    painter.circle(centre, side / 2.0, isOnSide ? p.sideOn : p.muteSoft, {});
    TextStyle style;
    style.size = TextSize::Caption;
    style.weight = Weight::SemiBold;
    style.align = Align::Centre;
    style.colour = isOnSide ? wxColour(255, 255, 255) : p.mute;
    painter.text(rect, initials, style);
}

void drawCheck(Painter& painter, const wxRect& rect, bool isChecked, bool isEnabled, bool isRound)
{
    const Palette& p = painter.palette();
    const wxRect box(rect.x + (rect.width - 16) / 2, rect.y + (rect.height - 16) / 2, 16, 16);
    const double radius = isRound ? 8 : 4;
    if (!isEnabled) {
        painter.roundRect(box, p.muteSoft, p.muteLine, radius);
        if (isChecked) {
            painter.icon("check", box, p.text3, 13);
        }
        return;
    }
    if (!isChecked) {
        painter.roundRect(box, p.surface, p.edge, radius);
    } else if (isRound) {
        painter.roundRect(box, p.accent, {}, radius);
        painter.circle({box.x + 8.0, box.y + 8.0}, 3, p.onAccent, {});
    } else {
        painter.roundRect(box, p.accent, {}, radius);
        painter.icon("check", box, p.onAccent, 13);
    }
}

} // namespace dongbo::gui
