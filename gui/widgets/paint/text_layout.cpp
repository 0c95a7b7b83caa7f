#include "gui/widgets/paint/text_layout.h"

#include "gui/platform/measuring.h"
#include "gui/widgets/paint/strings.h"

#include <wx/dcgraph.h>

#include <array>
#include <cmath>
#include <map>
#include <unordered_map>

namespace dongbo::gui {

namespace {

constexpr std::string_view ellipsis = "…";
constexpr std::size_t remembered = 8192;

/// A device context for measuring; never destroyed.
wxDC& measuringDevice()
{
    static auto& dc = *new wxGCDC(makeMeasuringContext());
    return dc;
}

/// Device pixels per DIP where wx does not use DIP itself.
double measuringScale()
{
#ifdef wxHAS_DPI_INDEPENDENT_PIXELS
    return 1;
#else
    return measuringDevice().GetPPI().x / 96.0;
#endif
}

using Widths = std::unordered_map<std::string, int>;

Widths& widthsOf(TextSize size, Weight weight)
{
    static std::map<std::array<int, 3>, Widths> all;
    Widths& widths =
        all[{static_cast<int>(size), static_cast<int>(weight), static_cast<int>(theme().scale())}];
    if (widths.size() > remembered) {
        widths.clear();
    }
    return widths;
}

/// Splits runs into words; each keeps its trailing space.
std::vector<Run> wordsOf(const std::vector<Run>& runs)
{
    std::vector<Run> words;
    for (const Run& run : runs) {
        std::size_t from = 0;
        while (from < run.text.size()) {
            const std::size_t space = run.text.find(' ', from);
            const std::size_t to = space == std::string::npos ? run.text.size() : space + 1;
            words.push_back({run.text.substr(from, to - from), run.weight, run.colour});
            from = to;
        }
    }
    return words;
}

} // namespace

int textWidth(std::string_view utf8, TextSize size, Weight weight)
{
    if (utf8.empty()) {
        return 0;
    }
    Widths& widths = widthsOf(size, weight);
    std::string key(utf8);
    const auto found = widths.find(key);
    if (found != widths.end()) {
        return found->second;
    }
    const wxFont& font = theme().font(size, weight);
    wxCoord width = 0;
    measuringDevice().GetTextExtent(toWx(utf8), &width, nullptr, nullptr, nullptr, &font);
    const int dip = static_cast<int>(std::ceil(width / measuringScale()));
    widths.emplace(std::move(key), dip);
    return dip;
}

int lineHeight(TextSize size)
{
    static std::map<std::array<int, 2>, int> heights;
    int& height = heights[{static_cast<int>(size), static_cast<int>(theme().scale())}];
    if (height == 0) {
        // of the weight it is mostly drawn with: another font would be loaded to be measured only
        const bool isBody = size == TextSize::Body || size == TextSize::Caption;
        const wxFont& font = theme().font(size, isBody ? Weight::Regular : Weight::SemiBold);
        wxCoord wide = 0;
        wxCoord tall = 0;
        measuringDevice().GetTextExtent(toWx("Ằg"), &wide, &tall, nullptr, nullptr, &font);
        height = static_cast<int>(std::ceil(tall / measuringScale()));
    }
    return height;
}

std::string shortened(std::string_view utf8, int width, TextSize size, Weight weight)
{
    if (textWidth(utf8, size, weight) <= width) {
        return std::string(utf8);
    }
    const wxFont& font = theme().font(size, weight);
    const wxString text = toWx(utf8);
    wxDC& dc = measuringDevice();
    dc.SetFont(font);
    wxArrayInt ends;
    dc.GetPartialTextExtents(text, ends);
    const double room = (width - textWidth(ellipsis, size, weight)) * measuringScale();
    std::size_t keep = 0;
    while (keep < ends.size() && ends[keep] <= room) {
        ++keep;
    }
    while (keep > 0 && text[keep - 1] == ' ') {
        --keep;
    }
    return fromWx(text.Mid(0, keep)) + std::string(ellipsis);
}

std::vector<std::vector<Run>> brokenRuns(const std::vector<Run>& runs, int width, TextSize size)
{
    std::vector<std::vector<Run>> lines(1);
    int used = 0;
    for (Run& word : wordsOf(runs)) {
        std::string bare = word.text;
        if (!bare.empty() && bare.back() == ' ') {
            bare.pop_back();
        }
        if (used > 0 && used + textWidth(bare, size, word.weight) > width) {
            lines.emplace_back();
            used = 0;
        }
        used += textWidth(word.text, size, word.weight);
        auto& line = lines.back();
        if (!line.empty() && line.back().weight == word.weight &&
            line.back().colour == word.colour) {
            line.back().text += word.text;
        } else {
            line.push_back(std::move(word));
        }
    }
    return lines;
}

std::vector<std::string> wrapped(std::string_view utf8, int width, TextSize size, Weight weight)
{
    std::vector<std::string> lines;
    std::size_t from = 0;
    while (from <= utf8.size()) {
        const std::size_t end = std::min(utf8.find('\n', from), utf8.size());
        const Run run{std::string(utf8.substr(from, end - from)), weight, {}};
        for (const auto& line : brokenRuns({run}, width, size)) {
            std::string text;
            for (const Run& piece : line) {
                text += piece.text;
            }
            if (!text.empty() && text.back() == ' ') { // drawn, it would not fit any more
                text.pop_back();
            }
            lines.push_back(std::move(text));
        }
        from = end + 1;
    }
    return lines;
}

int linesOf(const std::vector<Run>& runs, int width, TextSize size)
{
    return static_cast<int>(brokenRuns(runs, width, size).size());
}

} // namespace dongbo::gui
