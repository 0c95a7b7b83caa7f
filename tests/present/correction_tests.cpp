#include "core/register/corrections.h"
#include "core/register/faults.h"
#include "core/register/find.h"
#include "core/register/office.h"
#include "core/register/places.h"
#include "core/store/load.h"
#include "gui/present/corrections/correction_presenter.h"
#include "gui/present/corrections/record_chooser.h"
#include "tests/support/fake_shell.h"

#include <catch2/catch.hpp>

using namespace dongbo;
using namespace dongbo::present;
using dongbo::test::FakeShell;

namespace {

class FakeView final : public FormView
{
public:
    std::string focus;
    void showForm(const Form&) override {}
    void focusOn(const std::string& field) override { focus = field; }
};

struct Desk
{
    FakeShell shell;
    FakeView view;
    CorrectionPresenter form{shell, view};

    bool open(RecordKind kind, const RecordId& id)
    {
        return form.open({SheetKind::CorrectRecord, RecordRef{kind, id}, {}});
    }
    const FormField& field(const char* name)
    {
        auto& fields = const_cast<Form&>(form.form());
        return *fields.find(name);
    }
    RepairId finishedRepair()
    {
        FaultDraft fault;
        fault.device = shell.device("Đại An", DeviceType::Camera, "Camera");
        fault.symptom = "mất hình";
        const auto reported = reportFault(shell.reg(), fault);
        const auto started =
            startRepair(shell.reg(), {reported->id, "Cửa hàng Minh Anh", {}, {}, {}});
        RepairFinishDraft finish;
        finish.repair = started->id;
        REQUIRE(finishRepair(shell.reg(), finish));
        return started->id;
    }
    Repair repair(const RepairId& id) { return *store::load<Repair>(shell.reg().database(), id); }
};

} // namespace

