#include "core/register/devices/devices.h"

#include "core/planning/fault_rules.h"
#include "core/register/base/checks.h"
#include "core/register/base/edit_record.h"
#include "core/register/base/inside.h"
#include "core/register/base/lookups.h"
#include "core/register/devices/device_checks.h"
#include "core/register/devices/device_steps.h"
#include "core/store/queries/fault_queries.h"
#include "core/store/search/lookups.h"
#include "core/text/fold.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace dongbo {

std::string shownCode(const Device& device, DeviceId id)
{
    return device.code.value_or(id.text());
}

void checkCode(Register& reg, const Device& device, std::optional<DeviceId> self,
               Problems& problems)
{
    if (!device.code) {
        return;
    }
    for (const auto& other : store::devicesByCode(reg.database(), text::fold(*device.code))) {
        if (!self || other != *self) {
            problems.push_back({"code", {"value.taken", {{"value", *device.code}}}});
            return;
        }
    }
}

Problems checkDevice(const Device& device)
{
    const auto values = valuesOf(device);
    auto problems = checkDeviceRules(values);
    static const auto none = valuesOf(Device{});
    checks::values(problems, describe(RecordKind::Device), values, none);
    return problems;
}

Problems checkDeviceRules(const std::vector<Value>& values)
{
    const auto textOf = [&values](FieldNumber field) {
        return std::get_if<std::string>(&values[field - 1u]);
    };
    const auto dayOf = [&textOf](FieldNumber field) {
        const auto* text = textOf(field);
        return text != nullptr ? parseIsoDate(*text) : std::nullopt;
    };
    Problems problems;
    checks::typed(problems, describe(RecordKind::Device), values);
    const auto* specs = textOf(fieldOf<&Device::specs>);
    if (specs != nullptr && !nlohmann::json::parse(*specs, nullptr, false).is_object()) {
        problems.push_back({"specs", {"device.specs_not_object", {}}});
    }
    checks::notBefore(problems, "warranty_until", dayOf(fieldOf<&Device::acquired>),
                      dayOf(fieldOf<&Device::warrantyUntil>));
    return problems;
}

namespace {

/// A Problem when somebody states that a device works which an open fault makes broken; it names
/// the fault. Stating *broken* is always possible, and so is leaving the field alone.
void checkCondition(Register& reg, DeviceId id, const std::vector<FieldEdit>& fieldEdits,
                    Problems& problems)
{
    const auto broken = toValue(Condition::Broken);
    const bool isStated =
        std::any_of(fieldEdits.begin(), fieldEdits.end(), [&](const FieldEdit& edit) {
            const bool isOnlyAsked = edit.seen == edit.wanted; // a condition, which writes nothing
            return edit.field == fieldOf<&Device::condition> && !isOnlyAsked &&
                   edit.wanted != broken;
        });
    if (!isStated) {
        return;
    }
    for (const auto& fault : store::openFaultsOf(reg.database(), id)) {
        const auto open = store::load<Fault>(reg.database(), fault);
        if (open && open->severity && planning::proposedCondition(*open->severity)) {
            problems.push_back(
                {"condition",
                 {"device.broken_by_fault", {{"fault", open->number.value_or(fault.text())}}}});
            return;
        }
    }
}

} // namespace

namespace {

/// Warns of others with the same serial number: most likely one of them is mistyped, or it is the
/// same device twice.
Problems serialTwins(Register& reg, const Device& device, const RecordId& self)
{
    const auto folded = text::fold(device.serial.value_or(""));
    std::string twins;
    if (!folded.empty()) {
        for (const auto& id : store::devicesBySerial(reg.database(), folded)) {
            if (id != self) {
                const auto other = store::load<Device>(reg.database(), DeviceId{id});
                twins += (twins.empty() ? "" : ", ") +
                         (other ? shownCode(*other, DeviceId{id}) : id.text());
            }
        }
    }
    if (twins.empty()) {
        return {};
    }
    return {{"serial",
             {"warning.same_serial", {{"serial", *device.serial}, {"twins", twins}}},
             Weight::Unlikely}};
}

} // namespace

