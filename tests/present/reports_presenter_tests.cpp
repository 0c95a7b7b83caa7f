#include "core/register/faults/faults.h"
#include "gui/present/reports/reports_presenter.h"
#include "tests/support/fake_shell.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <fstream>

using namespace dongbo;
using dongbo::test::FakeShell;
using present::ReportField;
using present::ReportLine;

namespace {

class FakeView final : public present::ReportsView
{
public:
    std::vector<present::ReportTitle> reports;
    std::vector<ReportField> fields;
    present::ReportPage page;
    std::string sentence;
    int shown = 0;

    void showReports(const std::vector<present::ReportTitle>& all) override { reports = all; }
    void showFields(const std::vector<ReportField>& all) override { fields = all; }
    void showReport(const present::ReportPage& made) override
    {
        page = made;
        sentence.clear();
        ++shown;
    }
    void showSentence(const std::string& said) override { sentence = said; }

    [[nodiscard]] const ReportField* field(const std::string& name) const
    {
        const auto at = std::find_if(fields.begin(), fields.end(),
                                     [&](const auto& one) { return one.name == name; });
        return at == fields.end() ? nullptr : &*at;
    }
};

struct Desk
{
    FakeShell shell;
    FakeView view;
    std::vector<std::filesystem::path> opened;
    present::ReportsPresenter presenter{
        shell, view, [this](const std::filesystem::path& file) { opened.push_back(file); }};

    void open(const std::string& filter = {})
    {
        presenter.open({present::ScreenName::Reports, {}, filter});
        shell.settle();
    }
    [[nodiscard]] std::optional<std::size_t> lineOf(ReportLine::Kind kind) const
    {
        for (std::size_t i = 0; i < view.page.lines; ++i) {
            if (presenter.line(i).kind == kind) {
                return i;
            }
        }
        return std::nullopt;
    }
};

} // namespace

TEST_CASE("Reports: the first report is shown with its groups, sums and fields", "[present]")
{
    Desk desk;
    desk.shell.device("Đại An", DeviceType::Camera, "Camera PTZ");
    desk.shell.device("Gôi", DeviceType::Speaker, "Loa");
    desk.open();
    REQUIRE(desk.view.reports.size() == report::reports(Language::Vietnamese).size());
    CHECK(desk.view.reports[0].isChosen);
    CHECK(desk.view.page.title == desk.view.reports[0].title);
    CHECK(desk.view.page.foot == "2 dòng · 2 nhóm");
    REQUIRE(desk.lineOf(ReportLine::Kind::Group));
    REQUIRE(desk.lineOf(ReportLine::Kind::Row));
    REQUIRE(desk.lineOf(ReportLine::Kind::Total));
    REQUIRE(desk.view.field("site") != nullptr);
    CHECK(desk.view.field("site")->kind == ReportField::Kind::Place);
    CHECK(desk.presenter.suggestions("site", "").size() == 18);
    const auto found = desk.presenter.suggestions("site", "dai an");
    REQUIRE(found.size() == 1);
    desk.presenter.ask("site", found[0].key);
    desk.shell.settle();
    CHECK(desk.view.page.foot == "1 dòng · 1 nhóm");
    CHECK(desk.view.page.caption.find("Đại An") != std::string::npos);
}

TEST_CASE("Reports: a row leads to the record it speaks of", "[present]")
{
    Desk desk;
    const auto camera = desk.shell.device("Đại An", DeviceType::Camera, "Camera PTZ");
    desk.open();
    desk.presenter.openLine(*desk.lineOf(ReportLine::Kind::Row));
    REQUIRE(desk.shell.places.size() == 1);
    CHECK(desk.shell.places[0].record == present::RecordRef{RecordKind::Device, camera});
    desk.presenter.openLine(*desk.lineOf(ReportLine::Kind::Group));
    REQUIRE(desk.shell.places.size() == 2);
    CHECK(desk.shell.places[1].screen == present::ScreenName::Sites);
    desk.presenter.openLine(*desk.lineOf(ReportLine::Kind::Total));
    CHECK(desk.shell.places.size() == 2);

    FaultDraft draft;
    draft.device = camera;
    draft.symptom = "mờ hình";
    const auto fault = reportFault(desk.shell.reg(), draft)->id;
    desk.presenter.choose("faults");
    desk.shell.settle();
    desk.presenter.openLine(*desk.lineOf(ReportLine::Kind::Row));
    CHECK(desk.shell.places.back().record == present::RecordRef{RecordKind::Fault, fault});
}

TEST_CASE("Reports: days come from the place, and a wrong one is told beside its field",
          "[present]")
{
    Desk desk;
    desk.open("report=repair-costs;since=2021-04-01;until=2021-06-30");
    REQUIRE(desk.view.field("since") != nullptr);
    CHECK(desk.view.field("since")->value == "01/04/2021");
    CHECK(desk.view.page.caption.find("01/04/2021") != std::string::npos);
    CHECK(desk.presenter.place().filter == "report=repair-costs;since=2021-04-01;until=2021-06-30");
    desk.presenter.ask("since", "31/02/2021");
    desk.shell.settle();
    CHECK_FALSE(desk.view.sentence.empty());
    CHECK_FALSE(desk.view.field("since")->error.empty());
    CHECK_FALSE(desk.presenter.hasReport());
    desk.presenter.ask("since", "");
    desk.shell.settle();
    CHECK(desk.view.field("since")->error.empty());
    CHECK(desk.view.sentence.empty());
}

TEST_CASE("Reports: exported where the person says, with a banner that opens the file", "[present]")
{
    Desk desk;
    test::Folder folder;
    desk.shell.device("Đại An", DeviceType::Camera, "Camera PTZ");
    desk.open();
    desk.presenter.exportReport(); // thought better of it
    CHECK(desk.shell.banners.empty());
    desk.shell.fakePrompts.toSave = folder.path / "kiem-ke.csv";
    desk.presenter.exportReport();
    desk.shell.settle();
    CHECK(std::filesystem::exists(folder.path / "kiem-ke.csv"));
    REQUIRE(desk.shell.banners.size() == 1);
    CHECK(desk.shell.banners[0].tone == present::BannerTone::Ok);
    desk.shell.banners[0].onAction();
    CHECK(desk.opened == std::vector<std::filesystem::path>{folder.path / "kiem-ke.csv"});
    desk.shell.fakePrompts.toSave = folder.path / "không có" / "kiem-ke.xlsx";
    desk.presenter.exportReport();
    desk.shell.settle();
    REQUIRE(desk.shell.banners.size() == 2);
    CHECK(desk.shell.banners[1].tone == present::BannerTone::Bad);
}

TEST_CASE("Reports: on a past day the report is of that day", "[present]")
{
    Desk desk;
    desk.shell.device("Đại An", DeviceType::Camera, "Camera PTZ");
    const auto day = desk.shell.session().today();
    desk.shell.clock.advanceDays(5);
    desk.shell.device("Gôi", DeviceType::Camera, "Camera sau");
    desk.open();
    CHECK(desk.view.page.foot.starts_with("2 dòng"));
    desk.shell.session().showPast(std::make_shared<Register>(desk.shell.reg().asOf(day)));
    desk.shell.settle();
    CHECK(desk.view.page.foot.starts_with("1 dòng"));
    CHECK(desk.view.page.caption.find("11/05/2021") != std::string::npos);
}
