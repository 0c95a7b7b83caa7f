#include "gui/widgets/lists/table.h"
#include "gui/widgets/lists/table_bars.h"
#include "gui/widgets/lists/table_measures.h"

#include <algorithm>
#include <cmath>

namespace dongbo::gui {

namespace {

/// Numbers stand at the right edge, also behind a bar.
bool isRightAligned(const Column& column)
{
    return column.kind == ColumnKind::Money || column.kind == ColumnKind::Meter ||
           column.align == Align::Right;
}

constexpr int side = 8; ///< between the padding of the last column and the outline
constexpr int filterWide = 20;
constexpr int leastThumb = 28;
constexpr int iconFrom = 160;        ///< of an empty table: lower, there are only words
constexpr double usualPoints = 9.75; ///< font size for which column widths are defined
} // namespace

void Table::fitColumns()
{
    m_layout.setTextScale(theme().points(TextSize::Body) / usualPoints);
    const int room = area().x - leftEdge() - side;
    m_layout.fit(room);
    m_left = std::clamp(m_left, 0, std::max(0, m_layout.width() - room));
}

int Table::headTall() const
{
    return m_hasHead ? 33 : 0;
}

int Table::rowTall() const
{
    return m_rowHeight == 32 && theme().isWide() ? 36 : m_rowHeight;
}

wxRect Table::body() const
{
    const wxSize size = area();
    const int edge = m_frame == TableFrame::Own ? 1 : 0;
    const int top = std::max(headTall(), edge);
    const int bottom = std::max(footTall(), edge);
    return {edge, top, std::max(0, size.x - 2 * edge), std::max(0, size.y - top - bottom)};
}

wxRect Table::rowRect(std::int64_t row) const
{
    const wxRect rows = body();
    const int y = rows.y + static_cast<int>(row - m_first) * rowTall();
    wxRect rect(rows.x, y, rows.width, rowTall());
    rect.height = std::min(rect.height, rows.y + rows.height - y);
    return rect;
}

wxRect Table::cellRect(const ColumnLayout::Place& place, const wxRect& row) const
{
    return {leftEdge() + place.x - m_left, row.y, place.width, row.height};
}

wxRect Table::boxRect(const wxRect& row) const
{
    return {14, row.y, 16, row.height};
}

wxRect Table::filterRect(const ColumnLayout::Place& place) const
{
    const wxRect head = cellRect(place, wxRect(0, 0, area().x, headTall()));
    return {head.x + head.width - filterWide - 2, head.y + 6, filterWide, head.height - 12};
}

wxRect Table::sideThumb() const
{
    const int room = area().x - leftEdge() - side;
    const int all = m_layout.width();
    if (all <= room || room <= 0) {
        return {};
    }
    const wxRect rows = body();
    const int wide = std::max(leastThumb, rows.width * room / all);
    const int at = (rows.width - wide) * m_left / std::max(1, all - room);
    return {rows.x + at, rows.y + rows.height - 7, wide, 4};
}

void Table::drawSideBar(Painter& painter)
{
    const wxRect bar = sideThumb();
    if (bar.width > 0) {
        painter.roundRect(
            bar, m_isSideDragged ? painter.palette().edge : painter.palette().muteLine, {}, 2);
    }
}

wxRect Table::thumb() const
{
    const std::int64_t rows = rowCount();
    const std::int64_t visible = visibleRows();
    if (rows <= visible) {
        return {};
    }
    const wxRect room = body();
    const double share = static_cast<double>(visible) / static_cast<double>(rows);
    const int tall = std::max(leastThumb, static_cast<int>(room.height * share));
    const double at = static_cast<double>(m_first) / static_cast<double>(lastFirst());
    const int y = room.y + static_cast<int>(std::lround(at * (room.height - tall)));
    return {room.x + room.width - 8, y, 4, tall};
}

void Table::drawHead(Painter& painter)
{
    const Palette& p = painter.palette();
    const int wide = area().x;
    const wxRect head(0, 0, wide, headTall());
    if (m_frame == TableFrame::Own) {
        const Painter::Clip clip(painter, head);
        painter.roundRect(wxRect(0, 0, wide, headTall() + 20), p.sunken, {}, 8);
    } else {
        painter.fill(head, p.sunken);
    }
    if (!m_boxWord.empty()) {
        drawCheck(painter, boxRect(head), areAllChosen(), true, false);
    }
    const Painter::Clip clip(painter, wxRect(leftEdge(), 0, wide - leftEdge() - 1, headTall()));
    for (const ColumnLayout::Place& place : m_layout.places()) {
        const Column& column = m_layout.columns()[place.column];
        const bool isSorted = column.id == m_sortColumn && m_sort;
        const bool isHot = m_hot.isHead && m_hot.column == column.id && column.sorts && m_sort;
        TextStyle style;
        style.size = TextSize::Caption;
        style.weight = isSorted ? Weight::SemiBold : Weight::Medium;
        style.colour = isSorted || isHot ? p.text : p.text2;
        wxRect cell = cellRect(place, head);
        cell.Deflate(inner, 0);
        const bool isRight = isRightAligned(column);
        const bool isOver = m_hot.isHead && m_hot.column == column.id;
        const bool isCut = isFiltered(column.id);
        const bool hasFunnel =
            m_filter && column.filters && (isCut || isOver || m_headFocus == column.id);
        const int arrow = isSorted ? arrowWide : 0;
        if (hasFunnel) {
            const wxRect spot = filterRect(place);
            if (isOver && m_hot.isFilter) {
                painter.roundRect(spot, p.accentSoft, {}, 5);
            }
            painter.icon("filter", spot, isCut ? p.accentText : p.text3, 13);
            cell.width -= filterWide - inner + 4;
        }
        const int word =
            std::min(cell.width - arrow, textWidth(column.title, style.size, style.weight));
        int x = cell.x;
        if (isRight) {
            x = cell.x + cell.width - word - arrow;
        } else if (column.align == Align::Centre) {
            x = cell.x + (cell.width - word - arrow) / 2;
        }
        painter.text(wxRect(x, 0, word, headTall()), column.title, style);
        if (isSorted) {
            painter.icon(m_isAscending ? "chevron-up" : "chevron-down",
                         wxRect(x + word + 3, 0, 13, headTall()), p.text, 13);
        }
    }
    painter.hairline(0, wide, headTall() - 1, p.line);
}

void Table::drawCell(Painter& painter, const wxRect& rect, const Column& column,
                     const TableCell& cell, const TableRow& row, bool isHot)
{
    const Palette& p = painter.palette();
    TextStyle style;
    style.isStruck = cell.isStruck;
    style.align = isRightAligned(column) ? Align::Right : column.align;
    if (cell.isStrong || row.isGroup) {
        style.weight = Weight::SemiBold;
    } else if (row.isStrong || column.kind == ColumnKind::Strong) {
        style.weight = Weight::Medium;
    }
    style.colour = column.kind == ColumnKind::Quiet || cell.isStruck ? p.text2 : p.text;
    if (cell.tone != Tone::None) {
        style.colour = p.ink(cell.tone);
    } else if (cell.isFaint) {
        style.colour = p.text3;
    }
    if (cell.typed && isHot) { // shows that one can type here
        wxRect box = rect;
        box.Inflate(inner - 1, -2);
        painter.roundRect(box, p.surface, p.muteLine, 7);
    }
    if (cell.isFigure && isHot) { // shows that one can ask about it
        wxRect box = rect;
        box.Inflate(inner - 2, -3);
        painter.roundRect(box, p.accentSoft, {}, 4);
    }
    switch (column.kind) {
    case ColumnKind::Pill:
        if (!cell.text.empty()) {
            drawPill(painter, rect, cell.icon, cell.text, cell.tone);
        }
        return;
    case ColumnKind::Icon:
        if (!cell.icon.empty()) {
            painter.icon(cell.icon, wxRect(rect.x, rect.y, 16, rect.height), *style.colour, 16);
        }
        return;
    case ColumnKind::Check:
        if (cell.checked) {
            drawCheck(painter, rect, *cell.checked, IsEnabled(), false);
        }
        return;
    case ColumnKind::Action:
        if (!cell.icon.empty()) {
            wxRect spot(rect.x + (rect.width - 26) / 2, rect.y + (rect.height - 26) / 2, 26, 26);
            if (isHot) {
                painter.roundRect(spot, p.accentSoft, {}, 7);
            }
            const wxColour& ink = cell.tone == Tone::None ? p.text2 : *style.colour;
            painter.icon(cell.icon, spot, isHot ? p.accentText : ink, 16);
        }
        return;
    case ColumnKind::Strip:
        drawStrip(painter, rect, cell.strip);
        return;
    case ColumnKind::Text:
    case ColumnKind::Quiet:
    case ColumnKind::Strong:
    case ColumnKind::Money:
    case ColumnKind::Meter:
        break;
    }
    wxRect room = rect;
    if (column.kind == ColumnKind::Meter) {
        const int used = drawMeter(painter, rect, cell) + inner;
        room.x += used;
        room.width -= used;
    }
    if (!cell.icon.empty()) {
        painter.icon(cell.icon, wxRect(room.x, room.y, 16, room.height), *style.colour, 16);
        room.x += iconWide;
        room.width -= iconWide;
    }
    const int drawn = painter.text(room, cell.text, style);
    if (!cell.after.empty() && style.align == Align::Left) {
        style = TextStyle();
        style.colour = p.text3;
        const int x = room.x + drawn + afterGap;
        painter.text(wxRect(x, room.y, room.x + room.width - x, room.height), cell.after, style);
    }
}

/// The name of a group, over the columns that have nothing to say.
void Table::drawGroupName(Painter& painter, const wxRect& first, const TableRow& row)
{
    wxRect room = first;
    for (std::size_t i = 1; i < m_layout.places().size(); ++i) {
        const ColumnLayout::Place& place = m_layout.places()[i];
        if (!row.cells[place.column].text.empty()) {
            break;
        }
        room.width = leftEdge() + place.x - m_left + place.width - inner - room.x;
    }
    TextStyle style;
    style.weight = Weight::SemiBold;
    painter.text(room, row.cells.front().text, style);
}

/// The outline of the number that is asked about, as wide as the number.
void Table::drawFigureBox(Painter& painter, const wxRect& rect, const Column& column,
                          const TableCell& cell)
{
    const Palette& p = painter.palette();
    TextStyle style;
    style.weight = Weight::SemiBold;
    style.colour = p.accentText;
    const bool isRight = isRightAligned(column);
    style.align = isRight ? Align::Right : Align::Left;
    const int wide = std::min(rect.width, textWidth(cell.text, style.size, style.weight));
    wxRect box(isRight ? rect.x + rect.width - wide : rect.x, rect.y + 3, wide, rect.height - 6);
    box.Inflate(7, 0);
    painter.roundRect(box, p.surface, p.accent, 4, 2);
    painter.text(rect, cell.text, style);
}

void Table::drawRow(Painter& painter, std::int64_t index)
{
    const Palette& p = painter.palette();
    const wxRect whole(body().x, rowRect(index).y, body().width, rowTall());
    TableRow row;
    const bool isThere = loaded(index, row);
    const bool isChosen = m_selection.has(index);
    if (isThere && row.isHeading) {
        if (!m_isPlain) {
            painter.fill(whole, p.sunken);
            painter.hairline(whole.x, whole.x + whole.width, whole.y + whole.height - 1, p.line);
        }
        TextStyle style;
        style.size = TextSize::Caption;
        style.weight = m_isPlain ? Weight::Medium : Weight::SemiBold;
        style.colour = p.text2;
        const int from = leftEdge() + inner;
        const wxRect inside(from, whole.y, whole.width - from - side - inner, whole.height);
        const int used = painter.text(inside, row.cells.front().text, style);
        style.weight = Weight::Regular;
        style.align = Align::Right;
        if (row.cells.size() > 1) {
            painter.text(
                wxRect(inside.x + used + 12, inside.y, inside.width - used - 12, inside.height),
                row.cells.back().text, style);
        }
        return;
    }
    if (isChosen) {
        painter.fill(whole, p.accentSoft);
        painter.fill(wxRect(whole.x, whole.y, 3, whole.height), p.accent);
    } else if (isThere && row.fill != Tone::None) {
        painter.fill(whole, p.soft(row.fill));
    } else if (m_hot.row == index || (isThere && row.isGroup)) {
        painter.fill(whole, p.sunken);
    }
    if (!m_isPlain) {
        painter.hairline(whole.x, whole.x + whole.width, whole.y + whole.height - 1, p.line);
    }
    if (!m_boxWord.empty()) {
        drawCheck(painter, boxRect(whole), isChosen, true, false);
    }
    const Painter::Clip clip(painter,
                             wxRect(leftEdge(), whole.y, whole.width - leftEdge(), whole.height));
    for (const ColumnLayout::Place& place : m_layout.places()) {
        wxRect cell = cellRect(place, whole);
        cell.Deflate(inner, 0);
        cell.height -= 1;
        if (!isThere) {
            painter.roundRect(
                wxRect(cell.x, cell.y + cell.height / 2 - 4, std::min(cell.width, 60), 8),
                p.muteSoft, {}, 4);
            continue;
        }
        const Column& column = m_layout.columns()[place.column];
        const bool isHot = m_hot.row == index && m_hot.column == column.id;
        const bool isFirst = &place == &m_layout.places().front();
        if (isFirst) {
            cell.x += row.indent;
            cell.width -= row.indent;
        }
        if (isFirst && row.isGroup && !row.cells.front().text.empty()) {
            drawGroupName(painter, cell, row);
            continue;
        }
        drawCell(painter, cell, column, row.cells[place.column], row, isHot);
        if (index == m_figureRow && column.id == m_figureColumn) {
            drawFigureBox(painter, cell, column, row.cells[place.column]);
        }
    }
}

void Table::drawFoot(Painter& painter)
{
    const Palette& p = painter.palette();
    const wxSize size = area();
    const wxRect foot(0, size.y - footTall(), size.x, footTall());
    if (m_frame == TableFrame::Own) {
        const Painter::Clip clip(painter, foot);
        painter.roundRect(wxRect(0, foot.y - 20, size.x, footTall() + 20), p.sunken, {}, 8);
    } else {
        painter.fill(foot, p.sunken);
    }
    painter.hairline(0, size.x, foot.y, p.line);
    const std::int64_t rows = rowCount();
    const TableFoot words = m_foot(m_first, std::min(rows, m_first + visibleRows()) - 1);
    TextStyle style;
    style.size = TextSize::Caption;
    style.colour = p.text2;
    int right = size.x - side - inner;
    style.weight = Weight::SemiBold;
    style.colour = p.text;
    const int value = textWidth(words.value, style.size, style.weight);
    painter.text(wxRect(right - value, foot.y, value, foot.height), words.value, style);
    right -= value + (value > 0 ? 4 : 0);
    style.weight = Weight::Regular;
    style.colour = p.text2;
    const int label = textWidth(words.label, style.size);
    painter.text(wxRect(right - label, foot.y, label, foot.height), words.label, style);
    right -= label + 12;
    int x = side + inner;
    x += painter.text(wxRect(x, foot.y, right - x, foot.height), words.left, style) + 16;
    painter.text(wxRect(x, foot.y, right - x, foot.height), words.hint, style);
}

void Table::drawEmpty(Painter& painter)
{
    const Palette& p = painter.palette();
    const wxRect rows = body();
    const bool hasIcon = !m_emptyIcon.empty() && rows.height >= iconFrom;
    int y = rows.y + std::max(hasIcon ? 16 : 8, rows.height / 2 - (hasIcon ? 60 : 24));
    if (hasIcon) { // in a small card the words matter more
        const wxRect square(rows.x + rows.width / 2 - 28, y, 56, 56);
        painter.roundRect(square, p.muteSoft, {}, 8);
        painter.icon(m_emptyIcon, square, p.mute, 24);
        y += 72;
    }
    TextStyle style;
    style.align = Align::Centre;
    style.weight = Weight::SemiBold;
    painter.text(wxRect(rows.x, y, rows.width, 20), m_emptyFact, style);
    const wxRect help(rows.x + std::max(16, rows.width / 2 - 240), y + 24,
                      std::min(480, rows.width - 32), 60);
    painter.paragraph(help, {{m_emptyHelp, Weight::Regular, p.text2}}, TextSize::Body,
                      Align::Centre);
}

void Table::draw(Painter& painter)
{
    const Palette& p = painter.palette();
    const wxSize size = area();
    learnNeeds();
    fitColumns();
    // a larger window may show rows that were scrolled out of view
    m_first = std::clamp<std::int64_t>(m_first, 0, lastFirst());
    const double radius = m_frame == TableFrame::Own ? 8 : 0;
    painter.roundRect(wxRect(wxPoint(0, 0), size), p.surface, {}, radius);
    const std::int64_t end = std::min(rowCount(), m_first + visibleRows() + 1);
    if (m_model != nullptr && end > m_first) {
        m_model->wanted(m_first, end - m_first);
    }
    {
        const Painter::Clip clip(painter, body());
        for (std::int64_t row = m_first; row < end; ++row) {
            drawRow(painter, row);
        }
        const wxRect bar = thumb();
        if (bar.height > 0) {
            painter.roundRect(bar, m_isThumbDragged ? p.edge : p.muteLine, {}, 2);
        }
        drawSideBar(painter);
    }
    if (end == 0) {
        drawEmpty(painter);
    }
    if (m_hasHead) {
        drawHead(painter);
    }
    if (m_foot) {
        drawFoot(painter);
    }
    if (m_frame == TableFrame::Own) {
        painter.roundRect(wxRect(wxPoint(0, 0), size), {}, p.line, 8);
    }
}

} // namespace dongbo::gui
