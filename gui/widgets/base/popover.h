#pragma once

#include "gui/widgets/base/canvas.h"

#include <wx/eventfilter.h>

namespace dongbo::gui {

/// A panel that floats over the other windows of its frame: calendars, menus, suggestions. It is a
/// child of the frame, so keyboard, accessibility and scripts work as for any other window.
/// Closed by Esc, by a click outside or by the program; the focus then returns to where it was
/// before, if the panel had it.
class Popover : public Surface, private wxEventFilter
{
public:
    enum class Focus
    {
        Take, ///< the content gets the keyboard focus
        Leave ///< the focus stays where it is: suggestions under a field
    };
    /// `near`: the window it is anchored to.
    Popover(wxWindow& near, const std::string& name, Focus focus);
    ~Popover() override;

    /// Shows it under the rectangle (DIP of the anchor window), or above when there is more space.
    /// The content is what was added to it through a sizer.
    void showAt(const wxRect& anchor, wxSize dip);
    /// Destroys it asynchronously; safe to call twice.
    void dismiss();
    void onDismiss(std::function<void()> action) { m_dismissed = std::move(action); }
    [[nodiscard]] wxColour ground() const override { return theme().palette().surface; }

protected:
    void draw(Painter& painter) override;

private:
    int FilterEvent(wxEvent& event) override;
    wxWindow* m_near; // outlives it: the panel is destroyed with that window
    wxWindow* m_focusBefore = nullptr;
    Focus m_focus;
    bool m_isGoing = false;
    std::function<void()> m_dismissed;
};

} // namespace dongbo::gui
