#include "gui/widgets/lists/board.h"

#include <algorithm>

namespace dongbo::gui {

namespace {
constexpr int headTall = 36;
constexpr int side = 9;
constexpr int cardPad = 12;
constexpr int cardTall = 102;
constexpr int cardGap = 9;
} // namespace

void Board::drawCard(Painter& painter, const BoardCard& card, const wxRect& rect, bool isLifted)
{
    const Palette& p = painter.palette();
    const bool isChosen = card.id == m_chosen || isLifted;
    const bool isHovered = hoveredPart() == "card:" + card.id;
    painter.roundRect(rect, p.surface, isChosen || isHovered ? p.accent : p.line, 8,
                      isChosen ? 2 : 1);
    const int x = rect.x + cardPad;
    const int wide = rect.width - 2 * cardPad;
    TextStyle style;
    style.size = TextSize::Caption;
    style.colour = p.text3;
    // the number is what people name it by: its pill goes without a word before it is cut
    const int room = wide - textWidth(card.code, TextSize::Caption, Weight::Regular) - 6;
    const bool hasWord = card.pillIcon.empty() || pillWidth(card.pillIcon, card.pill) <= room;
    const int pill = drawPill(painter, wxRect(x, rect.y + 10, wide, 20), card.pillIcon,
                              hasWord ? card.pill : std::string(), card.pillTone, Align::Right);
    painter.text(wxRect(x, rect.y + 10, wide - pill - 6, 20), card.code, style);
    TextStyle title;
    title.weight = Weight::SemiBold;
    painter.text(wxRect(x, rect.y + 33, wide, 20), card.title, title);
    style.colour = p.text2;
    painter.text(wxRect(x, rect.y + 54, wide, 18), card.place, style);

    const wxRect foot(x, rect.y + 75, wide, 18);
    int at = x;
    const wxColour age = card.isLate ? p.bad : p.text2;
    painter.icon("clock", wxRect(at, foot.y, 13, foot.height), age, 13);
    at += 18;
    style.colour = age;
    style.weight = card.isLate ? Weight::SemiBold : Weight::Regular;
    at += painter.text(wxRect(at, foot.y, x + wide - at, foot.height), card.age, style) + 11;
    if (!card.again.empty()) {
        painter.icon("repeat", wxRect(at, foot.y, 13, foot.height), p.odd, 13);
        at += 18;
        style.colour = p.odd;
        style.weight = Weight::Medium;
        at += painter.text(wxRect(at, foot.y, std::max(0, x + wide - at), foot.height), card.again,
                           style) +
              8;
    }
    if (card.after.empty()) {
        return;
    }
    style.colour = card.afterTone == Tone::None ? p.text2 : p.ink(card.afterTone);
    style.weight = card.afterTone == Tone::None ? Weight::Regular : Weight::Medium;
    style.align = Align::Right;
    const int icon = card.afterIcon.empty() ? 0 : 16;
    const int left = x + wide - at - icon;
    const int width = std::min(left, textWidth(card.after, style.size, style.weight));
    painter.text(wxRect(x + wide - width, foot.y, width, foot.height), card.after, style);
    if (icon > 0 && left > 0) {
        painter.icon(card.afterIcon, wxRect(x + wide - width - icon, foot.y, 13, foot.height),
                     *style.colour, 13);
    }
}

void Board::drawColumn(Painter& painter, std::size_t index)
{
    const Palette& p = painter.palette();
    const BoardColumn& column = m_columns[index];
    const wxRect all = columnRect(index);
    const bool isTarget = !m_moving.empty() && m_target == index;
    painter.roundRect(all, p.muteSoft,
                      isTarget ? std::optional<wxColour>(p.accent) : std::optional<wxColour>(), 8,
                      2);
    TextStyle style;
    style.weight = Weight::SemiBold;
    int x = all.x + cardPad;
    const int right = all.x + all.width - cardPad;
    const int note = textWidth(column.note, TextSize::Caption);
    x += painter.text(wxRect(x, 0, right - x, headTall), column.title, style) + 8;
    style.size = TextSize::Caption;
    style.weight = Weight::Regular;
    style.colour = p.text2;
    x += painter.text(wxRect(x, 0, right - x, headTall), column.count, style) + 10;
    if (x + note <= right) {
        painter.text(wxRect(right - note, 0, note, headTall), column.note, style);
    }

    const wxRect room = cardsRect(index);
    VerticalScroll& scroll = m_scrolls[column.id];
    scroll.measure(static_cast<int>(column.cards.size()) * (cardTall + cardGap), room.height);
    const Painter::Clip clip(painter, room);
    if (column.cards.empty() && !m_empty.empty()) {
        style.align = Align::Centre;
        painter.text(wxRect(room.x + side, room.y + 8, room.width - 2 * side, 20), m_empty, style);
    }
    for (std::size_t i = 0; i < column.cards.size(); ++i) {
        const wxRect rect = cardRect(index, i);
        if (rect.GetBottom() < room.y || rect.y > area().y) {
            continue;
        }
        if (column.cards[i].id == m_moving) {
            painter.roundRect(rect, {}, p.edge, 8, 1, true); // its original position
        } else {
            drawCard(painter, column.cards[i], rect, false);
        }
    }
    scroll.draw(painter, wxRect(room.x, room.y, room.width - 1, room.height));
}

void Board::draw(Painter& painter)
{
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        drawColumn(painter, i);
    }
    const auto home = placeOf(m_moving);
    if (!home) {
        return;
    }
    const BoardCard& card = m_columns[home->column].cards[home->card];
    wxRect rect = cardRect(home->column, home->card);
    if (m_isDragged) {
        rect.Offset(m_dragAt - m_pressedAt);
    } else {
        rect.x = columnRect(m_target).x + side;
        rect.width = columnRect(m_target).width - 2 * side;
        if (m_target != home->column) {
            rect.y = headTall;
        }
    }
    drawCard(painter, card, rect, true);
}

} // namespace dongbo::gui
