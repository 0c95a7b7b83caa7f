#include "importers/recognise/cells/formula.h"
#include "importers/recognise/cells/twice_encoded.h"
#include "importers/recognise/headers/heading.h"
#include "importers/recognise/recognise.h"
#include "importers/recognise/words/marked.h"
#include "importers/recognise/words/vocabulary.h"
#include "tests/support/fake_workbook.h"

#include <catch2/catch.hpp>

using namespace dongbo;
using namespace dongbo::importers;
using dongbo::tests::FakeWorkbook;

namespace {

SheetReading firstSheet(const FakeWorkbook& list, const Choices& choices = {})
{
    return readSheets(list, {}, choices).front();
}

ListField fieldAt(const SheetReading& reading, std::uint32_t column)
{
    for (const auto& one : reading.columns) {
        if (one.column == column) {
            return one.field;
        }
    }
    return ListField::Unknown;
}

} // namespace

TEST_CASE("Words: marks count where a text has them, and only there")
{
    const auto& words = Vocabulary::builtIn();
    CHECK(words.sum(Marked("Cộng")).has_value());
    CHECK_FALSE(words.sum(Marked("Cổng xếp")).has_value());
    CHECK(words.sum(Marked("CONG")).has_value());
    CHECK(Marked("HOÀ").words == Marked("hòa").words);
    CHECK(words.looksLikePlace(Marked("Phường Hòa Bình")));
    CHECK_FALSE(words.looksLikePlace(Marked("Phương tiện vận tải")));
    CHECK_FALSE(words.looksLikePlace(Marked("phuong tien van tai")));
    CHECK(words.looksLikePlace(Marked("Sở Tư pháp")));
    CHECK_FALSE(words.looksLikePlace(Marked("SỔ TÀI SẢN")));
}

TEST_CASE("Headings: variables, two languages and words over several cells are read")
{
    CHECK(readHeading("MaThietBi").fields.front() == ListField::Code);
    CHECK(readHeading("nguyen_gia").fields.front() == ListField::Cost);
    CHECK(readHeading("Số seri / Serial number").fields.front() == ListField::Serial);
    CHECK(readHeading("Tên vật tư").fields.front() == ListField::Name);
    CHECK(joinedHeading({"Nước", "sản", "xuất"}) == "Nước sản xuất");
    CHECK(joinedHeading({"Sony", "Nhật"}).empty());
}

TEST_CASE("Columns: a heading nobody knows costs the column, never the sheet")
{
    FakeWorkbook list;
    list.sheet("Sheet1")
        .row({"Qx1", "Qx2", "Qx3", "Số seri", "Năm sử dụng"})
        .row({"A-01", "Camera hội nghị Logitech", "Tốt", "SN77K2", 2021})
        .row({"A-02", "Màn hình 65 inch", "Hỏng", "KL90A1", 2020})
        .row({"A-03", "Micro cổ ngỗng", "Tốt", "ZX1144", 2020});
    const auto reading = firstSheet(list);
    REQUIRE(reading.isRead());
    CHECK(fieldAt(reading, 1) == ListField::Code);
    CHECK(fieldAt(reading, 2) == ListField::Name);
    CHECK(fieldAt(reading, 3) == ListField::Condition);
}

TEST_CASE("Columns: what is not read of a column that tells of devices is asked about")
{
    const auto guessesAt = [](const SheetReading& reading, std::uint32_t column) {
        for (const auto& one : reading.columns) {
            if (one.column == column) {
                return one.guesses;
            }
        }
        return std::vector<ColumnGuess>{};
    };
    FakeWorkbook list;
    list.sheet("Sheet1")
        .row({"STT", "Tên thiết bị", "Qx3", "Qx4", "Qx5", "Số seri", "Serial number"})
        .row({1, "Camera hội nghị", "không rõ", 0, "mua lẻ", "SN77K2", "M1-7"})
        .row({2, "Màn hình 65 inch", "KL90A1", 1.5, "của dự án cũ", "A2", "M2-9"})
        .row({3, "Micro cổ ngỗng", "không có", "nhiều", "mượn của đoàn", "A3", "X-11"});
    const auto reading = firstSheet(list);
    REQUIRE(reading.isRead());
    // one serial number among absences, counts that are none, words nobody can place
    CHECK(guessesAt(reading, 3) == std::vector<ColumnGuess>{{ListField::Serial, 1}});
    CHECK(guessesAt(reading, 4) == std::vector<ColumnGuess>{{ListField::Quantity, 2}});
    CHECK(guessesAt(reading, 5) == std::vector<ColumnGuess>{{ListField::Notes, 3}});
    CHECK(guessesAt(reading, 6).empty());
    // a second column of serial numbers with other values
    CHECK(fieldAt(reading, 7) == ListField::Unknown);
    CHECK(guessesAt(reading, 7) == std::vector<ColumnGuess>{{ListField::Serial, 3}});
}

