#pragma once

namespace dongbo::gui {

class Program;
class WindowShell;

/// Asks for a register and opens it.
void openRegisterByDialog(WindowShell& shell, Program& program);
/// Asks where to and writes a checked copy there, in a worker; a banner says how it went.
void backUpByDialog(WindowShell& shell);

} // namespace dongbo::gui
