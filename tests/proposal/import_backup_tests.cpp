#include "core/register/corrections/changes.h"
#include "core/register/upkeep/backups.h"
#include "tests/proposal/lists.h"
#include "tests/support/folder.h"
#include "tests/support/register_fixture.h"

#include <catch2/catch.hpp>

using namespace dongbo;
using namespace dongbo::importers;
using namespace dongbo::tests;

// A large list goes in after a backup of what was there before; without one it goes in and says so.

namespace {

struct FileRegister
{
    test::Folder folder;
    test::FakeClock clock;
    Register reg = make();

    Register make()
    {
        Register::InitOptions options;
        options.units = "vu-ban-2021";
        options.account = "thu";
        options.open.clock = &clock;
        return Register::init(folder.path / "so.dongbo", options);
    }
    std::vector<store::KeptBackup> backups()
    {
        return store::backupsIn(backupState(reg).folder, reg.path());
    }
};

FakeWorkbook listOf(std::size_t devices)
{
    FakeWorkbook list;
    list.sheet("S").row({"TT", "Tên thiết bị", "Xã", "Số seri"});
    for (std::size_t i = 1; i <= devices; ++i) {
        list.row({static_cast<int>(i), "Camera AVer CAM520", "Đại An", "SN" + std::to_string(i)});
    }
    return list;
}

} // namespace

TEST_CASE("Import: before a large list goes in the register is backed up as it was")
{
    FileRegister office;
    const auto small = listOf(largeImport - 1);
    const auto first = importList(office.reg, fileOf(small, "a.xlsx"), {});
    REQUIRE(first.changeSet);
    CHECK(office.backups().empty());
    REQUIRE(undoChange(office.reg, *first.changeSet, journal::DependantRule::Refuse, "").done);

    const auto large = listOf(largeImport);
    const auto shown = proposeImport(office.reg, fileOf(large), {});
    CHECK(office.backups().empty()); // nothing is written by a look
    const auto done = applyProposal(office.reg, fileOf(large), {}, shown);
    REQUIRE(done.changeSet);
    CHECK_FALSE(done.noBackup);
    REQUIRE(office.backups().size() == 1);
    CHECK(office.backups()[0].reason == store::BackupReason::Import);
    CHECK(tryBackup(office.backups()[0].path, nullptr).devices == 0);
    // the same list again writes nothing, so there is nothing to be afraid of
    office.clock.advanceMinutes(1);
    CHECK_FALSE(importList(office.reg, fileOf(large), {}).changeSet);
    CHECK(office.backups().size() == 1);
}

TEST_CASE("Import: a backup that fails stops no list, and is told")
{
    FileRegister office;
    const auto stick = office.folder.path / "usb";
    std::filesystem::create_directory(stick);
    chooseBackups(office.reg, true, stick);
    std::filesystem::remove(stick); // pulled out
    const auto large = listOf(largeImport);
    const auto done = importList(office.reg, fileOf(large), {});
    REQUIRE(done.changeSet);
    REQUIRE(done.noBackup);
    CHECK(done.noBackup->code == "store.no_folder");
    CHECK(devicesOf(office.reg).size() == largeImport);
    CHECK(backupState(office.reg).failedAt); // the window's foot shows it too

    // whoever wants none is not told that there is none
    chooseBackups(office.reg, false, {});
    REQUIRE(undoChange(office.reg, *done.changeSet, journal::DependantRule::Refuse, "").done);
    CHECK_FALSE(importList(office.reg, fileOf(large), {}).noBackup);
}

TEST_CASE("Import: stopped while it makes the backup nothing is written")
{
    FileRegister office;
    const auto large = listOf(largeImport);
    const auto shown = proposeImport(office.reg, fileOf(large), {});
    std::stop_source stop;
    ImportOptions options;
    options.cancel = stop.get_token();
    options.progress = [&](std::uint64_t) { stop.request_stop(); };
    CHECK_THROWS_AS(applyProposal(office.reg, fileOf(large), options, shown), Error);
    CHECK(devicesOf(office.reg).empty());
    CHECK(office.backups().empty());
}