TEST_CASE("Columns: one without a heading is read by its values or asked about")
{
    FakeWorkbook list;
    list.sheet("Sheet1")
        .row({"STT", "Tên thiết bị", "", "Năm sử dụng"})
        .row({1, "Camera hội nghị", "SN77K2", 2020, "", "ở xa"})
        .row({2, "Màn hình 65 inch", "KL90A1", 2021})
        .row({3, "Micro cổ ngỗng", "ZX1144", 2021});
    const auto reading = firstSheet(list);
    REQUIRE(reading.isRead());
    CHECK(fieldAt(reading, 3) == ListField::Serial);
    CHECK(reading.columns.at(2).guesses.size() == 1);
    CHECK(reading.columns.size() == 4); // a lone remark at the edge makes no column
}

TEST_CASE("Columns: of two that may be the name the better one is, the other says more of it")
{
    FakeWorkbook list;
    list.sheet("Sheet1")
        .row({"Product Name", "Product Description", "Quantity", "Serial"})
        .row({"Camera PTZ", "1080p, 12x zoom, for rooms of twenty", 1, "A1B2"})
        .row({"Micro", "with a long neck, for tables", 2, "C3D4"});
    const auto reading = firstSheet(list);
    CHECK(fieldAt(reading, 1) == ListField::Name);
    CHECK(fieldAt(reading, 2) == ListField::SpecText);
}

TEST_CASE("Money: prices unusual in the stated unit are asked about, not written")
{
    FakeWorkbook list;
    list.sheet("Sheet1")
        .row({"STT", "Tên thiết bị", "Nguyên giá (nghìn đồng)"})
        .row({1, "Máy vi tính để bàn", 12500000})
        .row({2, "Máy tính xách tay", 18000000});
    const auto reading = firstSheet(list);
    REQUIRE(reading.likelierUnit.has_value());
    CHECK(*reading.likelierUnit == 1);
    Choices choices;
    choices.sheets["Sheet1"].unitOfMoney = 1;
    CHECK_FALSE(firstSheet(list, choices).likelierUnit.has_value());
}

TEST_CASE("Rows: what states the sum of the rows below it stands for them, groups of groups too")
{
    FakeWorkbook list;
    list.sheet("Sheet1")
        .row({"Tên tài sản", "Năm sử dụng", "Nguyên giá"})
        .row({"Văn phòng", "", 60})
        .row({"Máy tính", "", 30})
        .row({"Máy tính Dell", 2020, 10})
        .row({"Máy tính HP", 2021, 20})
        .row({"Máy in", "", 30})
        .row({"Máy in Canon", 2020, 14})
        .row({"Máy in HP", 2021, 16});
    const auto reading = firstSheet(list);
    const std::vector<OutlineRow> wanted{{2, 8}, {3, 5}, {6, 8}};
    CHECK(reading.outline == wanted);
}

TEST_CASE("Cells: a formula without a result is worked out from its own row")
{
    const std::vector<Cell> cells{
        {5, 1, CellKind::Error, true, 0, 0, "=CONCATENATE(\"Camera\",\" \",\"hội nghị\")"},
        {5, 2, CellKind::Number, false, 0, 2, {}},
        {5, 3, CellKind::Error, true, 0, 0, "=2500000*2"},
        {5, 4, CellKind::Error, true, 0, 0, "=$B5*C5"},
        {5, 5, CellKind::Error, true, 0, 0, "=SUM(B5:C5)"},
        {5, 6, CellKind::Error, true, 0, 0, "=VLOOKUP(A1,B:B,2)"},
        {5, 7, CellKind::Error, true, 0, 0, "=G5+1"}};
    RowFormulas formulas;
    const auto row = formulas.computed({5, false, cells});
    CHECK(row.cells[0].text == "Camera hội nghị");
    CHECK(row.cells[3].number == 10'000'000);
    CHECK(row.cells[4].number == 5'000'002);
    CHECK(row.cells[5].kind == CellKind::Error);
    CHECK(row.cells[6].kind == CellKind::Error); // goes round in a circle
}

