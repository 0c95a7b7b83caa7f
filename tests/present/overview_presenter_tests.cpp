#include "core/register/corrections/changes.h"
#include "core/register/faults/faults.h"
#include "core/register/places/places.h"
#include "core/store/queries/device_queries.h"
#include "core/text/numbers.h"
#include "gui/present/overview/overview_presenter.h"
#include "gui/present/sites/site_state.h"
#include "tests/support/fake_shell.h"
#include "tests/support/sample_register.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

using namespace dongbo;
using dongbo::test::FakeShell;
using present::OverviewPage;
using present::ScreenName;

namespace {

class FakeView final : public present::OverviewView
{
public:
    OverviewPage page;
    int pages = 0;
    int readings = 0;
    std::string failure;

    void showPage(const OverviewPage& shown) override
    {
        page = shown;
        ++pages;
    }
    void showReading() override { ++readings; }
    void showFailure(const std::string& sentence) override { failure = sentence; }

    [[nodiscard]] const present::OverviewTile* tile(const std::string& name) const
    {
        const auto at = std::find_if(page.tiles.begin(), page.tiles.end(),
                                     [&](const auto& tile) { return tile.name == name; });
        return at == page.tiles.end() ? nullptr : &*at;
    }
    [[nodiscard]] std::vector<std::string> tasks() const
    {
        std::vector<std::string> all;
        for (const auto& task : page.tasks) {
            all.push_back(task.title);
        }
        return all;
    }
};

struct Desk
{
    FakeShell shell;
    FakeView view;
    present::OverviewPresenter presenter{shell, view};

    void show()
    {
        presenter.setInSight(true);
        shell.settle();
    }
    FaultId report(DeviceId device, Severity severity, const std::string& symptom)
    {
        FaultDraft draft;
        draft.device = device;
        draft.severity = severity;
        draft.symptom = symptom;
        const auto id = reportFault(shell.reg(), draft)->id;
        shell.session().announceChange();
        return id;
    }
};

} // namespace

TEST_CASE("Overview: an empty register offers three ways in", "[present]")
{
    Desk desk;
    desk.show();
    CHECK(desk.view.readings == 1);
    REQUIRE(desk.view.page.isEmpty);
    REQUIRE(desk.view.page.doors.size() == 3);
    desk.presenter.enter(desk.view.page.doors[0].kind);
    REQUIRE(desk.shell.places.size() == 1);
    CHECK(desk.shell.places[0].screen == ScreenName::Import);
    desk.presenter.enter(desk.view.page.doors[2].kind);
    REQUIRE(desk.shell.sheets.size() == 1);
    CHECK(desk.shell.sheets[0].kind == present::SheetKind::ReportFault);
}

TEST_CASE("Overview: a tile shows its site's worst open fault and is never ready", "[present]")
{
    Desk desk;
    const auto camera = desk.shell.device("Đại An", DeviceType::Camera, "Camera PTZ");
    const auto screen = desk.shell.device("Đại An", DeviceType::Screen, "Màn hình");
    desk.shell.device("Cộng Hòa", DeviceType::Speaker, "Loa");
    desk.report(camera, Severity::Minor, "rung nhẹ");
    desk.report(screen, Severity::Blocking, "không lên hình");
    desk.shell.clock.advanceDays(3);
    desk.show();
    const auto* bad = desk.view.tile("Đại An");
    REQUIRE(bad != nullptr);
    CHECK(bad->state == "Chặn họp");
    CHECK(bad->tone == present::Tone::Bad);
    CHECK(bad->detail == "Không lên hình · 3 ngày");
    const auto* quiet = desk.view.tile("Cộng Hòa");
    REQUIRE(quiet != nullptr);
    CHECK(quiet->state == "Không có sự cố");
    CHECK(quiet->detail == "ghi 11/05");
    CHECK_FALSE(quiet->isUnknown);
    const auto* unknown = desk.view.tile("Liên Bảo");
    REQUIRE(unknown != nullptr);
    CHECK(unknown->state == "Chưa rõ");
    CHECK(unknown->isUnknown);
    const auto& tiles = desk.view.page.tiles;
    CHECK(tiles.size() == 18);
    CHECK(tiles.front().name == "Cộng Hòa");
    REQUIRE(desk.view.page.figures.size() == 3);
    CHECK(desk.view.page.figures[0].number == "1");
    CHECK(desk.view.page.figures[0].word == "chặn họp");
    CHECK(desk.view.page.figures[1].word == "chưa rõ");
    CHECK(desk.view.page.figures[1].number == "16");
}

TEST_CASE("Overview: a site nobody wrote of for three months is unknown", "[present]")
{
    Desk desk;
    desk.shell.device("Đại An", DeviceType::Camera, "Camera PTZ");
    desk.shell.clock.advanceDays(present::siteStaleDays + 1);
    desk.show();
    CHECK(desk.view.tile("Đại An")->isUnknown);
    CHECK(desk.view.tile("Đại An")->detail == "ghi 11/05, cũ");
}

