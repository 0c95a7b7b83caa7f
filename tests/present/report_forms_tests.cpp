#include "core/register/devices/devices.h"
#include "core/register/places/places.h"
#include "core/register/reports/issued_reports.h"
#include "core/register/reports/own_reports.h"
#include "core/store/projection/load.h"
#include "gui/present/devices/devices_list.h"
#include "gui/present/faults/faults_list.h"
#include "gui/present/forms/form_presenter.h"
#include "gui/present/reports/own_reports_list.h"
#include "tests/present/reports_desk.h"
#include "tests/support/edits.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace dongbo;          // NOLINT(google-build-using-namespace): a test
using namespace dongbo::present; // NOLINT(google-build-using-namespace): a test
using test::FakeListView;
using test::ReportsDesk;

namespace {

class NoView final : public FormView
{
public:
    void showForm(const Form&) override {}
    void focusOn(const std::string&) override {}
};

/// The screen of reports and the sheet at its right.
struct Desk : ReportsDesk
{
    NoView noView;
    FormPresenter form{shell, noView};

    DeviceId priced(const std::string& site, const std::string& name, std::int64_t cost)
    {
        Device device;
        device.name = name;
        device.type = DeviceType::Camera;
        device.site = findSite(shell.reg(), site);
        device.condition = Condition::Good;
        device.cost = Money{cost};
        return addDevice(shell.reg(), device, "")->id;
    }
    /// Opens the form that was asked for last.
    void sheet()
    {
        REQUIRE(!shell.sheets.empty());
        REQUIRE(form.open(shell.sheets.back()));
    }
    void send()
    {
        REQUIRE(form.send());
        shell.settle();
        shell.session().announceChange();
        shell.settle();
    }
    [[nodiscard]] std::vector<std::string> menuTitles()
    {
        std::vector<std::string> out;
        for (const auto& line : list.menu().lines()) {
            if (!line.id.empty()) {
                out.push_back(line.title);
            }
        }
        return out;
    }
    [[nodiscard]] bool hasInMenu(const std::string& title)
    {
        const auto all = menuTitles();
        return std::find(all.begin(), all.end(), title) != all.end();
    }
};

/// The list of devices as somebody looks at it.
struct DevicesDesk
{
    FakeListView view;
    DevicesList list;

    explicit DevicesDesk(Desk& desk, const std::string& filter = {})
        : list(desk.shell, view)
    {
        list.open({ScreenName::Devices, {}, filter});
        desk.shell.settle();
    }
};

} // namespace

TEST_CASE("Issuing: a report is kept with number, day and signer, and checked after a price change",
          "[present]")
{
    Desk desk;
    const auto camera = desk.priced("Đại An", "Camera PTZ", 16'900'000);
    desk.priced("Gôi", "Camera cố định", 5'000'000);
    desk.open("report=inventory");
    REQUIRE(desk.list.canIssue());
    desk.list.issue();
    desk.sheet();
    desk.form.type("document_no", "12/BC-UBND");
    desk.form.type("signer", "Trần Thị Mẫu");
    desk.send();
    const auto rows = issuedReports(desk.shell.reg());
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].report.documentNo == "12/BC-UBND");
    CHECK(rows[0].report.signer == "Trần Thị Mẫu");
    CHECK(rows[0].report.day == desk.shell.session().today());
    REQUIRE(!desk.shell.banners.empty());
    CHECK(desk.shell.banners.back().sentence.find("12/BC-UBND") != std::string::npos);

    desk.list.chooseReport("issued-reports");
    desk.shell.settle();
    CHECK_FALSE(desk.list.canIssue());
    REQUIRE(desk.plainRow());
    desk.list.openRow(*desk.plainRow());
    const auto check = desk.shell.places.back();
    CHECK(check.filter == "report=issued-check;document=" + rows[0].id.text());
    desk.list.open(check);
    desk.shell.settle();
    CHECK(desk.list.rowCount() == 0);
    CHECK(desk.sentence().find("vẫn ra số liệu đúng như báo cáo đã ban hành") != std::string::npos);
    CHECK(desk.list.caption().find("Trần Thị Mẫu") != std::string::npos);

    auto dearer = *store::load<Device>(desk.shell.reg().database(), camera);
    dearer.cost = Money{18'500'000};
    REQUIRE(test::saveDevice(desk.shell.reg(), camera, dearer, "hoá đơn"));
    desk.shell.session().announceChange();
    desk.shell.settle();
    const auto row = desk.plainRow();
    REQUIRE(row);
    CHECK(test::cellOf(desk.list, *row, "issued_row").text.find("Camera PTZ") != std::string::npos);
    CHECK(test::cellOf(desk.list, *row, "what_changed").text.find("16.900.000 → 18.500.000") !=
          std::string::npos);
    desk.list.openRow(*row);
    CHECK(desk.shell.places.back().record == RecordRef{RecordKind::Device, camera});
}

TEST_CASE("Issuing: a number too long and a day to come are told before anything is written",
          "[present]")
{
    Desk desk;
    desk.priced("Đại An", "Camera PTZ", 16'900'000);
    desk.open("report=inventory;condition=good");
    desk.list.issue();
    desk.sheet();
    CHECK(desk.form.form().consequences.size() == 2); // the whole report, not the rows in sight
    desk.form.type("document_no", std::string(400, 'x'));
    CHECK_FALSE(desk.form.send());
    CHECK_FALSE(desk.form.form().find("document_no")->problem.empty());
    desk.form.type("document_no", "13/BC-UBND");
    desk.form.type("day", "01/01/2090");
    CHECK_FALSE(desk.form.send());
    CHECK(desk.form.form().find("day")->question);
    CHECK(issuedReports(desk.shell.reg()).empty());
    desk.form.type("day", "");
    CHECK_FALSE(desk.form.send());
    CHECK_FALSE(desk.form.form().find("day")->problem.empty());
}

