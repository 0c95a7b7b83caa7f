#include "gui/widgets/lists/columns.h"

#include <catch2/catch.hpp>

#include <numeric>

using dongbo::gui::Align;
using dongbo::gui::Column;
using dongbo::gui::ColumnKind;
using dongbo::gui::ColumnLayout;

namespace {

ColumnLayout devices(int room)
{
    ColumnLayout layout;
    layout.setColumns(
        {{"code", "Mã", 80, 60},
         {"name", "Thiết bị", 200, 120, 2},
         {"site", "Điểm cầu", 100, 60, 1},
         {"use", "Sử dụng", 90, 60, 0, ColumnKind::Text, Align::Left, true, 2},
         {"cost", "Nguyên giá", 110, 80, 0, ColumnKind::Money, Align::Left, true, 1}});
    layout.fit(room);
    return layout;
}

int total(const ColumnLayout& layout)
{
    const auto& places = layout.places();
    return std::accumulate(places.begin(), places.end(), 0,
                           [](int all, const auto& place) { return all + place.width; });
}

int widthOf(const ColumnLayout& layout, const std::string& id)
{
    for (const auto& place : layout.places()) {
        if (layout.columns()[place.column].id == id) {
            return place.width;
        }
    }
    return -1;
}

} // namespace

TEST_CASE("Columns: remaining width goes to the stretching columns by their shares", "[widgets]")
{
    const ColumnLayout layout = devices(580 + 90);
    CHECK(total(layout) == 670);
    CHECK(widthOf(layout, "name") == 260);
    CHECK(widthOf(layout, "site") == 130);
    CHECK(widthOf(layout, "code") == 80);
}

TEST_CASE("Columns: missing width is taken from the stretching ones first", "[widgets]")
{
    const ColumnLayout layout = devices(480);
    CHECK(layout.places().size() == 5);
    CHECK(widthOf(layout, "code") == 80);
    CHECK(widthOf(layout, "name") >= 120);
    CHECK(widthOf(layout, "site") >= 60);
    CHECK(total(layout) <= 480);
}

TEST_CASE("Columns: what a column at its minimum cannot give is taken from the others", "[widgets]")
{
    // "name" comes first and has room to give; "site" is at its minimum at once
    ColumnLayout layout;
    layout.setColumns({{"name", "Thiết bị", 200, 120, 2},
                       {"site", "Điểm cầu", 70, 60, 2},
                       {"cost", "Nguyên giá", 110, 80}});
    layout.fit(300);
    CHECK(total(layout) == 300);
    CHECK(widthOf(layout, "site") == 60);
    CHECK(widthOf(layout, "name") == 130);
}

TEST_CASE("Columns: a narrow list hides those with the highest number, one after another",
          "[widgets]")
{
    CHECK(widthOf(devices(400), "use") == -1);
    CHECK(widthOf(devices(400), "cost") > 0);
    CHECK(widthOf(devices(300), "cost") == -1);
    CHECK(widthOf(devices(300), "code") > 0);
}

TEST_CASE("Columns: they follow each other without gaps", "[widgets]")
{
    const ColumnLayout layout = devices(GENERATE(120, 300, 480, 581, 1500));
    int x = 0;
    for (const auto& place : layout.places()) {
        CHECK(place.x == x);
        CHECK(place.width > 0);
        x += place.width;
    }
}

TEST_CASE("Columns: a dragged width is kept, saved and restored", "[widgets]")
{
    ColumnLayout layout = devices(700);
    layout.setWidth("code", 140);
    layout.setWidth("site", 10); // not below its minimum
    CHECK(widthOf(layout, "code") == 140);
    CHECK(layout.saved() == "code=140;site=60");
    ColumnLayout other = devices(700);
    other.restore(layout.saved());
    CHECK(widthOf(other, "code") == 140);
    other.resetWidth("code");
    CHECK(widthOf(other, "code") == 80);
}

TEST_CASE("Columns: saved widths that are invalid are ignored", "[widgets]")
{
    ColumnLayout layout = devices(700);
    layout.restore(GENERATE("", ";;", "code", "code=", "code=x", "code=-5", "nosuch=90",
                            "code=99999999999999999999", "=90"));
    CHECK(layout.saved().empty());
}

TEST_CASE("Columns: a larger font widens columns, except those that were dragged", "[widgets]")
{
    ColumnLayout layout = devices(900);
    layout.setWidth("cost", 110);
    layout.setTextScale(1.1);
    layout.fit(900);
    CHECK(widthOf(layout, "code") == 88);
    CHECK(widthOf(layout, "use") == 99);
    CHECK(widthOf(layout, "cost") == 110);
    CHECK(total(layout) == 900);
}

TEST_CASE("Columns: the edge to drag is found within four units", "[widgets]")
{
    const ColumnLayout layout = devices(580);
    CHECK(layout.edgeAt(80) == 0);
    CHECK(layout.edgeAt(84) == 0);
    CHECK(layout.edgeAt(70) == ColumnLayout::npos);
}

TEST_CASE("Columns: what one does not need goes to those whose words are cut", "[widgets]")
{
    auto layout = devices(580); // the natural widths
    layout.setNeeds({80, 150, 130, 90, 60});
    layout.fit(580);
    CHECK(total(layout) == 580);
    CHECK(widthOf(layout, "site") == 130);
    CHECK(widthOf(layout, "code") == 80);
    CHECK(widthOf(layout, "name") >= 150);
    CHECK(widthOf(layout, "cost") >= 60);
    SECTION("as many as can be are whole when there is not enough for all")
    {
        layout.setNeeds({90, 400, 110, 90, 90});
        layout.fit(580);
        CHECK(total(layout) == 580);
        CHECK(widthOf(layout, "code") == 90);
        CHECK(widthOf(layout, "site") == 110);
        CHECK(widthOf(layout, "name") == 200);
        CHECK(widthOf(layout, "cost") == 90);
    }
    SECTION("a dragged column and one of unknown need keep their width")
    {
        layout.setWidth("code", 70);
        layout.setNeeds({120, 100, 160, 0, 110});
        layout.fit(580);
        CHECK(widthOf(layout, "code") == 70);
        CHECK(widthOf(layout, "use") == 90);
    }
    SECTION("others begin anew")
    {
        layout.setColumns(devices(580).columns());
        CHECK(widthOf(layout, "site") == 100);
    }
}

TEST_CASE("Columns: a list too narrow by a little takes it from columns wider than their words",
          "[widgets]")
{
    ColumnLayout layout;
    layout.setColumns({{"code", "Mã", 120, 60},
                       {"name", "Thiết bị", 150, 120, 1},
                       {"state", "Tình trạng", 120, 90, 0, ColumnKind::Pill}});
    layout.setNeeds({100, 300, 112});
    layout.fit(340); // least 120 + 120 + 120
    CHECK(total(layout) == 340);
    CHECK(widthOf(layout, "code") >= 100);
    CHECK(widthOf(layout, "state") >= 112);
    // more than they have: it scrolls, none is cut
    layout.fit(320);
    CHECK(total(layout) > 320);
    CHECK(widthOf(layout, "code") >= 100);
    CHECK(widthOf(layout, "state") >= 112);
}
