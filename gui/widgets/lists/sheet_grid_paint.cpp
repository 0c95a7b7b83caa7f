#include "gui/widgets/lists/sheet_grid.h"

#include <algorithm>

namespace dongbo::gui {

namespace {
constexpr int numberWide = 36;
constexpr int letterTall = 22;
constexpr int meaningTall = 34;
constexpr int headTall = letterTall + meaningTall;
constexpr int rowTall = 27;
constexpr int pad = 6;
} // namespace

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
    if (isChosen(index)) {
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
    if (isChosen(index)) {
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
