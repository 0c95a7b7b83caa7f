#include "core/store/device_queries.h"
#include "gui/present/frame/backups.h"
#include "tests/support/fake_shell.h"

#include <catch2/catch.hpp>

#include <fstream>

using namespace dongbo;
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
        present::restoreByDialog(shell, open());
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
    CHECK(none.text == "Chưa có bản sao lưu");
    CHECK(none.warns);
}
