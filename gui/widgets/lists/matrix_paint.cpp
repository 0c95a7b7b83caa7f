#include "gui/widgets/lists/matrix.h"

#include <algorithm>

namespace dongbo::gui {

void drawMatrixCell(Painter& painter, const wxRect& rect, const MatrixCell& cell)
{
    const Palette& p = painter.palette();
    const wxColour ink = cell.tone == Tone::None ? p.text2 : p.ink(cell.tone);
    switch (cell.fill) {
    case MatrixFill::None:
        painter.roundRect(rect, p.surface, p.line, 4);
        break;
    case MatrixFill::Soft:
        painter.roundRect(rect, p.soft(cell.tone), p.outline(cell.tone), 4);
        break;
    case MatrixFill::Plain:
        painter.roundRect(rect, p.soft(cell.tone), {}, 4);
        break;
    case MatrixFill::Dashed:
        painter.roundRect(rect, cell.tone == Tone::Mute ? p.muteSoft : p.surface, ink, 4, 1, true);
        break;
    }
    TextStyle style;
    style.size = TextSize::Caption;
    style.weight = Weight::Medium;
    style.colour = ink;
    style.align = Align::Centre;
    if (cell.icon.empty()) {
        painter.text({rect.x + 2, rect.y, rect.width - 4, rect.height}, cell.text, style);
        return;
    }
    if (cell.text.empty()) {
        painter.icon(cell.icon, rect, ink, 14);
        return;
    }
    const int wide = textWidth(cell.text, style.size, style.weight);
    const int x = rect.x + (rect.width - wide - 18) / 2;
    painter.icon(cell.icon, {x, rect.y, 14, rect.height}, ink, 14);
    style.align = Align::Left;
    painter.text({x + 18, rect.y, wide + 2, rect.height}, cell.text, style);
}

void Matrix::drawCell(Painter& painter, const wxRect& rect, const MatrixCell& cell, bool isHot)
{
    if (!cell.isThere) {
        TextStyle style;
        style.colour = painter.palette().text3;
        style.align = Align::Centre;
        painter.text(rect, "–", style);
        return;
    }
    drawMatrixCell(painter, rect, cell);
    if (isHot) {
        painter.roundRect(rect, {}, painter.palette().accent, 4);
    }
}

void Matrix::drawHead(Painter& painter, const std::vector<Place>& at)
{
    const Palette& p = painter.palette();
    painter.fill({0, 0, area().x, headTall()}, p.surface);
    const int titleTop = headTall() - titleTall;
    TextStyle style;
    style.size = TextSize::Caption;
    style.colour = p.text2;
    painter.text({margin, titleTop, nameWide() - 8, titleTall - 4}, m_rowsHead, style);
    style.align = Align::Right;
    const int right = at.empty() ? margin : at.back().x + at.back().width;
    painter.text({right, titleTop, sumWide - 4, titleTall - 4}, m_sumsHead, style);
    style.align = Align::Centre;
    for (std::size_t i = 0; i < at.size();) {
        std::size_t end = i + 1;
        const auto& group = m_columns[at[i].column].group;
        while (end < at.size() && m_columns[at[end].column].group == group) {
            ++end;
        }
        if (!group.empty()) {
            const int x = at[i].x + 1;
            const int wide = at[end - 1].x + at[end - 1].width - x - 2;
            TextStyle name = style;
            name.weight = Weight::SemiBold;
            name.colour = p.text;
            painter.text({x - 12, 2, wide + 24, groupTall - 4}, group, name);
            painter.hairline(x, x + wide, groupTall - 1, p.muteLine);
        }
        i = end;
    }
    for (const auto& place : at) {
        const bool isChosen = m_row >= 0 && place.column == m_column;
        TextStyle name = style;
        name.colour = isChosen ? p.accentText : p.text2;
        name.weight = isChosen ? Weight::Medium : Weight::Regular;
        painter.text({place.x - 5, titleTop, place.width + 8, titleTall - 4},
                     m_columns[place.column].title, name);
    }
}

void Matrix::drawRow(Painter& painter, const std::vector<Place>& at, std::int64_t row)
{
    const Palette& p = painter.palette();
    const auto line = m_model->row(row);
    const auto rect = rowRect(row);
    const bool isChosen = row == m_row;
    int x = margin;
    if (!line.icon.empty()) {
        painter.icon(line.icon, {x, rect.y, 16, rect.height}, p.ink(line.iconTone), 15);
        x += 22;
    }
    TextStyle name;
    name.weight = isChosen ? Weight::SemiBold : Weight::Medium;
    name.colour = isChosen || hoveredPart() == "row:" + std::to_string(row) ? p.accentText : p.text;
    painter.text({x, rect.y, margin + nameWide() - x - 8, rect.height}, line.name, name);
    for (const auto& place : at) {
        drawCell(painter, cellRect(row, place), m_model->cell(row, place.column),
                 hoveredPart() == partOf(row, place.column));
    }
    TextStyle sum;
    sum.weight = Weight::SemiBold;
    sum.colour = line.sumTone == Tone::None ? p.text2 : p.ink(line.sumTone);
    sum.align = Align::Right;
    const int right = at.empty() ? margin : at.back().x + at.back().width;
    painter.text({right, rect.y, sumWide - 4, rect.height}, line.sum, sum);
}

void Matrix::draw(Painter& painter)
{
    const Palette& p = painter.palette();
    painter.fill({wxPoint(0, 0), area()}, p.surface);
    if (rowCount() == 0) {
        return;
    }
    m_first = std::clamp<std::int64_t>(m_first, 0, lastFirst());
    const auto at = places();
    const auto end = std::min(rowCount(), m_first + visibleRows());
    for (auto row = m_first; row < end; ++row) {
        drawRow(painter, at, row);
    }
    drawHead(painter, at);
    for (const auto& place : at) {
        if (m_row >= m_first && m_row < end && place.column == m_column) {
            auto ring = cellRect(m_row, place);
            ring.Inflate(1, 1);
            painter.roundRect(ring, {}, p.accent, 5, 2);
        }
    }
    if (const auto bar = thumb(); !bar.IsEmpty()) {
        painter.roundRect(bar, p.muteLine, {}, 2);
    }
}

namespace {
constexpr int margin = 16;
} // namespace

MatrixLegend::MatrixLegend(wxWindow* parent, const std::string& name, std::vector<Entry> entries)
    : Canvas(parent, name)
    , m_entries(std::move(entries))
{}

std::vector<Part> MatrixLegend::parts() const
{
    Part part;
    part.id = "legend";
    part.role = Role::Label;
    for (const auto& entry : m_entries) {
        part.name += (part.name.empty() ? "" : ", ") + entry.cell.text +
                     (entry.cell.text.empty() ? "" : ": ") + entry.word;
    }
    part.rect = wxRect(wxPoint(0, 0), area());
    return {part};
}

void MatrixLegend::draw(Painter& painter)
{
    const int tall = area().y;
    TextStyle style;
    style.size = TextSize::Caption;
    style.colour = painter.palette().text2;
    int x = margin;
    for (const auto& entry : m_entries) {
        const int inside = entry.cell.text.empty()
                               ? 14
                               : textWidth(entry.cell.text, TextSize::Caption, Weight::Medium);
        const int cell = inside + (entry.cell.icon.empty() || entry.cell.text.empty() ? 14 : 30);
        const int word = textWidth(entry.word, TextSize::Caption);
        if (x + cell + 6 + word > area().x - 8) {
            break;
        }
        drawMatrixCell(painter, {x, (tall - 20) / 2, cell, 20}, entry.cell);
        x += cell + 6;
        painter.text({x, 0, word + 4, tall}, entry.word, style);
        x += word + 12;
    }
}

} // namespace dongbo::gui
