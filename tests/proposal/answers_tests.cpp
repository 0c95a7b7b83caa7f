#include "core/domain/fields.h"
#include "core/register/corrections/changes.h"
#include "core/register/devices/devices.h"
#include "core/store/projection/load.h"
#include "core/store/queries/device_queries.h"
#include "importers/proposal/apply/import_list.h"
#include "importers/proposal/rows/cell_changes.h"
#include "importers/proposal/rows/set_aside.h"
#include "tests/proposal/lists.h"
#include "tests/support/edits.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace dongbo;
using namespace dongbo::importers;
using namespace dongbo::tests;

namespace {

const PossibleAnswer& answerOfKind(const SetAsideRow& row, PossibleAnswer::Kind kind)
{
    const auto found = std::find_if(row.answers.begin(), row.answers.end(),
                                    [kind](const auto& a) { return a.kind == kind; });
    REQUIRE(found != row.answers.end());
    return *found;
}

FakeWorkbook camera(const std::string& condition, int cost)
{
    FakeWorkbook list;
    list.sheet("S")
        .row({"TT", "Tên thiết bị", "Xã", "Số seri", "Thành tiền", "Tình trạng"})
        .row({1, "Camera AVer CAM520", "Đại An", "SN1", cost, condition})
        .row({2, "Camera AVer CAM520", "Đại An", "SN2", 27000000, "Tốt"});
    return list;
}

} // namespace

TEST_CASE("Answers: ranges of a device typed by hand hold for rows of a list too")
{
    auto reg = newRegister();
    FakeWorkbook list;
    list.sheet("S")
        .row({"TT", "Tên thiết bị", "Xã", "Năm sử dụng", "Năm sản xuất"})
        .row({1, "Camera A", "Đại An", 1905, 2019})
        .row({2, "Camera B", "Đại An", 2020, 1912})
        .row({3, "Camera C", "Đại An", 2020, 2019});
    const auto done = importList(reg, fileOf(list), {});
    CHECK(done.summary.created == 2);
    REQUIRE(done.setAside.size() == 1);
    CHECK(done.setAside[0].row == 2);
    CHECK(done.setAside[0].column == 4);
    CHECK(done.setAside[0].reason.code == "value.too_small");
    // What only adds to a device is left out with a warning.
    const auto made = devicesOf(reg);
    REQUIRE(made.size() == 2);
    CHECK_FALSE(made[0].device.yearMade);
    CHECK(made[1].device.yearMade == 2019);
    CHECK(done.summary.rows() == 4);
}

TEST_CASE("Answers: a cell typed again goes in, and the file's own wording stays with it")
{
    auto reg = newRegister();
    FakeWorkbook list;
    list.sheet("S")
        .row({"TT", "Tên thiết bị", "Xã", "Năm sử dụng"})
        .row({1, "Camera A", "Đại An", "20l9"})
        .row({2, "Camera B", "Đại An", "200"});
    ListToImport one{fileOf(list), {}, {}};
    auto shown = proposeImports(reg, {one}, {});
    REQUIRE(shown[0].setAside.size() == 2);
    const auto& first = shown[0].setAside[0];
    CHECK(first.name == "Camera A");
    give(one.answers, first, answerOfKind(first, PossibleAnswer::Kind::UseInstead));
    const auto& second = shown[0].setAside[1];
    give(one.answers, second, answerOfKind(second, PossibleAnswer::Kind::LeaveEmpty));
    shown = proposeImports(reg, {one}, {});
    CHECK(shown[0].summary.created == 2);
    CHECK(shown[0].summary.setAside == 0);
    const auto done = applyProposals(reg, {one}, {}, std::move(shown));
    REQUIRE(done[0].changeSet);
    const auto made = devicesOf(reg);
    REQUIRE(made.size() == 2);
    CHECK(made[0].device.inUseYear == 2019);
    CHECK_FALSE(made[1].device.inUseYear);
    CHECK(originalOf(reg, made[0].id, 11) == "20l9");
}

TEST_CASE("Answers: a place is chosen once for every row that writes it the same way, or made")
{
    auto reg = newRegister();
    FakeWorkbook list;
    list.sheet("S")
        .row({"TT", "Tên thiết bị", "Xã"})
        .row({1, "Camera A", "Đại Ann"})
        .row({2, "Camera B", "Đại Ann"})
        .row({3, "Camera C", "Xóm Mới"});
    ListToImport one{fileOf(list), {}, {}};
    auto shown = proposeImports(reg, {one}, {});
    REQUIRE(shown[0].setAside.size() == 3);
    const auto& near = answerOfKind(shown[0].setAside[0], PossibleAnswer::Kind::ChoosePlace);
    give(one.answers, shown[0].setAside[0], near);
    give(one.answers, shown[0].setAside[2],
         answerOfKind(shown[0].setAside[2], PossibleAnswer::Kind::MakePlace));
    const auto done = importLists(reg, {one}, {});
    CHECK(done[0].summary.created == 3);
    const auto made = devicesOf(reg);
    REQUIRE(made.size() == 3);
    CHECK(std::count_if(made.begin(), made.end(),
                        [](const auto& row) { return row.site == "Điểm cầu Đại An"; }) == 2);
    CHECK(std::count_if(made.begin(), made.end(),
                        [](const auto& row) { return row.site == "Điểm cầu Xóm Mới"; }) == 1);
}

