#include "gui/widgets/charts/charts.h"

#include <catch2/catch.hpp>

using dongbo::gui::Axis;
using dongbo::gui::axisFor;

TEST_CASE("Axis: begins at zero, reaches the highest bar, has at most three lines", "[widgets]")
{
    const std::int64_t most =
        GENERATE(0, 1, 2, 3, 4, 7, 15, 16, 99, 100, 101, 12345, 1'000'000'007);
    const Axis axis = axisFor(most);
    CAPTURE(most, axis.step, axis.top);
    CHECK(axis.top >= most);
    CHECK(axis.top % axis.step == 0);
    CHECK(axis.top / axis.step <= 3);
    CHECK(axis.top - axis.step < std::max<std::int64_t>(most, 1));
}

TEST_CASE("Axis: steps are 1, 2 or 5 times a power of ten", "[widgets]")
{
    CHECK(axisFor(3).step == 1);
    CHECK(axisFor(5).step == 2);
    CHECK(axisFor(15).step == 5);
    CHECK(axisFor(16).step == 10);
    CHECK(axisFor(250).step == 100);
}
