#include "core/paper/pdf.h"

#include "core/paper/cairo_pen.h"
#include "core/paper/pdf_language.h"
#include "core/text/unicode.h"

#include <cairo-pdf.h>

namespace dongbo::paper {

struct PdfCanvas::Work
{
    ByteSink sink;
    FileEnd end;
    bool isRefused = false;
    std::string language;
    CairoSheet sheet; ///< last: what it still writes goes to the others

    bool write(std::string_view bytes)
    {
        end.add(bytes);
        isRefused = isRefused || !sink(bytes);
        return !isRefused;
    }
    static cairo_status_t writeTo(void* work, const unsigned char* data, unsigned length)
    {
        return static_cast<Work*>(work)->write({reinterpret_cast<const char*>(data), length})
                   ? CAIRO_STATUS_SUCCESS
                   : CAIRO_STATUS_WRITE_ERROR;
    }
    void describe(cairo_pdf_metadata_t what, const std::string& text) const
    {
        if (!text.empty()) {
            cairo_pdf_surface_set_metadata(sheet.surface, what, text::nfc(text).c_str());
        }
    }
};

PdfCanvas::PdfCanvas(const Document& document, std::shared_ptr<const Fonts> fonts, ByteSink sink)
    : m_work(std::make_unique<Work>())
{
    const auto page = pageSize(document);
    m_work->sink = std::move(sink);
    m_work->language = text::codeOf(document.language);
    m_work->sheet.surface = cairo_pdf_surface_create_for_stream(
        Work::writeTo, m_work.get(), page.width / mmPerPoint, page.height / mmPerPoint);
    cairo_pdf_surface_restrict_to_version(m_work->sheet.surface, CAIRO_PDF_VERSION_1_5);
    m_work->describe(CAIRO_PDF_METADATA_TITLE, document.title);
    m_work->describe(CAIRO_PDF_METADATA_AUTHOR, document.author);
    m_work->describe(CAIRO_PDF_METADATA_CREATE_DATE, isoText(document.created));
    m_work->describe(CAIRO_PDF_METADATA_MOD_DATE, isoText(document.created));
    m_work->sheet.context = cairo_create(m_work->sheet.surface);
    m_work->sheet.pen =
        std::make_unique<CairoPen>(std::move(fonts), m_work->sheet.context, mmPerPoint);
}

PdfCanvas::~PdfCanvas() = default;

void PdfCanvas::beginPage(Size page)
{
    cairo_pdf_surface_set_size(m_work->sheet.surface, page.width / mmPerPoint,
                               page.height / mmPerPoint);
}

void PdfCanvas::endPage()
{
    cairo_show_page(m_work->sheet.context);
}

void PdfCanvas::text(Point at, const Run& run, Colour colour)
{
    m_work->sheet.pen->text(at, run, colour);
}

void PdfCanvas::lines(std::span<const Segment> lines, double width, Colour colour)
{
    m_work->sheet.pen->lines(lines, width, colour);
}

void PdfCanvas::fill(std::span<const Point> outline, Colour colour)
{
    m_work->sheet.pen->fill(outline, colour);
}

void PdfCanvas::fill(std::span<const Box> boxes, Colour colour)
{
    m_work->sheet.pen->fill(boxes, colour);
}

bool PdfCanvas::finish()
{
    cairo_surface_finish(m_work->sheet.surface);
    if (m_work->isRefused || cairo_surface_status(m_work->sheet.surface) != CAIRO_STATUS_SUCCESS ||
        cairo_status(m_work->sheet.context) != CAIRO_STATUS_SUCCESS) {
        return false;
    }
    const auto addition = m_work->end.catalogue(m_work->language);
    return addition.empty() || m_work->write(addition);
}

bool writePdf(const Document& document, const std::shared_ptr<const Fonts>& fonts,
              const ByteSink& sink, const PageProgress& progress)
{
    PdfCanvas canvas(document, fonts, sink);
    layOut(document, fonts, canvas, progress);
    return canvas.finish();
}

} // namespace dongbo::paper
