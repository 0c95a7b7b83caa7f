#pragma once

#include "gui/widgets/base/canvas.h"

#include <wx/eventfilter.h>

namespace dongbo::gui {

/// A panel that floats over the other windows of its frame: calendars, menus, suggestions. It stays
/// within the frame, so it keeps the keyboard, the screen reader and scripts like everything else.
/// Goes away by Esc, by a click elsewhere and when the program says so; the focus then returns to
/// where it was, if the panel had it.
class Popover : public Surface, private wxEventFilter
{
public:
    enum class Focus
    {
        Take, ///< the content gets the keyboard
        Leave ///< the keyboard stays where it is: suggestions under a field
    };
    /// `near`: the window it belongs to.
    Popover(wxWindow& near, const std::string& name, Focus focus);
    ~Popover() override;

    /// Puts it under the rectangle (DIP of the window it belongs to), above it when there is more
    /// room, and shows it. The content is what was put into it by a sizer.
    void showAt(const wxRect& anchor, wxSize dip);
    /// Destroys it, soon; safe to call twice.
    void dismiss();
    void onDismiss(std::function<void()> action) { m_dismissed = std::move(action); }
    [[nodiscard]] wxColour ground() const override { return theme().palette().surface; }

protected:
    void draw(Painter& painter) override;

private:
    int FilterEvent(wxEvent& event) override;
    wxWindow* m_near; // outlives it: the panel goes when that window does
    wxWindow* m_focusBefore = nullptr;
    Focus m_focus;
    bool m_isGoing = false;
    std::function<void()> m_dismissed;
};

} // namespace dongbo::gui
