#include "gui/present/reports/paper_preview.h"
#include "tests/support/fake_shell.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>

using namespace dongbo;
using dongbo::test::FakeShell;

namespace {

class FakePaper final : public present::PaperPreviewView
{
public:
    present::PaperContent content;
    std::vector<present::PageImage> thumbs;
    std::vector<present::PageImage> pages;

    void showPaper(const present::PaperContent& shown) override { content = shown; }
    void showThumbs(const std::vector<present::PageImage>& images) override { thumbs = images; }
    void showPages(const std::vector<present::PageImage>& images) override { pages = images; }
    void askPaperField(const std::string& /*field*/) override {}
};

struct Desk
{
    test::Folder state; ///< where the file waits for the printer
    FakeShell shell;
    FakePaper view;
    std::vector<std::string> printed; ///< what the printer got, whole files
    present::PaperPreview preview{shell, view, [](const std::filesystem::path& /*file*/) {},
                                  [this](const std::filesystem::path& pdf, const std::string&) {
                                      std::ifstream file(pdf, std::ios::binary);
                                      printed.emplace_back(std::istreambuf_iterator<char>(file),
                                                           std::istreambuf_iterator<char>());
                                  }};

    Desk() { ::setenv("XDG_STATE_HOME", state.path.c_str(), 1); }
    void open(const std::string& report, const report::Parameters& parameters = {})
    {
        preview.open(report, parameters);
        shell.settle();
    }
};

/// Whether something is drawn on the page.
bool hasInk(const present::PageImage& image)
{
    return std::any_of(image.pixels.begin(), image.pixels.end(),
                       [](std::uint8_t value) { return value < 128; });
}

} // namespace

TEST_CASE("Preview: a report is laid out on pages, small ones first, large ones as wanted",
          "[present]")
{
    Desk desk;
    for (int i = 0; i < 60; ++i) {
        desk.shell.device("Đại An", DeviceType::Camera, "Camera PTZ");
    }
    desk.open("inventory");
    REQUIRE(desk.view.content.pages > 1);
    CHECK(desk.view.content.sentence.empty());
    CHECK(desk.view.content.mayPrint);
    REQUIRE(desk.view.thumbs.size() == desk.view.content.pages);
    CHECK(hasInk(desk.view.thumbs.front()));
    desk.preview.want(1, 1, 96);
    desk.shell.settle();
    REQUIRE(desk.view.pages.size() == 1);
    CHECK(desk.view.pages[0].page == 1);
    CHECK(hasInk(desk.view.pages[0]));
    const bool isLandscape = desk.view.content.wide > desk.view.content.tall;
    CHECK(desk.view.pages[0].width == Approx(isLandscape ? 1123 : 794).margin(1));
}

TEST_CASE("Preview: the printer gets the very bytes that are saved", "[present]")
{
    Desk desk;
    test::Folder folder;
    desk.shell.device("Đại An", DeviceType::Camera, "Camera PTZ");
    desk.open("inventory");
    desk.preview.print();
    desk.shell.settle();
    REQUIRE(desk.printed.size() == 1);
    CHECK(desk.printed[0].starts_with("%PDF-"));
    desk.shell.fakePrompts.toSave = folder.path / "kiem-ke.pdf";
    desk.preview.save(".pdf");
    desk.shell.settle();
    std::ifstream file(folder.path / "kiem-ke.pdf", std::ios::binary);
    const std::string saved{std::istreambuf_iterator<char>(file), {}};
    CHECK(saved == desk.printed[0]);
    REQUIRE(!desk.shell.banners.empty());
    CHECK(desk.shell.banners.back().tone == present::BannerTone::Ok);
}

TEST_CASE("Preview: a parameter nobody can read stands in the way of printing, and says so",
          "[present]")
{
    Desk desk;
    desk.open("repair-costs", {{"since", "31/02/2021"}});
    CHECK_FALSE(desk.view.content.mayPrint);
    CHECK_FALSE(desk.view.content.sentence.empty());
    REQUIRE(desk.view.content.checks.size() == 1);
    CHECK(desk.view.content.checks[0].tone == present::Tone::Bad);
    desk.preview.print();
    desk.shell.settle();
    CHECK(desk.printed.empty());
    desk.preview.fill("since", "");
    desk.shell.settle();
    CHECK(desk.view.content.mayPrint);
    CHECK(desk.view.content.pages >= 1);
}

TEST_CASE("Preview: a table without rows is a page that says so", "[present]")
{
    Desk desk;
    desk.open("inventory");
    CHECK(desk.view.content.pages == 1);
    CHECK(desk.view.content.mayPrint);
    CHECK(std::any_of(
        desk.view.content.checks.begin(), desk.view.content.checks.end(), [](const auto& check) {
            return check.tone == present::Tone::Warn && check.sentence == "Bảng chưa có dòng nào";
        }));
}
