#include "gui/widgets/lists/sheet_grid.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace dongbo::gui {

namespace {
constexpr int numberWide = 36;
constexpr int letterTall = 22;
constexpr int meaningTall = 34;
constexpr int headTall = letterTall + meaningTall;
constexpr int rowTall = 27;
constexpr int pad = 6;
constexpr std::int64_t wheelRows = 3;
} // namespace

std::int64_t FixedSheetModel::rowCount() const
{
    return static_cast<std::int64_t>(rows.size());
}

bool FixedSheetModel::row(std::int64_t index, SheetRow& out) const
{
    out = rows.at(static_cast<std::size_t>(index));
    return true;
}

SheetGrid::SheetGrid(wxWindow* parent, const std::string& name)
    : Canvas(parent, name)
{}

void SheetGrid::setColumns(std::vector<SheetColumn> columns)
{
    m_columns = std::move(columns);
    m_firstColumn = std::min(m_firstColumn, m_columns.empty() ? 0 : m_columns.size() - 1);
    changed();
}

void SheetGrid::setModel(SheetModel* model)
{
    m_model = model;
    m_first = 0;
    m_firstColumn = 0;
    m_selected = -1;
    m_anchor = -1;
    changed();
}

std::int64_t SheetGrid::rowCount() const
{
    return m_model == nullptr ? 0 : m_model->rowCount();
}

std::int64_t SheetGrid::visibleRows() const
{
    return std::max(1, (area().y - headTall) / rowTall);
}

std::int64_t SheetGrid::lastFirst() const
{
    return std::max<std::int64_t>(0, rowCount() - visibleRows());
}

void SheetGrid::scrollTo(std::int64_t row)
{
    if (row < m_first) {
        m_first = row;
    } else if (row >= m_first + visibleRows()) {
        m_first = row - visibleRows() + 1;
    }
    m_first = std::clamp<std::int64_t>(m_first, 0, lastFirst());
    Refresh();
}

void SheetGrid::select(std::int64_t row)
{
    m_selected = row < rowCount() ? row : -1;
    m_anchor = m_selected;
    if (m_selected >= 0) {
        scrollTo(m_selected);
        focusPart("row:" + std::to_string(m_selected));
    }
    changed();
}

bool SheetGrid::isChosen(std::int64_t row) const
{
    return m_selected >= 0 && row >= std::min(m_anchor, m_selected) &&
           row <= std::max(m_anchor, m_selected);
}

void SheetGrid::chooseTo(std::int64_t row)
{
    const auto anchor = m_anchor < 0 ? row : m_anchor;
    select(row);
    m_anchor = anchor;
    changed();
}

void SheetGrid::openRows()
{
    if (m_selected >= 0 && m_rowsAction) {
        const auto action = m_rowsAction;
        auto at = rowRect(m_selected);
        at.width = numberWide;
        action(std::min(m_anchor, m_selected), std::max(m_anchor, m_selected), at);
    }
}

void SheetGrid::contextMenu(const std::string& partId, wxPoint /*at*/)
{
    std::int64_t row = -1;
    if (partId.compare(0, 4, "row:") == 0) {
        std::from_chars(partId.data() + 4, partId.data() + partId.size(), row);
    }
    if (row < 0) {
        return;
    }
    if (!isChosen(row)) {
        select(row);
    }
    openRows();
}

bool SheetGrid::onRowClick(const wxMouseEvent& event, wxPoint dip)
{
    const bool isNumber = dip.x < numberWide && m_rowsAction;
    if (!event.LeftDown() || dip.y < headTall || (!isNumber && !event.ShiftDown())) {
        return false;
    }
    const auto row = m_first + (dip.y - headTall) / rowTall;
    if (row >= rowCount()) {
        return false;
    }
    SetFocus();
    if (event.ShiftDown()) {
        chooseTo(row);
    } else if (!isChosen(row) || m_anchor == m_selected) {
        select(row);
    }
    if (isNumber) {
        openRows();
    }
    return true;
}

void SheetGrid::scrollColumns(int by)
{
    if (by < 0 && m_firstColumn > 0) {
        --m_firstColumn;
    } else if (by > 0 && !places().empty() && places().back().column + 1 < m_columns.size()) {
        ++m_firstColumn;
    }
    Refresh();
}

std::vector<SheetGrid::Place> SheetGrid::places() const
{
    std::vector<Place> out;
    int all = numberWide;
    for (const SheetColumn& column : m_columns) {
        all += column.width;
    }
    const double stretch = all > numberWide && m_firstColumn == 0
                               ? static_cast<double>(area().x - numberWide) / (all - numberWide)
                               : 1.0;
    int x = numberWide;
    for (std::size_t i = m_firstColumn; i < m_columns.size() && x < area().x; ++i) {
        int width = m_columns[i].width;
        if (stretch > 1.0) {
            width = static_cast<int>(std::floor(width * stretch));
        }
        if (i + 1 == m_columns.size() && x + width < area().x) {
            width = area().x - x;
        }
        out.push_back({i, x, width});
        x += width;
    }
    return out;
}

wxRect SheetGrid::rowRect(std::int64_t row) const
{
    return {0, headTall + static_cast<int>(row - m_first) * rowTall, area().x, rowTall};
}

