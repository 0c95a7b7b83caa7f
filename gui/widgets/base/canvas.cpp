#include "gui/widgets/base/canvas.h"

#include "gui/platform/accessible.h"
#include "gui/widgets/paint/strings.h"

#include <wx/cursor.h>
#include <wx/dcbuffer.h>
#include <wx/scrolwin.h>

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

void relayout(wxWindow& changed)
{
    changed.InvalidateBestSize();
    wxWindow* highest = nullptr;
    for (wxWindow* up = changed.GetParent(); up != nullptr && !up->IsTopLevel();
         up = up->GetParent()) {
        up->InvalidateBestSize();
        highest = up;
        if (auto* scrolled = dynamic_cast<wxScrolledWindow*>(up)) {
            scrolled->FitInside();
            break;
        }
    }
    if (highest != nullptr) {
        highest->Layout();
    }
}

void refreshRing(const wxWindow& child)
{
    if (wxWindow* parent = child.GetParent()) {
        wxRect around = child.GetRect();
        around.Inflate(child.FromDIP(4));
        parent->RefreshRect(around, false);
    }
}

Canvas::Canvas(wxWindow* parent, const std::string& name, KeyNavigation navigation)
    : m_navigation(navigation)
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
    // later parts are drawn over earlier ones
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
        // a selected part is preferred to the first one
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

void Canvas::setPreviewState(const std::string& hovered, const std::string& focused)
{
    m_hovered = hovered;
    m_isPreview = !focused.empty();
    if (m_isPreview) {
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
    if (resized && FromDIP(bestSize()) != GetBestSize()) {
        relayout(*this);
    }
}

std::optional<Part> Canvas::focusRing() const
{
    constexpr int wide = 3; // of the ring, outside what it goes round
    auto ring = HasFocus() || m_isPreview ? part(m_focused) : std::nullopt;
    if (ring) { // at an edge it goes inside: outside it would be cut off
        const auto* around = dynamic_cast<const Surface*>(GetParent());
        wxRect room = around == nullptr
                          ? wxRect(wxPoint(0, 0), area())
                          : wxRect(wxPoint(0, 0) - ToDIP(GetPosition()), around->area());
        ring->rect.Intersect(room.Deflate(wide));
    }
    return ring;
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
    if (const auto* around = dynamic_cast<const Styled*>(GetParent())) {
        around->drawOver(painter, wxPoint(0, 0) - ToDIP(GetPosition()));
    }
    if (const auto focus = focusRing()) {
        painter.focusRing(focus->rect, focus->radius, ringColour());
    }
}

} // namespace dongbo::gui
