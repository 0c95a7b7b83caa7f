#include "core/domain/value_key.h"
#include "core/register/devices/devices.h"
#include "core/register/places/places.h"
#include "core/store/projection/load.h"
#include "gui/present/devices/device_query.h"
#include "gui/present/devices/devices_list.h"
#include "tests/support/fake_list_view.h"
#include "tests/support/fake_shell.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace dongbo; // NOLINT(google-build-using-namespace): a test
using dongbo::test::FakeListView;
using dongbo::test::FakeShell;
using namespace dongbo::present; // NOLINT(google-build-using-namespace): a test

namespace {

using Titles = std::vector<std::string>;

struct ListFixture
{
    FakeShell shell;
    FakeListView view;
    std::optional<DevicesList> list;

    DeviceId add(const std::string& site, DeviceType type, const std::string& name,
                 std::int64_t cost, Condition condition = Condition::Good)
    {
        Device device;
        device.name = name;
        device.type = type;
        device.site = findSite(shell.reg(), site);
        device.condition = condition;
        device.cost = Money{cost};
        return addDevice(shell.reg(), device, "")->id;
    }
    void open(const Place& place = {ScreenName::Devices, {}, {}})
    {
        list.emplace(shell, view);
        list->open(place);
        shell.settle();
    }
    Titles titles() { return test::textsOf(*list, "name"); }
    ListChip chip(const std::string& id)
    {
        const auto found = test::chipOf(*list, id);
        REQUIRE(found);
        return *found;
    }
    std::vector<ListChoice> values(const std::string& column)
    {
        std::vector<ListChoice> out;
        list->askValues(column, [&out](std::vector<ListChoice> read) { out = std::move(read); });
        shell.settle();
        return out;
    }
};

} // namespace

TEST_CASE("Device list: opens by site, counts its groups and sums what is shown", "[present]")
{
    ListFixture f;
    f.add("Hiển Khánh", DeviceType::Screen, "Màn hình", 12'000'000, Condition::Broken);
    f.add("Đại An", DeviceType::Camera, "Camera", 16'900'000);
    f.add("Đại An", DeviceType::Speaker, "Loa", 5'000'000);
    f.open();
    CHECK(f.titles() == Titles{"Camera", "Loa", "Màn hình"});
    CHECK(f.chip("all").count == "3");
    CHECK(f.chip("broken").count == "1");
    CHECK(f.chip("all").isOn);
    CHECK(f.view.current == 0);
    const auto foot = f.list->foot(0, 2);
    CHECK(foot.left == "Dòng 1–3 trên 3");
    CHECK(foot.value == "33.900.000 đ");
    CHECK(f.list->caption() == "3 thiết bị · 1 hỏng");
}

TEST_CASE("Device list: words typed without marks narrow it, and the newest count", "[present]")
{
    ListFixture f;
    f.add("Hiển Khánh", DeviceType::Screen, "Màn hình", 1);
    f.add("Đại An", DeviceType::Camera, "Camera", 1);
    f.open();
    f.list->setText("c");
    f.list->setText("man hinh hien");
    f.shell.settle();
    CHECK(f.titles() == Titles{"Màn hình"});
    CHECK(f.chip("all").count == "1");
    f.list->setText("khong co gi");
    f.shell.settle();
    REQUIRE(f.view.empty);
    CHECK(f.view.empty->ways.front().id == "clear");
    f.list->takeWay("clear");
    f.shell.settle();
    CHECK(f.titles().size() == 2);
    CHECK(f.view.typed.empty());
}

TEST_CASE("Device list: a word that names a type narrows by it when no device has the words",
          "[present]")
{
    ListFixture f;
    f.add("Hiển Khánh", DeviceType::Screen, "Màn hình", 1, Condition::Broken);
    f.add("Đại An", DeviceType::Screen, "Màn hình LG", 1);
    f.add("Hiển Khánh", DeviceType::Camera, "Camera", 1);
    f.open();
    f.list->setText("tv hien");
    f.shell.settle();
    CHECK(f.titles() == Titles{"Màn hình"});
    CHECK(f.chip("all").count == "1");
    CHECK(f.chip("broken").count == "1");
    f.list->setText("tv");
    f.shell.settle();
    CHECK(f.titles().size() == 2);
    f.add("Đại An", DeviceType::Accessory, "TV box", 1);
    f.list->reload();
    f.shell.settle();
    CHECK(f.titles() == Titles{"TV box"}); // the very words come before what they mean
}

