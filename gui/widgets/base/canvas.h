#pragma once

#include "gui/widgets/base/part.h"
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

/// The colour behind a window: the ground of the nearest parent of ours, else the page.
[[nodiscard]] wxColour groundBehind(const wxWindow& window);

/// How the arrow keys and Tab walk over the parts of a control.
enum class Walk
{
    Arrows, ///< one stop for Tab; arrows, Home and End move inside
    Tab     ///< Tab stops at every part
};

/// Base of every drawn control. A control says what it consists of (parts) and how it looks (draw);
/// hover, focus, keyboard, tooltips, hand cursor, clicks and the screen reader's tree come from
/// here. All coordinates are DIP.
class Canvas : public wxWindow, public Styled
{
public:
    /// `name`: how scripts find it ("devices.table"); `spoken`: what a screen reader calls it.
    Canvas(wxWindow* parent, const std::string& name, Walk walk = Walk::Arrows);
    ~Canvas() override;

    /// Its pieces in reading order, as they stand now; only what is visible.
    [[nodiscard]] virtual std::vector<Part> parts() const { return {}; }
    /// Does what a click or Enter on that part does. Unknown and disabled parts: nothing.
    virtual void activate(const std::string& partId);
    /// A right click or the menu key on that part (empty: beside all parts).
    virtual void contextMenu(const std::string& partId, wxPoint at);
    /// A double click; by default another activate.
    virtual void activateTwice(const std::string& partId);

    /// What a screen reader calls the whole control.
    void setSpoken(std::string spoken);
    [[nodiscard]] const std::string& spoken() const { return m_spoken; }
    /// What the whole control is; Role::Panel when it is only the sum of its parts.
    [[nodiscard]] virtual Role role() const { return Role::Panel; }
    /// A control of one part is that part itself for screen readers: a button, not a panel with a
    /// button in it.
    [[nodiscard]] virtual bool isOnePart() const { return false; }

    [[nodiscard]] std::optional<Part> part(std::string_view id) const;
    [[nodiscard]] std::optional<Part> partAt(wxPoint dip) const;
    [[nodiscard]] const std::string& focusedPart() const { return m_focused; }
    [[nodiscard]] const std::string& hoveredPart() const { return m_hovered; }
    /// Shows a state nobody is in, for pictures of the pieces: as if the mouse rested on that part,
    /// as if it had the focus. Holds until the mouse comes.
    void pose(const std::string& hovered, const std::string& focused = {});
    /// Moves the focus among the parts (the control itself need not have it). Unknown: the first.
    void focusPart(const std::string& id);

    /// The size in DIP.
    [[nodiscard]] wxSize area() const;
    [[nodiscard]] wxColour ground() const override { return groundBehind(*this); }
    void restyled() override;
    /// Its content changed: repaints and tells the screen reader. With `resized`, its parent is
    /// laid out again too.
    void changed(bool resized = false);
    bool AcceptsFocus() const override { return !isReadOnly(); }
    /// Nothing in it can be acted on: Tab passes it by.
    [[nodiscard]] virtual bool isReadOnly() const { return false; }
    /// The outline of the focus, as the parent repeats it outside this window: rectangle in DIP of
    /// this window. Nothing when it shows its focus otherwise.
    [[nodiscard]] virtual std::optional<Part> ringed() const;

    /// Colour of the focus outline.
    [[nodiscard]] virtual wxColour ringColour() const { return theme().palette().accent; }

protected:
    virtual void draw(Painter& painter) = 0;
    /// Seen before the usual handling; true: it was used up.
    virtual bool onKey(wxKeyEvent& event);
    virtual bool onMouse(wxMouseEvent& event, wxPoint dip);
    /// The focus went to another part.
    virtual void focusMoved() {}
    /// The wish of sizers, in DIP.
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

    Walk m_walk;
    std::string m_spoken;
    std::string m_focused;
    std::string m_hovered;
    std::string m_pressed;
    std::string m_tip;
    bool m_isPosed = false;
};

/// Base of everything that holds other windows: draws itself, shows the focus outline around the
/// child that has it.
class Surface : public wxPanel, public Styled
{
public:
    Surface(wxWindow* parent, const std::string& name = {});

    [[nodiscard]] wxColour ground() const override { return groundBehind(*this); }
    void restyled() override;
    [[nodiscard]] wxSize area() const;

protected:
    virtual void draw(Painter& painter);

private:
    void paint();
};

/// Puts a child at a rectangle given in DIP.
void moveTo(wxWindow& child, const wxRect& dip);

/// A window wants another size now: everything around it is laid out anew, up to the scrolled
/// window or the frame.
void relayout(wxWindow& changed);

/// Repaints the focus outline a parent shows around that child.
void refreshRing(const wxWindow& child);

} // namespace dongbo::gui
