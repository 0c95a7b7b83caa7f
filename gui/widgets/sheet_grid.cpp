#include "gui/widgets/sheet_grid.h"

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
    m_selected = -1;
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
    if (m_selected >= 0) {
        scrollTo(m_selected);
        focusPart("row:" + std::to_string(m_selected));
    }
    changed();
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
        part.isSelected = index == m_selected;
        part.radius = 3;
        out.push_back(std::move(part));
    }
    return out;
}

std::optional<Part> SheetGrid::ringed() const
{
    auto ring = Canvas::ringed();
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
    default:
        return false;
    }
    if (rowCount() > 0) {
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

void SheetGrid::drawHead(Painter& painter, const std::vector<Place>& at)
{
    const Palette& p = painter.palette();
    const int wide = area().x;
    painter.fill(wxRect(0, 0, wide, letterTall), p.sunken);
    painter.fill(wxRect(0, letterTall, wide, meaningTall), p.surface);
    painter.hairline(0, wide, letterTall, p.line);
    painter.hairline(0, wide, headTall - 1, p.line);
    TextStyle style;
    style.size = TextSize::Caption;
    style.weight = Weight::Medium;
    style.align = Align::Centre;
    style.colour = p.text2;
    for (const Place& place : at) {
        const SheetColumn& column = m_columns[place.column];
        painter.fill(wxRect(place.x - 1, 0, 1, headTall), p.line);
        painter.text(wxRect(place.x, 0, place.width, letterTall), column.letter, style);
        const wxRect chip = meaningRect(place);
        const bool isHovered = hoveredPart() == "column:" + column.letter && m_column;
        TextStyle word = style;
        if (column.tone == Tone::None) {
            word.weight = Weight::Regular;
            word.colour = isHovered ? p.accentText : p.text3;
        } else {
            painter.roundRect(chip, p.soft(column.tone),
                              isHovered ? std::optional<wxColour>(p.outline(column.tone))
                                        : std::optional<wxColour>(),
                              11);
            word.colour = p.ink(column.tone);
        }
        wxRect inside = chip;
        inside.Deflate(4, 0);
        painter.text(inside, column.meaning, word);
    }
}

void SheetGrid::drawAcross(Painter& painter, const SheetRow& row, const wxRect& rect)
{
    const Palette& p = painter.palette();
    TextStyle style;
    style.weight = row.isStrong ? Weight::SemiBold : Weight::Regular;
    style.colour = row.isQuiet ? p.text2 : p.text;
    int x = rect.x;
    int right = rect.x + rect.width - 12;
    if (!row.note.empty()) {
        TextStyle note;
        note.size = TextSize::Caption;
        note.colour = row.fill == Tone::None ? p.text2 : p.ink(row.fill);
        const int width = textWidth(row.note, note.size);
        painter.text(wxRect(right - width, rect.y, width, rect.height), row.note, note);
        right -= width + 12;
    }
    x += painter.text(wxRect(x, rect.y, right - x, rect.height), row.across, style) + 8;
    if (!row.acrossLink.empty()) {
        painter.icon("arrow-right", wxRect(x, rect.y, 13, rect.height), p.accentText, 13);
        x += 18;
        if (!row.acrossIcon.empty()) {
            painter.icon(row.acrossIcon, wxRect(x, rect.y, 13, rect.height), p.accentText, 13);
            x += 17;
        }
        style.weight = Weight::Regular;
        style.colour = p.accentText;
        painter.text(wxRect(x, rect.y, right - x, rect.height), row.acrossLink, style);
    }
}

void SheetGrid::drawFlag(Painter& painter, const std::vector<Place>& at, const SheetRow& row,
                         const wxRect& rect)
{
    const Palette& p = painter.palette();
    int from = -1;
    int to = 0;
    for (const Place& place : at) {
        if (place.column >= row.flagFrom && place.column <= row.flagTo) {
            from = from < 0 ? place.x : from;
            to = place.x + place.width;
        }
    }
    if (from < 0) {
        return;
    }
    painter.fill(wxRect(from, rect.y, to - from - 1, rect.height - 1), p.soft(row.fill));
    painter.icon(row.flagIcon, wxRect(from + pad, rect.y, 14, rect.height), p.ink(row.fill), 14);
    TextStyle style;
    style.size = TextSize::Caption;
    style.weight = Weight::Medium;
    style.colour = p.ink(row.fill);
    painter.text(wxRect(from + pad + 18, rect.y, to - from - pad - 22, rect.height), row.flag,
                 style);
}

void SheetGrid::drawRow(Painter& painter, const std::vector<Place>& at, std::int64_t index)
{
    const Palette& p = painter.palette();
    const wxRect rect = rowRect(index);
    SheetRow row;
    const bool isThere = m_model->row(index, row);
    row.cells.resize(m_columns.size());
    if (index == m_selected) {
        painter.fill(rect, p.accentSoft);
    } else if (row.fill != Tone::None) {
        painter.fill(rect, p.soft(row.fill));
    } else if (hoveredPart() == "row:" + std::to_string(index) || row.isQuiet) {
        painter.fill(rect, p.sunken);
    }
    painter.fill(wxRect(0, rect.y, numberWide - 1, rect.height), p.sunken);
    painter.hairline(0, rect.width, rect.y + rect.height - 1, p.line);
    painter.fill(wxRect(numberWide - 1, rect.y, 1, rect.height), p.line);
    TextStyle style;
    style.size = TextSize::Caption;
    style.colour = p.text2;
    style.align = Align::Centre;
    if (!isThere) {
        painter.roundRect(wxRect(numberWide + pad, rect.y + 10, 80, 8), p.muteSoft, {}, 4);
        return;
    }
    painter.text(wxRect(0, rect.y, numberWide, rect.height), std::to_string(row.number), style);
    if (!row.across.empty()) {
        drawAcross(painter, row,
                   wxRect(numberWide + pad, rect.y, rect.width - numberWide - pad, rect.height));
    } else {
        for (const Place& place : at) {
            const bool isBad = row.badCell == place.column;
            TextStyle cell;
            cell.weight = row.isStrong || isBad ? Weight::SemiBold : Weight::Regular;
            cell.colour = isBad && row.fill != Tone::None ? p.ink(row.fill)
                          : row.isQuiet                   ? p.text2
                                                          : p.text;
            cell.align = m_columns[place.column].align;
            painter.fill(wxRect(place.x - 1, rect.y, 1, rect.height), p.line);
            painter.text(wxRect(place.x + pad, rect.y, place.width - 2 * pad, rect.height),
                         row.cells[place.column], cell);
        }
        if (!row.flag.empty()) {
            drawFlag(painter, at, row, rect);
        }
    }
    if (index == m_selected) {
        painter.fill(wxRect(0, rect.y, 3, rect.height), p.accent);
    }
}

void SheetGrid::draw(Painter& painter)
{
    const Palette& p = painter.palette();
    painter.fill(wxRect(wxPoint(0, 0), area()), p.surface);
    m_first = std::clamp<std::int64_t>(m_first, 0, lastFirst());
    const auto at = places();
    const std::int64_t end = std::min(rowCount(), m_first + visibleRows() + 1);
    if (m_model != nullptr && end > m_first) {
        m_model->wanted(m_first, end - m_first);
    }
    for (std::int64_t row = m_first; row < end; ++row) {
        drawRow(painter, at, row);
    }
    drawHead(painter, at);
    if (lastFirst() > 0) {
        const int room = area().y - headTall;
        const double share = static_cast<double>(visibleRows()) / static_cast<double>(rowCount());
        const int tall = std::max(28, static_cast<int>(room * share));
        const double where = static_cast<double>(m_first) / static_cast<double>(lastFirst());
        const int y = headTall + static_cast<int>(where * (room - tall));
        painter.roundRect(wxRect(area().x - 7, y, 4, tall), p.muteLine, {}, 2);
    }
}

} // namespace dongbo::gui
