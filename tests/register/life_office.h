#pragma once

#include "core/register/devices/devices.h"
#include "core/register/faults/faults.h"
#include "core/store/projection/load.h"
#include "core/store/queries/device_queries.h"
#include "tests/support/edits.h"
#include "tests/support/register_fixture.h"

#include <optional>
#include <string>

namespace dongbo::test {

/// A screen at Đại An, and the steps of its life, each a minute after the last.
struct Life : RegisterFixture
{
    DeviceId screen = device("Đại An", DeviceType::Screen, "Ti vi Sony 55");

    FaultId report(Severity severity, const char* symptom = "không lên hình")
    {
        clock.advanceMinutes(1);
        FaultDraft draft;
        draft.device = screen;
        draft.symptom = symptom;
        draft.severity = severity;
        return reportFault(reg, draft)->id;
    }
    RepairId start(FaultId fault, const char* by = "Cửa hàng Minh Anh")
    {
        clock.advanceMinutes(1);
        return startRepair(reg, {fault, by, {}, "", ""})->id;
    }
    ChangeSetId finish(RepairId repair, RepairOutcome outcome = RepairOutcome::Fixed)
    {
        clock.advanceMinutes(1);
        RepairFinishDraft draft;
        draft.repair = repair;
        draft.outcome = outcome;
        return finishRepair(reg, draft)->changeSet;
    }
    Checked<Edited<DeviceId>> state(std::optional<Condition> condition, Use use = Use::InUse)
    {
        return editDevice(
            reg, screen,
            {fieldEdit(&Device::condition, condition), fieldEdit(&Device::use, std::optional{use})},
            "");
    }
    Checked<Edited<DeviceId>> edit(const Device& wanted, const std::string& reason = "")
    {
        return editDevice(reg, screen, editsBetween(stated(), wanted), reason);
    }
    Device stated() { return *store::load<Device>(reg.database(), screen); }
    DeviceState now() { return store::deviceState(reg.database(), screen); }
    Fault fault(FaultId id) { return *store::load<Fault>(reg.database(), id); }
};

inline constexpr DeviceState working{Condition::Good, Use::InUse};
inline constexpr DeviceState broken{Condition::Broken, Use::InUse};

inline std::string codeOfFirst(const Problems& problems)
{
    return problems.empty() ? "" : problems.front().message.code;
}

} // namespace dongbo::test
