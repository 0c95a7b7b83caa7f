#include "core/register/corrections/changes.h"
#include "core/register/faults/faults.h"
#include "core/register/places/places.h"
#include "core/register/planning/plans.h"
#include "core/register/planning/reliability.h"
#include "core/register/planning/rule_checks.h"
#include "core/register/planning/standards.h"
#include "core/register/records/simple_records.h"
#include "core/store/projection/load.h"
#include "tests/support/register_fixture.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace dongbo; // NOLINT(google-build-using-namespace): a test

namespace {

constexpr std::int64_t million = 1'000'000;

struct District : test::RegisterFixture
{
    template <typename R, typename IdType> R now(const IdType& id)
    {
        return *store::load<R>(reg.database(), id);
    }
    StandardSetId standard() { return findStandard(reg, "commune"); }
    /// The starter set reduced to one camera and one screen, both critical.
    void small()
    {
        for (const auto& row : standardLinesOf(reg, standard())) {
            if (row.line.type != DeviceType::Camera && row.line.type != DeviceType::Screen) {
                REQUIRE(removeStandardLine(reg, row.id, ""));
            } else {
                REQUIRE(editStandardLine(reg, row.id,
                                         {fieldEdit(&StandardLine::minimum, MaybeText{})}, ""));
            }
        }
    }
    PlanRun plan(std::int64_t millions)
    {
        planning::PlanRequest request;
        request.budget = Money{millions * million};
        auto run = makePlan(reg, {}, request, {});
        REQUIRE(run);
        return *run;
    }
    PlanLineId line(const PlanId& plan, PlanAction action)
    {
        for (const auto& row : store::planLines(reg.database(), plan)) {
            if (row.line.action == action) {
                return row.id;
            }
        }
        FAIL("no such line");
        return {};
    }
    ReceiveDraft received(const PlanLineId& id)
    {
        ReceiveDraft draft;
        draft.step.line = id;
        draft.step.cost = Money{28 * million};
        draft.device.name = "Camera Rally";
        draft.device.serial = "SN-12";
        return draft;
    }
};

std::string codeOf(const Problems& problems)
{
    return problems.empty() ? std::string() : problems.front().message.code;
}

} // namespace

TEST_CASE("Consistency: sites are evaluated against the standard of the day", "[planning]")
{
    District district;
    district.small();
    const auto camera = district.device("Đại An", DeviceType::Camera, "Camera A");
    const auto twin = district.device("Đại An", DeviceType::Camera, "Camera B");
    district.device("Đại An", DeviceType::Screen, "Ti vi");
    const auto all = evaluateSites(district.reg, {});
    CHECK(all.counts.sites == 18);
    CHECK(all.counts.able == 1);
    CHECK(all.counts.surplus == 1);
    CHECK(all.counts.criticalGaps == 34);
    const auto only = evaluateSites(district.reg, {{}, findSite(district.reg, "Đại An"), {}});
    REQUIRE(only.sites.size() == 1);
    CHECK(only.sites[0].needs.canMeet);
    CHECK(only.read.codeOf(camera) == district.now<Device>(camera).code);
    // a blocking fault makes the camera count as missing, and the twin takes its place
    FaultDraft fault;
    fault.device = camera;
    fault.symptom = "không lên nguồn";
    fault.severity = Severity::Blocking;
    REQUIRE(reportFault(district.reg, fault));
    const auto after = evaluateSites(district.reg, {{}, findSite(district.reg, "Đại An"), {}});
    CHECK(after.sites[0].needs.canMeet);
    CHECK(after.counts.surplus == 0);
    CHECK(after.sites[0].lines[0].devices == std::vector<DeviceId>{twin});
    CHECK(evaluateSites(district.reg, {{}, {}, std::string("district")}).counts.sites == 0);
}

