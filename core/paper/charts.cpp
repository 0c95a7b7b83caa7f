#include "core/paper/flow.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace dongbo::paper {

namespace {

constexpr double labelSize = 9;
constexpr double legendSize = 10;
constexpr double titleSize = 12;
constexpr std::array<Colour, 6> colours{Colour{31, 78, 161},  Colour{214, 120, 20},
                                        Colour{60, 140, 80},  Colour{170, 50, 60},
                                        Colour{110, 80, 160}, Colour{100, 100, 100}};
constexpr Colour faint{200, 205, 212};

std::string said(const Chart& chart, double value)
{
    return chart.say ? chart.say(value) : std::to_string(std::llround(value));
}

/// A round step so that about five of them cover the range.
double stepFor(double range)
{
    const double rough = range / 5;
    const double power = std::pow(10, std::floor(std::log10(rough)));
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (power * factor >= rough) {
            return power * factor;
        }
    }
    return power * 10;
}

/// The chart's area and scale.
struct Plot
{
    Flow& flow;
    const Chart& chart;
    Box area{};
    double least = 0;
    double most = 1;
    double step = 1;

    [[nodiscard]] double y(double value) const
    {
        return area.y + area.height * (1 - (value - least) / (most - least));
    }
    [[nodiscard]] double slot() const
    {
        return area.width / static_cast<double>(std::max<std::size_t>(chart.labels.size(), 1));
    }
    void text(const std::string& words, double size, Point at, Align align, double room) const
    {
        auto& writer = flow.writer();
        const auto text = textOf(words, Face::Regular, size);
        const auto lines = writer.lines(text, room);
        double base = at.y;
        for (const auto& line : lines) {
            const double shift = align == Align::Right    ? -line.width
                                 : align == Align::Centre ? -line.width / 2
                                                          : 0;
            writer.draw(flow.canvas(), text, line, {at.x + shift, base}, 0);
            base += lineHeight(size);
        }
    }
    void box(const Box& box, Colour colour) const
    {
        const std::array<Box, 1> one{box};
        flow.canvas().fill(std::span<const Box>(one), colour);
    }
};

void scale(Plot& plot)
{
    double least = 0;
    double most = 0;
    for (const auto& series : plot.chart.series) {
        for (const double value : series.values) {
            if (std::isfinite(value)) {
                least = std::min(least, value);
                most = std::max(most, value);
            }
        }
    }
    if (most <= least) {
        most = least + 1;
    }
    plot.step = std::max(stepFor(most - least), plot.chart.say ? 1e-9 : 1.0);
    plot.least = std::floor(least / plot.step) * plot.step;
    plot.most = std::ceil(most / plot.step) * plot.step;
}

void axes(const Plot& plot)
{
    std::vector<Segment> lines;
    const auto steps = std::llround((plot.most - plot.least) / plot.step);
    for (long long i = 0; i <= steps; ++i) {
        const double value = plot.least + static_cast<double>(i) * plot.step;
        const double y = plot.y(value);
        lines.push_back({{plot.area.x, y}, {plot.area.x + plot.area.width, y}});
        plot.text(said(plot.chart, value), labelSize,
                  {plot.area.x - 1.5, y + ascent(labelSize) / 3}, Align::Right, plot.area.x);
    }
    plot.flow.canvas().lines(lines, 0.12, faint);
    // every label that has room; all of them when they fit side by side
    double widest = 1;
    for (const auto& label : plot.chart.labels) {
        widest = std::max(widest,
                          plot.flow.writer().shaper().width(Face::Regular, labelSize, label) + 2);
    }
    const bool wraps = plot.slot() >= 14;
    const auto every =
        wraps ? 1
              : std::max<std::size_t>(1, static_cast<std::size_t>(std::ceil(widest / plot.slot())));
    for (std::size_t i = 0; i < plot.chart.labels.size(); i += every) {
        plot.text(plot.chart.labels[i], labelSize,
                  {plot.area.x + (static_cast<double>(i) + 0.5) * plot.slot(),
                   plot.area.y + plot.area.height + 1 + ascent(labelSize)},
                  Align::Centre, wraps ? plot.slot() - 1 : widest);
    }
}

