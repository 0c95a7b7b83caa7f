#include "core/paper/flow.h"

#include <array>

namespace dongbo::paper {

namespace {

void drawWords(Flow& flow, const Drawing::Words& words, Point origin)
{
    const auto text = textOf(words.text, words.isBold ? Face::Bold : Face::Regular, words.size);
    const auto lines = flow.writer().lines(text, flow.width());
    const auto& line = lines.front();
    const double shift = words.align == Align::Right    ? -line.width
                         : words.align == Align::Centre ? -line.width / 2
                                                        : 0;
    flow.writer().draw(flow.canvas(), text, line,
                       {origin.x + words.at.x + shift, origin.y + words.at.y}, 0, words.colour);
}

} // namespace

double heightOf(Flow& /*flow*/, const Drawing& drawing)
{
    return 2 + drawing.height;
}

void draw(Flow& flow, const Drawing& drawing)
{
    const double height = heightOf(flow, drawing);
    flow.need(height);
    const Point origin{flow.left() + (flow.width() - drawing.width) / 2, flow.y() + 2};
    for (const auto& area : drawing.areas) {
        const std::array<Box, 1> one{
            Box{origin.x + area.box.x, origin.y + area.box.y, area.box.width, area.box.height}};
        flow.canvas().fill(std::span<const Box>(one), area.colour);
    }
    for (const auto& line : drawing.lines) {
        std::vector<Segment> segments;
        for (std::size_t i = 1; i < line.points.size(); ++i) {
            segments.push_back({{origin.x + line.points[i - 1].x, origin.y + line.points[i - 1].y},
                                {origin.x + line.points[i].x, origin.y + line.points[i].y}});
        }
        flow.canvas().lines(segments, line.width, line.colour);
    }
    for (const auto& words : drawing.words) {
        drawWords(flow, words, origin);
    }
    flow.advance(height);
}

} // namespace dongbo::paper
