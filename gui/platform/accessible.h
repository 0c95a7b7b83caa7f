#pragma once

#include "gui/platform/part.h"

#include <wx/gdicmn.h>

#include <string>
#include <vector>

class wxWindow;

namespace dongbo::gui {

/// A drawn control as screen readers ask it. Coordinates in DIP of its window.
class AccessibleControl
{
public:
    AccessibleControl() = default;
    AccessibleControl(const AccessibleControl&) = delete;
    AccessibleControl& operator=(const AccessibleControl&) = delete;
    virtual ~AccessibleControl() = default;

    [[nodiscard]] virtual wxWindow& window() = 0;
    [[nodiscard]] virtual const wxWindow& window() const = 0;
    /// The visible parts in reading order, as of now.
    [[nodiscard]] virtual std::vector<Part> parts() const = 0;
    /// Role and name of the whole control.
    [[nodiscard]] virtual Role role() const = 0;
    [[nodiscard]] virtual const std::string& spoken() const = 0;
    /// True when the control is exposed as its only part: a button, not a panel that contains a
    /// button.
    [[nodiscard]] virtual bool isOnePart() const = 0;
    /// True when no part can be activated.
    [[nodiscard]] virtual bool isReadOnly() const = 0;
    [[nodiscard]] virtual const std::string& focusedPart() const = 0;
    [[nodiscard]] virtual wxSize area() const = 0;
    virtual void focusPart(const std::string& id) = 0;
    /// Does what a click or Enter on that part does.
    virtual void activate(const std::string& id) = 0;
};

// The accessibility tree of drawn controls, built from their parts. One .cpp per platform.

/// Registers the control and its parts. Once per control, before it is shown.
void makeAccessible(AccessibleControl& control);
/// The control is being destroyed: accessibles still held by clients become defunct.
void dropAccessible(AccessibleControl& control);
/// The focus moved to another part.
void announceFocus(const AccessibleControl& control);
/// The list of parts changed.
void announceChange(const AccessibleControl& control);

} // namespace dongbo::gui