TEST_CASE("Plan: kept, approved, carried out line by line until it is done", "[planning]")
{
    District district;
    district.small();
    auto& reg = district.reg;
    district.device("Đại An", DeviceType::Camera, "Camera A");
    const auto spare = district.device("Đại An", DeviceType::Camera, "Camera B");
    district.device("Đại An", DeviceType::Screen, "Ti vi");
    district.device("Kim Thái", DeviceType::Screen, "Ti vi");
    district.device("Minh Tân", DeviceType::Screen, "Ti vi");
    const auto run = district.plan(60);
    REQUIRE(run.outcome.actions.size() == 2); // a camera moved, one bought
    CHECK(run.outcome.readyAfter == 3);
    const auto saved = savePlan(reg, "Mua sắm 2021", run, "");
    REQUIRE(saved);
    CHECK(findPlan(reg, "mua sam 2021") == saved->id);
    CHECK(codeOf(savePlan(reg, "Mua sắm 2021", run, "").problems()) == "value.taken");
    CHECK(codeOf(savePlan(reg, "", run, "").problems()) == "value.required");
    CHECK(codeOf(savePlan(reg, "Không có gì", district.plan(0), "").problems()) ==
          ""); // the move costs nothing

    const auto move = district.line(saved->id, PlanAction::Move);
    const auto purchase = district.line(saved->id, PlanAction::Buy);
    PlanStepDraft step;
    step.line = move;
    CHECK_THROWS_AS(doPlanLine(reg, step), Error); // not approved yet
    const auto approved = approvePlan(reg, saved->id, std::nullopt, "15/QĐ-UBND");
    REQUIRE(approved);
    CHECK_THROWS_AS(approvePlan(reg, saved->id, std::nullopt, ""), Error); // twice
    CHECK(district.now<PlanLine>(move).step == PlanStep::Approved);

    const auto moved = doPlanLine(reg, step);
    REQUIRE(moved);
    const auto line = district.now<PlanLine>(move);
    CHECK(line.step == PlanStep::InUse);
    CHECK(district.now<Device>(spare).site == line.site);
    CHECK(district.now<Transfer>(*line.transfer).toSite == line.site);
    CHECK_THROWS_AS(doPlanLine(reg, step), Error); // done already
    // one change-set: taking it back takes back the transfer and the line
    district.clock.advanceMinutes(1);
    REQUIRE(undoChange(reg, moved->changeSet, journal::DependantRule::Refuse, "").done);
    CHECK(district.now<PlanLine>(move).step == PlanStep::Approved);
    CHECK(district.now<Device>(spare).site == findSite(reg, "Đại An"));
    REQUIRE(doPlanLine(reg, step));

    step.line = purchase;
    step.documentNo = "HĐ 7";
    REQUIRE(doPlanLine(reg, step));
    CHECK(district.now<PlanLine>(purchase).step == PlanStep::Ordered);
    CHECK(progressOf(reg, saved->id).finished == 1);
    const auto arrived = receivePlanLine(reg, district.received(purchase));
    REQUIRE(arrived);
    const auto bought = district.now<PlanLine>(purchase);
    CHECK(bought.step == PlanStep::InUse);
    const auto camera = district.now<Device>(*bought.received);
    CHECK(camera.type == DeviceType::Camera);
    CHECK(camera.site == bought.site);
    CHECK(camera.cost == Money{28 * million});
    CHECK_THROWS_AS(receivePlanLine(reg, district.received(purchase)), Error); // twice
    CHECK(district.now<Plan>(saved->id).state == PlanState::Done);
    CHECK(progressOf(reg, saved->id).spent == Money{28 * million});
    CHECK(evaluateSites(reg, {}).counts.able == 3);
    CHECK_THROWS_AS(cancelPlan(reg, saved->id, ""), Error);
}

TEST_CASE("Plan: an approval is taken back, a plan is cancelled, a line is dropped", "[planning]")
{
    District district;
    district.small();
    auto& reg = district.reg;
    const auto saved = savePlan(reg, "Kế hoạch", district.plan(90), "");
    REQUIRE(saved);
    const auto approved = approvePlan(reg, saved->id, std::nullopt, "");
    REQUIRE(approved);
    district.clock.advanceMinutes(1);
    REQUIRE(undoChange(reg, approved->changeSet, journal::DependantRule::Refuse, "").done);
    CHECK(district.now<Plan>(saved->id).state == PlanState::Proposed);
    const auto line = store::planLines(reg.database(), saved->id).front().id;
    CHECK(district.now<PlanLine>(line).step == PlanStep::Proposed);
    CHECK(codeOf(dropPlanLine(reg, line, "").problems()) == "value.required");
    REQUIRE(dropPlanLine(reg, line, "không cần nữa"));
    CHECK(district.now<PlanLine>(line).step == PlanStep::Dropped);
    REQUIRE(cancelPlan(reg, saved->id, "hết kinh phí"));
    CHECK(district.now<Plan>(saved->id).state == PlanState::Cancelled);
    REQUIRE(savePlan(reg, "Kế hoạch", district.plan(90), "")); // the name is free again
}

