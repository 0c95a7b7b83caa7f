#include "gui/widgets/charts/series_chart.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace dongbo::gui {

namespace {

constexpr int labelTall = 20;
constexpr int legendTall = 22;
constexpr int above = 18;
constexpr int titleTall = 20;
constexpr int widestBar = 34;
constexpr int leastBetween = 22; ///< between two grid lines

double at(const std::vector<double>& values, std::size_t index)
{
    return index < values.size() ? values[index] : 0;
}

/// 1, 2 or 5 times a power of ten, so that at most three of them reach `range`.
double stepFor(double range)
{
    double power = 1;
    while (power * 5 * 3 < range) {
        power *= 10;
    }
    for (const double lead : {1.0, 2.0, 5.0}) {
        if (lead * power * 3 >= range) {
            return lead * power;
        }
    }
    return power * 10;
}

/// How many bytes of whole words all of them begin with: "Điểm cầu " of "Điểm cầu Gôi".
std::size_t commonLead(const std::vector<std::string>& labels)
{
    std::size_t lead = labels.size() < 2 ? 0 : labels.front().rfind(' ') + 1;
    for (const std::string& label : labels) {
        while (lead > 0 &&
               (label.size() <= lead || label.compare(0, lead, labels.front(), 0, lead) != 0)) {
            lead = lead < 2 ? 0 : labels.front().rfind(' ', lead - 2) + 1;
        }
    }
    return lead;
}

} // namespace

SeriesChart::SeriesChart(wxWindow* parent, const std::string& name)
    : Canvas(parent, name)
{}

void SeriesChart::setContent(Content content)
{
    m_content = std::move(content);
    m_current = -1;
    changed();
}

void SeriesChart::setCurrent(int label)
{
    m_current = label;
    Refresh();
}

SeriesChart::Scale SeriesChart::scale() const
{
    double low = 0;
    double top = 0;
    for (std::size_t label = 0; label < m_content.labels.size(); ++label) {
        double sum = 0;
        for (const Series& one : m_content.series) {
            const double value = at(one.values, label);
            sum += value;
            low = std::min(low, value);
            top = std::max(top, value);
        }
        if (m_content.kind == Kind::Stacked) {
            top = std::max(top, sum);
        }
    }
    Scale out;
    out.step = stepFor(std::max(1.0, top - low));
    out.low = std::floor(low / out.step) * out.step;
    out.top = std::max(out.low + out.step, std::ceil(top / out.step) * out.step);
    return out;
}

std::string SeriesChart::axisText(double value) const
{
    return m_axisText ? m_axisText(value) : std::to_string(std::llround(value));
}

int SeriesChart::headTall() const
{
    return above + (m_content.title.empty() ? 0 : titleTall);
}

wxRect SeriesChart::plot() const
{
    const Scale axis = scale();
    const int left = std::max(textWidth(axisText(axis.top), TextSize::Caption),
                              textWidth(axisText(axis.low), TextSize::Caption)) +
                     12;
    const bool hasLegend = m_content.series.size() > 1 || !m_content.note.empty();
    return {left, headTall(), std::max(10, area().x - left),
            std::max(10, area().y - headTall() - labelTall - (hasLegend ? legendTall : 0))};
}

int SeriesChart::yOf(double value) const
{
    const Scale axis = scale();
    const wxRect room = plot();
    const double share = (value - axis.low) / (axis.top - axis.low);
    return room.y + room.height - static_cast<int>(std::lround(share * room.height));
}

wxRect SeriesChart::slot(std::size_t label) const
{
    const wxRect room = plot();
    const int count = std::max(1, static_cast<int>(m_content.labels.size()));
    const int index = static_cast<int>(label);
    const int from = room.x + index * room.width / count;
    const int to = room.x + (index + 1) * room.width / count;
    return {from, room.y, std::max(2, to - from), room.height};
}

