#include "gui/widgets/frame/side_bar.h"

#include <algorithm>

namespace dongbo::gui {

namespace {
constexpr int side = 10;
constexpr int brandTall = 66;
constexpr int headingTall = 28;
constexpr int footTall = 56;

/// A name on one line, or what is too long on two: parted at its dot, else between words.
std::vector<std::string> inTwo(const std::string& name, int room)
{
    constexpr std::string_view dot = " · ";
    if (textWidth(name, TextSize::Caption) <= room) {
        return {name};
    }
    if (const auto at = name.find(dot); at != std::string::npos) {
        return {name.substr(0, at), name.substr(at + dot.size())};
    }
    const auto first = wrapped(name, room, TextSize::Caption).front();
    return {first, name.substr(std::min(name.size(), first.size() + 1))};
}

} // namespace

SideBar::SideBar(wxWindow* parent, const std::string& name)
    : Canvas(parent, name)
{}

void SideBar::setBrand(std::string name, std::string unit)
{
    m_brand = std::move(name);
    m_unit = std::move(unit);
    changed();
}

void SideBar::setGroups(std::vector<Group> groups)
{
    m_groups = std::move(groups);
    changed();
}

void SideBar::setPerson(Person person)
{
    m_person = std::move(person);
    changed();
}

void SideBar::choose(const std::string& id)
{
    if (m_chosen != id) {
        m_chosen = id;
        changed();
    }
}

void SideBar::fold(bool isFolded)
{
    if (m_isFolded != isFolded) {
        m_isFolded = isFolded;
        changed(true);
    }
}

int SideBar::width() const
{
    return m_isFolded ? 56 : theme().isWide() ? 216 : 192;
}

int SideBar::itemTall() const
{
    // in a low window every item stays reachable
    int items = 0;
    for (const Group& group : m_groups) {
        items += static_cast<int>(group.items.size());
    }
    const int headings = static_cast<int>(m_groups.size()) * headingTall;
    const int room = area().y - brandTall - foot() - headings - 8;
    return items == 0 ? 33 : std::clamp(room / items - 1, 24, 33);
}

int SideBar::foot() const
{
    return footTall + (m_person.safety.empty() || m_isFolded ? 0 : 18);
}

wxRect SideBar::personRect() const
{
    return {side, area().y - foot() + 4, area().x - 2 * side, foot() - 8};
}

void SideBar::walk(const std::function<void(const Group&, const Item*, const wxRect&)>& place) const
{
    const int tall = itemTall();
    int y = brandTall;
    for (const Group& group : m_groups) {
        place(group, nullptr, wxRect(side, y, area().x - 2 * side, headingTall - 2));
        y += m_isFolded ? 10 : headingTall;
        for (const Item& item : group.items) {
            place(group, &item, wxRect(side, y, area().x - 2 * side, tall));
            y += tall + 1;
        }
        y += 6;
    }
}

std::vector<Part> SideBar::parts() const
{
    std::vector<Part> out;
    walk([&](const Group&, const Item* item, const wxRect& rect) {
        if (item == nullptr) {
            return;
        }
        Part part;
        part.id = item->id;
        part.role = Role::Tab;
        part.name = item->count.empty() ? item->word : item->word + " " + item->count;
        part.rect = rect;
        part.isSelected = item->id == m_chosen;
        if (m_isFolded) {
            part.tip = part.name;
        }
        if (!item->keys.empty()) {
            part.tip = (part.tip.empty() ? item->word : part.tip) + " · " + item->keys;
        }
        out.push_back(std::move(part));
    });
    if (m_personAction) {
        Part person;
        person.id = "person";
        person.role = Role::Button;
        person.name = m_person.name + ", " + m_person.note +
                      (m_person.safety.empty() ? "" : ", " + m_person.safety);
        person.rect = personRect();
        person.tip = m_person.tip;
        out.push_back(std::move(person));
    }
    return out;
}

void SideBar::activate(const std::string& partId)
{
    if (partId == "person") {
        if (m_personAction) {
            m_personAction();
        }
    } else if (m_go) {
        const auto go = m_go;
        go(std::string(partId));
    }
}

std::optional<Part> SideBar::focusRing() const
{
    auto ring = Canvas::focusRing();
    if (ring) {
        ring->rect.Deflate(3, 3); // the bar touches the window's edge
        ring->radius = 4;
    }
    return ring;
}

void SideBar::drawItem(Painter& painter, const Item& item, const wxRect& rect)
{
    const Palette& p = painter.palette();
    const bool isChosen = item.id == m_chosen;
    const bool isHovered = hoveredPart() == item.id;
    if (isChosen || isHovered) {
        const wxColour fill = isChosen ? p.sideOn : p.sideOn.ChangeLightness(85);
        painter.roundRect(rect, fill, {}, 7);
    }
    if (isChosen) {
        painter.roundRect(wxRect(-3, rect.y + 6, 6, rect.height - 12), p.sideMark, {}, 3);
    }
    const wxColour ink = isChosen ? wxColour(255, 255, 255) : p.sideText;
    if (m_isFolded) {
        painter.icon(item.icon, rect, ink, 17);
        if (item.isWaiting) {
            painter.circle({rect.x + rect.width - 8.0, rect.y + 8.0}, 4, p.sideMark, {});
        }
        return;
    }
    painter.icon(item.icon, wxRect(rect.x + 10, rect.y, 17, rect.height), ink, 17);
    int right = rect.x + rect.width - 10;
    TextStyle count;
    count.size = TextSize::Caption;
    count.align = Align::Right;
    if (!item.count.empty() && item.isWaiting) {
        count.weight = Weight::SemiBold;
        count.colour = p.onBadge;
        count.align = Align::Centre;
        const int width = std::max(22, textWidth(item.count, count.size, count.weight) + 14);
        const wxRect badge(right - width, rect.y + (rect.height - 18) / 2, width, 18);
        painter.roundRect(badge, p.badge, {}, 9);
        painter.text(badge, item.count, count);
        right -= width + 6;
    } else if (!item.count.empty()) {
        count.colour = isChosen ? p.sideText : p.sideMute;
        const int width = textWidth(item.count, count.size);
        painter.text(wxRect(right - width, rect.y, width, rect.height), item.count, count);
        right -= width + 6;
    }
    TextStyle word;
    word.weight = isChosen ? Weight::SemiBold : Weight::Regular;
    word.colour = ink;
    const int x = rect.x + 37;
    painter.text(wxRect(x, rect.y, right - x, rect.height), item.word, word);
}

void SideBar::draw(Painter& painter)
{
    const Palette& p = painter.palette();
    const wxSize size = area();
    painter.fill(wxRect(wxPoint(0, 0), size), p.side);
    if (theme().mode() == Mode::Dark) {
        painter.fill(wxRect(size.x - 1, 0, 1, size.y), p.line);
    }
    const wxRect mark(m_isFolded ? 11 : 18, 15, 34, 34);
    painter.roundRect(mark, p.accent, {}, 8);
    painter.icon("logo", mark, p.onAccent, 20);
    TextStyle style;
    if (!m_isFolded) {
        style.size = TextSize::Heading;
        style.weight = Weight::SemiBold;
        style.colour = wxColour(255, 255, 255);
        const int room = size.x - 70;
        const auto lines = inTwo(m_unit, room);
        int y = lines.size() > 1 ? 6 : 13;
        painter.text(wxRect(62, y, room, 20), m_brand, style);
        style.size = TextSize::Caption;
        style.weight = Weight::Regular;
        style.colour = p.sideMute;
        for (const auto& line : lines) {
            painter.text(wxRect(62, y + 20, room, 17), line, style);
            y += 16;
        }
    }
    walk([&](const Group& group, const Item* item, const wxRect& rect) {
        if (item != nullptr) {
            drawItem(painter, *item, rect);
        } else if (m_isFolded) {
            painter.hairline(rect.x + 6, rect.x + rect.width - 6, rect.y + 4, p.sideOn);
        } else {
            TextStyle heading;
            heading.size = TextSize::Caption;
            heading.weight = Weight::Medium;
            heading.colour = p.sideMute;
            painter.text(wxRect(rect.x + 10, rect.y, rect.width - 10, rect.height), group.word,
                         heading);
        }
    });
    const wxRect person = personRect();
    painter.hairline(side, size.x - side, person.y - 4, p.sideOn);
    if (hoveredPart() == "person") {
        painter.roundRect(person, p.sideOn, {}, 7);
    }
    if (m_person.name.empty()) {
        return;
    }
    const wxRect badge(m_isFolded ? 13 : 16, person.y + 9, 30, 30);
    drawBadge(painter, badge, m_person.initials, true);
    if (!m_isFolded) {
        style = TextStyle();
        style.weight = Weight::Medium;
        // the bar is dark in both themes
        const wxColour warning =
            theme().mode() == Mode::Dark ? p.ink(Tone::Warn) : p.outline(Tone::Warn);
        style.colour = m_person.isAsking ? warning : wxColour(255, 255, 255);
        painter.text(wxRect(56, person.y + 6, size.x - 62, 18), m_person.name, style);
        style.size = TextSize::Caption;
        style.weight = Weight::Regular;
        style.colour = p.sideMute;
        painter.text(wxRect(56, person.y + 25, size.x - 62, 16), m_person.note, style);
        if (!m_person.safety.empty()) {
            int left = 56;
            if (m_person.isWarned) {
                style.colour = warning;
                painter.icon("triangle-alert", {left, person.y + 43, 14, 16}, warning, 12);
                left += 18;
            }
            painter.text(wxRect(left, person.y + 43, size.x - left - 6, 16), m_person.safety,
                         style);
        }
    }
}

} // namespace dongbo::gui
