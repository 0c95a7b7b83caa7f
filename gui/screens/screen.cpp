#include "gui/screens/screen.h"

namespace dongbo::gui {

Screen::Screen(wxWindow* parent, present::Shell& shell, const std::string& windowName)
    : Surface(parent, windowName)
    , m_shell(shell)
{}

bool Screen::Show(bool isShown)
{
    const bool isChanged = Surface::Show(isShown);
    setInSight(isShown);
    return isChanged;
}

} // namespace dongbo::gui