TEST_CASE("Overview: what waits for somebody is named with its verb and its place", "[present]")
{
    Desk desk;
    const auto camera = desk.shell.device("Đại An", DeviceType::Camera, "Camera PTZ");
    const auto screen = desk.shell.device("Gôi", DeviceType::Screen, "Màn hình");
    desk.show();
    CHECK(desk.view.page.tasks.empty());
    CHECK_FALSE(desk.view.page.noTasks.empty());
    const auto blocking = desk.report(screen, Severity::Blocking, "không lên hình");
    desk.report(camera, Severity::Minor, "rung nhẹ");
    desk.shell.clock.advanceDays(2);
    desk.presenter.reload();
    desk.shell.settle();
    CHECK(desk.view.tasks() == std::vector<std::string>{"Gôi · Không lên hình",
                                                        "2 sự cố chờ tiếp nhận",
                                                        "2 sự cố quá hạn xử lý"});
    const auto& first = desk.view.page.tasks[0];
    REQUIRE(first.place.record);
    CHECK(first.place.record->id == blocking);
    CHECK(desk.view.page.tasks[1].verb == "Tiếp nhận");
    CHECK(desk.view.page.tasks[2].place.filter == "overdue");
    REQUIRE(desk.view.page.faults.size() == 2);
    CHECK(desk.view.page.faults[0].isOverdue);
    desk.presenter.go(first.place);
    CHECK(desk.shell.places.back() == first.place);
}

TEST_CASE("Overview: it is read once for one state of the register", "[present]")
{
    Desk desk;
    desk.show();
    CHECK(desk.view.pages == 1);
    desk.show();
    CHECK(desk.view.pages == 1);
    desk.shell.device("Đại An", DeviceType::Camera, "Camera PTZ");
    desk.shell.session().announceChange();
    desk.shell.settle();
    CHECK(desk.view.pages == 2);
    desk.presenter.setInSight(false);
    desk.shell.session().announceChange();
    desk.shell.settle();
    CHECK(desk.view.pages == 2);
    desk.show();
    CHECK(desk.view.pages == 3);
    desk.shell.session().setLanguage(Language::English);
    desk.shell.settle();
    CHECK(desk.view.pages == 4);
    CHECK(desk.view.page.sites.title == "Sites");
    CHECK_FALSE(desk.presenter.isReading());
}

TEST_CASE("Overview: more sites than fit show the worst ones, by name", "[present]")
{
    Desk desk;
    const auto unit = findUnit(desk.shell.reg(), "Vụ Bản");
    for (int i = 0; i < 70; ++i) {
        Site site;
        site.name = "A" + std::to_string(100 + i);
        site.unit = unit;
        REQUIRE(addSite(desk.shell.reg(), site, ""));
    }
    const auto loud = desk.shell.device("Vĩnh Hào", DeviceType::Camera, "Camera");
    desk.report(loud, Severity::Blocking, "mất hình");
    desk.show();
    REQUIRE(desk.view.page.tiles.size() == present::OverviewPresenter::mostTiles);
    CHECK(desk.view.page.tiles.back().name == "Vĩnh Hào");
    CHECK(desk.view.page.sites.caption.find("88") != std::string::npos);
}

TEST_CASE("Overview: the sample's numbers agree with its register", "[present]")
{
    test::SampleRegister sample;
    const auto today = *parseIsoDate("2024-05-11");
    present::KeptEvaluation kept;
    const auto facts = present::readOverview(sample.reg, today, startOfDay(today), kept, [] {});
    CHECK(facts.devices.devices == store::countDevices(sample.reg.database(), {}));
    CHECK(facts.open.count == store::countFaults(sample.reg.database(), {}));
    CHECK(facts.sites.size() == 19);
    const present::Session session(Language::Vietnamese);
    const auto page = present::overviewPage(session, facts);
    CHECK(page.faultChart.bars.size() == 12);
    CHECK(page.faultChart.bars.back().isCurrent);
    CHECK(page.faultChart.bars.back().label == "T5");
    CHECK_FALSE(page.faultChart.isEmpty);
    CHECK_FALSE(page.spendChart.isEmpty);
    CHECK(page.faults.size() ==
          std::min<std::size_t>(present::mostFaults, static_cast<std::size_t>(facts.open.count)));
    CHECK_FALSE(page.types.empty());
    double spent = 0;
    for (const auto& bar : page.spendChart.bars) {
        spent += bar.parts[0];
    }
    CHECK(text::formatMoney(Money{static_cast<std::int64_t>(spent)}) == page.spendChart.caption);
    // years later nothing happened lately: the chart shows the months that have something
    const auto later = *parseIsoDate("2026-11-26");
    const auto old = present::readOverview(sample.reg, later, startOfDay(later), kept, [] {});
    CHECK(old.faultMonths.back().month == store::Month{2024, 5});
}

TEST_CASE("Overview: a past day offers only to look, and nothing there is today", "[present]")
{
    Desk desk;
    const auto camera = desk.shell.device("Gôi", DeviceType::Camera, "Camera");
    desk.report(camera, Severity::Degraded, "mờ");
    desk.show();
    const auto verbs = [&] {
        std::set<std::string> all;
        for (const auto& task : desk.view.page.tasks) {
            all.insert(task.verb);
        }
        return all;
    };
    CHECK(verbs().contains("Tiếp nhận"));
    CHECK(desk.view.page.tasksHead.title == "Cần xử lý hôm nay");
    const auto day = desk.shell.session().today();
    desk.shell.clock.advanceDays(3);
    desk.shell.session().showPast(std::make_shared<Register>(desk.shell.reg().asOf(day)));
    desk.shell.settle();
    REQUIRE_FALSE(desk.view.page.tasks.empty());
    CHECK(verbs() == std::set<std::string>{"Xem"});
    CHECK(desk.view.page.tasksHead.title.find("hôm nay") == std::string::npos);
    CHECK(desk.view.page.changesHead.caption.find("hôm nay") == std::string::npos);
}
