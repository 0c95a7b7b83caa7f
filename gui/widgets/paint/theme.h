#pragma once

#include <wx/colour.h>
#include <wx/font.h>

#include <string>

namespace dongbo::gui {

/// The meaning of a colour. Always combined with a word or an icon, never used alone.
enum class Tone
{
    None,
    Ok,    ///< ready, met, good
    Warn,  ///< at risk, degraded, below the standard, set aside
    Bad,   ///< not ready, blocks meetings, broken, overdue
    Odd,   ///< intermittent and recurring faults, nothing else
    Mute,  ///< unknown, minor, neutral
    Accent ///< selected, information
};

/// Every colour of the window. Text on its own background has a contrast of at least 4.5 : 1 in
/// both modes; outlines and chart fills at least 3 : 1 where they alone carry a shape.
struct Palette
{
    wxColour bg, surface, sunken;  ///< page; cards and fields; head and foot of tables
    wxColour line, muteLine, edge; ///< outlines of cards; of buttons; of text fields
    wxColour text, text2, text3;   ///< main, secondary, captions
    wxColour accent, accentHover, onAccent;
    wxColour accentCap; ///< translucent: a key cap on the accent
    wxColour accentText, accentSoft;
    wxColour ok, okSoft, okLine;
    wxColour warn, warnSoft, warnLine;
    wxColour bad, badSoft, badLine;
    wxColour odd, oddSoft, oddLine;
    wxColour mute, muteSoft;
    wxColour asof, onAsof; ///< the only inverted surface: a past day is shown
    wxColour side, sideOn, sideText, sideMute, sideMark, badge, onBadge;
    wxColour badBar, oddBar, restBar, warnBar; ///< chart fills, never text

    /// Text and icon colour of that tone.
    [[nodiscard]] const wxColour& ink(Tone tone) const;
    /// The soft fill behind text of that tone.
    [[nodiscard]] const wxColour& soft(Tone tone) const;
    /// The outline colour of a filled shape of that tone.
    [[nodiscard]] const wxColour& outline(Tone tone) const;
    /// The fill of a bar of that tone.
    [[nodiscard]] const wxColour& bar(Tone tone) const;
};

[[nodiscard]] const Palette& lightPalette();
[[nodiscard]] const Palette& darkPalette();

/// Contrast ratio of two colours, 1 to 21 (WCAG 2.1).
[[nodiscard]] double contrast(const wxColour& a, const wxColour& b);

enum class Mode
{
    Light,
    Dark
};

/// Text scale: Wide from 1600 px of window width on.
enum class Scale
{
    Normal,
    Wide
};

/// 12 / 13 / 16 / 18 / 24 px at 96 dpi; Wide 13 / 14 / 17 / 20 / 27.
enum class TextSize
{
    Caption,
    Body,
    Heading,
    Title,
    Figure
};

enum class Weight
{
    Regular = 400,
    Medium = 500,  ///< labels, pills
    SemiBold = 600 ///< titles, figures
};

/// The current theme. One per program; read and changed on the GUI thread only.
class Theme
{
public:
    [[nodiscard]] const Palette& palette() const;
    [[nodiscard]] Mode mode() const { return m_mode; }
    [[nodiscard]] Scale scale() const { return m_scale; }
    [[nodiscard]] bool isWide() const { return m_scale == Scale::Wide; }
    /// The font for that size and weight; cached.
    [[nodiscard]] const wxFont& font(TextSize size, Weight weight = Weight::Regular) const;
    /// Size in points.
    [[nodiscard]] double points(TextSize size) const;
    /// Preferred font families, best first.
    [[nodiscard]] static std::string faces();

private:
    friend void setTheme(Mode mode, Scale scale);
    Mode m_mode = Mode::Light;
    Scale m_scale = Scale::Normal;
};

[[nodiscard]] const Theme& theme();
/// Changes the theme and repaints every window of the program, native fields too. No work when
/// nothing changes.
void setTheme(Mode mode, Scale scale);

} // namespace dongbo::gui