wxColour SeriesChart::colourOf(const Palette& palette, std::size_t series) const
{
    const Tone tone = m_content.series[series].tone;
    return palette.bar(
        tone == Tone::None && series == 0 && m_content.series.size() > 1 ? Tone::Accent : tone);
}

std::vector<Part> SeriesChart::parts() const
{
    std::vector<Part> out;
    for (std::size_t label = 0; label < m_content.labels.size(); ++label) {
        Part part;
        part.id = std::to_string(label);
        part.role = m_open ? Role::Item : Role::Label;
        part.name = m_content.labels[label];
        for (const Series& one : m_content.series) {
            part.name += (&one == &m_content.series.front() ? ": " : ", ") +
                         (m_content.series.size() > 1 ? one.word + " " : std::string()) +
                         (label < one.texts.size() ? one.texts[label] : std::string());
        }
        part.tip = part.name;
        part.rect = slot(label);
        part.rect.y = headTall() - above;
        part.rect.height += above + labelTall;
        part.rect.Deflate(part.rect.width > 8 ? 2 : 0, 0);
        part.radius = 4;
        out.push_back(std::move(part));
    }
    return out;
}

void SeriesChart::activate(const std::string& partId)
{
    std::size_t label = 0;
    const auto* end = partId.data() + partId.size();
    if (m_open && std::from_chars(partId.data(), end, label).ptr == end) {
        const auto open = m_open;
        open(label);
    }
}

void SeriesChart::drawAxis(Painter& painter)
{
    const Palette& p = painter.palette();
    const wxRect room = plot();
    const Scale axis = scale();
    TextStyle style;
    style.size = TextSize::Caption;
    style.colour = p.text3;
    style.align = Align::Right;
    const double lines = (axis.top - axis.low) / axis.step;
    const double step = room.height < leastBetween * lines ? axis.top - axis.low : axis.step;
    for (double value = axis.low; value <= axis.top + axis.step / 2; value += step) {
        const int y = yOf(value);
        const bool isZero = std::abs(value) < axis.step / 2;
        painter.hairline(room.x, room.x + room.width, y, isZero ? p.muteLine : p.line);
        painter.text(wxRect(0, y - 9, room.x - 8, 18), axisText(value), style);
    }
}

void SeriesChart::drawBars(Painter& painter, std::size_t label)
{
    const Palette& p = painter.palette();
    const wxRect room = slot(label);
    const bool isStacked = m_content.kind == Kind::Stacked;
    const int count = isStacked ? 1 : std::max(1, static_cast<int>(m_content.series.size()));
    const int wide = std::clamp(room.width * 6 / 10 / count, 2, widestBar);
    int x = room.x + (room.width - wide * count) / 2;
    double below = 0;
    int top = yOf(0);
    TextStyle style;
    style.size = TextSize::Caption;
    style.align = Align::Centre;
    const bool isCurrent = static_cast<int>(label) == m_current;
    style.weight = isCurrent ? Weight::SemiBold : Weight::Regular;
    style.colour = isCurrent ? p.text : p.text2;
    for (std::size_t s = 0; s < m_content.series.size(); ++s) {
        const double value = at(m_content.series[s].values, label);
        const int from = yOf(isStacked ? below : 0);
        const int to = yOf(isStacked ? below + value : value);
        if (from != to) {
            const int gap = isStacked && s > 0 ? 1 : 0; // one pixel between the parts
            painter.roundRect(
                wxRect(x, std::min(from, to), wide, std::max(1, std::abs(from - to) - gap)),
                colourOf(p, s), {}, 1);
        }
        top = std::min({top, from, to});
        below += value;
        const auto& texts = m_content.series[s].texts;
        if (!isStacked && label < texts.size() && value != 0 &&
            textWidth(texts[label], TextSize::Caption) <= std::max(wide, room.width / count)) {
            painter.text(wxRect(x - 20, std::min(from, to) - 17, wide + 40, 16), texts[label],
                         style);
        }
        x += isStacked ? 0 : wide;
    }
    if (isStacked && label < m_content.sums.size()) {
        painter.text(wxRect(room.x - 6, top - 17, room.width + 12, 16), m_content.sums[label],
                     style);
    }
}

