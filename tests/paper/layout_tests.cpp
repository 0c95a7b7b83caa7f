#include "core/domain/error.h"
#include "core/paper/layout.h"
#include "core/paper/table_head.h"
#include "tests/paper/pages.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace dongbo; // NOLINT(google-build-using-namespace): a test
using paper::Document;
using paper::RowKind;
using test::paragraph;
using test::Recorder;

namespace {

paper::LetterHead letterHead()
{
    return {"UBND HUYỆN VỤ BẢN",
            "PHÒNG VĂN HÓA VÀ THÔNG TIN",
            "Số:       /TTr-VHTT",
            "",
            "Vụ Bản, ngày 16 tháng 6 năm 2021",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc"};
}

const test::DrawnText& drawn(const Recorder& recorder, const std::string& words)
{
    const auto found =
        std::find_if(recorder.texts.begin(), recorder.texts.end(),
                     [&](const auto& text) { return text.text.find(words) != std::string::npos; });
    REQUIRE(found != recorder.texts.end());
    return *found;
}

paper::Signatures signatures()
{
    return {"Vụ Bản, ngày 16 tháng 6 năm 2021",
            {{{"NGƯỜI LẬP SỔ"}, "(Ký, họ tên)", "Nguyễn Văn Mẫu"},
             {{"THỦ TRƯỞNG ĐƠN VỊ"}, "(Ký, họ tên, đóng dấu)", ""}}};
}

} // namespace

TEST_CASE("Letter head: nation on one line, number and day side by side", "[paper]")
{
    Document document;
    document.blocks = {letterHead()};
    Recorder page;
    record(page, document);
    CHECK(page.countOf("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") == 1);
    CHECK(drawn(page, "/TTr-VHTT").box.y == Approx(drawn(page, "ngày 16 tháng 6").box.y));
    CHECK(drawn(page, "/TTr-VHTT").box.x + drawn(page, "/TTr-VHTT").box.width <
          drawn(page, "ngày 16 tháng 6").box.x);
    CHECK(page.lines_.size() == 2); // below the office and below the motto
    const auto motto = drawn(page, "Độc lập").box;
    CHECK(std::any_of(page.lines_.begin(), page.lines_.end(), [&](const auto& rule) {
        return std::abs(rule.line.to.x - rule.line.from.x - motto.width) < 0.01;
    }));
    CHECK(page.clippings(document.margins).empty());
}

TEST_CASE("Paragraphs: justified lines end at the right margin, the last one does not", "[paper]")
{
    Document document;
    std::string words;
    for (int i = 0; i < 40; ++i) {
        words += "thiết bị hội nghị trực tuyến ";
    }
    document.blocks = {paragraph(words)};
    Recorder page;
    record(page, document);
    REQUIRE(page.texts.size() > 3);
    const double right = 210 - document.margins.right;
    for (std::size_t i = 0; i + 1 < page.texts.size(); ++i) {
        CHECK(page.texts[i].box.x + page.texts[i].box.width == Approx(right).margin(0.01));
    }
    CHECK(page.texts.back().box.x + page.texts.back().box.width < right - 1);
    CHECK(page.texts[0].box.x == Approx(document.margins.left + 10));
    CHECK(page.texts[1].box.x == Approx(document.margins.left));
}

TEST_CASE("Paragraphs: a word wider than the line is broken, nothing leaves the margins", "[paper]")
{
    Document document;
    document.blocks = {
        paragraph(std::string(400, 'W') + " " + std::string(300, 'x')),
        test::table({"Mã", "Tên"}, 3, [](std::size_t) {
            return paper::TableRow{RowKind::Plain, {std::string(90, 'M'), "Điểm cầu Đại An"}};
        })};
    Recorder page;
    record(page, document);
    CHECK(page.clippings(document.margins).empty());
    std::size_t wide = 0;
    for (const auto& text : page.texts) {
        wide += static_cast<std::size_t>(std::count(text.text.begin(), text.text.end(), 'W'));
    }
    CHECK(wide == 400);
}

TEST_CASE("Tables: heads are merged and stand on every page, rows are never torn", "[paper]")
{
    Document document;
    document.isLandscape = true;
    document.pageNumbers = paper::PageNumbers::OfPages;
    document.pageNumberText = "Trang {page}/{pages}";
    auto table = test::table(
        {"TT", "Chứng từ|Số hiệu", "Chứng từ|Ngày, tháng", "Tên thiết bị"}, 90, [](std::size_t i) {
            return paper::TableRow{
                RowKind::Plain,
                {std::to_string(i + 1), "PN-0" + std::to_string(i), "11/05/2021",
                 "Màn hình Samsung dòng hàng số " + std::to_string(i + 1) + " kết thúc"}};
        });
    table.columns[0].mark = "A";
    document.blocks = {table};
    Recorder pages;
    record(pages, document);
    REQUIRE(pages.pages.size() > 1);
    CHECK(pages.countOf("Chứng từ") == pages.pages.size());
    CHECK(pages.countOf("Số hiệu") == pages.pages.size());
    CHECK(pages.countOf("Trang 1/" + std::to_string(pages.pages.size())) == 1);
    CHECK(pages.countOf("kết thúc") == 90);
    CHECK(pages.pages[0].width == 297);
    CHECK(pages.clippings(document.margins).empty());
    // "Chứng từ" stands over both of its columns
    CHECK(drawn(pages, "Chứng từ").box.y < drawn(pages, "Số hiệu").box.y);
}

TEST_CASE("Tables: a head goes over its columns, and down where others have more rows", "[paper]")
{
    const auto table = test::table({"TT", "Tăng|Chứng từ|Số", "Tăng|Chứng từ|Ngày", "Tăng|Giá"}, 0,
                                   [](std::size_t) { return paper::TableRow{}; });
    const auto cells = paper::headCells(table.columns);
    const auto at = [&](const std::string& text) {
        const auto found = std::find_if(cells.begin(), cells.end(),
                                        [&](const auto& cell) { return cell.text == text; });
        REQUIRE(found != cells.end());
        return *found;
    };
    CHECK(cells.size() == 6);
    CHECK(at("TT").rows == 3);
    CHECK(at("TT").columns == 1);
    CHECK(at("Tăng").columns == 3);
    CHECK(at("Tăng").rows == 1);
    CHECK(at("Chứng từ").columns == 2);
    CHECK(at("Giá").rows == 2);
    CHECK(at("Giá").column == 3);
    CHECK(at("Ngày").row == 2);
}

TEST_CASE("Tables: a heading stays with its first row, a sum with its last", "[paper]")
{
    for (std::size_t before = 20; before < 60; ++before) {
        Document document;
        auto table = test::table({"Tên", "Số"}, before + 3, [=](std::size_t i) -> paper::TableRow {
            if (i == before) {
                return {RowKind::Group, {"Điểm cầu Đại An"}};
            }
            if (i == before + 2) {
                return {RowKind::Subtotal, {"Cộng nhóm", "1"}};
            }
            return {RowKind::Plain, {i == before + 1 ? "của nhóm" : "khác", "1"}};
        });
        document.blocks = {table};
        Recorder pages;
        record(pages, document);
        INFO(before);
        CHECK(pages.pageOf("Điểm cầu Đại An") == pages.pageOf("của nhóm"));
        CHECK(pages.pageOf("Cộng nhóm") == pages.pageOf("của nhóm"));
    }
}

TEST_CASE("Signatures: all on one page, with the last row before them", "[paper]")
{
    for (std::size_t rows = 25; rows < 50; ++rows) {
        Document document;
        document.blocks = {
            test::table(
                {"Tên"}, rows,
                [=](std::size_t i) {
                    return paper::TableRow{RowKind::Plain, {i + 1 == rows ? "dòng cuối" : "dòng"}};
                }),
            signatures()};
        Recorder pages;
        record(pages, document);
        INFO(rows);
        CHECK(pages.pageOf("NGƯỜI LẬP SỔ") == pages.pageOf("dòng cuối"));
        CHECK(pages.pageOf("Nguyễn Văn Mẫu") == pages.pageOf("dòng cuối"));
        CHECK(pages.clippings(document.margins).empty());
    }
}

TEST_CASE("Signatures: wherever the table ends, its last row and the note below stay with them",
          "[paper]")
{
    for (int lower = 0; lower < 60; ++lower) { // a third of a millimetre each
        Document document;
        auto first = paragraph("đầu trang");
        auto note = paragraph("ghi chú");
        note.staysWithNext = true;
        document.blocks = {
            first,
            test::table(
                {"Tên"}, 30,
                [](std::size_t i) {
                    return paper::TableRow{RowKind::Plain, {i == 29 ? "dòng cuối" : "dòng"}};
                }),
            note, signatures()};
        document.margins.top += lower / 3.0;
        Recorder pages;
        record(pages, document);
        INFO(lower);
        CHECK(pages.pageOf("NGƯỜI LẬP SỔ") == pages.pageOf("dòng cuối"));
        CHECK(pages.pageOf("ghi chú") == pages.pageOf("dòng cuối"));
    }
}

TEST_CASE("Tables: a row higher than a page goes on, without losing a line", "[paper]")
{
    Document document;
    std::string notes;
    for (int i = 0; i < 900; ++i) {
        notes += "dòng" + std::to_string(i) + " ";
    }
    document.blocks = {test::table({"Tên", "Ghi chú"}, 1, [&](std::size_t) {
        return paper::TableRow{RowKind::Plain, {"Màn hình", notes}};
    })};
    Recorder pages;
    record(pages, document);
    CHECK(pages.pages.size() > 1);
    CHECK(pages.countOf("dòng0 ") + pages.countOf("dòng899") == 2);
    CHECK(pages.countOf("Ghi chú") == pages.pages.size());
    CHECK(pages.clippings(document.margins).empty());
}

TEST_CASE("Tables: without rows they say so", "[paper]")
{
    Document document;
    auto table = test::table({"Tên", "Số"}, 0, [](std::size_t) { return paper::TableRow{}; });
    table.empty = "Không có thiết bị nào.";
    document.blocks = {table};
    Recorder page;
    record(page, document);
    CHECK(page.countOf("Không có thiết bị nào.") == 1);
    CHECK(page.clippings(document.margins).empty());
}

TEST_CASE("Text: form C, control characters are blanks, unknown letters a mark", "[paper]")
{
    Document document;
    document.blocks = {paragraph("Ma\u0300n hi\u0300nh\x01xanh"), paragraph("lạ 中 hết")};
    Recorder page;
    record(page, document);
    CHECK(page.countOf("Màn hình xanh") == 1);
    CHECK(drawn(page, "lạ").hasMissingGlyph);
    CHECK_FALSE(drawn(page, "Màn").hasMissingGlyph);
}

TEST_CASE("Text: the four faces have every Vietnamese letter", "[paper]")
{
    std::string letters = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ ";
    letters += "ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴĐ “” – … ₫ ° ²";
    Document document;
    for (const bool isBold : {false, true}) {
        for (const bool isItalic : {false, true}) {
            paper::Paragraph each;
            each.spans = {{letters, isBold, isItalic}};
            document.blocks.emplace_back(each);
        }
    }
    Recorder page;
    record(page, document);
    for (const auto& text : page.texts) {
        INFO(text.text);
        CHECK_FALSE(text.hasMissingGlyph);
    }
}

TEST_CASE("Drawings: stay whole and in the middle, words where they are said", "[paper]")
{
    Document document;
    paper::Drawing drawing;
    drawing.width = 100;
    drawing.height = 60;
    drawing.areas = {{{10, 10, 20, 50}, {200, 0, 0}}};
    drawing.lines = {{{{0, 60}, {50, 60}, {100, 60}}, 0.3, {}}};
    drawing.words = {{{50, 5}, "Sự cố theo tháng", 12, paper::Align::Centre, true, {}}};
    for (int i = 0; i < 30; ++i) {
        document.blocks.emplace_back(paragraph("dòng"));
    }
    document.blocks.emplace_back(drawing); // has no room left on the first page
    Recorder pages;
    record(pages, document);
    CHECK(pages.pageOf("Sự cố theo tháng") == 2);
    const auto box = drawn(pages, "Sự cố theo tháng").box;
    CHECK(box.x + box.width / 2 == Approx(document.margins.left + 80).margin(0.01));
    CHECK(pages.lines_.size() == 2);
}

TEST_CASE("Fonts: a missing file is named with the package that brings it", "[paper]")
{
    try {
        const paper::Fonts fonts({{"/nowhere"}, false});
        FAIL("opened");
    } catch (const Error& error) {
        CHECK(error.kind() == Error::Kind::NotFound);
        CHECK(error.message().code == "paper.no_font");
    }
}
