#include "core/register/faults.h"

#include "core/planning/fault_rules.h"
#include "core/register/checks.h"
#include "core/register/find.h"
#include "core/register/lookups.h"
#include "core/register/numbers.h"
#include "core/store/fault_queries.h"

namespace dongbo {

namespace {

constexpr std::size_t notesText = 2'000;

/// Refuses a step the fault's state does not allow, naming who brought it there and when.
void requireStep(Register& reg, const Fault& fault, FaultState to)
{
    const auto from = fault.state.value_or(FaultState::Reported);
    if (planning::mayGo(from, to)) {
        return;
    }
    const auto who = from == FaultState::Closed ? fault.closedBy
                     : fault.acceptedBy         ? fault.acceptedBy
                                                : fault.reportedBy;
    const auto when = from == FaultState::Closed  ? fault.closedAt
                      : from == FaultState::Fixed ? fault.fixedAt
                      : fault.acceptedAt          ? fault.acceptedAt
                                                  : fault.reportedAt;
    std::string name;
    if (who) {
        if (const auto officer = store::load<Officer>(reg.database(), *who)) {
            name = officer->name.value_or("");
        }
    }
    throw Error(Error::Kind::Refused, {"fault.wrong_state",
                                       {{"fault", fault.number.value_or("")},
                                        {"state", "@fault_state." + std::string(codeOf(from))},
                                        {"to", "@fault_state." + std::string(codeOf(to))},
                                        {"by", name.empty() ? std::string("–") : name},
                                        {"at", when ? numbers::shown(*when) : std::string("–")}}});
}

/// The device gets back the condition it had before the fault, and its use.
void giveBack(Register& reg, journal::Action& action, const Fault& fault, bool fixed)
{
    if (!fault.device) {
        return;
    }
    auto device = store::load<Device>(reg.database(), *fault.device);
    if (!device) {
        return;
    }
    if (fixed && device->condition == Condition::Broken) {
        device->condition = fault.conditionBefore.value_or(Condition::Good);
    }
    if (device->use == Use::UnderRepair) {
        device->use = Use::InUse;
    }
    action.change(*fault.device, *device);
}

/// The frame of every step: state checked under the write lock, one change-set.
template <typename Change>
Checked<Written<FaultId>> step(Register& reg, FaultId id, FaultState to, const char* what,
                               const std::string& notes, const Change& change)
{
    store::UnitOfWork work(reg.database());
    auto fault = lookups::require<Fault>(reg, id);
    requireStep(reg, fault, to);
    Problems problems;
    checks::length(problems, "notes", notes, notesText);
    journal::Action action(reg.journal(), reg.actor(),
                           {what, {{"fault", fault.number.value_or(id.text())}}}, notes);
    fault.state = to;
    change(action, fault, problems);
    if (!problems.empty()) {
        return problems;
    }
    action.change(id, fault);
    work.commit();
    return Written<FaultId>{id, fault.number.value_or(""), action.id()};
}

} // namespace

Checked<Written<FaultId>> acceptFault(Register& reg, FaultId id, const std::string& notes)
{
    return step(reg, id, FaultState::Accepted, "did.fault_accepted", notes,
                [&](journal::Action&, Fault& fault, Problems&) {
                    fault.acceptedAt = reg.now();
                    fault.acceptedBy = reg.actor().officer;
                });
}

Checked<Written<FaultId>> waitFault(Register& reg, FaultId id, WaitingFor what,
                                    const std::string& notes)
{
    return step(reg, id, FaultState::Waiting, "did.fault_waits", notes,
                [&](journal::Action&, Fault& fault, Problems&) { fault.waitingFor = what; });
}

Checked<Written<FaultId>> fixFault(Register& reg, FaultId id, std::optional<Instant> at,
                                   const std::string& notes)
{
    return step(reg, id, FaultState::Fixed, "did.fault_fixed", notes,
                [&](journal::Action& action, Fault& fault, Problems& problems) {
                    fault.fixedAt = at.value_or(reg.now());
                    fault.waitingFor.reset();
                    checks::notAfterNow(problems, "fixed_at", fault.fixedAt, reg.now());
                    checks::notBefore(problems, "fixed_at", fault.reportedAt, fault.fixedAt);
                    if (problems.empty()) {
                        giveBack(reg, action, fault, true);
                    }
                });
}

Checked<Written<FaultId>> closeFault(Register& reg, FaultId id, const std::string& notes)
{
    return step(reg, id, FaultState::Closed, "did.fault_closed", notes,
                [&](journal::Action&, Fault& fault, Problems&) {
                    fault.closedAt = reg.now();
                    fault.closedBy = reg.actor().officer;
                });
}

Checked<Written<RepairId>> startRepair(Register& reg, const RepairStartDraft& draft)
{
    store::UnitOfWork work(reg.database());
    auto fault = lookups::require<Fault>(reg, draft.fault);
    Problems problems;
    Repair repair;
    repair.fault = draft.fault;
    repair.startedAt = draft.at.value_or(reg.now());
    repair.documentNo = lookups::maybe(draft.documentNo);
    repair.notes = lookups::maybe(draft.notes);
    if (fault.state !=
        FaultState::InRepair) { // a second repair of the same fault may run beside the first
        requireStep(reg, fault, FaultState::InRepair);
    }
    checks::notAfterNow(problems, "started_at", repair.startedAt, reg.now());
    checks::notBefore(problems, "started_at", fault.reportedAt, repair.startedAt);
    checks::length(problems, "notes", draft.notes, notesText);
    if (!problems.empty()) {
        return problems;
    }
    std::optional<Vendor> newVendor;
    if (!draft.by.empty()) {
        if (const auto vendor = findVendor(reg, draft.by)) {
            repair.vendor = vendor;
        } else if (const auto officer = lookups::officerNamed(reg, draft.by)) {
            repair.officer = officer;
        } else {
            newVendor.emplace();
            newVendor->name = draft.by;
            newVendor->kind = VendorKind::RepairShop;
        }
    } else {
        repair.officer = reg.actor().officer;
    }
    repair.number = numbers::nextRepair(reg, dayOf(*repair.startedAt));
    journal::Action action(
        reg.journal(), reg.actor(),
        {"did.repair_started", {{"repair", *repair.number}, {"fault", fault.number.value_or("")}}},
        draft.notes);
    if (newVendor) {
        repair.vendor = VendorId{action.create(*newVendor)};
    }
    const RepairId id{action.create(repair)};
    fault.state = FaultState::InRepair;
    fault.fixedAt.reset();
    fault.waitingFor.reset();
    action.change(draft.fault, fault);
    if (fault.device) {
        if (auto device = store::load<Device>(reg.database(), *fault.device)) {
            device->use = Use::UnderRepair;
            action.change(*fault.device, *device);
        }
    }
    work.commit();
    return Written<RepairId>{id, *repair.number, action.id()};
}

Checked<Written<RepairId>> finishRepair(Register& reg, const RepairFinishDraft& draft)
{
    store::UnitOfWork work(reg.database());
    auto repair = lookups::require<Repair>(reg, draft.repair);
    if (repair.finishedAt) {
        throw Error(Error::Kind::Refused, {"repair.finished_already",
                                           {{"repair", repair.number.value_or("")},
                                            {"at", numbers::shown(*repair.finishedAt)}}});
    }
    if (!repair.fault) {
        throw Error(Error::Kind::Corrupt, {"store.corrupt", {{"detail", "repair without fault"}}});
    }
    auto fault = lookups::require<Fault>(reg, *repair.fault);
    Problems problems;
    repair.finishedAt = draft.at.value_or(reg.now());
    checks::notNegative(problems, "cost", draft.cost);
    checks::notAfterNow(problems, "finished_at", repair.finishedAt, reg.now());
    checks::notBefore(problems, "finished_at", repair.startedAt, repair.finishedAt);
    checks::length(problems, "parts", draft.parts, notesText);
    checks::length(problems, "notes", draft.notes, notesText);
    if (!problems.empty()) {
        return problems;
    }
    repair.outcome = draft.outcome;
    repair.cost = draft.cost;
    repair.parts = lookups::maybe(draft.parts);
    repair.inWarranty = draft.inWarranty;
    if (!repair.inWarranty && fault.device) {
        const auto device = store::load<Device>(reg.database(), *fault.device);
        if (device && device->warrantyUntil) {
            repair.inWarranty = dayOf(*repair.finishedAt) <= *device->warrantyUntil;
        }
    }
    if (!draft.documentNo.empty()) {
        repair.documentNo = draft.documentNo;
    }
    if (!draft.notes.empty()) {
        repair.notes = draft.notes;
    }
    journal::Action action(reg.journal(), reg.actor(),
                           {"did.repair_finished",
                            {{"repair", repair.number.value_or("")},
                             {"fault", fault.number.value_or("")},
                             {"outcome", "@outcome." + std::string(codeOf(draft.outcome))}}},
                           draft.notes);
    action.change(draft.repair, repair);
    if (fault.state == FaultState::InRepair || fault.state == FaultState::Waiting) {
        if (draft.outcome == RepairOutcome::Fixed) {
            fault.state = FaultState::Fixed;
            fault.fixedAt = repair.finishedAt;
            fault.waitingFor.reset();
            giveBack(reg, action, fault, true);
        } else if (draft.outcome == RepairOutcome::Unrepairable) {
            fault.state = FaultState::Unrepairable;
            fault.waitingFor.reset();
            giveBack(reg, action, fault, false);
            if (fault.device) {
                if (auto device = store::load<Device>(reg.database(), *fault.device)) {
                    device->condition = Condition::Broken;
                    action.change(*fault.device, *device);
                }
            }
        }
        action.change(*repair.fault, fault);
    }
    work.commit();
    return Written<RepairId>{draft.repair, repair.number.value_or(""), action.id()};
}

} // namespace dongbo
