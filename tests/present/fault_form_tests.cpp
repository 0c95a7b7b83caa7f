#include "core/register/devices/devices.h"
#include "core/register/faults/faults.h"
#include "core/register/places/places.h"
#include "core/store/projection/load.h"
#include "core/store/queries/device_queries.h"
#include "core/store/queries/fault_queries.h"
#include "gui/present/faults/fault_steps.h"
#include "gui/present/forms/form_presenter.h"
#include "tests/support/edits.h"
#include "tests/support/fake_shell.h"

#include <catch2/catch.hpp>

using namespace dongbo; // NOLINT(google-build-using-namespace): a test
using dongbo::test::FakeShell;
using present::SheetKind;

namespace {

class FakeFormView final : public present::FormView
{
public:
    present::Form form;
    std::string focus;

    void showForm(const present::Form& shown) override { form = shown; }
    void focusOn(const std::string& field) override { focus = field; }
};

struct Office
{
    FakeShell shell;
    DeviceId screen = shell.device("Hiển Khánh", DeviceType::Screen, "Tivi Samsung");
    FakeFormView view;
    present::FormPresenter presenter{shell, view};
    FaultId fault = report();

    FaultId report()
    {
        FaultDraft draft;
        draft.device = screen;
        draft.symptom = "không lên hình";
        return reportFault(shell.reg(), draft)->id;
    }
    bool open(SheetKind kind)
    {
        return presenter.open({kind, present::RecordRef{RecordKind::Fault, fault}, {}});
    }
    Fault now() { return *store::load<Fault>(shell.reg().database(), fault); }
    Device device() { return *store::load<Device>(shell.reg().database(), screen); }
    DeviceState deviceNow() { return store::deviceState(shell.reg().database(), screen); }
};

} // namespace