TEST_CASE("Answers: a serial met twice is another device without a number, or is left out")
{
    auto reg = newRegister();
    FakeWorkbook list;
    list.sheet("S")
        .row({"TT", "Tên thiết bị", "Xã", "Số seri", "Thành tiền"})
        .row({1, "Camera A", "Đại An", "SN1", 10000000})
        .row({2, "Camera B", "Gôi", "SN1", 20000000})
        .row({"", "Tổng cộng", "", "", 30000000});
    ListToImport one{fileOf(list), {}, {}};
    auto shown = proposeImports(reg, {one}, {});
    REQUIRE(shown[0].setAside.size() == 1);
    CHECK(shown[0].summary.totalCost == 10'000'000);
    CHECK(shown[0].summary.setAsideCost == 20'000'000);
    CHECK(shown[0].statedCost == 30'000'000);
    const auto row = shown[0].setAside[0];

    auto other = one;
    give(other.answers, row, answerOfKind(row, PossibleAnswer::Kind::OtherDevice));
    CHECK(proposeImports(reg, {other}, {})[0].summary.created == 2);

    auto same = one;
    give(same.answers, row, answerOfKind(row, PossibleAnswer::Kind::LeaveOut));
    shown = proposeImports(reg, {same}, {});
    CHECK(shown[0].summary.created == 1);
    CHECK(shown[0].summary.setAside == 0);
    CHECK(shown[0].summary.totalCost + shown[0].summary.setAsideCost == shown[0].statedCost);
}

TEST_CASE(
    "Ticks: every changed cell is shown old to new with its source, and goes in unless refused")
{
    auto reg = newRegister();
    (void)importList(reg, fileOf(camera("Tốt", 27000000)), {});
    const auto next = camera("mờ 1 góc", 26000000);
    ListToImport one{fileOf(next), {}, {}};
    auto shown = proposeImports(reg, {one}, {});
    REQUIRE(shown[0].devices.size() == 2);
    CHECK(shown[0].summary.updated == 1);
    CHECK(shown[0].summary.unchanged == 1);
    const auto cells = cellChanges(reg, shown[0], shown[0].devices[0], {});
    REQUIRE(cells.size() == 3);
    CHECK(shown[0].summary.cells == 3);
    CHECK(cells[0].where.field == fieldOf<&Device::cost>);
    CHECK(cells[0].before == Value{std::int64_t{27000000}});
    CHECK(cells[0].after == Value{std::int64_t{26000000}});
    CHECK(cellName(cells[0].column, cells[0].where.row) == "E2");
    CHECK(cells[1].where.field == fieldOf<&Device::condition>);
    CHECK(cells[1].cellText == "mờ 1 góc");
    CHECK(cells[1].isTaken);

    for (const auto& cell : cells) {
        if (cell.where.field != fieldOf<&Device::cost>) {
            one.answers.refused.insert(cell.where);
        }
    }
    countTicks(shown[0], one.answers);
    CHECK(shown[0].summary.cells == 1);
    const auto done = applyProposals(reg, {one}, {}, std::move(shown));
    const auto device = store::load<Device>(reg.database(), done[0].devices[0].id);
    CHECK(device->cost == Money{26000000});
    CHECK(device->condition == Condition::Good);
}

TEST_CASE("Ticks: with every cell refused the row is unchanged and nothing is written")
{
    auto reg = newRegister();
    (void)importList(reg, fileOf(camera("Tốt", 27000000)), {});
    const auto next = camera("Tốt", 26000000);
    ListToImport one{fileOf(next), {}, {}};
    auto shown = proposeImports(reg, {one}, {});
    one.answers.refused.insert(cellChanges(reg, shown[0], shown[0].devices[0], {})[0].where);
    countTicks(shown[0], one.answers);
    CHECK(shown[0].summary.updated == 0);
    CHECK(shown[0].summary.unchanged == 2);
    CHECK_FALSE(applyProposals(reg, {one}, {}, std::move(shown))[0].changeSet);
}

TEST_CASE("Ticks: a cell changed on both sides keeps the register's value unless it is taken")
{
    auto reg = newRegister();
    (void)importList(reg, fileOf(camera("Tốt", 27000000)), {});
    auto row = devicesOf(reg).front();
    row.device.cost = Money{25000000};
    REQUIRE(test::saveDevice(reg, row.id, row.device, "sửa giá"));
    const auto next = camera("Tốt", 26000000);
    ListToImport one{fileOf(next), {}, {}};
    auto shown = proposeImports(reg, {one}, {});
    CHECK(shown[0].summary.conflicts == 1);
    CHECK(shown[0].summary.unchanged == 2);
    const auto cells = cellChanges(reg, shown[0], shown[0].devices[0], {});
    REQUIRE(cells.size() == 1);
    CHECK(cells[0].isConflict);
    CHECK_FALSE(cells[0].isTaken);
    one.answers.taken.insert(cells[0].where);
    const auto done = applyProposals(reg, {one}, {}, std::move(shown));
    CHECK(done[0].summary.updated == 1);
    CHECK(store::load<Device>(reg.database(), row.id)->cost == Money{26000000});
}
