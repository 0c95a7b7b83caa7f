#include "gui/widgets/controls/menu.h"

#include <wx/sizer.h>

#include <algorithm>

namespace dongbo::gui {

namespace {
constexpr int pad = 5;
constexpr int mostTall = 580;
constexpr int leastTall = 240;
/// Of the window beside a menu: what it opened from, and air.
constexpr int besideTall = 90;
constexpr int iconRoom = 24;
} // namespace

MenuList::MenuList(wxWindow* parent, const std::string& name, std::vector<MenuItem> items)
    : Canvas(parent, name)
    , m_items(std::move(items))
{}

void MenuList::setItems(std::vector<MenuItem> items)
{
    m_items = std::move(items);
    m_top = 0;
    const bool isLitThere = std::any_of(m_items.begin(), m_items.end(), [this](const MenuItem& i) {
        return i.id == m_highlighted;
    });
    if (!isLitThere) {
        m_highlighted.clear();
    }
    changed();
}

int MenuList::heightOf(const MenuItem& item)
{
    return item.id.empty() ? 9 : item.caption.empty() ? 32 : 46;
}

int MenuList::fullHeight() const
{
    int all = 2 * pad;
    for (const MenuItem& item : m_items) {
        all += heightOf(item);
    }
    return all;
}

int MenuList::fullWidth() const
{
    int widest = 140;
    for (const MenuItem& item : m_items) {
        int width = 2 * pad + 20 + textWidth(item.word);
        width = std::max(width, 2 * pad + 20 + textWidth(item.caption, TextSize::Caption));
        if (!item.icon.empty() || item.checked) {
            width += iconRoom;
        }
        if (!item.pill.empty()) {
            width += 16 + pillWidth(item.pillIcon, item.pill);
        }
        if (!item.after.empty()) {
            width += 24 + textWidth(item.after, TextSize::Caption);
        }
        widest = std::max(widest, width);
    }
    return std::min(widest, 640);
}

std::vector<Part> MenuList::parts() const
{
    std::vector<Part> out;
    int y = pad - m_top;
    for (const MenuItem& item : m_items) {
        if (!item.id.empty()) {
            Part part;
            part.id = item.id;
            part.role = Role::MenuItem;
            part.name = item.caption.empty() ? item.word : item.word + ", " + item.caption;
            part.rect = wxRect(pad, y, area().x - 2 * pad, heightOf(item));
            part.isEnabled = item.isEnabled;
            part.isSelected = item.id == m_highlighted;
            part.checked = item.checked;
            out.push_back(std::move(part));
        }
        y += heightOf(item);
    }
    return out;
}

void MenuList::reveal(const std::string& id)
{
    const auto item = part(id);
    if (!item) {
        return;
    }
    const int bottom = area().y - pad;
    if (item->rect.y < pad) {
        m_top -= pad - item->rect.y;
    } else if (item->rect.GetBottom() > bottom) {
        m_top += item->rect.GetBottom() - bottom;
    }
    m_top = std::clamp(m_top, 0, std::max(0, fullHeight() - area().y));
}

void MenuList::highlight(const std::string& id)
{
    m_highlighted = id;
    reveal(id);
    Refresh();
}

void MenuList::highlightNext(int by)
{
    std::vector<std::string> ids;
    for (const MenuItem& item : m_items) {
        if (!item.id.empty() && item.isEnabled) {
            ids.push_back(item.id);
        }
    }
    if (ids.empty()) {
        return;
    }
    const auto here = std::find(ids.begin(), ids.end(), m_highlighted);
    const int count = static_cast<int>(ids.size());
    const int at = here == ids.end() ? (by > 0 ? -1 : 0) : static_cast<int>(here - ids.begin());
    highlight(ids[static_cast<std::size_t>(((at + by) % count + count) % count)]);
}

void MenuList::focusMoved()
{
    m_highlighted = focusedPart();
    reveal(m_highlighted);
}

void MenuList::activate(const std::string& partId)
{
    const auto item = part(partId);
    if (item && item->isEnabled && m_action) {
        const auto action = m_action;
        action(std::string(partId));
    }
}

void MenuList::activateTwice(const std::string& partId)
{
    activate(partId);
}

bool MenuList::onKey(wxKeyEvent& event)
{
    const int key = event.GetKeyCode();
    if (key == WXK_UP || key == WXK_DOWN) {
        highlightNext(key == WXK_UP ? -1 : 1);
        const std::string target = m_highlighted;
        focusPart(target);
        return true;
    }
    return key == WXK_TAB;
}

bool MenuList::onMouse(wxMouseEvent& event, wxPoint dip)
{
    if (event.GetEventType() == wxEVT_MOUSEWHEEL) {
        const int step = event.GetWheelRotation() > 0 ? -48 : 48;
        m_top = std::clamp(m_top + step, 0, std::max(0, fullHeight() - area().y));
        Refresh();
        return true;
    }
    if (event.Moving()) {
        if (const auto under = partAt(dip);
            under && under->isEnabled && under->id != m_highlighted) {
            m_highlighted = under->id;
            Refresh();
        }
    }
    return false;
}

void MenuList::draw(Painter& painter)
{
    const Palette& p = painter.palette();
    const wxSize size = area();
    const Painter::Clip clip(painter, wxRect(1, pad - 1, size.x - 2, size.y - 2 * pad + 2));
    int y = pad - m_top;
    for (const MenuItem& item : m_items) {
        const int tall = heightOf(item);
        const wxRect row(pad, y, size.x - 2 * pad, tall);
        y += tall;
        if (item.id.empty()) {
            painter.hairline(pad, size.x - pad, row.y + 4, p.line);
            continue;
        }
        if (item.id == m_highlighted && item.isEnabled) {
            painter.roundRect(row, p.accentSoft, {}, 5);
        }
        const bool isToned = item.pill.empty() && item.tone != Tone::None;
        const wxColour ink = !item.isEnabled ? p.text3 : isToned ? p.ink(item.tone) : p.text;
        int x = row.x + 10;
        int right = row.x + row.width - 10;
        if (item.checked || !item.icon.empty()) {
            const bool isTick = item.checked && *item.checked;
            if (isTick || !item.icon.empty()) {
                painter.icon(isTick ? "check" : item.icon, wxRect(x, row.y, 16, tall),
                             isToned ? ink : p.text2, 16);
            }
            x += iconRoom;
        }
        TextStyle quiet;
        quiet.size = TextSize::Caption;
        quiet.colour = p.text3;
        if (!item.after.empty()) {
            const int width = textWidth(item.after, quiet.size);
            painter.text(wxRect(right - width, row.y, width, tall), item.after, quiet);
            right -= width + 12;
        }
        if (!item.pill.empty()) {
            right -= 12 + drawPill(painter, wxRect(x, row.y, right - x, tall), item.pillIcon,
                                   item.pill, item.tone, Align::Right);
        }
        TextStyle main;
        main.colour = ink;
        if (item.caption.empty()) {
            painter.text(wxRect(x, row.y, right - x, tall), item.word, main);
        } else {
            main.weight = Weight::Medium;
            painter.text(wxRect(x, row.y + 4, right - x, 20), item.word, main);
            painter.text(wxRect(x, row.y + 23, right - x, 18), item.caption, quiet);
        }
    }
    if (fullHeight() > size.y) {
        const int room = size.y - 2 * pad;
        const int tall = std::max(24, room * size.y / fullHeight());
        const int at = (room - tall) * m_top / std::max(1, fullHeight() - size.y);
        painter.roundRect(wxRect(size.x - 6, pad + at, 4, tall), p.muteLine, {}, 2);
    }
}

Popover* showMenu(wxWindow& owner, const wxRect& anchor, std::vector<MenuItem> items,
                  std::function<void(const std::string& id)> chosen)
{
    auto* popover = new Popover(owner, "menu", Popover::Focus::Take);
    auto* list = new MenuList(popover, "menu-items", std::move(items));
    auto* sizer = new wxBoxSizer(wxVERTICAL);
    sizer->Add(list, wxSizerFlags(1).Expand().Border(wxALL, 1));
    popover->SetSizer(sizer);
    list->onChoose([popover, chosen = std::move(chosen)](const std::string& id) {
        const std::string picked = id;
        const auto callback = chosen;
        popover->dismiss();
        callback(picked);
    });
    const auto* frame = wxGetTopLevelParent(&owner);
    const int room = owner.ToDIP(frame != nullptr ? frame->GetClientSize().y : 0) - besideTall;
    const wxSize size(std::max(list->fullWidth() + 2, anchor.width),
                      std::min(list->fullHeight() + 2, std::clamp(room, leastTall, mostTall)));
    popover->showAt(anchor, size);
    return popover;
}

} // namespace dongbo::gui
