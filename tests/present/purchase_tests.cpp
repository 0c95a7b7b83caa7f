#include "core/register/corrections/changes.h"
#include "core/register/places/places.h"
#include "core/register/planning/outlook.h"
#include "core/register/planning/plan_summary.h"
#include "core/register/planning/standards.h"
#include "core/store/projection/load.h"
#include "gui/present/forms/form_presenter.h"
#include "gui/present/purchase/insight.h"
#include "gui/present/purchase/plan_comparison_presenter.h"
#include "gui/present/purchase/plan_presenter.h"
#include "gui/present/purchase/plan_record_presenter.h"
#include "gui/present/purchase/plans_list.h"
#include "gui/present/purchase/purchase_places.h"
#include "tests/support/fake_list_view.h"
#include "tests/support/fake_shell.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace dongbo;          // NOLINT(google-build-using-namespace): a test
using namespace dongbo::present; // NOLINT(google-build-using-namespace): a test
using dongbo::test::FakeShell;

namespace {

constexpr std::int64_t million = 1'000'000;

struct FakePlanView final : PlanView
{
    PlanPage page;
    bool isComputing = false;

    void showPlan(const PlanPage& shown) override { page = shown; }
    void showComputing(bool now, double /*share*/) override { isComputing = now; }
};
struct FakeRecordView final : PlanRecordView
{
    void showPlanRecord(const PlanRecordPage&) override {}
};
struct FakeComparisonView final : PlanComparisonView
{
    void showComparison(const PlanComparisonPage&) override {}
};
struct FakeFormView final : FormView
{
    std::string focus;
    void showForm(const Form&) override {}
    void focusOn(const std::string& field) override { focus = field; }
};

/// Three communes in need of one camera and one screen each: Đại An has both and a spare camera.
struct Desk
{
    FakeShell shell;
    FakePlanView view;
    FakeFormView formView;
    DeviceId spare;
    PlanPresenter plan{shell, view};
    FormPresenter form{shell, formView};

    Desk()
    {
        auto& reg = shell.reg();
        for (const auto& row : standardLinesOf(reg, findStandard(reg, "commune"))) {
            if (row.line.type != DeviceType::Camera && row.line.type != DeviceType::Screen) {
                REQUIRE(removeStandardLine(reg, row.id, ""));
            } else {
                REQUIRE(editStandardLine(reg, row.id,
                                         {fieldEdit(&StandardLine::minimum, MaybeText{})}, ""));
            }
        }
        for (const auto* site : {"Đại An", "Hiển Khánh", "Tam Thanh"}) {
            shell.device(site, DeviceType::Screen, "Màn hình");
        }
        shell.device("Đại An", DeviceType::Camera, "Camera Logitech");
        spare = shell.device("Đại An", DeviceType::Camera, "Camera dư");
    }
    void see()
    {
        plan.setInSight(true);
        shell.settle();
    }
    void budget(std::int64_t millions)
    {
        plan.setBudget(Money{millions * million});
        shell.settle();
    }
    const PlanPageLine* line(const std::string& where, const std::string& how)
    {
        const auto at = std::find_if(
            view.page.lines.begin(), view.page.lines.end(),
            [&](const PlanPageLine& one) { return one.where == where && one.how == how; });
        return at == view.page.lines.end() ? nullptr : &*at;
    }
    bool fill(SheetKind kind, std::optional<RecordRef> record,
              std::initializer_list<std::pair<const char*, const char*>> answers)
    {
        REQUIRE(form.open({kind, record, {}}));
        for (const auto& [field, value] : answers) {
            form.type(field, value);
        }
        return form.send();
    }
    PlanId save(const char* name)
    {
        REQUIRE(fill(SheetKind::SavePlan, std::nullopt, {{"name", name}}));
        shell.settle();
        return findPlan(shell.reg(), name);
    }
    PlanLineId firstLine(const PlanId& id, PlanAction action)
    {
        for (const auto& row : store::planLines(shell.reg().database(), id)) {
            if (row.line.action == action) {
                return row.id;
            }
        }
        FAIL("no such line");
        return {};
    }
    template <typename R, typename IdType> R now(const IdType& id)
    {
        return *store::load<R>(shell.reg().database(), id);
    }
};

} // namespace