TEST_CASE("Plan: what cannot be asked for is told", "[planning]")
{
    District district;
    auto& reg = district.reg;
    const auto code = [&](auto&& change) {
        planning::PlanRequest request;
        request.budget = Money{100 * million};
        change(request);
        return codeOf(makePlan(reg, {}, request, {}).problems());
    };
    CHECK(code([](auto& request) { request.budget.dong = -1; }) == "value.negative");
    CHECK(code([](auto& request) { request.budget.dong = 1LL << 62; }) == "plan.too_much");
    CHECK(code([](auto& request) {
              request.sources = {{"tỉnh", Money{1}}, {"tỉnh", Money{2}}};
          }) == "plan.source_twice");
    CHECK(code([&](auto& request) { request.weights[findSite(reg, "Đại An")] = 0; }) ==
          "plan.bad_weight");
    CHECK(code([&](auto& request) {
              request.pins.push_back({findSite(reg, "Đại An"), DeviceType::Generator});
          }) == "plan.pin_without_gap");
    CHECK(code([&](auto& request) {
              request.budget = Money{0};
              request.pins.push_back({findSite(reg, "Đại An"), DeviceType::Camera});
          }) == "plan.pins_impossible");
    CHECK(code([](auto&) {}) == "");
    // no sites at all
    planning::PlanRequest any;
    any.budget = Money{million};
    CHECK(makePlan(reg, {{}, {}, std::string("nowhere")}, any, {})->outcome.actions.empty());
}

TEST_CASE("Plan: a repair needs an open fault, and is over when it is fixed", "[planning]")
{
    District district;
    district.small();
    auto& reg = district.reg;
    district.device("Đại An", DeviceType::Screen, "Ti vi");
    const auto camera = district.device("Đại An", DeviceType::Camera, "Camera A");
    FaultDraft report;
    report.device = camera;
    report.symptom = "không lên nguồn";
    report.severity = Severity::Blocking;
    report.estimate = Money{2 * million};
    REQUIRE(reportFault(reg, report));
    const auto saved = savePlan(reg, "Sửa", district.plan(2), "");
    REQUIRE(saved);
    REQUIRE(approvePlan(reg, saved->id, std::nullopt, ""));
    PlanStepDraft step;
    step.line = district.line(saved->id, PlanAction::Repair);
    step.by = "Minh Anh";
    REQUIRE(doPlanLine(reg, step));
    const auto line = district.now<PlanLine>(step.line);
    CHECK(line.step == PlanStep::Ordered);
    ReceiveDraft back;
    back.step.line = step.line;
    CHECK(codeOf(receivePlanLine(reg, back).problems()) == "plan.repair_not_fixed");
    RepairFinishDraft finish;
    finish.repair = *line.repair;
    finish.cost = Money{1'800'000};
    REQUIRE(finishRepair(reg, finish));
    REQUIRE(receivePlanLine(reg, back));
    CHECK(district.now<PlanLine>(step.line).actualCost == Money{1'800'000});
    CHECK(district.now<Plan>(saved->id).state == PlanState::Done);
}

TEST_CASE("Plan: buys by the price list until a price is taken off it", "[planning]")
{
    District district;
    district.small();
    auto& reg = district.reg;
    PriceEntry entry;
    entry.type = DeviceType::Camera;
    entry.model = "Rally";
    entry.price = Money{20 * million};
    entry.day = reg.today();
    const auto price = addSimple(reg, RecordKind::Price, valuesOf(entry), "");
    REQUIRE(price);
    const auto run = district.plan(25);
    REQUIRE(run.outcome.actions.size() == 1);
    CHECK(run.outcome.actions[0].model == "Rally");
    CHECK(run.outcome.actions[0].how.code == "plan.cost.price_list");
    REQUIRE(removeSimple(reg, RecordKind::Price, price->id, ""));
    CHECK(district.plan(25).outcome.actions.empty()); // its ceiling is 60 million
}

TEST_CASE("Standards: lines are checked, versions follow one another", "[planning]")
{
    District district;
    auto& reg = district.reg;
    const auto set = district.standard();
    const auto screen = findStandardLine(reg, "commune/3");
    const auto minimum = [&](const char* text) {
        return codeOf(
            editStandardLine(reg, screen, {fieldEdit(&StandardLine::minimum, MaybeText{text})}, "")
                .problems());
    };
    CHECK(minimum("inch>=65;year>=2018") == "");
    CHECK(minimum("va>=1000") == "standard.unknown_attribute");
    CHECK(minimum("inch>=65;inch<=50") == "standard.impossible");
    CHECK(minimum("large") == "standard.no_requirement");
    const auto edit = [&](auto member, auto value) {
        return codeOf(editStandardLine(reg, screen, {fieldEdit(member, std::optional{value})}, "")
                          .problems());
    };
    CHECK(edit(&StandardLine::substitutes, std::string("screen")) == "standard.bad_substitute");
    CHECK(edit(&StandardLine::quantity, std::int64_t{101}) == "value.too_large");
    CHECK(edit(&StandardLine::ceiling, Money{-1}) == "value.negative");

    const Date next{std::chrono::year{2022}, std::chrono::January, std::chrono::day{1}};
    const auto version = newStandardVersion(reg, set, next, "năm mới");
    REQUIRE(version);
    CHECK(standardLinesOf(reg, version->id).size() == 12);
    CHECK(district.now<StandardSet>(set).validTo ==
          Date{std::chrono::year{2021}, std::chrono::December, std::chrono::day{31}});
    CHECK(codeOf(newStandardVersion(reg, set, next, "").problems()) == "standard.same_day");
    CHECK(district.standard() == set); // it is 2021 still
    district.clock.advanceDays(300);
    CHECK(district.standard() == version->id);

    StandardDraft draft;
    CHECK_FALSE(addStandard(reg, draft, ""));
    district.device("Đại An", DeviceType::Camera, "Camera A");
    district.device("Đại An", DeviceType::Camera, "Camera B");
    draft = standardFromSite(reg, findSite(reg, "Đại An"));
    REQUIRE(draft.lines.size() == 1);
    CHECK(draft.lines[0].quantity == 2);
    CHECK(draft.lines[0].function == Function::BeSeen);
    draft.set.name = "Theo Đại An";
    draft.set.tier = "district";
    REQUIRE(addStandard(reg, draft, ""));
    CHECK(findStandard(reg, "Theo Đại An") == findStandard(reg, "district"));
    CHECK_THROWS_AS(findStandard(reg, "không có"), Error);
    CHECK_THROWS_AS(findStandardLine(reg, "commune/99"), Error);
}

