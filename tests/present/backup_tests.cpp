#include "core/register/upkeep/backups.h"
#include "core/store/health/damage.h"
#include "core/store/queries/device_queries.h"
#include "gui/present/frame/backups.h"
#include "gui/present/frame/frame_facts.h"
#include "gui/present/frame/page_watch.h"
#include "gui/present/register_reader.h"
#include "tests/support/fake_shell.h"

#include <catch2/catch.hpp>

#include <chrono>
#include <fstream>

using namespace dongbo;
using namespace std::chrono_literals;
using dongbo::test::FakeShell;
using present::BannerTone;

namespace {

struct Desk
{
    FakeShell shell;
    test::Folder stick;
    std::filesystem::path backup = stick.path / "sao.dongbo";
    int opened = 0;

    present::OpenRegister open()
    {
        return [this](const std::filesystem::path& file) {
            ++opened;
            shell.session().open(file, {});
            return true;
        };
    }
    void backUp()
    {
        shell.fakePrompts.toSave = backup;
        present::backUpByDialog(shell);
        shell.settle();
        REQUIRE(shell.banners.back().tone == BannerTone::Ok);
        shell.fakePrompts.toOpen = {backup};
    }
    void restore(std::optional<std::size_t> answer)
    {
        shell.fakePrompts.answer = answer;
        present::restoreByDialog(shell, shell.registerPath(), open());
        shell.settle();
    }
    [[nodiscard]] std::int64_t devices() { return store::countDevices(shell.reg().database(), {}); }
};

} // namespace

TEST_CASE("Backups: a backup is tried, and put in the register's place when the person agrees",
          "[present]")
{
    Desk desk;
    desk.shell.device("Gôi", DeviceType::Camera, "Camera");
    desk.backUp();
    desk.shell.device("Gôi", DeviceType::Camera, "Camera sau");
    REQUIRE(desk.devices() == 2);

    present::tryByDialog(desk.shell);
    desk.shell.settle();
    CHECK(desk.shell.banners.back().tone == BannerTone::Ok);
    CHECK(desk.shell.banners.back().explanation.find("1 thiết bị") != std::string::npos);
    CHECK(desk.devices() == 2);

    desk.restore(1); // "keep the open register"
    CHECK(desk.devices() == 2);
    CHECK(desk.opened == 0);
    desk.restore(std::nullopt);
    CHECK(desk.devices() == 2);

    desk.restore(0);
    REQUIRE(desk.opened == 1);
    CHECK(desk.devices() == 1);
    CHECK(desk.shell.banners.back().tone == BannerTone::Ok);
    CHECK(desk.shell.banners.back().explanation.find("before-restore") != std::string::npos);
}