Checked<Written<DeviceId>> addDevice(Register& reg, Device device, const std::string& reason,
                                     checks::IfUnlikely ifUnlikely)
{
    return device_steps::addDevice(reg, std::move(device), reason, {}, ifUnlikely);
}

Checked<Written<DeviceId>> device_steps::addDevice(Register& reg, Device device,
                                                   const std::string& reason,
                                                   const AlsoWrite<DeviceId>& also,
                                                   checks::IfUnlikely ifUnlikely)
{
    store::UnitOfWork work(reg.database());
    auto problems = checkDevice(device);
    checks::likely(problems, device, reg.now());
    checks::length(problems, "reason", reason, checks::longText);
    if (!device.site) {
        problems.push_back({"site", {"value.required", {}}});
    }
    checkCode(reg, device, std::nullopt, problems);
    auto warnings = checks::settle(problems, ifUnlikely);
    if (!problems.empty()) {
        return problems;
    }
    fillInitial(device);
    if (!device.code) {
        DeviceCodes codes(reg);
        device.code = codes.next(*device.site, *device.type);
        codes.keep();
    }
    journal::Action action(journalOf(reg), reg.actor(),
                           {"did.device_added", {{"device", *device.code}, {"name", *device.name}}},
                           reason);
    const DeviceId id{action.create(device)};
    if (also) {
        also(action, id);
    }
    for (auto& twin : serialTwins(reg, device, id)) {
        warnings.push_back(std::move(twin));
    }
    work.commit();
    return Written<DeviceId>{id, *device.code, action.id(), std::move(warnings)};
}

namespace {

edits::Rules<Device> editRules(Register& reg, const DeviceId& id,
                               const std::vector<FieldEdit>& fieldEdits)
{
    edits::Rules<Device> rules;
    rules.what = "did.device_edited";
    rules.argument = "device";
    rules.label = [id](const Device& device) { return shownCode(device, id); };
    rules.number = [](const Device& device) { return device.code.value_or(""); };
    rules.check = [&reg, id, &fieldEdits](const Device& device) {
        auto problems = checkDevice(device);
        checks::likely(problems, device, reg.now());
        checkCode(reg, device, id, problems);
        checkCondition(reg, id, fieldEdits, problems); // now under the write lock
        return problems;
    };
    rules.warn = [&reg, id](const Device& before, const Device& after) {
        return before.serial == after.serial ? Problems{} : serialTwins(reg, after, id);
    };
    rules.checkChange = [](const Device& before, const Device& after, Problems& problems) {
        if (before.code && !after.code) { // papers and labels name it by its code
            problems.push_back({"code", {"value.required", {}}});
        }
    };
    return rules;
}

} // namespace

Problems device_steps::checkEdits(Register& reg, const DeviceId& id, const Device& before,
                                  const Device& after, const std::vector<FieldEdit>& fieldEdits,
                                  const std::vector<std::uint16_t>& passed)
{
    Problems problems; // what the register holds already is no edit, but still no answer
    checkCondition(reg, id, fieldEdits, problems);
    if (problems.empty()) {
        problems = edits::newProblems(editRules(reg, id, fieldEdits), before, after, passed);
        auto written = after;
        checks::record(problems, written, before);
    }
    return problems;
}

Checked<Edited<DeviceId>> editDevice(Register& reg, DeviceId id,
                                     const std::vector<FieldEdit>& fieldEdits,
                                     const std::string& reason, OnConflict onConflict,
                                     checks::IfUnlikely ifUnlikely)
{
    Problems stated; // what the register holds already is no edit, but still no answer
    checkCondition(reg, id, fieldEdits, stated);
    checks::length(stated, "reason", reason, checks::longText);
    if (!stated.empty()) {
        return stated;
    }
    return edits::editRecord(reg, id, fieldEdits, reason, onConflict,
                             editRules(reg, id, fieldEdits), ifUnlikely);
}

} // namespace dongbo
