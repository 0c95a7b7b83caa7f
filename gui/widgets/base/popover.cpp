#include "gui/widgets/base/popover.h"

#include <wx/app.h>
#include <wx/toplevel.h>

#include <algorithm>

namespace dongbo::gui {

namespace {

/// The child window that covers the frame.
wxWindow* contentOf(wxWindow& window)
{
    wxWindow* at = &window;
    while (at->GetParent() != nullptr && !at->GetParent()->IsTopLevel()) {
        at = at->GetParent();
    }
    return at;
}

bool isWithin(const wxWindow* window, const wxWindow& outer)
{
    for (; window != nullptr; window = window->GetParent()) {
        if (window == &outer) {
            return true;
        }
    }
    return false;
}

} // namespace

Popover::Popover(wxWindow& near, const std::string& name, Focus focus)
    : Surface(contentOf(near), name)
    , m_near(&near)
    , m_focus(focus)
{
    Hide();
    m_focusBefore = FindFocus();
    wxEvtHandler::AddFilter(this);
}

Popover::~Popover()
{
    wxEvtHandler::RemoveFilter(this);
}

void Popover::showAt(const wxRect& anchor, wxSize dip)
{
    const wxPoint corner =
        GetParent()->ScreenToClient(m_near->ClientToScreen(m_near->FromDIP(anchor.GetTopLeft())));
    const wxSize room = GetParent()->GetClientSize();
    const wxSize size(std::min(FromDIP(dip.x), room.x), std::min(FromDIP(dip.y), room.y));
    const int under = corner.y + FromDIP(anchor.height + 4);
    int y = under;
    if (under + size.y > room.y && corner.y - FromDIP(4) - size.y >= 0) {
        y = corner.y - FromDIP(4) - size.y;
    }
    const int x = std::clamp(corner.x, 0, std::max(0, room.x - size.x));
    SetSize(x, std::clamp(y, 0, std::max(0, room.y - size.y)), size.x, size.y);
    Layout();
    Show();
    Raise();
    if (m_focus == Focus::Take && !GetChildren().empty()) {
        GetChildren().front()->SetFocus();
    }
}

void Popover::dismiss()
{
    if (m_isGoing) {
        return;
    }
    m_isGoing = true;
    const bool hadFocus = isWithin(FindFocus(), *this);
    Hide();
    if (hadFocus && m_focusBefore != nullptr) {
        m_focusBefore->SetFocus();
    }
    if (m_dismissed) {
        const auto callback = std::exchange(m_dismissed, nullptr);
        callback();
    }
    wxTheApp->ScheduleForDestruction(this);
}

int Popover::FilterEvent(wxEvent& event)
{
    if (m_isGoing || !IsShown()) {
        return Event_Skip;
    }
    const wxEventType kind = event.GetEventType();
    if (kind == wxEVT_CHAR_HOOK) {
        if (dynamic_cast<wxKeyEvent&>(event).GetKeyCode() == WXK_ESCAPE) {
            dismiss();
            return Event_Processed;
        }
    } else if (kind == wxEVT_LEFT_DOWN || kind == wxEVT_RIGHT_DOWN) {
        const auto* window = dynamic_cast<wxWindow*>(event.GetEventObject());
        if (window != nullptr && !isWithin(window, *this) && !isWithin(window, *m_near)) {
            dismiss();
        }
    } else if (kind == wxEVT_DESTROY && event.GetEventObject() == m_focusBefore) {
        m_focusBefore = nullptr;
    }
    return Event_Skip;
}

void Popover::draw(Painter& painter)
{
    const Palette& p = painter.palette();
    painter.roundRect(wxRect(wxPoint(0, 0), area()), p.surface, p.muteLine, 8);
}

} // namespace dongbo::gui
