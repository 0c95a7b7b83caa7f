#include "importers/reader_process/read_list.h"
#include "importers/write_back/set_aside_workbook.h"
#include "tests/proposal/lists.h"
#include "tests/support/folder.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace dongbo;
using namespace dongbo::importers;
using namespace dongbo::tests;

namespace {

FakeWorkbook listWithSections()
{
    FakeWorkbook list;
    list.sheet("Tổng hợp")
        .row({"UBND HUYỆN VỤ BẢN"})
        .row({"DANH SÁCH THIẾT BỊ NĂM 2021"})
        .row({""})
        .row({"TT", "Tên thiết bị", "Năm sử dụng", "Số lượng", "Thành tiền", "Tình trạng"})
        .row({"I", "UBND xã Đại An"})
        .row({1, "Camera A", 2019, 1, 10000000, "Tốt"})
        .row({2, "Loa B", "200", 1, 2000000, "Tốt"})
        .row({"II", "Thị trấn Gôi"})
        .row({3, "Loa C", 2020, "vài", 3000000, "rè"})
        .row({4, "Loa D", 2020, 1, 4000000, "Tốt"})
        .row({"", "Tổng cộng", "", "", 19000000});
    return list;
}

std::uint64_t write(Register& reg, const std::vector<ListToImport>& lists,
                    const std::vector<Proposal>& done, const std::filesystem::path& file)
{
    return writeSetAside(lists, done, Language::Vietnamese, reg.now(), file);
}

} // namespace

TEST_CASE("Set aside: rows come back under their sections with the reason, and go in once mended")
{
    auto reg = newRegister();
    const auto list = listWithSections();
    const std::vector<ListToImport> lists{{fileOf(list), {}, {}}};
    const auto done = importLists(reg, lists, {});
    CHECK(done[0].summary.created == 2);
    CHECK(done[0].summary.setAside == 2);
    const test::Folder folder;
    const auto file = folder.path / "de rieng.xlsx";
    CHECK(write(reg, lists, done, file) == 2);

    const auto workbook = readListInProcess(file);
    REQUIRE(workbook->sheets().size() == 1);
    CHECK(workbook->sheets()[0].name == "Tổng hợp");
    std::vector<std::string> reasons;
    workbook->forEachRow(0, [&](const Row& row) {
        for (const auto& cell : row.cells) {
            if (cell.column == 7) {
                reasons.emplace_back(cell.text);
            }
        }
        return true;
    });
    REQUIRE(reasons.size() == 3);
    CHECK(reasons[0] == "Lý do chưa vào sổ");
    CHECK(reasons[1] == "“200” không phải là ngày hợp lệ.");

    // As it is, the same rows are set aside again; mended, they become what they would have been.
    ListToImport mended{describeFile(file, *workbook), {}, {}};
    auto shown = proposeImports(reg, {mended}, {});
    REQUIRE(shown[0].setAside.size() == 2);
    CHECK(shown[0].summary.created == 0);
    mended.answers.cells[{0, shown[0].setAside[0].row, 3}] = "2018";
    mended.answers.cells[{0, shown[0].setAside[1].row, 4}] = "2";
    const auto second = importLists(reg, {mended}, {});
    CHECK(second[0].summary.created == 2);
    CHECK(second[0].summary.setAside == 0);
    CHECK(second[0].summary.totalCost == 5000000);
    const auto devices = devicesOf(reg);
    CHECK(devices.size() == 5);
    CHECK(std::count_if(devices.begin(), devices.end(),
                        [](const auto& row) { return row.site == "Điểm cầu Gôi"; }) == 3);
}

TEST_CASE("Set aside: a place told only by the file's name goes along in the letterhead")
{
    auto reg = newRegister();
    FakeWorkbook list;
    list.sheet("Sheet1")
        .row({"TT", "Tên thiết bị", "Năm sử dụng"})
        .row({1, "Camera A", 2019})
        .row({2, "Loa B", "200"});
    const std::vector<ListToImport> lists{{fileOf(list, "Xã Đại An.xlsx"), {}, {}}};
    const auto done = importLists(reg, lists, {});
    REQUIRE(done[0].summary.setAside == 1);
    const test::Folder folder;
    const auto file = folder.path / "sua.xlsx";
    CHECK(write(reg, lists, done, file) == 1);
    const auto workbook = readListInProcess(file);
    ListToImport mended{describeFile(file, *workbook), {}, {}};
    const auto row = proposeImports(reg, {mended}, {})[0].setAside.at(0).row;
    mended.answers.cells[{0, row, 3}] = "2018";
    (void)importLists(reg, {mended}, {});
    const auto devices = devicesOf(reg);
    REQUIRE(devices.size() == 2);
    CHECK(devices[1].site == "Điểm cầu Đại An");
}