TEST_CASE("Device list: sorting turns round at the second click and is remembered", "[present]")
{
    ListFixture f;
    f.add("Đại An", DeviceType::Camera, "A", 2);
    f.add("Đại An", DeviceType::Camera, "B", 3);
    f.add("Đại An", DeviceType::Camera, "C", 1);
    f.open();
    f.list->sortBy("cost");
    f.shell.settle();
    CHECK(f.titles() == Titles{"C", "A", "B"});
    f.list->sortBy("cost");
    f.shell.settle();
    CHECK(f.titles() == Titles{"B", "A", "C"});
    f.open();
    CHECK(f.titles() == Titles{"B", "A", "C"});
}

TEST_CASE("Device list: the current device stays current wherever sorting and changes put it",
          "[present]")
{
    ListFixture f;
    f.add("Đại An", DeviceType::Camera, "A", 2);
    const auto b = f.add("Đại An", DeviceType::Camera, "B", 3);
    f.open();
    f.list->setChosen({{1, 1}}, 1);
    CHECK(f.list->currentDevice() == b);
    f.list->sortBy("cost");
    f.list->sortBy("cost");
    f.shell.settle();
    CHECK(f.view.current == 0);
    CHECK(f.list->currentDevice() == b);
    f.add("Đại An", DeviceType::Camera, "Đắt hơn", 9);
    f.shell.session().announceChange();
    f.shell.settle();
    CHECK(f.view.current == 1);
    CHECK(f.list->currentDevice() == b);
}

TEST_CASE("Device list: a place with a filter opens as that filter, its choices can be taken away",
          "[present]")
{
    ListFixture f;
    f.add("Đại An", DeviceType::Camera, "Camera", 1, Condition::Broken);
    f.add("Đại An", DeviceType::Speaker, "Loa", 1);
    f.add("Hiển Khánh", DeviceType::Screen, "Màn hình", 1, Condition::Broken);
    const auto site = findSite(f.shell.reg(), "Đại An");
    f.open({ScreenName::Devices, std::nullopt, "condition=broken;site=" + site.text()});
    CHECK(f.titles() == Titles{"Camera"});
    CHECK(f.chip("broken").isOn);
    CHECK(f.chip("filter:site").word == "Điểm cầu: Đại An");
    CHECK(f.chip("all").count == "2");
    CHECK(ListQuery::parse(f.list->place().filter).first("site") == site.text());
    f.list->clear("filter:site");
    f.shell.settle();
    CHECK(f.titles() == Titles{"Camera", "Màn hình"});
    f.list->press("broken"); // pressed again: all
    f.shell.settle();
    CHECK(f.titles().size() == 3);
    f.list->narrow("type", {"speaker"});
    f.shell.settle();
    CHECK(f.titles() == Titles{"Loa"});
}

TEST_CASE("Device list: copied rows are the columns shown, money as digits, no formulas",
          "[present]")
{
    ListFixture f;
    f.add("Đại An", DeviceType::Camera, "=1+1 <b>", 12'500'000);
    f.open();
    f.list->showColumns({"name", "cost", "serial"});
    f.list->copy();
    f.shell.settle();
    const auto first = f.view.lines.substr(f.view.lines.find('\n') + 1);
    CHECK(first.starts_with("'=1+1 <b>\t12500000\t\t"));
    CHECK(f.view.html.find("&#39;=1+1 &lt;b&gt;") != std::string::npos);
    CHECK(std::count(f.view.lines.begin(), f.view.lines.end(), '\n') == 2);
    CHECK(f.shell.banners.back().tone == BannerTone::Ok);
}