TEST_CASE("Purchases: a budget becomes lines, figures, sites before and after", "[purchase]")
{
    Desk desk;
    desk.see();
    desk.budget(300);
    const auto& page = desk.view.page;
    REQUIRE(page.isThere);
    CHECK(page.problem.empty());
    CHECK(page.canSave);
    CHECK(page.readyBefore == "1");
    CHECK(std::stoi(page.readyAfter) > 3);
    CHECK(desk.plan.page().sureness.word == "Tối ưu");
    CHECK(page.before.size() == page.after.size());
    CHECK(std::count_if(page.before.begin(), page.before.end(), [](const PlanSiteMark& mark) {
              return mark.standing.tone == Tone::Ok;
          }) == 1);
    // the spare camera goes where one is missing, whatever money there is
    const auto move = std::find_if(page.lines.begin(), page.lines.end(),
                                   [](const auto& one) { return one.how == "Chuyển"; });
    REQUIRE(move != page.lines.end());
    CHECK(move->what.find("của Đại An") != std::string::npos);
    CHECK(move->place.record == RecordRef{RecordKind::Device, desk.spare});
    CHECK_FALSE(move->why.empty());
    CHECK_FALSE(desk.view.isComputing);
}

TEST_CASE("Purchases: a pin and a ban compute the plan anew, and are taken back", "[purchase]")
{
    Desk desk;
    desk.see();
    desk.budget(0);
    const planning::PlanTarget camera{findSite(desk.shell.reg(), "Tam Thanh"), DeviceType::Camera};
    desk.plan.pin(camera);
    desk.shell.settle();
    REQUIRE(desk.line("Tam Thanh", "Chuyển")); // the only way without money
    CHECK(desk.line("Tam Thanh", "Chuyển")->isPinned);
    CHECK(desk.view.page.marks == "1 việc phải làm");
    desk.plan.exclude(camera); // takes the pin's place
    desk.shell.settle();
    CHECK_FALSE(desk.line("Tam Thanh", "Chuyển"));
    CHECK(desk.view.page.marks == "1 việc không làm năm nay");
    const auto& left = desk.view.page.left;
    CHECK(std::any_of(left.begin(), left.end(), [](const PlanPageLine& line) {
        return line.where == "Tam Thanh" && line.isExcluded;
    }));
    desk.plan.exclude(camera);
    desk.shell.settle();
    CHECK(desk.view.page.marks.empty());
    CHECK(desk.view.page.problem.empty());
}

TEST_CASE("Purchases: impossible conditions are told beside the last plan", "[purchase]")
{
    Desk desk;
    desk.see();
    desk.budget(50);
    const auto spent = desk.view.page.spent;
    desk.plan.setBudget(Money{-1});
    desk.shell.settle();
    CHECK(desk.view.page.isBudgetWrong);
    CHECK(desk.view.page.problem.find("âm") != std::string::npos);
    CHECK(desk.view.page.spent == spent);
    CHECK_FALSE(desk.view.page.canSave);
    desk.plan.setBudget(Money{1LL << 62});
    desk.shell.settle();
    CHECK(desk.view.page.isBudgetWrong);
    CHECK(desk.view.page.problem.find("quá lớn") != std::string::npos);
    desk.budget(0);
    CHECK(desk.view.page.problem.empty());
    // two cameras must be there, and only one can be moved
    desk.plan.pin({findSite(desk.shell.reg(), "Tam Thanh"), DeviceType::Camera});
    desk.plan.pin({findSite(desk.shell.reg(), "Hiển Khánh"), DeviceType::Camera});
    desk.shell.settle();
    CHECK(desk.view.page.problem ==
          "Số tiền và các điều kiện không đủ để làm hết những việc phải làm.");
    CHECK(desk.view.page.isOld);
    desk.plan.clearMarks();
    desk.shell.settle();
    CHECK(desk.view.page.problem.empty());
    CHECK_FALSE(desk.view.page.isOld);
}

