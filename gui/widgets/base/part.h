#pragma once

#include <wx/gdicmn.h>

#include <optional>
#include <string>

namespace dongbo::gui {

/// What a piece of a drawn control is to somebody who cannot see it.
enum class Role
{
    Panel,
    Button,
    Link,
    Toggle, ///< a button that stays in: filter chips, choices of a form
    CheckBox,
    Radio,
    Tab, ///< a place of the side bar, a step
    List,
    Item, ///< of a list: a tile, a card of the board, a line of the timeline
    Table,
    Row,
    ColumnHead,
    Menu,
    MenuItem,
    Day,     ///< of a calendar
    Heading, // from here on: read, not acted on
    Label,
    Picture, ///< a chart, a mark
    Meter,
    Alert
};

/// Whether a person can act on a piece of that role: it takes the keyboard's focus and clicks.
[[nodiscard]] bool isInteractive(Role role);

/// One piece of a drawn control. The same list of parts serves mouse, keyboard, screen readers and
/// the scripts that drive the window, so that none of them sees more than the others.
struct Part
{
    /// Unique within its control and stable while the piece means the same: "row:12", "head:site".
    std::string id;
    Role role = Role::Button;
    /// What a screen reader says; also what scripts compare. Never empty for interactive roles.
    std::string name;
    /// Within its control, in DIP.
    wxRect rect;
    bool isEnabled = true;
    bool isSelected = false;
    std::optional<bool> checked;
    std::optional<bool> expanded;
    /// What it holds, if that is not the name: "3 trong 18".
    std::string value;
    /// Shown while the mouse rests on it; also the description for screen readers.
    std::string tip;
    /// Corners of the focus outline, in DIP.
    int radius = 7;
};

} // namespace dongbo::gui