TEST_CASE("Device list: several chosen rows are summed, and copied in a worker when many",
          "[present]")
{
    ListFixture f;
    for (int i = 0; i < 600; ++i) {
        Device device;
        device.name = "Micro " + std::to_string(i);
        device.type = DeviceType::Microphone;
        device.cost = Money{1000};
        device.site = findSite(f.shell.reg(), "Đại An");
        REQUIRE(addDevice(f.shell.reg(), device, ""));
    }
    f.open();
    f.list->setChosen({{0, 1}, {5, 5}}, 5);
    CHECK(f.list->foot(0, 20).value == "3.000 đ");
    f.list->setChosen({{0, 599}}, 0);
    f.shell.settle();
    CHECK(f.list->foot(0, 20).value == "600.000 đ");
    f.list->copy();
    f.shell.settle();
    CHECK(std::count(f.view.lines.begin(), f.view.lines.end(), '\n') == 601);
}

TEST_CASE("Device list: a past day shows that day's register and offers nothing that writes",
          "[present]")
{
    ListFixture f;
    const auto a = f.add("Đại An", DeviceType::Camera, "Camera", 1);
    const auto day = f.shell.session().today();
    f.shell.clock.advanceDays(3);
    f.add("Đại An", DeviceType::Camera, "Camera sau", 1);
    f.open();
    CHECK(f.titles().size() == 2);
    f.shell.session().showPast(std::make_shared<Register>(f.shell.reg().asOf(day)));
    f.shell.settle();
    CHECK(f.titles() == Titles{"Camera"});
    CHECK(f.list->currentDevice() == a);
    CHECK(f.list->caption() == "Sổ tại ngày 11/05/2021 · 1 thiết bị");
    for (const auto& action : f.list->actions()) {
        INFO(action.key);
        CHECK(action.isEnabled == (action.key == "copy" || action.icon == "print"));
    }
    f.list->doIt("edit");
    CHECK(f.shell.sheets.empty());
}

TEST_CASE("Device list: an empty register says where to begin", "[present]")
{
    ListFixture f;
    f.open();
    REQUIRE(f.view.empty);
    f.list->takeWay("import");
    REQUIRE(f.shell.places.size() == 1);
    CHECK(f.shell.places[0].screen == ScreenName::Import);
    f.list->takeWay("add");
    REQUIRE(f.shell.sheets.size() == 1);
    CHECK(f.shell.sheets[0].kind == SheetKind::AddDevice);
}

TEST_CASE("Device list: while it is hidden changes only make it stale", "[present]")
{
    ListFixture f;
    f.add("Đại An", DeviceType::Camera, "Camera", 1);
    f.open();
    f.list->setInSight(false);
    f.add("Đại An", DeviceType::Speaker, "Loa", 1);
    f.shell.session().announceChange();
    f.shell.settle();
    CHECK(f.list->rowCount() == 1);
    f.list->setInSight(true);
    f.shell.settle();
    CHECK(f.list->rowCount() == 2);
}

TEST_CASE("Device list: sorted and filtered by any field of a device", "[present]")
{
    ListFixture f;
    for (const auto& [name, serial, maker] : {std::tuple{"A", "S-3", "Sony"},
                                              {"B", "S-1", "LG"},
                                              {"C", "S-2", "Sony"},
                                              {"D", "", ""}}) {
        Device device;
        device.name = name;
        device.type = DeviceType::Camera;
        device.site = findSite(f.shell.reg(), "Đại An");
        if (*serial != '\0') {
            device.serial = serial;
            device.maker = maker;
        }
        REQUIRE(addDevice(f.shell.reg(), device, ""));
    }
    f.open();
    f.list->sortBy("serial");
    f.shell.settle();
    CHECK(f.titles() == Titles{"B", "C", "A", "D"}); // without one it stands last
    f.list->sortBy("serial");
    f.shell.settle();
    CHECK(f.titles() == Titles{"A", "C", "B", "D"});
    const auto makers = f.values("maker");
    REQUIRE(makers.size() == 3);
    CHECK(makers[0].word == "(trống)");
    CHECK(makers[2].word == "Sony");
    CHECK(makers[2].note == "2");
    f.list->narrow("maker", {"Sony", ""});
    f.shell.settle();
    CHECK(f.titles() == Titles{"A", "C", "D"});
    CHECK(f.chip("all").count == "3");
    CHECK(f.values("maker").size() == 3); // the others can still be ticked
    CHECK(f.chip("filter:maker").word.ends_with(": Sony, (trống)"));
}

