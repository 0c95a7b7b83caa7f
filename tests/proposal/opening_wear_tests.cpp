#include "core/register/books/wear.h"
#include "core/register/corrections/changes.h"
#include "core/store/queries/wear_queries.h"
#include "tests/proposal/lists.h"

#include <catch2/catch.hpp>

using namespace dongbo;
using namespace dongbo::importers;
using namespace dongbo::tests;

namespace {

/// As offices keep their books: cost, rate, opening, the year's wear, accumulated, what is left.
FakeWorkbook booksOf2019(double net = 9420000)
{
    FakeWorkbook list;
    list.sheet("S")
        .row({"TT", "Tên tài sản", "Xã", "Năm SD", "Nguyên giá", "Tỷ lệ hao mòn", "Hao mòn đầu kỳ",
              "Hao mòn năm", "Hao mòn lũy kế đến 31/12/2019", "Giá trị còn lại"})
        .row(
            {1, "Máy tính Dell", "Đại An", 2018, 15700000, "20.00", 3140000, 3140000, 6280000, net})
        .row({2, "Bộ lưu điện Santak", "Đại An", 2017, 12000000, "12,5", 3000000, 1500000, 4500000,
              7500000})
        .row({3, "Tăng âm TOA", "Đại An", 2013, 12140920, "20", 12140919, 1, 12140920, 0});
    return list;
}

std::map<std::string, WearState> wearOfAll(Register& reg)
{
    std::map<std::string, WearState> out;
    for (const auto& row : devicesOf(reg)) {
        if (const auto wear = wearOf(reg, row.id)) {
            out[row.device.name.value_or("")] = *wear;
        }
    }
    return out;
}

} // namespace

TEST_CASE("Opening wear: a list's books go in with its devices and come out with one undo")
{
    auto reg = newRegister();
    const auto list = booksOf2019();
    const auto done = importList(reg, fileOf(list), {});
    REQUIRE(done.changeSet);
    auto wear = wearOfAll(reg);
    REQUIRE(wear.size() == 3);
    const auto& pc = wear["Máy tính Dell"];
    CHECK(pc.accumulated.dong == 6'280'000);
    CHECK(pc.netValue == Money{9'420'000});
    CHECK(pc.rateBasisPoints == 2'000);
    CHECK(pc.lastYear == 2019);
    CHECK(wear["Bộ lưu điện Santak"].rateBasisPoints == 1'250);
    CHECK(wear["Tăng âm TOA"].netValue == Money{0});
    const auto run = runWear(reg, {2020, "", "", checks::IfUnlikely::Write});
    REQUIRE(run);
    CHECK(run->all.caughtUp.dong == 0);
    CHECK(run->all.amount.dong == 3'140'000 + 1'500'000); // the UPS keeps its own rate
    REQUIRE(undoChange(reg, *run->changeSet, journal::DependantRule::Refuse, "").done);
    REQUIRE(undoChange(reg, *done.changeSet, journal::DependantRule::Refuse, "").done);
    CHECK(store::lastWearYear(reg.database()) == std::nullopt);
}

TEST_CASE("Opening wear: a row whose figures do not agree goes in without them, with a warning")
{
    auto reg = newRegister();
    const auto list = booksOf2019(9420001);
    const auto done = importList(reg, fileOf(list), {});
    REQUIRE(done.changeSet);
    auto wear = wearOfAll(reg);
    CHECK(wear["Máy tính Dell"].lastYear == std::nullopt);
    CHECK(wear["Bộ lưu điện Santak"].accumulated.dong == 4'500'000);
    CHECK(done.summary.problems >= 1);
}

TEST_CASE("Opening wear: tools bear none")
{
    auto reg = newRegister();
    FakeWorkbook list;
    list.sheet("S")
        .row({"TT", "Tên tài sản", "Xã", "Năm SD", "Nguyên giá", "Hao mòn lũy kế",
              "Giá trị còn lại"})
        .row({1, "Camera Logitech", "Đại An", 2018, 4000000, 1600000, 2400000})
        .row({2, "Ti vi Samsung", "Đại An", 2018, 14000000, 5600000, 8400000})
        .row({3, "Máy tính Dell", "Đại An", 2018, 13000000, 5200000, 7800000});
    REQUIRE(importList(reg, fileOf(list), {}).changeSet);
    const auto wear = wearOfAll(reg);
    CHECK(wear.size() == 2);
    CHECK(wear.count("Camera Logitech") == 0);
}
