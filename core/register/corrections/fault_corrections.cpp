#include "core/register/base/checks.h"
#include "core/register/base/edit_record.h"
#include "core/register/base/numbers.h"
#include "core/register/corrections/corrections.h"
#include "core/register/faults/fault_devices.h"
#include "core/register/faults/recurrence.h"
#include "core/register/faults/symptoms.h"
#include "core/store/queries/fault_queries.h"

namespace dongbo {

namespace {

/// The moments of a step: written by the step, corrected afterwards, never made or taken away here.
template <typename R>
void keepStep(Problems& problems, const char* field, std::optional<Instant> R::*member,
              const R& before, const R& after)
{
    if ((before.*member).has_value() != (after.*member).has_value()) {
        problems.push_back({field,
                            {(before.*member) ? "value.step_was_taken" : "value.step_not_taken",
                             {{"field", std::string("@field.") + field}}}});
    }
}

/// What faults and repairs have in common: records named by their number.
template <typename R>
edits::Rules<R> numberedRules(const IdOf<R>& id, const char* what, const char* argument)
{
    edits::Rules<R> rules;
    rules.what = what;
    rules.argument = argument;
    rules.label = [id](const R& record) { return record.number.value_or(id.text()); };
    return rules;
}

Problems checkFault(Register& reg, const Fault& fault)
{
    Problems problems;
    checks::typed(problems, fault);
    checks::likely(problems, fault, reg.now());
    for (const auto& [field, moment] : {std::pair{"accepted_at", fault.acceptedAt},
                                        {"fixed_at", fault.fixedAt},
                                        {"closed_at", fault.closedAt}}) {
        checks::likelyOrder(problems, field, fault.reportedAt, moment);
    }
    checks::likelyOrder(problems, "closed_at", fault.fixedAt, fault.closedAt);
    if (fault.downFrom && fault.downUntil && *fault.downUntil < *fault.downFrom) {
        problems.push_back({"down_until",
                            {"line.ends_before_start",
                             {{"from", numbers::shown(*fault.downFrom)},
                              {"until", numbers::shown(*fault.downUntil)}}}});
    }
    if (const auto device = fault.device && fault.reportedAt
                                ? store::load<Device>(reg.database(), *fault.device)
                                : std::nullopt) {
        checks::likelyOwned(problems, "reported_at", dayOf(*fault.reportedAt), *device);
    }
    return problems;
}

/// What symptom a group belongs to depends on what the fault is about.
MaybeText groupOf(Register& reg, const Fault& fault)
{
    std::optional<DeviceType> type;
    if (fault.device) {
        if (const auto device = store::load<Device>(reg.database(), *fault.device)) {
            type = device->type;
        }
    }
    const auto* known = recogniseSymptom(fault.about.value_or(FaultAbout::Device), type,
                                         fault.symptom.value_or(""));
    return known != nullptr ? MaybeText{std::string(known->group)} : std::nullopt;
}

/// Where an outcome leaves the fault it was about.
FaultState stateOf(RepairOutcome outcome)
{
    switch (outcome) {
    case RepairOutcome::Fixed:
        return FaultState::Fixed;
    case RepairOutcome::Unrepairable:
        return FaultState::Unrepairable;
    case RepairOutcome::Partly:
    case RepairOutcome::NotFixed:
        return FaultState::InRepair;
    }
    return FaultState::InRepair;
}

std::optional<Fault> faultOf(Register& reg, const Repair& repair)
{
    return repair.fault ? store::load<Fault>(reg.database(), *repair.fault) : std::nullopt;
}

Problems checkRepair(Register& reg, const Repair& repair)
{
    Problems problems;
    const auto fault = faultOf(reg, repair);
    checks::typed(problems, repair);
    checks::likely(problems, repair, reg.now());
    checks::likelyOrder(problems, "finished_at", repair.startedAt, repair.finishedAt);
    if (fault) {
        checks::likelyOrder(problems, "started_at", fault->reportedAt, repair.startedAt);
    }
    return problems;
}

bool decides(const Fault& fault, const Repair& repair)
{
    return repair.outcome && repair.finishedAt &&
           fault.state.value_or(FaultState::Reported) == stateOf(*repair.outcome) &&
           (fault.state != FaultState::Fixed || fault.fixedAt == repair.finishedAt);
}

void checkRepairChange(Register& reg, const Repair& before, const Repair& after, Problems& problems)
{
    keepStep(problems, "started_at", &Repair::startedAt, before, after);
    keepStep(problems, "finished_at", &Repair::finishedAt, before, after);
    if (before.outcome.has_value() != after.outcome.has_value()) {
        problems.push_back({"outcome",
                            {before.outcome ? "value.step_was_taken" : "value.step_not_taken",
                             {{"field", "@field.outcome"}}}});
        return;
    }
    const bool isVendorNew = after.vendor && after.vendor != before.vendor;
    const bool isOfficerNew = after.officer && after.officer != before.officer;
    if (isVendorNew && isOfficerNew) {
        problems.push_back({"vendor", {"repair.vendor_or_officer", {}}});
    }
    const auto fault = faultOf(reg, after);
    if (fault && after.outcome && before.outcome &&
        stateOf(*after.outcome) != stateOf(*before.outcome) && fault->state == FaultState::Closed) {
        problems.push_back(
            {"outcome", {"repair.fault_closed", {{"fault", fault->number.value_or("")}}}});
    }
}

/// The fault follows the repair that decided its state.
void moveFault(Register& reg, journal::Action& action, const Repair& before, const Repair& after)
{
    const auto fault = faultOf(reg, after);
    if (!fault || !after.outcome || !decides(*fault, before)) {
        return;
    }
    auto moved = *fault;
    moved.state = stateOf(*after.outcome);
    moved.fixedAt = moved.state == FaultState::Fixed ? after.finishedAt : std::nullopt;
    action.change(*after.fault, moved);
    if (moved.state != fault->state && moved.state == FaultState::Fixed) {
        fault_devices::stateFixed(reg, action, *after.fault, *fault);
    } else if (moved.state != fault->state && moved.state == FaultState::Unrepairable) {
        fault_devices::stateUnrepairable(reg, action, *after.fault, *fault);
    }
}

} // namespace

Checked<Edited<FaultId>> editFault(Register& reg, FaultId id,
                                   const std::vector<FieldEdit>& fieldEdits,
                                   const std::string& reason, OnConflict onConflict,
                                   checks::IfUnlikely ifUnlikely)
{
    auto rules = numberedRules<Fault>(id, "did.fault_edited", "fault");
    rules.check = [&](const Fault& fault) { return checkFault(reg, fault); };
    rules.checkChange = [](const Fault& before, const Fault& after, Problems& problems) {
        keepStep(problems, "reported_at", &Fault::reportedAt, before, after);
        keepStep(problems, "accepted_at", &Fault::acceptedAt, before, after);
        keepStep(problems, "fixed_at", &Fault::fixedAt, before, after);
        keepStep(problems, "closed_at", &Fault::closedAt, before, after);
        if (before.waitingFor.has_value() != after.waitingFor.has_value()) {
            problems.push_back(
                {"waiting_for",
                 {before.waitingFor ? "value.step_was_taken" : "value.step_not_taken",
                  {{"field", "@field.waiting_for"}}}});
        }
    };
    rules.follow = [&](journal::Action& action, const Fault& before, Fault& after) {
        if (before.symptom != after.symptom) {
            after.symptomGroup = groupOf(reg, after);
        }
        if (before.symptomGroup != after.symptomGroup || before.reportedAt != after.reportedAt) {
            recurrence::link(reg, id, after);
            action.change(id, after); // the links of later reports go by what it says now
            recurrence::relinkLater(reg, action, id, before, after);
        }
    };
    return edits::editRecord(reg, id, fieldEdits, reason, onConflict, rules, ifUnlikely);
}

Checked<Edited<RepairId>> editRepair(Register& reg, RepairId id,
                                     const std::vector<FieldEdit>& fieldEdits,
                                     const std::string& reason, OnConflict onConflict,
                                     checks::IfUnlikely ifUnlikely)
{
    auto rules = numberedRules<Repair>(id, "did.repair_edited", "repair");
    rules.check = [&](const Repair& repair) { return checkRepair(reg, repair); };
    rules.checkChange = [&](const Repair& before, const Repair& after, Problems& problems) {
        checkRepairChange(reg, before, after, problems);
    };
    rules.follow = [&](journal::Action& action, const Repair& before, Repair& after) {
        // one of ours did it, or somebody outside: naming the one takes the other's name away
        if (after.vendor && after.vendor != before.vendor) {
            after.officer.reset();
        } else if (after.officer && after.officer != before.officer) {
            after.vendor.reset();
        }
        moveFault(reg, action, before, after);
    };
    return edits::editRecord(reg, id, fieldEdits, reason, onConflict, rules, ifUnlikely);
}

} // namespace dongbo