TEST_CASE("Fault forms: a fault goes from accepted through repair to closed", "[present]")
{
    Office office;
    REQUIRE(office.open(SheetKind::AcceptFault));
    CHECK(office.view.form.detail == "SC-2021-0001 · Hiển Khánh · Tivi Samsung");
    REQUIRE(office.presenter.send());
    CHECK(office.now().state == FaultState::Accepted);
    office.shell.clock.advanceMinutes(60);
    REQUIRE(office.open(SheetKind::StartRepair));
    office.presenter.type("by", "Cửa hàng Minh Anh");
    CHECK(office.view.form.find("by")->hint.find("cửa hàng sửa chữa mới") != std::string::npos);
    REQUIRE(office.presenter.send());
    CHECK(office.now().state == FaultState::InRepair);
    CHECK(office.deviceNow().use == Use::UnderRepair);
    office.shell.clock.advanceMinutes(60);
    REQUIRE(office.open(SheetKind::FinishRepair));
    office.presenter.type("cost", "850 nghìn");
    office.presenter.type("cost", "850.000");
    CHECK(office.view.form.find("cost")->hint == "850.000 đ");
    office.presenter.type("parts", "bo nguồn");
    REQUIRE(office.presenter.send());
    CHECK(office.now().state == FaultState::Fixed);
    CHECK(office.deviceNow().condition == Condition::Good);
    store::RepairFilter filter;
    filter.fault = office.fault;
    const auto repairs = store::repairs(office.shell.reg().database(), filter);
    REQUIRE(repairs.size() == 1);
    CHECK(repairs[0].vendor == "Cửa hàng Minh Anh");
    CHECK(repairs[0].repair.cost == Money{850'000});
    REQUIRE(office.open(SheetKind::CloseFault));
    office.presenter.type("notes", "đã xem lại");
    REQUIRE(office.presenter.send());
    CHECK(office.now().state == FaultState::Closed);
    CHECK(office.shell.sheetsClosed == 4);
    CHECK(office.shell.banners.size() == 4);
}

TEST_CASE("Fault forms: an impossible date and an absurd cost are reported as field errors",
          "[present]")
{
    Office office;
    REQUIRE(startRepair(office.shell.reg(), {office.fault, "", {}, "", ""}));
    REQUIRE(office.open(SheetKind::FinishRepair));
    office.presenter.type("cost", "85000000000000");
    office.presenter.type("finished_at", "30/02/2021 10:00");
    CHECK_FALSE(office.presenter.send());
    CHECK_FALSE(office.view.form.find("cost")->problem.empty());
    CHECK_FALSE(office.view.form.find("finished_at")->problem.empty());
    CHECK(office.view.focus == "cost");
    CHECK(office.view.form.find("cost")->value == "85000000000000");
    CHECK(office.now().state == FaultState::InRepair);
    office.presenter.type("cost", "850.000");
    CHECK(office.view.form.find("cost")->problem.empty());
}

TEST_CASE("Fault forms: a cost above the device's price is odd, not wrong", "[present]")
{
    Office office;
    auto device = office.device();
    device.cost = Money{9'000'000};
    device.warrantyUntil = *parseIsoDate("2022-01-01");
    REQUIRE(test::saveDevice(office.shell.reg(), office.screen, device, ""));
    REQUIRE(startRepair(office.shell.reg(), {office.fault, "", {}, "", ""}));
    REQUIRE(office.open(SheetKind::FinishRepair));
    CHECK(office.view.form.valueOf("in_warranty") == "yes");
    office.presenter.type("cost", "9,5 tr");
    CHECK(office.view.form.find("cost")->caution.find("9.000.000 đ") != std::string::npos);
    CHECK(office.presenter.send());
}

TEST_CASE("Fault forms: the shop that repaired the device before is proposed", "[present]")
{
    Office office;
    const auto repair =
        startRepair(office.shell.reg(), {office.fault, "Điện tử Mẫu Thành", {}, "", ""});
    RepairFinishDraft finish;
    finish.repair = repair->id;
    REQUIRE(finishRepair(office.shell.reg(), finish));
    office.fault = office.report();
    REQUIRE(office.open(SheetKind::StartRepair));
    CHECK(office.view.form.valueOf("by") == "Điện tử Mẫu Thành");
    const auto another = startRepair(office.shell.reg(), {office.fault, "Tiệm A", {}, "", ""});
    REQUIRE(another); // used once; the other shop twice
    REQUIRE(startRepair(office.shell.reg(), {office.fault, "Điện tử Mẫu Thành", {}, "", ""}));
    office.presenter.type("by", "");
    REQUIRE(office.view.form.find("by")->choices.size() == 2);
    CHECK(office.view.form.find("by")->choices[0].word == "Điện tử Mẫu Thành");
    office.presenter.type("by", "mau tha");
    REQUIRE(office.view.form.find("by")->choices.size() == 1);
    CHECK(office.view.form.find("by")->choices[0].word == "Điện tử Mẫu Thành");
}

TEST_CASE("Fault forms: a step somebody else took meanwhile is said and nothing typed is lost",
          "[present]")
{
    Office office;
    REQUIRE(office.open(SheetKind::WaitFault));
    office.presenter.type("notes", "đặt tấm nền");
    REQUIRE(fixFault(office.shell.reg(), office.fault, {}, ""));
    office.shell.session().announceChange();
    CHECK(office.view.form.notice.find("Đã sửa xong") != std::string::npos);
    CHECK(office.view.form.valueOf("notes") == "đặt tấm nền");
    CHECK_FALSE(office.presenter.send()); // refused by the rules, said in a banner
    CHECK(office.shell.banners.size() == 1);
    CHECK(office.view.form.valueOf("notes") == "đặt tấm nền");
}

TEST_CASE("Fault forms: there is no repair to finish where none was started", "[present]")
{
    Office office;
    CHECK_FALSE(office.open(SheetKind::FinishRepair));
    CHECK(office.shell.banners.size() == 1);
}

TEST_CASE("Fault forms: a draft gives the answers back", "[present]")
{
    Office office;
    REQUIRE(office.open(SheetKind::StartRepair));
    office.presenter.type("by", "Tiệm Ba Sao");
    office.presenter.type("document_no", "12/BB");
    const auto answers = office.presenter.answers();
    REQUIRE(office.open(SheetKind::StartRepair));
    CHECK(office.view.form.valueOf("by").empty());
    office.presenter.restore(answers);
    CHECK(office.view.form.valueOf("by") == "Tiệm Ba Sao");
    CHECK(office.view.form.valueOf("document_no") == "12/BB");
}

TEST_CASE("Fault forms: a closed fault is reopened with a reason, and its history stays",
          "[present]")
{
    Office office;
    REQUIRE(fixFault(office.shell.reg(), office.fault, std::nullopt, ""));
    REQUIRE(closeFault(office.shell.reg(), office.fault, ""));
    const auto steps = present::nextSteps(office.shell.session(), office.fault, office.now());
    REQUIRE(steps.size() == 1);
    CHECK(steps[0].step == present::FaultStep::Reopen);
    CHECK_FALSE(steps[0].isMain);
    REQUIRE(office.open(SheetKind::ReopenFault));
    CHECK_FALSE(office.presenter.send());
    CHECK_FALSE(office.view.form.find("reason")->problem.empty());
    CHECK(office.now().state == FaultState::Closed);
    office.presenter.type("reason", "lại mất hình");
    REQUIRE(office.presenter.send());
    CHECK(office.now().state == FaultState::Reported);
}

TEST_CASE("Fault forms: a step somebody took meanwhile is told, and sending asks once more",
          "[present]")
{
    Office office;
    REQUIRE(office.open(SheetKind::WaitFault));
    REQUIRE(acceptFault(office.shell.reg(), office.fault, "")); // not announced here
    CHECK_FALSE(office.presenter.send());
    CHECK_FALSE(office.view.form.notice.empty());
    CHECK(office.now().state == FaultState::Accepted);
    REQUIRE(office.presenter.send());
    CHECK(office.now().state == FaultState::Waiting);
}

TEST_CASE("Fault forms: an impossible day is said while it is typed, one only begun is not",
          "[present]")
{
    Office office;
    REQUIRE(office.open(SheetKind::FixFault));
    const auto problem = [&] { return office.view.form.find("fixed_at")->problem; };
    office.presenter.type("fixed_at", "31/0");
    CHECK(problem().empty());
    office.presenter.type("fixed_at", "31/02/2022");
    CHECK(problem().find("31/02/2022") != std::string::npos);
    office.presenter.leave("fixed_at"); // nothing takes it away
    office.presenter.type("notes", "đã xem");
    CHECK_FALSE(problem().empty());
    office.presenter.type("fixed_at", "hôm qua");
    CHECK(problem().empty());
    office.presenter.leave("fixed_at");
    CHECK_FALSE(problem().empty());
    office.presenter.type("fixed_at", "11/05/2021 8h30");
    CHECK(problem().empty());
}

TEST_CASE("Fault forms: an unlikely time is a question, and yes writes it", "[present]")
{
    Office office;
    REQUIRE(startRepair(office.shell.reg(), {office.fault, "", {}, "", ""}));
    REQUIRE(office.open(SheetKind::FinishRepair));
    office.presenter.type("finished_at", "01/01/2021 10:00"); // before it began
    CHECK_FALSE(office.presenter.send());
    const auto field = [&] { return *office.view.form.find("finished_at"); };
    REQUIRE(field().question);
    CHECK(field().question->yes == "Đúng như vậy");
    CHECK(field().question->sentence.ends_with("?"));
    CHECK(field().problem.empty());
    CHECK(office.view.focus == "finished_at");
    CHECK(office.now().state == FaultState::InRepair);
    office.presenter.type("finished_at", "01/01/2021 11:00"); // another is asked about anew
    CHECK_FALSE(field().question);
    CHECK_FALSE(office.presenter.send());
    office.presenter.confirm("finished_at");
    CHECK(office.now().state == FaultState::Fixed);
    CHECK(office.now().fixedAt == parseIsoInstant("2021-01-01T11:00:00+07:00"));
    CHECK(office.shell.sheetsClosed == 1);
}

TEST_CASE("Fault forms: yes to an unlikely time does not send what is wrong elsewhere", "[present]")
{
    Office office;
    REQUIRE(startRepair(office.shell.reg(), {office.fault, "", {}, "", ""}));
    REQUIRE(office.open(SheetKind::FinishRepair));
    office.presenter.type("finished_at", "01/01/2021 10:00");
    CHECK_FALSE(office.presenter.send());
    office.presenter.type("cost", "nhiều");
    CHECK_FALSE(
        office.presenter.send()); // only the cost is told: nothing was asked of the register
    office.presenter.confirm("finished_at");
    CHECK(office.now().state == FaultState::InRepair);
    office.presenter.type("cost", "850.000");
    CHECK_FALSE(office.presenter.send());
    office.presenter.confirm("finished_at");
    CHECK(office.now().state == FaultState::Fixed);
}

TEST_CASE("Fault forms: the moment proposed is never asked about", "[present]")
{
    Office office; // reported within this minute, some seconds after its beginning
    office.shell.clock.moment.unixMs += 30'000;
    office.fault = office.report();
    REQUIRE(office.open(SheetKind::FixFault));
    REQUIRE(office.presenter.send());
    CHECK(office.now().fixedAt >= office.now().reportedAt);
}

TEST_CASE("Fault forms: a step taken between the last look and the lock is not written over",
          "[present]")
{
    Office office;
    REQUIRE(office.open(SheetKind::AcceptFault));
    auto elsewhere =
        office.shell.session().openForWorker(present::Session::WorkerAccess::Write).open();
    REQUIRE(waitFault(elsewhere, office.fault, WaitingFor::Parts, ""));
    CHECK_FALSE(office.presenter.send());
    CHECK(office.now().state == FaultState::Waiting);
    CHECK_FALSE(office.now().acceptedAt);
    CHECK(office.view.form.notice.find("chờ") != std::string::npos);
}

TEST_CASE("Fault forms: of two shops of one name the one that was chosen does the repair",
          "[present]")
{
    Office office;
    Vendor shop;
    shop.name = "Minh Anh";
    shop.kind = VendorKind::RepairShop;
    REQUIRE(addVendor(office.shell.reg(), shop, ""));
    const auto second = addVendor(office.shell.reg(), shop, "")->id;
    REQUIRE(office.open(SheetKind::StartRepair));
    office.presenter.type("by", "minh anh");
    REQUIRE(office.view.form.find("by")->choices.size() == 2);
    office.presenter.take("by", second.text());
    CHECK(office.view.form.valueOf("by") == "Minh Anh");
    REQUIRE(office.presenter.send());
    const auto repair = store::openRepairOf(office.shell.reg().database(), office.fault);
    REQUIRE(repair);
    CHECK(store::load<Repair>(office.shell.reg().database(), *repair)->vendor == second);
}
