#include "core/domain/error.h"
#include "core/register/corrections/changes.h"
#include "core/register/devices/devices.h"
#include "core/store/projection/load.h"
#include "tests/proposal/lists.h"
#include "tests/support/edits.h"

#include <catch2/catch.hpp>

using namespace dongbo;
using namespace dongbo::importers;
using namespace dongbo::tests;

namespace {

FakeWorkbook listOf(const std::vector<std::vector<FakeWorkbook::Value>>& rows)
{
    FakeWorkbook list;
    list.sheet("S").row({"TT", "Tên thiết bị", "Xã", "Số seri", "Tình trạng"});
    for (const auto& row : rows) {
        list.row(row);
    }
    return list;
}

} // namespace

TEST_CASE("Several lists are one import: one change-set, one undo")
{
    auto reg = newRegister();
    const auto first = listOf({{1, "Camera A", "Đại An", "SN1", "Tốt"}});
    const auto second = listOf({{1, "Loa B", "Gôi", "SN2", "Hỏng"}});
    const auto done = importLists(
        reg, {{fileOf(first, "a.xlsx"), {}, {}}, {fileOf(second, "b.xlsx"), {}, {}}}, {});
    REQUIRE(done.size() == 2);
    REQUIRE(done[0].changeSet);
    CHECK(done[0].changeSet == done[1].changeSet);
    CHECK(summaryOf(done).created == 2);
    CHECK(devicesOf(reg).size() == 2);
    (void)undoChange(reg, *done[0].changeSet, journal::DependantRule::Refuse, "");
    CHECK(devicesOf(reg).empty());
}

TEST_CASE("Several lists: a device two of them have is made once, shown as the import will do it")
{
    auto reg = newRegister();
    const auto commune =
        listOf({{1, "Camera A", "Đại An", "SN1", "Tốt"}, {2, "Loa B", "Đại An", "", "Tốt"}});
    const auto district = listOf({{1, "Camera A", "Đại An", "SN1", "Hỏng"},
                                  {2, "Loa B", "Đại An", "", "Tốt"},
                                  {3, "Loa B", "Đại An", "", "Tốt"}});
    const std::vector<ListToImport> lists{{fileOf(commune, "a.xlsx"), {}, {}},
                                          {fileOf(district, "b.xlsx"), {}, {}}};
    const auto shown = proposeImports(reg, lists, {});
    CHECK(shown[0].summary.created == 2);
    CHECK(shown[1].summary.updated == 1);
    CHECK(shown[1].summary.unchanged == 1);
    CHECK(shown[1].summary.created == 1);
    const auto done = importLists(reg, lists, {});
    CHECK(summaryOf(done).created == summaryOf(shown).created);
    const auto made = devicesOf(reg);
    REQUIRE(made.size() == 3);
    CHECK(made[0].device.condition == Condition::Broken);
    // The same again: nothing to do.
    const auto again = summaryOf(importLists(reg, lists, {}));
    CHECK(again.created == 0);
}

TEST_CASE("Several lists, one past what is kept in memory: written in one stream, as one change")
{
    auto reg = newRegister();
    FakeWorkbook large;
    large.sheet("S").row({"TT", "Tên thiết bị", "Xã", "Số seri", "Tình trạng"});
    constexpr int rows = static_cast<int>(keptDevices) + 10;
    for (int i = 0; i < rows; ++i) {
        large.row(
            {i + 1, "Camera A", i % 2 == 0 ? "Đại An" : "Gôi", "SN" + std::to_string(i), "Tốt"});
    }
    const auto small = listOf({{1, "Camera A", "Đại An", "SN0", "Hỏng"},
                               {2, "Camera A", "Gôi", "SN1", "Tốt"},
                               {3, "Camera A", "Gôi", "SN-X", "Tốt"}});
    const std::vector<ListToImport> lists{{fileOf(large, "a.xlsx"), {}, {}},
                                          {fileOf(small, "b.xlsx"), {}, {}}};
    const auto done = importLists(reg, lists, {});
    CHECK(done[0].summary.created == rows);
    CHECK(done[1].summary.updated == 1);
    CHECK(done[1].summary.unchanged == 1);
    CHECK(done[1].summary.created == 1);
    REQUIRE(done[0].changeSet);
    CHECK(done[0].changeSet == done[1].changeSet);
    CHECK(store::countDevices(reg.database(), {}) == rows + 1);
}

TEST_CASE("A cancelled import writes nothing")
{
    auto reg = newRegister();
    FakeWorkbook list;
    list.sheet("S").row({"TT", "Tên thiết bị", "Xã"});
    for (int i = 0; i < 5'000; ++i) {
        list.row({i + 1, "Camera A", "Đại An"});
    }
    std::stop_source stop;
    ImportOptions options;
    std::uint64_t seen = 0;
    options.cancel = stop.get_token();
    options.progress = [&](std::uint64_t rows) {
        seen = rows;
        stop.request_stop();
    };
    CHECK_THROWS_AS(importList(reg, fileOf(list), options), Error);
    CHECK(seen > 0);
    CHECK(devicesOf(reg).empty());
}

