#include "core/domain/vocabulary.h"
#include "importers/recognise/recognise.h"
#include "tests/support/fake_workbook.h"

#include <catch2/catch.hpp>

#include <map>
#include <random>

using namespace dongbo;
using namespace dongbo::importers;
using dongbo::tests::FakeWorkbook;
using Cells = std::vector<FakeWorkbook::Value>;

namespace {

struct Read
{
    std::vector<SheetReading> sheets;
    std::map<std::uint32_t, RowKind> kinds;
    std::map<std::uint32_t, RowDraft> drafts;
    std::vector<TotalCheck> totals;

    [[nodiscard]] std::int64_t amountOf(std::uint32_t row) const
    {
        return drafts.at(row).amount.value_or(Money{-1}).dong;
    }
};

Read read(const FakeWorkbook& list, const std::string& fileName = "list.xlsx")
{
    Read out;
    Surroundings around;
    around.fileName = fileName;
    out.sheets = readSheets(list, around);
    RowReader rows(list, around);
    rows.forEachRow(out.sheets.front(), [&](const ClassifiedRow& row) {
        REQUIRE(out.kinds.emplace(row.row, row.kind).second);
        if (row.draft != nullptr) {
            out.drafts.emplace(row.row, *row.draft);
        }
        return true;
    });
    out.totals = rows.totals();
    return out;
}

bool hasProblem(const RowDraft& draft, const char* code)
{
    return std::any_of(draft.problems.begin(), draft.problems.end(),
                       [code](const RowProblem& p) { return p.message.code == code; });
}

} // namespace

TEST_CASE("A list with letterhead, sections, a total and signatures is read row by row")
{
    FakeWorkbook list;
    list.sheet("Sheet1")
        .row({"UBND HUYỆN VỤ BẢN"})
        .row({"DANH SÁCH THIẾT BỊ"})
        .row({"STT", "Tên thiết bị", "ĐVT", "SL", "Đơn giá", "Thành tiền", "Tình trạng"})
        .row({"A", "B", "C", "1", "2", "3=1x2", "4"})
        .row({"I", "UBND xã Đại An"})
        .row({1, "Camera Logitech PTZ Pro 2", "bộ", 2, 15000000, 30000000, "Tốt"})
        .row({2, "Cáp HDMI 15m", "sợi", 3, 200000, 600000, "Tốt"})
        .row({"II", "UBND xã Cộng Hòa"})
        .row({3, "Loa JBL", "cái", "02", "1.500.000", "3.000.000", "hơi rè"})
        .row({"", "Tổng cộng", "", 7, "", 33600000, ""})
        .row({"", "", "", "Vụ Bản, ngày 12 tháng 5 năm 2021"})
        .row({"", "Người lập", "", "", "", "Chủ tịch"})
        .row({"", "Nguyễn Văn A", "", "", "", "Trần Văn B"});
    const auto got = read(list);
    const std::map<std::uint32_t, RowKind> wanted{
        {1, RowKind::Letterhead},    {2, RowKind::Letterhead}, {3, RowKind::Header},
        {4, RowKind::ColumnNumbers}, {5, RowKind::Section},    {6, RowKind::Data},
        {7, RowKind::Data},          {8, RowKind::Section},    {9, RowKind::Data},
        {10, RowKind::Total},        {11, RowKind::Signature}, {12, RowKind::Signature},
        {13, RowKind::Signature}};
    CHECK(got.kinds == wanted);
    CHECK(got.drafts.at(6).devices == 2);
    CHECK(got.drafts.at(6).costOf(0) == Money{15000000});
    CHECK(got.drafts.at(6).place == "UBND xã Đại An");
    CHECK(got.drafts.at(7).devices == 1); // cable is one record of three
    CHECK(got.drafts.at(7).quantity == 3);
    CHECK(got.drafts.at(9).place == "UBND xã Cộng Hòa");
    CHECK(got.drafts.at(9).devices == 2);
    REQUIRE(got.totals.size() == 2);
    CHECK(got.totals[0].agrees);
    CHECK(got.totals[1].agrees);
}