TEST_CASE("Standards: the effect of a change is told before it is written", "[planning]")
{
    District district;
    district.small();
    auto& reg = district.reg;
    district.device("Đại An", DeviceType::Camera, "Camera A");
    district.device("Đại An", DeviceType::Screen, "Ti vi");
    std::vector<StandardLine> lines;
    for (auto& row : standardLinesOf(reg, district.standard())) {
        lines.push_back(row.line);
    }
    lines[0].quantity = 2;
    const auto effect = effectOf(reg, "commune", lines);
    CHECK(effect.before.able == 1);
    CHECK(effect.after.able == 0);
    CHECK(evaluateSites(reg, {}).counts.able == 1); // nothing was written
}

TEST_CASE("Rules: findings of the register, accepted until a day", "[planning]")
{
    District district;
    auto& reg = district.reg;
    const auto camera = district.device("Đại An", DeviceType::Camera, "Camera A");
    REQUIRE(editDevice(reg, camera,
                       {fieldEdit(&Device::condition, std::optional{Condition::Broken})}, ""));
    const auto count = [&](std::string_view rule) {
        const auto report = checkRules(reg);
        return std::count_if(report.findings.begin(), report.findings.end(),
                             [&](const auto& finding) { return finding.rule->code == rule; });
    };
    CHECK(count("broken_without_fault") == 1);
    CHECK(count("site_without_custodian") == 18);
    CHECK(count("room_without_power") == 1);
    RuleException exception;
    exception.rule = "broken_without_fault";
    CHECK(codeOf(acceptFinding(reg, exception).problems()) == "value.required"); // no reason
    exception.reason = "đang chờ thanh lý";
    exception.device = camera;
    exception.until = reg.today();
    const auto accepted = acceptFinding(reg, exception);
    REQUIRE(accepted);
    CHECK(count("broken_without_fault") == 0);
    CHECK(checkRules(reg).accepted == 1);
    CHECK(codeOf(acceptFinding(reg, exception).problems()) == "rule.accepted_already");
    REQUIRE(endException(reg, accepted->id, ""));
    CHECK(count("broken_without_fault") == 1);
    CHECK(codeOf(endException(reg, accepted->id, "").problems()) == "rule.ended_already");
    RuleException unknown;
    unknown.rule = "no_such_rule";
    unknown.reason = "x";
    CHECK(codeOf(acceptFinding(reg, unknown).problems()) == "value.unknown_choice_of");
    // the whole rule is switched off
    RuleException off;
    off.rule = "site_without_custodian";
    off.reason = "chưa phân công";
    REQUIRE(acceptFinding(reg, off));
    CHECK(count("site_without_custodian") == 0);
}

TEST_CASE("Forecast: too few faults give no number, impossible questions a Problem", "[planning]")
{
    District district;
    auto& reg = district.reg;
    district.device("Đại An", DeviceType::Camera, "Camera A"); // nobody knows its age
    const auto made = forecastFailures(readLives(reg), 12);
    REQUIRE(made);
    CHECK(made->withoutAge == 1);
    CHECK(made->types.empty());
    CHECK(codeOf(forecastFailures(readLives(reg), 0).problems()) == "value.too_small");
    CHECK(codeOf(sparesNeeded(reg, 1.0).problems()) == "forecast.bad_cover");
    CHECK(sparesNeeded(reg, 0.95)->empty());
    CHECK(adviceFor(reg).repairs.empty());
}
