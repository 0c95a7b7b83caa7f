#include "gui/widgets/lists/timeline.h"

#include <algorithm>

namespace dongbo::gui {

namespace {
constexpr int rowTall = 43;
constexpr int circle = 24;
constexpr int textLeft = 34;
constexpr std::string_view undoEnding = "/undo";
} // namespace

Timeline::Timeline(wxWindow* parent, const std::string& name)
    : Canvas(parent, name)
{}

void Timeline::setEntries(std::vector<Entry> entries)
{
    m_entries = std::move(entries);
    m_scroll.measure(fullHeight(), area().y);
    changed(m_isWhole);
}

void Timeline::setEmptyText(std::string text)
{
    m_empty = std::move(text);
    Refresh();
}

void Timeline::choose(const std::string& id)
{
    m_chosen = id;
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        if (m_entries[i].id == id) {
            m_scroll.reveal(static_cast<int>(i) * rowTall, rowTall);
        }
    }
    Refresh();
}

int Timeline::fullHeight() const
{
    return std::max(1, static_cast<int>(m_entries.size())) * rowTall;
}

void Timeline::wantWhole(bool isWhole)
{
    m_isWhole = isWhole;
    InvalidateBestSize();
}

wxSize Timeline::bestSize() const
{
    return {220, m_isWhole ? fullHeight() : 2 * rowTall};
}

wxRect Timeline::rowRect(std::size_t index) const
{
    const int bar = m_scroll.most() > 0 ? 10 : 0;
    return {0, static_cast<int>(index) * rowTall - m_scroll.top, area().x - bar, rowTall};
}

std::vector<Part> Timeline::parts() const
{
    std::vector<Part> out;
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        const wxRect row = rowRect(i);
        const Entry& entry = m_entries[i];
        // entries just outside the view stay reachable by arrow keys
        if (row.GetBottom() < -rowTall || row.y > area().y + rowTall) {
            continue;
        }
        Part part;
        part.id = entry.id;
        part.role = Role::Item;
        part.name = entry.day + ", " + entry.title;
        if (!entry.caption.empty()) {
            part.name += ", " + entry.caption;
        }
        part.rect = row;
        part.rect.Deflate(3, 2);
        part.isSelected = entry.id == m_chosen;
        out.push_back(part);
        if (!entry.undo.empty() && m_undo) {
            Part undo;
            undo.id = entry.id + std::string(undoEnding);
            undo.role = Role::Button;
            undo.name = entry.undo;
            undo.tip = entry.undo;
            undo.rect = wxRect(row.x + row.width - 26, row.y + 1, 24, 24);
            out.push_back(std::move(undo));
        }
    }
    return out;
}

void Timeline::activate(const std::string& partId)
{
    const auto ending = partId.rfind(undoEnding);
    const bool isUndo = ending != std::string::npos && ending + undoEnding.size() == partId.size();
    const auto action = isUndo ? m_undo : m_open;
    if (action) {
        action(isUndo ? partId.substr(0, ending) : std::string(partId));
    }
}

bool Timeline::onMouse(wxMouseEvent& event, wxPoint /*dip*/)
{
    if (event.GetEventType() != wxEVT_MOUSEWHEEL || !m_scroll.wheel(event, rowTall)) {
        return false;
    }
    Refresh();
    return true;
}

bool Timeline::onKey(wxKeyEvent& event)
{
    const int key = event.GetKeyCode();
    if (key != WXK_HOME && key != WXK_END && key != WXK_PAGEDOWN && key != WXK_PAGEUP) {
        return false;
    }
    if (m_entries.empty()) {
        return true;
    }
    const int page = std::max(1, area().y / rowTall);
    const int last = static_cast<int>(m_entries.size()) - 1;
    int at = 0;
    for (int i = 0; i <= last; ++i) {
        if (m_entries[static_cast<std::size_t>(i)].id == focusedPart()) {
            at = i;
        }
    }
    at = key == WXK_HOME ? 0 : key == WXK_END ? last : at + (key == WXK_PAGEUP ? -page : page);
    at = std::clamp(at, 0, last);
    m_scroll.reveal(at * rowTall, rowTall); // only entries near the view are parts
    focusPart(std::string(m_entries[static_cast<std::size_t>(at)].id));
    Refresh();
    return true;
}

void Timeline::focusMoved()
{
    if (const auto focus = part(focusedPart())) {
        m_scroll.measure(fullHeight(), area().y);
        m_scroll.reveal(focus->rect.y + m_scroll.top - 2, rowTall);
    }
}

void Timeline::drawEntry(Painter& painter, std::size_t index)
{
    const Palette& p = painter.palette();
    const Entry& entry = m_entries[index];
    const wxRect row = rowRect(index);
    const bool isHovered = hoveredPart() == entry.id && m_open;
    const bool isChosen = entry.id == m_chosen;
    const wxRealPoint middle(circle / 2.0 + 1, row.y + 2 + circle / 2.0);
    if (index + 1 < m_entries.size()) {
        painter.fill(
            wxRect(static_cast<int>(middle.x), row.y + circle + 4, 1, rowTall - circle - 4),
            p.line);
    }
    if (isChosen || isHovered) {
        painter.roundRect(wxRect(textLeft - 6, row.y, row.width - textLeft + 6, rowTall - 3),
                          isChosen ? p.accentSoft : p.sunken, {}, 6);
    }
    const Tone tone = entry.isDimmed || entry.tone == Tone::None ? Tone::Mute : entry.tone;
    painter.circle(middle, circle / 2.0, p.soft(tone), {});
    painter.icon(entry.icon, wxRect(1, row.y + 2, circle, circle), p.ink(tone), 13);
    int right = row.x + row.width - 4;
    const bool hasUndo = !entry.undo.empty() && m_undo;
    const bool anyUndo = m_undo != nullptr;
    if (hasUndo) {
        const wxRect spot(row.x + row.width - 26, row.y + 1, 24, 24);
        const bool isLit = hoveredPart() == entry.id + std::string(undoEnding);
        if (isLit) {
            painter.roundRect(spot, p.accentSoft, {}, 6);
        }
        painter.icon("undo", spot, isLit ? p.accentText : p.text2, 14);
    }
    if (anyUndo) {
        right -= 26;
    }
    TextStyle style;
    style.size = TextSize::Caption;
    style.colour = p.text2;
    style.align = Align::Right;
    const int day = textWidth(entry.day, style.size);
    painter.text(wxRect(right - day, row.y + 2, day, 20), entry.day, style);
    TextStyle title;
    title.weight = Weight::Medium;
    title.colour = entry.isDimmed ? p.text3 : p.text;
    title.isStruck = entry.isDimmed;
    painter.text(wxRect(textLeft, row.y + 1, right - day - 10 - textLeft, 20), entry.title, title);
    style.align = Align::Left;
    painter.text(wxRect(textLeft, row.y + 20, right - textLeft, 18), entry.caption, style);
}

void Timeline::draw(Painter& painter)
{
    m_scroll.measure(fullHeight(), area().y);
    if (m_entries.empty()) {
        TextStyle style;
        style.colour = painter.palette().text3;
        painter.text(wxRect(0, 4, area().x, 22), m_empty, style);
        return;
    }
    const auto first = static_cast<std::size_t>(std::max(0, m_scroll.top / rowTall));
    for (std::size_t i = first; i < m_entries.size() && rowRect(i).y < area().y; ++i) {
        drawEntry(painter, i);
    }
    m_scroll.draw(painter, wxRect(wxPoint(0, 0), area()));
}

} // namespace dongbo::gui
