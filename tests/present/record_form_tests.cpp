#include "core/journal/read/history.h"
#include "core/register/devices/devices.h"
#include "core/store/projection/load.h"
#include "gui/present/acting.h"
#include "gui/present/forms/changes_since.h"
#include "gui/present/forms/form_presenter.h"
#include "gui/present/forms/record_fields.h"
#include "tests/support/edits.h"
#include "tests/support/fake_shell.h"

#include <catch2/catch.hpp>

using namespace dongbo;
using namespace dongbo::present;
using dongbo::test::FakeShell;

namespace {

class NoView final : public FormView
{
public:
    void showForm(const Form&) override {}
    void focusOn(const std::string&) override {}
};

struct Desk
{
    FakeShell shell;
    NoView view;
    FormPresenter form{shell, view};
    DeviceId id = shell.device("Đại An", DeviceType::Camera, "Camera");

    void open()
    {
        REQUIRE(form.open({SheetKind::EditDevice, RecordRef{RecordKind::Device, id}, {}}));
    }
    Device now() { return *store::load<Device>(shell.reg().database(), id); }
    const FormField& field(const char* name) { return *form.form().find(name); }
};

} // namespace

TEST_CASE("Record form: a change made elsewhere is named with its author; both are kept",
          "[present]")
{
    Desk desk;
    desk.open();
    const RecordRef record{RecordKind::Device, desk.id};
    const auto before = *recordValues(desk.shell.session(), record);
    auto elsewhere = desk.shell.session().openForWorker(Session::WorkerAccess::Write).open();
    auto theirs = *store::load<Device>(elsewhere.database(), desk.id);
    theirs.cost = Money{12'500'000};
    REQUIRE(test::saveDevice(elsewhere, desk.id, theirs, ""));

    const auto changes = changesSince(desk.shell.session(), RecordKind::Device, desk.id, before,
                                      *recordValues(desk.shell.session(), record));
    REQUIRE(changes.size() == 1);
    CHECK(changes[0].field == fieldNumber(&Device::cost));
    CHECK(changes[0].theirs == Value{std::int64_t{12'500'000}});
    CHECK(changes[0].by == "tester");
    CHECK(changedWords(desk.shell.session(), changes[0], "12.500.000 đ").find("12.500.000 đ") !=
          std::string::npos);

    desk.form.type("notes", "đã lau");
    desk.form.type("cost", "9.000.000");
    desk.shell.session().announceChange();
    CHECK(desk.field("cost").value == "9.000.000");
    CHECK(desk.field("cost").conflict);
    CHECK_FALSE(desk.field("notes").conflict);
    CHECK_FALSE(desk.form.send());
    CHECK(desk.now().notes == "đã lau");
    CHECK(desk.now().cost == Money{12'500'000});
}

TEST_CASE("Record form: typed as somebody else wrote it meanwhile is no conflict", "[present]")
{
    Desk desk;
    desk.open();
    desk.form.type("cost", "12,5 tr");
    auto theirs = desk.now();
    theirs.cost = Money{12'500'000};
    REQUIRE(test::saveDevice(desk.shell.reg(), desk.id, theirs, ""));
    desk.shell.session().announceChange();
    CHECK_FALSE(desk.field("cost").conflict);
    CHECK(desk.form.send());
}

TEST_CASE("Record form: one that was withdrawn meanwhile is reported as gone", "[present]")
{
    Desk desk;
    desk.open();
    desk.form.type("notes", "đã lau");
    undoWithQuestion(desk.shell, journal::changeSets(desk.shell.reg().database())[0].changeSet);
    CHECK_FALSE(desk.form.form().notice.empty());
    CHECK_FALSE(desk.form.form().canSend);
    CHECK_FALSE(desk.form.send());
    CHECK(desk.field("notes").value == "đã lau");
    CHECK_THROWS_AS(
        editDevice(desk.shell.reg(), desk.id, {fieldEdit(&Device::notes, MaybeText{"x"})}, ""),
        Error);
}

TEST_CASE("Record form: sites, units, officers and vendors are added, and twins warned of",
          "[present]")
{
    Desk desk;
    const auto kind =
        GENERATE(RecordKind::Site, RecordKind::Unit, RecordKind::Officer, RecordKind::Vendor);
    CAPTURE(describe(kind).name);
    const SheetRequest request{
        SheetKind::AddRecord, {}, "kind=" + std::string(describe(kind).name)};
    REQUIRE(desk.form.open(request));
    CHECK(desk.field("name").isRequired);
    CHECK_FALSE(desk.form.send());
    CHECK_FALSE(desk.field("name").problem.empty());
    desk.form.type("name", "Tên Mới");
    CHECK(desk.field("name").caution.empty());
    const auto* unit = desk.form.form().find("unit");
    if (unit != nullptr) {
        desk.form.type("unit", "Gôi");
    }
    REQUIRE(desk.form.send());
    CHECK(desk.shell.banners.back().action == "Hoàn tác");

    REQUIRE(desk.form.open(request));
    desk.form.type("name", "ten moi");
    CHECK_FALSE(desk.field("name").caution.empty());
}
