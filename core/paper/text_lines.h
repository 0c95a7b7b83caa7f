#pragma once

// Inside core/paper only.

#include "core/paper/document.h"
#include "core/paper/shaper.h"

#include <string>
#include <vector>

namespace dongbo::paper {

/// A text in one size, ready to be broken: valid UTF-8 of form C without control characters.
struct Text
{
    struct Piece
    {
        std::size_t begin = 0; ///< bytes of `bytes`
        std::size_t end = 0;
        Face face = Face::Regular;
    };
    std::string bytes;
    std::vector<Piece> pieces; ///< cover `bytes`, in order
    double size = 13;
};
[[nodiscard]] Text textOf(std::string_view plain, Face face, double size);
[[nodiscard]] Text textOf(const std::vector<Span>& spans, double size);

/// One line: bytes of its text without the blanks at its ends.
struct TextLine
{
    std::size_t begin = 0;
    std::size_t end = 0;
    double width = 0; ///< with blanks as wide as they are
    std::size_t gaps = 0;
    bool isLast = false; ///< of its paragraph: not justified
};

/// Breaks texts into lines and draws them.
class LineWriter
{
public:
    explicit LineWriter(Shaper& shaper)
        : m_shaper(shaper)
    {}
    /// At blanks; a word wider than `width` is broken within. `first` is what the first line is
    /// narrower by. At least one line, which may be empty.
    void breakLines(const Text& text, double width, double first, std::vector<TextLine>& out);
    /// Width of the widest word.
    [[nodiscard]] double widestWord(const Text& text);
    [[nodiscard]] std::vector<TextLine> lines(const Text& text, double width, double first = 0);
    /// Draws one line with its left end at `at`; blanks are wider by `extra` millimetres.
    void draw(Canvas& canvas, const Text& text, const TextLine& line, Point at, double extra,
              Colour colour = {});
    [[nodiscard]] Shaper& shaper() { return m_shaper; }

private:
    Shaper& m_shaper;
    std::vector<Glyph> m_glyphs;
};

/// Height of a line of that size, and of its base line below its top.
[[nodiscard]] double lineHeight(double size);
[[nodiscard]] double ascent(double size);

} // namespace dongbo::paper
