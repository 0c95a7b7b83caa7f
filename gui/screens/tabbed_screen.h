#pragma once

#include "gui/screens/screen.h"

#include <string>
#include <vector>

namespace dongbo::gui {

/// One page of a screen that has several. Made when it is first shown.
class ScreenTab : public Surface
{
public:
    ScreenTab(wxWindow* parent, const std::string& name)
        : Surface(parent, name)
    {}

    virtual void refresh() = 0;
    virtual void setInSight(bool isInSight) = 0;
    [[nodiscard]] virtual wxWindow* filterField() { return nullptr; }
    [[nodiscard]] virtual std::vector<wxWindow*> regions() = 0;
    [[nodiscard]] virtual bool canDo(ScreenAct /*act*/) const { return false; }
    virtual void doIt(ScreenAct /*act*/) {}
    [[nodiscard]] virtual bool takeEscape() { return false; }
    /// What it says in the window's header is another.
    present::Signal<> headChanged;
};

/// A screen with several pages under tabs, one of them in sight: all that is asked of the screen is
/// asked of that page.
class TabbedScreen : public Screen
{
public:
    using Screen::Screen;

    void refresh() final;
    void setInSight(bool isInSight) final;
    [[nodiscard]] wxWindow* filterField() final;
    [[nodiscard]] std::vector<wxWindow*> regions() final;
    [[nodiscard]] bool canDo(ScreenAct act) const final;
    void doIt(ScreenAct act) final;
    [[nodiscard]] bool takeEscape() final;

protected:
    /// Where people change the page.
    [[nodiscard]] virtual wxWindow* tabs() const = 0;
    /// Shows that page instead of the one in sight; it stands in a sizer of the screen.
    void showTab(ScreenTab& tab);

private:
    ScreenTab* m_tab = nullptr; ///< in sight
    bool m_isInSight = true;
    present::Connection m_onHead;
};

} // namespace dongbo::gui
