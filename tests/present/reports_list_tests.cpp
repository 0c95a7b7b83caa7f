#include "core/register/faults/faults.h"
#include "tests/present/reports_desk.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <fstream>
#include <iterator>

using namespace dongbo;
using present::ReportField;
using Desk = test::ReportsDesk;

TEST_CASE("Reports: the first report is shown with its groups, sums and fields", "[present]")
{
    Desk desk;
    desk.shell.device("Đại An", DeviceType::Camera, "Camera PTZ");
    desk.shell.device("Gôi", DeviceType::Speaker, "Loa");
    desk.open();
    const auto lines = desk.list.menu().lines();
    const auto chosen =
        std::find_if(lines.begin(), lines.end(), [](const auto& line) { return line.isChosen; });
    REQUIRE(chosen != lines.end());
    CHECK(chosen->id == "inventory");
    CHECK(desk.foot() == "2 dòng · 2 nhóm");
    REQUIRE(desk.heading());
    REQUIRE(desk.plainRow());
    REQUIRE(desk.total());
    REQUIRE(desk.view.field("site") != nullptr);
    CHECK(desk.view.field("site")->kind == ReportField::Kind::Place);
    CHECK(desk.list.suggestions("site", "").size() == 18);
    const auto found = desk.list.suggestions("site", "dai an");
    REQUIRE(found.size() == 1);
    desk.list.ask("site", found[0].key);
    desk.shell.settle();
    CHECK(desk.foot() == "1 dòng · 1 nhóm");
    CHECK(desk.list.caption().find("Đại An") != std::string::npos);
}

TEST_CASE("Reports: a row leads to the record it speaks of", "[present]")
{
    Desk desk;
    const auto camera = desk.shell.device("Đại An", DeviceType::Camera, "Camera PTZ");
    desk.open();
    desk.list.openRow(*desk.plainRow());
    REQUIRE(desk.shell.places.size() == 1);
    CHECK(desk.shell.places[0].record == present::RecordRef{RecordKind::Device, camera});
    desk.list.openRow(*desk.heading());
    REQUIRE(desk.shell.places.size() == 2);
    CHECK(desk.shell.places[1].screen == present::ScreenName::Sites);
    desk.list.openRow(*desk.total());
    CHECK(desk.shell.places.size() == 2);

    FaultDraft draft;
    draft.device = camera;
    draft.symptom = "mờ hình";
    const auto fault = reportFault(desk.shell.reg(), draft)->id;
    desk.list.chooseReport("faults");
    desk.shell.settle();
    desk.list.openRow(*desk.plainRow());
    CHECK(desk.shell.places.back().record == present::RecordRef{RecordKind::Fault, fault});
}

TEST_CASE("Reports: days come from the place, and a wrong one is told beside its field",
          "[present]")
{
    Desk desk;
    desk.open("report=repair-costs;since=2021-04-01;until=2021-06-30");
    REQUIRE(desk.view.field("since") != nullptr);
    CHECK(desk.view.field("since")->value == "01/04/2021");
    CHECK(desk.list.caption().find("01/04/2021") != std::string::npos);
    CHECK(desk.list.place().filter == "report=repair-costs;since=2021-04-01;until=2021-06-30");
    desk.list.ask("since", "31/02/2021");
    desk.shell.settle();
    CHECK_FALSE(desk.sentence().empty());
    CHECK_FALSE(desk.view.field("since")->error.empty());
    CHECK_FALSE(desk.list.hasReport());
    CHECK(desk.list.figures().empty());
    CHECK(desk.list.charts().empty());
    desk.list.ask("since", "");
    desk.shell.settle();
    CHECK(desk.view.field("since")->error.empty());
    CHECK(desk.list.hasReport());
    CHECK(desk.sentence() == "Không có gì trong phạm vi đã chọn.");
}

TEST_CASE("Reports: exported where the person says, with a banner that opens the file", "[present]")
{
    Desk desk;
    test::Folder folder;
    desk.shell.device("Đại An", DeviceType::Camera, "Camera PTZ");
    desk.open();
    desk.list.exportReport(".csv"); // thought better of it
    CHECK(desk.shell.banners.empty());
    desk.shell.fakePrompts.toSave = folder.path / "kiem-ke.csv";
    desk.list.exportReport(".csv");
    desk.shell.settle();
    CHECK(std::filesystem::exists(folder.path / "kiem-ke.csv"));
    REQUIRE(desk.shell.banners.size() == 1);
    CHECK(desk.shell.banners[0].tone == present::BannerTone::Ok);
    desk.shell.banners[0].onAction();
    CHECK(desk.opened == std::vector<std::filesystem::path>{folder.path / "kiem-ke.csv"});
    desk.shell.fakePrompts.toSave = folder.path / "không có" / "kiem-ke.xlsx";
    desk.list.exportReport(".csv");
    desk.shell.settle();
    REQUIRE(desk.shell.banners.size() == 2);
    CHECK(desk.shell.banners[1].tone == present::BannerTone::Bad);
}

