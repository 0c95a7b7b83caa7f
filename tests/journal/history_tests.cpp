#include "core/journal/read/history.h"
#include "core/journal/undo/undo.h"
#include "tests/support/office.h"

#include <catch2/catch.hpp>

using namespace dongbo; // NOLINT(google-build-using-namespace): a test
using Event = journal::HistoryEntry::Event;
using test::Office;

TEST_CASE("History: who, when, what, before and after, in order", "[journal]")
{
    Office office("Chị Hoa");
    Device device;
    device.code = "CAM-1";
    device.notes = "mới";
    const auto id = office.create(device);
    const auto edit = office.edit<Device>(id, [](Device& d) { d.notes = "cũ"; });
    const auto at = office.clock.now();
    const auto told = journal::history(office.database, RecordKind::Device, id);
    REQUIRE(told.size() == 2);
    CHECK(told[0].event == Event::Born);
    REQUIRE(told[0].fields.size() == 2);
    CHECK(told[0].fields[0].after == Value{"CAM-1"});
    CHECK(told[1].event == Event::Changed);
    CHECK(told[1].by == "Chị Hoa");
    CHECK(told[1].at == at);
    CHECK(told[1].changeSet == edit);
    CHECK(told[1].what == Message{"did.test", {{"name", "Chị Hoa"}}});
    REQUIRE(told[1].fields.size() == 1);
    CHECK(told[1].fields[0].field == fieldNumber(&Device::notes));
    CHECK(told[1].fields[0].before == Value{"mới"});
    CHECK(told[1].fields[0].after == Value{"cũ"});
    CHECK_FALSE(told[1].isUndone);
}

TEST_CASE("History: undo and redo are told, and what later edits replaced is what stood then",
          "[journal]")
{
    Office office("a");
    Device device;
    device.notes = "một";
    const auto id = office.create(device);
    const auto second = office.edit<Device>(id, [](Device& d) { d.notes = "hai"; });
    const auto mark = [&](bool undone) {
        office.clock.pass(1000);
        store::UnitOfWork work(office.database);
        if (undone) {
            journal::undo(office.journal, office.actor, second, journal::DependantRule::Refuse,
                          "nhầm");
        } else {
            journal::redo(office.journal, office.actor, second, journal::BasisRule::Take, "");
        }
        work.commit();
    };
    mark(true);
    office.edit<Device>(id, [](Device& d) { d.notes = "ba"; });
    mark(false);
    const auto told = journal::history(office.database, RecordKind::Device, id);
    REQUIRE(told.size() == 5);
    CHECK(told[1].fields[0].before == Value{"một"});
    CHECK(told[2].event == Event::Undone);
    CHECK(told[2].reason == "nhầm");
    CHECK(told[2].by == "a");
    CHECK(told[2].what.code == "did.test");
    CHECK(told[3].fields[0].before == Value{"một"}); // "hai" was undone then
    CHECK(told[3].fields[0].after == Value{"ba"});
    CHECK(told[4].event == Event::Redone);
    CHECK(told[4].by == "a");
    CHECK_FALSE(told[1].isUndone);
    mark(true);
    CHECK(journal::history(office.database, RecordKind::Device, id)[1].isUndone);
}

TEST_CASE("History: a birth that keeps a record names no field that stays as it was", "[journal]")
{
    Office office("a");
    Device device;
    device.name = "Camera";
    device.notes = "một";
    RecordId id;
    const auto import = office.act([&](journal::Action& action) { id = action.create(device); });
    office.edit<Device>(id, [](Device& d) { d.notes = "hai"; });
    office.edit<Device>(id, [](Device& d) { d.code = "CAM-1"; });
    Fault fault;
    fault.device = DeviceId{id};
    office.create(fault);
    {
        office.clock.pass(1000);
        store::UnitOfWork work(office.database);
        REQUIRE(journal::undo(office.journal, office.actor, import, journal::DependantRule::Keep,
                              "nhầm")
                    .done);
        work.commit();
    }
    const auto told = journal::history(office.database, RecordKind::Device, id);
    REQUIRE(told.size() == 5);
    CHECK(told[3].event == Event::Born);
    CHECK(told[3].what.code == "did.kept");
    CHECK(told[3].fields.empty());
    CHECK(told[4].event == Event::Undone);
    office.edit<Device>(id, [](Device& d) { d.notes = "ba"; });
    const auto last = journal::history(office.database, RecordKind::Device, id).back();
    REQUIRE(last.fields.size() == 1);
    CHECK(last.fields[0].before == Value{"hai"});
}

TEST_CASE("History: an imported value says file, sheet, row, column and its wording", "[journal]")
{
    Office office("a");
    ImportFile file;
    file.name = "Thiết bị 2021.xlsx";
    file.sheets = R"(["Sheet1","Đại \"An\""])";
    RecordId id;
    const auto import = office.act([&](journal::Action& action) {
        const auto list = action.create(file);
        std::vector<archive::FieldChange> changes;
        changes.push_back(
            {fieldOf<&Device::code>, Value{"CAM-1"}, 0, archive::Origin{2, std::nullopt}});
        changes.push_back({fieldOf<&Device::cost>, Value{std::int64_t{4'500'000}}, 0,
                           archive::Origin{7, "4.500.000 đ"}});
        id = action.newId();
        action.createRaw(RecordKind::Device, id, std::move(changes), archive::Source{list, 1, 14});
    });
    const auto told = journal::history(office.database, RecordKind::Device, id);
    REQUIRE(told.size() == 1);
    CHECK(told[0].changeSet == import);
    CHECK(told[0].what.code == "did.test"); // the header is not right beside it
    REQUIRE(told[0].source);
    CHECK(told[0].source->fileName == "Thiết bị 2021.xlsx");
    CHECK(told[0].source->sheetName == "Đại \"An\"");
    CHECK(told[0].source->row == 14);
    REQUIRE(told[0].fields.size() == 2);
    CHECK(told[0].fields[1].column == 7);
    CHECK(told[0].fields[1].originalText == "4.500.000 đ");
}

TEST_CASE("Changes: newest first, with who undid them and how many records they touched",
          "[journal]")
{
    Office office("a");
    Device device;
    device.code = "CAM-1";
    const auto first = office.act([&](journal::Action& action) {
        action.create(device);
        action.create(device);
    });
    const auto second = office.act([&](journal::Action& action) { action.create(device); });
    office.actor.name = "Anh Bình";
    office.clock.pass(9000);
    {
        store::UnitOfWork work(office.database);
        journal::undo(office.journal, office.actor, first, journal::DependantRule::Refuse, "sai");
        work.commit();
    }
    auto list = journal::changeSets(office.database);
    REQUIRE(list.size() == 2);
    CHECK(list[0].changeSet == second);
    CHECK(list[1].changeSet == first);
    CHECK(list[1].records == 2);
    CHECK(list[1].by == "a");
    CHECK(list[1].isUndone);
    CHECK(list[1].undoneBy == "Anh Bình");
    CHECK(list[1].undoneAt == office.clock.now());
    CHECK(list[1].undoneReason == "sai");
    store::ChangeFilter filter;
    filter.undone = true;
    list = journal::changeSets(office.database, filter);
    REQUIRE(list.size() == 1);
    CHECK(list[0].changeSet == first);
    filter.undone.reset();
    filter.limit = 1;
    filter.skip = 1;
    CHECK(journal::changeSets(office.database, filter).at(0).changeSet == first);
}
