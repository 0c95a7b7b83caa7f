#include "core/register/faults/faults.h"
#include "core/register/maintenance/work_orders.h"
#include "core/register/places/places.h"
#include "core/register/records/simple_records.h"
#include "core/store/projection/load.h"
#include "core/store/queries/fault_queries.h"
#include "gui/present/faults/fault_page_presenter.h"
#include "gui/present/forms/form_presenter.h"
#include "gui/present/sites/site_page_presenter.h"
#include "tests/support/fake_shell.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace dongbo; // NOLINT(google-build-using-namespace): a test
using dongbo::test::FakeShell;
using namespace dongbo::present; // NOLINT(google-build-using-namespace): a test

namespace {

class FakeFormView final : public FormView
{
public:
    void showForm(const Form&) override {}
    void focusOn(const std::string&) override {}
};
class FakeSiteView final : public SitePageView
{
public:
    SitePage page;
    void showSite(const SitePage& shown) override { page = shown; }
};
class FakeFaultView final : public FaultPageView
{
public:
    FaultPage page;
    void showFault(const FaultPage& shown) override { page = shown; }
};

/// A room with a UPS whose battery test is due.
struct Room
{
    FakeShell shell;
    FakeFormView view;
    FormPresenter form{shell, view};
    DeviceId ups = shell.device("Hiển Khánh", DeviceType::Ups, "Bộ lưu điện");
    SiteId site = findSite(shell.reg(), "Hiển Khánh");

    Room()
    {
        MaintenancePlan plan;
        plan.name = "Thử ắc quy";
        plan.type = DeviceType::Ups;
        plan.intervalDays = 180;
        plan.startsOn = planning::plusDays(shell.reg().today(), -10);
        plan.checklist = "Sạc đầy\nChạy bằng ắc quy | số | phút | >= 10 | UPS không lưu điện";
        REQUIRE(addSimple(shell.reg(), RecordKind::MaintenancePlan, valuesOf(plan), {}));
        REQUIRE(editDevice(shell.reg(), ups,
                           {fieldEdit(&Device::inUseDate, std::optional{planning::plusDays(
                                                              shell.reg().today(), -900)})},
                           ""));
        shell.session().announceChange();
    }
    bool open(SheetKind kind) { return form.open({kind, RecordRef{RecordKind::Device, ups}, {}}); }
    [[nodiscard]] std::vector<store::WorkOrderRow> orders()
    {
        return store::workOrders(shell.reg().database(), {});
    }
};

} // namespace

TEST_CASE("Maintenance form: every step of the plan is asked, a failed one reports the fault",
          "[present]")
{
    Room room;
    REQUIRE(room.open(SheetKind::DoWork));
    CHECK(room.form.form().caption == "Thử ắc quy");
    CHECK(room.form.form().find("step_2")->placeholder == "phút");
    CHECK_FALSE(room.form.send()); // nothing is answered by itself
    CHECK(room.orders().empty());
    room.form.type("step_2", "nhiều");
    room.form.type("step_1", "yes");
    CHECK_FALSE(room.form.send());
    CHECK_FALSE(room.form.form().find("step_2")->problem.empty());
    room.form.type("step_2", "4 phút");
    REQUIRE(room.form.send());
    REQUIRE(room.orders().size() == 1);
    CHECK(room.orders()[0].order.passed == false);
    const auto faults = store::faults(room.shell.reg().database(), {});
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].fault.symptom == "UPS không lưu điện");
}

TEST_CASE("Maintenance form: one tick says that the rest is as it should be", "[present]")
{
    Room room;
    REQUIRE(room.open(SheetKind::DoWork));
    room.form.type("rest", "yes");
    CHECK(room.form.form().valueOf("step_1") == "yes");
    CHECK(room.form.form().valueOf("step_2").empty()); // a figure is nobody's guess
    room.form.type("step_2", "15");
    REQUIRE(room.form.send());
    CHECK(room.orders()[0].order.passed == true);
}

