#include "core/journal/read/history.h"
#include "core/register/corrections/changes.h"
#include "core/register/corrections/corrections.h"
#include "core/register/faults/faults.h"
#include "core/register/places/places.h"
#include "core/store/projection/load.h"
#include "core/store/queries/device_queries.h"
#include "tests/support/register_fixture.h"

#include <catch2/catch.hpp>

using namespace dongbo;

namespace {

struct Life : test::RegisterFixture
{
    DeviceId camera = device("Đại An", DeviceType::Camera, "Camera A");
    FaultId fault;
    RepairId repair;

    Life()
    {
        FaultDraft draft;
        draft.device = camera;
        draft.symptom = "Không lên nguồn";
        draft.severity = Severity::Blocking;
        fault = reportFault(reg, draft)->id;
        clock.advanceMinutes(60);
        repair = startRepair(reg, {fault, "Điện tử Minh Anh", {}, "", ""})->id;
        clock.advanceMinutes(60);
    }
    void finish(RepairOutcome outcome)
    {
        RepairFinishDraft draft;
        draft.repair = repair;
        draft.outcome = outcome;
        REQUIRE(finishRepair(reg, draft));
        clock.advanceMinutes(60);
    }
    template <typename R, typename IdType> R now(const IdType& id)
    {
        return *store::load<R>(reg.database(), id);
    }
};

} // namespace

