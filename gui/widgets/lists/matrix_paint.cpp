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

void Matrix::drawMore(Painter& painter)
{
    const Palette& p = painter.palette();
    for (const bool atRight : {false, true}) {
        const auto columns = hidden(atRight);
        if (columns.empty()) {
            continue;
        }
        const auto rect = moreRect(atRight);
        const bool isHot = hoveredPart() == (atRight ? "more:right" : "more:left");
        painter.roundRect(rect, isHot ? p.accentSoft : p.surface, p.muteLine, 4);
        constexpr int arrow = 14;
        const int arrowAt = atRight ? rect.x + rect.width - arrow - 4 : rect.x + 4;
        painter.icon(atRight ? "chevron-right" : "chevron-left",
                     {arrowAt, rect.y, arrow, rect.height}, p.accentText, arrow);
        TextStyle style;
        style.size = TextSize::Caption;
        style.colour = p.accentText;
        style.align = Align::Centre;
        painter.text({atRight ? rect.x : rect.x + arrow, rect.y, rect.width - arrow, rect.height},
                     "+" + std::to_string(columns.size()), style);
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
    drawMore(painter);
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
constexpr int legendTall = 38;
constexpr int legendCell = 20;
constexpr int legendLine = 24;
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

std::vector<MatrixLegend::Place> MatrixLegend::places(int room) const
{
    std::vector<Place> out;
    int x = margin;
    int y = (legendTall - legendCell) / 2;
    for (const auto& entry : m_entries) {
        const int inside = entry.cell.text.empty()
                               ? 14
                               : textWidth(entry.cell.text, TextSize::Caption, Weight::Medium);
        const int cell = inside + (entry.cell.icon.empty() || entry.cell.text.empty() ? 14 : 30);
        const int word = textWidth(entry.word, TextSize::Caption) + 4;
        if (x > margin && x + cell + 6 + word > room - 8) {
            x = margin;
            y += legendLine;
        }
        out.push_back({{x, y, cell, legendCell}, {x + cell + 6, y, word, legendCell}});
        x += cell + 6 + word + 8;
    }
    return out;
}

wxSize MatrixLegend::bestSize() const
{
    return {240, legendTall + (m_lines - 1) * legendLine};
}

void MatrixLegend::DoSetSize(int x, int y, int width, int height, int sizeFlags)
{
    Canvas::DoSetSize(x, y, width, height, sizeFlags);
    const auto all = places(area().x);
    const int lines = all.empty() ? 1 : 1 + all.back().cell.y / legendLine;
    if (lines != m_lines && area().x > 0) { // the height depends on the width
        m_lines = lines;
        InvalidateBestSize();
        CallAfter([this] { relayout(*this); });
    }
}

void MatrixLegend::draw(Painter& painter)
{
    TextStyle style;
    style.size = TextSize::Caption;
    style.colour = painter.palette().text2;
    const auto all = places(area().x);
    for (std::size_t i = 0; i < all.size(); ++i) {
        drawMatrixCell(painter, all[i].cell, m_entries[i].cell);
        painter.text(all[i].word, m_entries[i].word, style);
    }
}

} // namespace dongbo::gui