TEST_CASE("Purchases: without sites or a standard there is a plan of nothing", "[purchase]")
{
    FakeShell shell;
    FakePlanView view;
    for (const auto& row : store::siteBriefs(shell.reg().database(), std::nullopt)) {
        REQUIRE(editSite(shell.reg(), row.id,
                         {fieldEdit(&Site::tier, MaybeText{"không có nhóm này"})}, ""));
    }
    PlanPresenter plan(shell, view);
    plan.setInSight(true);
    shell.settle();
    REQUIRE(view.page.isThere);
    CHECK(view.page.lines.empty());
    CHECK(view.page.left.empty());
    CHECK_FALSE(view.page.canSave);
    CHECK(view.page.curveNote == "Không còn chỗ thiếu nào để chi");
}

TEST_CASE("Purchases: the curve covers all budgets and one of them can be taken", "[purchase]")
{
    Desk desk;
    desk.see();
    desk.budget(60);
    const auto& curve = desk.view.page.curve;
    REQUIRE(curve.size() > 5);
    CHECK(curve.front().budget == Money{0});
    CHECK(std::is_sorted(curve.begin(), curve.end(),
                         [](const auto& a, const auto& b) { return a.ready < b.ready; }));
    const auto& budgets = desk.view.page.budgets;
    const auto chosen =
        std::find_if(budgets.begin(), budgets.end(), [](const auto& row) { return row.isChosen; });
    REQUIRE(chosen != budgets.end());
    CHECK(chosen->budget == Money{60 * million});
    CHECK(chosen->ready == desk.view.page.readyAfter);
    desk.plan.setBudget(curve.back().budget);
    desk.shell.settle();
    CHECK(desk.view.page.readyAfter == std::to_string(curve.back().ready));
    CHECK(desk.view.page.left.empty());
}

TEST_CASE("Purchases: curve budgets are round and reach the end", "[purchase]")
{
    const auto budgets = curveBudgets(Money{187 * million}, 12);
    CHECK(budgets.front() == Money{0});
    CHECK(budgets[1] == Money{20 * million});
    CHECK(budgets.back() == Money{200 * million});
    CHECK(curveBudgets(Money{0}, 12) == std::vector{Money{0}});
}

TEST_CASE("Purchases: conditions are asked by a form and write nothing", "[purchase]")
{
    Desk desk;
    desk.see();
    desk.budget(100);
    const auto before = desk.now<Device>(desk.spare).site;
    const auto free = std::find_if(desk.view.page.lines.begin(), desk.view.page.lines.end(),
                                   [](const auto& one) { return one.how == "Chuyển"; });
    REQUIRE(free != desk.view.page.lines.end());
    CHECK(free->cost.empty()); // a move costs nothing until its price is said
    REQUIRE(desk.fill(SheetKind::PlanConditions, std::nullopt,
                      {{"source_1", "huyện"},
                       {"source_most_1", "40 tr"},
                       {"source_2", "xã hội hóa"},
                       {"source_most_2", "30 tr"},
                       {"move_cost", "120.000"}}));
    desk.shell.settle();
    CHECK(desk.view.page.sources == "huyện 40 triệu, xã hội hóa 30 triệu");
    const auto move = std::find_if(desk.view.page.lines.begin(), desk.view.page.lines.end(),
                                   [](const auto& one) { return one.how == "Chuyển"; });
    REQUIRE(move != desk.view.page.lines.end());
    CHECK(move->cost == "120.000 đ");
    CHECK(desk.now<Device>(desk.spare).site == before);
    // a source without an amount, and one named twice
    CHECK_FALSE(desk.fill(SheetKind::PlanConditions, std::nullopt, {{"source_most_2", ""}}));
    CHECK_FALSE(desk.fill(SheetKind::PlanConditions, std::nullopt, {{"source_2", "huyện"}}));
    CHECK_FALSE(desk.fill(SheetKind::PlanConditions, std::nullopt, {{"budget", "-5"}}));
}

