#pragma once

namespace dongbo::gui {

class Program;
class WindowShell;

/// Asks for a register and opens it.
void openRegisterByDialog(WindowShell& shell, Program& program);

} // namespace dongbo::gui
