#include "core/register/faults/faults.h"

#include "core/planning/fault_rules.h"
#include "core/register/base/checks.h"
#include "core/register/base/field_writes.h"
#include "core/register/base/find.h"
#include "core/register/base/inside.h"
#include "core/register/base/lookups.h"
#include "core/register/base/numbers.h"
#include "core/register/faults/fault_devices.h"
#include "core/register/faults/repair_steps.h"
#include "core/store/queries/fault_queries.h"

namespace dongbo {

namespace {

/// The state after the step; refuses what the fault's state does not allow, naming who brought it
/// there and when. `to` is what the step is for.
FaultState requireStep(Register& reg, const Fault& fault, planning::FaultStep step, FaultState to)
{
    const auto from = fault.state.value_or(FaultState::Reported);
    if (const auto after = planning::stateAfter(from, step)) {
        return *after;
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

/// Runs one transition in a transaction: state checked under the write lock, one change-set.
template <typename Change>
Checked<Written<FaultId>> step(Register& reg, FaultId id, planning::FaultStep step, FaultState to,
                               const char* what, const std::string& notes, const Change& change)
{
    store::UnitOfWork work(reg.database());
    const auto fault = lookups::require<Fault>(reg, id);
    const auto after = requireStep(reg, fault, step, to);
    Problems problems;
    checks::length(problems, "notes", notes, checks::longText);
    FieldWrites<Fault> writes;
    writes.set(&Fault::state, after);
    change(fault, writes, problems);
    if (!problems.empty()) {
        return problems;
    }
    journal::Action action(journalOf(reg), reg.actor(),
                           {what, {{"fault", fault.number.value_or(id.text())}}}, notes);
    writes.apply(action, id);
    if (after == FaultState::Fixed) {
        fault_devices::stateFixed(reg, action, id, fault);
    }
    work.commit();
    return Written<FaultId>{id, fault.number.value_or(""), action.id()};
}

} // namespace

Checked<Written<FaultId>> acceptFault(Register& reg, FaultId id, const std::string& notes)
{
    return step(reg, id, planning::FaultStep::Accept, FaultState::Accepted, "did.fault_accepted",
                notes, [&](const Fault&, FieldWrites<Fault>& writes, Problems&) {
                    writes.set(&Fault::acceptedAt, reg.now());
                    writes.set(&Fault::acceptedBy, reg.actor().officer);
                });
}

Checked<Written<FaultId>> waitFault(Register& reg, FaultId id, WaitingFor what,
                                    const std::string& notes)
{
    return step(reg, id, planning::FaultStep::Wait, FaultState::Waiting, "did.fault_waits", notes,
                [&](const Fault&, FieldWrites<Fault>& writes, Problems&) {
                    writes.set(&Fault::waitingFor, what);
                });
}

namespace {

/// Asks about a moment that was typed. One that was not is now, whatever a wrong clock said of what
/// came before.
Problems unlikelyTimes(const char* field, std::optional<Instant> typed,
                       std::optional<Instant> start, Instant now)
{
    Problems problems;
    checks::likelyMoment(problems, field, typed, now);
    checks::likelyOrder(problems, field, start, typed);
    return problems;
}

} // namespace

Checked<Written<FaultId>> fixFault(Register& reg, FaultId id, std::optional<Instant> at,
                                   const std::string& notes, checks::IfUnlikely ifUnlikely)
{
    Problems warnings;
    auto done =
        step(reg, id, planning::FaultStep::Fix, FaultState::Fixed, "did.fault_fixed", notes,
             [&](const Fault& fault, FieldWrites<Fault>& writes, Problems& problems) {
                 auto times = unlikelyTimes("fixed_at", at, fault.reportedAt, reg.now());
                 warnings = checks::settle(times, ifUnlikely);
                 problems.insert(problems.end(), times.begin(), times.end());
                 writes.set(&Fault::fixedAt, at.value_or(reg.now())).clear(&Fault::waitingFor);
                 if (fault.downFrom && !fault.downUntil) {
                     writes.set(&Fault::downUntil, at.value_or(reg.now()));
                 }
             });
    if (done) {
        done->warnings = std::move(warnings);
    }
    return done;
}

Checked<Written<FaultId>> closeFault(Register& reg, FaultId id, const std::string& notes)
{
    return step(reg, id, planning::FaultStep::Close, FaultState::Closed, "did.fault_closed", notes,
                [&](const Fault&, FieldWrites<Fault>& writes, Problems&) {
                    writes.set(&Fault::closedAt, reg.now());
                    writes.set(&Fault::closedBy, reg.actor().officer);
                });
}

Checked<Written<FaultId>> reopenFault(Register& reg, FaultId id, const std::string& reason)
{
    return step(reg, id, planning::FaultStep::Reopen, FaultState::Reported, "did.fault_reopened",
                reason, [&](const Fault& fault, FieldWrites<Fault>& writes, Problems& problems) {
                    checks::required(problems, "reason", lookups::maybe(reason));
                    fault_devices::requireDeviceInBooks(reg, fault);
                    writes.clear(&Fault::acceptedAt).clear(&Fault::acceptedBy);
                    writes.clear(&Fault::fixedAt).clear(&Fault::waitingFor);
                    writes.clear(&Fault::closedAt).clear(&Fault::closedBy);
                    writes.clear(&Fault::downUntil); // it was not over
                });
}

namespace {

/// Who does the repair. A name that nobody has yet becomes a repair shop by a change-set of its
/// own: undoing the repair leaves it, and the next repair can rest on it.
void setRepairer(Register& reg, const std::string& by, Repair& repair)
{
    if (by.empty()) {
        repair.officer = reg.actor().officer;
    } else if (const auto vendor = findVendor(reg, by)) {
        repair.vendor = vendor;
    } else if (const auto officer = lookups::officerNamed(reg, by)) {
        repair.officer = officer;
    } else {
        Vendor fresh;
        fresh.name = by;
        fresh.kind = VendorKind::RepairShop;
        journal::Action action(journalOf(reg), reg.actor(), {"did.vendor_added", {{"name", by}}},
                               {});
        repair.vendor = VendorId{action.create(fresh)};
    }
}

} // namespace

Checked<Written<RepairId>> startRepair(Register& reg, const RepairStartDraft& draft)
{
    return repair_steps::startRepair(reg, draft, {});
}

Checked<Written<RepairId>> repair_steps::startRepair(Register& reg, const RepairStartDraft& draft,
                                                     const AlsoWrite<RepairId>& also)
{
    store::UnitOfWork work(reg.database());
    const auto fault = lookups::require<Fault>(reg, draft.fault);
    const auto after =
        requireStep(reg, fault, planning::FaultStep::StartRepair, FaultState::InRepair);
    fault_devices::requireDeviceInBooks(reg, fault);
    auto problems = unlikelyTimes("started_at", draft.at, fault.reportedAt, reg.now());
    Repair repair;
    repair.fault = draft.fault;
    repair.startedAt = draft.at.value_or(reg.now());
    repair.documentNo = lookups::maybe(draft.documentNo);
    repair.notes = lookups::maybe(draft.notes);
    checks::length(problems, "by", draft.by, checks::shortText);
    checks::length(problems, "document_no", draft.documentNo, checks::shortText);
    checks::length(problems, "notes", draft.notes, checks::longText);
    auto warnings = checks::settle(problems, draft.ifUnlikely);
    if (!problems.empty()) {
        return problems;
    }
    setRepairer(reg, draft.by, repair);
    repair.number = numbers::nextRepair(reg, dayOf(*repair.startedAt));
    journal::Action action(
        journalOf(reg), reg.actor(),
        {"did.repair_started", {{"repair", *repair.number}, {"fault", fault.number.value_or("")}}},
        draft.notes);
    const RepairId id{action.create(repair)};
    FieldWrites<Fault>()
        .set(&Fault::state, after)
        .clear(&Fault::fixedAt)
        .clear(&Fault::waitingFor)
        .apply(action, draft.fault);
    if (also) {
        also(action, id);
    }
    work.commit();
    return Written<RepairId>{id, *repair.number, action.id(), std::move(warnings)};
}

namespace {

/// Whether the repair was in the device's warranty, as far as its dates say.
std::optional<bool> inWarranty(Register& reg, const Fault& fault, Instant finished)
{
    const auto device =
        fault.device ? store::load<Device>(reg.database(), *fault.device) : std::optional<Device>();
    return device && device->warrantyUntil
               ? std::optional{dayOf(finished) <= *device->warrantyUntil}
               : std::nullopt;
}

Problems checkFinish(const RepairFinishDraft& draft, const Repair& repair, Instant now)
{
    Problems problems;
    checks::notNegative(problems, "cost", draft.cost);
    const auto times = unlikelyTimes("finished_at", draft.at, repair.startedAt, now);
    problems.insert(problems.end(), times.begin(), times.end());
    checks::length(problems, "parts", draft.parts, checks::longText);
    checks::length(problems, "document_no", draft.documentNo, checks::shortText);
    checks::length(problems, "notes", draft.notes, checks::longText);
    return problems;
}

planning::FaultStep stepOf(RepairOutcome outcome)
{
    return outcome == RepairOutcome::Fixed          ? planning::FaultStep::RepairFixed
           : outcome == RepairOutcome::Unrepairable ? planning::FaultStep::RepairUnrepairable
                                                    : planning::FaultStep::RepairNotFixed;
}

/// What the end of a fault's last running repair makes of the fault and its device.
void endOfRepairs(Register& reg, journal::Action& action, const FaultId& id, const Fault& fault,
                  RepairOutcome outcome, Instant finished)
{
    const auto from = fault.state.value_or(FaultState::Reported);
    const auto after = planning::stateAfter(from, stepOf(outcome)).value_or(from);
    if (after == from) {
        return;
    }
    FieldWrites<Fault> writes;
    writes.set(&Fault::state, after).clear(&Fault::waitingFor);
    if (after == FaultState::Fixed) {
        writes.set(&Fault::fixedAt, finished);
    }
    writes.apply(action, id);
    if (after == FaultState::Fixed) {
        fault_devices::stateFixed(reg, action, id, fault);
    } else {
        fault_devices::stateUnrepairable(reg, action, id, fault);
    }
}

} // namespace

Checked<Written<RepairId>> finishRepair(Register& reg, const RepairFinishDraft& draft)
{
    store::UnitOfWork work(reg.database());
    const auto repair = lookups::require<Repair>(reg, draft.repair);
    if (repair.finishedAt) {
        throw Error(Error::Kind::Refused, {"repair.finished_already",
                                           {{"repair", repair.number.value_or("")},
                                            {"at", numbers::shown(*repair.finishedAt)}}});
    }
    if (!repair.fault) {
        throw Error(Error::Kind::Corrupt, {"store.corrupt", {{"detail", "repair without fault"}}});
    }
    const auto fault = lookups::require<Fault>(reg, *repair.fault);
    const auto finished = draft.at.value_or(reg.now());
    auto problems = checkFinish(draft, repair, reg.now());
    auto warnings = checks::settle(problems, draft.ifUnlikely);
    if (!problems.empty()) {
        return problems;
    }
    journal::Action action(journalOf(reg), reg.actor(),
                           {"did.repair_finished",
                            {{"repair", repair.number.value_or("")},
                             {"fault", fault.number.value_or("")},
                             {"outcome", "@outcome." + std::string(codeOf(draft.outcome))}}},
                           draft.notes);
    FieldWrites<Repair> writes;
    writes.set(&Repair::finishedAt, finished).set(&Repair::outcome, draft.outcome);
    if (draft.cost) {
        writes.set(&Repair::cost, draft.cost);
    }
    if (!draft.parts.empty()) {
        writes.set(&Repair::parts, draft.parts);
    }
    if (const auto covered =
            draft.inWarranty ? draft.inWarranty : inWarranty(reg, fault, finished)) {
        writes.set(&Repair::inWarranty, *covered);
    }
    if (!draft.documentNo.empty()) {
        writes.set(&Repair::documentNo, draft.documentNo);
    }
    if (!draft.notes.empty()) {
        writes.set(&Repair::notes, draft.notes);
    }
    writes.apply(action, draft.repair);
    if (!store::openRepairOf(reg.database(), *repair.fault)) {
        endOfRepairs(reg, action, *repair.fault, fault, draft.outcome, finished);
    }
    work.commit();
    return Written<RepairId>{draft.repair, repair.number.value_or(""), action.id(),
                             std::move(warnings)};
}

} // namespace dongbo
