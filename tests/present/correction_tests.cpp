#include "core/journal/read/history.h"
#include "core/register/base/find.h"
#include "core/register/base/inside.h"
#include "core/register/base/office.h"
#include "core/register/corrections/corrections.h"
#include "core/register/devices/devices.h"
#include "core/register/faults/faults.h"
#include "core/register/places/places.h"
#include "core/store/projection/load.h"
#include "core/store/queries/device_queries.h"
#include "gui/present/corrections/record_chooser.h"
#include "gui/present/forms/form_presenter.h"
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
    FormPresenter form{shell, view};

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
    CHECK_FALSE(desk.field("parts").note.empty());
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
    const auto before = journalOf(desk.shell.reg()).versionVector();
    for (const auto& record : records) {
        INFO(describe(record.kind).name);
        FormPresenter form(desk.shell, desk.view);
        REQUIRE(form.open({SheetKind::CorrectRecord, record, {}}));
        CHECK_FALSE(form.form().fields.empty());
        CHECK(form.send());
    }
    CHECK(journalOf(desk.shell.reg()).versionVector() == before);
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
    FormPresenter again(desk.shell, desk.view);
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

TEST_CASE("Correction: an impossible day is said while it is typed", "[present]")
{
    Desk desk;
    TransferDraft draft;
    draft.device = desk.shell.device("Đại An", DeviceType::Camera, "Camera");
    draft.to = findSite(desk.shell.reg(), "Gôi");
    REQUIRE(transferDevice(desk.shell.reg(), draft));
    const auto transfer = store::transfersOf(desk.shell.reg().database(), draft.device).at(0).id;
    REQUIRE(desk.open(RecordKind::Transfer, transfer));
    CHECK(desk.field("day").kind == FormFieldKind::Day);
    desk.form.type("day", "31/02/2021");
    CHECK_FALSE(desk.field("day").problem.empty());
    desk.form.type("reason", "thiếu camera");
    CHECK_FALSE(desk.field("day").problem.empty());
    CHECK_FALSE(desk.form.send());
    desk.form.type("day", "10/5/21");
    CHECK(desk.field("day").problem.empty());
    REQUIRE(desk.form.send());
    CHECK(store::load<Transfer>(desk.shell.reg().database(), transfer)->day ==
          parseIsoDate("2021-05-10"));
}

TEST_CASE("Correction: of two officers of one name the one that was chosen is written", "[present]")
{
    Desk desk;
    Officer officer;
    officer.name = "Nguyễn Văn An";
    REQUIRE(addOfficer(desk.shell.reg(), officer, ""));
    const auto second = addOfficer(desk.shell.reg(), officer, "")->id;
    const auto repair = desk.finishedRepair();
    REQUIRE(desk.open(RecordKind::Repair, repair));
    desk.form.type("officer", "nguyen van an");
    CHECK(desk.field("officer").choices.size() == 2);
    desk.form.take("officer", second.text());
    REQUIRE(desk.form.send());
    CHECK(desk.repair(repair).officer == second);
}

TEST_CASE("Correction: a name that another record bears is warned of while it is typed",
          "[present]")
{
    Desk desk;
    Site site;
    site.name = "Điểm cầu Trung tâm";
    site.address = "tầng 2";
    const auto other = findSite(desk.shell.reg(), "Gôi");
    site.unit = store::load<Site>(desk.shell.reg().database(), other)->unit;
    REQUIRE(addSite(desk.shell.reg(), site, ""));
    REQUIRE(desk.open(RecordKind::Site, other));
    CHECK(desk.field("name").caution.empty());
    desk.form.type("name", "điểm cầu trung tâm");
    CHECK(desk.field("name").caution.find("tầng 2") != std::string::npos);
    REQUIRE(desk.form.send()); // warned, not refused
    CHECK(store::load<Site>(desk.shell.reg().database(), other)->name == "điểm cầu trung tâm");
}

namespace {

struct TimeDesk
{
    FakeShell shell;
    FakeView view;
    FormPresenter form{shell, view};

    bool open(const ChangeSetId& id)
    {
        return form.open({SheetKind::CorrectRecord, RecordRef{RecordKind::ChangeSet, id}, {}});
    }
    const FormField& field(const char* name) { return *form.form().find(name); }
    /// Something written while the clock was far behind.
    ChangeSetId doubted()
    {
        shell.clock.moment = *parseIsoInstant("2011-05-11T08:00:00+07:00");
        Officer officer;
        officer.name = "Nguyễn Văn An";
        const auto written = addOfficer(shell.reg(), officer, "");
        shell.clock.moment = *parseIsoInstant("2021-05-12T10:00:00+07:00");
        return written->changeSet;
    }
};

} // namespace

TEST_CASE("Correct the time: what a wrong clock dated gets the time it really was", "[present]")
{
    TimeDesk desk;
    const auto change = desk.doubted();
    REQUIRE(desk.open(change));
    CHECK(desk.field("stated_at").value.find("chạy chậm") != std::string::npos);
    desk.form.type("corrected_at", "31/02/2021 08:00");
    CHECK_FALSE(desk.field("corrected_at").problem.empty());
    desk.form.type("corrected_at", "12/05/2031 09:00"); // to come
    CHECK_FALSE(desk.form.send());
    REQUIRE(desk.field("corrected_at").question);
    desk.form.type("corrected_at", "12/05/2021 09:00");
    REQUIRE(desk.form.send());
    CHECK(desk.shell.sheetsClosed == 1);
    const auto now = journal::changeSet(desk.shell.reg().database(), change);
    CHECK(now->at == parseIsoInstant("2021-05-12T09:00:00+07:00"));
    CHECK_FALSE(now->clockSuspect);
    CHECK(desk.shell.banners.back().action == "Hoàn tác");
}

TEST_CASE("Correction: an unlikely time is a question, and yes writes it with the rest",
          "[present]")
{
    Desk desk;
    const auto repair = desk.finishedRepair();
    REQUIRE(desk.open(RecordKind::Repair, repair));
    desk.form.type("finished_at", "01/01/2020 08:00"); // before it began
    desk.form.type("cost", "850.000");
    CHECK_FALSE(desk.form.send());
    REQUIRE(desk.field("finished_at").question);
    CHECK_FALSE(desk.repair(repair).cost);
    desk.form.confirm("finished_at");
    CHECK(desk.repair(repair).cost == Money{850'000});
    CHECK(desk.repair(repair).finishedAt == parseIsoInstant("2020-01-01T08:00:00+07:00"));
    CHECK(desk.shell.sheetsClosed == 1);
}
