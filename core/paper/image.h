#pragma once

#include "core/paper/layout.h"

#include <cstdint>
#include <vector>

namespace dongbo::paper {

/// Pixels of a page, from the top left, three bytes (red, green, blue) a pixel.
struct Image
{
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> pixels;
};

/// One page (from 1) as an image of `dpi` pixels an inch, white where nothing is drawn; empty when
/// the document has fewer pages. Lays out the pages before it, too. Throws as layOut does.
[[nodiscard]] Image pageImage(const Document& document, const std::shared_ptr<const Fonts>& fonts,
                              std::size_t page, double dpi);

/// A canvas that keeps one page as pixels.
class ImageCanvas : public Canvas
{
public:
    ImageCanvas(std::shared_ptr<const Fonts> fonts, std::size_t page, double dpi);
    ~ImageCanvas() override;

    void beginPage(Size page) override;
    void endPage() override;
    void text(Point at, const Run& run, Colour colour) override;
    void lines(std::span<const Segment> lines, double width, Colour colour) override;
    void fill(std::span<const Point> outline, Colour colour) override;
    void fill(std::span<const Box> boxes, Colour colour) override;

    [[nodiscard]] const Image& image() const { return m_image; }

private:
    struct Work;
    std::shared_ptr<const Fonts> m_fonts;
    std::size_t m_wanted;
    std::size_t m_page = 0;
    double m_dpi;
    std::unique_ptr<Work> m_work; ///< while the wanted page is drawn
    Image m_image;
};

} // namespace dongbo::paper
