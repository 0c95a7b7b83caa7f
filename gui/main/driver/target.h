#pragma once

#include "gui/platform/part.h"

#include <wx/gdicmn.h>

#include <optional>
#include <string>
#include <string_view>

class wxWindow;

namespace dongbo::gui {

/// What a script names: a window, or a part of a drawn one.
struct Target
{
    wxWindow* window = nullptr;
    std::optional<Part> part;

    /// On the screen, in pixels.
    [[nodiscard]] wxRect rect() const;
    /// Scrolls the forms and pages it stands in to it.
    void reveal() const;
    /// What a person reads there: the part's name and value; what is typed in a field (then " | "
    /// and what is wrong with it); a banner's sentence; the names of all parts, separated by " | ".
    [[nodiscard]] std::string text() const;
    [[nodiscard]] bool isEnabled() const;
    [[nodiscard]] bool hasFocus() const;
};

/// The shown window of that name, and its part: NAME, NAME/PART, NAME/~words (the first part whose
/// name or value has them), NAME/#3 (the third part). Nothing when it is not there now.
[[nodiscard]] std::optional<Target> findTarget(std::string_view name);
/// How many parts of the named window have an id with that beginning.
[[nodiscard]] std::size_t countParts(std::string_view windowName, std::string_view beginning);
/// Every shown, named window with its parts, a line each.
[[nodiscard]] std::string dumpWindows();

} // namespace dongbo::gui
