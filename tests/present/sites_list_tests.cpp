#include "core/register/devices/devices.h"
#include "core/register/faults/faults.h"
#include "core/register/places/places.h"
#include "core/store/projection/load.h"
#include "core/store/queries/fault_queries.h"
#include "core/text/sort_key.h"
#include "gui/present/faults/fault_page_presenter.h"
#include "gui/present/sites/site_page_presenter.h"
#include "gui/present/sites/sites_list.h"
#include "tests/support/fake_list_view.h"
#include "tests/support/fake_shell.h"

#include <catch2/catch.hpp>

#include <array>

using namespace dongbo; // NOLINT(google-build-using-namespace): a test
using dongbo::test::FakeListView;
using dongbo::test::FakeShell;
using present::SiteState;

namespace {

const present::SiteTile& tileOf(const present::SitesList& list, const std::string& name)
{
    for (const auto& each : list.lines()) {
        if (each.name == name) {
            return each;
        }
    }
    throw std::runtime_error("no tile " + name);
}

class FakeSiteView final : public present::SitePageView
{
public:
    present::SitePage page;
    int shows = 0;
    void showSite(const present::SitePage& shown) override
    {
        page = shown;
        ++shows;
    }
};

class FakeFaultView final : public present::FaultPageView
{
public:
    present::FaultPage page;
    int shows = 0;
    void showFault(const present::FaultPage& shown) override
    {
        page = shown;
        ++shows;
    }
};

struct Office
{
    FakeShell shell;
    DeviceId screen = shell.device("Hiển Khánh", DeviceType::Screen, "Tivi Samsung");
    SiteId site = findSite(shell.reg(), "Hiển Khánh");

    FaultId report(const std::string& symptom)
    {
        FaultDraft draft;
        draft.device = screen;
        draft.symptom = symptom;
        return reportFault(shell.reg(), draft)->id;
    }
    std::int64_t faults()
    {
        store::FaultFilter all;
        all.scope = store::FaultScope::All;
        return store::countFaults(shell.reg().database(), all);
    }
};

} // namespace

TEST_CASE("Sites: a tile shows the worst open fault, or how old the newest word is", "[present]")
{
    Office office;
    FakeListView view;
    present::SitesList list(office.shell, view);
    list.open({});
    CHECK(tileOf(list, "Hiển Khánh").state == SiteState::NoFault);
    CHECK(tileOf(list, "Đại An").state == SiteState::Unknown); // nobody wrote of it
    office.report("sọc màn hình");
    office.report("không lên hình");
    office.shell.clock.advanceMinutes(120);
    list.reload();
    CHECK(tileOf(list, "Hiển Khánh").state == SiteState::Blocking);
    CHECK(tileOf(list, "Hiển Khánh").detail == "Không lên hình · 2 giờ");
    CHECK(tileOf(list, "Hiển Khánh").openFaults == 2);
    for (const auto& tile : list.lines()) { // nobody has checked a room yet
        CHECK(tile.pill.word.find("Sẵn sàng") == std::string::npos);
    }
}

TEST_CASE("Sites: many devices are counted by a worker; the old page stays until then", "[present]")
{
    Office office;
    FakeListView view;
    present::SitesList list(office.shell, view);
    list.open({});
    CHECK(view.busy == 0);
    for (std::int64_t i = 0; i < present::SitesList::mostDevicesAtOnce; ++i) {
        office.shell.device("Hiển Khánh", DeviceType::Microphone, "Micro cổ ngỗng");
    }
    list.reload();
    CHECK(view.busy == 1);
    CHECK(tileOf(list, "Hiển Khánh").devices == 1);
    office.shell.settle();
    CHECK(tileOf(list, "Hiển Khánh").devices == present::SitesList::mostDevicesAtOnce + 1);
}

TEST_CASE("Sites: no word for three months and nobody knows", "[present]")
{
    Office office;
    FakeListView view;
    present::SitesList list(office.shell, view);
    office.shell.clock.advanceDays(present::siteStaleDays);
    list.open({});
    CHECK(tileOf(list, "Hiển Khánh").state == SiteState::NoFault);
    office.shell.clock.advanceDays(1);
    list.reload();
    CHECK(tileOf(list, "Hiển Khánh").state == SiteState::Unknown);
}

