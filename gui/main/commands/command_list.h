#pragma once

#include "gui/main/commands/command.h"

namespace dongbo::gui {

class MainFrame;
class Program;
class WindowShell;

/// Every command of the window, in the order of the menus.
[[nodiscard]] Commands makeCommands(MainFrame& frame, WindowShell& shell, Program& program);

} // namespace dongbo::gui