TEST_CASE("Device list: every field that has a column can be filtered by each of its values",
          "[present]")
{
    ListFixture f;
    f.add("Đại An", DeviceType::Camera, "Camera", 5, Condition::Broken);
    f.add("Gôi", DeviceType::Speaker, "Loa", 7);
    f.open();
    for (const auto& column : f.list->filters()) {
        INFO(column.key);
        if (column.key == "unit") {
            continue; // offered whether or not a device is there
        }
        std::int64_t all = 0;
        for (const auto& value : f.values(column.key)) {
            f.list->narrow(column.key, {value.key});
            f.shell.settle();
            CHECK(f.list->rowCount() == value.count);
            all += value.count;
        }
        CHECK(all == 2);
        f.list->narrow(column.key, {});
        f.shell.settle();
    }
}

TEST_CASE("Device list: chosen devices open one form for all of them", "[present]")
{
    ListFixture f;
    const auto a = f.add("Đại An", DeviceType::Camera, "A", 1);
    f.add("Đại An", DeviceType::Camera, "B", 1);
    const auto c = f.add("Đại An", DeviceType::Camera, "C", 1);
    f.open();
    CHECK_FALSE(f.list->chosenCount() > 1);
    f.list->doIt("transfer");
    REQUIRE(f.shell.sheets.size() == 1);
    CHECK(f.shell.sheets[0].kind == SheetKind::TransferDevice);
    f.list->setChosen({{0, 0}, {2, 2}}, 2);
    f.list->doIt("transfer");
    REQUIRE(f.shell.sheets.size() == 2);
    CHECK(f.shell.sheets[1].kind == SheetKind::ChangeMany);
    CHECK(f.shell.sheets[1].hint == "transfer");
    CHECK(f.shell.sheets[1].many == std::vector<RecordId>{a, c});
    f.list->doIt("edit"); // F2
    CHECK(f.shell.sheets.back().hint == "edit");
}

TEST_CASE("Device list: rows somebody chose stay chosen when another process commits", "[present]")
{
    ListFixture f;
    for (const char* name : {"B", "D", "F", "H"}) {
        f.add("Đại An", DeviceType::Camera, name, 2);
    }
    f.open();
    f.list->sortBy("name");
    f.shell.settle();
    const auto isSorted = f.titles() == Titles{"B", "D", "F", "H"};
    REQUIRE(isSorted);
    f.list->setChosen({{1, 3}}, 3);
    f.add("Đại An", DeviceType::Camera, "A", 5); // before them
    f.add("Đại An", DeviceType::Camera, "E", 5); // between them
    f.shell.session().announceChange();
    f.shell.settle();
    CHECK(f.titles() == Titles{"A", "B", "D", "E", "F", "H"});
    CHECK(f.view.chosen == std::vector<RowRange>{{2, 2}, {4, 5}});
    CHECK(f.list->foot(0, 5).hint.find("3") != std::string::npos);
    f.list->setText("camera"); // another list
    f.shell.settle();
    CHECK(f.list->foot(0, 1).hint.find("3") == std::string::npos);
}

TEST_CASE("Device list: the cost shown and sorted by is of all pieces of a record", "[present]")
{
    ListFixture f;
    f.add("Đại An", DeviceType::Camera, "Camera", 500'000);
    Device cable;
    cable.name = "Cáp HDMI";
    cable.type = DeviceType::Other;
    cable.site = findSite(f.shell.reg(), "Đại An");
    cable.cost = Money{180'000};
    cable.quantity = 4;
    REQUIRE(addDevice(f.shell.reg(), cable, ""));
    f.open();
    f.list->sortBy("cost");
    f.shell.settle();
    CHECK(f.titles() == Titles{"Camera", "Cáp HDMI"});
    CHECK(test::cellOf(*f.list, 1, "cost").text == "720.000 đ");
    CHECK(f.list->foot(0, 1).value == "1.220.000 đ");
}
