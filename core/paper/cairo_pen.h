#pragma once

// Inside core/paper only: drawing on any surface of cairo.

#include "core/paper/canvas.h"
#include "core/paper/fonts.h"

#include <array>
#include <cairo.h>
#include <map>
#include <memory>
#include <vector>

namespace dongbo::paper {

/// Draws text, lines and fills on a cairo context; pages are the caller's business.
class CairoPen
{
public:
    /// One unit of the context is `unit` millimetres. The context outlives the pen.
    CairoPen(std::shared_ptr<const Fonts> fonts, cairo_t* context, double unit);
    CairoPen(const CairoPen&) = delete;
    CairoPen& operator=(const CairoPen&) = delete;
    ~CairoPen();

    void text(Point at, const Run& run, Colour colour);
    void lines(std::span<const Segment> lines, double width, Colour colour);
    void fill(std::span<const Point> outline, Colour colour);
    void fill(std::span<const Box> boxes, Colour colour);

private:
    void setColour(Colour colour);
    [[nodiscard]] cairo_scaled_font_t* font(Face face, double size);

    std::shared_ptr<const Fonts> m_fonts;
    cairo_t* m_context;
    double m_scale; ///< units a millimetre
    std::map<std::pair<Face, double>, cairo_scaled_font_t*> m_scaled;
    std::vector<cairo_glyph_t> m_glyphs;
    std::vector<cairo_text_cluster_t> m_clusters;
};

/// A surface of cairo with the pen that draws on it; freed in the right order.
struct CairoSheet
{
    cairo_surface_t* surface = nullptr;
    cairo_t* context = nullptr;
    std::unique_ptr<CairoPen> pen;

    CairoSheet() = default;
    CairoSheet(const CairoSheet&) = delete;
    CairoSheet& operator=(const CairoSheet&) = delete;
    ~CairoSheet();
};

} // namespace dongbo::paper