TEST_CASE("Correction: the cost of a repair comes with the invoice, and nothing else is written",
          "[present]")
{
    Desk desk;
    const auto id = desk.finishedRepair();
    REQUIRE(desk.open(RecordKind::Repair, id));
    const auto before = desk.repair(id);
    desk.form.type("cost", "một ít");
    CHECK_FALSE(desk.form.send());
    CHECK_FALSE(desk.field("cost").problem.empty());
    desk.form.type("cost", "850.000");
    desk.form.type("reason_for_change", "hóa đơn 12");
    REQUIRE(desk.form.send());
    CHECK(desk.repair(id).cost == Money{850'000});
    CHECK(desk.repair(id).finishedAt == before.finishedAt);
    CHECK(desk.repair(id).vendor == before.vendor);
    CHECK(desk.shell.sheetsClosed == 1);
    CHECK(desk.shell.banners.back().action == "Hoàn tác");
}

TEST_CASE("Correction: a field somebody else changed is a conflict, the others pass", "[present]")
{
    Desk desk;
    const auto id = desk.finishedRepair();
    REQUIRE(desk.open(RecordKind::Repair, id));
    desk.form.type("cost", "850.000");
    desk.form.type("parts", "nguồn");
    REQUIRE(editRepair(desk.shell.reg(), id,
                       {fieldEdit(&Repair::cost, std::optional{Money{700'000}})}, ""));
    const auto isAnnounced = GENERATE(true, false);
    if (isAnnounced) {
        desk.shell.session().announceChange();
        CHECK(desk.field("cost").conflict);
    }
    CHECK_FALSE(desk.form.send());
    REQUIRE(desk.field("cost").conflict);
    CHECK(desk.field("cost").conflict->sentence.find("700.000") != std::string::npos);
    CHECK(desk.field("cost").conflict->sentence.find("tester") != std::string::npos);
    CHECK(desk.repair(id).parts == "nguồn");
    CHECK(desk.repair(id).cost == Money{700'000});
    CHECK(desk.shell.sheetsClosed == 0);
    const auto keeps = GENERATE(true, false);
    desk.form.settle("cost", keeps ? ConflictAnswer::KeepMine : ConflictAnswer::TakeTheirs);
    REQUIRE(desk.form.send());
    CHECK(desk.repair(id).cost == Money{keeps ? 850'000 : 700'000});
}

TEST_CASE("Correction: a field nobody typed in shows what others wrote", "[present]")
{
    Desk desk;
    const auto id = desk.finishedRepair();
    REQUIRE(desk.open(RecordKind::Repair, id));
    REQUIRE(
        editRepair(desk.shell.reg(), id, {fieldEdit(&Repair::parts, MaybeText("bóng đèn"))}, ""));
    desk.shell.session().announceChange();
    CHECK(desk.field("parts").value == "bóng đèn");
    CHECK_FALSE(desk.field("parts").conflict);
    CHECK_FALSE(desk.field("parts").caution.empty());
}

TEST_CASE("Correction: every kind it offers opens, and sent as it stands writes nothing",
          "[present]")
{
    Desk desk;
    const auto repair = desk.finishedRepair();
    const auto r = desk.repair(repair);
    const auto site = findSite(desk.shell.reg(), "Đại An");
    const auto unit = *store::load<Site>(desk.shell.reg().database(), site)->unit;
    const std::vector<RecordRef> records{
        {RecordKind::Repair, repair},    {RecordKind::Fault, *r.fault},
        {RecordKind::Vendor, *r.vendor}, {RecordKind::Site, site},
        {RecordKind::Unit, unit},        {RecordKind::Officer, *desk.shell.reg().actor().officer},
        {RecordKind::Office, {}}};
    const auto before = desk.shell.reg().journal().versionVector();
    for (const auto& record : records) {
        INFO(describe(record.kind).name);
        CorrectionPresenter form(desk.shell, desk.view);
        REQUIRE(form.open({SheetKind::CorrectRecord, record, {}}));
        CHECK_FALSE(form.form().fields.empty());
        CHECK(form.send());
    }
    CHECK(desk.shell.reg().journal().versionVector() == before);
}

TEST_CASE("Correction: the register's name is its own and is changed like any other", "[present]")
{
    Desk desk;
    REQUIRE(desk.open(RecordKind::Office, {}));
    desk.form.type("name", "Thiết bị họp huyện Vụ Bản");
    REQUIRE(desk.form.send());
    CHECK(registerIdentity(desk.shell.reg()).name == "Thiết bị họp huyện Vụ Bản");
}

TEST_CASE("Correction: what was typed outlives the form", "[present]")
{
    Desk desk;
    const auto id = desk.finishedRepair();
    REQUIRE(desk.open(RecordKind::Repair, id));
    desk.form.type("cost", "850.000");
    desk.form.type("document_no", "");
    const auto kept = desk.form.answers();
    CorrectionPresenter again(desk.shell, desk.view);
    REQUIRE(again.open({SheetKind::CorrectRecord, RecordRef{RecordKind::Repair, id}, {}}));
    again.restore(kept);
    CHECK(again.form().valueOf("cost") == "850.000");
}

TEST_CASE("Correction: this register's form tells who writes, the file and where backups go",
          "[present]")
{
    Desk desk;
    REQUIRE(desk.open(RecordKind::Office, {}));
    CHECK(desk.form.form().title == "Sổ này");
    CHECK(desk.field("register_person").value == "tester");
    CHECK(desk.field("register_file").value == desk.shell.registerPath().string());
    CHECK_FALSE(desk.field("register_backups").value.empty());
    desk.form.type("unit", "dai a");
    REQUIRE(desk.field("unit").choices.size() == 1);
    CHECK(desk.field("unit").choices.front().word == "xã Đại An");
    desk.form.type("unit", "xã Đại An");
    REQUIRE(desk.form.send());
    CHECK(registerIdentity(desk.shell.reg()).unitTitle == "xã Đại An");
}

TEST_CASE("Correction: a unit is found by half a word, renamed and put below another", "[present]")
{
    class Rows final : public ChoosingView
    {
    public:
        Choosing shown;
        void showChoosing(const Choosing& choosing) override { shown = choosing; }
    };
    Desk desk;
    Rows rows;
    RecordChooser chooser(desk.shell, rows);
    chooser.open(chooseToCorrect(RecordKind::Unit));
    CHECK(rows.shown.rows.size() == 19);
    CHECK_FALSE(rows.shown.canSend);
    chooser.type("dai an");
    REQUIRE(rows.shown.rows.size() == 1);
    REQUIRE(chooser.send());
    REQUIRE(desk.shell.sheets.size() == 1);
    const auto request = desk.shell.sheets.back();
    CHECK(request.kind == SheetKind::CorrectRecord);
    REQUIRE(request.record->kind == RecordKind::Unit);
    REQUIRE(desk.form.open(request));
    desk.form.type("name", "Đại An Mới");
    desk.form.type("parent", "thị trấn Gôi");
    REQUIRE(desk.form.send());
    const auto unit = *store::load<Unit>(desk.shell.reg().database(), UnitId{request.record->id});
    CHECK(unit.name == "Đại An Mới");
    CHECK(unit.parent == findUnit(desk.shell.reg(), "Gôi"));
}

TEST_CASE("Correction: shops and officers are chosen the same way", "[present]")
{
    class Rows final : public ChoosingView
    {
    public:
        Choosing shown;
        void showChoosing(const Choosing& choosing) override { shown = choosing; }
    };
    Desk desk;
    desk.finishedRepair();
    Rows rows;
    RecordChooser chooser(desk.shell, rows);
    chooser.open(chooseToCorrect(RecordKind::Vendor));
    REQUIRE(rows.shown.rows.size() == 1);
    CHECK(rows.shown.rows.front().title == "Cửa hàng Minh Anh");
    chooser.type("không có");
    CHECK(rows.shown.rows.empty());
    CHECK_FALSE(chooser.send());
    chooser.type("");
    chooser.open(chooseToCorrect(RecordKind::Officer));
    chooser.step(1);
    REQUIRE(chooser.send());
    CHECK(desk.shell.sheets.back().record->kind == RecordKind::Officer);
}