TEST_CASE("Backups: a damaged one is named and never put in the register's place", "[present]")
{
    Desk desk;
    desk.shell.device("Gôi", DeviceType::Camera, "Camera");
    desk.backUp();
    {
        std::fstream file(desk.backup, std::ios::binary | std::ios::in | std::ios::out);
        file.seekp(20'000);
        file << std::string(4'000, 'x');
    }
    desk.restore(0);
    CHECK(desk.opened == 0);
    CHECK(desk.shell.banners.back().tone == BannerTone::Bad);
    CHECK(desk.devices() == 1);
}

TEST_CASE("Backups: the foot tells of the newest backup, or that there is none", "[present]")
{
    Desk desk;
    desk.shell.device("Gôi", DeviceType::Camera, "Camera");
    const auto none = present::backupFact(desk.shell.reg(), Language::Vietnamese);
    CHECK(none.text == "Chưa sao lưu");
    CHECK(none.warns);
}

TEST_CASE("Backups: the foot says so when they are off", "[present]")
{
    Desk desk;
    chooseBackups(desk.shell.reg(), false, {});
    const auto fact = present::backupFact(desk.shell.reg(), Language::Vietnamese);
    CHECK(fact.text == "Tự sao lưu đang tắt");
    CHECK(fact.warns);
}

TEST_CASE("Backups: a chosen folder gets one at once, and the way back is offered", "[present]")
{
    Desk desk;
    desk.shell.device("Gôi", DeviceType::Camera, "Camera");
    desk.shell.fakePrompts.toFolder = desk.stick.path;
    present::chooseBackupFolderByDialog(desk.shell);
    desk.shell.settle();
    const auto state = backupState(desk.shell.reg());
    CHECK(state.folder == desk.stick.path);
    REQUIRE(state.newest);
    CHECK(state.newest->path.parent_path() == desk.stick.path);
    CHECK(desk.shell.banners.back().tone == BannerTone::Ok);
    const auto fact = present::backupFact(desk.shell.reg(), Language::Vietnamese);
    CHECK_FALSE(fact.warns);
    CHECK(fact.detail.find(desk.stick.path.string()) != std::string::npos);
    REQUIRE(desk.shell.banners.back().onAction);
    desk.shell.banners.back().onAction();
    desk.shell.settle();
    CHECK(backupState(desk.shell.reg()).isDefaultFolder);
}

TEST_CASE("Page watch: it looks while no worker is busy, and says when all pages are sound",
          "[present]")
{
    Desk desk;
    present::PageWatch watch(desk.shell);
    watch.tick(0ms);
    CHECK_FALSE(desk.shell.jobs().isBusy()); // not at once after opening
    desk.shell.jobs().start({"lâu", [](present::JobContext&) {}, {}, {}});
    watch.tick(5s);
    CHECK(desk.shell.jobs().shown().size() == 1); // the other one only
    for (int i = 0; i < 100 && !watch.soundSince(); ++i) {
        desk.shell.settle();
        watch.tick(5s);
    }
    CHECK(watch.soundSince());
    CHECK_FALSE(desk.shell.session().damage());
    CHECK(desk.shell.session().isWritable());
    desk.shell.session().open(desk.shell.registerPath(), {});
    CHECK_FALSE(watch.soundSince()); // that was another opening
}

TEST_CASE(
    "Page watch: a page that does not fit closes the register for writing and leads to backups",
    "[present]")
{
    Desk desk;
    for (int i = 0; i < 40; ++i) {
        desk.shell.device("Gôi", DeviceType::Camera, "Camera " + std::to_string(i));
    }
    desk.shell.reg().database().checkpoint();
    present::PageWatch watch(desk.shell);
    watch.tick(0ms);
    {
        const auto size = std::filesystem::file_size(desk.shell.registerPath());
        std::fstream file(desk.shell.registerPath(),
                          std::ios::binary | std::ios::in | std::ios::out);
        file.seekp(static_cast<std::streamoff>(size - 2'000));
        file << std::string(100, 'x');
    }
    for (int i = 0; i < 100 && !desk.shell.session().damage(); ++i) {
        watch.tick(5s);
        desk.shell.settle();
    }
    REQUIRE(desk.shell.session().damage());
    CHECK_FALSE(watch.soundSince());
    CHECK_FALSE(desk.shell.session().isWritable());
    present::tellDamage(desk.shell, desk.open());
    CHECK(desk.shell.banners.back().tone == BannerTone::Bad);
    CHECK(desk.shell.banners.back().onAction);
}

namespace {

/// Changes a byte of every page but the first.
void spoil(const std::filesystem::path& path)
{
    constexpr std::uintmax_t pageSize = 4096;
    const auto size = std::filesystem::file_size(path);
    std::fstream file(path, std::ios::binary | std::ios::in | std::ios::out);
    for (auto at = pageSize + 2'000; at < size; at += pageSize) {
        file.seekp(static_cast<std::streamoff>(at));
        file.put('#');
    }
}

} // namespace

TEST_CASE("Damage: a reading that meets it closes the register for writing and names the backup",
          "[present]")
{
    Desk desk;
    desk.shell.device("Gôi", DeviceType::Camera, "Camera");
    const auto backup = backUp(desk.shell.reg(), store::BackupReason::Daily);
    REQUIRE(backup);
    desk.shell.reg().database().checkpoint();
    spoil(desk.shell.registerPath());
    present::RegisterReader reader(desk.shell);
    int read = 0;
    reader.read<std::int64_t>(
        [](Register& reg, present::JobContext&) { return store::countDevices(reg.database(), {}); },
        [&read](std::int64_t) { ++read; });
    desk.shell.settle();
    CHECK(read == 0);
    auto& session = desk.shell.session();
    REQUIRE(session.damage());
    CHECK(session.say(*session.damage()).find(backup->path.filename().string()) !=
          std::string::npos);
    CHECK_FALSE(session.isWritable());
    CHECK_THROWS_AS(desk.shell.device("Gôi", DeviceType::Camera, "Camera 2"), Error);

    present::tellDamage(desk.shell, desk.open());
    CHECK(desk.shell.banners.back().tone == BannerTone::Bad);
    CHECK(desk.shell.banners.back().onAction);
}

TEST_CASE(
    "Damage: the banner names the newest backup, also with automatic ones off and one made by "
    "hand",
    "[present]")
{
    Desk desk;
    desk.shell.device("Gôi", DeviceType::Camera, "Camera");
    chooseBackups(desk.shell.reg(), false, {});
    desk.backUp(); // by hand, onto a stick
    desk.shell.session().foundDamage(store::noteDamage(desk.shell.reg().database(), 7));
    present::tellDamage(desk.shell, desk.open());
    const auto banner = desk.shell.banners.back();
    CHECK(banner.explanation.find(desk.backup.string()) != std::string::npos);
    CHECK(banner.action.find("Khôi phục bản") != std::string::npos);
    REQUIRE(banner.onAction);
    desk.shell.fakePrompts.answer = 0;
    banner.onAction();
    desk.shell.settle();
    CHECK(desk.opened == 1);
    CHECK_FALSE(desk.shell.session().damage());
}

TEST_CASE("Backups: a copy of a damaged register is not said to be a sound one", "[present]")
{
    Desk desk;
    desk.shell.device("Gôi", DeviceType::Camera, "Camera");
    desk.shell.reg().database().checkpoint();
    spoil(desk.shell.registerPath());
    desk.shell.fakePrompts.toSave = desk.backup;
    present::backUpByDialog(desk.shell);
    desk.shell.settle();
    CHECK(desk.shell.banners.back().tone != BannerTone::Ok);
    CHECK_FALSE(std::filesystem::exists(desk.backup));
}

TEST_CASE("Backups: the foot tells of damage before anything else", "[present]")
{
    Desk desk;
    present::FrameFactsReader reader(desk.shell);
    desk.shell.session().foundDamage({"store.damaged", {{"path", "so"}, {"page", "7"}}});
    desk.shell.settle();
    CHECK(reader.facts().backup == "Tệp sổ có chỗ hỏng");
    CHECK(reader.facts().backupWarns);
    desk.shell.session().open(desk.shell.registerPath(), {}); // a sound one
    CHECK_FALSE(desk.shell.session().damage());
}
