#include "core/register/places/places.h"
#include "core/register/upkeep/backups.h"
#include "core/store/health/damage.h"
#include "core/store/health/known_backups.h"
#include "tests/support/folder.h"
#include "tests/support/register_fixture.h"

#include <catch2/catch.hpp>

#include <fstream>
#include <sstream>

using namespace dongbo; // NOLINT(google-build-using-namespace): a test reads better so

namespace {

/// A register in a file, with a clock, and a stick for backups.
struct Desk
{
    Desk()
    {
        Register::InitOptions options;
        options.account = "tester";
        options.open.clock = &clock;
        reg.emplace(Register::init(path, options));
        add("Máy quay");
    }
    void add(const std::string& name)
    {
        Officer officer;
        officer.name = name;
        REQUIRE(addOfficer(*reg, officer, ""));
    }
    void overwrite()
    {
        reg.reset();
        std::filesystem::remove(path.string() + "-wal");
        std::ofstream(path, std::ios::binary) << std::string(200'000, 'x');
    }
    [[nodiscard]] std::string note() const
    {
        std::ifstream in(store::elsewhereFile(path));
        std::stringstream text;
        text << in.rdbuf();
        return text.str();
    }

    test::Folder folder;
    test::Folder stick;
    std::filesystem::path path = folder.path / "so.dongbo";
    test::FakeClock clock;
    std::optional<Register> reg;
};

} // namespace

TEST_CASE("Known backups: those of a chosen folder are found when the register is overwritten",
          "[register]")
{
    Desk desk;
    chooseBackups(*desk.reg, true, desk.stick.path);
    const auto made = backUp(*desk.reg, store::BackupReason::Daily);
    REQUIRE(made);
    REQUIRE(made->path.parent_path() == desk.stick.path);
    chooseBackups(*desk.reg, false, {}); // off, and no folder chosen any more
    desk.overwrite();
    CHECK_THROWS_AS(Register::open(desk.path, {}), Error);
    const auto known = store::knownBackups(desk.path);
    REQUIRE(known.size() == 1);
    CHECK(known.front().path == made->path);
}

TEST_CASE("Known backups: one made by hand is found with its moment, the newest first",
          "[register]")
{
    Desk desk;
    const auto automatic = backUp(*desk.reg, store::BackupReason::Daily);
    REQUIRE(automatic);
    desk.clock.advanceMinutes(60);
    const auto byHand = desk.stick.path / "sao lưu.dongbo";
    backupTo(*desk.reg, byHand);
    const auto at = desk.clock.moment;
    const auto known = store::knownBackups(desk.reg->database());
    REQUIRE(known.size() == 2);
    CHECK(known.front().path == byHand);
    CHECK(known.front().at.unixMs / 1000 == at.unixMs / 1000);
    CHECK(known.back().path == automatic->path);
    std::filesystem::remove(byHand); // the stick is not there today
    CHECK(store::knownBackups(desk.path).size() == 1);
}

TEST_CASE("Known backups: damage names the newest of all places, also with automatic backups off",
          "[register]")
{
    Desk desk;
    REQUIRE(backUp(*desk.reg, store::BackupReason::Daily));
    desk.clock.advanceDays(1);
    desk.add("Máy quay sau");
    chooseBackups(*desk.reg, true, desk.stick.path);
    const auto newest = backUp(*desk.reg, store::BackupReason::Daily);
    REQUIRE(newest);
    chooseBackups(*desk.reg, false, {});
    const auto damage = store::noteDamage(desk.reg->database(), 7);
    CHECK(damage.code == "store.damaged_with_backup");
    CHECK(damage.args.at(2).value == newest->path.string());
}

TEST_CASE("Known backups: a folder is noted once, and nothing beside a register that is only read",
          "[register]")
{
    Desk desk;
    chooseBackups(*desk.reg, true, desk.stick.path);
    REQUIRE(backUp(*desk.reg, store::BackupReason::Daily));
    const auto note = desk.note();
    CHECK(std::count(note.begin(), note.end(), '\n') == 1);
    CHECK(note.find(desk.stick.path.string()) != std::string::npos);

    Register::Options options;
    options.readOnly = true;
    desk.reg.emplace(Register::open(desk.path, options));
    backupTo(*desk.reg, desk.stick.path / "sao.dongbo");
    CHECK(desk.note() == note);
}

TEST_CASE("Known backups: a copy of a damaged register, or a note that is rubbish, is none",
          "[register]")
{
    Desk desk;
    std::filesystem::create_directories(store::elsewhereFile(desk.path).parent_path());
    std::ofstream(store::elsewhereFile(desk.path))
        << "x\n\t\n2024-05-11T08:00:00\n2024-05-11T08:00:00\t/khong/co\n\xff\xfe\t\xff\n";
    std::ofstream(desk.stick.path / "so.2024-05-11T08-00-00.daily.damaged.dongbo") << "x";
    CHECK(store::knownBackups(desk.path, desk.stick.path).empty());
}