TEST_CASE("Snooze form: a day ahead and a reason, or nothing", "[present]")
{
    Room room;
    REQUIRE(room.open(SheetKind::SnoozeWork));
    CHECK_FALSE(room.form.send());
    room.form.type("snoozed_until", "01/01/2020");
    room.form.type("reason", "chờ ắc quy");
    CHECK_FALSE(room.form.send());
    CHECK_FALSE(room.form.form().find("snoozed_until")->problem.empty());
    room.form.type("snoozed_until", "01/01/2199");
    REQUIRE(room.form.send());
    CHECK(room.orders()[0].order.state == WorkState::Snoozed);
}

TEST_CASE("Site page: what is due, backup power, and who stands in", "[present]")
{
    Room room;
    FakeSiteView view;
    SitePagePresenter page(room.shell, view);
    page.open(room.site);
    REQUIRE(view.page.upkeep.size() == 1);
    CHECK(view.page.upkeep[0].title == "Thử ắc quy");
    CHECK(view.page.upkeep[0].tone == Tone::Bad); // it is late
    CHECK(view.page.powerTone == Tone::Mute);
    page.doUpkeep(0);
    REQUIRE(room.shell.sheets.size() == 1);
    CHECK(room.shell.sheets.back().kind == SheetKind::DoWork);
    page.handOver();
    CHECK(room.shell.sheets.back().kind == SheetKind::GiveCustody);
    CHECK(room.shell.sheets.back().record == RecordRef{RecordKind::Site, room.site});
}

TEST_CASE("Hand-over of a room: the custodian before ends, a deputy stands beside", "[present]")
{
    Room room;
    auto& reg = room.shell.reg();
    const auto officer = [&](const char* name) {
        Officer record;
        record.name = name;
        return addOfficer(reg, record, "")->id;
    };
    const auto binh = officer("Bình Mẫu");
    const auto chi = officer("Chi Mẫu");
    room.shell.session().announceChange();
    const auto give = [&](const OfficerId& who, bool isDeputy) {
        REQUIRE(
            room.form.open({SheetKind::GiveCustody, RecordRef{RecordKind::Site, room.site}, {}}));
        room.form.take("officer", who.text());
        if (isDeputy) {
            room.form.type("is_deputy", "yes");
        }
        room.form.type("handed_over", "chìa khóa, hai micro");
        return room.form.send();
    };
    REQUIRE(give(binh, false));
    CHECK(store::load<Site>(reg.database(), room.site)->custodian == binh);
    REQUIRE(give(chi, true));
    CHECK(store::load<Site>(reg.database(), room.site)->custodian == binh);
    FakeSiteView view;
    SitePagePresenter page(room.shell, view);
    page.open(room.site);
    REQUIRE(view.page.people.size() >= 2);
    CHECK(view.page.people[0].name == "Bình Mẫu");
    CHECK(view.page.people[1].role.starts_with("Người thay"));
}

TEST_CASE("Fault page: what to try first, and what was tried", "[present]")
{
    Room room;
    const auto screen = room.shell.device("Hiển Khánh", DeviceType::Screen, "Ti vi");
    FaultDraft draft;
    draft.device = screen;
    draft.symptom = "màn hình không lên";
    const auto fault = reportFault(room.shell.reg(), draft)->id;
    FakeFaultView view;
    FaultPagePresenter page(room.shell, view);
    page.open(fault);
    room.shell.settle();
    CHECK(view.page.help.tree == "Không có hình");
    CHECK(view.page.help.canTry);
    CHECK(view.page.help.next == "picture_all_on");
    CHECK(view.page.help.lines.size() == 4);
    page.tried(view.page.help.next, StepResult::NoChange);
    room.shell.settle();
    CHECK(view.page.help.next != "picture_all_on");
    CHECK(view.page.help.lines.size() == 5); // what was tried stays in sight
    page.tried(view.page.help.next, StepResult::Helped);
    room.shell.settle();
    CHECK(view.page.help.next.empty());
    CHECK(store::faultSteps(room.shell.reg().database(), fault).size() == 2);
}
