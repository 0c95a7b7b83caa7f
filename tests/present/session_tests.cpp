#include "core/register/corrections/changes.h"
#include "core/register/faults/faults.h"
#include "core/store/queries/device_queries.h"
#include "tests/support/fake_shell.h"

#include <catch2/catch.hpp>

using namespace dongbo;
using dongbo::test::FakeShell;

namespace {

Checked<present::Shell::Done> addOne(FakeShell& shell, const std::string& name)
{
    Device device;
    device.name = name;
    device.type = DeviceType::Camera;
    device.site = findSite(shell.reg(), "Đại An");
    const auto added = addDevice(shell.reg(), device, "");
    if (!added) {
        return added.problems();
    }
    return present::Shell::Done{added->changeSet, "Đã thêm"};
}

} // namespace

TEST_CASE("Session: a change made by another connection is announced by the next poll", "[present]")
{
    FakeShell shell;
    int changes = 0;
    const auto listening = shell.session().changed.connect([&] { ++changes; });
    shell.session().poll();
    CHECK(changes == 0);
    auto elsewhere = shell.session().openForWorker(present::Session::WorkerAccess::Write).open();
    Device device;
    device.name = "Loa";
    device.type = DeviceType::Speaker;
    device.site = findSite(elsewhere, "Đại An");
    REQUIRE(addDevice(elsewhere, device, ""));
    shell.session().poll();
    CHECK(changes == 1);
    shell.session().poll();
    CHECK(changes == 1);
}

TEST_CASE("Session: while a past day is shown nothing can be written", "[present]")
{
    FakeShell shell;
    shell.device("Đại An", DeviceType::Camera, "Camera");
    const auto day = shell.session().today();
    shell.clock.advanceDays(3);
    shell.device("Đại An", DeviceType::Camera, "Camera sau");
    shell.session().showPast(std::make_shared<Register>(shell.reg().asOf(day)));
    CHECK(shell.session().pastDay() == day);
    CHECK_FALSE(shell.session().isWritable());
    CHECK(store::countDevices(shell.session().shown().database(), {}) == 1);
    SECTION("a worker reads the same past on its own connection")
    {
        std::int64_t seen = 0;
        shell.jobs().start({"",
                            [&, open = shell.session().openForWorker(
                                    present::Session::WorkerAccess::Read)](present::JobContext&) {
                                auto reg = open.open();
                                seen = store::countDevices(reg.database(), {});
                            },
                            {},
                            {}});
        CHECK(store::countDevices(shell.session().shown().database(), {}) == 1);
        shell.settle();
        CHECK(seen == 1);
    }
    shell.session().leavePast();
    CHECK(shell.session().isWritable());
    CHECK(store::countDevices(shell.session().shown().database(), {}) == 2);
}

TEST_CASE("Acting: a done use case is announced and offers to be taken back", "[present]")
{
    FakeShell shell;
    int changes = 0;
    const auto listening = shell.session().changed.connect([&] { ++changes; });
    CHECK(shell.act([&] { return addOne(shell, "Camera"); }, {}));
    CHECK(changes == 1);
    REQUIRE(shell.banners.size() == 1);
    REQUIRE(shell.banners.back().onAction);
    shell.banners.back().onAction();
    CHECK(store::countDevices(shell.reg().database(), {}) == 0);
    REQUIRE(shell.banners.size() == 2);
    shell.banners.back().onAction(); // and again
    CHECK(store::countDevices(shell.reg().database(), {}) == 1);
}

TEST_CASE("Acting: undoing what others rest on asks first and writes nothing before", "[present]")
{
    FakeShell shell;
    CHECK(shell.act([&] { return addOne(shell, "Camera"); }, {}));
    const auto rows = store::devicePage(shell.reg().database(), {}, store::DeviceOrder::Code, {});
    REQUIRE(rows.size() == 1);
    FaultDraft fault;
    fault.device = rows.front().id;
    fault.symptom = "mất hình";
    REQUIRE(reportFault(shell.reg(), fault));
    shell.banners.back().onAction();
    CHECK(shell.fakePrompts.questions.size() == 1);
    CHECK(store::countDevices(shell.reg().database(), {}) == 1);
    shell.fakePrompts.answer = 0;
    shell.banners.front().onAction();
    CHECK(store::countDevices(shell.reg().database(), {}) == 0);
}

TEST_CASE("Acting: problems go to the form, errors to the banner", "[present]")
{
    FakeShell shell;
    Problems heard;
    CHECK_FALSE(shell.act([&] { return addOne(shell, ""); },
                          [&](const Problems& problems) { heard = problems; }));
    CHECK(heard.size() == 1);
    CHECK(shell.banners.empty());
    CHECK_FALSE(shell.act(
        []() -> Checked<present::Shell::Done> {
            throw Error(Error::Kind::Full, {"store.full", {}});
        },
        {}));
    REQUIRE(shell.banners.size() == 1);
    CHECK(shell.banners.back().tone == present::BannerTone::Bad);
    CHECK_FALSE(shell.banners.back().explanation.empty());
}

TEST_CASE("Session: somebody else's long write is told within two seconds", "[present]")
{
    FakeShell shell;
    auto elsewhere = shell.session().openForWorker(present::Session::WorkerAccess::Write).open();
    const store::UnitOfWork held(elsewhere.database());
    const auto before = std::chrono::steady_clock::now();
    CHECK_FALSE(shell.act([&] { return addOne(shell, "Camera"); }, {}));
    CHECK(std::chrono::steady_clock::now() - before < std::chrono::seconds(25));
    REQUIRE(shell.banners.size() == 1);
    CHECK_FALSE(shell.banners.back().explanation.empty());
    CHECK(shell.banners.back().sentence.find('{') == std::string::npos); // the file is named
}