TEST_CASE("Purchases: a kept plan is approved once and carried out to its end", "[purchase]")
{
    Desk desk;
    desk.see();
    desk.budget(90);
    const auto id = desk.save("Kế hoạch 2026");
    const RecordRef record{RecordKind::Plan, id};
    FakeRecordView recordView;
    PlanRecordPresenter page(desk.shell, recordView);
    page.setInSight(true);
    page.open(id);
    desk.shell.settle();
    CHECK(page.page().canApprove);
    CHECK(page.page().lines.front().verb == PlanLineVerb::None);

    REQUIRE(desk.fill(SheetKind::ApprovePlan, record, {{"decision_no", "15/QĐ-UBND"}}));
    desk.shell.settle();
    CHECK(page.page().state.word == "Đã duyệt");
    CHECK_FALSE(page.page().canApprove);
    CHECK_FALSE(desk.fill(SheetKind::ApprovePlan, record, {})); // twice
    CHECK(desk.now<Plan>(id).decisionNo == "15/QĐ-UBND");

    const auto move = desk.firstLine(id, PlanAction::Move);
    REQUIRE(desk.fill(SheetKind::DoPlanLine, RecordRef{RecordKind::PlanLine, move}, {}));
    CHECK(desk.now<Device>(desk.spare).site == desk.now<PlanLine>(move).site);

    const auto bought = desk.firstLine(id, PlanAction::Buy);
    const RecordRef line{RecordKind::PlanLine, bought};
    REQUIRE(desk.form.open({SheetKind::ReceivePlanLine, line, {}}));
    CHECK_FALSE(desk.form.form().valueOf("name").empty());
    desk.form.type("model", "Rally");
    desk.form.type("serial", "SN-12");
    REQUIRE(desk.form.send());
    const auto received = desk.now<PlanLine>(bought);
    REQUIRE(received.received);
    const auto device = desk.now<Device>(*received.received);
    CHECK(device.serial == "SN-12");
    CHECK(device.model == "Rally");
    CHECK(device.site == received.site);
    CHECK_FALSE(desk.fill(SheetKind::ReceivePlanLine, line, {{"serial", "SN-13"}})); // twice
    desk.shell.settle();
    const auto& lines = page.page().lines;
    CHECK(std::count_if(lines.begin(), lines.end(), [](const PlanRecordLine& one) {
              return one.step.word == "Đang dùng";
          }) == 2);
    CHECK(page.page().progress.starts_with("2/"));
}

TEST_CASE("Purchases: a line is dropped only with a reason, a plan given up", "[purchase]")
{
    Desk desk;
    desk.see();
    desk.budget(90);
    const auto id = desk.save("Kế hoạch");
    const auto line = desk.firstLine(id, PlanAction::Buy);
    const RecordRef record{RecordKind::PlanLine, line};
    CHECK_FALSE(desk.fill(SheetKind::DropPlanLine, record, {}));
    CHECK(desk.form.form().find("reason")->problem == "Cần có mục này.");
    REQUIRE(desk.fill(SheetKind::DropPlanLine, record, {{"reason", "xã tự mua"}}));
    CHECK(desk.now<PlanLine>(line).step == PlanStep::Dropped);
    REQUIRE(desk.fill(SheetKind::CancelPlan, RecordRef{RecordKind::Plan, id}, {}));
    CHECK(desk.now<Plan>(id).state == PlanState::Cancelled);
}

