#pragma once

#include "gui/present/place.h"
#include "gui/screens/screen.h"

#include <functional>
#include <string>
#include <vector>

namespace dongbo::gui {

/// The parts of the side bar: Hằng ngày, Kế hoạch, Sổ; Hidden: no entry there.
enum class SideGroup : std::uint8_t
{
    Daily,
    Plans,
    Register,
    Hidden
};

/// One screen that exists.
struct ScreenEntry
{
    present::ScreenName name;
    SideGroup group;
    const char* windowName; ///< what scripts call it: "devices"
    const char* title;      ///< code of its side bar word
    const char* icon;
    std::function<Screen*(wxWindow* parent, present::Shell& shell)> make; ///< owned by parent
};

/// Every screen of the window, in the order of the side bar and of Ctrl+1 … 9.
[[nodiscard]] const std::vector<ScreenEntry>& screenList();
/// nullptr when there is no such screen.
[[nodiscard]] const ScreenEntry* findScreen(present::ScreenName name);

} // namespace dongbo::gui
