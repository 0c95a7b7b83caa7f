#pragma once

#include "gui/main/commands/command.h"

class wxFrame;
class wxMenuBar;

namespace dongbo::present {
class Session;
}

namespace dongbo::gui {

/// The menus of all commands that have one, each with its key; enabled when it is opened. Not
/// owned: give it to the frame.
[[nodiscard]] wxMenuBar* makeMenuBar(wxFrame& frame, const Commands& commands,
                                     const present::Session& session);

} // namespace dongbo::gui
