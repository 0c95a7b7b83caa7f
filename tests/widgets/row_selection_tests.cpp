#include "gui/widgets/lists/row_selection.h"

#include <catch2/catch.hpp>

using dongbo::gui::RowSelection;
using Ranges = std::vector<RowSelection::Range>;

TEST_CASE("Selection: neighbouring and overlapping ranges become one", "[widgets]")
{
    RowSelection rows;
    rows.add(5, 7);
    rows.add(10, 12);
    rows.add(8, 9);
    CHECK(rows.ranges() == Ranges{{5, 12}});
    rows.add(20, 3);
    CHECK(rows.ranges() == Ranges{{3, 20}});
}

TEST_CASE("Selection: deselecting a row in the middle leaves both sides", "[widgets]")
{
    RowSelection rows;
    rows.onlyRange(9, 2);
    rows.toggle(5);
    CHECK(rows.ranges() == Ranges{{2, 4}, {6, 9}});
    CHECK_FALSE(rows.has(5));
    CHECK(rows.has(4));
    CHECK(rows.has(6));
    CHECK_FALSE(rows.has(10));
    rows.toggle(5);
    CHECK(rows.ranges() == Ranges{{2, 9}});
}

TEST_CASE("Selection: a million million rows cost one range", "[widgets]")
{
    RowSelection rows;
    rows.onlyRange(0, 999'999'999'999);
    CHECK(rows.count() == 1'000'000'000'000);
    CHECK(rows.rows(3) == std::vector<std::int64_t>{0, 1, 2});
    CHECK(rows.ranges().size() == 1);
}

TEST_CASE("Selection: rows past the end of a shorter list are deselected", "[widgets]")
{
    RowSelection rows;
    rows.add(2, 3);
    rows.add(8, 12);
    rows.cutTo(10);
    CHECK(rows.ranges() == Ranges{{2, 3}, {8, 9}});
    rows.cutTo(3);
    CHECK(rows.ranges() == Ranges{{2, 2}});
    rows.cutTo(0);
    CHECK(rows.empty());
    CHECK(rows.first() == -1);
}
