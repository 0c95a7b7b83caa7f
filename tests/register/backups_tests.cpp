#include "core/journal/chain/digest.h"
#include "core/register/base/inside.h"
#include "core/register/upkeep/backups.h"
#include "core/store/file/statement.h"
#include "core/store/health/integrity.h"
#include "core/store/queries/device_queries.h"
#include "core/text/wording.h"
#include "tests/support/folder.h"
#include "tests/support/register_fixture.h"

#include <catch2/catch.hpp>

#include <fstream>
#include <sys/wait.h>
#include <unistd.h>

using namespace dongbo; // NOLINT(google-build-using-namespace): a test reads better so

namespace {

/// A register in a file, with a clock.
struct FileOffice
{
    FileOffice() { (void)add("Máy quay"); }
    static Register make(const std::filesystem::path& path, const Clock& clock)
    {
        Register::InitOptions options;
        options.units = "vu-ban-2021";
        options.account = "tester";
        options.open.clock = &clock;
        return Register::init(path, options);
    }
    DeviceId add(const std::string& name)
    {
        Device device;
        device.name = name;
        device.type = DeviceType::Camera;
        device.site = findSite(reg, "Đại An");
        const auto written = addDevice(reg, device, "");
        REQUIRE(written);
        return written->id;
    }
    [[nodiscard]] Register::Options options() const
    {
        Register::Options out;
        out.clock = &clock;
        return out;
    }

    test::Folder folder;
    std::filesystem::path path = folder.path / "so.dongbo";
    test::FakeClock clock;
    Register reg = make(path, clock);
};

template <typename F> Error errorOf(F&& f)
{
    try {
        f();
    } catch (const Error& error) {
        return error;
    }
    FAIL("nothing was thrown");
    throw;
}

void damage(Register& reg)
{
    reg.database().impl().execute("UPDATE device SET cost = 1");
}

} // namespace

TEST_CASE("Backup: a register that verify refuses is not backed up as a sound one",
          "[register][backup]")
{
    FileOffice office;
    damage(office.reg);
    const auto target = office.folder.path / "sao.dongbo";
    const auto error = errorOf([&] { backupTo(office.reg, target); });
    CHECK(error.kind() == Error::Kind::Corrupt);
    CHECK(error.message().code == "store.source_damaged");
    CHECK(error.message().args.back().value.find("field=cost") != std::string::npos);
    CHECK_FALSE(std::filesystem::exists(target));
    const auto done = backupTo(office.reg, target, IfDamaged::CopyNamed);
    CHECK_FALSE(done.check.ok);
    CHECK(done.path.filename() == "sao.damaged.dongbo");
    CHECK(std::filesystem::exists(done.path));
    CHECK_FALSE(tryBackup(done.path, nullptr).check.ok);
}

TEST_CASE("Restore: a backup that is not sound is refused and nothing has changed",
          "[register][backup]")
{
    FileOffice office;
    const auto bad = office.folder.path / "hong.dongbo";
    {
        auto other = FileOffice::make(bad, office.clock);
        Device device;
        device.name = "Loa";
        device.type = DeviceType::Speaker;
        device.site = findSite(other, "Gôi");
        REQUIRE(addDevice(other, device, ""));
        damage(other);
    }
    const auto digest = journal::digest(office.reg.database());
    {
        const auto closed = std::move(office.reg);
    }
    CHECK(errorOf([&] { restoreFrom(bad, office.path, office.options()); }).message().code ==
          "store.backup_unsound");
    auto reg = Register::open(office.path, office.options());
    CHECK(journal::digest(reg.database()) == digest);
    office.reg = std::move(reg);
}

TEST_CASE("Restore: the register is what the backup was, with a node of its own",
          "[register][backup]")
{
    FileOffice office;
    const auto copy = office.folder.path / "sao.dongbo";
    const auto done = backupTo(office.reg, copy);
    CHECK(done.check.ok);
    CHECK(done.check.digest == journal::digest(office.reg.database()));
    const auto node = journalOf(office.reg).node();
    office.add("Loa");
    CHECK(errorOf([&] { restoreFrom(copy, office.path, office.options()); }).kind() ==
          Error::Kind::Locked); // it is open here
    {
        const auto closed = std::move(office.reg);
    }
    const auto kept = restoreFrom(copy, office.path, office.options());
    office.reg = Register::open(office.path, office.options());
    CHECK(journal::digest(office.reg.database()) == done.check.digest);
    CHECK(journalOf(office.reg).node() != node);
    CHECK(kept.filename() == "so.dongbo.before-restore-2021-05-11");
}

TEST_CASE("Backup: a trial tells what a restore would give, and how far behind it is",
          "[register][backup]")
{
    FileOffice office;
    const auto copy = office.folder.path / "sao.dongbo";
    backupTo(office.reg, copy);
    auto trial = tryBackup(copy, &office.reg);
    CHECK(trial.check.ok);
    CHECK(trial.devices == 1);
    CHECK(trial.sites == 18);
    CHECK(trial.isSame == true);
    CHECK(trial.newest == office.clock.moment);
    office.add("Loa");
    trial = tryBackup(copy, &office.reg);
    CHECK(trial.isSame == false);
    CHECK(trial.behind == 2);
}

