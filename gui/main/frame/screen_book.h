#pragma once

#include "gui/main/frame/screen_list.h"
#include "gui/widgets/base/canvas.h"

#include <map>
#include <optional>

namespace dongbo::gui {

/// The pages of the window, one shown at a time; each is made when somebody first goes to it.
class ScreenBook : public Surface
{
public:
    ScreenBook(wxWindow* parent, present::Shell& shell);

    /// Shows the place's screen and leads it there. False: this build has no such screen.
    bool show(const present::Place& place);
    [[nodiscard]] Screen* current() const { return m_current; }
    [[nodiscard]] std::optional<present::ScreenName> currentName() const { return m_name; }
    /// The shown screen's head is another.
    present::Signal<> headChanged;

private:
    void place();

    present::Shell& m_shell;
    std::map<present::ScreenName, Screen*> m_made; // owned by this window
    Screen* m_current = nullptr;
    std::optional<present::ScreenName> m_name;
    present::Connection m_onHead;
};

} // namespace dongbo::gui