TEST_CASE("Set aside: with nothing set aside no file is made")
{
    auto reg = newRegister();
    FakeWorkbook list;
    list.sheet("S").row({"TT", "Tên thiết bị", "Xã"}).row({1, "Camera A", "Đại An"});
    const std::vector<ListToImport> lists{{fileOf(list), {}, {}}};
    const test::Folder folder;
    const auto file = folder.path / "sua.xlsx";
    CHECK(write(reg, lists, importLists(reg, lists, {}), file) == 0);
    CHECK_FALSE(std::filesystem::exists(file));
}

TEST_CASE("Set aside: text of an old font comes back in Unicode")
{
    auto reg = newRegister();
    FakeWorkbook list;
    const auto old = list.font(".VnTime");
    const auto in = [old](const char* text) { return FakeWorkbook::Value(text).inFont(old); };
    list.sheet("S")
        .row({"TT", "Tên thiết bị", "Xã", "Năm sử dụng"})
        .row({1, in("Mµn h×nh"), in("§¹i An"), 2019})
        .row({2, in("M¸y chiÕu"), in("§¹i An"), "200"});
    const std::vector<ListToImport> lists{{fileOf(list), {}, {}}};
    const auto done = importLists(reg, lists, {});
    REQUIRE(done[0].summary.created == 1);
    const test::Folder folder;
    const auto file = folder.path / "sua.xlsx";
    REQUIRE(write(reg, lists, done, file) == 1);
    const auto workbook = readListInProcess(file);
    const auto shown = proposeImport(reg, describeFile(file, *workbook), {});
    REQUIRE(shown.setAside.size() == 1);
    CHECK(shown.setAside[0].name == "Máy chiếu");
    CHECK(shown.setAside[0].place == "Đại An");
    CHECK(shown.sheets[0].understanding.convertedCells == 0);
}

TEST_CASE("Set aside: merged values reach down to the rows that are written")
{
    auto reg = newRegister();
    FakeWorkbook list;
    list.sheet("S")
        .row({"TT", "Xã", "Tên thiết bị", "Năm sử dụng"})
        .row({1, "Đại An", "Camera A", 2019})
        .row({2, "", "Loa B", "200"})
        .row({3, "Gôi", "Loa C", 2019})
        .row({4, "", "Loa D", 2019})
        .merge(2, 2, 3, 2)
        .merge(4, 2, 5, 2);
    const std::vector<ListToImport> lists{{fileOf(list), {}, {}}};
    const auto done = importLists(reg, lists, {});
    const test::Folder folder;
    const auto file = folder.path / "sua.xlsx";
    REQUIRE(write(reg, lists, done, file) == 1);
    const auto workbook = readListInProcess(file);
    CHECK(proposeImport(reg, describeFile(file, *workbook), {}).setAside.at(0).place == "Đại An");
}

TEST_CASE("Set aside: a number that stood twice stays aside until it or the reason is changed")
{
    const auto language = GENERATE(Language::Vietnamese, Language::English);
    const auto heading = GENERATE("Số seri", "Mã thiết bị");
    auto reg = newRegister();
    FakeWorkbook list;
    list.sheet("Tổng hợp")
        .row({"TT", "Tên thiết bị", "Xã", heading, "Thành tiền"})
        .row({1, "Camera AVer CAM520", "Đại An", "SN-0001", 10000000})
        .row({2, "Camera AVer CAM520", "Gôi", "SN-0001", 20000000});
    const std::vector<ListToImport> lists{{fileOf(list), {}, {}}};
    const auto done = importLists(reg, lists, {});
    REQUIRE(done[0].summary.created == 1);
    REQUIRE(done[0].summary.setAside == 1);
    const test::Folder folder;
    const auto file = folder.path / "sua.xlsx";
    REQUIRE(writeSetAside(lists, done, language, reg.now(), file) == 1);

    const auto workbook = readListInProcess(file);
    ListToImport back{describeFile(file, *workbook), {}, {}};
    const auto asItIs = proposeImports(reg, {back}, {});
    CHECK(asItIs[0].summary.updated == 0);
    REQUIRE(asItIs[0].setAside.size() == 1);
    CHECK(asItIs[0].setAside[0].reason == done[0].setAside[0].reason);
    const auto row = asItIs[0].setAside[0].row;

    // Handed back once more it has the same columns and says the same.
    const auto again = folder.path / "sua lan 2.xlsx";
    REQUIRE(writeSetAside({back}, asItIs, language, reg.now(), again) == 1);
    const auto second = readListInProcess(again);
    CHECK(second->sheets()[0].lastColumn == workbook->sheets()[0].lastColumn);
    const auto other = proposeImports(reg, {{describeFile(again, *second), {}, {}}}, {});
    CHECK(other[0].summary.setAside == 1);

    back.answers.cells[{0, row, 4}] = "SN-0002";
    const auto mended = proposeImports(reg, {back}, {});
    CHECK(mended[0].summary.created == 1);
    CHECK(mended[0].summary.setAside == 0);

    // Without the reason it is said to be the same device.
    back.answers.cells = {{{0, row, 6}, ""}};
    const auto same = proposeImports(reg, {back}, {});
    CHECK(same[0].summary.updated == 1);
    CHECK(same[0].summary.setAside == 0);
}
