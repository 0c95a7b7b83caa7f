#pragma once

#include "gui/platform/accessible.h"
#include "gui/widgets/paint/painter.h"
#include "gui/widgets/paint/styled.h"

#include <wx/panel.h>
#include <wx/window.h>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dongbo::gui {

/// The background colour behind a window: that of its nearest Styled parent, else of the page.
[[nodiscard]] wxColour groundBehind(const wxWindow& window);

/// How the arrow keys and Tab move between the parts of a control.
enum class KeyNavigation
{
    Arrows, ///< one Tab stop; arrows, Home and End move inside
    Tab     ///< Tab stops at every part
};

/// Base of every drawn control. A control lists its parts (parts) and paints itself (draw); hover,
/// focus, keyboard, tooltips, cursor, clicks and the accessibility tree are handled here. All
/// coordinates are in DIP.
class Canvas : public wxWindow, public Styled, public AccessibleControl
{
public:
    /// `name`: identifier for scripts ("devices.table"); `spoken`: accessible name.
    Canvas(wxWindow* parent, const std::string& name,
           KeyNavigation navigation = KeyNavigation::Arrows);
    Canvas(const Canvas&) = delete;
    Canvas& operator=(const Canvas&) = delete;
    ~Canvas() override;

    [[nodiscard]] wxWindow& window() final { return *this; }
    [[nodiscard]] const wxWindow& window() const final { return *this; }
    [[nodiscard]] std::vector<Part> parts() const override { return {}; }
    /// No effect for unknown and disabled parts.
    void activate(const std::string& partId) override;
    /// Right click or menu key on that part (empty: outside all parts).
    virtual void contextMenu(const std::string& partId, wxPoint at);
    /// Double click; by default activates a second time.
    virtual void activateTwice(const std::string& partId);

    /// The accessible name of the whole control.
    void setSpoken(std::string spoken);
    [[nodiscard]] const std::string& spoken() const final { return m_spoken; }
    /// Role::Panel when it only groups its parts.
    [[nodiscard]] Role role() const override { return Role::Panel; }
    [[nodiscard]] bool isOnePart() const override { return false; }

    [[nodiscard]] std::optional<Part> part(std::string_view id) const;
    [[nodiscard]] std::optional<Part> partAt(wxPoint dip) const;
    [[nodiscard]] const std::string& focusedPart() const final { return m_focused; }
    [[nodiscard]] const std::string& hoveredPart() const { return m_hovered; }
    /// For screenshots: draws that part as hovered and as focused, until the next mouse event over
    /// the control.
    void setPreviewState(const std::string& hovered, const std::string& focused = {});
    /// Moves the focus to that part (the control itself need not have it). Unknown: the first part.
    void focusPart(const std::string& id) final;

    /// The size in DIP.
    [[nodiscard]] wxSize area() const final;
    [[nodiscard]] wxColour ground() const override { return groundBehind(*this); }
    void restyled() override;
    /// The content changed: repaints and notifies the accessibility tree. With `resized`, the
    /// parent is laid out again too.
    void changed(bool resized = false);
    bool AcceptsFocus() const override { return !isReadOnly(); }
    /// True when no part can be activated; Tab then skips the control.
    [[nodiscard]] bool isReadOnly() const override { return false; }
    /// The part whose focus outline the parent repeats outside this window; rectangle in DIP of
    /// DIP of this window. Absent when the control shows its focus in another way.
    [[nodiscard]] virtual std::optional<Part> focusRing() const;

    /// Colour of the focus outline.
    [[nodiscard]] virtual wxColour ringColour() const { return theme().palette().accent; }

protected:
    virtual void draw(Painter& painter) = 0;
    /// Called before the default handling; true: the event was consumed.
    virtual bool onKey(wxKeyEvent& event);
    virtual bool onMouse(wxMouseEvent& event, wxPoint dip);
    /// The focus moved to another part.
    virtual void focusMoved() {}
    /// Best size for sizers, in DIP.
    [[nodiscard]] virtual wxSize bestSize() const { return {0, 0}; }
    wxSize DoGetBestClientSize() const final;
    [[nodiscard]] int toDip(int pixels) const { return ToDIP(pixels); }
    [[nodiscard]] bool isPressed(const std::string& id) const { return m_pressed == id; }

private:
    void paint();
    void handleMouse(wxMouseEvent& event);
    void handleKey(wxKeyEvent& event);
    void handleFocus(wxFocusEvent& event);
    void hover(const std::optional<Part>& under);
    bool moveFocus(int key);
    bool tabWithin(bool isForward);

    KeyNavigation m_navigation;
    std::string m_spoken;
    std::string m_focused;
    std::string m_hovered;
    std::string m_pressed;
    std::string m_tip;
    bool m_isPreview = false;
};

/// Base of every window that contains others: paints its background and the focus outline around
/// the focused child.
class Surface : public wxPanel, public Styled
{
public:
    explicit Surface(wxWindow* parent, const std::string& name = {});

    [[nodiscard]] wxColour ground() const override { return groundBehind(*this); }
    void restyled() override;
    [[nodiscard]] wxSize area() const;

protected:
    virtual void draw(Painter& painter);

private:
    void paint();
};

/// Places a child at a rectangle given in DIP.
void moveTo(wxWindow& child, const wxRect& dip);

/// The best size of a window changed: lays out its ancestors up to the scrolled window or the
/// frame.
void relayout(wxWindow& changed);

/// Repaints the focus outline that the parent draws around that child.
void refreshRing(const wxWindow& child);

} // namespace dongbo::gui
