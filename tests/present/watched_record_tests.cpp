#include "core/journal/read/history.h"
#include "core/register/devices/devices.h"
#include "gui/present/watched_record.h"
#include "tests/support/edits.h"
#include "tests/support/fake_shell.h"

#include <catch2/catch.hpp>

using namespace dongbo;
using namespace dongbo::present;
using dongbo::test::FakeShell;

TEST_CASE("Watched record: a change made elsewhere is named with its author; both are kept",
          "[present]")
{
    FakeShell shell;
    const auto id = shell.device("Đại An", DeviceType::Camera, "Camera");
    WatchedRecord<Device> watched(shell.session(), id);
    CHECK(watched.changes().empty());

    auto elsewhere = shell.session().openForWorker(Session::WorkerAccess::Write).open();
    auto theirs = *store::load<Device>(elsewhere.database(), id);
    theirs.cost = Money{12'500'000};
    REQUIRE(test::saveDevice(elsewhere, id, theirs, ""));

    const auto changes = watched.changes();
    REQUIRE(changes.size() == 1);
    CHECK(changes[0].field == "cost");
    CHECK(changes[0].theirs == Value{std::int64_t{12'500'000}});
    CHECK(changes[0].by == "tester");
    CHECK(sentenceOf(shell.session(), changes[0], "12.500.000 đ").find("12.500.000 đ") !=
          std::string::npos);

    auto typed = watched.base();
    typed.notes = "đã lau";
    typed.cost = Money{9'000'000};
    CHECK(watched.edits(typed) ==
          std::vector{
              FieldEdit{fieldNumber(&Device::cost), Value{}, toValue(Money{9'000'000})},
              FieldEdit{fieldNumber(&Device::notes), Value{}, toValue(std::string("đã lau"))}});
    watched.look();
    CHECK(watched.edits(typed)[0].seen == toValue(Money{12'500'000}));
    watched.takeTheirs();
    CHECK(watched.changes().empty());
}

TEST_CASE("Watched record: one that was withdrawn meanwhile is said to be gone", "[present]")
{
    FakeShell shell;
    const auto id = shell.device("Đại An", DeviceType::Camera, "Camera");
    const WatchedRecord<Device> watched(shell.session(), id);
    undoWithQuestion(shell, journal::changeSets(shell.reg().database())[0].changeSet);
    CHECK(watched.isGone());
    CHECK(watched.changes().empty());
    CHECK_THROWS_AS(editDevice(shell.reg(), id, {fieldEdit(&Device::notes, MaybeText{"x"})}, ""),
                    Error);
}