TEST_CASE("A sum that is wrong is held against the part of the list it stands under")
{
    FakeWorkbook list;
    list.sheet("Sheet1")
        .row({"STT", "Tên thiết bị", "SL", "Thành tiền"})
        .row({"I", "UBND xã Đại An"})
        .row({1, "Camera Logitech PTZ Pro 2", 1, 16'900'000})
        .row({2, "Máy tính để bàn Dell", 1, 18'500'000})
        .row({"", "Cộng", "", 35'400'000})
        .row({"II", "UBND xã Cộng Hòa"})
        .row({1, "Loa thùng Toa", 1, 25'300'000});
    SECTION("of its section")
    {
        list.row({"", "Cộng", "", 25'400'000});
        const auto got = read(list);
        REQUIRE(got.totals.size() == 2);
        CHECK(got.totals[0].agrees);
        CHECK_FALSE(got.totals[1].agrees);
        CHECK(got.totals[1].computed == 25'300'000);
    }
    SECTION("of all")
    {
        list.row({"", "Cộng", "", 60'000'000});
        const auto got = read(list);
        REQUIRE(got.totals.size() == 2);
        CHECK_FALSE(got.totals[1].agrees);
        CHECK(got.totals[1].computed == 60'700'000);
    }
}

TEST_CASE("The remainder of a row's amount is with its first device")
{
    RowDraft draft;
    draft.devices = 3;
    draft.amount = Money{1000};
    CHECK(draft.costOf(0) == Money{334});
    CHECK(draft.costOf(1) == Money{333});
    CHECK(draft.costOf(2) == Money{333});
}

