#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace dongbo::paper {

// Lengths are millimetres from the page's top left corner, y downwards; sizes of letters are
// points.

inline constexpr double mmPerPoint = 25.4 / 72;

struct Point
{
    double x = 0;
    double y = 0;
};
struct Size
{
    double width = 0;
    double height = 0;
};
struct Box
{
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;
};
struct Segment
{
    Point from;
    Point to;
};
struct Colour
{
    std::uint8_t red = 0;
    std::uint8_t green = 0;
    std::uint8_t blue = 0;
    bool operator==(const Colour&) const = default;
};

/// The four faces of the paper's one family.
enum class Face : std::uint8_t
{
    Regular,
    Bold,
    Italic,
    BoldItalic
};

/// A shaped glyph. `x` and `y` are ems from the start of its run; `bytes` of the run's text are
/// what it stands for, 0 when it belongs to the glyph before it.
struct Glyph
{
    std::uint32_t id = 0;
    float x = 0;
    float y = 0;
    std::uint16_t bytes = 0;
};

/// A piece of one line in one face, shaped. Views: valid during the call.
struct Run
{
    Face face = Face::Regular;
    double size = 13; ///< points
    std::string_view text;
    std::span<const Glyph> glyphs;
    double width = 0; ///< millimetres
};

/// What pages are drawn on: narrow, so that another library can take the place of one. Pages follow
/// each other; nothing is drawn outside beginPage and endPage.
class Canvas
{
public:
    Canvas() = default;
    Canvas(const Canvas&) = delete;
    Canvas& operator=(const Canvas&) = delete;
    virtual ~Canvas() = default;

    virtual void beginPage(Size page) = 0;
    virtual void endPage() = 0;
    /// The run begins at `at`, on its base line.
    virtual void text(Point at, const Run& run, Colour colour) = 0;
    /// Straight lines, with square ends.
    virtual void lines(std::span<const Segment> lines, double width, Colour colour) = 0;
    /// The area within the closed outline.
    virtual void fill(std::span<const Point> outline, Colour colour) = 0;
    /// Rectangles in one fill, so that neighbours leave no seam.
    virtual void fill(std::span<const Box> boxes, Colour colour) = 0;
    /// There stands, on the page being drawn, what fills these gaps of a form: for previews.
    virtual void filled(std::span<const std::string> /*gaps*/, Box /*box*/) {}
};

} // namespace dongbo::paper
