#include "core/paper/image.h"
#include "core/paper/pdf.h"
#include "tests/paper/pages.h"
#include "tests/support/folder.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>

using namespace dongbo; // NOLINT(google-build-using-namespace): a test
using paper::Document;

namespace {

Document letter()
{
    Document document;
    document.title = "Tờ trình mua sắm (quý III)";
    document.author = "UBND huyện Vụ Bản";
    document.created = *parseIsoInstant("2021-06-16T15:12:00+07:00");
    document.pageNumbers = paper::PageNumbers::OfPages;
    document.pageNumberText = "Trang {page}/{pages}";
    document.blocks = {
        test::paragraph("Ủy ban nhân dân các xã, thị trấn đề nghị sửa chữa, thay thế các thiết bị "
                        "đã bị hỏng: màn hình, micro, đường truyền chập chờn, bộ lưu điện."),
        test::table({"Điểm cầu|Tên", "Điểm cầu|Ghi chú"}, 80, [](std::size_t i) {
            return paper::TableRow{
                paper::RowKind::Plain,
                {"Kim Thái " + std::to_string(i), "ẩm, nghẽn, đứt cáp, Ỷ Ỵ Ặ ữ ợ đ"}};
        })};
    return document;
}

std::string pdfOf(const Document& document)
{
    std::string bytes;
    REQUIRE(paper::writePdf(document, paper::Fonts::standard(), [&](std::string_view part) {
        bytes += part;
        return true;
    }));
    return bytes;
}

struct Ran
{
    int status = 0;
    std::string output;
};

Ran run(const std::string& command)
{
    Ran out;
    FILE* pipe = ::popen((command + " 2>&1").c_str(), "r");
    REQUIRE(pipe != nullptr);
    std::array<char, 4096> buffer{};
    for (auto n = std::fread(buffer.data(), 1, buffer.size(), pipe); n > 0;
         n = std::fread(buffer.data(), 1, buffer.size(), pipe)) {
        out.output.append(buffer.data(), n);
    }
    out.status = ::pclose(pipe);
    return out;
}

std::string kept(const test::Folder& folder, const std::string& bytes)
{
    const auto path = folder.path / "x.pdf";
    std::ofstream(path, std::ios::binary) << bytes;
    return path.string();
}

} // namespace

TEST_CASE("Pdf: qpdf finds nothing wrong, title and language are set", "[paper]")
{
    const test::Folder folder;
    const auto path = kept(folder, pdfOf(letter()));
    const auto checked = run("qpdf --check " + path);
    INFO(checked.output);
    CHECK(checked.status == 0);
    CHECK(checked.output.find("WARNING") == std::string::npos);
    const auto info = run("pdfinfo " + path);
    CHECK(info.output.find("Tờ trình mua sắm (quý III)") != std::string::npos);
    CHECK(info.output.find("UBND huyện Vụ Bản") != std::string::npos);
    CHECK(run("qpdf --show-object=trailer " + path).output.find("/Root") != std::string::npos);
    const auto all = run("qpdf --qdf --object-streams=disable " + path + " -");
    CHECK(all.output.find("/Lang (vi)") != std::string::npos);
    CHECK(all.output.find("/DisplayDocTitle true") != std::string::npos);
}

TEST_CASE("Pdf: every word comes out as text, in reading order, with fonts embedded", "[paper]")
{
    const test::Folder folder;
    const auto path = kept(folder, pdfOf(letter()));
    const auto text = run("pdftotext -raw " + path + " -").output;
    for (const char* words :
         {"Ủy ban nhân dân", "chập chờn", "Kim Thái 0 ẩm, nghẽn, đứt cáp, Ỷ Ỵ Ặ ữ ợ đ",
          "Kim Thái 79", "Trang 1/"}) {
        INFO(words);
        CHECK(text.find(words) != std::string::npos);
    }
    const auto fonts = run("pdffonts " + path).output;
    CHECK(fonts.find("LiberationSerif") != std::string::npos);
    CHECK(fonts.find(" no ") == std::string::npos); // embedded, subset, with its letters' names
}

TEST_CASE("Pdf: the same bytes twice, in any time zone and language", "[paper]")
{
    const auto first = pdfOf(letter());
    const char* before = std::getenv("TZ");
    const std::string zone = before == nullptr ? "" : before;
    for (const char* other : {"America/New_York", "Asia/Kathmandu", "UTC"}) {
        ::setenv("TZ", other, 1);
        ::tzset();
        CHECK(pdfOf(letter()) == first);
    }
    if (before == nullptr) {
        ::unsetenv("TZ");
    } else {
        ::setenv("TZ", zone.c_str(), 1);
    }
    ::tzset();
    auto later = letter();
    later.created.unixMs += 1000;
    CHECK(pdfOf(later) != first);
}

TEST_CASE("Pdf: a full disk is told", "[paper]")
{
    std::size_t taken = 0;
    CHECK_FALSE(paper::writePdf(letter(), paper::Fonts::standard(), [&](std::string_view part) {
        taken += part.size();
        return taken < 2000;
    }));
}

TEST_CASE("Image: a page in pixels, nothing beyond the last", "[paper]")
{
    const auto image = paper::pageImage(letter(), paper::Fonts::standard(), 1, 96);
    CHECK(image.width == 794);
    CHECK(image.height == 1123);
    REQUIRE(image.pixels.size() == 794U * 1123 * 3);
    const auto dark = std::count_if(image.pixels.begin(), image.pixels.end(),
                                    [](std::uint8_t value) { return value < 80; });
    CHECK(dark > 5000);
    CHECK(image.pixels[0] == 255);
    CHECK(paper::pageImage(letter(), paper::Fonts::standard(), 99, 96).pixels.empty());
}
