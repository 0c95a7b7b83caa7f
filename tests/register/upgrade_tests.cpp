#include "core/journal/chain/digest.h"
#include "core/journal/read/history.h"
#include "core/journal/read/verify.h"
#include "core/register/base/field_writes.h"
#include "core/register/base/find.h"
#include "core/register/base/inside.h"
#include "core/register/base/register.h"
#include "core/register/corrections/changes.h"
#include "core/register/faults/faults.h"
#include "core/store/journal/change_log.h"
#include "core/store/projection/load.h"
#include "core/store/queries/device_queries.h"
#include "core/store/queries/fault_queries.h"
#include "tests/support/edits.h"
#include "tests/support/folder.h"
#include "tests/support/kept_register.h"
#include "tests/support/register_fixture.h"

#include <catch2/catch.hpp>

#include <optional>

using namespace dongbo; // NOLINT(google-build-using-namespace): a test

namespace {

/// The register that version 0.2 wrote, opened by this program.
struct Kept
{
    Kept()
    {
        clock.moment = *parseIsoInstant("2024-05-20T08:00:00+07:00"); // soon after its last change
        Register::Options options;
        options.clock = &clock;
        options.ids = &ids;
        reg.emplace(Register::open(test::unpackKept(folder.path), options));
    }

    DeviceState now(const char* code)
    {
        return store::deviceState(reg->database(), findDevice(*reg, code));
    }
    /// As 0.2 did: the report and what it stated of the device in one change-set. Of a device whose
    /// condition nobody had told, nothing is remembered.
    FaultId reportAsOf02(const char* code)
    {
        const auto device = findDevice(*reg, code);
        store::UnitOfWork work(reg->database());
        journal::Action action(journalOf(*reg), reg->actor(), {"did.fault_reported", {}}, {});
        Fault fault;
        fault.number = "SC-2026-9999";
        fault.about = FaultAbout::Device;
        fault.device = device;
        fault.site = store::load<Device>(reg->database(), device)->site;
        fault.symptom = "không lên hình";
        fault.severity = Severity::Blocking;
        fault.state = FaultState::Reported;
        fault.reportedAt = reg->now();
        const FaultId id{action.create(fault)};
        FieldWrites<Device>().set(&Device::condition, Condition::Broken).apply(action, device);
        work.commit();
        return id;
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
    since.from = parseIsoInstant("2024-05-19T00:00:00+07:00")->unixMs;
    for (const auto& made : journal::changeSets(database, since)) {
        REQUIRE(undoChange(*kept.reg, made.changeSet, journal::DependantRule::Refuse, "").done);
    }
    CHECK(journal::digest(database) == test::digestOfKept);
    CHECK(kept.now("HKH-SCR-0001") == DeviceState{Condition::Broken, Use::UnderRepair});
    CHECK(kept.now("TS-VP-003") == DeviceState{Condition::Broken, Use::UnderRepair});
    CHECK(kept.now("DAN-CAM-0001") == DeviceState{Condition::Broken, Use::InUse});
    CHECK(kept.now("TTN-CAM-0001") == DeviceState{std::nullopt, Use::InUse});
    store::DeviceFilter broken;
    broken.condition = Condition::Broken;
    CHECK(store::countDevices(database, broken) >= 7);
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
    finish("SR-2024-0025"); // a spare
    CHECK(kept.now("HKH-SCR-0001") == DeviceState{Condition::Good, Use::Spare});
    finish("SR-2024-0026"); // a lent one
    CHECK(kept.now("TS-VP-003") == DeviceState{Condition::Good, Use::Lent});
    fix("SC-2024-0043"); // remembers what was before, but another one blocks
    CHECK(kept.now("DAN-CAM-0001") == DeviceState{Condition::Broken, Use::InUse});
    fix("SC-2024-0044"); // remembers nothing
    CHECK(kept.now("DAN-CAM-0001") == DeviceState{Condition::Good, Use::InUse});
    fix("SC-2023-0072"); // waited after a repair that did not help; 0.2 left "under repair" stated
    CHECK(kept.now("DAN-AMP-0001") == DeviceState{Condition::Fair, Use::InUse});
    // nobody knew what it was before
    REQUIRE(fixFault(reg, kept.reportAsOf02("TTN-CAM-0001"), {}, ""));
    CHECK(kept.now("TTN-CAM-0001") == DeviceState{Condition::Good, Use::InUse});
}

TEST_CASE("Upgrade: a report of 0.2 that was wrong leaves an unknown condition unknown",
          "[register]")
{
    Kept kept;
    FaultDraft draft;
    draft.device = findDevice(*kept.reg, "TTN-CAM-0001");
    draft.symptom = "mờ";
    draft.severity = Severity::Minor;
    const auto wrong = kept.reportAsOf02("TTN-CAM-0001");
    CHECK(kept.now("TTN-CAM-0001") == DeviceState{Condition::Broken, Use::InUse});
    REQUIRE(test::completeReport(*kept.reg, wrong, draft));
    CHECK(kept.now("TTN-CAM-0001") == DeviceState{std::nullopt, Use::InUse});
}
