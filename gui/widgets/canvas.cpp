#include "gui/widgets/canvas.h"

#include "gui/widgets/accessible.h"
#include "gui/widgets/strings.h"

#include <wx/cursor.h>
#include <wx/dcbuffer.h>
#include <wx/settings.h>

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace dongbo::gui {

namespace {

double scaleOf(const wxWindow& window)
{
    return window.FromDIP(1000) / 1000.0;
}

wxSize dipSize(const wxWindow& window)
{
    return window.ToDIP(window.GetClientSize());
}

/// How far the middle of `to` lies from that of `from` going in the direction of the key; nothing
/// when it does not lie that way. Sideways distance counts triple.
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
    // pieces that overlap in the direction of the walk are neighbours of the other direction
    const bool isSideways = key == WXK_LEFT || key == WXK_RIGHT;
    const int reach =
        isSideways ? std::min(from.width, to.width) : std::min(from.height, to.height);
    if (along < std::max(1, reach / 2)) {
        return std::nullopt;
    }
    return along + 3 * std::labs(aside);
}

} // namespace

wxColour groundBehind(const wxWindow& window)
{
    for (const wxWindow* up = window.GetParent(); up != nullptr; up = up->GetParent()) {
        if (const auto* styled = dynamic_cast<const Styled*>(up)) {
            return styled->ground();
        }
    }
    return theme().palette().bg;
}

void moveTo(wxWindow& child, const wxRect& dip)
{
    child.SetSize(child.FromDIP(dip.x), child.FromDIP(dip.y), child.FromDIP(dip.width),
                  child.FromDIP(dip.height));
}

void refreshRing(const wxWindow& child)
{
    if (wxWindow* parent = child.GetParent()) {
        wxRect around = child.GetRect();
        around.Inflate(child.FromDIP(4));
        parent->RefreshRect(around, false);
    }
}

Canvas::Canvas(wxWindow* parent, const std::string& name, Walk walk)
    : m_walk(walk)
{
    SetBackgroundStyle(wxBG_STYLE_PAINT);
    Create(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxWANTS_CHARS | wxBORDER_NONE);
    SetName(toWx(name));
    makeAccessible(*this);
    Bind(wxEVT_PAINT, [this](wxPaintEvent&) { paint(); });
    for (const auto& kind : {wxEVT_LEFT_DOWN, wxEVT_LEFT_UP, wxEVT_LEFT_DCLICK, wxEVT_RIGHT_DOWN,
                             wxEVT_RIGHT_UP, wxEVT_MOTION, wxEVT_LEAVE_WINDOW, wxEVT_MOUSEWHEEL}) {
        Bind(kind, &Canvas::handleMouse, this);
    }
    Bind(wxEVT_KEY_DOWN, &Canvas::handleKey, this);
    Bind(wxEVT_SET_FOCUS, &Canvas::handleFocus, this);
    Bind(wxEVT_KILL_FOCUS, &Canvas::handleFocus, this);
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        Refresh();
        event.Skip();
    });
    Bind(wxEVT_MOUSE_CAPTURE_LOST, [this](wxMouseCaptureLostEvent&) { m_pressed.clear(); });
}

Canvas::~Canvas()
{
    dropAccessible(*this);
}

void Canvas::activate(const std::string& /*partId*/)
{}

void Canvas::contextMenu(const std::string& /*partId*/, wxPoint /*at*/)
{}

void Canvas::activateTwice(const std::string& partId)
{
    activate(partId);
}

void Canvas::setSpoken(std::string spoken)
{
    m_spoken = std::move(spoken);
}

std::optional<Part> Canvas::part(std::string_view id) const
{
    for (Part& one : parts()) {
        if (one.id == id) {
            return std::move(one);
        }
    }
    return std::nullopt;
}

std::optional<Part> Canvas::partAt(wxPoint dip) const
{
    const auto all = parts();
    // later pieces lie on top of earlier ones
    const auto found = std::find_if(all.rbegin(), all.rend(),
                                    [dip](const Part& one) { return one.rect.Contains(dip); });
    return found == all.rend() ? std::nullopt : std::optional<Part>(*found);
}

