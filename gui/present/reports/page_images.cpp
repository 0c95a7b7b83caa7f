#include "gui/present/reports/page_images.h"

#include "core/paper/image.h"

#include <memory>
#include <optional>

namespace dongbo::present {

namespace {

/// Thrown once the pages wanted are there.
struct Enough
{};

/// Draws some pages of a document, each into an image of its own.
class PagesCanvas final : public paper::Canvas
{
public:
    PagesCanvas(std::shared_ptr<const paper::Fonts> fonts, std::size_t first, std::size_t last,
                double dpi, bool isWhole, JobContext& job)
        : m_fonts(std::move(fonts))
        , m_first(first)
        , m_last(last)
        , m_dpi(dpi)
        , m_isWhole(isWhole)
        , m_job(job)
    {}

    void beginPage(paper::Size page) override
    {
        m_job.checkpoint();
        if (out.pages >= m_first && out.pages <= m_last) {
            m_page.emplace(m_fonts, 1, m_dpi);
            m_page->beginPage(page);
        }
    }
    void endPage() override
    {
        if (m_page) {
            m_page->endPage();
            const auto& image = m_page->image();
            out.images.push_back({out.pages, image.width, image.height, image.pixels});
            m_page.reset();
        }
        ++out.pages;
        if (!m_isWhole && out.pages > m_last) {
            throw Enough{};
        }
    }
    void text(paper::Point at, const paper::Run& run, paper::Colour colour) override
    {
        if (m_page) {
            m_page->text(at, run, colour);
        }
    }
    void lines(std::span<const paper::Segment> lines, double width, paper::Colour colour) override
    {
        if (m_page) {
            m_page->lines(lines, width, colour);
        }
    }
    void fill(std::span<const paper::Point> outline, paper::Colour colour) override
    {
        if (m_page) {
            m_page->fill(outline, colour);
        }
    }
    void fill(std::span<const paper::Box> boxes, paper::Colour colour) override
    {
        if (m_page) {
            m_page->fill(boxes, colour);
        }
    }

    void filled(std::span<const std::string> gaps, paper::Box box) override
    {
        out.marks.push_back({out.pages, box, {gaps.begin(), gaps.end()}});
    }

    PageImages out;

private:
    std::shared_ptr<const paper::Fonts> m_fonts;
    std::size_t m_first;
    std::size_t m_last;
    double m_dpi;
    bool m_isWhole;
    JobContext& m_job;
    std::optional<paper::ImageCanvas> m_page;
};

} // namespace

PageImages drawPages(const paper::Document& document, std::size_t first, std::size_t last,
                     double dpi, bool isWhole, JobContext& job)
{
    const auto fonts = paper::Fonts::standard();
    PagesCanvas canvas(fonts, first, last, dpi, isWhole, job);
    try {
        paper::layOut(document, fonts, canvas);
    } catch (const Enough&) { // the pages behind are not wanted
    }
    return std::move(canvas.out);
}

} // namespace dongbo::present
