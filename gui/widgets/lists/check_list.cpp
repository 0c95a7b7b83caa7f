#include "gui/widgets/lists/check_list.h"

#include <algorithm>

namespace dongbo::gui {

namespace {
constexpr int itemTall = 30;
constexpr int side = 10;
constexpr int gripWide = 16;
constexpr int boxWide = 16;
} // namespace

CheckList::CheckList(wxWindow* parent, const std::string& name)
    : Canvas(parent, name)
{}

void CheckList::setItems(std::vector<CheckItem> items)
{
    m_items = std::move(items);
    changed();
}

int CheckList::fullHeight() const
{
    return std::max(1, static_cast<int>(m_items.size())) * itemTall;
}

wxRect CheckList::itemRect(std::size_t index) const
{
    return {0, static_cast<int>(index) * itemTall - m_scroll.top, area().x, itemTall};
}

std::size_t CheckList::indexOf(const std::string& id) const
{
    const auto at = std::find_if(m_items.begin(), m_items.end(),
                                 [&](const CheckItem& item) { return item.id == id; });
    return at == m_items.end() ? npos : static_cast<std::size_t>(at - m_items.begin());
}

std::size_t CheckList::indexAt(wxPoint dip) const
{
    const int at = (dip.y + m_scroll.top) / itemTall;
    return dip.y + m_scroll.top < 0 || at >= static_cast<int>(m_items.size())
               ? npos
               : static_cast<std::size_t>(at);
}

std::vector<Part> CheckList::parts() const
{
    std::vector<Part> out;
    for (std::size_t i = 0; i < m_items.size(); ++i) {
        const CheckItem& item = m_items[i];
        Part part;
        part.id = item.id;
        part.role = Role::CheckBox;
        part.name = item.word;
        part.value = item.note;
        part.rect = itemRect(i);
        part.rect.Deflate(3, 1);
        part.checked = item.isChecked || item.isLocked;
        part.isEnabled = !item.isLocked || m_isSortable;
        out.push_back(std::move(part));
    }
    return out;
}

void CheckList::activate(const std::string& partId)
{
    const auto at = indexOf(partId);
    if (at == npos || m_items[at].isLocked) {
        return;
    }
    m_items[at].isChecked = !m_items[at].isChecked;
    changed();
    if (m_changed) {
        m_changed();
    }
}

bool CheckList::move(std::size_t from, std::size_t to)
{
    if (from >= m_items.size() || to >= m_items.size() || from == to) {
        return false;
    }
    auto item = std::move(m_items[from]);
    m_items.erase(m_items.begin() + static_cast<std::ptrdiff_t>(from));
    m_items.insert(m_items.begin() + static_cast<std::ptrdiff_t>(to), std::move(item));
    changed();
    return true;
}

bool CheckList::onKey(wxKeyEvent& event)
{
    const int key = event.GetKeyCode();
    if (!m_isSortable || !event.AltDown() || (key != WXK_UP && key != WXK_DOWN)) {
        return false;
    }
    const auto at = indexOf(focusedPart());
    if (at != npos && move(at, key == WXK_UP ? at - 1 : at + 1) && m_changed) {
        focusMoved();
        m_changed();
    }
    return true;
}

bool CheckList::onMouse(wxMouseEvent& event, wxPoint dip)
{
    if (event.GetEventType() == wxEVT_MOUSEWHEEL) {
        if (m_scroll.wheel(event, itemTall)) {
            Refresh();
        }
        return true;
    }
    if (!m_isSortable) {
        return false;
    }
    if (event.LeftDown() && dip.x < side + gripWide) {
        m_dragged = indexAt(dip);
        m_hasMoved = false;
        if (m_dragged != npos) {
            SetFocus();
            focusPart(m_items[m_dragged].id);
            CaptureMouse();
        }
        return true;
    }
    if (m_dragged == npos) {
        return false;
    }
    if (event.LeftUp()) {
        m_dragged = npos;
        ReleaseMouse();
        if (m_hasMoved && m_changed) {
            m_changed();
        }
    } else if (event.Dragging()) {
        const auto over = indexAt(dip);
        if (over != npos && move(m_dragged, over)) {
            m_dragged = over;
            m_hasMoved = true;
        }
    }
    return true;
}

void CheckList::focusMoved()
{
    if (const auto at = indexOf(focusedPart()); at != npos) {
        m_scroll.reveal(static_cast<int>(at) * itemTall, itemTall);
    }
}

void CheckList::draw(Painter& painter)
{
    const Palette& p = painter.palette();
    m_scroll.measure(fullHeight(), area().y);
    const Painter::Clip clip(painter, wxRect(wxPoint(0, 0), area()));
    for (std::size_t i = 0; i < m_items.size(); ++i) {
        const CheckItem& item = m_items[i];
        const wxRect rect = itemRect(i);
        if (rect.y + rect.height < 0 || rect.y > area().y) {
            continue;
        }
        if (hoveredPart() == item.id || m_dragged == i) {
            painter.roundRect(wxRect(4, rect.y + 1, rect.width - 8, rect.height - 2), p.sunken, {},
                              6);
        }
        int x = side;
        if (m_isSortable) {
            painter.icon("grip", wxRect(x, rect.y, 12, rect.height), p.text3, 12);
            x += gripWide;
        }
        if (item.isLocked) {
            painter.icon("lock", wxRect(x, rect.y, boxWide, rect.height), p.text3, 14);
        } else {
            drawCheck(painter, wxRect(x, rect.y, boxWide, rect.height), item.isChecked, true,
                      false);
        }
        x += boxWide + 9;
        if (!item.icon.empty()) {
            painter.icon(item.icon, wxRect(x, rect.y, 16, rect.height),
                         item.tone == Tone::None ? p.text2 : p.ink(item.tone), 15);
            x += 22;
        }
        TextStyle style;
        const int note = textWidth(item.note, TextSize::Caption);
        const int right = rect.width - side - (m_scroll.most() > 0 ? 6 : 0);
        painter.text(wxRect(x, rect.y, right - note - 8 - x, rect.height), item.word, style);
        style.size = TextSize::Caption;
        style.colour = p.text3;
        painter.text(wxRect(right - note, rect.y, note, rect.height), item.note, style);
    }
    m_scroll.draw(painter, wxRect(wxPoint(0, 0), area()));
}

} // namespace dongbo::gui