TEST_CASE("Sites: tiles keep the order of names whatever their state; filters narrow", "[present]")
{
    Office office;
    office.report("không lên hình");
    FakeListView view;
    present::SitesList list(office.shell, view);
    list.open({});
    CHECK(list.rowCount() == std::ssize(list.lines()));
    const auto names = test::textsOf(list, "name");
    CHECK(std::is_sorted(names.begin(), names.end(), [](const auto& a, const auto& b) {
        return text::sortKey(a) < text::sortKey(b);
    }));
    list.setText("hien");
    CHECK(test::textsOf(list, "name") == std::vector<std::string>{"Hiển Khánh"});
    list.setText("");
    list.open({present::ScreenName::Sites, {}, "worst=blocking"});
    CHECK(list.rowCount() == 1);
    REQUIRE(test::chipOf(list, "worst=blocking"));
    CHECK(test::chipOf(list, "worst=blocking")->isOn);
    list.press("worst=blocking");
    list.chooseIn("unit", findUnit(office.shell.reg(), "Đại An").text());
    REQUIRE(list.rowCount() == 1);
    CHECK(test::chipOf(list, "unit")->word == "xã Đại An");
    list.clear("unit");
    list.setLayout("table");
    list.sortBy("state");
    CHECK(list.line(0).name == "Hiển Khánh");
}

TEST_CASE("Site: its page tells what is lacking, in words, the worst first", "[present]")
{
    Office office;
    office.report("không lên hình");
    FakeSiteView view;
    present::SitePagePresenter presenter(office.shell, view);
    presenter.open(office.site);
    REQUIRE(view.page.isThere);
    CHECK(view.page.title == "Hiển Khánh");
    REQUIRE(view.page.needs.size() == 12);
    CHECK(view.page.verdict.tone == present::Tone::Bad);
    std::map<std::string, std::string> words;
    for (const auto& need : view.page.needs) {
        words[need.type] = need.state.word;
    }
    CHECK(words.at("Camera") == "Thiếu 1");
    CHECK(words.at("Micro × 2") == "Thiếu 2");
    CHECK(words.at("Màn hình") == "Hỏng 1");
    CHECK(view.page.needs.front().isCritical);
    REQUIRE(view.page.devices.size() == 1);
    CHECK(view.page.devices[0].now.find("SC-2021-0001") != std::string::npos);
    REQUIRE(view.page.faults.size() == 1);
    CHECK(view.page.faults[0].steps.front().step == present::FaultStep::Accept);
    presenter.take(0, present::FaultStep::Accept);
    CHECK(view.page.faults[0].line.state == FaultState::Accepted);
    presenter.openDevices();
    CHECK(office.shell.places.back() ==
          present::Place{present::ScreenName::Devices, {}, "site=" + office.site.text()});
}

TEST_CASE("Site: power and light are reported by one click, once; the line opens its sheet",
          "[present]")
{
    Office office;
    FakeSiteView view;
    present::SitePagePresenter presenter(office.shell, view);
    presenter.open(office.site);
    REQUIRE(view.page.troubles.size() == 4);
    presenter.report(FaultAbout::Power);
    CHECK(office.faults() == 1);
    REQUIRE(view.page.faults.size() == 1);
    CHECK(view.page.faults[0].line.symptom == "Mất điện");
    office.shell.settle(); // how ready the room is a worker reads
    CHECK(view.page.state.word == "Chưa sẵn sàng");
    presenter.report(FaultAbout::Power); // it is open already: shown, not logged twice
    CHECK(office.faults() == 1);
    CHECK(office.shell.places.back().screen == present::ScreenName::Faults);
    presenter.report(FaultAbout::Line); // who was told and since when are asked
    CHECK(office.faults() == 1);
    CHECK(office.shell.sheets.back().kind == present::SheetKind::LineDown);
    CHECK(office.shell.sheets.back().record ==
          present::RecordRef{RecordKind::Site, office.site}); // no line is written down
    presenter.report(FaultAbout::Room);                       // needs a word
    CHECK(office.faults() == 1);
    CHECK(office.shell.sheets.back().hint == "about=room");
}