void Canvas::focusPart(const std::string& id)
{
    const auto all = parts();
    const auto isTarget = [&id](const Part& one) { return one.id == id; };
    const auto isPossible = [](const Part& one) {
        return isInteractive(one.role) && one.isEnabled;
    };
    auto found = std::find_if(all.begin(), all.end(), isTarget);
    if (found == all.end() || !isPossible(*found)) {
        // what is chosen before what merely comes first
        found = std::find_if(all.begin(), all.end(), [&isPossible](const Part& one) {
            return one.isSelected && isPossible(one);
        });
    }
    if (found == all.end()) {
        found = std::find_if(all.begin(), all.end(), isPossible);
    }
    const std::string next = found == all.end() ? std::string() : found->id;
    if (next == m_focused) {
        return;
    }
    m_focused = next;
    focusMoved();
    announceFocus(*this);
    Refresh();
    refreshRing(*this);
}

void Canvas::pose(const std::string& hovered, const std::string& focused)
{
    m_hovered = hovered;
    m_isPosed = !focused.empty();
    if (m_isPosed) {
        m_focused = focused;
    }
    Refresh();
    refreshRing(*this);
}

wxSize Canvas::area() const
{
    return dipSize(*this);
}

void Canvas::restyled()
{
    InvalidateBestSize();
    Refresh();
}

void Canvas::changed(bool resized)
{
    if (!m_focused.empty() && !part(m_focused)) {
        m_focused.clear();
    }
    announceChange(*this);
    Refresh();
    if (resized) {
        InvalidateBestSize();
        if (wxWindow* parent = GetParent()) {
            parent->Layout();
        }
    }
}

std::optional<Part> Canvas::ringed() const
{
    return HasFocus() || m_isPosed ? part(m_focused) : std::nullopt;
}

bool Canvas::onKey(wxKeyEvent& /*event*/)
{
    return false;
}

bool Canvas::onMouse(wxMouseEvent& /*event*/, wxPoint /*dip*/)
{
    return false;
}

wxSize Canvas::DoGetBestClientSize() const
{
    return FromDIP(bestSize());
}

void Canvas::paint()
{
    wxAutoBufferedPaintDC dc(this);
    Painter painter(dc, scaleOf(*this), GetContentScaleFactor());
    const wxSize size = area();
    painter.fill(wxRect(wxPoint(0, 0), size), groundBehind(*this));
    draw(painter);
    if (const auto focus = ringed()) {
        if (dynamic_cast<const Surface*>(GetParent()) == nullptr) {
            wxRect inside = focus->rect;
            inside.Intersect(wxRect(wxPoint(3, 3), size - wxSize(6, 6)));
            painter.focusRing(inside, focus->radius, ringColour());
        } else {
            painter.focusRing(focus->rect, focus->radius, ringColour());
        }
    }
}

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
        if (isPlain && m_walk == Walk::Tab && tabWithin(!event.ShiftDown())) {
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

Surface::Surface(wxWindow* parent, const std::string& name)
{
    SetBackgroundStyle(wxBG_STYLE_PAINT);
    Create(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL | wxBORDER_NONE);
    if (!name.empty()) {
        SetName(toWx(name));
    }
    Bind(wxEVT_PAINT, [this](wxPaintEvent&) { paint(); });
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        Refresh();
        event.Skip();
    });
}

void Surface::restyled()
{
    Refresh();
}

wxSize Surface::area() const
{
    return dipSize(*this);
}

void Surface::draw(Painter& /*painter*/)
{}

void Surface::paint()
{
    wxAutoBufferedPaintDC dc(this);
    Painter painter(dc, scaleOf(*this), GetContentScaleFactor());
    painter.fill(wxRect(wxPoint(0, 0), area()), groundBehind(*this));
    draw(painter);
    for (const wxWindow* child : GetChildren()) {
        const auto* canvas = dynamic_cast<const Canvas*>(child);
        const auto ring = canvas == nullptr ? std::nullopt : canvas->ringed();
        if (ring && canvas->IsShown()) {
            wxRect rect = ring->rect;
            rect.Offset(ToDIP(canvas->GetPosition()));
            painter.focusRing(rect, ring->radius, canvas->ringColour());
        }
    }
}

} // namespace dongbo::gui
