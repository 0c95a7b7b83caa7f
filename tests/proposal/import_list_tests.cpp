#include "core/domain/amount.h"
#include "core/journal/read/history.h"
#include "core/register/corrections/changes.h"
#include "core/register/devices/devices.h"
#include "core/store/projection/load.h"
#include "core/store/queries/device_queries.h"
#include "importers/proposal/apply/import_list.h"
#include "tests/proposal/lists.h"
#include "tests/support/edits.h"

#include <catch2/catch.hpp>

using namespace dongbo;
using namespace dongbo::importers;
using namespace dongbo::tests;

namespace {

FakeWorkbook smallList(const std::string& condition = "Tốt", const std::string& place = "Đại An")
{
    FakeWorkbook list;
    list.sheet("S")
        .row({"TT", "Tên thiết bị", "Xã", "Số seri", "SL", "Thành tiền", "Tình trạng"})
        .row({1, "Camera AVer CAM520", place, "SN1", 1, 27000000, condition})
        .row({2, "Loa Bosch LB1", place, "", 2, 3000001, "Tốt"})
        .row({3, "Cáp HDMI 15m", place, "", 3, 600000, "Tốt"});
    return list;
}

} // namespace

TEST_CASE("A list goes in as one change-set with provenance, and comes out with one undo")
{
    auto reg = newRegister();
    const auto list = smallList();
    const auto done = importList(reg, fileOf(list), {});
    CHECK(done.summary.created == 3);
    CHECK(done.summary.devices == 4);
    CHECK(done.summary.totalCost == 30600001);
    REQUIRE(done.changeSet);
    const auto devices = devicesOf(reg);
    REQUIRE(devices.size() == 4);
    std::int64_t cost = 0;
    for (const auto& row : devices) {
        CHECK(row.site == "Điểm cầu Đại An");
        CHECK(row.device.use == Use::InUse);
        cost += amountOf(row.device)->dong;
    }
    CHECK(cost == 30600001);
    const auto entries = journal::history(reg.database(), RecordKind::Device, devices.front().id);
    REQUIRE(entries.size() == 1);
    REQUIRE(entries.front().source);
    CHECK(entries.front().source->fileName == "ds.xlsx");
    CHECK(entries.front().source->sheetName == "S");
    CHECK(entries.front().source->row >= 2);
    (void)undoChange(reg, *done.changeSet, journal::DependantRule::Refuse, "");
    CHECK(devicesOf(reg).empty());
}

namespace {

std::int64_t amountsOf(Register& reg)
{
    Money sum;
    for (const auto& row : devicesOf(reg)) {
        sum = row.device.cost ? cappedSum(sum, amountOf(row.device)) : sum;
    }
    return sum.dong;
}

} // namespace

TEST_CASE("The register grows by what the import says goes in, to the đồng, and again is unchanged")
{
    auto reg = newRegister();
    FakeWorkbook list;
    list.sheet("S")
        .row({"TT", "Tên thiết bị", "Xã", "ĐVT", "SL", "Đơn giá", "Thành tiền", "Tình trạng"})
        .row({1, "Dây HDMI 10m", "Đại An", "sợi", "04", 180000, 720000, "Tốt"})
        .row({2, "Cáp mạng CAT6", "Đại An", "mét", 30, "", 1000000, "Tốt"})
        .row({3, "Loa Bosch LB1", "Đại An", "cái", 3, "", 1000, "Tốt"})
        .row({4, "Pin AA", "Đại An", "viên", 12, 15000, "", "Tốt"});
    const auto done = importList(reg, fileOf(list), {});
    CHECK(done.summary.totalCost == 720000 + 1000000 + 1000 + 180000);
    CHECK(amountsOf(reg) == done.summary.totalCost);
    bool isMet = false;
    for (const auto& row : devicesOf(reg)) {
        if (row.device.name == "Dây HDMI 10m") {
            isMet = true;
            CHECK(row.device.quantity == 4);
            CHECK(row.device.cost == Money{180000});
        }
    }
    CHECK(isMet);
    const auto again = importList(reg, fileOf(list), {});
    CHECK(again.summary.unchanged == 4);
    CHECK_FALSE(again.changeSet);
    CHECK(amountsOf(reg) == done.summary.totalCost);
}