wxRect SheetGrid::meaningRect(const Place& place) const
{
    const SheetColumn& column = m_columns[place.column];
    const int wide = std::min(place.width - 6, pillWidth({}, column.meaning));
    return {place.x + (place.width - wide) / 2, letterTall + (meaningTall - 22) / 2, wide, 22};
}

std::vector<Part> SheetGrid::parts() const
{
    std::vector<Part> out;
    for (const Place& place : places()) {
        const SheetColumn& column = m_columns[place.column];
        Part part;
        part.id = "column:" + column.letter;
        part.role = m_column ? Role::Button : Role::Label;
        part.name = column.letter + ": " + column.meaning;
        part.tip = column.tip;
        part.rect = meaningRect(place);
        part.radius = 11;
        out.push_back(std::move(part));
    }
    const std::int64_t end = std::min(rowCount(), m_first + visibleRows());
    for (std::int64_t index = m_first; index < end; ++index) {
        SheetRow row;
        const bool isThere = m_model->row(index, row);
        Part part;
        part.id = "row:" + std::to_string(index);
        part.role = Role::Row;
        part.name = isThere ? std::to_string(row.number) : "…";
        for (const std::string& text : {row.across, row.acrossLink, row.note, row.flag}) {
            part.name += text.empty() ? "" : ", " + text;
        }
        for (const std::string& cell : row.cells) {
            part.name += cell.empty() || !row.across.empty() ? "" : ", " + cell;
        }
        part.rect = rowRect(index);
        part.tip = row.tip;
        part.isSelected = isChosen(index);
        part.radius = 3;
        out.push_back(std::move(part));
    }
    return out;
}

std::optional<Part> SheetGrid::focusRing() const
{
    auto ring = Canvas::focusRing();
    if (ring && ring->role == Role::Row) {
        ring->rect.Deflate(4, 4);
    }
    return ring;
}

void SheetGrid::activate(const std::string& partId)
{
    for (const Place& place : places()) {
        if (partId == "column:" + m_columns[place.column].letter && m_column) {
            const auto action = m_column;
            action(place.column, meaningRect(place));
            return;
        }
    }
    std::int64_t row = -1;
    if (partId.compare(0, 4, "row:") == 0) {
        std::from_chars(partId.data() + 4, partId.data() + partId.size(), row);
    }
    if (row < 0) {
        return;
    }
    select(row);
    if (m_rowAction) {
        const auto action = m_rowAction;
        action(row);
    }
}

bool SheetGrid::onKey(wxKeyEvent& event)
{
    const bool isOnRow = focusedPart().compare(0, 4, "row:") == 0;
    std::int64_t to = std::max<std::int64_t>(0, m_selected);
    switch (event.GetKeyCode()) {
    case WXK_UP:
        if (!isOnRow || m_selected <= 0) {
            return false;
        }
        to -= 1;
        break;
    case WXK_DOWN:
        to += m_selected < 0 ? 0 : 1;
        break;
    case WXK_PAGEUP:
        to -= visibleRows() - 1;
        break;
    case WXK_PAGEDOWN:
        to += visibleRows() - 1;
        break;
    case WXK_HOME:
        to = 0;
        break;
    case WXK_END:
        to = rowCount() - 1;
        break;
    case WXK_LEFT:
    case WXK_RIGHT:
        if (!isOnRow) {
            return false;
        }
        scrollColumns(event.GetKeyCode() == WXK_LEFT ? -1 : 1);
        return true;
    case WXK_RETURN:
    case WXK_NUMPAD_ENTER:
        if (!isOnRow || !m_rowsAction) {
            return false;
        }
        openRows();
        return true;
    default:
        return false;
    }
    if (rowCount() > 0 && event.ShiftDown()) {
        chooseTo(std::clamp<std::int64_t>(to, 0, rowCount() - 1));
    } else if (rowCount() > 0) {
        activate("row:" + std::to_string(std::clamp<std::int64_t>(to, 0, rowCount() - 1)));
    }
    return true;
}

bool SheetGrid::onMouse(wxMouseEvent& event, wxPoint dip)
{
    if (event.GetEventType() == wxEVT_MOUSEWHEEL) {
        const int steps = event.GetWheelRotation() > 0 ? -1 : 1;
        if (event.ShiftDown() || event.GetWheelAxis() == wxMOUSE_WHEEL_HORIZONTAL) {
            scrollColumns(steps);
        } else {
            m_first = std::clamp<std::int64_t>(m_first + steps * wheelRows, 0, lastFirst());
            Refresh();
        }
        return true;
    }
    if (onRowClick(event, dip)) {
        return true;
    }
    const bool isAtBar = lastFirst() > 0 && dip.x > area().x - 12 && dip.y > headTall;
    if (event.LeftDown() && isAtBar) {
        m_isThumbDragged = true;
        CaptureMouse();
    }
    if (m_isThumbDragged) {
        const double share =
            static_cast<double>(dip.y - headTall) / std::max(1, area().y - headTall);
        m_first = std::clamp<std::int64_t>(
            static_cast<std::int64_t>(std::lround(share * static_cast<double>(lastFirst()))), 0,
            lastFirst());
        Refresh();
        if (event.LeftUp()) {
            m_isThumbDragged = false;
            ReleaseMouse();
        }
        return true;
    }
    return false;
}

} // namespace dongbo::gui
