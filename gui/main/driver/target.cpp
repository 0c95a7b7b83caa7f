#include "gui/main/driver/target.h"

#include "gui/widgets/base/canvas.h"
#include "gui/widgets/controls/field.h"
#include "gui/widgets/frame/banner.h"
#include "gui/widgets/frame/side_sheet.h"
#include "gui/widgets/paint/strings.h"

#include <wx/textentry.h>
#include <wx/toplevel.h>

#include <charconv>

namespace dongbo::gui {

namespace {

wxWindow* findWindow(wxWindow& from, const wxString& name)
{
    if (!from.IsShown()) {
        return nullptr;
    }
    // later windows lie above earlier ones
    const auto& children = from.GetChildren();
    for (auto node = children.GetLast(); node != nullptr; node = node->GetPrevious()) {
        if (auto* found = findWindow(*node->GetData(), name)) {
            return found;
        }
    }
    return from.GetName() == name ? &from : nullptr;
}

std::string words(const Part& part)
{
    return part.value.empty() ? part.name : part.name + ": " + part.value;
}

std::optional<Part> findPart(const Canvas& canvas, std::string_view id)
{
    const auto parts = canvas.parts();
    if (id.starts_with('~')) {
        for (const auto& part : parts) {
            if (words(part).find(id.substr(1)) != std::string::npos) {
                return part;
            }
        }
        return std::nullopt;
    }
    if (id.starts_with('#')) {
        std::size_t number = 0;
        std::from_chars(id.data() + 1, id.data() + id.size(), number);
        return number >= 1 && number <= parts.size() ? std::optional{parts[number - 1]}
                                                     : std::nullopt;
    }
    return canvas.part(id);
}

void dump(const wxWindow& window, int depth, std::string& out)
{
    if (!window.IsShown()) {
        return;
    }
    const auto indent = std::string(static_cast<std::size_t>(depth) * 2, ' ');
    const auto rect = window.GetScreenRect();
    out += indent + fromWx(window.GetName()) + "  [" + std::to_string(rect.x) + "," +
           std::to_string(rect.y) + " " + std::to_string(rect.width) + "x" +
           std::to_string(rect.height) + "]\n";
    if (const auto* canvas = dynamic_cast<const Canvas*>(&window)) {
        for (const auto& part : canvas->parts()) {
            out += indent + "  /" + part.id + "  " + words(part) +
                   (part.isEnabled ? "" : "  (disabled)") + "\n";
        }
    }
    for (const auto* child : window.GetChildren()) {
        dump(*child, depth + 1, out);
    }
}

} // namespace

wxRect Target::rect() const
{
    if (!part) {
        auto* field = dynamic_cast<Field*>(window);
        return field != nullptr ? field->native().GetScreenRect() : window->GetScreenRect();
    }
    const auto corner = window->ClientToScreen(window->FromDIP(part->rect.GetTopLeft()));
    return {corner, window->FromDIP(part->rect.GetSize())};
}

void Target::reveal() const
{
    for (auto* above = window->GetParent(); above != nullptr; above = above->GetParent()) {
        if (auto* panel = dynamic_cast<ScrollPanel*>(above)) {
            panel->reveal(*window);
        }
    }
}

std::string Target::text() const
{
    if (part) {
        return words(*part);
    }
    if (const auto* field = dynamic_cast<const Field*>(window)) {
        return field->error().empty() ? field->text() : field->text() + " | " + field->error();
    }
    if (const auto* entry = dynamic_cast<const wxTextEntry*>(window)) {
        return fromWx(entry->GetValue());
    }
    if (const auto* banner = dynamic_cast<const Banner*>(window)) {
        return banner->sentence();
    }
    std::string out;
    if (const auto* canvas = dynamic_cast<const Canvas*>(window)) {
        for (const auto& one : canvas->parts()) {
            out += (out.empty() ? "" : " | ") + words(one);
        }
        return out.empty() ? canvas->spoken() : out;
    }
    return fromWx(window->GetLabel());
}

bool Target::isEnabled() const
{
    return window->IsEnabled() && (!part || part->isEnabled);
}

bool Target::hasFocus() const
{
    const auto* focus = wxWindow::FindFocus();
    const bool isInside =
        focus != nullptr && (focus == window || window->IsDescendant(const_cast<wxWindow*>(focus)));
    const auto* canvas = dynamic_cast<const Canvas*>(window);
    return isInside && (!part || (canvas != nullptr && canvas->focusedPart() == part->id));
}

std::optional<Target> findTarget(std::string_view name)
{
    const auto slash = name.find('/');
    const auto windowName = toWx(name.substr(0, slash));
    for (auto node = wxTopLevelWindows.GetLast(); node != nullptr; node = node->GetPrevious()) {
        auto* window = findWindow(*node->GetData(), windowName);
        if (window == nullptr) {
            continue;
        }
        Target out{window, std::nullopt};
        if (slash == std::string_view::npos) {
            return out;
        }
        if (const auto* canvas = dynamic_cast<const Canvas*>(window)) {
            out.part = findPart(*canvas, name.substr(slash + 1));
            if (out.part) {
                return out;
            }
        }
        return std::nullopt;
    }
    return std::nullopt;
}

std::size_t countParts(std::string_view windowName, std::string_view beginning)
{
    std::size_t out = 0;
    if (const auto target = findTarget(windowName)) {
        if (const auto* canvas = dynamic_cast<const Canvas*>(target->window)) {
            for (const auto& part : canvas->parts()) {
                out += part.id.starts_with(beginning) ? 1U : 0U;
            }
        }
    }
    return out;
}

std::string dumpWindows()
{
    std::string out;
    for (const auto* window : wxTopLevelWindows) {
        dump(*window, 0, out);
    }
    return out;
}

} // namespace dongbo::gui