TEST_CASE("Own reports: the list of devices as it is looked at is saved and found again",
          "[present]")
{
    Desk desk;
    desk.priced("Đại An", "Camera PTZ", 16'900'000);
    desk.priced("Đại An", "Camera cố định", 5'000'000);
    desk.priced("Gôi", "Camera hành lang", 7'000'000);
    const auto site = findSite(desk.shell.reg(), "Đại An");
    {
        DevicesDesk devices(desk, "site=" + site.text());
        devices.list.showColumns({"code", "name", "cost"});
        devices.list.sortBy(ListSort{"cost", true});
        const auto draft = ownDraftOf(devices.list);
        REQUIRE(draft);
        CHECK(draft->left.empty());
        CHECK(draft->definition.columns == std::vector<std::string>{"code", "name", "amount"});
        CHECK(draft->definition.sort == "amount");
        desk.shell.openSheet({SheetKind::SaveOwnReport, std::nullopt, hintOf(*draft)});
    }
    desk.sheet();
    REQUIRE(desk.form.form().find("filters")->choices.size() == 1);
    CHECK(desk.form.form().find("filters")->choices[0].word.find("Đại An") != std::string::npos);
    CHECK_FALSE(desk.form.send()); // without a name
    desk.form.type("name", "Máy Đại An");
    desk.form.type("chart", "type");
    desk.send();
    const auto kept = ownReports(desk.shell.reg());
    REQUIRE(kept.size() == 1);
    REQUIRE(desk.shell.banners.back().onAction);
    desk.shell.banners.back().onAction();
    desk.list.open(desk.shell.places.back());
    desk.shell.settle();
    CHECK(desk.hasInMenu("Máy Đại An"));
    CHECK(desk.list.title() == "Máy Đại An");
    CHECK(test::textsOf(desk.list, "name")[0] == "Camera PTZ"); // the dearest first
    CHECK(desk.foot().starts_with("2 dòng"));
    CHECK(desk.list.charts().size() == 1);

    // found again by what was shown last, as after a restart
    test::FakeReportsView again;
    FakeListView table;
    ReportsList later(desk.shell, table, again, [](const std::filesystem::path&) {});
    desk.list.chooseReport("inventory");
    desk.list.chooseReport(std::string(report::ownPrefix) + kept[0].id.text());
    desk.shell.settle();
    later.open({ScreenName::Reports, {}, {}});
    desk.shell.settle();
    CHECK(later.title() == "Máy Đại An");
}

TEST_CASE("Own reports: one is changed, renamed, removed and put back", "[present]")
{
    Desk desk;
    desk.priced("Đại An", "Camera PTZ", 16'900'000);
    DevicesDesk devices(desk);
    for (const char* name : {"Một", "Hai"}) {
        desk.shell.openSheet(
            {SheetKind::SaveOwnReport, std::nullopt, hintOf(*ownDraftOf(devices.list))});
        desk.sheet();
        desk.form.type("name", name);
        desk.send();
    }
    const auto id = findOwnReport(desk.shell.reg(), "Một");
    desk.list.open(placeOfReport(std::string(report::ownPrefix) + id.text()));
    desk.shell.settle();
    REQUIRE(desk.list.canChangeOwn());
    desk.list.changeOwn();
    desk.sheet();
    desk.form.type("name", "HAI"); // the other one's
    CHECK_FALSE(desk.form.send());
    CHECK_FALSE(desk.form.form().find("name")->problem.empty());
    desk.form.type("name", "Theo điểm cầu");
    desk.form.type("group", "site");
    desk.form.tick("columns", "code", false);
    desk.send();
    CHECK(desk.hasInMenu("Theo điểm cầu"));
    CHECK_FALSE(desk.hasInMenu("Một"));
    CHECK(desk.list.title() == "Theo điểm cầu");
    CHECK(desk.heading());
    CHECK_FALSE(desk.list.columns().front().id == "code");

    desk.list.removeOwn();
    desk.shell.settle();
    CHECK_FALSE(desk.hasInMenu("Theo điểm cầu"));
    CHECK(desk.list.title() != "Theo điểm cầu");
    CHECK_FALSE(desk.list.canChangeOwn());
    REQUIRE(desk.shell.banners.back().onAction);
    desk.shell.banners.back().onAction();
    desk.shell.settle();
    CHECK(desk.hasInMenu("Theo điểm cầu"));
}

TEST_CASE("Own reports: what the list of faults is asked for is kept, or told where it cannot be",
          "[present]")
{
    Desk desk;
    FakeListView view;
    FaultsList faults(desk.shell, view);
    faults.open({ScreenName::Faults, {}, "severity=blocking;overdue"});
    desk.shell.settle();
    const auto draft = ownDraftOf(faults);
    REQUIRE(draft);
    CHECK(draft->definition.filters.at("severity") == std::vector<std::string>{"blocking"});
    const auto& states = draft->definition.filters.at("fault_state");
    CHECK(std::find(states.begin(), states.end(), "closed") == states.end());
    CHECK(std::find(states.begin(), states.end(), "waiting") != states.end());
    REQUIRE(draft->left.size() == 1);
    CHECK(draft->left[0] == "Quá hạn");
    CHECK(report::problemsOf(draft->definition).empty());
    const auto again = draftIn(hintOf(*draft));
    CHECK(again.definition == draft->definition);
    CHECK(again.left == draft->left);
    desk.shell.openSheet({SheetKind::SaveOwnReport, std::nullopt, hintOf(*draft)});
    desk.sheet();
    REQUIRE(desk.form.form().consequences.size() == 1);
    CHECK(desk.form.form().consequences[0].find("Quá hạn") != std::string::npos);
}