TEST_CASE("Purchases: an approval taken back leaves the lines proposed", "[purchase]")
{
    Desk desk;
    desk.see();
    desk.budget(90);
    const auto id = desk.save("Kế hoạch");
    REQUIRE(desk.fill(SheetKind::ApprovePlan, RecordRef{RecordKind::Plan, id}, {}));
    desk.shell.clock.advanceMinutes(1);
    REQUIRE_FALSE(desk.shell.banners.empty());
    REQUIRE(desk.shell.banners.back().onAction);
    desk.shell.banners.back().onAction(); // "Hoàn tác"
    CHECK(desk.now<Plan>(id).state == PlanState::Proposed);
    CHECK(desk.now<PlanLine>(desk.firstLine(id, PlanAction::Buy)).step == PlanStep::Proposed);
}

TEST_CASE("Purchases: kept plans stand side by side with what differs", "[purchase]")
{
    Desk desk;
    desk.see();
    desk.budget(60);
    const auto small = desk.save("Ít tiền");
    desk.budget(150);
    const auto large = desk.save("Nhiều tiền");
    REQUIRE(desk.form.open({SheetKind::SavePlan, std::nullopt, {}}));
    desk.form.type("name", "ít tiền"); // taken
    CHECK_FALSE(desk.form.send());

    test::FakeListView listView;
    PlansList list(desk.shell, listView);
    list.open({});
    desk.shell.settle();
    REQUIRE(list.rowCount() == 2);
    list.setChosen({{0, 1}}, 0);
    list.doIt("compare");
    REQUIRE_FALSE(desk.shell.places.empty());
    const auto goal = purchaseGoal(desk.shell.places.back(), PurchasePage::Plan);
    CHECK(goal.page == PurchasePage::Plans);
    CHECK(goal.compared.size() == 2);

    FakeComparisonView view;
    PlanComparisonPresenter comparison(desk.shell, view);
    comparison.open({small, large});
    desk.shell.settle();
    const auto& page = comparison.page();
    CHECK(page.names == std::vector<std::string>{"Ít tiền", "Nhiều tiền"});
    const auto ready = std::find_if(page.rows.begin(), page.rows.end(), [](const auto& row) {
        return row.word == "Điểm cầu họp được sau khi làm";
    });
    REQUIRE(ready != page.rows.end());
    CHECK(ready->isBest == std::vector<bool>{false, true});
    const auto compared = comparePlans(desk.shell.reg(), {small, large});
    REQUIRE(compared);
    CHECK_FALSE(compared->differences.empty());
    CHECK_FALSE(comparePlans(desk.shell.reg(), {small}));
    const std::vector<PlanId> six(6, small);
    CHECK_FALSE(comparePlans(desk.shell.reg(), six));
}

TEST_CASE("Purchases: a kept plan's conditions are asked for again", "[purchase]")
{
    Desk desk;
    desk.see();
    const planning::PlanTarget camera{findSite(desk.shell.reg(), "Tam Thanh"), DeviceType::Camera};
    desk.plan.pin(camera);
    desk.budget(75);
    const auto id = desk.save("Có ghim");
    desk.plan.clearMarks();
    desk.budget(10);
    FakeRecordView recordView;
    PlanRecordPresenter page(desk.shell, recordView);
    page.setInSight(true);
    page.open(id);
    desk.shell.settle();
    page.planAgain();
    desk.shell.settle();
    CHECK(desk.view.page.budget == Money{75 * million});
    CHECK(desk.view.page.marks == "1 việc phải làm");
    CHECK(desk.shell.places.back() == purchasePlace(PurchasePage::Plan));
}

TEST_CASE("Purchases: places name a page, a plan, or plans side by side", "[purchase]")
{
    for (const auto page : allPurchasePages) {
        CHECK(purchaseGoal(purchasePlace(page), PurchasePage::Plan).page == page);
    }
    CHECK(purchaseGoal({ScreenName::Purchase, {}, {}}, PurchasePage::Forecast).page ==
          PurchasePage::Forecast);
    const auto id = RecordId::parse("0198c0de-0000-7000-8000-000000000001").value_or(RecordId{});
    const auto goal = purchaseGoal({ScreenName::Purchase, RecordRef{RecordKind::Plan, id}, {}},
                                   PurchasePage::Plan);
    CHECK(goal.page == PurchasePage::Plans);
    CHECK(goal.plan == id);
}

