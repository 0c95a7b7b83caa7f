#pragma once

#include "gui/widgets/base/canvas.h"

namespace dongbo::gui {

/// The dark navigation bar at the left: brand, groups of destinations, current user.
/// Parts: the ids of its items; "person".
class SideBar : public Canvas
{
public:
    struct Item
    {
        std::string id;
        std::string word;
        std::string icon;
        std::string count = {};
        bool isWaiting = false; ///< the count is work for this user: a filled badge
        std::string keys = {};  ///< for the tooltip: "Ctrl 2"
    };
    struct Group
    {
        std::string word;
        std::vector<Item> items;
    };
    struct Person
    {
        std::string name;
        std::string initials;
        std::string note;        ///< "Đã lưu lúc 15:19"
        std::string safety = {}; ///< "Sao lưu 10/05/2024 15:19"; empty: no line for it
        bool isWarned = false;   ///< `safety` says that something is wrong
        bool isAsking = false;   ///< `name` says that nobody was chosen yet
        std::string tip = {};
    };

    SideBar(wxWindow* parent, const std::string& name);

    void setBrand(std::string name, std::string unit);
    void setGroups(std::vector<Group> groups);
    void setPerson(Person person);
    /// Marks the current destination; does not call onGo.
    void choose(const std::string& id);
    /// Collapsed to 56 DIP of icons with tooltips, below 1100 px of window width.
    void fold(bool isFolded);
    [[nodiscard]] int width() const;

    void onGo(std::function<void(const std::string& id)> action) { m_go = std::move(action); }
    /// A click on the user at the foot.
    void onPerson(std::function<void()> action) { m_personAction = std::move(action); }

    [[nodiscard]] std::vector<Part> parts() const override;
    void activate(const std::string& partId) override;
    [[nodiscard]] std::optional<Part> focusRing() const override;
    [[nodiscard]] wxColour ringColour() const override { return theme().palette().sideMark; }
    [[nodiscard]] bool isReadOnly() const override { return m_groups.empty() && !m_personAction; }

protected:
    void draw(Painter& painter) override;
    [[nodiscard]] wxSize bestSize() const override { return {width(), 300}; }

private:
    void drawItem(Painter& painter, const Item& item, const wxRect& rect);
    [[nodiscard]] int itemTall() const;
    /// Height of the foot, DIP.
    [[nodiscard]] int foot() const;
    [[nodiscard]] wxRect personRect() const;
    /// Calls `place` for every heading (null item) and every item with its rectangle.
    void walk(const std::function<void(const Group&, const Item*, const wxRect&)>& place) const;

    std::string m_brand;
    std::string m_unit;
    std::vector<Group> m_groups;
    Person m_person;
    std::string m_chosen;
    bool m_isFolded = false;
    std::function<void(const std::string&)> m_go;
    std::function<void()> m_personAction;
};

} // namespace dongbo::gui
