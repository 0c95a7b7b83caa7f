#include "core/journal/digest.h"
#include "core/journal/history.h"
#include "core/journal/verify.h"
#include "core/register/changes.h"
#include "core/register/faults.h"
#include "core/register/find.h"
#include "core/register/register.h"
#include "core/store/change_log.h"
#include "core/store/device_queries.h"
#include "core/store/fault_queries.h"
#include "core/store/load.h"
#include "tests/support/edits.h"
#include "tests/support/folder.h"
#include "tests/support/register_fixture.h"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <filesystem>

using namespace dongbo; // NOLINT(google-build-using-namespace): a test

namespace {

/// A register as version 0.2 wrote it: tests/register/kept/README.md says what is in it.
struct Kept
{
    Kept()
    {
        std::filesystem::copy_file(std::filesystem::path(std::getenv("DONGBO_SOURCE")) /
                                       "tests/register/kept/0_2.dongbo",
                                   folder.path / "so.dongbo");
        clock.moment = *parseIsoInstant("2027-01-04T08:00:00+07:00");
        Register::Options options;
        options.clock = &clock;
        options.ids = &ids;
        reg.emplace(Register::open(folder.path / "so.dongbo", options));
    }

    DeviceState now(const char* code)
    {
        return store::deviceState(reg->database(), findDevice(*reg, code));
    }

    test::Folder folder;
    test::FakeClock clock;
    journal::SeededIds ids{"kept"};
    std::optional<Register> reg;
};

} // namespace

TEST_CASE("Upgrade: a register of 0.2 is sound afterwards and shows what holds now", "[register]")
{
    Kept kept;
    auto& database = kept.reg->database();
    const auto result = journal::verify(database);
    for (const auto& check : result.checks) {
        CHECK(check.detail() == "");
    }
    // without what opening it wrote, it says what it said under 0.2
    store::ChangeFilter since;
    since.from = parseIsoInstant("2026-12-31T00:00:00+07:00")->unixMs;
    for (const auto& made : journal::changeSets(database, since)) {
        REQUIRE(undoChange(*kept.reg, made.changeSet, journal::DependantRule::Refuse, "").done);
    }
    CHECK(journal::digest(database) ==
          "98313a061d7e133c25909a3680966d8fb3f2306abb40e802686d4a3e4956b115");
    CHECK(kept.now("DAN-CAM-0001") == DeviceState{Condition::Broken, Use::UnderRepair});
    CHECK(kept.now("DAN-SCR-0001") == DeviceState{Condition::Broken, Use::InUse});
    CHECK(kept.now("DAN-MIC-0001") == DeviceState{Condition::Good, Use::UnderRepair});
    CHECK(kept.now("DAN-COD-0001") == DeviceState{Condition::Good, Use::InUse});
    CHECK(kept.now("DAN-PRJ-0001") == DeviceState{Condition::Broken, Use::InUse});
    // the speaker was moved while its fault was open
    CHECK(store::faultRow(database, findFault(*kept.reg, "SC-2026-0006"))->site ==
          "Điểm cầu Kim Thái");
    store::DeviceFilter broken;
    broken.condition = Condition::Broken;
    CHECK(store::countDevices(database, broken) == 4);
}

TEST_CASE("Upgrade: the end of a fault of 0.2 gives back what its journal says was before",
          "[register]")
{
    Kept kept;
    auto& reg = *kept.reg;
    const auto fix = [&](const char* number) {
        REQUIRE(fixFault(reg, findFault(reg, number), {}, ""));
    };
    const auto finish = [&](const char* number) {
        RepairFinishDraft draft;
        draft.repair = findRepair(reg, number);
        REQUIRE(finishRepair(reg, draft));
    };
    finish("SR-2026-0001");
    CHECK(kept.now("DAN-CAM-0001") == DeviceState{Condition::Fair, Use::Spare});
    finish("SR-2026-0002");
    CHECK(kept.now("DAN-MIC-0001") == DeviceState{Condition::Good, Use::Lent});
    fix("SC-2026-0002"); // remembers what was before, but another one blocks
    CHECK(kept.now("DAN-SCR-0001") == DeviceState{Condition::Broken, Use::InUse});
    fix("SC-2026-0003"); // remembers nothing
    CHECK(kept.now("DAN-SCR-0001") == DeviceState{Condition::Fair, Use::InUse});
    fix("SC-2026-0008"); // nobody knew what it was before
    CHECK(kept.now("DAN-PRJ-0001") == DeviceState{Condition::Good, Use::InUse});
    CHECK_THROWS_AS(
        static_cast<void>(startRepair(reg, {findFault(reg, "SC-2026-0007"), "", {}, "", ""})),
        Error);
}

TEST_CASE("Upgrade: a report of 0.2 that was wrong leaves an unknown condition unknown",
          "[register]")
{
    Kept kept;
    FaultDraft draft;
    draft.device = findDevice(*kept.reg, "DAN-PRJ-0001");
    draft.symptom = "mờ";
    draft.severity = Severity::Minor;
    REQUIRE(test::completeReport(*kept.reg, findFault(*kept.reg, "SC-2026-0008"), draft));
    CHECK(kept.now("DAN-PRJ-0001") == DeviceState{std::nullopt, Use::InUse});
}