TEST_CASE("Reports: on a past day the report is of that day", "[present]")
{
    Desk desk;
    desk.shell.device("Đại An", DeviceType::Camera, "Camera PTZ");
    const auto day = desk.shell.session().today();
    desk.shell.clock.advanceDays(5);
    desk.shell.device("Gôi", DeviceType::Camera, "Camera sau");
    desk.open();
    CHECK(desk.foot().starts_with("2 dòng"));
    desk.shell.session().showPast(std::make_shared<Register>(desk.shell.reg().asOf(day)));
    desk.shell.settle();
    CHECK(desk.foot().starts_with("1 dòng"));
    CHECK(desk.list.caption().find("11/05/2021") != std::string::npos);
}

TEST_CASE("Reports: rows are sorted within their groups, sums stay where they are", "[present]")
{
    Desk desk;
    desk.shell.device("Đại An", DeviceType::Camera, "Camera B");
    desk.shell.device("Đại An", DeviceType::Camera, "Camera A");
    desk.shell.device("Gôi", DeviceType::Speaker, "Loa");
    desk.open();
    desk.list.sortBy("device");
    const auto names = test::textsOf(desk.list, "device");
    REQUIRE(names.size() > 3);
    CHECK(desk.row(0).isGroup);
    CHECK(names[1] == "Camera A");
    CHECK(names[2] == "Camera B");
    desk.list.sortBy("device");
    CHECK(test::textsOf(desk.list, "device")[1] == "Camera B");
    CHECK(desk.row(*desk.total()).isStrong);
    desk.list.showColumns({"device", "code"});
    desk.list.chooseReport("faults");
    desk.shell.settle();
    CHECK(desk.table.columns.size() > 2); // columns of another report are its own
}

TEST_CASE("Reports: a column narrows the rows, and the sums are of the rows shown", "[present]")
{
    Desk desk;
    desk.shell.device("Đại An", DeviceType::Camera, "Camera A");
    desk.shell.device("Đại An", DeviceType::Speaker, "Loa");
    desk.shell.device("Gôi", DeviceType::Speaker, "Loa");
    desk.open();
    CHECK(desk.foot() == "3 dòng · 2 nhóm");
    std::vector<present::ListChoice> values;
    desk.list.askValues("device", [&](std::vector<present::ListChoice> found) { values = found; });
    REQUIRE(values.size() == 2);
    CHECK(values[0].word == "Camera A");
    CHECK(values[1].count == 2);
    desk.list.narrow("device", {values[0].key});
    CHECK(desk.foot() == "1 dòng · 1 nhóm"); // without another reading
    CHECK(test::cellOf(desk.list, *desk.total(), "quantity").text == "1");
    CHECK(desk.list.caption().find("Chỉ những dòng có") != std::string::npos);
    REQUIRE(test::chipOf(desk.list, "filter:device"));
    desk.list.clear("filter:device");
    CHECK(test::cellOf(desk.list, *desk.total(), "quantity").text == "3");
    desk.list.chooseReport("faults");
    desk.shell.settle();
    for (const auto& column : desk.table.columns) {
        INFO(column.id);
        CHECK(column.filters != (column.id == "site")); // what has a field is asked for there
    }
}

