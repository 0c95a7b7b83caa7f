#include "gui/widgets/paint/theme.h"

#include "gui/platform/native_style.h"
#include "gui/widgets/paint/strings.h"
#include "gui/widgets/paint/styled.h"

#include <wx/toplevel.h>
#include <wx/weakref.h>
#include <wx/window.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace dongbo::gui {

namespace {

Theme& current()
{
    static Theme one;
    return one;
}

Palette makeLight()
{
    Palette p;
    p.bg = "#F3F5F8";
    p.surface = "#FFFFFF";
    p.sunken = "#F8FAFC";
    p.line = "#E1E6ED";
    p.muteLine = "#BCC6D2";
    p.edge = "#828D9E";
    p.text = "#16202D";
    p.text2 = "#45536A";
    p.text3 = "#5B697C";
    p.accent = "#1B5BD1";
    p.accentHover = "#164DB3";
    p.onAccent = "#FFFFFF";
    p.accentCap = wxColour(255, 255, 255, 30);
    p.accentText = "#174FB8";
    p.accentSoft = "#E8F0FD";
    p.ok = "#0F6A38";
    p.okSoft = "#E0F3E7";
    p.okLine = "#9FD3B4";
    p.warn = "#854A00";
    p.warnSoft = "#FDF0D5";
    p.warnLine = "#E8BE74";
    p.bad = "#A61B1B";
    p.badSoft = "#FCE5E3";
    p.badLine = "#EBA7A2";
    p.odd = "#6432A8";
    p.oddSoft = "#F0E8FB";
    p.oddLine = "#C9B0EC";
    p.mute = "#48566A";
    p.muteSoft = "#ECEFF3";
    p.asof = "#2B3B52";
    p.onAsof = "#FFFFFF";
    p.side = "#10233B";
    p.sideOn = "#1F3C62";
    p.sideText = "#C8D4E2";
    p.sideMute = "#93A5BC";
    p.sideMark = "#6CA3FF";
    p.badge = "#A61B1B";
    p.onBadge = "#FFFFFF";
    p.badBar = "#C93A35";
    p.oddBar = "#8B5CD0";
    p.restBar = "#7D91A9";
    p.warnBar = "#B87514";
    return p;
}

Palette makeDark()
{
    Palette p;
    p.bg = "#0E141C";
    p.surface = "#161F2A";
    p.sunken = "#131B25";
    p.line = "#2A3646";
    p.muteLine = "#465468";
    p.edge = "#66758A";
    p.text = "#E7ECF3";
    p.text2 = "#B1BDCC";
    p.text3 = "#94A2B4";
    p.accent = "#2C68DA";
    p.accentHover = "#245AC2";
    p.onAccent = "#FFFFFF";
    p.accentCap = wxColour(255, 255, 255, 14);
    p.accentText = "#8DB8FF";
    p.accentSoft = "#1A2F52";
    p.ok = "#74D99B";
    p.okSoft = "#13301F";
    p.okLine = "#2C6644";
    p.warn = "#F3C164";
    p.warnSoft = "#35280E";
    p.warnLine = "#77581B";
    p.bad = "#FF9F98";
    p.badSoft = "#401D1D";
    p.badLine = "#8A3D39";
    p.odd = "#CBADFF";
    p.oddSoft = "#2C2144";
    p.oddLine = "#5E478C";
    p.mute = "#B4C0CF";
    p.muteSoft = "#222D3B";
    p.asof = "#D5DEEA";
    p.onAsof = "#131B25";
    p.side = "#0A1018";
    p.sideOn = "#1B2E4B";
    p.sideText = "#C2CEDC";
    p.sideMute = "#8495AA";
    p.sideMark = "#6CA3FF";
    p.badge = "#A61B1B";
    p.onBadge = "#FFFFFF";
    p.badBar = "#E5605A";
    p.oddBar = "#A884E6";
    p.restBar = "#71869F";
    p.warnBar = "#D69A3A";
    return p;
}

double linear(unsigned char channel)
{
    const double c = channel / 255.0;
    return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

double brightness(const wxColour& c)
{
    return 0.2126 * linear(c.Red()) + 0.7152 * linear(c.Green()) + 0.0722 * linear(c.Blue());
}

void restyle(wxWindow* window)
{
    if (auto* styled = dynamic_cast<Styled*>(window)) {
        styled->restyled();
    }
    window->InvalidateBestSize();
    for (wxWindow* child : window->GetChildren()) {
        restyle(child);
    }
}

} // namespace

const wxColour& Palette::ink(Tone tone) const
{
    switch (tone) {
    case Tone::None:
        return text;
    case Tone::Ok:
        return ok;
    case Tone::Warn:
        return warn;
    case Tone::Bad:
        return bad;
    case Tone::Odd:
        return odd;
    case Tone::Mute:
        return mute;
    case Tone::Accent:
        return accentText;
    }
    return text;
}

const wxColour& Palette::soft(Tone tone) const
{
    switch (tone) {
    case Tone::None:
        return surface;
    case Tone::Ok:
        return okSoft;
    case Tone::Warn:
        return warnSoft;
    case Tone::Bad:
        return badSoft;
    case Tone::Odd:
        return oddSoft;
    case Tone::Mute:
        return muteSoft;
    case Tone::Accent:
        return accentSoft;
    }
    return surface;
}

const wxColour& Palette::outline(Tone tone) const
{
    switch (tone) {
    case Tone::None:
        return line;
    case Tone::Ok:
        return okLine;
    case Tone::Warn:
        return warnLine;
    case Tone::Bad:
        return badLine;
    case Tone::Odd:
        return oddLine;
    case Tone::Mute:
        return muteLine;
    case Tone::Accent:
        return accent;
    }
    return line;
}

const wxColour& Palette::bar(Tone tone) const
{
    switch (tone) {
    case Tone::Bad:
        return badBar;
    case Tone::Odd:
        return oddBar;
    case Tone::Warn:
        return warn;
    case Tone::Ok:
        return ok;
    case Tone::Accent:
        return accent;
    case Tone::None:
    case Tone::Mute:
        return restBar;
    }
    return restBar;
}

const Palette& lightPalette()
{
    static const Palette one = makeLight();
    return one;
}

const Palette& darkPalette()
{
    static const Palette one = makeDark();
    return one;
}

double contrast(const wxColour& a, const wxColour& b)
{
    const double first = brightness(a) + 0.05;
    const double second = brightness(b) + 0.05;
    return std::max(first, second) / std::min(first, second);
}

const Palette& Theme::palette() const
{
    return m_mode == Mode::Dark ? darkPalette() : lightPalette();
}

double Theme::points(TextSize size) const
{
    static constexpr std::array<std::array<double, 5>, 2> sizes{
        {{9, 9.75, 12, 13.5, 18}, {9.75, 10.5, 13, 15, 20}}};
    return sizes.at(isWide() ? 1 : 0).at(static_cast<std::size_t>(size));
}

std::string Theme::faces()
{
#ifdef __WXMSW__
    return "Segoe UI";
#else
    return "Inter, Noto Sans, DejaVu Sans";
#endif
}

const wxFont& Theme::font(TextSize size, Weight weight) const
{
    static std::array<std::array<std::array<wxFont, 3>, 5>, 2> fonts;
    const std::size_t step = weight == Weight::Regular ? 0 : weight == Weight::Medium ? 1 : 2;
    wxFont& one = fonts.at(isWide() ? 1 : 0).at(static_cast<std::size_t>(size)).at(step);
    if (!one.IsOk()) {
        static const wxString face = toWx(nativeFace(faces()));
        one = wxFont(wxFontInfo(points(size)).FaceName(face).Weight(static_cast<int>(weight)));
    }
    return one;
}

namespace {

NativeStyle nativeStyleOf(const Theme& look)
{
    const Palette& p = look.palette();
    NativeStyle out;
    out.isDark = look.mode() == Mode::Dark;
    out.faces = Theme::faces();
    out.bodyPoints = look.points(TextSize::Body);
    out.captionPoints = look.points(TextSize::Caption);
    out.text = p.text;
    out.disabledText = p.text3;
    out.surface = p.surface;
    out.sunken = p.sunken;
    out.line = p.line;
    out.outline = p.muteLine;
    out.edge = p.edge;
    out.accent = p.accent;
    out.onAccent = p.onAccent;
    out.accentSoft = p.accentSoft;
    out.tip = p.asof;
    out.onTip = p.onAsof;
    return out;
}

} // namespace

const Theme& theme()
{
    return current();
}

void setTheme(Mode mode, Scale scale)
{
    Theme& now = current();
    const bool isFirst = !nativeStyleIsSet();
    if (!isFirst && now.m_mode == mode && now.m_scale == scale) {
        return;
    }
    now.m_mode = mode;
    now.m_scale = scale;
    setNativeStyle(nativeStyleOf(now));
    for (wxWindow* top : wxTopLevelWindows) {
        restyle(top);
        top->Layout();
        top->Refresh();
    }
}

} // namespace dongbo::gui
