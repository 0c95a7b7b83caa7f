#include "gui/widgets/charts/charts.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace dongbo::gui {

namespace {

constexpr int labelTall = 20;
constexpr int legendTall = 22;
constexpr int aboveBars = 18;
constexpr int leastBetween = 16; ///< minimum distance in DIP between two grid lines

std::int64_t sumOf(const BarChart::Period& period)
{
    return std::accumulate(period.values.begin(), period.values.end(), std::int64_t{0});
}

void drawAxis(Painter& painter, const wxRect& plot, const Axis& axis, int left,
              const std::function<std::string(std::int64_t)>& text)
{
    const Palette& p = painter.palette();
    TextStyle style;
    style.size = TextSize::Caption;
    style.colour = p.text3;
    style.align = Align::Right;
    // in a low chart the labels would overlap
    const bool isLow = plot.height * axis.step < leastBetween * axis.top;
    const std::int64_t step = isLow ? axis.top : axis.step;
    for (std::int64_t value = 0; value <= axis.top; value += step) {
        const double share = static_cast<double>(value) / static_cast<double>(axis.top);
        const int y = plot.y + plot.height - static_cast<int>(std::lround(share * plot.height));
        painter.hairline(plot.x, plot.x + plot.width, y, value == 0 ? p.muteLine : p.line);
        painter.text(wxRect(0, y - 9, left - 8, 18), text(value), style);
    }
}

} // namespace

Axis axisFor(std::int64_t most)
{
    Axis axis;
    most = std::max<std::int64_t>(1, most);
    std::int64_t power = 1;
    for (;;) {
        for (const std::int64_t lead : {1, 2, 5}) {
            axis.step = lead * power;
            axis.top = (most + axis.step - 1) / axis.step * axis.step;
            if (axis.top / axis.step <= 3) {
                return axis;
            }
        }
        power *= 10;
    }
}

BarChart::BarChart(wxWindow* parent, const std::string& name)
    : Canvas(parent, name)
{}

void BarChart::setData(std::vector<Series> series, std::vector<Period> periods)
{
    m_series = std::move(series);
    m_periods = std::move(periods);
    for (Period& period : m_periods) {
        period.values.resize(m_series.size());
    }
    changed();
}

std::int64_t BarChart::most() const
{
    std::int64_t most = 0;
    for (const Period& period : m_periods) {
        most = std::max(most, sumOf(period));
    }
    return most;
}

std::string BarChart::axisText(std::int64_t value) const
{
    return m_axisText ? m_axisText(value) : std::to_string(value);
}

int BarChart::axisWide() const
{
    return textWidth(axisText(axisFor(most()).top), TextSize::Caption) + 10;
}

wxRect BarChart::plot() const
{
    const wxSize size = area();
    const int left = axisWide();
    return {left, aboveBars, std::max(10, size.x - left),
            std::max(10, size.y - aboveBars - labelTall - (m_series.size() > 1 ? legendTall : 0))};
}

std::vector<Part> BarChart::parts() const
{
    std::vector<Part> out;
    const wxRect room = plot();
    const int count = std::max(1, static_cast<int>(m_periods.size()));
    int i = 0;
    for (const Period& period : m_periods) {
        Part part;
        part.id = period.id;
        part.role = m_open ? Role::Item : Role::Label;
        part.name = period.label + ": " +
                    (period.text.empty() ? std::to_string(sumOf(period)) : period.text);
        for (std::size_t s = 0; s < m_series.size() && m_series.size() > 1; ++s) {
            part.name += ", " + m_series[s].word + " " + std::to_string(period.values[s]);
        }
        part.tip = period.tip.empty() ? part.name : period.tip;
        const int from = room.x + i * room.width / count;
        const int to = room.x + (i + 1) * room.width / count;
        part.rect = wxRect(from + 2, 0, to - from - 4, room.y + room.height + labelTall);
        part.radius = 4;
        out.push_back(std::move(part));
        ++i;
    }
    return out;
}

void BarChart::activate(const std::string& partId)
{
    if (m_open) {
        const auto open = m_open;
        open(std::string(partId));
    }
}

