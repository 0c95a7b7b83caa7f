#pragma once

#include "gui/widgets/paint/theme.h"

#include <wx/dc.h>
#include <wx/gdicmn.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

class wxGraphicsContext;

namespace dongbo::gui {

enum class Align
{
    Left,
    Centre,
    Right
};

struct TextStyle
{
    TextSize size = TextSize::Body;
    Weight weight = Weight::Regular;
    /// Absent: the palette's main text colour.
    std::optional<wxColour> colour;
    Align align = Align::Left;
    bool isStruck = false;
};

/// A styled part of a paragraph.
struct Run
{
    std::string text;
    Weight weight = Weight::Regular;
    std::optional<wxColour> colour;
};

/// Width of one line in DIP, rounded up. Needs no window; results are cached.
[[nodiscard]] int textWidth(std::string_view utf8, TextSize size = TextSize::Body,
                            Weight weight = Weight::Regular);
/// Line height of that font size in DIP.
[[nodiscard]] int lineHeight(TextSize size);
/// The text wrapped at spaces so that no line is wider than `width` (except a single long word).
[[nodiscard]] std::vector<std::string> wrapped(std::string_view utf8, int width, TextSize size,
                                               Weight weight = Weight::Regular);
/// Number of lines of a paragraph of runs at that width.
[[nodiscard]] int linesOf(const std::vector<Run>& runs, int width, TextSize size);

/// Draws in DIP on a device context, in the order of the calls. Lives during one paint.
class Painter
{
public:
    /// `scale`: device context pixels per DIP; `pixels`: physical pixels per device context pixel
    /// (2 on a doubled GTK screen), for crisp icons.
    Painter(wxDC& dc, double scale, double pixels);
    ~Painter();
    Painter(const Painter&) = delete;
    Painter& operator=(const Painter&) = delete;

    void fill(const wxRect& rect, const wxColour& colour);
    /// Fill and outline may be absent. The outline is drawn inside the rectangle.
    void roundRect(const wxRect& rect, const std::optional<wxColour>& fill,
                   const std::optional<wxColour>& line, double radius, double width = 1,
                   bool isDashed = false);
    void circle(wxRealPoint centre, double radius, const std::optional<wxColour>& fill,
                const std::optional<wxColour>& line, double width = 1);
    void line(wxRealPoint from, wxRealPoint to, const wxColour& colour, double width = 1,
              bool isDashed = false);
    /// A one-pixel line along the top edge of that y.
    void hairline(int x1, int x2, int y, const wxColour& colour);
    void polyline(const std::vector<wxRealPoint>& points, const wxColour& colour, double width);
    /// One line, vertically centred, truncated with … when too wide. Returns the width drawn.
    int text(const wxRect& rect, std::string_view utf8, const TextStyle& style = {});
    /// Several runs on one line, truncated with … when too wide. Returns the width drawn.
    int runs(const wxRect& rect, const std::vector<Run>& runs, TextSize size = TextSize::Body);
    /// As many whole lines as fit, from the top. Returns the height used.
    int paragraph(const wxRect& rect, const std::vector<Run>& runs, TextSize size = TextSize::Body,
                  Align align = Align::Left);
    /// The icon centred in the rectangle, `side` DIP square.
    void icon(std::string_view name, const wxRect& rect, const wxColour& colour, int side = 16);
    void bitmap(const wxBitmap& bitmap, const wxRect& rect);
    /// The focus outline: 2 px wide, 1 px outside the rectangle.
    void focusRing(const wxRect& rect, double radius, const std::optional<wxColour>& colour = {});

    /// Clips drawing to the rectangle until the returned object is destroyed.
    class Clip
    {
    public:
        Clip(Painter& painter, const wxRect& rect);
        ~Clip();
        Clip(const Clip&) = delete;
        Clip& operator=(const Clip&) = delete;

    private:
        Painter& m_painter;
    };

    [[nodiscard]] const Palette& palette() const { return theme().palette(); }

private:
    [[nodiscard]] double px(double dip) const { return dip * m_scale; }
    void textAt(int x, int y, std::string_view utf8, const TextStyle& style);

    wxDC& m_dc;
    wxGraphicsContext* m_gc = nullptr;
    std::unique_ptr<wxGraphicsContext> m_owned;
    double m_scale;
    double m_pixels;
};

// Elements that look the same everywhere.

/// A pill of height 20 DIP: soft fill, icon, word. Returns its width; `x` is its left edge, it is
/// vertically centred in the rectangle. With Align::Right `x` is its right edge.
int drawPill(Painter& painter, const wxRect& rect, std::string_view icon, std::string_view word,
             Tone tone, Align align = Align::Left);
[[nodiscard]] int pillWidth(std::string_view icon, std::string_view word);
/// A key cap of height 18 DIP ("Ctrl K"), right-aligned in the rectangle. Returns its width.
int drawKeyCap(Painter& painter, const wxRect& rect, std::string_view keys, bool isOnAccent,
               Align align = Align::Right);
[[nodiscard]] int keyCapWidth(std::string_view keys);
/// A round badge with a person's initials.
void drawBadge(Painter& painter, const wxRect& rect, std::string_view initials, bool isOnSide);
/// A check box or radio button of 16 DIP, centred in the rectangle.
void drawCheck(Painter& painter, const wxRect& rect, bool isChecked, bool isEnabled, bool isRound);

} // namespace dongbo::gui