TEST_CASE("Reports: what is shown of a narrowed report is what is exported", "[present]")
{
    Desk desk;
    test::Folder folder;
    desk.shell.device("Đại An", DeviceType::Camera, "Camera A");
    desk.shell.device("Gôi", DeviceType::Speaker, "Loa kéo");
    desk.open();
    desk.list.narrow("device", {"Loa kéo"});
    desk.shell.fakePrompts.toSave = folder.path / "loa.csv";
    desk.list.exportReport(".csv");
    desk.shell.settle();
    std::ifstream file(folder.path / "loa.csv", std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    CHECK(text.find("Loa kéo") != std::string::npos);
    CHECK(text.find("Camera A") == std::string::npos);
}

TEST_CASE("Reports: they stand under the question they answer, those pinned first", "[present]")
{
    Desk desk;
    desk.open();
    auto& menu = desk.list.menu();
    const auto before = menu.lines();
    CHECK(before.front().id.empty());
    CHECK(std::count_if(before.begin(), before.end(), [](const auto& line) {
              return !line.id.empty();
          }) == std::ssize(report::reports(Language::Vietnamese)));
    menu.togglePin("needs");
    const auto pinned = menu.lines();
    CHECK(pinned[0].title == "Ghim");
    CHECK(pinned[1].id == "needs");
    CHECK(pinned[1].isPinned);
    menu.togglePin("needs");
    CHECK(menu.lines().front().title == before.front().title);
    menu.search("chi phi sua");
    const auto found = menu.lines();
    REQUIRE(found.size() >= 2);
    CHECK(found[1].id == "repair-costs");
    menu.search("khong co bao cao nao nhu the");
    CHECK(menu.lines().empty());
}

TEST_CASE("Reports: a number tells the records behind it, and their list holds exactly these",
          "[present]")
{
    Desk desk;
    const auto camera = desk.shell.device("Đại An", DeviceType::Camera, "Camera PTZ");
    FaultDraft draft;
    draft.device = camera;
    draft.symptom = "mờ hình";
    const auto fault = reportFault(desk.shell.reg(), draft)->id;
    desk.shell.device("Đại An", DeviceType::Speaker, "Loa");
    desk.open();
    const auto row = desk.plainRow();
    REQUIRE(row);
    CHECK(test::cellOf(desk.list, *row, "quantity").isFigure);
    desk.list.askCell(*desk.total(), "quantity");
    desk.shell.settle();
    REQUIRE(desk.view.behind);
    CHECK(desk.view.behind->lines.size() == 2);
    CHECK(desk.view.behind->number.value == "2");
    CHECK(desk.view.behind->open == "Mở 2 thiết bị");
    desk.list.behind().openAll();
    REQUIRE(!desk.shell.places.empty());
    CHECK(desk.shell.places.back().screen == present::ScreenName::Devices);
    CHECK(desk.shell.places.back().filter.starts_with("code="));
    desk.list.behind().open(camera.text());
    CHECK(desk.shell.places.back().record == present::RecordRef{RecordKind::Device, camera});
    CHECK(desk.list.clearAsked());
    CHECK_FALSE(desk.view.behind);
    CHECK_FALSE(desk.list.clearAsked());

    present::ReportNumber number;
    number.records = {{RecordKind::Fault, fault}};
    desk.list.behind().ask(number);
    desk.shell.settle();
    REQUIRE(desk.view.behind);
    REQUIRE(desk.view.behind->lines.size() == 1);
    CHECK(desk.view.behind->lines[0].title == "Đại An");
    CHECK(desk.view.behind->lines[0].note == "còn mở");
}

TEST_CASE("Reports: a report of nothing says so and offers to ask for everything", "[present]")
{
    Desk desk;
    desk.shell.device("Đại An", DeviceType::Camera, "Camera PTZ");
    desk.open("report=inventory;type=speaker");
    CHECK(desk.list.rowCount() == 0);
    REQUIRE(desk.table.empty);
    CHECK(desk.sentence() == "Không có gì trong phạm vi đã chọn.");
    REQUIRE(desk.table.empty->ways.size() == 1);
    desk.list.takeWay(desk.table.empty->ways[0].id);
    desk.shell.settle();
    CHECK(desk.foot().starts_with("1 dòng"));
}

TEST_CASE("Reports: a field says in words what holds", "[present]")
{
    Desk desk;
    desk.open("report=repair-costs;since=2021-04-01");
    CHECK(desk.view.field("since")->word == "01/04/2021");
    CHECK(desk.view.field("since")->isAsked);
    CHECK(desk.view.field("site")->word == "Tất cả");
    CHECK_FALSE(desk.view.field("site")->isAsked);
    const auto found = desk.list.suggestions("site", "dai an");
    REQUIRE(found.size() == 1);
    desk.list.ask("site", found[0].key);
    desk.shell.settle();
    CHECK(desk.view.field("site")->word.find("Đại An") != std::string::npos);
}

TEST_CASE("Reports: the day the register is shown at is a field like the others", "[present]")
{
    Desk desk;
    desk.open("report=inventory");
    REQUIRE(desk.view.field("as-of") != nullptr);
    CHECK_FALSE(desk.view.field("as-of")->isAsked);
    desk.list.ask("as-of", "16/06/2021");
    REQUIRE(desk.shell.days.size() == 1);
    CHECK(isoText(desk.shell.days[0]) == "2021-06-16");
    desk.list.ask("as-of", "");
    CHECK(desk.shell.days.back() == desk.shell.session().today());
}

TEST_CASE("Reports: a report of a period is compared with the one before", "[present]")
{
    Desk desk;
    const auto camera = desk.shell.device("Đại An", DeviceType::Camera, "Camera PTZ");
    FaultDraft draft;
    draft.device = camera;
    draft.symptom = "mờ hình";
    REQUIRE(reportFault(desk.shell.reg(), draft));
    const auto year = static_cast<int>(desk.shell.session().today().year());
    desk.open("report=faults-by-type;period=" + std::to_string(year));
    REQUIRE(desk.view.field("compare") != nullptr);
    const auto columns = desk.list.columns().size();
    desk.list.ask("compare", "before");
    desk.shell.settle();
    CHECK(desk.list.columns().size() > columns);
    CHECK(desk.list.caption().find("So với " + std::to_string(year - 1)) != std::string::npos);
    CHECK(desk.view.field("compare")->isAsked);
    CHECK(desk.list.place().filter.find("compare=before") != std::string::npos);
    desk.list.ask("compare", "*");
    desk.shell.settle();
    CHECK(desk.list.columns().size() == columns);
    desk.list.chooseReport("faults"); // a list of events has nothing to be compared
    desk.shell.settle();
    CHECK(desk.view.field("compare") == nullptr);
}
