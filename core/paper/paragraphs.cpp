#include "core/paper/flow.h"

#include <algorithm>

namespace dongbo::paper {

namespace {

/// Lines of a paragraph that stay together at either end.
constexpr std::size_t together = 2;

double before(const Paragraph& paragraph)
{
    return paragraph.spaceBefore * mmPerPoint;
}

std::vector<TextLine> broken(Flow& flow, const Paragraph& paragraph, const Text& text)
{
    return flow.writer().lines(text, flow.width() - paragraph.indent, paragraph.firstLine);
}

void drawLine(Flow& flow, const Paragraph& paragraph, const Text& text, const TextLine& line,
              double first)
{
    const double rest = flow.width() - paragraph.indent - first - line.width;
    double extra = 0;
    double shift = 0;
    if (paragraph.align == Align::Justified && !line.isLast && line.gaps > 0) {
        extra = rest / static_cast<double>(line.gaps);
        if (extra > text.size * mmPerPoint) {
            extra = 0; // a line of few words is not torn apart
        }
    } else if (paragraph.align == Align::Centre) {
        shift = rest / 2;
    } else if (paragraph.align == Align::Right) {
        shift = rest;
    }
    flow.writer().draw(
        flow.canvas(), text, line,
        {flow.left() + paragraph.indent + first + shift, flow.y() + ascent(text.size)}, extra);
    flow.advance(lineHeight(text.size));
}

} // namespace

double heightOf(Flow& flow, const Paragraph& paragraph)
{
    const auto text = textOf(paragraph.spans, paragraph.size);
    return before(paragraph) +
           static_cast<double>(broken(flow, paragraph, text).size()) * lineHeight(paragraph.size);
}

double leastOf(Flow& flow, const Paragraph& paragraph)
{
    return std::min(heightOf(flow, paragraph),
                    before(paragraph) + together * lineHeight(paragraph.size));
}

void draw(Flow& flow, const Paragraph& paragraph, double tail)
{
    const auto text = textOf(paragraph.spans, paragraph.size);
    const auto lines = broken(flow, paragraph, text);
    const double one = lineHeight(paragraph.size);
    const bool isShort = lines.size() < 2 * together;
    flow.open();
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto left = lines.size() - i;
        double height = one;
        if (i == 0) {
            height = before(paragraph) +
                     one * static_cast<double>(isShort ? left : std::min(left, together));
        } else if (!isShort && left == together) {
            height = one * together;
        }
        const bool isLastPart = isShort ? i == 0 : left <= together;
        if (isLastPart && height + tail <= flow.fullRoom()) {
            height += tail;
        }
        if (i == 0 || isLastPart || !isShort) {
            flow.need(height);
        }
        if (i == 0 && !flow.isAtTop()) {
            flow.advance(before(paragraph));
        }
        drawLine(flow, paragraph, text, lines[i], i == 0 ? paragraph.firstLine : 0);
    }
}

} // namespace dongbo::paper
