#include "gui/widgets/paint/theme.h"

#include <catch2/catch.hpp>

#include <cmath>

using dongbo::gui::contrast;
using dongbo::gui::darkPalette;
using dongbo::gui::lightPalette;
using dongbo::gui::Palette;
using dongbo::gui::Tone;

namespace {

struct Pair
{
    const char* what;
    const wxColour Palette::*text;
    const wxColour Palette::*ground;
};

const Palette& palette(int mode)
{
    return mode == 0 ? lightPalette() : darkPalette();
}

wxColour mixed(const wxColour& over, const wxColour& under, double share)
{
    const auto channel = [share](unsigned char a, unsigned char b) {
        return static_cast<unsigned char>(std::lround(a * share + b * (1 - share)));
    };
    return {channel(over.Red(), under.Red()), channel(over.Green(), under.Green()),
            channel(over.Blue(), under.Blue())};
}

} // namespace

TEST_CASE("Theme: black on white has a contrast of 21, equal colours of 1", "[widgets]")
{
    CHECK(contrast(wxColour(0, 0, 0), wxColour(255, 255, 255)) == Approx(21.0));
    CHECK(contrast(wxColour("#1B5BD1"), wxColour("#1B5BD1")) == Approx(1.0));
    CHECK(contrast(wxColour("#767676"), wxColour("#FFFFFF")) == Approx(4.54).margin(0.01));
}

TEST_CASE("Theme: every text has a contrast of at least 4.5 on every background it is used on",
          "[widgets]")
{
    const Pair pair = GENERATE(
        // page, cards, heads of tables
        Pair{"text on bg", &Palette::text, &Palette::bg},
        Pair{"text on surface", &Palette::text, &Palette::surface},
        Pair{"text on sunken", &Palette::text, &Palette::sunken},
        Pair{"text on muteSoft", &Palette::text, &Palette::muteSoft},
        Pair{"text on accentSoft", &Palette::text, &Palette::accentSoft},
        Pair{"text on okSoft", &Palette::text, &Palette::okSoft},
        Pair{"text on warnSoft", &Palette::text, &Palette::warnSoft},
        Pair{"text on badSoft", &Palette::text, &Palette::badSoft},
        Pair{"text2 on bg", &Palette::text2, &Palette::bg},
        Pair{"text2 on surface", &Palette::text2, &Palette::surface},
        Pair{"text2 on sunken", &Palette::text2, &Palette::sunken},
        Pair{"text2 on muteSoft", &Palette::text2, &Palette::muteSoft},
        Pair{"text2 on accentSoft", &Palette::text2, &Palette::accentSoft},
        Pair{"text2 on okSoft", &Palette::text2, &Palette::okSoft},
        Pair{"text2 on warnSoft", &Palette::text2, &Palette::warnSoft},
        Pair{"text2 on badSoft", &Palette::text2, &Palette::badSoft},
        Pair{"text3 on bg", &Palette::text3, &Palette::bg},
        Pair{"text3 on surface", &Palette::text3, &Palette::surface},
        Pair{"text3 on sunken", &Palette::text3, &Palette::sunken},
        Pair{"text3 on muteSoft", &Palette::text3, &Palette::muteSoft},
        Pair{"text3 on accentSoft", &Palette::text3, &Palette::accentSoft},
        // tones on the page and on their own soft fill
        Pair{"ok on surface", &Palette::ok, &Palette::surface},
        Pair{"ok on sunken", &Palette::ok, &Palette::sunken},
        Pair{"ok on okSoft", &Palette::ok, &Palette::okSoft},
        Pair{"warn on surface", &Palette::warn, &Palette::surface},
        Pair{"warn on sunken", &Palette::warn, &Palette::sunken},
        Pair{"warn on warnSoft", &Palette::warn, &Palette::warnSoft},
        Pair{"bad on surface", &Palette::bad, &Palette::surface},
        Pair{"bad on sunken", &Palette::bad, &Palette::sunken},
        Pair{"bad on badSoft", &Palette::bad, &Palette::badSoft},
        Pair{"odd on surface", &Palette::odd, &Palette::surface},
        Pair{"odd on oddSoft", &Palette::odd, &Palette::oddSoft},
        Pair{"mute on surface", &Palette::mute, &Palette::surface},
        Pair{"mute on muteSoft", &Palette::mute, &Palette::muteSoft},
        Pair{"surface on odd", &Palette::surface, &Palette::odd},
        // accents
        Pair{"accentText on bg", &Palette::accentText, &Palette::bg},
        Pair{"accentText on surface", &Palette::accentText, &Palette::surface},
        Pair{"accentText on accentSoft", &Palette::accentText, &Palette::accentSoft},
        Pair{"accentText on muteSoft", &Palette::accentText, &Palette::muteSoft},
        Pair{"onAccent on accent", &Palette::onAccent, &Palette::accent},
        Pair{"onAccent on accentHover", &Palette::onAccent, &Palette::accentHover},
        // inverted and dark surfaces
        Pair{"onAsof on asof", &Palette::onAsof, &Palette::asof},
        Pair{"sideText on side", &Palette::sideText, &Palette::side},
        Pair{"sideText on sideOn", &Palette::sideText, &Palette::sideOn},
        Pair{"sideMute on side", &Palette::sideMute, &Palette::side},
        Pair{"onBadge on badge", &Palette::onBadge, &Palette::badge});
    const int mode = GENERATE(0, 1);
    const Palette& p = palette(mode);
    CAPTURE(pair.what, mode == 0 ? "light" : "dark", contrast(p.*pair.text, p.*pair.ground));
    CHECK(contrast(p.*pair.text, p.*pair.ground) >= 4.5);
}

