#include "gui/widgets/lists/row_list.h"

#include <algorithm>

namespace dongbo::gui {

namespace {
constexpr int iconRoom = 27;
constexpr int badgeRoom = 40;
constexpr int verbTall = 28;
constexpr std::string_view actEnding = "/act";
} // namespace

RowList::RowList(wxWindow* parent, const std::string& name)
    : Canvas(parent, name)
{}

void RowList::setRows(std::vector<ListRow> rows)
{
    m_rows = std::move(rows);
    changed(m_isWhole);
}

void RowList::setEmptyText(std::string text)
{
    m_empty = std::move(text);
    Refresh();
}

void RowList::setRowHeight(int dip, bool isFilling)
{
    m_tall = dip;
    m_isFilling = isFilling;
    changed();
}

int RowList::naturalTall() const
{
    if (m_tall > 0) {
        return m_tall;
    }
    const bool hasTwoLines = std::any_of(m_rows.begin(), m_rows.end(), [](const ListRow& row) {
        return !row.caption.empty() || !row.note.empty();
    });
    return hasTwoLines ? 47 : 34;
}

int RowList::rowTall() const
{
    const int natural = naturalTall();
    const int count = static_cast<int>(m_rows.size());
    if (!m_isFilling || count == 0 || count * natural > area().y) {
        return natural;
    }
    return std::min(natural * 6 / 5, area().y / count);
}

int RowList::visibleRows() const
{
    return std::min(static_cast<int>(m_rows.size()), area().y / std::max(1, rowTall()));
}

wxSize RowList::bestSize() const
{
    const int rows = m_isWhole ? std::max(1, static_cast<int>(m_rows.size())) : 2;
    return {200, rows * naturalTall()};
}

wxRect RowList::rowRect(std::size_t index) const
{
    const int tall = rowTall();
    return {0, static_cast<int>(index) * tall - m_scroll.top, area().x, tall};
}

wxRect RowList::buttonRect(const ListRow& row, const wxRect& rect) const
{
    const int wide = textWidth(row.verb, TextSize::Body, Weight::Medium) + 20;
    return {rect.x + rect.width - m_inset - wide, rect.y + (rect.height - verbTall) / 2, wide,
            verbTall};
}

std::vector<Part> RowList::parts() const
{
    std::vector<Part> out;
    const std::size_t count =
        m_isScrolling ? m_rows.size() : static_cast<std::size_t>(visibleRows());
    for (std::size_t i = 0; i < count; ++i) {
        const ListRow& row = m_rows[i];
        Part part;
        part.id = row.id;
        part.role = m_open ? Role::Item : Role::Label;
        for (const std::string& text :
             {row.lead, row.title, row.after, row.caption, row.pill, row.value, row.note}) {
            if (!text.empty()) {
                part.name += (part.name.empty() ? "" : ", ") + text;
            }
        }
        part.rect = rowRect(i);
        part.rect.Deflate(4, 3);
        part.isSelected = row.isSelected;
        part.tip = row.tip;
        out.push_back(std::move(part));
        if (!row.verb.empty() && m_act) {
            Part verb;
            verb.id = row.id + std::string(actEnding);
            verb.role = Role::Button;
            verb.name = row.verb;
            verb.value = row.title;
            verb.rect = buttonRect(row, rowRect(i));
            out.push_back(std::move(verb));
        }
    }
    return out;
}

void RowList::activate(const std::string& partId)
{
    const auto ending = partId.rfind(actEnding);
    const bool isAct = ending != std::string::npos && ending + actEnding.size() == partId.size();
    const auto action = isAct ? m_act : m_open;
    if (action) {
        action(isAct ? partId.substr(0, ending) : std::string(partId));
    }
}

bool RowList::onMouse(wxMouseEvent& event, wxPoint /*dip*/)
{
    if (!m_isScrolling || event.GetEventType() != wxEVT_MOUSEWHEEL ||
        !m_scroll.wheel(event, rowTall())) {
        return false;
    }
    Refresh();
    return true;
}

void RowList::focusMoved()
{
    const auto focus = part(focusedPart());
    if (m_isScrolling && focus) {
        m_scroll.reveal(focus->rect.y + m_scroll.top - 3, rowTall());
    }
}

int RowList::leadWide() const
{
    if (m_leadWidth > 0) {
        return m_leadWidth;
    }
    int widest = 0;
    for (const ListRow& row : m_rows) {
        widest = std::max(widest, textWidth(row.lead, TextSize::Caption));
    }
    return widest == 0 ? 0 : widest + 20;
}

void RowList::drawVerb(Painter& painter, const ListRow& row, const wxRect& rect)
{
    const Palette& p = painter.palette();
    const bool isLit = hoveredPart() == row.id + std::string(actEnding);
    TextStyle style;
    style.weight = Weight::Medium;
    style.align = Align::Centre;
    if (row.isPrimary) {
        painter.roundRect(rect, isLit ? p.accentHover : p.accent, {}, 7);
        style.colour = p.onAccent;
    } else {
        painter.roundRect(rect, isLit ? p.accentSoft : p.surface, isLit ? p.accent : p.muteLine, 7);
        style.colour = isLit ? p.accentText : p.text;
    }
    painter.text(rect, row.verb, style);
}

void RowList::drawRight(Painter& painter, const ListRow& row, const wxRect& rect, int& right)
{
    const Palette& p = painter.palette();
    if (!row.verb.empty() && m_act) {
        const wxRect button = buttonRect(row, rect);
        drawVerb(painter, row, button);
        right = button.x - 12;
    }
    const bool hasNote = !row.note.empty();
    TextStyle style;
    style.align = Align::Right;
    style.weight = row.valueTone == Tone::None ? Weight::Regular : Weight::SemiBold;
    style.colour = row.valueTone == Tone::None ? p.text2 : p.ink(row.valueTone);
    if (row.caption.empty() && row.valueTone == Tone::None && row.pill.empty()) {
        style.size = TextSize::Caption;
    }
    const int value = textWidth(row.value, style.size, style.weight);
    const int note = textWidth(row.note, TextSize::Caption);
    const int column = std::max({value, note, row.pill.empty() ? 0 : value > 0 ? 62 : 0});
    const int top = rect.y + (rect.height - 38) / 2;
    painter.text(hasNote ? wxRect(right - value, top, value, 20)
                         : wxRect(right - value, rect.y, value, rect.height),
                 row.value, style);
    if (hasNote) {
        style.size = TextSize::Caption;
        style.weight = Weight::Regular;
        style.colour = row.noteTone == Tone::None ? p.text3 : p.ink(row.noteTone);
        painter.text(wxRect(right - note, top + 20, note, 18), row.note, style);
    }
    right -= column + (column > 0 ? 10 : 0);
    if (!row.pill.empty()) {
        right -= drawPill(painter, wxRect(rect.x, rect.y, right - rect.x, rect.height),
                          row.pillIcon, row.pill, row.pillTone, Align::Right) +
                 10;
    }
}

void RowList::drawRow(Painter& painter, const ListRow& row, const wxRect& rect, bool isLast)
{
    const Palette& p = painter.palette();
    if (row.isSelected) {
        painter.fill(rect, p.accentSoft);
        painter.fill(wxRect(rect.x, rect.y, 3, rect.height), p.accent);
    } else if (m_open && hoveredPart().substr(0, hoveredPart().find('/')) == row.id) {
        painter.fill(rect, p.sunken);
    }
    if (!isLast) {
        painter.hairline(rect.x, rect.x + rect.width, rect.y + rect.height - 1, p.line);
    }
    int x = rect.x + m_inset;
    if (!row.icon.empty()) {
        painter.icon(row.icon, wxRect(x, rect.y, 16, rect.height),
                     row.iconTone == Tone::None ? p.text2 : p.ink(row.iconTone), 16);
        x += iconRoom;
    } else if (!row.initials.empty()) {
        drawBadge(painter, wxRect(x, rect.y + (rect.height - 30) / 2, 30, 30), row.initials, false);
        x += badgeRoom;
    } else if (const int lead = leadWide(); lead > 0) {
        TextStyle quiet;
        quiet.size = TextSize::Caption;
        quiet.colour = p.text2;
        painter.text(wxRect(x, rect.y, lead - 6, rect.height), row.lead, quiet);
        x += lead;
    }
    int right = rect.x + rect.width - m_inset;
    drawRight(painter, row, rect, right);
    const bool hasCaption = !row.caption.empty();
    const int top = rect.y + (rect.height - 38) / 2;
    const wxRect line =
        hasCaption ? wxRect(x, top, right - x, 20) : wxRect(x, rect.y, right - x, rect.height);
    std::vector<Run> runs{{row.title, hasCaption ? Weight::Medium : Weight::Regular, p.text}};
    if (!row.after.empty()) {
        runs.push_back({" " + row.after, Weight::Regular, p.text2});
    }
    painter.runs(line, runs);
    if (hasCaption) {
        TextStyle quiet;
        quiet.size = TextSize::Caption;
        quiet.colour = row.captionTone == Tone::None ? p.text2 : p.ink(row.captionTone);
        painter.text(wxRect(x, top + 20, right - x, 18), row.caption, quiet);
    }
}

void RowList::draw(Painter& painter)
{
    if (m_rows.empty()) {
        TextStyle style;
        style.colour = painter.palette().text3;
        painter.text(wxRect(m_inset, 0, area().x - 2 * m_inset, 34), m_empty, style);
        return;
    }
    m_scroll.measure(m_isScrolling ? static_cast<int>(m_rows.size()) * rowTall() : 0, area().y);
    const std::size_t count =
        m_isScrolling ? m_rows.size() : static_cast<std::size_t>(visibleRows());
    for (std::size_t i = 0; i < count; ++i) {
        const wxRect rect = rowRect(i);
        if (rect.GetBottom() >= 0 && rect.y < area().y) {
            drawRow(painter, m_rows[i], rect, i + 1 == count);
        }
    }
    m_scroll.draw(painter, wxRect(wxPoint(0, 0), area()));
}

} // namespace dongbo::gui
