#include "core/paper/image.h"

#include "core/paper/cairo_pen.h"

#include <cmath>

namespace dongbo::paper {

struct ImageCanvas::Work : CairoSheet
{};

ImageCanvas::ImageCanvas(std::shared_ptr<const Fonts> fonts, std::size_t page, double dpi)
    : m_fonts(std::move(fonts))
    , m_wanted(page)
    , m_dpi(dpi)
{}

ImageCanvas::~ImageCanvas() = default;

void ImageCanvas::beginPage(Size page)
{
    if (++m_page != m_wanted) {
        return;
    }
    m_work = std::make_unique<Work>();
    m_work->surface = cairo_image_surface_create(
        CAIRO_FORMAT_RGB24, static_cast<int>(std::lround(page.width / 25.4 * m_dpi)),
        static_cast<int>(std::lround(page.height / 25.4 * m_dpi)));
    m_work->context = cairo_create(m_work->surface);
    cairo_set_source_rgb(m_work->context, 1, 1, 1);
    cairo_paint(m_work->context);
    m_work->pen = std::make_unique<CairoPen>(m_fonts, m_work->context, 25.4 / m_dpi);
}

void ImageCanvas::endPage()
{
    if (!m_work) {
        return;
    }
    cairo_surface_flush(m_work->surface);
    const auto* data = cairo_image_surface_get_data(m_work->surface);
    const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(m_work->surface));
    m_image.width = cairo_image_surface_get_width(m_work->surface);
    m_image.height = cairo_image_surface_get_height(m_work->surface);
    m_image.pixels.clear();
    for (std::size_t y = 0; data != nullptr && y < static_cast<std::size_t>(m_image.height); ++y) {
        const auto* row = reinterpret_cast<const std::uint32_t*>(data + y * stride);
        for (std::size_t x = 0; x < static_cast<std::size_t>(m_image.width); ++x) {
            for (const unsigned shift : {16U, 8U, 0U}) {
                m_image.pixels.push_back(static_cast<std::uint8_t>(row[x] >> shift));
            }
        }
    }
    m_work.reset();
}

void ImageCanvas::text(Point at, const Run& run, Colour colour)
{
    if (m_work) {
        m_work->pen->text(at, run, colour);
    }
}

void ImageCanvas::lines(std::span<const Segment> lines, double width, Colour colour)
{
    if (m_work) {
        m_work->pen->lines(lines, width, colour);
    }
}

void ImageCanvas::fill(std::span<const Point> outline, Colour colour)
{
    if (m_work) {
        m_work->pen->fill(outline, colour);
    }
}

void ImageCanvas::fill(std::span<const Box> boxes, Colour colour)
{
    if (m_work) {
        m_work->pen->fill(boxes, colour);
    }
}

Image pageImage(const Document& document, const std::shared_ptr<const Fonts>& fonts,
                std::size_t page, double dpi)
{
    ImageCanvas canvas(fonts, page, dpi);
    layOut(document, fonts, canvas);
    return canvas.image();
}

} // namespace dongbo::paper