void BarChart::draw(Painter& painter)
{
    const Palette& p = painter.palette();
    const wxRect room = plot();
    const Axis axis = axisFor(most());
    drawAxis(painter, room, axis, room.x, [this](std::int64_t value) { return axisText(value); });
    const auto pieces = parts();
    int label = 0;
    for (const Period& period : m_periods) {
        label = std::max(label, textWidth(period.label, TextSize::Caption, Weight::SemiBold) + 4);
    }
    // in a narrow chart the labels would overlap; the last is always there
    const int slotWide = pieces.empty() ? 1 : std::max(1, pieces.front().rect.width);
    const auto every = static_cast<std::size_t>((label + slotWide - 1) / slotWide);
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const Period& period = m_periods[i];
        const wxRect& slot = pieces[i].rect;
        const int wide = std::clamp(slot.width * 6 / 10, 4, 40);
        const int x = slot.x + (slot.width - wide) / 2;
        if (hoveredPart() == period.id && m_open) {
            painter.roundRect(slot, p.sunken, {}, 4);
        }
        int bottom = room.y + room.height;
        std::int64_t below = 0;
        for (std::size_t s = 0; s < m_series.size(); ++s) {
            below += period.values[s];
            const double share = static_cast<double>(below) / static_cast<double>(axis.top);
            const int top =
                room.y + room.height - static_cast<int>(std::lround(share * room.height));
            if (period.values[s] > 0) {
                // a gap of one pixel separates the segments
                const int tall = std::max(1, bottom - top - 1);
                painter.roundRect(wxRect(x, top + (s + 1 < m_series.size() ? 1 : 0), wide, tall),
                                  p.bar(m_series[s].tone), {}, 1);
            }
            bottom = top;
        }
        TextStyle style;
        style.size = TextSize::Caption;
        style.align = Align::Centre;
        style.weight = period.isCurrent ? Weight::SemiBold : Weight::Regular;
        style.colour = period.isCurrent ? p.text : p.text2;
        painter.text(wxRect(slot.x - 6, bottom - 17, slot.width + 12, 16),
                     period.text.empty() ? std::to_string(sumOf(period)) : period.text, style);
        if ((pieces.size() - 1 - i) % every == 0) {
            painter.text(
                wxRect(slot.x - 12, room.y + room.height + 3, slot.width + 24, labelTall - 3),
                period.label, style);
        }
    }
    if (m_series.size() < 2) {
        return;
    }
    int x = 0;
    const int y = area().y - legendTall + 4;
    TextStyle legend;
    legend.size = TextSize::Caption;
    legend.colour = p.text2;
    for (const Series& one : m_series) {
        painter.roundRect(wxRect(x, y + 5, 9, 9), p.bar(one.tone), {}, 2);
        x += 14;
        x += painter.text(wxRect(x, y, area().x - x, 18), one.word, legend) + 16;
    }
}

LineChart::LineChart(wxWindow* parent, const std::string& name)
    : Canvas(parent, name)
{}

void LineChart::setPoints(std::vector<Point> points, Tone tone)
{
    m_points = std::move(points);
    m_tone = tone;
    changed();
}

wxRect LineChart::plot() const
{
    std::int64_t most = 0;
    for (const Point& point : m_points) {
        most = std::max(most, point.value);
    }
    const int left = textWidth(std::to_string(axisFor(most).top), TextSize::Caption) + 10;
    return {left, aboveBars, std::max(10, area().x - left),
            std::max(10, area().y - aboveBars - labelTall)};
}

wxRealPoint LineChart::at(std::size_t index) const
{
    std::int64_t most = 0;
    for (const Point& point : m_points) {
        most = std::max(most, point.value);
    }
    const wxRect room = plot();
    const double slot = static_cast<double>(room.width) / static_cast<double>(m_points.size());
    const double share = static_cast<double>(std::max<std::int64_t>(0, m_points[index].value)) /
                         static_cast<double>(axisFor(most).top);
    return {room.x + slot * (static_cast<double>(index) + 0.5),
            room.y + room.height - share * room.height};
}

std::vector<Part> LineChart::parts() const
{
    std::vector<Part> out;
    const wxRect room = plot();
    const int count = std::max(1, static_cast<int>(m_points.size()));
    for (std::size_t i = 0; i < m_points.size(); ++i) {
        const Point& point = m_points[i];
        Part part;
        part.id = point.id;
        part.role = m_open ? Role::Item : Role::Label;
        part.name =
            point.label + ": " + (point.text.empty() ? std::to_string(point.value) : point.text);
        part.tip = point.tip.empty() ? part.name : point.tip;
        const int slot = room.width / count;
        const int x = static_cast<int>(at(i).x);
        part.rect = wxRect(x - slot / 2 + 1, 0, std::max(4, slot - 2), room.y + room.height);
        part.radius = 4;
        out.push_back(std::move(part));
    }
    return out;
}

void LineChart::activate(const std::string& partId)
{
    if (m_open) {
        const auto open = m_open;
        open(std::string(partId));
    }
}

void LineChart::draw(Painter& painter)
{
    if (m_points.empty()) {
        return;
    }
    const Palette& p = painter.palette();
    const wxRect room = plot();
    std::int64_t most = 0;
    std::vector<wxRealPoint> line;
    for (std::size_t i = 0; i < m_points.size(); ++i) {
        most = std::max(most, m_points[i].value);
        line.push_back(at(i));
    }
    drawAxis(painter, room, axisFor(most), room.x,
             [](std::int64_t value) { return std::to_string(value); });
    painter.polyline(line, p.bar(m_tone), 2);
    for (std::size_t i = 0; i < m_points.size(); ++i) {
        const bool isLast = i + 1 == m_points.size();
        const bool isHovered = hoveredPart() == m_points[i].id;
        painter.circle(line[i], isHovered || isLast ? 4 : 3, isLast ? p.bar(m_tone) : p.surface,
                       p.bar(m_tone), 2);
        TextStyle style;
        style.size = TextSize::Caption;
        style.align = Align::Centre;
        style.weight = isLast ? Weight::SemiBold : Weight::Regular;
        style.colour = isLast ? p.text : p.text2;
        const int x = static_cast<int>(line[i].x);
        const int y = static_cast<int>(line[i].y);
        painter.text(wxRect(x - 40, y - 22, 80, 16), m_points[i].text, style);
        painter.text(wxRect(x - 40, room.y + room.height + 3, 80, labelTall - 3), m_points[i].label,
                     style);
    }
}

} // namespace dongbo::gui
