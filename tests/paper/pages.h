#pragma once

#include "core/paper/layout.h"

#include <string>
#include <vector>

namespace dongbo::test {

/// A text as it was drawn.
struct DrawnText
{
    std::size_t page = 0;
    paper::Box box; ///< from capitals' tops to descenders
    std::string text;
    bool hasMissingGlyph = false; ///< none, or the mark of a letter the font lacks
};

/// A canvas that keeps what is drawn, to be looked at.
class Recorder : public paper::Canvas
{
public:
    struct Line
    {
        std::size_t page = 0;
        paper::Segment line;
    };
    std::vector<paper::Size> pages;
    std::vector<DrawnText> texts;
    std::vector<Line> lines_;

    void beginPage(paper::Size page) override;
    void endPage() override;
    void text(paper::Point at, const paper::Run& run, paper::Colour colour) override;
    void lines(std::span<const paper::Segment> lines, double width, paper::Colour colour) override;
    void fill(std::span<const paper::Point> outline, paper::Colour colour) override;
    void fill(std::span<const paper::Box> boxes, paper::Colour colour) override;

    /// The page of the first text that contains these words; 0 when none does.
    [[nodiscard]] std::size_t pageOf(const std::string& words) const;
    [[nodiscard]] std::size_t countOf(const std::string& words) const;
    /// Everything wrong with where texts stand: outside the page's margins, over another text or
    /// over a line of a grid. Empty when nothing is.
    [[nodiscard]] std::vector<std::string> clippings(const paper::Margins& margins) const;

private:
    bool m_isOpen = false;
};

/// Lays out with the standard fonts.
void record(Recorder& recorder, const paper::Document& document);

/// A paragraph of one upright span.
[[nodiscard]] paper::Paragraph paragraph(const std::string& text);
/// A table of columns with these heads (paths separated by |), rows made by a function of their
/// number.
[[nodiscard]] paper::Table table(const std::vector<std::string>& heads, std::size_t rows,
                                 std::function<paper::TableRow(std::size_t)> row);

} // namespace dongbo::test
