#include "core/paper/cairo_pen.h"

#include "core/paper/font_files.h"

namespace dongbo::paper {

CairoPen::CairoPen(std::shared_ptr<const Fonts> fonts, cairo_t* context, double unit)
    : m_fonts(std::move(fonts))
    , m_context(context)
    , m_scale(1 / unit)
{}

CairoPen::~CairoPen()
{
    for (const auto& [key, scaled] : m_scaled) {
        cairo_scaled_font_destroy(scaled);
    }
}

void CairoPen::setColour(Colour colour)
{
    cairo_set_source_rgb(m_context, colour.red / 255.0, colour.green / 255.0, colour.blue / 255.0);
}

cairo_scaled_font_t* CairoPen::font(Face face, double size)
{
    auto& scaled = m_scaled[{face, size}];
    if (scaled == nullptr) {
        const double units = size * mmPerPoint * m_scale;
        cairo_matrix_t letters;
        cairo_matrix_init_scale(&letters, units, units);
        cairo_matrix_t page;
        cairo_get_matrix(m_context, &page);
        // the same widths on paper and on the screen
        cairo_font_options_t* options = cairo_font_options_create();
        cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
        cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
        cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
        scaled = cairo_scaled_font_create(m_fonts->files()[face].drawing, &letters, &page, options);
        cairo_font_options_destroy(options);
    }
    return scaled;
}

void CairoPen::text(Point at, const Run& run, Colour colour)
{
    const double em = run.size * mmPerPoint * m_scale;
    m_glyphs.clear();
    m_clusters.clear();
    for (const auto& glyph : run.glyphs) {
        m_glyphs.push_back({glyph.id, at.x * m_scale + static_cast<double>(glyph.x) * em,
                            at.y * m_scale + static_cast<double>(glyph.y) * em});
        if (glyph.bytes != 0 || m_clusters.empty()) {
            m_clusters.push_back({glyph.bytes, 1});
        } else {
            ++m_clusters.back().num_glyphs;
        }
    }
    setColour(colour);
    cairo_set_scaled_font(m_context, font(run.face, run.size));
    cairo_show_text_glyphs(m_context, run.text.data(), static_cast<int>(run.text.size()),
                           m_glyphs.data(), static_cast<int>(m_glyphs.size()), m_clusters.data(),
                           static_cast<int>(m_clusters.size()), cairo_text_cluster_flags_t{});
}

void CairoPen::lines(std::span<const Segment> lines, double width, Colour colour)
{
    setColour(colour);
    cairo_set_line_width(m_context, width * m_scale);
    cairo_set_line_cap(m_context, CAIRO_LINE_CAP_SQUARE);
    for (const auto& line : lines) {
        cairo_move_to(m_context, line.from.x * m_scale, line.from.y * m_scale);
        cairo_line_to(m_context, line.to.x * m_scale, line.to.y * m_scale);
    }
    cairo_stroke(m_context);
}

void CairoPen::fill(std::span<const Point> outline, Colour colour)
{
    setColour(colour);
    for (const auto& point : outline) {
        cairo_line_to(m_context, point.x * m_scale, point.y * m_scale);
    }
    cairo_close_path(m_context);
    cairo_fill(m_context);
}

void CairoPen::fill(std::span<const Box> boxes, Colour colour)
{
    setColour(colour);
    for (const auto& box : boxes) {
        cairo_rectangle(m_context, box.x * m_scale, box.y * m_scale, box.width * m_scale,
                        box.height * m_scale);
    }
    cairo_fill(m_context);
}

CairoSheet::~CairoSheet()
{
    pen.reset();
    cairo_destroy(context);
    cairo_surface_destroy(surface);
}

} // namespace dongbo::paper