TEST_CASE("Theme: white on the side bar's rows and on key caps of the accent is readable",
          "[widgets]")
{
    const Palette& p = palette(GENERATE(0, 1));
    const wxColour white(255, 255, 255);
    CHECK(contrast(white, p.side) >= 4.5);
    CHECK(contrast(white, p.sideOn) >= 4.5);
    CHECK(contrast(p.onAccent, mixed(p.accentCap, p.accent, p.accentCap.Alpha() / 255.0)) >= 4.5);
    CHECK(contrast(p.onAccent, mixed(p.accentCap, p.accentHover, p.accentCap.Alpha() / 255.0)) >=
          4.5);
}

TEST_CASE("Theme: outlines and bars that carry a shape have a contrast of at least 3", "[widgets]")
{
    const Pair pair = GENERATE(Pair{"edge on surface", &Palette::edge, &Palette::surface},
                               Pair{"accent on surface", &Palette::accent, &Palette::surface},
                               Pair{"accent on bg", &Palette::accent, &Palette::bg},
                               Pair{"badBar on surface", &Palette::badBar, &Palette::surface},
                               Pair{"oddBar on surface", &Palette::oddBar, &Palette::surface},
                               Pair{"restBar on surface", &Palette::restBar, &Palette::surface},
                               Pair{"warnBar on surface", &Palette::warnBar, &Palette::surface},
                               Pair{"sideMark on side", &Palette::sideMark, &Palette::side});
    const int mode = GENERATE(0, 1);
    const Palette& p = palette(mode);
    CAPTURE(pair.what, mode == 0 ? "light" : "dark", contrast(p.*pair.text, p.*pair.ground));
    CHECK(contrast(p.*pair.text, p.*pair.ground) >= 3.0);
}

TEST_CASE("Theme: every tone has a text colour, a soft fill and an outline", "[widgets]")
{
    const Palette& p = palette(GENERATE(0, 1));
    const Tone tone =
        GENERATE(Tone::Ok, Tone::Warn, Tone::Bad, Tone::Odd, Tone::Mute, Tone::Accent);
    CHECK(contrast(p.ink(tone), p.soft(tone)) >= 4.5);
    CHECK(p.outline(tone) != p.line);
    CHECK(p.bar(tone).IsOk());
}
