#include "core/paper/docx.h"
#include "tests/paper/docx_file.h"
#include "tests/paper/pages.h"
#include "tests/support/folder.h"

#include <catch2/catch.hpp>

#include <cerrno>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iterator>

using namespace dongbo; // NOLINT(google-build-using-namespace): a test
using paper::Document;

namespace {

Document letter()
{
    Document document;
    document.title = "Tờ trình mua sắm";
    document.author = "UBND huyện Vụ Bản";
    document.created = *parseIsoInstant("2021-06-16T15:12:00+07:00");
    document.pageNumbers = paper::PageNumbers::Top;
    auto table = test::table({"Chứng từ|Số hiệu", "Chứng từ|Ngày", "Diễn giải"}, 3, [](auto i) {
        return paper::TableRow{paper::RowKind::Plain,
                               {"CT" + std::to_string(i), "16/06", "Sửa micro, màn hình"}};
    });
    table.columns[0].mark = "A";
    table.columns[1].mark = "B";
    table.columns[2].mark = "C";
    document.blocks = {
        paper::LetterHead{"UBND TỈNH", "UBND HUYỆN", "Số: 12/TTr", "", "Vụ Bản, ngày 16",
                          "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"},
        paper::Title{"TỜ TRÌNH", {"Về việc sửa chữa"}, {"Năm: 2021"}, true},
        test::paragraph("Kính trình xem xét, phê duyệt."),
        table,
        paper::Signatures{"ngày 16", {{{"NGƯỜI LẬP"}, "(Ký)", "Trần A"}, {{"CHỦ TỊCH"}, "", ""}}},
        paper::LetterFoot{"Nơi nhận:", {"Như trên", "Lưu"}, {{"PHÓ CHỦ TỊCH"}, "", "Lê B"}}};
    return document;
}

std::map<std::string, std::string> written(const Document& document)
{
    const test::Folder folder;
    const auto path = folder.path / "x.docx";
    REQUIRE(paper::writeDocx(document, paper::Fonts::standard(), path));
    CHECK(std::distance(std::filesystem::directory_iterator(folder.path), {}) == 1);
    return test::partsOf(path);
}

std::size_t countOf(const std::string& text, const std::string& words)
{
    std::size_t count = 0;
    for (auto at = text.find(words); at != std::string::npos; at = text.find(words, at + 1)) {
        ++count;
    }
    return count;
}

} // namespace

TEST_CASE("Docx: the parts of a letter are there, well-formed and in the schema's order", "[docx]")
{
    auto all = written(letter());
    for (const char* name :
         {"[Content_Types].xml", "_rels/.rels", "word/document.xml", "word/_rels/document.xml.rels",
          "word/styles.xml", "word/header1.xml", "docProps/core.xml"}) {
        INFO(name);
        REQUIRE(all.count(name) == 1);
    }
    for (const auto& [name, content] : all) {
        INFO(name);
        CHECK(test::faultOf(content) == "");
        CHECK(test::disorderOf(content) == "");
    }
    CHECK(all["word/header1.xml"].find("PAGE") != std::string::npos);
    CHECK(all["word/document.xml"].find("<w:titlePg/>") != std::string::npos);
    CHECK(all["docProps/core.xml"].find("Tờ trình mua sắm") != std::string::npos);
    CHECK(all["docProps/core.xml"].find("2021-06-16T15:12:00+07:00") != std::string::npos);
}

TEST_CASE("Docx: heads of tables are merged, numbered and repeated on every page", "[docx]")
{
    const auto body = written(letter())["word/document.xml"];
    CHECK(countOf(body, "<w:tblHeader/>") == 3); // two rows of heads, one of numbers
    CHECK(countOf(body, ">Chứng từ<") == 1);
    CHECK(countOf(body, "<w:gridSpan w:val=\"2\"/>") == 1);
    CHECK(countOf(body, "<w:vMerge w:val=\"restart\"/>") == 1);
    CHECK(countOf(body, "<w:vMerge w:val=\"continue\"/>") == 1);
    const auto text = test::textOf(body);
    CHECK(text.find("A\nB\nC\nCT0\n16/06\nSửa micro, màn hình\nCT1\n") != std::string::npos);
}

TEST_CASE("Docx: paragraphs leave to their style what is the style's", "[docx]")
{
    auto document = letter();
    auto heading = test::paragraph("I. SỰ CẦN THIẾT");
    heading.isHeading = true;
    auto right = test::paragraph("bên phải");
    right.align = paper::Align::Right;
    right.spaceBefore = 3;
    right.indent = 5;
    document.blocks = {test::paragraph("thường"), heading, right};
    const auto body = written(document)["word/document.xml"];
    CHECK(body.find("<w:p><w:pPr><w:pStyle w:val=\"BodyText\"/></w:pPr><w:r><w:t "
                    "xml:space=\"preserve\">thường<") != std::string::npos);
    CHECK(body.find("<w:pStyle w:val=\"Heading1\"/>") != std::string::npos);
    CHECK(body.find("<w:jc w:val=\"right\"/>") != std::string::npos);
    CHECK(test::disorderOf(body) == "");
}

