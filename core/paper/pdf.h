#pragma once

#include "core/paper/layout.h"

#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace dongbo::paper {

/// Takes the next bytes of a file; false when they could not be written.
using ByteSink = std::function<bool(std::string_view)>;

/// A pdf being drawn: fonts embedded and subset, text selectable in the order in which it was
/// drawn, nothing in it that depends on the clock, the time zone or the language of the system, so
/// the same pages are the same bytes.
class PdfCanvas : public Canvas
{
public:
    /// Title, author, moment and language are the document's.
    PdfCanvas(const Document& document, std::shared_ptr<const Fonts> fonts, ByteSink sink);
    ~PdfCanvas() override;

    void beginPage(Size page) override;
    void endPage() override;
    void text(Point at, const Run& run, Colour colour) override;
    void lines(std::span<const Segment> lines, double width, Colour colour) override;
    void fill(std::span<const Point> outline, Colour colour) override;
    void fill(std::span<const Box> boxes, Colour colour) override;

    /// Writes what is left of the file. False when the sink refused any of it.
    [[nodiscard]] bool finish();

private:
    struct Work;
    std::unique_ptr<Work> m_work;
};

/// The document as a pdf. False when the sink refused bytes. Throws as layOut does.
[[nodiscard]] bool writePdf(const Document& document, const std::shared_ptr<const Fonts>& fonts,
                            const ByteSink& sink, const PageProgress& progress = {});

} // namespace dongbo::paper
