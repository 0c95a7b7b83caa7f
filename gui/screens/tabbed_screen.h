#pragma once

#include "gui/screens/screen.h"

#include <vector>

namespace dongbo::gui {

/// A screen with several pages, one of them in sight: all that is asked of the screen is asked of
/// that page. A page is a screen within it, made when it is first shown.
class TabbedScreen : public Screen
{
public:
    using Screen::Screen;

    [[nodiscard]] ScreenHead head() const override;
    [[nodiscard]] present::Place place() const override;
    void refresh() final;
    void setInSight(bool isInSight) final;
    [[nodiscard]] wxWindow* filterField() final;
    [[nodiscard]] std::vector<wxWindow*> regions() final;
    [[nodiscard]] bool canDo(ScreenAct act) const final;
    void doIt(ScreenAct act) final;
    [[nodiscard]] bool takeEscape() final;

protected:
    /// Where people change the page; nullptr: elsewhere.
    [[nodiscard]] virtual wxWindow* tabs() const { return nullptr; }
    /// Shows that page instead of the one in sight; it stands in a sizer of the screen.
    void showTab(Screen& tab);
    /// The page in sight; nullptr before the first.
    [[nodiscard]] Screen* tab() const { return m_tab; }

private:
    Screen* m_tab = nullptr; // owned by this window
    bool m_isInSight = true;
    present::Connection m_onHead;
};

} // namespace dongbo::gui
