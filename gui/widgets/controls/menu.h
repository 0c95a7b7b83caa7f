#pragma once

#include "gui/widgets/base/popover.h"

#include <wx/weakref.h>

namespace dongbo::gui {

struct MenuItem
{
    std::string id; ///< empty: a separator
    std::string word;
    std::string icon = {};
    std::string caption = {}; ///< a second, secondary line
    std::string after = {};   ///< at the right: a shortcut, a count
    std::string pill = {};    ///< at the right, before `after`
    std::string pillIcon = {};
    Tone tone = Tone::None; ///< of the pill, else of icon and word
    bool isEnabled = true;
    std::optional<bool> checked = {};
};

/// The items of a menu, a choice or suggestions under a field. Scrolls when it does not fit.
class MenuList : public Canvas
{
public:
    MenuList(wxWindow* parent, const std::string& name, std::vector<MenuItem> items = {});

    void setItems(std::vector<MenuItem> items);
    [[nodiscard]] const std::vector<MenuItem>& items() const { return m_items; }
    void onChoose(std::function<void(const std::string& id)> action)
    {
        m_action = std::move(action);
    }
    /// Highlights the next or previous item while another window has the focus; wraps around.
    void highlightNext(int by);
    /// Highlights that item; an unknown id clears the highlight.
    void highlight(const std::string& id);
    [[nodiscard]] const std::string& highlighted() const { return m_highlighted; }
    /// Height of all items in DIP.
    [[nodiscard]] int fullHeight() const;
    [[nodiscard]] int fullWidth() const;

    [[nodiscard]] std::vector<Part> parts() const override;
    void activate(const std::string& partId) override;
    void activateTwice(const std::string& partId) override;
    [[nodiscard]] Role role() const override { return Role::Menu; }
    [[nodiscard]] std::optional<Part> focusRing() const override { return std::nullopt; }
    [[nodiscard]] wxColour ground() const override { return theme().palette().surface; }

protected:
    void draw(Painter& painter) override;
    bool onKey(wxKeyEvent& event) override;
    bool onMouse(wxMouseEvent& event, wxPoint dip) override;
    void focusMoved() override;
    [[nodiscard]] wxSize bestSize() const override { return {fullWidth(), fullHeight()}; }

private:
    [[nodiscard]] static int heightOf(const MenuItem& item);
    void reveal(const std::string& id);
    std::vector<MenuItem> m_items;
    std::string m_highlighted;
    int m_top = 0; ///< scroll offset in DIP
    std::function<void(const std::string&)> m_action;
};

/// Opens a menu below the rectangle of the window (DIP). `chosen` is called at most once, with the
/// id; not when the menu is dismissed.
Popover* showMenu(wxWindow& owner, const wxRect& anchor, std::vector<MenuItem> items,
                  std::function<void(const std::string& id)> chosen);

} // namespace dongbo::gui