TEST_CASE("A dry run gives the same codes as the import and writes nothing")
{
    auto reg = newRegister();
    const auto list = smallList();
    const auto shown = proposeImport(reg, fileOf(list), {});
    CHECK(devicesOf(reg).empty());
    const auto done = importList(reg, fileOf(list), {});
    REQUIRE(shown.devices.size() == done.devices.size());
    for (std::size_t i = 0; i < shown.devices.size(); ++i) {
        CHECK(shown.devices[i].changes.front() == done.devices[i].changes.front());
    }
}

TEST_CASE("The same list again changes nothing and leaves no trace")
{
    auto reg = newRegister();
    const auto list = smallList();
    (void)importList(reg, fileOf(list), {});
    const auto again = importList(reg, fileOf(list), {});
    CHECK(again.summary.unchanged == 3);
    CHECK(again.summary.created == 0);
    CHECK_FALSE(again.changeSet);
}

TEST_CASE("A changed cell updates its device; an officer's later edit is never overridden")
{
    auto reg = newRegister();
    (void)importList(reg, fileOf(smallList("Tốt")), {});
    const auto changed = importList(reg, fileOf(smallList("Hỏng nguồn")), {});
    CHECK(changed.summary.updated == 1);
    CHECK(changed.summary.unchanged == 2);

    const auto find = [&] {
        for (auto& row : devicesOf(reg)) {
            if (row.device.serial == "SN1") {
                return row;
            }
        }
        throw std::runtime_error("gone");
    };
    auto device = find().device;
    CHECK(device.condition == Condition::Broken);
    device.condition = Condition::Good; // repaired since
    REQUIRE(test::saveDevice(reg, find().id, device, "sửa xong"));
    const auto same = importList(reg, fileOf(smallList("Hỏng nguồn")), {});
    CHECK(same.summary.unchanged == 3);
    CHECK(find().device.condition == Condition::Good);

    // Changed on both sides: shown as a conflict, the register's value kept.
    const auto both = importList(reg, fileOf(smallList("Kém")), {});
    CHECK(find().device.condition == Condition::Good);
    CHECK(both.summary.problems >= 1);
    CHECK(both.sheets[0].problems.front().message.code == "import.conflict");
}

TEST_CASE("Withdrawn devices are never matched")
{
    auto reg = newRegister();
    const auto first = importList(reg, fileOf(smallList()), {});
    (void)undoChange(reg, *first.changeSet, journal::DependantRule::Refuse, "");
    const auto again = importList(reg, fileOf(smallList()), {});
    CHECK(again.summary.created == 3);
    CHECK(devicesOf(reg).size() == 4);
}

TEST_CASE("Places: unknown names are set aside with suggestions, or made when asked for")
{
    auto reg = newRegister();
    const auto list = smallList("Tốt", "Đại Ann");
    const auto shown = proposeImport(reg, fileOf(list), {});
    CHECK(shown.summary.setAside == 3);
    CHECK(shown.sheets[0].problems.front().message.code == "import.place_unknown_near");
    ImportOptions make;
    make.createPlaces = true;
    CHECK(importList(reg, fileOf(list), make).summary.created == 3);
}

TEST_CASE("Places: a register without units makes the places a list names, as a preview says")
{
    auto reg = newRegister("");
    const auto list = smallList();
    CHECK(proposeImport(reg, fileOf(list), {}).summary.created == 3);
    CHECK(devicesOf(reg).empty());
    CHECK(importList(reg, fileOf(list), {}).summary.created == 3);
    CHECK(devicesOf(reg).size() == 4);
}

TEST_CASE("All or nothing: one row set aside keeps the whole list out")
{
    auto reg = newRegister();
    auto list = smallList();
    list.row({4, "Loa", "Đại An", "", "nhiều", 1, ""});
    ImportOptions options;
    options.rule = ImportOptions::Rule::AllOrNothing;
    const auto refused = importList(reg, fileOf(list), options);
    CHECK(refused.isRefused);
    CHECK(devicesOf(reg).empty());
    CHECK(importList(reg, fileOf(list), {}).summary.created == 3);
}
