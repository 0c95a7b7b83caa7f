#include "gui/widgets/lists/table.h"
#include "gui/widgets/paint/strings.h"

#include <algorithm>

namespace dongbo::gui {

namespace {
constexpr std::int64_t wheelRows = 3;
constexpr int keyedWidth = 16;
constexpr int sideStep = 60;

bool isLiveCell(const Column& column, const TableCell& cell)
{
    return (column.kind == ColumnKind::Check && cell.checked) ||
           (column.kind == ColumnKind::Action && !cell.icon.empty()) || cell.typed || cell.isFigure;
}
} // namespace

Table::Hit Table::hit(wxPoint dip) const
{
    Hit found;
    const wxRect rows = body();
    if (m_hasHead && dip.y < headTall()) {
        found.isHead = true;
        found.isBox = !m_boxWord.empty() && dip.x < leftEdge();
        for (const ColumnLayout::Place& place : m_layout.places()) {
            const wxRect rect = cellRect(place, wxRect(0, 0, area().x, headTall()));
            if (rect.Contains(dip) && !found.isBox) {
                const Column& column = m_layout.columns()[place.column];
                found.column = column.id;
                found.isFilter = m_filter && column.filters && filterRect(place).Contains(dip);
            }
        }
        return found;
    }
    if (!rows.Contains(dip)) {
        return found;
    }
    const std::int64_t row = m_first + (dip.y - rows.y) / rowTall();
    if (row >= rowCount()) {
        return found;
    }
    found.row = row;
    if (!m_boxWord.empty() && dip.x < leftEdge()) {
        found.isBox = true;
        return found;
    }
    for (const ColumnLayout::Place& place : m_layout.places()) {
        const Column& column = m_layout.columns()[place.column];
        const bool isLive = m_typing.keep || m_figure || column.kind == ColumnKind::Check ||
                            column.kind == ColumnKind::Action;
        if (!isLive || !cellRect(place, rowRect(row)).Contains(dip)) {
            continue;
        }
        TableRow content;
        if (loaded(row, content) && isLiveCell(column, content.cells[place.column])) {
            found.column = column.id;
        }
    }
    return found;
}

void Table::scrollSideways(int dip)
{
    const int most = std::max(0, m_layout.width() - (area().x - leftEdge() - 8));
    m_left = std::clamp(m_left + dip, 0, most);
    changed();
}

void Table::revealColumn(const std::string& column)
{
    for (const ColumnLayout::Place& place : m_layout.places()) {
        if (m_layout.columns()[place.column].id == column) {
            const int room = area().x - leftEdge() - 8;
            const int beyond = place.x + place.width - m_left - room;
            if (place.x < m_left || beyond > 0) {
                scrollSideways(place.x < m_left ? place.x - m_left : beyond);
            }
        }
    }
}

bool Table::dragOn(wxMouseEvent& event, wxPoint dip)
{
    if (m_resizing != ColumnLayout::npos) {
        if (event.LeftUp()) {
            m_resizing = ColumnLayout::npos;
            ReleaseMouse();
            if (m_widths) {
                m_widths();
            }
        } else if (event.Dragging()) {
            const ColumnLayout::Place& place = m_layout.places()[m_resizing];
            m_layout.setWidth(m_layout.columns()[place.column].id,
                              m_dragWidth + dip.x - m_dragFrom);
            Refresh();
        }
        return true;
    }
    if (m_isSideDragged) {
        if (event.LeftUp()) {
            m_isSideDragged = false;
            ReleaseMouse();
        } else if (event.Dragging()) {
            const int room = body().width;
            m_left = m_dragLeft;
            scrollSideways((dip.x - m_dragFrom) * m_layout.width() / std::max(1, room));
        }
        return true;
    }
    if (m_isThumbDragged) {
        if (event.LeftUp()) {
            m_isThumbDragged = false;
            ReleaseMouse();
        } else if (event.Dragging()) {
            const int room = body().height - thumb().height;
            const double share = room > 0 ? static_cast<double>(dip.y - m_dragFrom) / room : 0;
            const double moved = share * static_cast<double>(lastFirst());
            m_first = std::clamp<std::int64_t>(m_dragFirst + static_cast<std::int64_t>(moved), 0,
                                               lastFirst());
            Refresh();
        }
        return true;
    }
    return false;
}

bool Table::onMouse(wxMouseEvent& event, wxPoint dip)
{
    if (dragOn(event, dip)) {
        return true;
    }
    if (event.GetWheelRotation() != 0 && event.GetEventType() == wxEVT_MOUSEWHEEL) {
        if (event.ShiftDown() || event.GetWheelAxis() == wxMOUSE_WHEEL_HORIZONTAL) {
            const bool isOnwards = (event.GetWheelRotation() < 0) == event.ShiftDown();
            scrollSideways(isOnwards ? sideStep : -sideStep);
            return true;
        }
        m_wheel += event.GetWheelRotation();
        const int steps = m_wheel / event.GetWheelDelta();
        m_wheel -= steps * event.GetWheelDelta();
        scrollBy(-steps * wheelRows);
        return true;
    }
    const std::size_t edge = m_hasHead && dip.y < headTall()
                                 ? m_layout.edgeAt(dip.x - leftEdge() + m_left)
                                 : ColumnLayout::npos;
    if (event.Leaving() || event.Moving()) {
        return hoverOver(event, dip, edge);
    }
    if (!event.LeftDown() && !event.LeftDClick()) {
        return event.LeftUp(); // handled on button down
    }
    pressAt(event, dip, edge);
    return true;
}

bool Table::hoverOver(const wxMouseEvent& event, wxPoint dip, std::size_t edge)
{
    if (event.Leaving()) {
        m_hot = Hit();
        Refresh();
        return false; // removes hand cursor and tooltip
    }
    const Hit over = hit(dip);
    if (over.row != m_hot.row || over.column != m_hot.column || over.isHead != m_hot.isHead ||
        over.isFilter != m_hot.isFilter) {
        m_hot = over;
        Refresh();
    }
    if (edge != ColumnLayout::npos) {
        SetCursor(wxCursor(wxCURSOR_SIZEWE));
        return true;
    }
    if (over.row < 0 && !over.isHead) {
        SetCursor(wxNullCursor);
    }
    return false;
}

void Table::pressAt(const wxMouseEvent& event, wxPoint dip, std::size_t edge)
{
    SetFocus();
    if (edge != ColumnLayout::npos) {
        const ColumnLayout::Place& place = m_layout.places()[edge];
        if (event.LeftDClick()) {
            m_layout.resetWidth(m_layout.columns()[place.column].id);
            Refresh();
        } else {
            m_resizing = edge;
            m_dragFrom = dip.x;
            m_dragWidth = place.width;
            CaptureMouse();
        }
        return;
    }
    const wxRect bar = thumb();
    if (bar.height > 0 && dip.x >= area().x - 12 && body().Contains(dip)) {
        if (dip.y < bar.y || dip.y > bar.y + bar.height) {
            scrollBy(dip.y < bar.y ? -visibleRows() : visibleRows());
        } else {
            m_isThumbDragged = true;
            m_dragFrom = dip.y;
            m_dragFirst = m_first;
            CaptureMouse();
        }
        return;
    }
    if (const wxRect side = sideThumb();
        side.width > 0 && dip.y >= side.y - 3 && body().Contains(dip)) {
        m_isSideDragged = true;
        m_dragFrom = dip.x;
        m_dragLeft = m_left;
        CaptureMouse();
        return;
    }
    const Hit over = hit(dip);
    if (over.isBox) {
        pressBox(over.isHead ? -1 : over.row, event.ShiftDown());
    } else if (over.isHead) {
        m_isKeyed = false;
        if (over.isFilter) {
            activate("head:" + over.column + "/filter");
        } else {
            pressHead(over.column);
        }
    } else if (over.row >= 0) {
        if (!over.column.empty() && pressCell(over.row, over.column)) {
            return;
        }
        if (event.LeftDClick() && m_open) {
            m_open(over.row);
        } else {
            clickRow(over.row, event.ShiftDown(), event.ControlDown());
        }
    }
}

bool Table::headKey(int key, bool isShift)
{
    const auto& places = m_layout.places();
    const auto here = std::find_if(places.begin(), places.end(), [this](const auto& place) {
        return m_layout.columns()[place.column].id == m_headFocus;
    });
    if (here == places.end()) {
        m_headFocus.clear();
        return false;
    }
    const bool isSideways = key == WXK_LEFT || key == WXK_RIGHT;
    if (isSideways && isShift) {
        m_layout.setWidth(m_headFocus, here->width + (key == WXK_LEFT ? -keyedWidth : keyedWidth));
        if (m_widths) {
            m_widths();
        }
    } else if (key == WXK_LEFT && here != places.begin()) {
        m_headFocus = m_layout.columns()[std::prev(here)->column].id;
    } else if (key == WXK_RIGHT && std::next(here) != places.end()) {
        m_headFocus = m_layout.columns()[std::next(here)->column].id;
    } else if (key == WXK_RETURN || key == WXK_SPACE || key == WXK_NUMPAD_ENTER) {
        pressHead(std::string(m_headFocus));
    } else if (key == WXK_DOWN) {
        m_headFocus.clear();
    } else {
        return isSideways || key == WXK_UP;
    }
    revealColumn(m_headFocus);
    focusPart(m_headFocus.empty() ? "row:" + std::to_string(m_current) : "head:" + m_headFocus);
    Refresh();
    return true;
}

bool Table::rowKey(wxKeyEvent& event)
{
    const std::int64_t page = std::max<std::int64_t>(1, visibleRows() - 1);
    const bool isExtending = event.ShiftDown();
    const bool isMoving = event.ControlDown() && m_isMulti && !isExtending;
    switch (event.GetKeyCode()) {
    case WXK_UP:
        if (m_current <= 0 && m_hasHead && m_sort && !m_layout.places().empty()) {
            m_headFocus = m_layout.columns()[m_layout.places().front().column].id;
            focusPart("head:" + m_headFocus);
            Refresh();
        } else {
            goTo(m_current - 1, isExtending, isMoving);
        }
        return true;
    case WXK_DOWN:
        goTo(m_current + 1, isExtending, isMoving);
        return true;
    case WXK_PAGEUP:
        goTo(m_current - page, isExtending, isMoving);
        return true;
    case WXK_PAGEDOWN:
        goTo(std::max<std::int64_t>(0, m_current) + page, isExtending, isMoving);
        return true;
    case WXK_HOME:
        goTo(0, isExtending, isMoving);
        return true;
    case WXK_END:
        goTo(rowCount() - 1, isExtending, isMoving);
        return true;
    default:
        return false;
    }
}

bool Table::onKey(wxKeyEvent& event)
{
    const int key = event.GetKeyCode();
    m_isKeyed = true;
    if (event.ControlDown() && key == 'A' && m_isMulti) {
        selectAll();
        return true;
    }
    if (event.ControlDown() && (key == 'C' || key == WXK_INSERT)) {
        copySelected();
        return true;
    }
    if (event.AltDown()) {
        const bool opens = key == WXK_DOWN && !m_headFocus.empty() && m_filter;
        if (opens) {
            activate("head:" + m_headFocus + "/filter");
        }
        return opens;
    }
    if (cellKey(event)) {
        return true;
    }
    if ((key == WXK_LEFT || key == WXK_RIGHT) && m_headFocus.empty() && sideThumb().width > 0) {
        scrollSideways(key == WXK_RIGHT ? sideStep : -sideStep);
        return true;
    }
    if (!m_headFocus.empty() && headKey(key, event.ShiftDown())) {
        return true;
    }
    if (m_headFocus.empty() && rowKey(event)) {
        return true;
    }
    if (m_current < 0) {
        return key == WXK_SPACE || key == WXK_RETURN;
    }
    if (key == WXK_SPACE) {
        for (const ColumnLayout::Place& place : m_layout.places()) {
            const Column& column = m_layout.columns()[place.column];
            if (column.kind == ColumnKind::Check) {
                return pressCell(m_current, column.id);
            }
        }
        if (m_isMulti && (event.ControlDown() || !m_boxWord.empty())) {
            m_selection.toggle(m_current);
        } else {
            m_selection.only(m_current);
        }
        m_anchor = m_current;
        notifySelection();
        return true;
    }
    if (key == WXK_RETURN || key == WXK_NUMPAD_ENTER) {
        if (event.ControlDown() || !m_open) {
            return false; // Ctrl Enter submits the surrounding form
        }
        m_open(m_current);
        return true;
    }
    return false;
}

} // namespace dongbo::gui
