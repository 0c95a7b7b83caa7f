#include "core/register/faults/fault_devices.h"

#include "core/journal/read/history.h"
#include "core/register/base/field_writes.h"
#include "core/register/base/lookups.h"
#include "core/store/queries/fault_queries.h"

#include <algorithm>

namespace dongbo::fault_devices {

namespace {

/// The last standing statement of a device's field that said something else than `now`, and by
/// which kind of action `now` was stated.
struct Before
{
    Value value;          ///< absent: nothing else was ever stated
    std::string statedBy; ///< "did.fault_reported"
};

Before before(Register& reg, const DeviceId& device, FieldNumber field, const Value& now)
{
    Before out;
    for (const auto& entry : journal::history(reg.database(), RecordKind::Device, device)) {
        for (const auto& step : entry.fields) {
            if (entry.isUndone || step.field != field) {
                continue;
            }
            if (step.after == now) {
                out.statedBy = entry.what.code;
            } else {
                out.value = step.after;
            }
        }
    }
    return out;
}

template <typename E> std::optional<E> choiceOf(const Value& value)
{
    const auto* number = std::get_if<std::int64_t>(&value);
    return number != nullptr ? std::optional{static_cast<E>(*number)} : std::nullopt;
}

/// Open faults of the device but this one.
std::vector<FaultId> others(Register& reg, const DeviceId& device, const FaultId& fault)
{
    auto open = store::openFaultsOf(reg.database(), device);
    std::erase(open, fault);
    return open;
}

void restoreUse(Register& reg, const DeviceId& id, const std::vector<FaultId>& open,
                FieldWrites<Device>& writes)
{
    const bool isElsewhere = std::any_of(open.begin(), open.end(), [&](const FaultId& other) {
        return store::openRepairOf(reg.database(), other).has_value();
    });
    if (isElsewhere) {
        return;
    }
    const auto known = before(reg, id, fieldOf<&Device::use>, toValue(Use::UnderRepair)).value;
    writes.set(&Device::use, choiceOf<Use>(known).value_or(Use::InUse));
}

} // namespace

void stateFixed(Register& reg, journal::Action& action, const FaultId& id, const Fault& fault)
{
    const auto device =
        fault.device ? store::load<Device>(reg.database(), *fault.device) : std::optional<Device>();
    if (!device) {
        return;
    }
    const auto open = others(reg, *fault.device, id);
    FieldWrites<Device> writes;
    if (device->condition == Condition::Broken && open.empty()) {
        auto condition = fault.conditionBefore;
        if (!condition || condition == Condition::Broken) {
            condition = choiceOf<Condition>(
                before(reg, *fault.device, fieldOf<&Device::condition>, toValue(Condition::Broken))
                    .value);
        }
        writes.set(&Device::condition, condition.value_or(Condition::Good));
    }
    if (device->use == Use::UnderRepair) {
        restoreUse(reg, *fault.device, open, writes);
    }
    writes.apply(action, *fault.device);
}

void stateUnrepairable(Register& reg, journal::Action& action, const FaultId& id,
                       const Fault& fault)
{
    const auto device =
        fault.device ? store::load<Device>(reg.database(), *fault.device) : std::optional<Device>();
    if (!device) {
        return;
    }
    FieldWrites<Device> writes;
    if (device->condition != Condition::Broken) {
        if (device->condition) {
            FieldWrites<Fault>().set(&Fault::conditionBefore, *device->condition).apply(action, id);
        }
        writes.set(&Device::condition, Condition::Broken);
    }
    if (device->use == Use::UnderRepair) {
        restoreUse(reg, *fault.device, others(reg, *fault.device, id), writes);
    }
    writes.apply(action, *fault.device);
}

void takeBackReport(Register& reg, journal::Action& action, const FaultId& id, const Fault& fault)
{
    const auto device =
        fault.device ? store::load<Device>(reg.database(), *fault.device) : std::optional<Device>();
    if (!device || device->condition != Condition::Broken ||
        !others(reg, *fault.device, id).empty()) {
        return;
    }
    const auto known =
        before(reg, *fault.device, fieldOf<&Device::condition>, toValue(Condition::Broken));
    if (known.statedBy != "did.fault_reported" && known.statedBy != "did.fault_completed") {
        return;
    }
    FieldWrites<Device> writes;
    writes.set(&Device::condition,
               fault.conditionBefore ? fault.conditionBefore : choiceOf<Condition>(known.value));
    writes.apply(action, *fault.device);
}

void requireDeviceInBooks(Register& reg, const Fault& fault)
{
    const auto device =
        fault.device ? store::load<Device>(reg.database(), *fault.device) : std::optional<Device>();
    const auto paper = device ? device->paper.value_or(Paper::Active) : Paper::Active;
    if (paper == Paper::Disposed || paper == Paper::Lost) {
        throw Error(Error::Kind::Refused,
                    {"device.gone",
                     {{"device", device->code.value_or(device->name.value_or(""))},
                      {"paper", "@paper." + std::string(codeOf(paper))}}});
    }
}

} // namespace dongbo::fault_devices