TEST_CASE("Docx: the page lies as the document does, with its foot and its numbers", "[docx]")
{
    auto document = letter();
    document.isLandscape = true;
    document.pageNumbers = paper::PageNumbers::OfPages;
    document.pageNumberText = "Trang {page}/{pages}";
    document.foot = "Lập ngày 16/06/2021";
    auto all = written(document);
    CHECK(all["word/document.xml"].find(
              "<w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/>") != std::string::npos);
    CHECK(all.count("word/header1.xml") == 0);
    const auto foot = all["word/footer1.xml"];
    CHECK(test::faultOf(foot) == "");
    CHECK(test::textOf(foot).find("Lập ngày 16/06/2021Trang 1/1") != std::string::npos);
    CHECK(foot.find("NUMPAGES") != std::string::npos);
}

TEST_CASE("Docx: markup and control characters come out as plain text", "[docx]")
{
    const std::string hostile = "<w:p>&amp;\"' ]]>\x01\x08 \xEF\xBF\xBF \xFF Ủy\nban";
    const std::string plain = "<w:p>&amp;\"' ]]>     \xEF\xBF\xBD Ủy ban";
    auto document = letter();
    document.title = hostile;
    document.author = hostile;
    document.foot = hostile;
    document.pageNumberText = hostile;
    document.blocks = {
        paper::LetterHead{hostile, hostile, hostile, hostile, hostile, hostile, hostile},
        paper::FormHead{{hostile}, hostile, hostile},
        paper::Title{hostile, {hostile}, {hostile}, false},
        test::paragraph(hostile),
        test::table({hostile}, 1,
                    [&](std::size_t /*row*/) {
                        return paper::TableRow{paper::RowKind::Group, {hostile}};
                    }),
        paper::Signatures{hostile, {{{hostile}, hostile, hostile}}},
        paper::LetterFoot{hostile, {hostile}, {{hostile}, hostile, hostile}}};
    auto all = written(document);
    for (const auto& [name, content] : all) {
        INFO(name);
        CHECK(test::faultOf(content) == "");
        CHECK(test::disorderOf(content) == "");
    }
    CHECK(countOf(test::textOf(all["word/document.xml"]), plain) == 25);
}

TEST_CASE("Docx: charts and tables without rows are said, an empty document is a page", "[docx]")
{
    auto document = letter();
    paper::Drawing chart;
    chart.words.push_back({{0, 0}, "Sự cố theo tháng", 12, paper::Align::Centre, true, {}});
    auto table = test::table({"Tên"}, 0, [](std::size_t /*row*/) { return paper::TableRow{}; });
    table.empty = "Không có dòng nào.";
    document.blocks = {chart, table, table};
    const auto body = written(document)["word/document.xml"];
    const auto text = test::textOf(body);
    CHECK(text.find("“Sự cố theo tháng”") != std::string::npos);
    CHECK(countOf(text, "Không có dòng nào.") == 2);
    CHECK(test::disorderOf(body) == "");
    document.blocks.clear();
    CHECK(test::disorderOf(written(document)["word/document.xml"]) == "");
}

TEST_CASE("Docx: the same bytes twice, in any time zone", "[docx]")
{
    const test::Folder folder;
    const auto path = folder.path / "x.docx";
    const auto bytes = [&](const Document& document) {
        REQUIRE(paper::writeDocx(document, paper::Fonts::standard(), path));
        std::ifstream file(path, std::ios::binary);
        return std::string(std::istreambuf_iterator<char>(file), {});
    };
    const char* before = std::getenv("TZ");
    const std::string zone = before == nullptr ? "" : before;
    std::vector<std::string> made;
    for (const char* other : {"Asia/Ho_Chi_Minh", "America/New_York", "Asia/Kathmandu"}) {
        ::setenv("TZ", other, 1);
        ::tzset();
        made.push_back(bytes(letter()));
    }
    if (before == nullptr) {
        ::unsetenv("TZ");
    } else {
        ::setenv("TZ", zone.c_str(), 1);
    }
    ::tzset();
    CHECK(made[0].size() > 2000);
    CHECK(made[1] == made[0]);
    CHECK(made[2] == made[0]);
    auto later = letter();
    later.created.unixMs += 1000;
    CHECK(bytes(later) != made[0]);
}

TEST_CASE("Docx: a folder that is not there is told, nothing is left", "[docx]")
{
    const test::Folder folder;
    CHECK_FALSE(
        paper::writeDocx(letter(), paper::Fonts::standard(), folder.path / "none" / "x.docx"));
    CHECK(errno == ENOENT);
    CHECK(std::filesystem::is_empty(folder.path));
}