TEST_CASE("Cells: UTF-8 encoded twice is read as it was meant, other text is left alone")
{
    CHECK(encodedOnce("TÃªn thiáº¿t bá»‹") == "Tên thiết bị");
    CHECK(encodedOnce("phÃ²ng há»\uFFFDp") == "phòng họp");
    CHECK_FALSE(encodedOnce("Tên thiết bị").has_value());
    CHECK_FALSE(encodedOnce("Camera 2").has_value());
    CHECK_FALSE(encodedOnce("café").has_value());
}

TEST_CASE("Sheets: steps of a test and things to choose from are named and skipped")
{
    FakeWorkbook list;
    list.sheet("Loại")
        .row({"STT", "Tên loại thiết bị", "Mô tả"})
        .row({1, "Máy chiếu"})
        .row({2, "Camera"})
        .sheet("Thiết bị")
        .row({"STT", "Tên thiết bị", "Số seri", "Năm sử dụng"})
        .row({1, "Máy chiếu Epson", "A1B22", 2021})
        .row({2, "Camera Logitech", "C3D44", 2022});
    const auto sheets = readSheets(list, {});
    CHECK(sheets[0].layoutReason.code == "import.looks_like_lookup");
    CHECK(sheets[1].isRead());
    Choices choices;
    choices.sheets["Loại"].isRead = true;
    CHECK(readSheets(list, {}, choices)[0].isRead());
}

TEST_CASE("Sheets: counts of a list on another sheet stay out when all sheets are put to one place")
{
    FakeWorkbook list;
    list.sheet("Thiết bị")
        .row({"STT", "Tên thiết bị", "Số seri", "Năm sử dụng", "Số lượng"})
        .row({1, "Máy chiếu Epson", "A1B22", 2021, 1})
        .row({2, "Camera Logitech", "C3D44", 2022, 1})
        .sheet("Tổng hợp")
        .row({"STT", "Tên thiết bị", "Số lượng"})
        .row({1, "Máy chiếu", 12})
        .row({2, "Camera", 13});
    Choices choices;
    choices.place = "Đại An";
    const auto sheets = readSheets(list, {}, choices);
    CHECK(sheets[0].isRead());
    CHECK(sheets[1].layoutReason.code == "import.looks_like_summary");
    // somebody puts this very sheet to a place, or says that it is a list
    choices.sheets["Tổng hợp"].place = "Đại An";
    CHECK(readSheets(list, {}, choices)[1].isRead());
    choices.sheets["Tổng hợp"] = {};
    choices.sheets["Tổng hợp"].isRead = true;
    CHECK(readSheets(list, {}, choices)[1].isRead());
}

TEST_CASE("Headers: one column of devices is a list, with a heading and without")
{
    FakeWorkbook list;
    SECTION("a heading below a title")
    {
        list.sheet("Tài sản")
            .row({"DANH SÁCH THIẾT BỊ PHÒNG HỌP"})
            .row({"Tên thiết bị"})
            .row({"Camera Logitech"})
            .row({"Loa hội trường"})
            .row({"Tivi Sony 65 inch"});
        const auto reading = firstSheet(list);
        REQUIRE(reading.isRead());
        CHECK(reading.header.rows == HeaderRows{2, 2});
        CHECK(fieldAt(reading, 1) == ListField::Name);
    }
    SECTION("none: names that tell a maker or a model")
    {
        list.sheet("Tài sản")
            .row({"Camera Logitech PTZ Pro 2"})
            .row({"Micro Shure MX412"})
            .row({"Tivi Sony 65 inch"});
        const auto reading = firstSheet(list);
        REQUIRE(reading.isRead());
        CHECK(reading.header.rows == HeaderRows{0, 0});
        CHECK(reading.header.reason.code == "import.header_by_values"); // asked about
        CHECK(fieldAt(reading, 1) == ListField::Name);
    }
    SECTION("kinds alone, sentences, a column beside another sheet are none")
    {
        list.sheet("Loại").row({"Máy chiếu"}).row({"Máy in"}).row({"Tivi"}).row({"Camera"});
        CHECK_FALSE(firstSheet(list).isRead());
        FakeWorkbook text;
        text.sheet("A").row({"Kính gửi"}).row({"Nội dung họp"}).row({"Camera Sony 1 hỏng"});
        CHECK_FALSE(firstSheet(text).isRead());
        FakeWorkbook two;
        two.sheet("Danh mục")
            .row({"Tên thiết bị"})
            .row({"Camera Logitech"})
            .row({"Loa JBL"})
            .row({"Tivi Sony"});
        two.sheet("Khác").row({"Ghi chú"}).row({"1"});
        CHECK_FALSE(firstSheet(two).isRead());
    }
}
