#include "gui/widgets/paint/painter.h"

#include "gui/widgets/paint/icons.h"
#include "gui/widgets/paint/strings.h"
#include "gui/widgets/paint/text_layout.h"

#include <wx/dcmemory.h>
#include <wx/graphics.h>

#include <algorithm>
#include <cmath>

namespace dongbo::gui {

Painter::Painter(wxDC& dc, double scale, double pixels)
    : m_dc(dc)
    , m_gc(dc.GetGraphicsContext())
    , m_scale(scale)
    , m_pixels(pixels)
{
    if (m_gc == nullptr) {
        m_owned.reset(wxGraphicsContext::CreateFromUnknownDC(dc));
        m_gc = m_owned.get();
    }
    m_gc->SetAntialiasMode(wxANTIALIAS_DEFAULT);
    m_gc->EnableOffset(false); // lines are aligned to whole pixels here
    m_dc.SetBackgroundMode(wxBRUSHSTYLE_TRANSPARENT);
}

Painter::~Painter()
{
    m_gc->Flush();
}

namespace {

wxGraphicsPen penOf(wxGraphicsContext& gc, const wxColour& colour, double width, bool isDashed)
{
    static const wxDash dashes[] = {3, 3};
    wxGraphicsPenInfo info(colour, width);
    info.Cap(isDashed ? wxCAP_BUTT : wxCAP_ROUND).Join(wxJOIN_ROUND);
    if (isDashed) {
        info.Style(wxPENSTYLE_USER_DASH).Dashes(2, dashes);
    }
    return gc.CreatePen(info);
}

} // namespace

void Painter::fill(const wxRect& rect, const wxColour& colour)
{
    m_gc->SetPen(wxNullGraphicsPen);
    m_gc->SetBrush(wxBrush(colour));
    m_gc->DrawRectangle(px(rect.x), px(rect.y), px(rect.width), px(rect.height));
}

void Painter::roundRect(const wxRect& rect, const std::optional<wxColour>& fill,
                        const std::optional<wxColour>& line, double radius, double width,
                        bool isDashed)
{
    if (rect.width <= 0 || rect.height <= 0) {
        return;
    }
    const double pen = line ? std::max(1.0, px(width)) : 0.0;
    const double half = pen / 2;
    m_gc->SetBrush(fill ? wxBrush(*fill) : *wxTRANSPARENT_BRUSH);
    m_gc->SetPen(line ? penOf(*m_gc, *line, pen, isDashed) : wxNullGraphicsPen);
    const double w = px(rect.width) - pen;
    const double h = px(rect.height) - pen;
    const double corner = std::max(0.0, std::min({px(radius) - half, w / 2, h / 2}));
    if (corner < 0.5) {
        m_gc->DrawRectangle(px(rect.x) + half, px(rect.y) + half, w, h);
    } else {
        m_gc->DrawRoundedRectangle(px(rect.x) + half, px(rect.y) + half, w, h, corner);
    }
}

void Painter::circle(wxRealPoint centre, double radius, const std::optional<wxColour>& fill,
                     const std::optional<wxColour>& line, double width)
{
    const double pen = line ? std::max(1.0, px(width)) : 0.0;
    const double r = px(radius) - pen / 2;
    m_gc->SetBrush(fill ? wxBrush(*fill) : *wxTRANSPARENT_BRUSH);
    m_gc->SetPen(line ? penOf(*m_gc, *line, pen, false) : wxNullGraphicsPen);
    m_gc->DrawEllipse(px(centre.x) - r, px(centre.y) - r, 2 * r, 2 * r);
}

void Painter::line(wxRealPoint from, wxRealPoint to, const wxColour& colour, double width,
                   bool isDashed)
{
    m_gc->SetPen(penOf(*m_gc, colour, std::max(1.0, px(width)), isDashed));
    m_gc->StrokeLine(px(from.x), px(from.y), px(to.x), px(to.y));
}

void Painter::hairline(int x1, int x2, int y, const wxColour& colour)
{
    fill(wxRect(x1, y, x2 - x1, 1), colour);
}

void Painter::polyline(const std::vector<wxRealPoint>& points, const wxColour& colour, double width)
{
    if (points.size() < 2) {
        return;
    }
    wxGraphicsPath path = m_gc->CreatePath();
    path.MoveToPoint(px(points.front().x), px(points.front().y));
    for (const wxRealPoint& point : points) {
        path.AddLineToPoint(px(point.x), px(point.y));
    }
    m_gc->SetPen(penOf(*m_gc, colour, std::max(1.0, px(width)), false));
    m_gc->StrokePath(path);
}

void Painter::textAt(int x, int y, std::string_view utf8, const TextStyle& style)
{
    m_gc->Flush();
    m_dc.SetFont(theme().font(style.size, style.weight));
    m_dc.SetTextForeground(style.colour.value_or(palette().text));
    m_dc.DrawText(toWx(utf8), static_cast<int>(std::lround(px(x))),
                  static_cast<int>(std::lround(px(y))));
    if (style.isStruck) {
        const int middle = y + lineHeight(style.size) * 9 / 16;
        hairline(x, x + textWidth(utf8, style.size, style.weight), middle,
                 style.colour.value_or(palette().text));
    }
}

int Painter::text(const wxRect& rect, std::string_view utf8, const TextStyle& style)
{
    if (utf8.empty() || rect.width <= 0) {
        return 0;
    }
    std::string cut(utf8);
    // cell texts may have line breaks; this draws one line
    std::replace_if(
        cut.begin(), cut.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    int width = textWidth(cut, style.size, style.weight);
    if (width > rect.width) {
        cut = shortened(cut, rect.width, style.size, style.weight);
        width = textWidth(cut, style.size, style.weight);
    }
    int x = rect.x;
    if (style.align == Align::Right) {
        x = rect.x + rect.width - width;
    } else if (style.align == Align::Centre) {
        x = rect.x + (rect.width - width) / 2;
    }
    textAt(x, rect.y + (rect.height - lineHeight(style.size)) / 2, cut, style);
    return width;
}

int Painter::runs(const wxRect& rect, const std::vector<Run>& runs, TextSize size)
{
    int x = rect.x;
    for (const Run& run : runs) {
        TextStyle style;
        style.size = size;
        style.weight = run.weight;
        style.colour = run.colour;
        const int left = rect.x + rect.width - x;
        if (left <= 0) {
            break;
        }
        x += text(wxRect(x, rect.y, left, rect.height), run.text, style);
    }
    return x - rect.x;
}

int Painter::paragraph(const wxRect& rect, const std::vector<Run>& all, TextSize size, Align align)
{
    const int step = lineHeight(size) + 2;
    int y = rect.y;
    for (const auto& line : brokenRuns(all, rect.width, size)) {
        if (y + step > rect.y + rect.height + 2) {
            break;
        }
        int width = 0;
        for (const Run& run : line) {
            width += textWidth(run.text, size, run.weight);
        }
        int x = rect.x;
        if (align == Align::Right) {
            x += rect.width - width;
        } else if (align == Align::Centre) {
            x += (rect.width - width) / 2;
        }
        // the trailing space may extend past the edge
        runs(wxRect(x, y, rect.x + rect.width - x + step, step), line, size);
        y += step;
    }
    return y - rect.y;
}

void Painter::icon(std::string_view name, const wxRect& rect, const wxColour& colour, int side)
{
    const double x = rect.x + (rect.width - side) / 2.0;
    const double y = rect.y + (rect.height - side) / 2.0;
    const int device = static_cast<int>(std::lround(px(side) * m_pixels));
    const wxBitmap& bitmap = gui::icon(name, colour, device, side < 15);
    m_gc->DrawBitmap(bitmap, std::round(px(x)), std::round(px(y)), px(side), px(side));
}

void Painter::bitmap(const wxBitmap& bitmap, const wxRect& rect)
{
    m_gc->DrawBitmap(bitmap, px(rect.x), px(rect.y), px(rect.width), px(rect.height));
}

void Painter::focusRing(const wxRect& rect, double radius, const std::optional<wxColour>& colour)
{
    wxRect outer = rect;
    outer.Inflate(3);
    roundRect(outer, {}, colour.value_or(palette().accent), radius + 3, 2);
}

Painter::Clip::Clip(Painter& painter, const wxRect& rect)
    : m_painter(painter)
{
    painter.m_gc->PushState();
    painter.m_gc->Clip(painter.px(rect.x), painter.px(rect.y), painter.px(rect.width),
                       painter.px(rect.height));
}

Painter::Clip::~Clip()
{
    m_painter.m_gc->PopState();
}

} // namespace dongbo::gui