TEST_CASE(
    "Pieces kept in bulk: cost is of one piece, and quantity times cost sums to the row's amount")
{
    const auto amount = GENERATE(720'000, 1'000'000, 7, 0);
    const auto quantity = GENERATE(2, 3, 4, 30, 9'999);
    RowDraft draft;
    draft.quantity = quantity;
    draft.amount = Money{amount};
    draft.keepMoneyExact();
    CHECK(draft.devices == (amount % quantity == 0 ? 1 : 2));
    std::int64_t pieces = 0, sum = 0;
    for (std::int64_t i = 0; i < draft.devices; ++i) {
        pieces += draft.quantityOf(i);
        sum += draft.quantityOf(i) * draft.costOf(i)->dong;
        CHECK(draft.costOf(i)->dong >= amount / quantity);
    }
    CHECK(pieces == quantity);
    CHECK(sum == amount);
}

TEST_CASE("A type column is read right after more different names than are remembered")
{
    FakeWorkbook list;
    auto& sheet = list.sheet("S");
    sheet.row({"TT", "Tên thiết bị", "Loại", "SL"});
    constexpr int rows = 20'300;
    for (int i = 1; i <= rows; ++i) {
        sheet.row({i, "Camera số " + std::to_string(i), "Nhóm " + std::to_string(i), 1});
    }
    const auto got = read(list);
    REQUIRE(got.drafts.size() == rows);
    for (const auto& [row, draft] : got.drafts) {
        INFO("row " << row);
        REQUIRE(draft.find(fieldOf<&Device::type>) != nullptr);
        REQUIRE(draft.find(fieldOf<&Device::type>)->value == toValue(DeviceType::Camera));
    }
}

TEST_CASE("A device's field that recognition has no name for is read by its type")
{
    FakeWorkbook list;
    list.sheet("S")
        .row({"TT", "Tên thiết bị", "SL", "Số chứng từ", "Ngày chứng từ"})
        .row({1, "Camera Logitech Rally", 1, "15/QĐ", "11/05/2021"})
        .row({2, "Micro Shure", 1, "16/QĐ", "Quý II/2020"})
        .row({3, "Loa JBL", 1, "", "-"});
    const auto got = read(list);
    const auto column = listFieldOf(*describe(RecordKind::Device).field("document_date"));
    REQUIRE(column);
    CHECK(plainDeviceField(*column)->name == "document_date");
    CHECK(wordingOf(*column) == "field.document_date");
    CHECK(got.sheets.front().columns.back().field == *column);
    const auto* day = got.drafts.at(2).find(fieldOf<&Device::documentDate>);
    REQUIRE(day != nullptr);
    CHECK(day->value == Value{"2021-05-11"});
    CHECK(day->column == 5);
    CHECK(day->original == "11/05/2021");
    CHECK(got.drafts.at(3).find(fieldOf<&Device::documentDate>) == nullptr); // no day is invented
    CHECK(hasProblem(got.drafts.at(3), "import.date_unreadable"));
    CHECK_FALSE(got.drafts.at(3).isSetAside());
    CHECK(got.drafts.at(4).problems.empty());
}

TEST_CASE("Plain fields of a device are of the types that lists are read by")
{
    for (const auto& field : describe(RecordKind::Device).fields) {
        const auto column = listFieldOf(field);
        INFO(field.name);
        CHECK(column.has_value() == field.isListed);
        if (column && plainDeviceField(*column) != nullptr) {
            CHECK((field.type == FieldType::Text || field.type == FieldType::Day ||
                   field.type == FieldType::Integer || field.type == FieldType::Money));
            CHECK(parseListField(field.name) == column);
        }
    }
}

TEST_CASE("A two-row header with merges and thousands of đồng in the heading")
{
    FakeWorkbook list;
    list.sheet("KK")
        .row({"STT", "Tên tài sản", "Theo sổ kế toán (nghìn đồng)", "", "Ghi chú"})
        .row({"", "", "Số lượng", "Nguyên giá", ""})
        .row({1, "Máy chiếu Epson EB-X41", 1, 12500, ""})
        .row({2, "Loa Bosch LB1", 2, "4 600", "mới"})
        .merge(1, 3, 1, 4)
        .merge(1, 1, 2, 1)
        .merge(1, 2, 2, 2);
    const auto got = read(list);
    CHECK(got.sheets[0].header.rows == HeaderRows{1, 2});
    CHECK(got.amountOf(3) == 12'500'000);
    CHECK(got.amountOf(4) == 4'600'000);
    CHECK(got.drafts.at(4).devices == 2);
}

TEST_CASE("Totals say whether Nguyên giá is of one or of the row")
{
    for (const bool isOfOne : {true, false}) {
        FakeWorkbook list;
        list.sheet("S")
            .row({"STT", "Tên thiết bị", "Số lượng", "Nguyên giá"})
            .row({1, "Micro Shure", 4, 1000000})
            .row({2, "Loa Bosch", 1, 500000})
            .row({"", "Cộng", 5, isOfOne ? 4500000 : 1500000});
        const auto got = read(list);
        INFO("of one: " << isOfOne);
        CHECK(got.amountOf(2) == (isOfOne ? 4'000'000 : 1'000'000));
        CHECK(std::all_of(got.totals.begin(), got.totals.end(),
                          [](const TotalCheck& t) { return t.agrees; }));
    }
}

TEST_CASE("NSX is the year made over years and the maker over names")
{
    FakeWorkbook years;
    years.sheet("S").row({"TT", "Tên thiết bị", "NSX"});
    FakeWorkbook makers;
    makers.sheet("S").row({"TT", "Tên thiết bị", "NSX"});
    for (int i = 1; i <= 5; ++i) {
        years.row({i, "Loa treo tường", 2014 + i});
        makers.row({i, "Loa treo tường", i % 2 == 0 ? "Bosch" : "TOA"});
    }
    CHECK(read(years).sheets[0].columns[2].field == ListField::YearMade);
    CHECK(read(makers).sheets[0].columns[2].field == ListField::Maker);
}

TEST_CASE("Bad figures set the row aside and say why")
{
    FakeWorkbook list;
    const auto font = list.font(".VnTime");
    list.sheet("S")
        .row({"TT", "Tên thiết bị", "SL", "Thành tiền", "Ngày mua", "Số seri"})
        .row({1, "Loa", "nhiều", 1000000, "", ""})
        .row({2, "Loa", 0, 1000000, "", ""})
        .row({3, "Loa", 1.5, 1000000, "", ""})
        .row({4, "Loa", 1, -5, "", ""})
        .row({5, "Loa", 1, 1000000, "31/02/2020", ""})
        .row({6, "Loa", 1, 1000000, "11/05/2021", "SN1"})
        .row({7, "Loa", 1, 1000000, "", "sn1"})
        .row({8, FakeWorkbook::Value("M¸y tÝnh").inFont(font), 1, 1000000, "", ""})
        .row({9, "", 1, 1000000, "", "SN9"});
    const auto got = read(list);
    CHECK(hasProblem(got.drafts.at(2), "import.quantity_unreadable"));
    CHECK(hasProblem(got.drafts.at(3), "import.quantity_out_of_range"));
    CHECK(hasProblem(got.drafts.at(4), "import.quantity_out_of_range"));
    CHECK(hasProblem(got.drafts.at(5), "import.money_negative"));
    CHECK(hasProblem(got.drafts.at(6), "import.date_unreadable"));
    CHECK_FALSE(got.drafts.at(6).isSetAside()); // costs the day only
    CHECK_FALSE(got.drafts.at(7).isSetAside());
    CHECK(hasProblem(got.drafts.at(8), "import.serial_repeated"));
    CHECK_FALSE(got.drafts.at(9).isSetAside());
    CHECK(hasProblem(got.drafts.at(10), "import.name_missing"));
    for (const auto row : {2u, 3u, 4u, 5u, 8u, 10u}) {
        CHECK(got.drafts.at(row).isSetAside());
    }
}

TEST_CASE("Hidden sheets and sheets without a header are skipped with a reason")
{
    FakeWorkbook list;
    list.sheet("ẩn", true).row({"TT", "Tên thiết bị", "SL"}).row({1, "Loa", 1});
    list.sheet("thư").row({"Kính gửi các đơn vị"}).row({"Đề nghị báo cáo"});
    const auto sheets = readSheets(list, {});
    CHECK(sheets[0].layoutReason.code == "import.sheet_hidden");
    CHECK(sheets[1].layoutReason.code == "import.no_header");
}

TEST_CASE("A person's choice overrules what was recognised")
{
    FakeWorkbook list;
    list.sheet("S").row({"TT", "Tên thiết bị", "XYZ"}).row({1, "Loa", "SN77"});
    Choices choices;
    choices.sheets["S"].columns[3] = ListField::Serial;
    const auto sheets = readSheets(list, {}, choices);
    CHECK(sheets[0].columns[2].field == ListField::Serial);
    CHECK(sheets[0].columns[2].reason.code == "import.chosen");
}

TEST_CASE("Ledger: every row of a random sheet has exactly one verdict")
{
    const auto seed = std::random_device{}();
    INFO("seed " << seed);
    std::mt19937 random(seed);
    const std::vector<Cells> pieces{
        {"STT", "Tên thiết bị", "ĐVT", "SL", "Thành tiền", "Tình trạng"},
        {"I", "UBND xã Đại An"},
        {1, "Camera AVer CAM520", "cái", 1, 27000000, "Tốt"},
        {"", "Tổng cộng", "", 3, 81000000},
        {"A", "B", "C", "1", "2", "3"},
        {"", "", "", "", "", ""},
        {"", "Người lập", "", "", "Chủ tịch"},
        {2, "Tổng đài Panasonic", "bộ", "x", "-", "?"},
        {"Ghi chú: còn thiếu"},
        {3},
        {"", "  ", "", "", "", " "},
        {"STT", "Tên thiết bị", "Số seri", "Nguyên giá"},
        {"TT", "Tên thiết bị", "SL", "", "TT", "Tên thiết bị", "SL"},
        {"STT", "Đơn vị", "Tivi", "Camera", "Micro", "Cộng"},
        {1, "Xã Đại An", 1, "x", "2 (hỏng)", 4},
        {1, "PC Dell + UPS 600VA", "bộ", 1, "12.690.000", "rè"},
        {"", "Mµn h×nh", "", "Háng", "ThiÕt bÞ", "Tèt"},
    };
    for (int round = 0; round < 300; ++round) {
        FakeWorkbook list;
        list.sheet("S");
        std::size_t rows = 0;
        for (int i = 0; i < 40; ++i) {
            const auto& piece = pieces[random() % pieces.size()];
            list.row(piece);
            rows += std::any_of(
                        piece.begin(), piece.end(),
                        [](const auto& v) { return v.kind != CellKind::Text || !v.text.empty(); })
                        ? 1
                        : 0;
        }
        const auto got = read(list); // REQUIREs that no row comes twice
        if (got.sheets[0].isRead()) {
            CHECK(got.kinds.size() == rows);
        }
    }
}

TEST_CASE("Other headings far below the first are those of a further table")
{
    const auto rowsAbove = GENERATE(900, 1500);
    CAPTURE(rowsAbove);
    FakeWorkbook list;
    list.sheet("Sheet1").row({"STT", "Tên thiết bị", "Nhãn hiệu", "Số lượng", "Nguyên giá"});
    for (int i = 1; i <= rowsAbove; ++i) {
        list.row({i, "Camera hội nghị", "Logitech", 1, 1000000});
    }
    list.row({"Thiết bị âm thanh"})
        .row({"STT", "Nguyên giá", "Tên thiết bị", "Serial", "Tình trạng"});
    for (int i = 1; i <= 40; ++i) {
        list.row({i, 2000000, "Loa JBL", "SN" + std::to_string(1000 + i), "Tốt"});
    }
    const auto got = read(list);
    const auto header = static_cast<std::uint32_t>(rowsAbove) + 3;
    REQUIRE(got.sheets.front().tablesBelow.size() == 1);
    CHECK(got.sheets.front().tablesBelow.front().header.rows.first == header);
    CHECK(got.kinds.at(header) == RowKind::Header);
    CHECK(got.amountOf(header - 2) == 1000000);
    CHECK(got.amountOf(header + 40) == 2000000);
    CHECK(got.drafts.at(header + 40).serials == std::vector<std::string>{"SN1040"});
}

TEST_CASE("The first header on every page of a long list begins no further table")
{
    FakeWorkbook list;
    list.sheet("Sheet1");
    for (int page = 0; page < 40; ++page) {
        list.row({"Tên thiết bị", "Nhãn hiệu", "Tình trạng"});
        for (int i = 1; i <= 40; ++i) {
            list.row({"Camera hội nghị", "Logitech", "Tốt"});
        }
    }
    const auto got = read(list);
    CHECK(got.sheets.front().tablesBelow.empty());
    CHECK(got.drafts.size() == 1600);
}

TEST_CASE("Figures of several columns that describe a device keep their headings")
{
    FakeWorkbook list;
    list.sheet("Sheet1")
        .row({"STT", "Tên thiết bị", "CPU", "RAM (GB)", "Ổ cứng"})
        .row({1, "Máy tính để bàn", "i7-13700", 16, "512"})
        .row({2, "Máy tính xách tay", "i5-12400", 8, "256 SSD"});
    const auto got = read(list);
    const auto specs = [&](std::uint32_t row) {
        const auto* value = got.drafts.at(row).find(fieldOf<&Device::specText>);
        return value == nullptr ? std::string{} : std::get<std::string>(value->value);
    };
    CHECK(specs(2) == "i7-13700; RAM (GB) 16; Ổ cứng 512");
    CHECK(specs(3) == "i5-12400; RAM (GB) 8; 256 SSD");
}