TEST_CASE("Backup: a trial counts the devices their list shows, not those that left the books",
          "[register][backup]")
{
    FileOffice office;
    const auto gone = office.add("Loa");
    REQUIRE(disposeDevice(office.reg, {gone, Paper::Disposed, {}, "", "", {}}));
    const auto copy = office.folder.path / "sao.dongbo";
    backupTo(office.reg, copy);
    const auto trial = tryBackup(copy, &office.reg);
    CHECK(trial.devices == store::countDevices(office.reg.database(), {}));
    CHECK(trial.devices == 1);
}

TEST_CASE("Backup: a file that is not there is named, with what could be taken in its place",
          "[register][backup]")
{
    FileOffice office;
    const auto missing = office.folder.path / "khong-co.dongbo";
    const auto told = [&] {
        const auto tried = errorOf([&] { (void)tryBackup(missing, &office.reg); });
        const auto restored = errorOf([&] { restoreFrom(missing, office.path, office.options()); });
        CHECK(tried.kind() == Error::Kind::NotFound);
        CHECK(text::say(Language::English, tried.message()) ==
              text::say(Language::English, restored.message()));
        return text::say(Language::English, tried.message());
    };
    CHECK(told().find(missing.string()) != std::string::npos);
    CHECK(told().find("so.dongbo.backups") != std::string::npos);
    const auto copy = office.folder.path / "sao.dongbo";
    backupTo(office.reg, copy);
    CHECK(told().find(copy.string()) != std::string::npos);
    CHECK_FALSE(std::filesystem::exists(missing));
}

TEST_CASE("Backups: one on each day with changes, verified, and old ones make room",
          "[register][backup]")
{
    FileOffice office;
    std::size_t made = 0;
    for (int day = 0; day < 60; ++day) {
        if (day % 10 != 3) {
            office.add("Máy " + std::to_string(day));
        }
        made += backUpDaily(office.reg) ? 1 : 0;
        CHECK_FALSE(backUpDaily(office.reg)); // once a day
        office.clock.advanceDays(1);
    }
    CHECK(made == 54); // not on days without changes
    const auto state = backupState(office.reg);
    REQUIRE(state.newest);
    CHECK(state.folder == std::filesystem::canonical(office.folder.path) / "so.dongbo.backups");
    CHECK(dayOf(state.newest->at) == *parseIsoDate("2021-07-09"));
    const auto all = store::backupsIn(state.folder, office.path);
    CHECK(all.size() >= 7 + 2);
    CHECK(all.size() <= 7 + 4);
    CHECK(tryBackup(state.newest->path, &office.reg).isSame == true);
}

TEST_CASE("Backups: the day's, made by two programs in one second, is no failure",
          "[register][backup]")
{
    FileOffice office;
    for (int day = 0; day < 6; ++day) {
        office.clock.advanceDays(1);
        office.add("Máy " + std::to_string(day));
        std::vector<pid_t> children;
        for (int i = 0; i < 2; ++i) {
            const auto child = ::fork();
            if (child == 0) {
                bool hasFailed = true;
                {
                    auto reg = Register::open(office.path, office.options());
                    (void)backUpDaily(reg);
                    hasFailed = backupState(reg).failedAt.has_value();
                }
                ::_exit(hasFailed ? 1 : 0);
            }
            children.push_back(child);
        }
        for (const auto child : children) {
            int status = 0;
            ::waitpid(child, &status, 0);
            CHECK(status == 0);
        }
        CHECK_FALSE(backUpDaily(office.reg)); // it is there
    }
}

TEST_CASE("Backups: a missing folder is not made, is remembered, and stops no work",
          "[register][backup]")
{
    FileOffice office;
    const auto stick = office.folder.path / "usb";
    CHECK(errorOf([&] { chooseBackups(office.reg, true, stick); }).kind() == Error::Kind::NotFound);
    std::filesystem::create_directory(stick);
    chooseBackups(office.reg, true, stick);
    std::filesystem::remove(stick); // pulled out
    CHECK_FALSE(backUpDaily(office.reg));
    CHECK_FALSE(std::filesystem::exists(stick));
    auto state = backupState(office.reg);
    REQUIRE(state.failedAt);
    CHECK(*state.failedAt == office.clock.moment);
    CHECK(state.failure.code == "store.no_folder");
    CHECK(state.failure.args.at(0).value == stick.string());
    std::filesystem::create_directory(stick);
    CHECK(backUpDaily(office.reg));
    state = backupState(office.reg);
    CHECK_FALSE(state.failedAt);
    CHECK(state.newest->path.parent_path() == stick);
    chooseBackups(office.reg, false, {});
    office.add("Loa");
    office.clock.advanceDays(1);
    CHECK_FALSE(backUpDaily(office.reg));
    CHECK_FALSE(backupState(office.reg).failedAt);
}

