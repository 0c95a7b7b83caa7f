#include "gui/widgets/charts/budget_curve.h"

#include <algorithm>
#include <cmath>

namespace dongbo::gui {

namespace {

constexpr int labelTall = 18;
constexpr int aboveTall = 18; ///< for the number over the highest step
constexpr int sides = 8;      ///< so that the knob fits at either end
constexpr double knob = 7;

} // namespace

BudgetCurve::BudgetCurve(wxWindow* parent, const std::string& name)
    : Canvas(parent, name)
{}

void BudgetCurve::setPoints(std::vector<Point> points)
{
    m_points = std::move(points);
    changed();
}

void BudgetCurve::choose(std::int64_t amount, const std::string& label)
{
    m_chosen = amount;
    m_chosenLabel = label;
    changed();
}

void BudgetCurve::setEmptyText(const std::string& text)
{
    m_empty = text;
    changed();
}

wxRect BudgetCurve::plot() const
{
    return {sides, aboveTall, std::max(20, area().x - 2 * sides),
            std::max(10, area().y - aboveTall - labelTall - static_cast<int>(knob))};
}

double BudgetCurve::x(std::int64_t amount) const
{
    const wxRect room = plot();
    const auto most = m_points.empty() ? 0 : std::max(m_points.back().amount, m_chosen);
    const double share = most > 0 ? static_cast<double>(std::clamp<std::int64_t>(amount, 0, most)) /
                                        static_cast<double>(most)
                                  : 0;
    return room.x + share * room.width;
}

/// Drawn is what money adds: the axis is what is reached without any.
double BudgetCurve::y(std::int64_t reached) const
{
    const wxRect room = plot();
    const auto least = m_points.front().reached;
    const auto most = std::max(least + 1, m_points.back().reached);
    const double share = static_cast<double>(reached - least) / static_cast<double>(most - least);
    return room.y + room.height - share * room.height;
}

std::vector<Part> BudgetCurve::parts() const
{
    std::vector<Part> out;
    for (std::size_t i = 0; i < m_points.size(); ++i) {
        const Point& point = m_points[i];
        const double here = x(point.amount);
        const double left = i == 0 ? 0 : (x(m_points[i - 1].amount) + here) / 2;
        const double right =
            i + 1 == m_points.size() ? area().x : (here + x(m_points[i + 1].amount)) / 2;
        Part part;
        part.id = point.id;
        part.role = Role::Item;
        part.name = point.label + ": " + std::to_string(point.reached);
        part.tip = point.tip;
        part.rect = wxRect(static_cast<int>(left), 0,
                           std::max(2, static_cast<int>(right) - static_cast<int>(left)), area().y);
        part.radius = 4;
        out.push_back(std::move(part));
    }
    return out;
}

void BudgetCurve::activate(const std::string& partId)
{
    if (m_action) {
        const auto action = m_action;
        action(std::string(partId));
    }
}

void BudgetCurve::drawSteps(Painter& painter)
{
    const Palette& p = painter.palette();
    const wxRect room = plot();
    const int base = room.y + room.height;
    std::vector<wxRealPoint> line;
    for (std::size_t i = 0; i < m_points.size(); ++i) {
        const Point& point = m_points[i];
        const double from = x(point.amount);
        const double until = i + 1 < m_points.size() ? x(m_points[i + 1].amount)
                                                     : static_cast<double>(room.x + room.width);
        const double top = y(point.reached);
        const bool isBought = point.amount <= m_chosen;
        const wxRect block(static_cast<int>(std::lround(from)), static_cast<int>(std::lround(top)),
                           static_cast<int>(std::lround(until) - std::lround(from)),
                           base - static_cast<int>(std::lround(top)));
        if (block.width > 0) {
            painter.fill(block, hoveredPart() == point.id ? p.muteLine
                                : isBought                ? p.accentSoft
                                                          : p.muteSoft);
        }
        line.emplace_back(from, top);
        line.emplace_back(until, top);
    }
    painter.polyline(line, p.accentText, 2);
}

void BudgetCurve::drawLabels(Painter& painter)
{
    const Palette& p = painter.palette();
    const wxRect room = plot();
    const int base = room.y + room.height;
    TextStyle style;
    style.size = TextSize::Caption;
    style.colour = p.text2;
    int free = 0; ///< left of it labels stand already
    for (std::size_t i = 0; i < m_points.size(); ++i) {
        const Point& point = m_points[i];
        if (i > 0 && point.reached == m_points[i - 1].reached) {
            continue;
        }
        const auto text = std::to_string(point.reached);
        const int at = static_cast<int>(x(point.amount)) + 3;
        if (at < free) {
            continue;
        }
        const int wide = textWidth(text, TextSize::Caption);
        painter.text(wxRect(std::min(at, area().x - wide), static_cast<int>(y(point.reached)) - 17,
                            wide + 2, 16),
                     text, style);
        free = at + wide + 8;
    }
    style.colour = p.text3;
    const int under = base + static_cast<int>(knob);
    const int middle = static_cast<int>(x(m_chosen));
    const int half = textWidth(m_chosenLabel, TextSize::Caption, Weight::SemiBold) / 2 + 2;
    const int from = std::clamp(middle - half, 0, std::max(0, area().x - 2 * half));
    const bool isBeyond = m_chosen > m_points.back().amount; // then its own label ends the axis
    const auto last = isBeyond ? std::string() : m_points.back().label;
    const int lastWide = textWidth(last, TextSize::Caption);
    const int firstWide = textWidth(m_points.front().label, TextSize::Caption);
    if (from > firstWide + 10) {
        painter.text(wxRect(0, under, firstWide + 2, labelTall), m_points.front().label, style);
    }
    if (from + 2 * half < area().x - lastWide - 10) {
        painter.text(wxRect(area().x - lastWide - 1, under, lastWide + 2, labelTall), last, style);
    }
    style.weight = Weight::SemiBold;
    style.colour = p.text;
    painter.text(wxRect(from, under, 2 * half + 2, labelTall), m_chosenLabel, style);
}

void BudgetCurve::draw(Painter& painter)
{
    const Palette& p = painter.palette();
    const wxRect room = plot();
    const int base = room.y + room.height;
    if (m_points.empty()) {
        TextStyle style;
        style.size = TextSize::Caption;
        style.colour = p.text3;
        style.align = Align::Centre;
        painter.hairline(0, area().x, base, p.muteLine);
        painter.text(wxRect(0, 0, area().x, base), m_empty, style);
        return;
    }
    drawSteps(painter);
    const double at = x(m_chosen);
    painter.roundRect(wxRect(room.x, base - 2, room.width, 4), p.muteLine, {}, 2);
    painter.roundRect(wxRect(room.x, base - 2, static_cast<int>(at) - room.x, 4), p.accent, {}, 2);
    painter.circle({at, static_cast<double>(base)}, knob, p.surface, p.accent, 2);
    drawLabels(painter);
}

} // namespace dongbo::gui
