#pragma once

#include "gui/widgets/base/canvas.h"
#include "gui/widgets/base/scroll.h"

#include <functional>
#include <string>
#include <vector>

namespace dongbo::gui {

/// An item with a check box: a value to filter by, a column to show.
struct CheckItem
{
    std::string id;
    std::string word;
    std::string icon = {};
    std::string note = {}; ///< at the right: a count
    Tone tone = Tone::None;
    bool isChecked = false;
    bool isLocked = false; ///< always checked: a padlock instead of the box
};

/// A list of check boxes that scrolls. Space, Enter or a click toggles an item; when it is sortable
/// items are dragged, or moved with Alt + Up and Alt + Down. Parts: the ids.
class CheckList : public Canvas
{
public:
    CheckList(wxWindow* parent, const std::string& name);

    void setItems(std::vector<CheckItem> items);
    [[nodiscard]] const std::vector<CheckItem>& items() const { return m_items; }
    void setSortable(bool isSortable) { m_isSortable = isSortable; }
    [[nodiscard]] int fullHeight() const;
    /// An item was checked or unchecked, or moved: items() is as the person wants it.
    void onChange(std::function<void()> action) { m_changed = std::move(action); }

    [[nodiscard]] std::vector<Part> parts() const override;
    void activate(const std::string& partId) override;
    void activateTwice(const std::string& partId) override { activate(partId); }
    [[nodiscard]] Role role() const override { return Role::List; }
    [[nodiscard]] wxColour ground() const override { return theme().palette().surface; }

protected:
    void draw(Painter& painter) override;
    bool onKey(wxKeyEvent& event) override;
    bool onMouse(wxMouseEvent& event, wxPoint dip) override;
    void focusMoved() override;
    [[nodiscard]] wxSize bestSize() const override { return {220, fullHeight()}; }

private:
    [[nodiscard]] wxRect itemRect(std::size_t index) const;
    [[nodiscard]] std::size_t indexOf(const std::string& id) const;
    [[nodiscard]] std::size_t indexAt(wxPoint dip) const;
    bool move(std::size_t from, std::size_t to);

    std::vector<CheckItem> m_items;
    bool m_isSortable = false;
    VerticalScroll m_scroll;
    std::size_t m_dragged = npos;
    bool m_hasMoved = false;
    std::function<void()> m_changed;
    static constexpr std::size_t npos = static_cast<std::size_t>(-1);
};

} // namespace dongbo::gui
