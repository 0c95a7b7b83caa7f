#include "gui/widgets/lists/board.h"

#include <algorithm>
#include <cstdlib>

namespace dongbo::gui {

namespace {
constexpr int gap = 12;
constexpr int headTall = 36;
constexpr int side = 9;
constexpr int cardTall = 102;
constexpr int cardGap = 9;
constexpr int dragReach = 5;
constexpr std::string_view cardPrefix = "card:";

std::string cardOf(const std::string& partId)
{
    return partId.compare(0, cardPrefix.size(), cardPrefix) == 0 ? partId.substr(cardPrefix.size())
                                                                 : std::string();
}
} // namespace

Board::Board(wxWindow* parent, const std::string& name)
    : Canvas(parent, name)
{}

void Board::setColumns(std::vector<BoardColumn> columns)
{
    m_columns = std::move(columns);
    if (!placeOf(m_moving)) {
        stopMoving();
    }
    changed();
}

void Board::choose(const std::string& card)
{
    m_chosen = card;
    const auto place = placeOf(card);
    if (!place) {
        Refresh();
        return;
    }
    reveal(*place); // only visible cards are parts
    focusPart(std::string(cardPrefix) + card);
    Refresh();
}

void Board::setEmptyText(std::string text)
{
    m_empty = std::move(text);
    Refresh();
}

wxRect Board::columnRect(std::size_t column) const
{
    const int count = std::max(1, static_cast<int>(m_columns.size()));
    const int room = area().x - (count - 1) * gap;
    const int at = static_cast<int>(column);
    const int from = at * room / count + at * gap;
    return {from, 0, (at + 1) * room / count + at * gap - from, area().y};
}

wxRect Board::cardsRect(std::size_t column) const
{
    const wxRect all = columnRect(column);
    return {all.x, headTall, all.width, std::max(0, all.height - headTall)};
}

wxRect Board::cardRect(std::size_t column, std::size_t card) const
{
    const wxRect room = cardsRect(column);
    const auto scroll = m_scrolls.find(m_columns[column].id);
    const int top = scroll == m_scrolls.end() ? 0 : scroll->second.top;
    const int y = room.y + static_cast<int>(card) * (cardTall + cardGap) - top;
    return {room.x + side, y, room.width - 2 * side, cardTall};
}

std::optional<Board::Place> Board::placeOf(const std::string& card) const
{
    for (std::size_t c = 0; c < m_columns.size(); ++c) {
        const auto& cards = m_columns[c].cards;
        const auto found = std::find_if(cards.begin(), cards.end(),
                                        [&card](const BoardCard& one) { return one.id == card; });
        if (found != cards.end()) {
            return Place{c, static_cast<std::size_t>(found - cards.begin())};
        }
    }
    return std::nullopt;
}

std::optional<std::size_t> Board::columnAt(wxPoint dip) const
{
    for (std::size_t c = 0; c < m_columns.size(); ++c) {
        if (columnRect(c).Contains(dip)) {
            return c;
        }
    }
    return std::nullopt;
}

std::vector<bool> Board::allowed(const std::string& card) const
{
    std::vector<bool> out;
    for (const BoardColumn& column : m_columns) {
        out.push_back(!m_rule || m_rule(card, column.id));
    }
    return out;
}

std::vector<Part> Board::parts() const
{
    std::vector<Part> out;
    for (std::size_t c = 0; c < m_columns.size(); ++c) {
        const BoardColumn& column = m_columns[c];
        Part head;
        head.id = "column:" + column.id;
        head.role = Role::Heading;
        head.name = column.title + " " + column.count;
        head.rect = columnRect(c);
        head.tip = {};
        out.push_back(std::move(head));
        for (std::size_t i = 0; i < column.cards.size(); ++i) {
            const BoardCard& card = column.cards[i];
            Part part;
            part.id = std::string(cardPrefix) + card.id;
            part.role = Role::Item;
            part.name = card.code + ", " + card.pill + ", " + card.title + ", " + card.place +
                        ", " + card.age;
            for (const std::string& more : {card.again, card.after}) {
                part.name += more.empty() ? "" : ", " + more;
            }
            part.rect = cardRect(c, i);
            part.isSelected = card.id == m_chosen;
            const wxRect room = cardsRect(c);
            if (part.rect.GetBottom() < room.y || part.rect.y > area().y) {
                continue;
            }
            part.rect.Intersect(room);
            out.push_back(std::move(part));
        }
    }
    return out;
}

void Board::activate(const std::string& partId)
{
    const std::string card = cardOf(partId);
    if (card.empty()) {
        return;
    }
    choose(card);
    if (m_choose) {
        const auto callback = m_choose;
        callback(m_chosen);
    }
}

void Board::activateTwice(const std::string& partId)
{
    const std::string card = cardOf(partId);
    if (!card.empty() && m_open) {
        const auto open = m_open;
        open(card);
    }
}

void Board::contextMenu(const std::string& partId, wxPoint at)
{
    const std::string card = cardOf(partId);
    if (!card.empty() && m_menu) {
        activate(partId);
        m_menu(card, at);
    }
}

void Board::focusMoved()
{
    if (const auto place = placeOf(cardOf(focusedPart()))) {
        reveal(*place);
    }
}

void Board::reveal(const Place& place)
{
    VerticalScroll& scroll = m_scrolls[m_columns[place.column].id];
    const int count = static_cast<int>(m_columns[place.column].cards.size());
    scroll.measure(count * (cardTall + cardGap), cardsRect(place.column).height);
    scroll.reveal(static_cast<int>(place.card) * (cardTall + cardGap), cardTall + cardGap);
}

void Board::stopMoving()
{
    m_moving.clear();
    m_isDragged = false;
    Refresh();
}

bool Board::walk(int key)
{
    const std::map<int, BoardStep> steps{{WXK_LEFT, BoardStep::Left}, {WXK_RIGHT, BoardStep::Right},
                                         {WXK_UP, BoardStep::Up},     {WXK_DOWN, BoardStep::Down},
                                         {WXK_HOME, BoardStep::Home}, {WXK_END, BoardStep::End}};
    const auto step = steps.find(key);
    if (step == steps.end()) {
        return false;
    }
    std::vector<std::size_t> counts;
    for (const BoardColumn& column : m_columns) {
        counts.push_back(column.cards.size());
    }
    const auto here = placeOf(cardOf(focusedPart()));
    if (!here) {
        focusPart({});
        return true;
    }
    const BoardPlace next = steppedPlace(counts, {here->column, here->card}, step->second);
    const std::string id = m_columns[next.column].cards[next.card].id;
    // it may be scrolled out of view: scroll to it first, then it is a part
    m_scrolls[m_columns[next.column].id].reveal(static_cast<int>(next.card) * (cardTall + cardGap),
                                                cardTall + cardGap);
    activate(std::string(cardPrefix) + id);
    return true;
}

bool Board::keyWhileMoving(int key)
{
    const auto home = placeOf(m_moving);
    if (!home) {
        return false;
    }
    switch (key) {
    case WXK_LEFT:
    case WXK_RIGHT:
        m_target = nextColumn(allowed(m_moving), home->column, m_target, key == WXK_LEFT ? -1 : 1);
        Refresh();
        return true;
    case WXK_RETURN:
    case WXK_NUMPAD_ENTER:
    case WXK_SPACE: {
        const std::string card = m_moving;
        const std::string column = m_columns[m_target].id;
        const bool isElsewhere = m_target != home->column;
        stopMoving();
        if (isElsewhere && m_move) {
            const auto move = m_move;
            move(card, column);
        }
        return true;
    }
    case WXK_ESCAPE:
        stopMoving();
        return true;
    default:
        return key == WXK_UP || key == WXK_DOWN;
    }
}

bool Board::onKey(wxKeyEvent& event)
{
    const int key = event.GetKeyCode();
    if (!m_moving.empty() && keyWhileMoving(key)) {
        return true;
    }
    if (event.ControlDown() || event.AltDown()) {
        return false;
    }
    if (key == 'M') {
        const auto place = placeOf(cardOf(focusedPart()));
        if (place && m_move) {
            m_moving = cardOf(focusedPart());
            m_target = place->column;
            m_isDragged = false;
            Refresh();
        }
        return true;
    }
    if (key == WXK_RETURN || key == WXK_NUMPAD_ENTER) {
        activateTwice(focusedPart());
        return true;
    }
    return walk(key);
}

bool Board::onMouse(wxMouseEvent& event, wxPoint dip)
{
    if (event.GetEventType() == wxEVT_MOUSEWHEEL) {
        const auto column = columnAt(dip);
        if (column && m_scrolls[m_columns[*column].id].wheel(event, 60)) {
            Refresh();
            return true;
        }
        return false;
    }
    if (event.LeftDown()) {
        const auto under = partAt(dip);
        m_pressedCard = under ? cardOf(under->id) : std::string();
        m_pressedAt = dip;
        return false;
    }
    if (event.Dragging() && event.LeftIsDown() && !m_pressedCard.empty() && m_move) {
        const wxPoint way = dip - m_pressedAt;
        if (m_moving.empty() && std::abs(way.x) + std::abs(way.y) > dragReach) {
            m_moving = m_pressedCard;
            m_isDragged = true;
            CaptureMouse();
            SetCursor(wxCursor(wxCURSOR_SIZING));
        }
        if (m_isDragged) {
            m_dragAt = dip;
            const auto home = placeOf(m_moving);
            const auto over = columnAt(dip);
            m_target = home ? home->column : 0;
            if (over && allowed(m_moving)[*over]) {
                m_target = *over;
            }
            Refresh();
            return true;
        }
    }
    if (event.LeftUp() && m_isDragged) {
        const std::string card = m_moving;
        const auto home = placeOf(card);
        const std::size_t target = m_target;
        ReleaseMouse();
        SetCursor(wxNullCursor);
        stopMoving();
        m_pressedCard.clear();
        if (home && home->column != target && m_move) {
            const auto move = m_move;
            move(card, m_columns[target].id);
        }
        return true;
    }
    if (event.LeftUp()) {
        m_pressedCard.clear();
    }
    return false;
}

} // namespace dongbo::gui
