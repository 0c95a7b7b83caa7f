#include "gui/screens/screen.h"

namespace dongbo::gui {

Screen::Screen(wxWindow* parent, present::Shell& shell, const char* windowName)
    : Surface(parent, windowName)
    , m_shell(shell)
{}

} // namespace dongbo::gui
