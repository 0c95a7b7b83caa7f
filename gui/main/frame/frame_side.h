#pragma once

#include "gui/present/place.h"
#include "gui/present/signal.h"
#include "gui/widgets/frame/side_bar.h"

#include <functional>
#include <string>

namespace dongbo::gui {

class Commands;
class WindowShell;

/// The side bar with the screens that exist, what the register counts, and who acts.
class FrameSide : public SideBar
{
public:
    FrameSide(wxWindow* parent, WindowShell& shell);

    /// Opens the menu at the foot: registers opened lately, copies, theme, language.
    void openMenu(const Commands& commands);
    /// "Huyện Vụ Bản"; empty while no register is open.
    [[nodiscard]] const std::string& office() const { return m_office; }
    void mark(present::ScreenName screen);

private:
    void show();

    WindowShell& m_shell;
    std::string m_office;
    present::Connection m_onFacts;
    present::Connection m_onPages;
};

} // namespace dongbo::gui