TEST_CASE("Backups: a damaged register makes none, says so, and keeps the last good one",
          "[register][backup]")
{
    FileOffice office;
    REQUIRE(backUpDaily(office.reg));
    const auto good = backupState(office.reg).newest->path;
    office.clock.advanceDays(1);
    office.add("Loa");
    damage(office.reg);
    CHECK_FALSE(backUpDaily(office.reg));
    const auto state = backupState(office.reg);
    CHECK(state.failure.code == "store.source_damaged");
    CHECK(state.newest->path == good);
}

TEST_CASE(
    "Backups: a register found damaged at opening names the newest good one, also in the folder "
    "of one's choice",
    "[register][backup]")
{
    FileOffice office;
    const auto stick = office.folder.path / "usb";
    std::filesystem::create_directory(stick);
    REQUIRE(backUpDaily(office.reg));
    chooseBackups(office.reg, true, stick);
    office.clock.advanceDays(1);
    office.add("Loa");
    const auto newest = backUpDaily(office.reg);
    REQUIRE(newest);
    REQUIRE(newest->path.parent_path() == stick);
    {
        const auto closed = std::move(office.reg);
    }
    const auto last =
        std::filesystem::file_size(office.path) - 4096; // of the data, not of settings
    std::fstream file(office.path, std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(static_cast<std::streamoff>(last) + 100);
    file.write("\xFF\x01\xFE", 3);
    file.close();
    office.reg = Register::open(office.path, office.options());
    const auto& found = store::damageOf(office.reg.database());
    REQUIRE(found);
    CHECK(found->code == "store.damaged_with_backup");
    CHECK(found->args.at(2).value == newest->path.string());
}

TEST_CASE("Backups: one made before a list went in does not count as the day's",
          "[register][backup]")
{
    FileOffice office;
    CHECK_FALSE(backUpBefore(office.reg, store::BackupReason::Import));
    CHECK(backupState(office.reg).newest->reason == store::BackupReason::Import);
    CHECK_FALSE(backUpDaily(office.reg)); // it holds all there is
    office.add("Loa");
    CHECK(backUpDaily(office.reg));
    office.add("Micro");
    CHECK_FALSE(backUpDaily(office.reg)); // once a day
    const auto stick = office.folder.path / "usb";
    std::filesystem::create_directory(stick);
    chooseBackups(office.reg, true, stick);
    std::filesystem::remove(stick); // pulled out
    const auto failure = backUpBefore(office.reg, store::BackupReason::Import);
    REQUIRE(failure);
    CHECK(failure->code == "store.no_folder");
}

TEST_CASE("Backups: what one left that was killed goes before the next is made",
          "[register][backup]")
{
    FileOffice office;
    const auto folder = backupState(office.reg).folder;
    std::filesystem::create_directory(folder);
    const auto write = [&](const std::string& name) {
        std::ofstream(folder / name) << "half";
        return folder / name;
    };
    // no process has such a number
    const auto draft = write("so.2021-05-10T08-00-00.daily.dongbo.copying-999999999");
    const auto log = write("so.2021-05-10T08-00-00.daily.dongbo.copying-999999999-wal");
    const auto atWork = write("so.2021-05-10T09-00-00.daily.dongbo.copying-1");
    const auto foreign = write("khac.dongbo.copying-999999999");
    REQUIRE(backUpDaily(office.reg));
    CHECK_FALSE(std::filesystem::exists(draft));
    CHECK_FALSE(std::filesystem::exists(log));
    CHECK(std::filesystem::exists(atWork));
    CHECK(std::filesystem::exists(foreign));
}

TEST_CASE("Backups: rotation keeps the newest sound one, seven days, four weeks, three a reason",
          "[register][backup]")
{
    std::vector<store::KeptBackup> all;
    const auto noon = parseIsoInstant("2024-02-29T12:00:00+07:00")->unixMs;
    constexpr std::int64_t dayMs = 24LL * 3600 * 1000;
    for (int day = 0; day < 40; ++day) {
        for (int again = 0; again < 2; ++again) {
            store::KeptBackup backup;
            backup.at = Instant{noon - day * dayMs - again * 1000};
            backup.path = std::to_string(day) + "/" + std::to_string(again);
            backup.isDamaged = day == 0;
            backup.reason = day % 9 == 8 && again == 1 ? store::BackupReason::Import
                                                       : store::BackupReason::Daily;
            all.push_back(backup);
        }
    }
    std::vector<std::string> kept;
    const auto gone = store::surplus(all);
    for (const auto& backup : all) {
        if (std::none_of(gone.begin(), gone.end(),
                         [&](const auto& other) { return other.path == backup.path; })) {
            kept.push_back(backup.path.string());
        }
    }
    // 2024-02-28 was a Wednesday: Sundays before are 4, 11 and 18 days back
    CHECK(kept == std::vector<std::string>{"1/0", "2/0", "3/0", "4/0", "5/0", "6/0", "7/0", "8/1",
                                           "11/0", "17/1", "18/0", "26/1"});
}
