#pragma once

#include "core/domain/time.h"
#include "gui/widgets/base/popover.h"

#include <functional>

namespace dongbo::gui {

/// What the day popover says.
struct DayWords
{
    std::string label;
    std::string hint;
};

/// Opens a panel under the rectangle of the window (DIP) in which a day is typed ("11/5/22") or
/// taken from a calendar, up to `today`. `chosen` gets it once; nothing is called when the panel
/// is dismissed. Scripts call its pieces "daybox", "daybox.typed", "daybox.calendar".
Popover* askDay(wxWindow& owner, const wxRect& anchor, Date shown, Date today,
                const DayWords& words, std::function<void(Date)> chosen);

} // namespace dongbo::gui
