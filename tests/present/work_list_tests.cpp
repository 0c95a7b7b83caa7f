#include "core/register/maintenance/work_orders.h"
#include "core/register/records/simple_records.h"
#include "core/store/projection/load.h"
#include "gui/present/forms/form_presenter.h"
#include "gui/present/maintenance/work_list.h"
#include "tests/support/fake_list_view.h"
#include "tests/support/fake_shell.h"

#include <catch2/catch.hpp>

using namespace dongbo;          // NOLINT(google-build-using-namespace): a test
using namespace dongbo::present; // NOLINT(google-build-using-namespace): a test
using dongbo::test::cellOf;
using dongbo::test::FakeListView;
using dongbo::test::FakeShell;
using dongbo::test::textsOf;

namespace {

struct FakeFormView final : FormView
{
    void showForm(const Form&) override {}
    void focusOn(const std::string&) override {}
};

/// Three UPS whose tests are late, due, and far ahead.
struct Workshop
{
    FakeShell shell;
    FakeListView view;
    FakeFormView formView;
    FormPresenter form{shell, formView};
    DeviceId late = ups("Đại An");
    DeviceId due = ups("Gôi");
    DeviceId ahead = ups("Kim Thái");
    WorkList list{shell, view};

    Workshop()
    {
        plan("Thử ắc quy Đại An", late, -10);
        plan("Thử ắc quy Gôi", due, 5);
        plan("Thử ắc quy Kim Thái", ahead, 60);
        open();
    }
    DeviceId ups(const std::string& site)
    {
        return shell.device(site, DeviceType::Ups, "Bộ lưu điện");
    }
    void plan(const std::string& name, const DeviceId& device, std::int64_t inDays)
    {
        MaintenancePlan plan;
        plan.name = name;
        plan.device = device;
        plan.intervalDays = 180;
        plan.startsOn = planning::plusDays(shell.reg().today(), inDays);
        plan.checklist = "Sạc đầy\nChạy bằng ắc quy | số | phút | >= 10 | UPS không lưu điện";
        REQUIRE(addSimple(shell.reg(), RecordKind::MaintenancePlan, valuesOf(plan), {}));
        const auto inUse = std::optional{planning::plusDays(shell.reg().today(), -900)};
        REQUIRE(editDevice(shell.reg(), device, {fieldEdit(&Device::inUseDate, inUse)}, ""));
    }
    void open()
    {
        shell.session().announceChange();
        list.open({ScreenName::Maintenance, {}, {}});
        shell.settle();
    }
    void read()
    {
        list.reload();
        shell.settle();
    }
    [[nodiscard]] std::vector<store::WorkOrderRow> orders()
    {
        return store::workOrders(shell.reg().database(), {});
    }
    [[nodiscard]] std::vector<std::string> standings() { return textsOf(list, "standing"); }
};

} // namespace

TEST_CASE("Maintenance list: what asks for an answer first, with its steps beside it", "[present]")
{
    Workshop shop;
    CHECK(shop.standings() == std::vector<std::string>{"Quá hạn", "Đến hạn", "Sắp tới"});
    CHECK(shop.list.asking() == 2);
    const auto card = shop.list.card(); // of the first row
    REQUIRE(card);
    CHECK(card->title == "Thử ắc quy Đại An");
    REQUIRE(card->steps.size() == 2);
    CHECK(card->steps[1].value == "ít nhất 10 phút");
    CHECK(card->before.empty());
    CHECK(card->canTake);
}

TEST_CASE("Maintenance list: done with its checklist; what was found stays on the card",
          "[present]")
{
    Workshop shop;
    shop.list.doIt("do");
    REQUIRE(shop.shell.sheets.back().kind == SheetKind::DoWork);
    REQUIRE(shop.form.open(shop.shell.sheets.back()));
    shop.form.type("rest", "yes");
    shop.form.type("step_2", "4");
    REQUIRE(shop.form.send());
    shop.read();
    CHECK(shop.standings() == std::vector<std::string>{"Đến hạn", "Sắp tới", "Không đạt"});
    shop.list.choose(2);
    const auto card = shop.list.card();
    REQUIRE(card);
    CHECK_FALSE(card->isOpen);
    REQUIRE(card->steps.size() == 2);
    CHECK(card->steps[0].value == "Có");
    CHECK(card->steps[1].value == "4 phút");
    CHECK(card->steps[1].tone == Tone::Bad);
    // the next turn of the same device is told what the one before showed
    shop.shell.clock.advanceMinutes(120LL * 24 * 60);
    shop.read();
    const auto rows = textsOf(shop.list, "plan");
    const auto again = std::find(rows.begin(), rows.end(), "Thử ắc quy Đại An");
    REQUIRE(again != rows.end());
    shop.list.choose(again - rows.begin());
    REQUIRE(shop.list.card());
    REQUIRE(shop.list.card()->before.size() == 1);
    CHECK(shop.list.card()->before[0].value == "Không đạt");
}

TEST_CASE("Maintenance list: the digest is answered in one change, and one undo brings it back",
          "[present]")
{
    Workshop shop;
    shop.list.takeOnAll();
    shop.read();
    CHECK(shop.standings() == std::vector<std::string>{"Đã nhận", "Đã nhận", "Sắp tới"});
    CHECK(shop.list.asking() == 0);
    REQUIRE(shop.orders().size() == 2);
    CHECK(shop.orders()[0].order.number != shop.orders()[1].order.number);
    REQUIRE(shop.shell.banners.back().onAction);
    shop.shell.banners.back().onAction(); // undo
    shop.read();
    CHECK(shop.list.asking() == 2);
    CHECK(shop.orders().empty());
}

TEST_CASE("Maintenance list: put off and called off need a reason", "[present]")
{
    Workshop shop;
    shop.list.doIt("cancel");
    REQUIRE(shop.form.open(shop.shell.sheets.back()));
    CHECK_FALSE(shop.form.send());
    shop.form.type("reason", "máy chuyển đi");
    REQUIRE(shop.form.send());
    shop.read();
    CHECK(shop.standings() == std::vector<std::string>{"Đến hạn", "Sắp tới", "Đã bỏ"});
    shop.list.choose(0);
    shop.list.doIt("snooze");
    REQUIRE(shop.form.open(shop.shell.sheets.back()));
    shop.form.type("snoozed_until", "01/01/2199");
    CHECK_FALSE(shop.form.send());
    shop.form.type("reason", "chờ ắc quy");
    REQUIRE(shop.form.send());
    shop.read();
    CHECK(shop.standings() == std::vector<std::string>{"Sắp tới", "Đang hoãn", "Đã bỏ"});
}

TEST_CASE("Maintenance list: without plans it offers the ready ones", "[present]")
{
    FakeShell shell;
    FakeListView view;
    shell.device("Đại An", DeviceType::Ups, "Bộ lưu điện");
    shell.session().announceChange();
    WorkList list(shell, view);
    list.open({ScreenName::Maintenance, {}, {}});
    shell.settle();
    REQUIRE(view.empty);
    list.takeWay("adopt");
    CHECK_FALSE(store::maintenancePlans(shell.reg().database()).empty());
}
