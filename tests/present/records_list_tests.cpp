#include "core/register/corrections/changes.h"
#include "core/register/records/simple_records.h"
#include "gui/present/forms/form_presenter.h"
#include "gui/present/records/records_list.h"
#include "gui/present/words/value_text.h"
#include "tests/support/fake_list_view.h"
#include "tests/support/fake_shell.h"

#include <catch2/catch.hpp>

#include <fstream>
#include <iterator>

using namespace dongbo;
using dongbo::test::cellOf;
using dongbo::test::chipOf;
using dongbo::test::FakeListView;
using dongbo::test::FakeShell;
using present::RecordsList;
using present::SheetKind;

namespace {

class FakeForm final : public present::FormView
{
public:
    void showForm(const present::Form&) override {}
    void focusOn(const std::string&) override {}
};

struct Desk
{
    FakeShell shell;
    FakeListView table;
    std::vector<std::filesystem::path> opened;
    RecordsList list{shell, table, RecordKind::Price,
                     [this](const std::filesystem::path& file) { opened.push_back(file); }};

    RecordId add(DeviceType type, const char* model, std::int64_t dong)
    {
        PriceEntry entry;
        entry.type = type;
        entry.model = model;
        entry.price = Money{dong};
        const auto done = addSimple(shell.reg(), RecordKind::Price, valuesOf(entry), "");
        REQUIRE(done);
        return done->id;
    }
    void open(const std::string& filter = {})
    {
        list.open({present::ScreenName::Records, {}, filter});
        shell.settle();
    }
    void choose(std::int64_t first, std::int64_t last) { list.setChosen({{first, last}}, first); }
    void announce()
    {
        shell.session().announceChange();
        shell.settle();
    }
};

} // namespace

TEST_CASE("Records: every kind without rules has a list with a title and a form", "[present]")
{
    FakeShell shell;
    FakeListView table;
    REQUIRE(present::listedKinds().size() >= 2);
    for (const auto kind : present::listedKinds()) {
        INFO(describe(kind).name);
        RecordsList list(shell, table, kind, {});
        list.open(present::placeOfRecords(kind));
        shell.settle();
        CHECK(list.title().find("list.") == std::string::npos);
        // tables that a new register begins with are not empty
        CHECK((list.rowCount() > 0 || (table.empty && table.empty->ways.size() == 1)));
        CHECK(present::kindAt(list.place()) == kind);
        list.takeWay("add");
        FakeForm view;
        present::FormPresenter form(shell, view);
        CHECK(form.open(shell.sheets.back()));
        CHECK_FALSE(form.form().fields.empty());
    }
}

TEST_CASE("Records: columns come from the descriptor, amounts stand at the right", "[present]")
{
    Desk desk;
    desk.add(DeviceType::Camera, "Rally", 38'000'000);
    desk.open();
    CHECK(desk.table.columnIds() ==
          std::vector<std::string>{"type", "maker", "model", "price", "measure", "day", "source"});
    CHECK(cellOf(desk.list, 0, "type").text == "Camera");
    CHECK(cellOf(desk.list, 0, "price").text == "38.000.000 đ");
    CHECK(cellOf(desk.list, 0, "price").plain == "38000000");
    CHECK(desk.table.columns[3].kind == present::CellKind::Number);
    CHECK(desk.list.caption() == "1 dòng");
}

TEST_CASE("Records: searched without marks, sorted by amount, filtered by a choice", "[present]")
{
    Desk desk;
    desk.add(DeviceType::Camera, "Rally", 38'000'000);
    desk.add(DeviceType::Screen, "Loại to", 21'000'000);
    desk.open();
    desk.list.sortBy("price");
    desk.shell.settle();
    CHECK(cellOf(desk.list, 0, "price").plain == "21000000");
    desk.list.setText("loai");
    desk.shell.settle();
    REQUIRE(desk.list.rowCount() == 1);
    desk.list.setText("");
    desk.list.narrow("type", {"camera"});
    desk.shell.settle();
    REQUIRE(desk.list.rowCount() == 1);
    CHECK(cellOf(desk.list, 0, "model").text == "Rally");
    CHECK(desk.list.place().filter.find("type=camera") != std::string::npos);
}

