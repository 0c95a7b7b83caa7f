#include "gui/widgets/lists/board_moves.h"

#include <catch2/catch.hpp>

using dongbo::gui::BoardPlace;
using dongbo::gui::BoardStep;
using dongbo::gui::nextColumn;
using dongbo::gui::steppedPlace;

TEST_CASE("Board: sideways steps skip empty columns and keep the height", "[widgets]")
{
    const std::vector<std::size_t> cards{3, 0, 1, 4};
    CHECK(steppedPlace(cards, {0, 2}, BoardStep::Right) == BoardPlace{2, 0});
    CHECK(steppedPlace(cards, {2, 0}, BoardStep::Right) == BoardPlace{3, 0});
    CHECK(steppedPlace(cards, {3, 3}, BoardStep::Left) == BoardPlace{2, 0});
    CHECK(steppedPlace(cards, {3, 3}, BoardStep::Right) == BoardPlace{3, 3});
    CHECK(steppedPlace(cards, {0, 1}, BoardStep::Left) == BoardPlace{0, 1});
}

TEST_CASE("Board: up and down stay in the column", "[widgets]")
{
    const std::vector<std::size_t> cards{3, 0};
    CHECK(steppedPlace(cards, {0, 0}, BoardStep::Up) == BoardPlace{0, 0});
    CHECK(steppedPlace(cards, {0, 0}, BoardStep::Down) == BoardPlace{0, 1});
    CHECK(steppedPlace(cards, {0, 2}, BoardStep::Down) == BoardPlace{0, 2});
    CHECK(steppedPlace(cards, {0, 1}, BoardStep::End) == BoardPlace{0, 2});
    CHECK(steppedPlace(cards, {0, 1}, BoardStep::Home) == BoardPlace{0, 0});
    CHECK(steppedPlace(cards, {9, 1}, BoardStep::Down) == BoardPlace{9, 1});
}

TEST_CASE("Board: a card moves only to columns that accept it, and always back", "[widgets]")
{
    const std::vector<bool> allowed{false, false, true, false, true};
    CHECK(nextColumn(allowed, 1, 1, 1) == 2);
    CHECK(nextColumn(allowed, 1, 2, 1) == 4);
    CHECK(nextColumn(allowed, 1, 4, 1) == 4);
    CHECK(nextColumn(allowed, 1, 2, -1) == 1);
    CHECK(nextColumn(allowed, 1, 1, -1) == 1);
}
