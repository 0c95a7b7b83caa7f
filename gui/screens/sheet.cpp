#include "gui/screens/sheet.h"

namespace dongbo::gui {

Sheet::Sheet(wxWindow* parent, present::Shell& shell, const char* windowName)
    : Surface(parent, windowName)
    , m_shell(shell)
{}

} // namespace dongbo::gui
