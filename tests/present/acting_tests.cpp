#include "core/register/devices/devices.h"
#include "core/store/queries/device_queries.h"
#include "core/text/wording.h"
#include "gui/present/acting.h"
#include "tests/support/fake_shell.h"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <stdexcept>

using namespace dongbo;
using dongbo::test::FakeShell;
using present::BannerTone;
using present::Shell;

namespace {

/// Adds a device as a form does; `then` runs after the commit, inside the use case.
bool addCamera(FakeShell& shell, const std::function<void()>& then = {})
{
    return shell.act(
        [&]() -> Checked<Shell::Done> {
            Device device;
            device.name = "Camera";
            device.type = DeviceType::Camera;
            device.site = findSite(shell.reg(), "Gôi");
            const auto made = addDevice(shell.reg(), device, "");
            if (then) {
                then();
            }
            return Shell::Done{made->changeSet, "Đã thêm Camera."};
        },
        {});
}

Error tableGone()
{
    return {Error::Kind::Corrupt, {"store.corrupt", {}}, "no such table: repair"};
}

} // namespace

TEST_CASE("Acting: a committed change is told as done when a listener throws", "[present]")
{
    FakeShell shell;
    int heard = 0;
    const auto broken = shell.session().changed.connect([] { throw tableGone(); });
    const auto sound = shell.session().changed.connect([&] { ++heard; });
    CHECK(addCamera(shell));
    CHECK(heard == 1);
    REQUIRE(shell.banners.size() == 1);
    const auto& banner = shell.banners.front();
    CHECK(banner.tone == BannerTone::Warn);
    CHECK(banner.sentence == "Đã thêm Camera.");
    CHECK(banner.explanation.find("đã xong, đừng làm lại") != std::string::npos);
    CHECK(banner.action == "Hoàn tác");
    banner.onAction();
    CHECK(store::countDevices(shell.reg().database(), {}) == 0);
    CHECK(shell.banners.back().sentence == "Đã hoàn tác.");
}

TEST_CASE("Acting: what fails after the commit does not make the change look failed", "[present]")
{
    FakeShell shell;
    CHECK(addCamera(shell, [] { throw tableGone(); }));
    CHECK(store::countDevices(shell.reg().database(), {}) == 1);
    REQUIRE(shell.banners.size() == 1);
    CHECK(shell.banners[0].sentence == "Đã ghi vào sổ.");
    CHECK(addCamera(shell, [] { throw std::runtime_error("any"); }));
    CHECK(shell.banners.back().sentence == "Đã ghi vào sổ.");
}

TEST_CASE("Acting: what fails before the commit is told as failed and announces nothing",
          "[present]")
{
    FakeShell shell;
    int heard = 0;
    const auto listening = shell.session().changed.connect([&] { ++heard; });
    CHECK_FALSE(shell.act([]() -> Checked<Shell::Done> { throw tableGone(); }, {}));
    CHECK(heard == 0);
    REQUIRE(shell.banners.size() == 1);
    CHECK(shell.banners[0].tone == BannerTone::Bad);
}

TEST_CASE("Session: listeners that throw are reported once, and the register stays open",
          "[present]")
{
    FakeShell shell;
    int heard = 0;
    const auto broken = shell.session().switched.connect([] { throw tableGone(); });
    const auto alsoBroken = shell.session().changed.connect([] { throw std::bad_alloc(); });
    const auto sound = shell.session().changed.connect([&] { ++heard; });
    shell.session().open(shell.registerPath(), {});
    CHECK(shell.session().isOpen());
    CHECK(heard == 1);
    REQUIRE(shell.banners.size() == 1);
    CHECK(shell.banners[0].sentence == "Màn hình có thể chưa đúng với sổ.");
}

TEST_CASE("Acting: nothing counts as done once the register's file is gone from its path",
          "[present]")
{
    FakeShell shell;
    const auto replaced = GENERATE(false, true);
    int lost = 0;
    const auto listening = shell.session().fileLost.connect([&] { ++lost; });
    CHECK(addCamera(shell));
    std::filesystem::remove(shell.registerPath());
    if (replaced) {
        std::ofstream(shell.registerPath()) << "another file";
    }
    CHECK_FALSE(addCamera(shell));
    CHECK(lost == 1);
    CHECK_FALSE(shell.session().isWritable());
    CHECK(shell.banners.back().tone == BannerTone::Bad);
    CHECK(shell.banners.back().action == "Lưu một bản sao…");
    shell.fakePrompts.toSave = shell.registerPath().parent_path() / "cuu.dongbo";
    shell.banners.back().onAction();
    CHECK(shell.banners.back().tone == BannerTone::Ok);
    auto saved = Register::open(*shell.fakePrompts.toSave, {});
    CHECK(store::countDevices(saved.database(), {}) == 1);
}

TEST_CASE("Acting: a file that goes while something is written is told as lost", "[present]")
{
    FakeShell shell;
    CHECK_FALSE(addCamera(shell, [&] { std::filesystem::remove(shell.registerPath()); }));
    CHECK(shell.banners.back().tone == BannerTone::Bad);
    CHECK(shell.banners.back().action == "Lưu một bản sao…");
}

TEST_CASE("Acting: the window never advises an option of the command line", "[present]")
{
    FakeShell shell;
    for (const auto& code : text::catalogueCodes(Language::Vietnamese)) {
        const bool isOfPrograms = code.starts_with("cli.") || code.starts_with("window.") ||
                                  code.starts_with("gui.") || code.starts_with("start.");
        for (const auto language : {Language::Vietnamese, Language::English}) {
            if (isOfPrograms || text::sentenceOf(language, code).empty()) {
                continue;
            }
            shell.session().setLanguage(language);
            INFO(code);
            const auto sentence = shell.session().say(Message{code, {}});
            CHECK(sentence.find("dongbo-cli") == std::string::npos);
            CHECK(sentence.find(" --") == std::string::npos);
            CHECK(sentence.find("(--") == std::string::npos);
        }
    }
}

TEST_CASE("Acting: what is said of a damaged register names it", "[present]")
{
    FakeShell shell;
    const Error error(
        Error::Kind::Corrupt,
        {"store.corrupt", {{"path", ""}, {"detail", "database disk image is malformed"}}});
    const auto banner = present::bannerOf(shell.session(), error);
    CHECK(banner.sentence.find("so.dongbo") != std::string::npos);
    CHECK(banner.sentence.find("malformed") == std::string::npos);
}