TEST_CASE("The next list tells what is gone from the rooms it goes over, and does nothing about it")
{
    auto reg = newRegister();
    const auto before = listOf({{1, "Camera A", "Đại An", "SN1", "Tốt"},
                                {2, "Loa B", "Đại An", "SN2", "Tốt"},
                                {3, "Loa C", "Gôi", "SN3", "Tốt"}});
    CHECK(importList(reg, fileOf(before), {}).gone.empty());
    const auto after =
        listOf({{1, "Camera A", "Đại An", "SN1", "Tốt"}, {2, "Loa D", "Minh Tân", "SN4", "Tốt"}});
    const auto done = importList(reg, fileOf(after), {});
    REQUIRE(done.gone.size() == 1);
    CHECK(done.summary.gone == 1);
    CHECK(done.gone[0].serial == "SN2");
    CHECK(done.gone[0].site == "Điểm cầu Đại An");
    CHECK(devicesOf(reg).size() == 4);
}

TEST_CASE("What is gone may be a whole room of the list's last edition, but no other list's")
{
    auto reg = newRegister();
    const auto others = listOf({{1, "Camera X", "Minh Tân", "SN8", "Tốt"}});
    (void)importList(reg, fileOf(others, "khac.xlsx"), {});
    const auto before = listOf({{1, "Camera A", "Đại An", "SN1", "Tốt"},
                                {2, "Loa B", "Đại An", "SN2", "Tốt"},
                                {3, "Loa C", "Gôi", "SN3", "Tốt"}});
    (void)importList(reg, fileOf(before), {});
    const auto after =
        listOf({{1, "Camera A", "Đại An", "SN1", "Tốt"}, {2, "Loa B", "Đại An", "SN2", "Tốt"}});
    const auto shown = proposeImport(reg, fileOf(after), {});
    REQUIRE(shown.gone.size() == 1);
    CHECK(shown.gone[0].serial == "SN3");
}

TEST_CASE("Twins: a row taken out of the middle changes none of the others")
{
    auto reg = newRegister();
    const auto before = listOf({{1, "Máy tính Dell 3020", "Đại An", "", "Tốt"},
                                {2, "Máy tính Dell 3020", "Đại An", "", "Hỏng"},
                                {3, "Máy tính Dell 3020", "Đại An", "", "Kém"}});
    (void)importList(reg, fileOf(before), {});
    const auto after = listOf({{1, "Máy tính Dell 3020", "Đại An", "", "Hỏng"},
                               {2, "Máy tính Dell 3020", "Đại An", "", "Kém"}});
    const auto done = importList(reg, fileOf(after), {});
    CHECK(done.summary.unchanged == 2);
    REQUIRE(done.gone.size() == 1);
    CHECK(done.devices[0].matchedBy == MatchedBy::Twin);
    CHECK(done.devices[0].score == Approx(0.9));
    CHECK(store::load<Device>(reg.database(), done.gone[0].id)->condition == Condition::Good);
}

TEST_CASE(
    "Codes: next year's list brings its own; the devices are known, codes of a list stay apart")
{
    auto reg = newRegister();
    FakeWorkbook without, with, others;
    without.sheet("S")
        .row({"TT", "Tên thiết bị", "Xã"})
        .row({1, "Camera A", "Đại An"})
        .row({2, "Loa B", "Đại An"});
    with.sheet("S")
        .row({"TT", "Tên thiết bị", "Xã", "Mã tài sản"})
        .row({1, "Camera A", "Đại An", "TS-1"})
        .row({2, "Loa B", "Đại An", "TS-2"});
    others.sheet("S")
        .row({"TT", "Tên thiết bị", "Xã", "Mã tài sản"})
        .row({1, "Camera A", "Đại An", "TS-7"});
    (void)importList(reg, fileOf(without), {});
    const auto coded = importList(reg, fileOf(with), {});
    CHECK(coded.summary.created == 0);
    CHECK(coded.summary.updated == 2);
    CHECK(devicesOf(reg)[0].device.code == "TS-1");
    // The code is a list's now: another one is another camera.
    CHECK(importList(reg, fileOf(others), {}).summary.created == 1);
    CHECK(devicesOf(reg).size() == 3);
}

TEST_CASE("An undone import takes back what it updated and keeps later edits")
{
    auto reg = newRegister();
    (void)importList(reg, fileOf(listOf({{1, "Camera A", "Đại An", "SN1", "Tốt"}})), {});
    const auto next = listOf({{1, "Camera A", "Đại An", "SN1", "Hỏng"}});
    const auto done = importList(reg, fileOf(next), {});
    auto row = devicesOf(reg).front();
    CHECK(row.device.condition == Condition::Broken);
    row.device.notes = "đã kiểm tra";
    REQUIRE(test::saveDevice(reg, row.id, row.device, ""));
    (void)undoChange(reg, *done.changeSet, journal::DependantRule::Refuse, "");
    row = devicesOf(reg).front();
    CHECK(row.device.condition == Condition::Good);
    CHECK(row.device.notes == "đã kiểm tra");
}

TEST_CASE("The file's record tells what became of its rows")
{
    auto reg = newRegister();
    const auto list =
        listOf({{1, "Camera A", "Đại An", "SN1", "Tốt"}, {2, "", "Đại An", "SN9", ""}});
    const auto done = importList(reg, fileOf(list), {});
    const auto entries =
        journal::history(reg.database(), RecordKind::Device, done.devices.front().id);
    const auto file =
        store::load<ImportFile>(reg.database(), ImportFileId{entries.front().source->file});
    REQUIRE(file);
    CHECK(file->summary.value_or("").starts_with("{\"created\":1,\"updated\":0"));
}
