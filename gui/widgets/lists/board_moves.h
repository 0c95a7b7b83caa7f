#pragma once

#include <cstddef>
#include <vector>

/// How one walks over a board and moves its cards by keys. No window needed.
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

/// The card one arrives at, given how many cards each column has. Sideways steps skip empty columns
/// and keep the height as far as there are cards; without a way the place stays.
[[nodiscard]] BoardPlace steppedPlace(const std::vector<std::size_t>& cards, BoardPlace from,
                                      BoardStep step);

/// The next column to the left (by < 0) or right that takes the card; `from` itself without one.
/// `home` is always taken: there the card came from.
[[nodiscard]] std::size_t nextColumn(const std::vector<bool>& allowed, std::size_t home,
                                     std::size_t from, int by);

} // namespace dongbo::gui
