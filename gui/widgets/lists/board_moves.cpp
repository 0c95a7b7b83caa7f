#include "gui/widgets/lists/board_moves.h"

#include <algorithm>

namespace dongbo::gui {

BoardPlace steppedPlace(const std::vector<std::size_t>& cards, BoardPlace from, BoardStep step)
{
    if (from.column >= cards.size()) {
        return from;
    }
    const std::size_t count = cards[from.column];
    switch (step) {
    case BoardStep::Up:
        return {from.column, from.card > 0 ? from.card - 1 : 0};
    case BoardStep::Down:
        return {from.column, std::min(from.card + 1, count > 0 ? count - 1 : 0)};
    case BoardStep::Home:
        return {from.column, 0};
    case BoardStep::End:
        return {from.column, count > 0 ? count - 1 : 0};
    case BoardStep::Left:
        for (std::size_t column = from.column; column-- > 0;) {
            if (cards[column] > 0) {
                return {column, std::min(from.card, cards[column] - 1)};
            }
        }
        return from;
    case BoardStep::Right:
        for (std::size_t column = from.column + 1; column < cards.size(); ++column) {
            if (cards[column] > 0) {
                return {column, std::min(from.card, cards[column] - 1)};
            }
        }
        return from;
    }
    return from;
}

std::size_t nextColumn(const std::vector<bool>& allowed, std::size_t home, std::size_t from, int by)
{
    std::size_t at = from;
    while (by < 0 ? at > 0 : at + 1 < allowed.size()) {
        at = by < 0 ? at - 1 : at + 1;
        if (at == home || allowed[at]) {
            return at;
        }
    }
    return from;
}

} // namespace dongbo::gui
