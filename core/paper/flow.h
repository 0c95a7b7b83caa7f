#pragma once

// Inside core/paper only: pages filled from the top, and what stands beside each other.

#include "core/paper/document.h"
#include "core/paper/text_lines.h"

#include <string>
#include <vector>

namespace dongbo::paper {

/// Where the document has come to. Pages begin when something is placed on them.
class Flow
{
public:
    Flow(const Document& document, Canvas& canvas, LineWriter& writer, std::size_t pages,
         const PageProgress& progress);

    [[nodiscard]] Canvas& canvas() { return m_canvas; }
    [[nodiscard]] LineWriter& writer() { return m_writer; }
    [[nodiscard]] double left() const { return m_document.margins.left; }
    [[nodiscard]] double width() const;
    [[nodiscard]] double y() const { return m_y; }
    [[nodiscard]] double room() const { return m_bottom - m_y; }
    [[nodiscard]] double fullRoom() const { return m_bottom - m_document.margins.top; }
    [[nodiscard]] bool isAtTop() const { return !m_isOpen || m_y <= m_document.margins.top; }

    /// Begins a page unless one is being filled.
    void open();
    /// Goes on to the next page unless `height` fits, or nothing stands on this one.
    void need(double height);
    void advance(double height) { m_y += height; }
    void endPage();
    [[nodiscard]] std::size_t pages() const { return m_page; }
    /// Tells the canvas where what was placed since then fills these gaps; of what goes over
    /// several pages, on the last of them.
    void tellFilled(const std::vector<std::string>& gaps, std::size_t page, double y);

private:
    void drawMargins();

    const Document& m_document;
    Canvas& m_canvas;
    LineWriter& m_writer;
    const std::size_t m_pages; ///< in all; 0 while they are counted
    const PageProgress& m_progress;
    Size m_size;
    double m_bottom = 0;
    double m_y = 0;
    bool m_isOpen = false;
    std::size_t m_page = 0;
};

/// Lines below each other in a column: heads, titles, signatures.
struct StackLine
{
    Text text;
    double before = 0;    ///< millimetres above it
    double ruleShare = 0; ///< a rule below it, as a share of its width; 0: none
    Align align = Align::Centre;
};
/// Draws them from `y` down, or only measures; returns their height.
double stack(Flow& flow, const std::vector<StackLine>& lines, double x, double width, double y,
             bool draws);

// One block each. The first gives the height, for what has to stay together.
[[nodiscard]] double heightOf(Flow& flow, const LetterHead& head);
[[nodiscard]] double heightOf(Flow& flow, const FormHead& head);
[[nodiscard]] double heightOf(Flow& flow, const Title& title);
[[nodiscard]] double heightOf(Flow& flow, const Signatures& signatures);
[[nodiscard]] double heightOf(Flow& flow, const LetterFoot& foot);
[[nodiscard]] double heightOf(Flow& flow, const Drawing& drawing);
void draw(Flow& flow, const LetterHead& head);
void draw(Flow& flow, const FormHead& head);
void draw(Flow& flow, const Title& title);
void draw(Flow& flow, const Signatures& signatures);
void draw(Flow& flow, const LetterFoot& foot);
void draw(Flow& flow, const Drawing& drawing);
/// On pages of their own.
void draw(Flow& flow, const Labels& labels);

/// `tail`: height of what must stand on the page of its last lines.
void draw(Flow& flow, const Paragraph& paragraph, double tail);
[[nodiscard]] double heightOf(Flow& flow, const Paragraph& paragraph);
/// The first lines that have to stand together.
[[nodiscard]] double leastOf(Flow& flow, const Paragraph& paragraph);

void draw(Flow& flow, const Table& table, double tail);
/// Its heads and one line.
[[nodiscard]] double leastOf(Flow& flow, const Table& table);

} // namespace dongbo::paper
