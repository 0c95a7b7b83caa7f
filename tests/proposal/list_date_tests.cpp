#include "importers/proposal/places/list_date.h"
#include "importers/recognise/recognise.h"
#include "tests/proposal/lists.h"

#include <catch2/catch.hpp>

using namespace dongbo;
using namespace dongbo::importers;
using namespace dongbo::tests;

namespace {

std::string shown(const std::optional<Date>& day)
{
    return day ? isoText(*day) : "none";
}

} // namespace

TEST_CASE("List date: letterheads write it in many ways")
{
    const auto [text, day] = GENERATE(table<std::string, std::string>({
        {"Vụ Bản, ngày 05 tháng 4 năm 2021", "2021-04-05"},
        {"DANH SÁCH THIẾT BỊ TÍNH ĐẾN 31/12/2020", "2020-12-31"},
        {"(Số liệu đến tháng 5/2021)", "2021-05-31"},
        {"Tháng 2 năm 2020", "2020-02-29"},
        {"BÁO CÁO QUÝ II/2021", "2021-06-30"},
        {"THỐNG KÊ TRANG THIẾT BỊ NĂM 2019", "2019-12-31"},
        {"(Ban hành kèm theo Thông tư số 107/2017/TT-BTC ngày 10/10/2017)", "none"},
        {"Ngày .... tháng .... năm 2021", "2021-12-31"},
        {"Mã ĐV SDNS: 1075000", "none"},
        {"31/02/2021", "none"},
    }));
    INFO(text);
    CHECK(shown(dayIn(text)) == day);
}

TEST_CASE("List date: names of files and sheets")
{
    const auto [name, day] = GENERATE(table<std::string, std::string>({
        {"Thiet bi xa 2021.xls", "2021-12-31"},
        {"DS_30062021.xlsx", "2021-06-30"},
        {"kiem ke 20210630.xlsx", "2021-06-30"},
        {"TB hop 15.3.2021.xls", "2021-03-15"},
        {"Sheet1", "none"},
        {"Dell 3020.xlsx", "none"},
    }));
    INFO(name);
    CHECK(shown(dayInName(name)) == day);
}

TEST_CASE("List date: the letterhead counts before the names, and never a day to come")
{
    FakeWorkbook list;
    list.sheet("Năm 2018")
        .row({"DANH SÁCH THIẾT BỊ NĂM 2019"})
        .row({"TT", "Tên thiết bị", "Xã"})
        .row({1, "Camera A năm 2015", "Đại An"});
    const auto today = Date{std::chrono::year{2019} / 6 / 1};
    CHECK(dayOfList(list, readSheets(list, {}), "ds 2017.xlsx", today) == today);
    FakeWorkbook plain;
    plain.sheet("S").row({"TT", "Tên thiết bị", "Xã"}).row({1, "Camera A", "Đại An"});
    CHECK(shown(dayOfList(plain, readSheets(plain, {}), "ds 2017.xlsx", today)) == "2017-12-31");
    CHECK(shown(dayOfList(plain, readSheets(plain, {}), "ds.xlsx", today)) == "none");
}
