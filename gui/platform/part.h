#pragma once

#include <wx/gdicmn.h>

#include <optional>
#include <string>

namespace dongbo::gui {

/// Accessible role of a part of a drawn control.
enum class Role
{
    Panel,
    Button,
    Link,
    Toggle, ///< a button that stays pressed: filter chips, choices of a form
    CheckBox,
    Radio,
    Tab, ///< a destination of the side bar, a step
    List,
    Item, ///< of a list: a tile, a board card, a timeline entry
    Table,
    Row,
    ColumnHead,
    Menu,
    MenuItem,
    Day,     ///< of a calendar
    Heading, // from here on: read-only
    Label,
    Picture, ///< a chart, an icon
    Meter,
    Alert
};

/// Whether parts of that role accept keyboard focus and clicks.
[[nodiscard]] bool isInteractive(Role role);

/// One piece of a drawn control. Mouse, keyboard, accessibility and the scripts that drive the
/// window all use the same list of parts, so none of them sees more than the others.
struct Part
{
    /// Unique within its control; stable while it denotes the same thing: "row:12", "head:site".
    std::string id;
    Role role = Role::Button;
    /// Accessible name; scripts compare it too. Never empty for interactive roles.
    std::string name;
    /// Relative to its control, in DIP.
    wxRect rect;
    bool isEnabled = true;
    bool isSelected = false;
    std::optional<bool> checked;
    std::optional<bool> expanded;
    /// Value when it differs from the name: "3 trong 18".
    std::string value;
    /// Tooltip; also the accessible description.
    std::string tip;
    /// Corner radius of the focus outline, in DIP.
    int radius = 7;
};

} // namespace dongbo::gui