TEST_CASE("Records: a price is added and edited in the one form, by its label", "[present]")
{
    Desk desk;
    desk.open();
    FakeForm view;
    present::FormPresenter form(desk.shell, view);
    desk.list.doIt("add");
    REQUIRE(form.open(desk.shell.sheets.back()));
    form.type("type", "camera");
    form.type("model", "Rally");
    form.type("price", "38 triệu");
    REQUIRE(form.send());
    desk.shell.settle();
    CHECK(desk.shell.banners.back().sentence == "Đã thêm camera Rally.");
    REQUIRE(desk.list.rowCount() == 1);

    desk.list.openRow(0);
    CHECK(desk.shell.sheets.back().kind == SheetKind::CorrectRecord);
    present::FormPresenter edit(desk.shell, view);
    REQUIRE(edit.open(desk.shell.sheets.back()));
    CHECK(edit.form().subject == "Camera Rally");
    edit.type("price", "37.500.000");
    REQUIRE(edit.send());
    desk.shell.settle();
    CHECK(cellOf(desk.list, 0, "price").plain == "37500000");
}

TEST_CASE("Records: several are taken off in one change, and one undo brings them back",
          "[present]")
{
    Desk desk;
    desk.add(DeviceType::Camera, "A", 1'000);
    desk.add(DeviceType::Camera, "B", 2'000);
    desk.add(DeviceType::Camera, "C", 3'000);
    desk.open();
    desk.choose(0, 1);
    REQUIRE(desk.list.bulkVerbs().front().id == "remove");
    desk.list.doIt("remove");
    desk.shell.settle();
    CHECK(desk.list.rowCount() == 1);
    REQUIRE(chipOf(desk.list, "removed"));
    CHECK(chipOf(desk.list, "removed")->count == "2");
    desk.list.press("removed");
    desk.shell.settle();
    CHECK(desk.list.rowCount() == 3);
    CHECK(cellOf(desk.list, 0, "model").isStruck);
    CHECK(desk.list.caption() == "1 dòng");
    desk.shell.banners.back().onAction(); // undo
    desk.shell.settle();
    desk.list.press("removed");
    desk.shell.settle();
    CHECK(desk.list.rowCount() == 3);
    CHECK_FALSE(chipOf(desk.list, "removed"));
}

TEST_CASE("Records: taking off one that is off already is told and writes nothing", "[present]")
{
    Desk desk;
    const auto id = desk.add(DeviceType::Camera, "A", 1'000);
    REQUIRE(removeSimple(desk.shell.reg(), RecordKind::Price, id, ""));
    desk.open("removed");
    REQUIRE(desk.list.rowCount() == 1);
    desk.choose(0, 0);
    desk.list.doIt("remove");
    CHECK(desk.shell.banners.empty());
    for (const auto& action : desk.list.actions()) {
        CHECK((action.key != "remove" || !action.isEnabled));
    }
}

TEST_CASE("Records: nothing is written on a past day", "[present]")
{
    Desk desk;
    desk.add(DeviceType::Camera, "A", 1'000);
    const auto day = desk.shell.session().today();
    desk.shell.clock.advanceDays(3);
    desk.add(DeviceType::Camera, "B", 2'000);
    desk.shell.session().showPast(std::make_shared<Register>(desk.shell.reg().asOf(day)));
    desk.open();
    REQUIRE(desk.list.rowCount() == 1);
    desk.choose(0, 0);
    desk.list.doIt("remove");
    desk.list.doIt("edit");
    CHECK(desk.shell.sheets.empty());
    CHECK(desk.shell.banners.empty());
}

TEST_CASE("Records: what is shown is exported with numbers as numbers", "[present]")
{
    Desk desk;
    test::Folder folder;
    desk.add(DeviceType::Camera, "Rally", 38'000'000);
    desk.open();
    desk.list.showColumns({"type", "price"});
    desk.shell.fakePrompts.toSave = folder.path / "gia.csv";
    desk.list.doIt("export");
    desk.shell.settle();
    std::ifstream file(folder.path / "gia.csv", std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    CHECK(text == "\xEF\xBB\xBFLoại,Giá\r\nCamera,38000000\r\n");
    desk.shell.banners.back().onAction();
    CHECK(desk.opened.size() == 1);
}

TEST_CASE("Records: the journal and links call a price by its label", "[present]")
{
    Desk desk;
    const auto id = desk.add(DeviceType::Camera, "Rally", 38'000'000);
    auto& database = desk.shell.reg().database();
    CHECK(present::recordTitle(database, Language::Vietnamese, RecordKind::Price, id) ==
          "camera Rally");
    CHECK(present::screenOf(RecordKind::Price) == present::ScreenName::Records);
    CHECK_FALSE(present::screenOf(RecordKind::Vendor));
}