TEST_CASE("Site: people stand with their phones, who keeps the room first", "[present]")
{
    Office office;
    Officer officer;
    officer.name = "Vũ Thị Hạnh";
    officer.unit = findUnit(office.shell.reg(), "Hiển Khánh");
    officer.phone = "0900 000 105";
    REQUIRE(addOfficer(office.shell.reg(), officer, ""));
    officer.name = "Lê Văn Ví Dụ";
    const auto keeper = addOfficer(office.shell.reg(), officer, "");
    REQUIRE(giveCustody(office.shell.reg(), keeper->id, {}, office.site, {}, ""));
    FakeSiteView view;
    present::SitePagePresenter presenter(office.shell, view);
    presenter.open(office.site);
    REQUIRE(view.page.people.size() == 2);
    CHECK(view.page.people[0].name == "Lê Văn Ví Dụ");
    CHECK(view.page.people[0].role.starts_with("Phụ trách phòng từ 11/05/2021"));
    CHECK(view.page.people[0].initials == "LD");
    CHECK(view.page.people[1].phone == "0900 000 105");
}

TEST_CASE("Fault page: its life is told newest first and each step can be taken back", "[present]")
{
    Office office;
    const auto id = office.report("không lên hình");
    office.shell.clock.advanceMinutes(5);
    REQUIRE(acceptFault(office.shell.reg(), id, "đã gọi thợ"));
    office.shell.clock.advanceMinutes(5);
    REQUIRE(startRepair(office.shell.reg(), {id, "Cửa hàng Minh Anh", {}, "12/BB", ""}));
    FakeFaultView view;
    present::FaultPagePresenter presenter(office.shell, view);
    presenter.open(id);
    REQUIRE(view.page.isThere);
    CHECK(view.page.title == "Không lên hình");
    REQUIRE(view.page.life.size() == 3);
    CHECK(view.page.life[0].icon == "wrench");
    CHECK(view.page.life[1].detail == "tester · đã gọi thợ");
    REQUIRE(view.page.repairs.size() == 1);
    CHECK(view.page.repairs[0].by == "Cửa hàng Minh Anh");
    CHECK(view.page.repairs[0].outcome == "Đang làm");
    CHECK(view.page.steps.front().step == present::FaultStep::FinishRepair);
    presenter.undo(0);
    CHECK(store::load<Fault>(office.shell.reg().database(), id)->state == FaultState::Accepted);
    CHECK(view.page.repairs.empty());
    presenter.open(FaultId{});
    CHECK_FALSE(view.page.isThere);
    CHECK(view.page.title == "Sự cố này không còn trong sổ");
}

TEST_CASE("Hidden screens: changes are not read for pages nobody sees; coming back reads",
          "[present]")
{
    Office office;
    const auto fault = office.report("không lên hình");
    FakeListView sites;
    present::SitesList allSites(office.shell, sites);
    allSites.open({});
    FakeSiteView site;
    present::SitePagePresenter oneSite(office.shell, site);
    oneSite.open(office.site);
    FakeFaultView page;
    present::FaultPagePresenter oneFault(office.shell, page);
    oneFault.open(fault);
    allSites.setInSight(false);
    oneSite.setInSight(false);
    oneFault.setInSight(false);
    office.shell.settle(); // what was being read for them when they went out of sight
    const auto before = std::array{sites.rowsShown, site.shows, page.shows};
    REQUIRE(fixFault(office.shell.reg(), fault, {}, ""));
    office.shell.session().announceChange();
    office.shell.settle();
    CHECK(std::array{sites.rowsShown, site.shows, page.shows} == before);
    CHECK(tileOf(allSites, "Hiển Khánh").openFaults == 1);
    allSites.setInSight(true);
    oneSite.setInSight(true);
    oneFault.setInSight(true);
    office.shell.settle();
    CHECK(tileOf(allSites, "Hiển Khánh").openFaults == 0);
    CHECK(page.page.steps.front().step == present::FaultStep::Close);
    CHECK(site.shows > before[1]);
    office.report("sọc màn hình"); // seen again: what changes is read at once
    office.shell.session().announceChange();
    CHECK(tileOf(allSites, "Hiển Khánh").openFaults == 1);
}
