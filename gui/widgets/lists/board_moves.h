#pragma once

#include <cstddef>
#include <vector>

/// Keyboard navigation on a board and moving its cards. Needs no window.
namespace dongbo::gui {

struct BoardPlace
{
    std::size_t column = 0;
    std::size_t card = 0;
    bool operator==(const BoardPlace&) const = default;
};

enum class BoardStep
{
    Left,
    Right,
    Up,
    Down,
    Home, ///< first card of the column
    End
};

/// The card reached by a step, given the number of cards in each column. Sideways steps skip empty
/// columns and keep the row where possible; without a target the position is unchanged.
[[nodiscard]] BoardPlace steppedPlace(const std::vector<std::size_t>& cards, BoardPlace from,
                                      BoardStep step);

/// The next column to the left (by < 0) or right that accepts the card; `from` itself without one.
/// `home`, the card's original column, always accepts it.
[[nodiscard]] std::size_t nextColumn(const std::vector<bool>& allowed, std::size_t home,
                                     std::size_t from, int by);

} // namespace dongbo::gui