TEST_CASE("Repair edit: the cost of an invoice that came after the fault was closed", "[edits]")
{
    Life life;
    life.finish(RepairOutcome::Fixed);
    REQUIRE(closeFault(life.reg, life.fault, ""));
    const auto done = editRepair(life.reg, life.repair,
                                 {fieldEdit(&Repair::cost, std::optional{Money{850'000}}),
                                  fieldEdit(&Repair::parts, MaybeText{"tụ nguồn"})},
                                 "hóa đơn 45");
    REQUIRE(done);
    CHECK(life.now<Repair>(life.repair).cost == Money{850'000});
    CHECK(life.now<Fault>(life.fault).state == FaultState::Closed);
    const auto history = journal::history(life.reg.database(), RecordKind::Repair, life.repair);
    CHECK(history.back().what.code == "did.repair_edited");
    CHECK(history.back().reason == "hóa đơn 45");
    (void)undoChange(life.reg, *done->changeSet, journal::DependantRule::Refuse, "");
    CHECK(life.now<Repair>(life.repair).cost == std::nullopt);
}

TEST_CASE("Repair edit: another outcome moves the fault the repair decided", "[edits]")
{
    const auto [before, after, state] = GENERATE(table<RepairOutcome, RepairOutcome, FaultState>(
        {{RepairOutcome::Fixed, RepairOutcome::NotFixed, FaultState::InRepair},
         {RepairOutcome::Fixed, RepairOutcome::Unrepairable, FaultState::Unrepairable},
         {RepairOutcome::Partly, RepairOutcome::Fixed, FaultState::Fixed},
         {RepairOutcome::Partly, RepairOutcome::NotFixed, FaultState::InRepair},
         {RepairOutcome::Unrepairable, RepairOutcome::Fixed, FaultState::Fixed}}));
    Life life;
    life.finish(before);
    REQUIRE(
        editRepair(life.reg, life.repair, {fieldEdit(&Repair::outcome, std::optional{after})}, ""));
    CHECK(life.now<Fault>(life.fault).state == state);
    CHECK(life.now<Fault>(life.fault).fixedAt.has_value() == (state == FaultState::Fixed));
    const auto condition = store::deviceState(life.reg.database(), life.camera).condition;
    CHECK(condition == (state == FaultState::Fixed ? Condition::Good : Condition::Broken));
}

TEST_CASE("Repair edit: a closed fault keeps what its repair came to; a running one has no outcome",
          "[edits]")
{
    Life life;
    const auto outcome = fieldEdit(&Repair::outcome, std::optional{RepairOutcome::NotFixed});
    const auto early = editRepair(life.reg, life.repair, {outcome}, "");
    REQUIRE_FALSE(early);
    CHECK(early.problems()[0].message.code == "value.step_not_taken");
    life.finish(RepairOutcome::Fixed);
    const auto gone = editRepair(life.reg, life.repair,
                                 {fieldEdit(&Repair::finishedAt, std::optional<Instant>{})}, "");
    REQUIRE_FALSE(gone);
    CHECK(gone.problems()[0].message.code == "value.step_was_taken");
    REQUIRE(closeFault(life.reg, life.fault, ""));
    const auto late = editRepair(life.reg, life.repair, {outcome}, "");
    REQUIRE_FALSE(late);
    CHECK(late.problems()[0].message.code == "repair.fault_closed");
}

TEST_CASE("Repair edit: naming the officer who did it takes the shop's name away", "[edits]")
{
    Life life;
    const auto officer = life.reg.actor().officer;
    REQUIRE(life.now<Repair>(life.repair).vendor);
    REQUIRE(editRepair(life.reg, life.repair, {fieldEdit(&Repair::officer, officer)}, ""));
    CHECK(life.now<Repair>(life.repair).officer == officer);
    CHECK_FALSE(life.now<Repair>(life.repair).vendor);
}

TEST_CASE("Fault edit: texts of a closed fault can be put right, its steps cannot", "[edits]")
{
    Life life;
    life.finish(RepairOutcome::Fixed);
    REQUIRE(closeFault(life.reg, life.fault, ""));
    const auto closedAt = life.now<Fault>(life.fault).closedAt;
    REQUIRE(editFault(life.reg, life.fault,
                      {fieldEdit(&Fault::symptom, MaybeText{"Mất hình camera"}),
                       fieldEdit(&Fault::severity, std::optional{Severity::Degraded}),
                       fieldEdit(&Fault::notes, MaybeText{"ghi nhầm lúc đầu"})},
                      ""));
    const auto now = life.now<Fault>(life.fault);
    CHECK(now.symptom == "Mất hình camera");
    CHECK(now.severity == Severity::Degraded);
    CHECK(now.symptomGroup == "no_camera");
    CHECK(now.closedAt == closedAt);
    CHECK_THROWS_AS(editFault(life.reg, life.fault,
                              {fieldEdit(&Fault::state, std::optional{FaultState::Reported})}, ""),
                    Error);
    const auto order = editFault(
        life.reg, life.fault, {fieldEdit(&Fault::reportedAt, std::optional{life.clock.now()})}, "");
    REQUIRE_FALSE(order); // it would have been fixed before it was reported
    CHECK(order.problems()[0].message.code == "value.end_before_start");
}

TEST_CASE("Fault edit: another symptom makes it a recurrence or none, and later reports with it",
          "[edits]")
{
    Life life;
    const auto report = [&](const char* symptom) {
        life.clock.advanceDays(1);
        FaultDraft draft;
        draft.device = life.camera;
        draft.symptom = symptom;
        return reportFault(life.reg, draft)->id;
    };
    const auto change = [&](FaultId id, const char* symptom) {
        REQUIRE(editFault(life.reg, id, {fieldEdit(&Fault::symptom, MaybeText{symptom})}, ""));
    };
    const auto linkOf = [&](FaultId id) { return life.now<Fault>(id).recurrenceOf; };
    const auto first = report("Mất hình camera");
    const auto second = report("Camera mờ");
    const auto third = report("Mất hình camera");
    CHECK(linkOf(third) == first);
    CHECK_FALSE(linkOf(second));
    change(second, "Mất hình camera");
    CHECK(linkOf(second) == first);
    CHECK(linkOf(third) == second); // the nearest before it
    change(first, "Camera mờ");
    CHECK_FALSE(linkOf(second));
    CHECK(linkOf(third) == second);
    change(second, "Camera mờ");
    CHECK(linkOf(second) == first);
    CHECK_FALSE(linkOf(third));
    const auto history = journal::history(life.reg.database(), RecordKind::Fault, third);
    CHECK(history.back().what.code == "did.fault_edited");
}

TEST_CASE("Corrections: unlikely times and days are questions, an end before the start of care is "
          "not",
          "[edits]")
{
    Life life;
    life.finish(RepairOutcome::Fixed);
    const auto later = Instant{life.clock.now().unixMs + 86'400'000};
    const auto yes = checks::IfUnlikely::Write;
    const auto all = OnConflict::WriteOthers;
    const auto isAskedFirst = [&](const auto& edit) {
        const auto asked = edit(checks::IfUnlikely::Ask);
        REQUIRE_FALSE(asked);
        CHECK(checks::areOnlyUnlikely(asked.problems()));
        const auto done = edit(yes);
        REQUIRE(done);
        CHECK(done->warnings == asked.problems());
    };
    isAskedFirst([&](auto rule) {
        return editFault(life.reg, life.fault,
                         {fieldEdit(&Fault::reportedAt, std::optional{later})}, "", all, rule);
    });
    isAskedFirst([&](auto rule) {
        return editRepair(life.reg, life.repair,
                          {fieldEdit(&Repair::startedAt, std::optional{later})}, "", all, rule);
    });
    const auto keeper = findOfficer(life.reg, "tester");
    const CustodyId care{giveCustody(life.reg, keeper, life.camera, {}, {}, "")->id};
    const auto tomorrow = std::optional{dayOf(later)};
    isAskedFirst([&](auto rule) {
        return editCustody(life.reg, care, {fieldEdit(&Custody::to, tomorrow)}, "", all, rule);
    });
    const auto never = editCustody(
        life.reg, care, {fieldEdit(&Custody::to, parseIsoDate("2021-05-01"))}, "", all, yes);
    REQUIRE_FALSE(never);
    CHECK(never.problems()[0].message.code == "value.end_before_start");
    REQUIRE(transferDevice(life.reg, {life.camera, findSite(life.reg, "Gôi"), {}, "", "", {}}));
    isAskedFirst([&](auto rule) {
        return editTransfer(life.reg, findTransfer(life.reg, "DAN-CAM-0001"),
                            {fieldEdit(&Transfer::day, tomorrow)}, "", all, rule);
    });
    REQUIRE(disposeDevice(life.reg, {life.camera, Paper::Lost, {}, "", "", {}}));
    const auto lost = findDisposal(life.reg, "DAN-CAM-0001");
    isAskedFirst([&](auto rule) {
        return editDisposal(life.reg, lost, {fieldEdit(&Disposal::day, parseIsoDate("1980-01-01"))},
                            "", all, rule);
    });
    // what is odd already is in nobody's way
    CHECK(editDisposal(life.reg, lost, {fieldEdit(&Disposal::decisionNo, MaybeText{"8/QĐ"})}, ""));
}

TEST_CASE("Site close: refused while devices are in the books there, and names them", "[edits]")
{
    test::RegisterFixture office;
    const auto camera = office.device("Đại An", DeviceType::Camera, "Camera A");
    const auto site = findSite(office.reg, "Đại An");
    const auto refused = closeSite(office.reg, site, {}, "sáp nhập");
    REQUIRE_FALSE(refused);
    REQUIRE(refused.problems().size() == 1);
    CHECK(refused.problems()[0].message.code == "site.has_devices");
    CHECK(refused.problems()[0].message.args.back().value.find("DAN-CAM-0001") !=
          std::string::npos);
    REQUIRE(transferDevice(office.reg, {camera, findSite(office.reg, "Minh Tân"), {}, "", "", {}}));
    REQUIRE(closeSite(office.reg, site, {}, "sáp nhập"));
    CHECK(store::load<Site>(office.reg.database(), site)->validTo == office.reg.today());
    CHECK_FALSE(closeSite(office.reg, site, {}, ""));
}

TEST_CASE("Unit edit: renamed, moved in the tree, never below itself, closed when empty", "[edits]")
{
    test::RegisterFixture office;
    const auto district = findUnit(office.reg, "Vụ Bản");
    const auto commune = findUnit(office.reg, "Đại An");
    const auto circle =
        editUnit(office.reg, district, {fieldEdit(&Unit::parent, std::optional{commune})}, "");
    REQUIRE_FALSE(circle);
    CHECK(circle.problems()[0].message.code == "unit.circle");
    REQUIRE(editUnit(office.reg, commune, {fieldEdit(&Unit::name, MaybeText{"Đại An Mới"})}, ""));
    CHECK(findUnit(office.reg, "Đại An Mới") == commune);
    const auto day = std::optional{office.reg.today()};
    const auto open = editUnit(office.reg, commune, {fieldEdit(&Unit::validTo, day)}, "");
    REQUIRE_FALSE(open);
    CHECK(open.problems()[0].message.code == "unit.has_open");
    REQUIRE(closeSite(office.reg, findSite(office.reg, "Điểm cầu Đại An"), {}, ""));
    CHECK(editUnit(office.reg, commune, {fieldEdit(&Unit::validTo, day)}, ""));
}

TEST_CASE("Twins: a second of the same name is done with a warning, and both stay reachable",
          "[edits]")
{
    test::RegisterFixture office;
    Site site;
    site.name = "Hội trường";
    site.unit = findUnit(office.reg, "Đại An");
    const auto first = addSite(office.reg, site, "");
    REQUIRE(first);
    CHECK(first->warnings.empty());
    const auto second = addSite(office.reg, site, "");
    REQUIRE(second);
    REQUIRE(second->warnings.size() == 1);
    CHECK(second->warnings[0].message.args[2].value == first->id.text());
    try {
        (void)findSite(office.reg, "Hội trường");
        FAIL("two of that name");
    } catch (const Error& error) {
        CHECK(error.message().args[1].value.find(second->id.text()) != std::string::npos);
    }
    CHECK(findSite(office.reg, second->id.text()) == second->id);
    CHECK(findSite(office.reg, first->id.text().substr(0, 35)) == first->id);
    const auto renamed =
        editSite(office.reg, first->id, {fieldEdit(&Site::name, MaybeText{"Hội trường lớn"})}, "");
    REQUIRE(renamed);
    CHECK(renamed->warnings.empty());
    CHECK(findSite(office.reg, "Hội trường") == second->id);
    const auto again =
        editSite(office.reg, first->id, {fieldEdit(&Site::name, MaybeText{"Hội Trường"})}, "");
    REQUIRE(again);
    CHECK(again->warnings.size() == 1);
}

TEST_CASE("Custody edit: the device follows the hand-over that still runs", "[edits]")
{
    test::RegisterFixture office;
    Officer draft;
    draft.name = "Trần Thị Bưởi";
    const auto keeper = addOfficer(office.reg, draft, "")->id;
    draft.name = "Lê Văn Táo";
    const auto other = addOfficer(office.reg, draft, "")->id;
    const auto camera = office.device("Đại An", DeviceType::Camera, "Camera A");
    const CustodyId given{
        giveCustody(office.reg, keeper, camera, std::nullopt, std::nullopt, "")->id};
    REQUIRE(
        editCustody(office.reg, given, {fieldEdit(&Custody::officer, std::optional{other})}, ""));
    CHECK(store::load<Device>(office.reg.database(), camera)->custodian == other);
    const auto before =
        editCustody(office.reg, given,
                    {fieldEdit(&Custody::to, std::optional{*parseIsoDate("2021-05-01")})}, "");
    REQUIRE_FALSE(before); // it began on 11/05/2021
    REQUIRE(editCustody(office.reg, given,
                        {fieldEdit(&Custody::to, std::optional{office.reg.today()})}, ""));
    CHECK_FALSE(store::load<Device>(office.reg.database(), camera)->custodian);
    REQUIRE(giveCustody(office.reg, keeper, camera, std::nullopt, std::nullopt, ""));
    const auto reopened =
        editCustody(office.reg, given, {fieldEdit(&Custody::to, std::optional<Date>{})}, "");
    REQUIRE_FALSE(reopened);
    CHECK(reopened.problems()[0].message.code == "custody.runs_elsewhere");
}

TEST_CASE("Papers of a transfer and of a disposal are corrected; the device stays", "[edits]")
{
    test::RegisterFixture office;
    const auto camera = office.device("Đại An", DeviceType::Camera, "Camera A");
    const auto to = findSite(office.reg, "Minh Tân");
    REQUIRE(transferDevice(office.reg, {camera, to, {}, "", "", {}}));
    const auto transfer = findTransfer(office.reg, "DAN-CAM-0001");
    REQUIRE(editTransfer(office.reg, transfer,
                         {fieldEdit(&Transfer::decisionNo, MaybeText{"QĐ 12"}),
                          fieldEdit(&Transfer::day, parseIsoDate("2021-05-03"))},
                         ""));
    CHECK(store::load<Transfer>(office.reg.database(), transfer)->decisionNo == "QĐ 12");
    CHECK(store::load<Device>(office.reg.database(), camera)->site == to);
    CHECK_THROWS_AS(
        editTransfer(office.reg, transfer,
                     {fieldEdit(&Transfer::toSite, std::optional{findSite(office.reg, "Đại An")})},
                     ""),
        Error);
    REQUIRE(disposeDevice(office.reg, {camera, Paper::Disposed, {}, "", "", {}}));
    const auto disposal = findDisposal(office.reg, "DAN-CAM-0001");
    REQUIRE(editDisposal(office.reg, disposal,
                         {fieldEdit(&Disposal::proceeds, std::optional{Money{500'000}})}, ""));
    CHECK_FALSE(editDisposal(office.reg, disposal,
                             {fieldEdit(&Disposal::proceeds, std::optional{Money{-1}})}, ""));
    CHECK(store::load<Device>(office.reg.database(), camera)->paper == Paper::Disposed);
}

TEST_CASE("Vendor edit: a shop named in a repair gets its phone", "[edits]")
{
    Life life;
    const auto vendor = findVendor(life.reg, "Điện tử Minh Anh");
    REQUIRE(vendor);
    REQUIRE(editVendor(life.reg, *vendor, {fieldEdit(&Vendor::phone, MaybeText{"0900"})}, ""));
    CHECK(store::load<Vendor>(life.reg.database(), *vendor)->phone == "0900");
    CHECK_FALSE(editVendor(life.reg, *vendor, {fieldEdit(&Vendor::name, MaybeText{})}, ""));
}