TEST_CASE("Purchases: too few faults are said, not guessed from", "[purchase]")
{
    Desk desk;
    const auto forecast = forecastPage(desk.shell.reg(), Language::Vietnamese, "24");
    REQUIRE(forecast.choices.size() == 4);
    CHECK(forecast.choices[2].isOn);
    REQUIRE_FALSE(forecast.tables.empty());
    for (const auto& row : forecast.tables.front().rows) {
        CHECK(row.cells[3].text == "ít dữ liệu");
    }
    CHECK(forecastPage(desk.shell.reg(), Language::Vietnamese, "999").choices[1].isOn);
    const auto advice = advicePage(desk.shell.reg(), Language::Vietnamese, {});
    CHECK(advice.tables.size() == 4);
    CHECK(advice.tables[1].rows.empty());
    CHECK(advice.tables[1].emptyFact == "ít dữ liệu");
}

TEST_CASE("Purchases: the years to come count what wears out and what fails", "[purchase]")
{
    const auto day = [](int year, unsigned month, unsigned dayOf) {
        return Date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{dayOf}};
    };
    OutlookInput input;
    input.day = day(2026, 6, 15);
    input.lives.from = day(2020, 1, 1);
    input.usefulLives = {{DeviceType::Camera, 5}};
    input.prices = {{DeviceType::Camera, Money{20 * million}}};
    input.lives.repairCosts = {{DeviceType::Camera, 1'000'000.0}};
    const auto add = [&](Date start, std::vector<Date> failures, DeviceType type) {
        planning::DeviceLife life;
        life.device = DeviceId{RecordId::parse("0198c0de-0000-7000-8000-00000000" +
                                               std::to_string(1000 + input.lives.lives.size()))
                                   .value_or(RecordId{})};
        life.type = type;
        life.start = start;
        life.failures = std::move(failures);
        input.lives.lives.push_back(std::move(life));
    };
    add(day(2020, 3, 1), {}, DeviceType::Camera);  // ended in 2025
    add(day(2021, 9, 1), {}, DeviceType::Camera);  // ends in 2026
    add(day(2022, 2, 28), {}, DeviceType::Camera); // in 2027
    add(day(2025, 1, 1), {}, DeviceType::Camera);  // in 2030
    add(day(2021, 1, 1), {}, DeviceType::Ups);     // no useful life is known
    auto made = outlook(input, 3);
    CHECK(made.overdue == 1);
    CHECK(made.overdueReplacing == Money{20 * million});
    REQUIRE(made.years.size() == 3);
    CHECK(made.years[0].year == 2026);
    CHECK(made.years[0].ending == 1);
    CHECK(made.years[1].ending == 1);
    CHECK(made.years[2].ending == 0);
    CHECK(made.years[1].replacing == Money{20 * million});
    CHECK(made.withoutLife == 1);
    CHECK(made.ending.size() == 3);
    CHECK(made.ending.front().year == 2025);
    CHECK(made.tooFew == std::vector{DeviceType::Camera, DeviceType::Ups});
    CHECK(made.years[0].failures == 0);

    for (int i = 0; i < 8; ++i) { // a device that fails about every half-year
        input.lives.lives[1].failures.push_back(day(2022 + i / 2, i % 2 == 0 ? 3 : 9, 1));
    }
    made = outlook(input, 3);
    CHECK(made.tooFew == std::vector{DeviceType::Ups});
    CHECK(made.years[1].failures > 0.5);
    CHECK(made.years[1].repairs.dong == std::llround(made.years[1].failures * 1'000'000.0));
    // half of the first year is over
    CHECK(made.years[0].failures < made.years[1].failures);
    input.prices.clear();
    CHECK(outlook(input, 3).withoutPrice == 3);
}
