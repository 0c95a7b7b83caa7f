#include "gui/platform/accessible.h"
#include "gui/widgets/base/canvas.h"
#include "gui/widgets/paint/strings.h"

#include <wx/cursor.h>

#include <algorithm>
#include <cstdlib>
#include <utility>

// Mouse, keyboard and focus of drawn controls.

namespace dongbo::gui {

namespace {

/// Distance from the middle of `from` to that of `to` in the direction of the key; absent when `to`
/// does not lie in that direction. Sideways distance counts triple.
std::optional<long> distance(const wxRect& from, const wxRect& to, int key)
{
    const long dx = (to.x + to.width / 2) - (from.x + from.width / 2);
    const long dy = (to.y + to.height / 2) - (from.y + from.height / 2);
    long along = 0;
    long aside = 0;
    switch (key) {
    case WXK_LEFT:
        along = -dx;
        aside = dy;
        break;
    case WXK_RIGHT:
        along = dx;
        aside = dy;
        break;
    case WXK_UP:
        along = -dy;
        aside = dx;
        break;
    default:
        along = dy;
        aside = dx;
        break;
    }
    // parts that overlap along the direction of movement are neighbours in the other direction
    const bool isSideways = key == WXK_LEFT || key == WXK_RIGHT;
    const int reach =
        isSideways ? std::min(from.width, to.width) : std::min(from.height, to.height);
    if (along < std::max(1, reach / 2)) {
        return std::nullopt;
    }
    return along + 3 * std::labs(aside);
}

} // namespace

void Canvas::hover(const std::optional<Part>& under)
{
    const bool isLive = under && isInteractive(under->role) && under->isEnabled;
    const std::string id = under ? under->id : std::string();
    const std::string tip = under ? under->tip : std::string();
    if (tip != m_tip) {
        m_tip = tip;
        if (tip.empty()) {
            UnsetToolTip();
        } else {
            SetToolTip(toWx(tip));
        }
    }
    if (id == m_hovered) {
        return;
    }
    m_hovered = id;
    SetCursor(isLive ? wxCursor(wxCURSOR_HAND) : wxNullCursor);
    Refresh();
}

void Canvas::handleMouse(wxMouseEvent& event)
{
    const wxPoint dip = ToDIP(event.GetPosition());
    if (onMouse(event, dip)) {
        return;
    }
    if (event.Leaving()) {
        hover(std::nullopt);
        return;
    }
    const auto under = partAt(dip);
    if (event.Moving() || event.Dragging()) {
        hover(under);
        return;
    }
    const bool isLive = under && isInteractive(under->role) && under->isEnabled;
    if (event.LeftDown() || event.LeftDClick()) {
        if (AcceptsFocus()) {
            SetFocus();
        }
        m_pressed = isLive ? under->id : std::string();
        if (isLive) {
            focusPart(under->id);
        }
        Refresh();
        if (event.LeftDClick() && isLive) {
            m_pressed.clear();
            activateTwice(under->id);
        }
    } else if (event.LeftUp()) {
        const std::string pressed = std::exchange(m_pressed, {});
        Refresh();
        if (isLive && under->id == pressed) {
            activate(pressed);
        }
    } else if (event.RightDown()) {
        if (isLive) {
            SetFocus();
            focusPart(under->id);
        }
        contextMenu(under ? under->id : std::string(), dip);
    } else {
        event.Skip();
    }
}

bool Canvas::moveFocus(int key)
{
    const auto all = parts();
    const auto here = std::find_if(all.begin(), all.end(),
                                   [this](const Part& one) { return one.id == m_focused; });
    const Part* next = nullptr;
    long nearest = 0;
    for (const Part& one : all) {
        if (!isInteractive(one.role) || !one.isEnabled || one.id == m_focused) {
            continue;
        }
        if (key == WXK_HOME || here == all.end()) {
            next = &one;
            break;
        }
        if (key == WXK_END) {
            next = &one;
            continue;
        }
        const auto away = distance(here->rect, one.rect, key);
        if (away && (next == nullptr || *away < nearest)) {
            next = &one;
            nearest = *away;
        }
    }
    if (next == nullptr) {
        return false;
    }
    focusPart(std::string(next->id));
    return true;
}

bool Canvas::tabWithin(bool isForward)
{
    auto all = parts();
    all.erase(
        std::remove_if(all.begin(), all.end(),
                       [](const Part& one) { return !isInteractive(one.role) || !one.isEnabled; }),
        all.end());
    if (!isForward) {
        std::reverse(all.begin(), all.end());
    }
    const auto here = std::find_if(all.begin(), all.end(),
                                   [this](const Part& one) { return one.id == m_focused; });
    if (here == all.end() || std::next(here) == all.end()) {
        return false;
    }
    focusPart(std::string(std::next(here)->id));
    return true;
}

void Canvas::handleKey(wxKeyEvent& event)
{
    if (onKey(event)) {
        return;
    }
    const int key = event.GetKeyCode();
    const bool isPlain = !event.ControlDown() && !event.AltDown();
    switch (key) {
    case WXK_TAB:
        if (isPlain && m_navigation == KeyNavigation::Tab && tabWithin(!event.ShiftDown())) {
            return;
        }
        if (isPlain) {
            Navigate(event.ShiftDown() ? wxNavigationKeyEvent::IsBackward
                                       : wxNavigationKeyEvent::IsForward);
            return;
        }
        break;
    case WXK_LEFT:
    case WXK_RIGHT:
    case WXK_UP:
    case WXK_DOWN:
    case WXK_HOME:
    case WXK_END:
        if (isPlain && moveFocus(key)) {
            return;
        }
        break;
    case WXK_RETURN:
    case WXK_NUMPAD_ENTER:
    case WXK_SPACE:
        if (isPlain && !m_focused.empty()) {
            const std::string id = m_focused;
            activate(id);
            return;
        }
        break;
    case WXK_WINDOWS_MENU:
    case WXK_MENU:
    case WXK_F10:
        if (key != WXK_F10 || event.ShiftDown()) {
            if (const auto focus = part(m_focused)) {
                contextMenu(focus->id, focus->rect.GetBottomLeft());
            }
            return;
        }
        break;
    default:
        break;
    }
    event.Skip();
}

void Canvas::handleFocus(wxFocusEvent& event)
{
    if (event.GetEventType() == wxEVT_SET_FOCUS) {
        if (!part(m_focused)) {
            focusPart({});
        }
        announceFocus(*this);
    }
    Refresh();
    refreshRing(*this);
    event.Skip();
}

} // namespace dongbo::gui
