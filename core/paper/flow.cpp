#include "core/paper/flow.h"

#include <algorithm>
#include <array>

namespace dongbo::paper {

namespace {

constexpr double footSize = 10;
constexpr double pageNumberSize = 13;

std::string filled(std::string text, std::string_view gap, std::size_t value)
{
    for (auto at = text.find(gap); at != std::string::npos; at = text.find(gap, at)) {
        text.replace(at, gap.size(), std::to_string(value));
    }
    return text;
}

} // namespace

Size pageSize(const Document& document)
{
    if (document.page) {
        return *document.page;
    }
    return document.isLandscape ? Size{297, 210} : Size{210, 297};
}

Flow::Flow(const Document& document, Canvas& canvas, LineWriter& writer, std::size_t pages,
           const PageProgress& progress)
    : m_document(document)
    , m_canvas(canvas)
    , m_writer(writer)
    , m_pages(pages)
    , m_progress(progress)
    , m_size(pageSize(document))
    , m_bottom(m_size.height - document.margins.bottom)
    , m_y(document.margins.top)
{}

double Flow::width() const
{
    return m_size.width - m_document.margins.left - m_document.margins.right;
}

void Flow::open()
{
    if (!m_isOpen) {
        m_canvas.beginPage(m_size);
        m_isOpen = true;
        m_y = m_document.margins.top;
        ++m_page;
    }
}

void Flow::need(double height)
{
    if (m_isOpen && m_y > m_document.margins.top && m_y + height > m_bottom + 1e-6) {
        endPage();
    }
    open();
}

void Flow::endPage()
{
    open();
    drawMargins();
    m_canvas.endPage();
    m_isOpen = false;
    m_y = m_document.margins.top;
    if (m_progress) {
        m_progress(m_page, m_pages);
    }
}

void Flow::tellFilled(const std::vector<std::string>& gaps, std::size_t page, double y)
{
    const double top = page == m_page ? y : m_document.margins.top;
    if (m_isOpen && m_y > top) {
        m_canvas.filled(gaps, {left(), top, width(), m_y - top});
    }
}

void Flow::drawMargins()
{
    const auto one = [this](const std::string& words, double size, Align align, double y) {
        const auto text = textOf(words, Face::Regular, size);
        const auto lines = m_writer.lines(text, width());
        const double rest = width() - lines.front().width;
        const double x = align == Align::Right ? rest : align == Align::Centre ? rest / 2 : 0;
        m_writer.draw(m_canvas, text, lines.front(), {left() + x, y}, 0);
    };
    const double footLine =
        m_bottom + std::min(10.0, m_document.margins.bottom / 2) + ascent(footSize) / 2;
    if (!m_document.foot.empty()) {
        one(m_document.foot, footSize, Align::Left, footLine);
    }
    if (m_document.pageNumbers == PageNumbers::Top && m_page > 1) {
        one(std::to_string(m_page), pageNumberSize, Align::Centre, m_document.margins.top / 2 + 2);
    } else if (m_document.pageNumbers == PageNumbers::OfPages) {
        one(filled(filled(m_document.pageNumberText, "{page}", m_page), "{pages}", m_pages),
            footSize, Align::Right, footLine);
    }
}

double stack(Flow& flow, const std::vector<StackLine>& lines, double x, double width, double y,
             bool draws)
{
    const double top = y;
    for (const auto& part : lines) {
        y += part.before;
        const auto broken = flow.writer().lines(part.text, width);
        double widest = 0;
        for (std::size_t i = 0; i < broken.size(); ++i) {
            const auto& line = broken[i];
            const double rest = width - line.width;
            const double shift = part.align == Align::Right    ? rest
                                 : part.align == Align::Centre ? rest / 2
                                                               : 0;
            if (draws) {
                flow.writer().draw(flow.canvas(), part.text, line,
                                   {x + shift, y + ascent(part.text.size)}, 0);
            }
            widest = std::max(widest, line.width);
            y += lineHeight(part.text.size);
        }
        if (part.ruleShare > 0) {
            const double length = widest * part.ruleShare;
            y += 0.8;
            if (draws) {
                const std::array<Segment, 1> rule{
                    Segment{{x + (width - length) / 2, y}, {x + (width + length) / 2, y}}};
                flow.canvas().lines(rule, 0.25, {});
            }
            y += 0.8;
        }
    }
    return y - top;
}

} // namespace dongbo::paper