void bars(const Plot& plot)
{
    const auto& series = plot.chart.series;
    const double inner = plot.slot() * 0.7;
    const double one = inner / static_cast<double>(std::max<std::size_t>(series.size(), 1));
    for (std::size_t s = 0; s < series.size(); ++s) {
        const auto count = std::min(series[s].values.size(), plot.chart.labels.size());
        for (std::size_t i = 0; i < count; ++i) {
            const double value = series[s].values[i];
            if (!std::isfinite(value)) {
                continue;
            }
            const double x = plot.area.x + static_cast<double>(i) * plot.slot() +
                             (plot.slot() - inner) / 2 + static_cast<double>(s) * one;
            const double top = std::min(plot.y(value), plot.y(0));
            plot.box({x, top, one * 0.94, std::fabs(plot.y(value) - plot.y(0))},
                     colours.at(s % colours.size()));
            if (series.size() == 1 && value != 0) {
                plot.text(said(plot.chart, value), labelSize, {x + one / 2, top - 0.8},
                          Align::Centre, plot.slot() * 2);
            }
        }
    }
}

void curves(const Plot& plot)
{
    for (std::size_t s = 0; s < plot.chart.series.size(); ++s) {
        const auto& values = plot.chart.series[s].values;
        std::vector<Segment> lines;
        for (std::size_t i = 0; i < std::min(values.size(), plot.chart.labels.size()); ++i) {
            const auto at = [&](std::size_t k) {
                return Point{plot.area.x + (static_cast<double>(k) + 0.5) * plot.slot(),
                             plot.y(values[k])};
            };
            if (!std::isfinite(values[i])) {
                continue;
            }
            if (i > 0 && std::isfinite(values[i - 1])) {
                lines.push_back({at(i - 1), at(i)});
            }
            plot.box({at(i).x - 0.7, at(i).y - 0.7, 1.4, 1.4}, colours.at(s % colours.size()));
        }
        plot.flow.canvas().lines(lines, 0.5, colours.at(s % colours.size()));
    }
}

double legendHeight(const Chart& chart)
{
    return chart.series.size() > 1 ? lineHeight(legendSize) + 2 : 0;
}

void legend(const Plot& plot, double y)
{
    double x = plot.area.x;
    for (std::size_t s = 0; s < plot.chart.series.size(); ++s) {
        const auto& name = plot.chart.series[s].name;
        plot.box({x, y, 3, 3}, colours.at(s % colours.size()));
        plot.text(name, legendSize, {x + 4.5, y + 2.9}, Align::Left, plot.area.width);
        x += 9 + plot.flow.writer().shaper().width(Face::Regular, legendSize, name);
    }
}

} // namespace

double heightOf(Flow& /*flow*/, const Chart& chart)
{
    return 4 + lineHeight(titleSize) + chart.height + 3 * lineHeight(labelSize) +
           legendHeight(chart);
}

void draw(Flow& flow, const Chart& chart)
{
    const double height = heightOf(flow, chart);
    flow.need(height);
    double y = flow.y() + 4;
    stack(flow, {{textOf(chart.title, Face::Bold, titleSize), 0, 0, Align::Centre}}, flow.left(),
          flow.width(), y, true);
    y += lineHeight(titleSize) + 3;
    Plot plot{flow, chart};
    scale(plot);
    double widest = 0;
    for (double value = plot.least; value <= plot.most + plot.step / 2; value += plot.step) {
        widest = std::max(
            widest, flow.writer().shaper().width(Face::Regular, labelSize, said(chart, value)));
    }
    plot.area = {flow.left() + widest + 3, y, flow.width() - widest - 3, chart.height - 3};
    axes(plot);
    if (chart.kind == Chart::Kind::Bars) {
        bars(plot);
    } else {
        curves(plot);
    }
    if (chart.series.size() > 1) {
        legend(plot, y + chart.height + 2 * lineHeight(labelSize));
    }
    flow.advance(height);
}

} // namespace dongbo::paper
