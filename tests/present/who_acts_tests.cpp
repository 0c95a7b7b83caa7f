#include "core/journal/read/history.h"
#include "core/register/corrections/changes.h"
#include "core/register/places/places.h"
#include "core/store/projection/load.h"
#include "core/store/queries/device_queries.h"
#include "core/store/queries/people_queries.h"
#include "gui/present/frame/frame_facts.h"
#include "gui/present/frame/who_acts.h"
#include "tests/support/fake_shell.h"

#include <catch2/catch.hpp>

using namespace dongbo;
using namespace dongbo::present;
using dongbo::test::FakeShell;

namespace {

class FakeView final : public ChoosingView
{
public:
    void showChoosing(const Choosing& choosing) override { shown = choosing; }
    Choosing shown;
};

/// A register in which the officer "tester" is known, opened for nobody.
struct Desk
{
    Desk()
    {
        Register::Options options;
        options.clock = &shell.clock;
        shell.session().open(shell.registerPath(), options);
    }

    FakeShell shell;
    FakeView view;
    PersonPresenter form{shell, view};

    OfficerId officer(const char* name, const char* position)
    {
        Officer officer;
        officer.name = name;
        officer.position = position;
        return addOfficer(shell.reg(), officer, "")->id;
    }
    void open() { form.open({SheetKind::ChoosePerson, {}, {}}); }
    bool addCamera()
    {
        return shell.act(
            [&]() -> Checked<Shell::Done> {
                Device device;
                device.name = "Camera";
                device.type = DeviceType::Camera;
                device.site = findSite(shell.reg(), "Đại An");
                return Shell::Done{addDevice(shell.reg(), device, "")->changeSet, "Đã thêm"};
            },
            {});
    }
    [[nodiscard]] std::int64_t devices() { return store::countDevices(shell.reg().database(), {}); }
    [[nodiscard]] std::string newestBy()
    {
        return journal::changeSets(shell.reg().database(), {}).front().by;
    }
};

} // namespace

TEST_CASE("Who acts: nobody before somebody was chosen, though the account is an officer's",
          "[present]")
{
    const test::Folder folder;
    const auto file = folder.path / "so.dongbo";
    Register::InitOptions made;
    made.officer = "Nguyễn Văn A";
    made.account = accountName();
    static_cast<void>(Register::init(file, made));
    FakeShell shell;
    openAsRemembered(shell.session(), shell.settings(), file);
    CHECK_FALSE(shell.session().person());
    FrameFactsReader reader(shell);
    shell.settle();
    CHECK(reader.facts().asksPerson);
    CHECK(reader.facts().person == "Chưa biết bạn là ai");
    CHECK(reader.facts().initials == "?");
    CHECK_FALSE(reader.facts().undo);
}

TEST_CASE("Who acts: the first write asks, and writes nothing until somebody is chosen",
          "[present]")
{
    Desk desk;
    CHECK_FALSE(desk.addCamera());
    CHECK(desk.shell.personAsked == 1);
    CHECK(desk.devices() == 0);
    desk.open();
    desk.form.type("test");
    REQUIRE(desk.view.shown.rows.size() == 2); // or to be added under that name
    CHECK(desk.view.shown.chosen == 0U);
    REQUIRE(desk.form.send());
    CHECK(desk.shell.session().person());
    CHECK(desk.addCamera());
    CHECK(desk.devices() == 1);
    CHECK(desk.newestBy() == "tester");
}

TEST_CASE("Who acts: an undo waits for who takes it back, and then is done", "[present]")
{
    Desk desk;
    desk.shell.device("Gôi", DeviceType::Camera, "Camera");
    const auto newest = journal::changeSets(desk.shell.reg().database(), {}).front().changeSet;
    undoWithQuestion(desk.shell, newest);
    CHECK(desk.devices() == 1);
    REQUIRE(desk.shell.whenKnown);
    desk.open();
    desk.form.type("tester");
    REQUIRE(desk.form.send());
    desk.shell.whenKnown();
    CHECK(desk.devices() == 0);
}

TEST_CASE("Who acts: it is remembered for that register only", "[present]")
{
    Desk desk;
    const auto chosen = desk.officer("Trần Thị Bình", "Kế toán");
    desk.open();
    desk.form.type("binh");
    REQUIRE(desk.form.send());
    const auto file = desk.shell.registerPath();
    openAsRemembered(desk.shell.session(), desk.shell.settings(), file);
    CHECK(desk.shell.session().person() == chosen);

    const test::Folder folder;
    const auto other = folder.path / "khac.dongbo";
    static_cast<void>(Register::init(other, {}));
    openAsRemembered(desk.shell.session(), desk.shell.settings(), other);
    CHECK_FALSE(desk.shell.session().person());
    // another register under the remembered path: its officers are others
    rememberPerson(desk.shell.settings(), other, chosen.text());
    openAsRemembered(desk.shell.session(), desk.shell.settings(), other);
    CHECK_FALSE(desk.shell.session().person());
}

TEST_CASE("Who acts: half a word of name or position narrows the list, arrows walk it", "[present]")
{
    Desk desk;
    desk.officer("Trần Thị Bình", "Kế toán");
    desk.officer("Lê Văn Cường", "Văn thư");
    desk.open();
    CHECK(desk.view.shown.rows.size() == 3);
    CHECK_FALSE(desk.view.shown.canSend);
    CHECK_FALSE(desk.form.send());
    CHECK_FALSE(desk.view.shown.problem.empty());
    desk.form.type("ke toan");
    REQUIRE(desk.view.shown.rows.size() == 2);
    CHECK(desk.view.shown.rows[0].title == "Trần Thị Bình");
    CHECK(desk.view.shown.rows[1].key == "new");
    desk.form.type("");
    desk.form.step(1);
    CHECK(desk.view.shown.chosen == 0U);
    desk.form.step(1);
    desk.form.step(1);
    desk.form.step(1);
    CHECK(desk.view.shown.chosen == 2U);
}

TEST_CASE("Who acts: whoever is not in the list is added by a change of their own", "[present]")
{
    Desk desk;
    desk.open();
    desk.form.type("  Phạm  Thị Dung ");
    REQUIRE(desk.view.shown.rows.size() == 1);
    CHECK(desk.view.shown.rows[0].key == "new");
    CHECK_FALSE(desk.view.shown.extraLabel.empty());
    CHECK(desk.view.shown.note.find("huyện Vụ Bản") != std::string::npos);
    desk.form.typeExtra("Văn thư");
    REQUIRE(desk.form.send());
    const auto person = desk.shell.session().person();
    REQUIRE(person);
    const auto officer = *store::load<Officer>(desk.shell.reg().database(), *person);
    CHECK(officer.name == "Phạm Thị Dung");
    CHECK(officer.position == "Văn thư");
    CHECK_FALSE(officer.account);
    CHECK(desk.newestBy() == "Phạm Thị Dung");
    CHECK(desk.shell.sheetsClosed == 1);
    CHECK(desk.shell.banners.back().sentence.find("Phạm Thị Dung") != std::string::npos);
}

TEST_CASE("Who acts: with the officer taken back nobody acts any more", "[present]")
{
    Desk desk;
    desk.open();
    desk.form.type("Phạm Thị Dung");
    REQUIRE(desk.form.send());
    const auto added = journal::changeSets(desk.shell.reg().database(), {}).front().changeSet;
    undoWithQuestion(desk.shell, added);
    CHECK_FALSE(desk.shell.session().person());
    FrameFactsReader reader(desk.shell);
    desk.shell.settle();
    CHECK(reader.facts().asksPerson);
}
