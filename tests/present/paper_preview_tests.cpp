#include "core/register/faults/faults.h"
#include "gui/present/reports/paper_preview.h"
#include "tests/support/fake_shell.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <cstdio>
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

namespace {

const present::PaperCheck* checkOf(const present::PaperContent& content, const std::string& begins)
{
    const auto at =
        std::find_if(content.checks.begin(), content.checks.end(),
                     [&](const auto& check) { return check.sentence.starts_with(begins); });
    return at == content.checks.end() ? nullptr : &*at;
}

bool hasField(const std::vector<present::ReportField>& fields, const std::string& name)
{
    return std::any_of(fields.begin(), fields.end(),
                       [&](const auto& field) { return field.name == name; });
}

} // namespace

TEST_CASE("Preview: a letter asks for what its form has a gap for, and tells what is open",
          "[present]")
{
    Desk desk;
    desk.open("meeting-notice");
    const auto& content = desk.view.content;
    for (const char* name : {"number", "dated", "place", "subject", "members", "recipients"}) {
        INFO(name);
        CHECK(hasField(content.fields, name));
        CHECK_FALSE(hasField(content.asked, name));
    }
    CHECK_FALSE(hasField(content.fields, "accountant"));
    CHECK(hasField(content.asked, "unit"));
    REQUIRE(checkOf(content, "Chưa có số văn bản") != nullptr);
    REQUIRE(checkOf(content, "Còn 5 chỗ để trống") != nullptr);
    CHECK(checkOf(content, "Chưa ghi tên 1 người ký") != nullptr);
    desk.preview.fill("number", "12");
    desk.shell.settle();
    desk.preview.fill("subject", "Giao ban");
    desk.shell.settle();
    desk.preview.fill("signer", "Nguyễn Văn Mẫu");
    desk.shell.settle();
    CHECK(checkOf(content, "Số văn bản: 12") != nullptr);
    CHECK(checkOf(content, "Còn 4 chỗ để trống") != nullptr);
    CHECK(checkOf(content, "Đủ chữ ký") != nullptr);
}

TEST_CASE("Preview: every field that is typed has a place on the pages", "[present]")
{
    Desk desk;
    for (const auto& info : report::reports(desk.shell.session().language())) {
        if (!info.isPaper || info.name == "labels") {
            continue;
        }
        INFO(info.name);
        desk.open(info.name);
        const auto& content = desk.view.content;
        REQUIRE(content.mayPrint);
        const auto markOf = [&](const std::string& name) {
            return std::find_if(
                content.marks.begin(), content.marks.end(), [&](const present::PageMark& each) {
                    return std::find(each.gaps.begin(), each.gaps.end(), name) != each.gaps.end();
                });
        };
        const auto fields = content.fields;
        for (const auto& field : fields) {
            INFO(field.name);
            if (markOf(field.name) == content.marks.end()) { // takes no room before it is typed
                desk.preview.fill(field.name, "Chữ thử");
                desk.shell.settle();
            }
            const auto mark = markOf(field.name);
            REQUIRE(mark != content.marks.end());
            CHECK(mark->page < content.pages);
            CHECK(mark->box.width > 50);
            CHECK(mark->box.height > 3);
            CHECK(mark->box.y + mark->box.height < content.tall);
        }
    }
    desk.open("purchase-request", {{"basis", "Công văn số 292/UBND-VHTT"}});
    CHECK(std::any_of(desk.view.content.marks.begin(), desk.view.content.marks.end(),
                      [](const auto& mark) { return mark.gaps.front() == "basis"; }));
}

TEST_CASE("Preview: a report beside another period is printed with both", "[present]")
{
    Desk desk;
    const auto device = desk.shell.device("Đại An", DeviceType::Camera, "Camera PTZ");
    FaultDraft fault;
    fault.device = device;
    fault.symptom = "mờ hình";
    REQUIRE(reportFault(desk.shell.session().reg(), fault).isOk());
    test::Folder folder;
    const auto rowsPrinted = [&](const std::string& compare) {
        desk.preview.open("faults-by-type", {}, compare);
        desk.shell.settle();
        const auto path = folder.path / ("r" + compare + ".pdf");
        desk.shell.fakePrompts.toSave = path;
        desk.preview.save(".pdf");
        desk.preview.print();
        desk.shell.settle();
        std::string text;
        FILE* pipe = ::popen(("pdftotext -raw '" + path.string() + "' -").c_str(), "r");
        REQUIRE(pipe != nullptr);
        std::array<char, 4096> buffer{};
        for (auto n = std::fread(buffer.data(), 1, buffer.size(), pipe); n > 0;
             n = std::fread(buffer.data(), 1, buffer.size(), pipe)) {
            text.append(buffer.data(), n);
        }
        CHECK(::pclose(pipe) == 0);
        return text;
    };
    CHECK(rowsPrinted("").find("quý I/2021") == std::string::npos);
    const auto both = rowsPrinted("before"); // of the second quarter beside the first
    CHECK(both.find("quý I/2021") != std::string::npos);
    CHECK(both.find("quý II/2021") != std::string::npos);
    REQUIRE(desk.printed.size() == 2);
    CHECK(desk.printed[0] != desk.printed[1]); // the printer gets both, too
}

TEST_CASE("Preview: sums of a paper are compared with its rows", "[present]")
{
    paper::Document document;
    paper::Table table;
    table.columns = {{{"Tên"}, "1", 30}, {{"Tiền"}, "2", 20}, {{"Tỷ lệ"}, "3", 10}};
    std::vector<paper::TableRow> rows{{paper::RowKind::Plain, {"a", "1.200", "0,5"}},
                                      {paper::RowKind::Plain, {"b", "800", "0,7"}},
                                      {paper::RowKind::Subtotal, {"", "2.000", ""}},
                                      {paper::RowKind::Total, {"Cộng", "2.000", "1,2"}}};
    table.rows = [&rows](const paper::RowSink& sink) {
        std::for_each(rows.begin(), rows.end(), sink);
    };
    document.blocks.emplace_back(table);
    auto facts = present::factsOf(document);
    CHECK(facts.rows == 2);
    CHECK(facts.sums == 1);
    CHECK(facts.wrongSums.empty());
    rows.back().cells[1] = "2.001";
    facts = present::factsOf(document);
    REQUIRE(facts.wrongSums.size() == 1);
    CHECK(facts.wrongSums[0] == "Tiền");
}

TEST_CASE("Preview: labels of chosen devices say their size and where they begin", "[present]")
{
    Desk desk;
    const auto one = desk.shell.device("Đại An", DeviceType::Camera, "Camera PTZ");
    const auto two = desk.shell.device("Đại An", DeviceType::Speaker, "Loa");
    desk.shell.device("Gôi", DeviceType::Speaker, "Loa");
    desk.open("labels", {{"devices", one.text() + "," + two.text()}, {"start", "5"}});
    const auto& content = desk.view.content;
    CHECK(content.sizeWords == "tem 70 × 37 mm · 24 ô một trang");
    CHECK(checkOf(content, "2 tem") != nullptr);
    CHECK(checkOf(content, "Bắt đầu từ ô 5 trên 24") != nullptr);
    REQUIRE(hasField(content.asked, "devices"));
    CHECK(content.pages == 1);
    desk.preview.fill("labels", "roll-50x30");
    desk.shell.settle();
    CHECK_FALSE(content.mayPrint); // a roll has no fifth place
    desk.preview.fill("start", "");
    desk.shell.settle();
    CHECK(content.pages == 2);
    CHECK(content.wide == Approx(50));
}
