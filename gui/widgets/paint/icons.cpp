#include "gui/widgets/paint/icons.h"

#include <wx/bmpbndl.h>
#include <wx/image.h>

#include <algorithm>
#include <map>
#include <string>
#include <tuple>

#include "widgets_embedded.h"

namespace dongbo::gui {

namespace {

constexpr std::string_view folder = "icons/";
constexpr std::string_view ending = ".svg";

std::string_view drawingOf(std::string_view name)
{
    return widgets::embedded(std::string(folder) + std::string(name) + std::string(ending));
}

void replaceAll(std::string& text, std::string_view from, std::string_view to)
{
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
        text.replace(at, from.size(), to);
    }
}

/// The rasterizer darkens the colour of partly covered pixels; only their coverage is used.
wxBitmap drawn(const std::string& svg, const wxColour& colour, int side)
{
    const wxSize size(side, side);
    wxImage image = wxBitmapBundle::FromSVG(svg.c_str(), size).GetBitmap(size).ConvertToImage();
    image.SetRGB(wxRect(size), colour.Red(), colour.Green(), colour.Blue());
    return wxBitmap(image);
}

} // namespace

bool isIcon(std::string_view name)
{
    return !drawingOf(name).empty();
}

std::vector<std::string_view> iconNames()
{
    std::vector<std::string_view> names;
    for (std::string_view file : widgets::embeddedNames()) {
        names.push_back(file.substr(folder.size(), file.size() - folder.size() - ending.size()));
    }
    std::sort(names.begin(), names.end());
    return names;
}

const wxBitmap& icon(std::string_view name, const wxColour& colour, int side, bool isSmall)
{
    using Key = std::tuple<std::string, wxUint32, int, bool>;
    static std::map<Key, wxBitmap> made;
    const Key key{std::string(name), colour.GetRGB(), side, isSmall};
    auto found = made.find(key);
    if (found == made.end()) {
        std::string svg(drawingOf(name));
        if (svg.empty()) {
            svg = drawingOf("circle-question");
        }
        replaceAll(svg, "currentColor", colour.GetAsString(wxC2S_HTML_SYNTAX).utf8_string());
        if (isSmall) {
            replaceAll(svg, "stroke-width=\"1.75\"", "stroke-width=\"2\"");
        }
        found = made.emplace(key, drawn(svg, colour, side)).first;
    }
    return found->second;
}

} // namespace dongbo::gui
