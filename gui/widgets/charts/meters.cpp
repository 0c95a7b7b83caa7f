#include "gui/widgets/charts/charts.h"

#include <algorithm>
#include <cmath>

namespace dongbo::gui {

namespace {
constexpr int lineTall = 29;
constexpr int mostSquares = 12;
constexpr int square = 16;
constexpr int leastStrip = 230;
} // namespace

Meters::Meters(wxWindow* parent, const std::string& name)
    : Canvas(parent, name)
{}

void Meters::setLines(std::vector<Line> lines)
{
    m_lines = std::move(lines);
    changed(true);
}

wxSize Meters::bestSize() const
{
    return {200, std::max(1, static_cast<int>(m_lines.size())) * lineTall};
}

std::vector<Part> Meters::parts() const
{
    std::vector<Part> out;
    int y = 0;
    for (const Line& line : m_lines) {
        if (y + lineTall > area().y + 2) {
            break; // whole lines only
        }
        Part part;
        part.id = line.id;
        part.role = m_open ? Role::Item : Role::Meter;
        part.name = line.name + ", " + line.value;
        part.tip = line.tip;
        part.rect = wxRect(0, y, area().x, lineTall);
        part.radius = 4;
        out.push_back(std::move(part));
        y += lineTall;
    }
    return out;
}

void Meters::activate(const std::string& partId)
{
    if (m_open) {
        const auto open = m_open;
        open(std::string(partId));
    }
}

void Meters::draw(Painter& painter)
{
    const Palette& p = painter.palette();
    int names = 0;
    int values = 0;
    for (const Line& line : m_lines) {
        names = std::max(names, textWidth(line.name));
        values = std::max(values, textWidth(line.value, TextSize::Body, Weight::SemiBold));
    }
    const int wide = area().x;
    names = std::min(names, wide / 3) + 16;
    values = std::min(values, wide / 3) + 14;
    const auto pieces = parts();
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const Line& line = m_lines[i];
        const wxRect& row = pieces[i].rect;
        if (hoveredPart() == line.id && m_open) {
            painter.roundRect(row, p.sunken, {}, 4);
        }
        painter.text(wxRect(0, row.y, names - 8, row.height), line.name, {});
        const wxRect track(names, row.y + (row.height - 6) / 2, wide - names - values, 6);
        painter.roundRect(track, p.muteSoft, {}, 3);
        wxRect done = track;
        done.width = static_cast<int>(std::lround(track.width * std::clamp(line.share, 0.0, 1.0)));
        if (done.width > 0) {
            painter.roundRect(done, p.bar(line.tone), {}, 3);
        }
        if (line.target) {
            const double at = std::clamp(*line.target, 0.0, 1.0) * (track.width - 2);
            painter.fill(wxRect(track.x + static_cast<int>(std::lround(at)), track.y - 4, 2, 14),
                         p.text2);
        }
        TextStyle value;
        value.weight = line.tone == Tone::None ? Weight::Regular : Weight::SemiBold;
        value.align = Align::Right;
        value.colour = p.ink(line.tone);
        painter.text(wxRect(wide - values, row.y, values, row.height), line.value, value);
    }
}

WatchStrips::WatchStrips(wxWindow* parent, const std::string& name)
    : Canvas(parent, name)
{}

void WatchStrips::setStrips(std::vector<Strip> strips)
{
    m_strips = std::move(strips);
    changed();
}

std::size_t WatchStrips::visibleCount() const
{
    const int fit = std::max(1, area().x / leastStrip);
    return std::min(m_strips.size(), static_cast<std::size_t>(fit));
}

std::vector<Part> WatchStrips::parts() const
{
    std::vector<Part> out;
    const std::size_t count = visibleCount();
    for (std::size_t i = 0; i < count; ++i) {
        const Strip& strip = m_strips[i];
        Part part;
        part.id = strip.id;
        part.role = m_open ? Role::Item : Role::Label;
        part.name = strip.title + " · " + strip.where + ": " + strip.sentence;
        if (!strip.note.empty()) {
            part.name += ", " + strip.note;
        }
        const int from = static_cast<int>(i) * area().x / static_cast<int>(count);
        const int to = static_cast<int>(i + 1) * area().x / static_cast<int>(count);
        part.rect = wxRect(from + (i > 0 ? 12 : 3), 2, to - from - (i > 0 ? 20 : 11), area().y - 4);
        out.push_back(std::move(part));
    }
    return out;
}

void WatchStrips::activate(const std::string& partId)
{
    if (m_open) {
        const auto open = m_open;
        open(std::string(partId));
    }
}

void WatchStrips::draw(Painter& painter)
{
    const Palette& p = painter.palette();
    const auto pieces = parts();
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const Strip& strip = m_strips[i];
        const wxRect& room = pieces[i].rect;
        if (i > 0) {
            painter.fill(wxRect(room.x - 12, 2, 1, area().y - 4), p.line);
        }
        if (hoveredPart() == strip.id && m_open) {
            painter.roundRect(room, p.sunken, {}, 7);
        }
        const int x = room.x + (i > 0 ? 4 : -3);
        const int wide = room.width - 4;
        painter.runs(wxRect(x, room.y, wide, 20),
                     {{strip.title, Weight::SemiBold, p.text},
                      {strip.where.empty() ? "" : " · " + strip.where, Weight::Regular, p.text2}});
        const std::size_t from =
            strip.troubles.size() > mostSquares ? strip.troubles.size() - mostSquares : 0;
        int at = x;
        for (std::size_t s = from; s < strip.troubles.size(); ++s) {
            const wxRect box(at, room.y + 24, square, square);
            if (strip.troubles[s]) {
                painter.roundRect(box, p.odd, {}, 4);
                painter.icon("cross", box, p.surface, 14);
            } else {
                painter.roundRect(box, p.surface, p.muteLine, 4);
                if (strip.hasChecks) {
                    painter.icon("check", box, p.text2, 12);
                }
            }
            at += square + 3;
        }
        TextStyle style;
        style.size = TextSize::Caption;
        style.weight = Weight::SemiBold;
        style.colour = p.odd;
        painter.text(wxRect(x, room.y + 43, wide, 17), strip.sentence, style);
        style.weight = Weight::Regular;
        style.colour = p.text2;
        painter.text(wxRect(x, room.y + 59, wide, 17), strip.note, style);
    }
}

} // namespace dongbo::gui
