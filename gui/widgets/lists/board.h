#pragma once

#include "gui/widgets/base/canvas.h"
#include "gui/widgets/base/scroll.h"
#include "gui/widgets/lists/board_moves.h"

#include <map>

namespace dongbo::gui {

struct BoardCard
{
    std::string id;
    std::string code;
    std::string pill; ///< severity: icon, short word, tone
    std::string pillIcon;
    Tone pillTone = Tone::Mute;
    std::string title;
    std::string place; ///< "Hiển Khánh · Samsung 55\""
    std::string age;   ///< "7 giờ"
    bool isLate = false;
    std::string again = {}; ///< "lần 3"; empty: the first time
    std::string after = {}; ///< at the right: warranty, or what it waits for
    std::string afterIcon = {};
    Tone afterTone = Tone::None;
};

struct BoardColumn
{
    std::string id;
    std::string title;
    std::string count;
    std::string note = {}; ///< at the right of the column head: "nhận trong 4 giờ"
    std::vector<BoardCard> cards;
};

/// Columns of cards. A card is moved by dragging, or with M, then left and right, then Enter
/// (Esc cancels). The board only requests moves (onMove); it shows what setColumns sets. Parts:
/// "card:<id>", "column:<id>".
class Board : public Canvas
{
public:
    Board(wxWindow* parent, const std::string& name);

    void setColumns(std::vector<BoardColumn> columns);
    /// Selects the card, 2 px accent outline.
    void choose(const std::string& card);
    [[nodiscard]] const std::string& chosen() const { return m_chosen; }
    /// Whether a card may move to a column; by default every column accepts every card.
    void setRule(std::function<bool(const std::string& card, const std::string& column)> rule)
    {
        m_rule = std::move(rule);
    }
    /// A click or an arrow key selected a card.
    void onChoose(std::function<void(const std::string& card)> action)
    {
        m_choose = std::move(action);
    }
    /// Enter or a double click.
    void onOpen(std::function<void(const std::string& card)> action) { m_open = std::move(action); }
    void onMove(std::function<void(const std::string& card, const std::string& column)> action)
    {
        m_move = std::move(action);
    }
    void onMenu(std::function<void(const std::string& card, wxPoint at)> action)
    {
        m_menu = std::move(action);
    }
    /// Placeholder of a column without cards.
    void setEmptyText(std::string text);

    [[nodiscard]] std::vector<Part> parts() const override;
    void activate(const std::string& partId) override;
    void activateTwice(const std::string& partId) override;
    void contextMenu(const std::string& partId, wxPoint at) override;
    [[nodiscard]] Role role() const override { return Role::List; }

protected:
    void draw(Painter& painter) override;
    bool onKey(wxKeyEvent& event) override;
    bool onMouse(wxMouseEvent& event, wxPoint dip) override;
    void focusMoved() override;
    [[nodiscard]] wxSize bestSize() const override { return {640, 240}; }

private:
    struct Place
    {
        std::size_t column = 0;
        std::size_t card = 0;
    };
    [[nodiscard]] wxRect columnRect(std::size_t column) const;
    [[nodiscard]] wxRect cardsRect(std::size_t column) const;
    [[nodiscard]] wxRect cardRect(std::size_t column, std::size_t card) const;
    /// Scrolls its column so that the card is visible.
    void reveal(const Place& place);
    [[nodiscard]] std::optional<Place> placeOf(const std::string& card) const;
    [[nodiscard]] std::optional<std::size_t> columnAt(wxPoint dip) const;
    [[nodiscard]] std::vector<bool> allowed(const std::string& card) const;
    void drawColumn(Painter& painter, std::size_t column);
    void drawCard(Painter& painter, const BoardCard& card, const wxRect& rect, bool isLifted);
    bool walk(int key);
    bool keyWhileMoving(int key);
    void stopMoving();

    std::vector<BoardColumn> m_columns;
    std::map<std::string, VerticalScroll> m_scrolls; ///< by column
    std::string m_chosen;
    std::string m_empty;
    std::string m_moving; ///< the card being moved by keys or mouse
    bool m_isDragged = false;
    std::size_t m_target = 0; ///< its target column
    std::string m_pressedCard;
    wxPoint m_pressedAt;
    wxPoint m_dragAt;
    std::function<bool(const std::string&, const std::string&)> m_rule;
    std::function<void(const std::string&)> m_choose;
    std::function<void(const std::string&)> m_open;
    std::function<void(const std::string&, const std::string&)> m_move;
    std::function<void(const std::string&, wxPoint)> m_menu;
};

} // namespace dongbo::gui