void SeriesChart::drawLines(Painter& painter)
{
    const Palette& p = painter.palette();
    for (std::size_t s = 0; s < m_content.series.size(); ++s) {
        std::vector<wxRealPoint> line;
        for (std::size_t label = 0; label < m_content.labels.size(); ++label) {
            const wxRect room = slot(label);
            line.emplace_back(room.x + room.width / 2.0,
                              yOf(at(m_content.series[s].values, label)));
        }
        const wxColour colour = colourOf(p, s);
        painter.polyline(line, colour, 2);
        for (const auto& point : line) {
            painter.circle(point, 3, p.surface, colour, 2);
        }
    }
}

void SeriesChart::drawLabels(Painter& painter)
{
    const Palette& p = painter.palette();
    const wxRect room = plot();
    const int slotWide = slot(0).width;
    const auto widestFrom = [this](std::size_t lead) {
        int widest = 1;
        for (const std::string& label : m_content.labels) {
            widest = std::max(widest, textWidth(label.substr(lead), TextSize::Caption) + 6);
        }
        return widest;
    };
    // what all begin with tells none from another
    const std::size_t lead = widestFrom(0) <= slotWide ? 0 : commonLead(m_content.labels);
    const int widest = widestFrom(lead);
    // cut down to 58, then every second, third …
    const int wanted = std::min(widest, std::max(58, slotWide));
    const auto every = static_cast<std::size_t>((wanted + slotWide - 1) / slotWide);
    for (std::size_t label = 0; label < m_content.labels.size(); label += every) {
        const wxRect place = slot(label);
        TextStyle style;
        style.size = TextSize::Caption;
        style.align = Align::Centre;
        const bool isCurrent = static_cast<int>(label) == m_current;
        style.weight = isCurrent ? Weight::SemiBold : Weight::Regular;
        style.colour = isCurrent ? p.text : p.text2;
        const int wide = static_cast<int>(every) * slotWide - 4;
        painter.text(wxRect(place.x + place.width / 2 - wide / 2, room.y + room.height + 3, wide,
                            labelTall - 3),
                     m_content.labels[label].substr(lead), style);
    }
}

void SeriesChart::drawLegend(Painter& painter)
{
    const Palette& p = painter.palette();
    const int y = area().y - legendTall + 4;
    TextStyle style;
    style.size = TextSize::Caption;
    style.colour = p.text2;
    int x = plot().x;
    for (std::size_t s = 0; s < m_content.series.size() && m_content.series.size() > 1; ++s) {
        painter.roundRect(wxRect(x, y + 5, 9, 9), colourOf(p, s), {}, 2);
        x += 14;
        x += painter.text(wxRect(x, y, area().x - x, 18), m_content.series[s].word, style) + 16;
    }
    style.colour = p.text3;
    style.align = Align::Right;
    if (area().x - x > textWidth(m_content.note, TextSize::Caption)) {
        painter.text(wxRect(x, y, area().x - x, 18), m_content.note, style);
    }
}

void SeriesChart::draw(Painter& painter)
{
    if (m_content.labels.empty()) {
        return;
    }
    if (!m_content.title.empty()) {
        TextStyle style;
        style.size = TextSize::Caption;
        style.weight = Weight::Medium;
        style.colour = painter.palette().text2;
        painter.text(wxRect(0, 0, area().x, titleTall), m_content.title, style);
    }
    drawAxis(painter);
    for (const Part& part : parts()) {
        if (hoveredPart() == part.id && m_open) {
            painter.roundRect(part.rect, painter.palette().accentSoft, {}, 4);
        }
    }
    if (m_content.kind == Kind::Lines) {
        drawLines(painter);
    } else {
        for (std::size_t label = 0; label < m_content.labels.size(); ++label) {
            drawBars(painter, label);
        }
    }
    drawLabels(painter);
    drawLegend(painter);
}

} // namespace dongbo::gui
