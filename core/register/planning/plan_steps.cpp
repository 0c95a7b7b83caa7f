#include "core/register/base/field_writes.h"
#include "core/register/base/inside.h"
#include "core/register/base/lookups.h"
#include "core/register/devices/device_steps.h"
#include "core/register/faults/repair_steps.h"
#include "core/register/planning/plan_texts.h"
#include "core/register/planning/plans.h"
#include "core/store/queries/fault_queries.h"

namespace dongbo {

namespace {

Problems checkStep(const PlanStepDraft& draft)
{
    Problems problems;
    checks::length(problems, "document_no", draft.documentNo, checks::shortText);
    checks::length(problems, "notes", draft.notes, checks::longText);
    checks::notNegative(problems, "actual_cost", draft.cost);
    checks::dayExists(problems, "day", draft.day);
    return problems;
}

/// The fields every step writes.
FieldWrites<PlanLine> stepWrites(Register& reg, const PlanStepDraft& draft, PlanStep step)
{
    FieldWrites<PlanLine> writes;
    writes.set(&PlanLine::step, step).set(&PlanLine::day, draft.day.value_or(reg.today()));
    if (!draft.documentNo.empty()) {
        writes.set(&PlanLine::documentNo, draft.documentNo);
    }
    if (draft.cost) {
        writes.set(&PlanLine::actualCost, *draft.cost);
    }
    if (!draft.notes.empty()) {
        writes.set(&PlanLine::notes, draft.notes);
    }
    return writes;
}

/// Under the write lock: nobody else has carried the line out meanwhile.
void requireStill(Register& reg, const PlanStepDraft& draft, std::initializer_list<PlanStep> steps)
{
    plan_texts::requireStep(lookups::require<PlanLine>(reg, draft.line), steps);
}

using Answer = Checked<Written<PlanLineId>>;

template <typename Id>
Answer answerOf(const Checked<Written<Id>>& done, const PlanLineId& line, const std::string& label)
{
    if (!done) {
        return done.problems();
    }
    return Written<PlanLineId>{line, label, done->changeSet, done->warnings};
}

Answer moveDevice(Register& reg, const PlanStepDraft& draft, const PlanLine& line,
                  const std::string& label)
{
    TransferDraft transfer;
    transfer.device = require(line.device, "device of a move");
    transfer.to = require(line.site, "site of a move");
    transfer.day = draft.day;
    transfer.decisionNo = draft.documentNo;
    transfer.reason = draft.notes;
    transfer.ifUnlikely = draft.ifUnlikely;
    const auto also = [&](journal::Action& action, const TransferId& id) {
        requireStill(reg, draft, {PlanStep::Approved});
        FieldWrites<Device>().set(&Device::use, Use::InUse).apply(action, *line.device);
        stepWrites(reg, draft, PlanStep::InUse)
            .set(&PlanLine::transfer, id)
            .apply(action, draft.line);
        plan_texts::finishPlan(reg, action, line, draft.line);
    };
    return answerOf(device_steps::transferDevice(reg, transfer, also), draft.line, label);
}

Answer beginRepair(Register& reg, const PlanStepDraft& draft, const PlanLine& line,
                   const std::string& label)
{
    const auto device = require(line.device, "device of a repair");
    const auto open = store::openFaultsOf(reg.database(), device);
    if (open.empty()) {
        throw Error(Error::Kind::Refused, {"plan.no_open_fault", {{"line", label}}});
    }
    auto fault = open.front();
    for (const auto& id : open) {
        fault = line.fault == id ? id : fault;
    }
    RepairStartDraft repair;
    repair.fault = fault;
    repair.by = draft.by;
    repair.documentNo = draft.documentNo;
    repair.notes = draft.notes;
    repair.ifUnlikely = draft.ifUnlikely;
    const auto also = [&](journal::Action& action, const RepairId& id) {
        requireStill(reg, draft, {PlanStep::Approved});
        stepWrites(reg, draft, PlanStep::Ordered)
            .set(&PlanLine::fault, fault)
            .set(&PlanLine::repair, id)
            .apply(action, draft.line);
    };
    return answerOf(repair_steps::startRepair(reg, repair, also), draft.line, label);
}

Answer order(Register& reg, const PlanStepDraft& draft, const std::string& label)
{
    store::UnitOfWork work(reg.database());
    requireStill(reg, draft, {PlanStep::Approved});
    journal::Action action(journalOf(reg), reg.actor(),
                           {"did.plan_line_ordered", {{"line", label}}}, "");
    stepWrites(reg, draft, PlanStep::Ordered).apply(action, draft.line);
    work.commit();
    return Written<PlanLineId>{draft.line, label, action.id()};
}

} // namespace

Checked<Written<PlanLineId>> doPlanLine(Register& reg, const PlanStepDraft& draft)
{
    const auto line = lookups::require<PlanLine>(reg, draft.line);
    plan_texts::requireApproved(reg, line);
    plan_texts::requireStep(line, {PlanStep::Approved});
    auto problems = checkStep(draft);
    if (!problems.empty()) {
        return problems;
    }
    const auto label = plan_texts::lineLabel(reg, line);
    switch (line.action.value_or(PlanAction::Buy)) {
    case PlanAction::Move:
        return moveDevice(reg, draft, line, label);
    case PlanAction::Repair:
        return beginRepair(reg, draft, line, label);
    case PlanAction::Buy:
        return order(reg, draft, label);
    }
    return problems;
}

namespace {

/// The repair's fault is fixed, and so the device is in use again.
Answer settleRepair(Register& reg, const PlanStepDraft& draft, const PlanLine& line,
                    const std::string& label)
{
    store::UnitOfWork work(reg.database());
    requireStill(reg, draft, {PlanStep::Ordered});
    const auto repair =
        line.repair ? store::load<Repair>(reg.database(), *line.repair) : std::optional<Repair>{};
    if (!repair || repair->outcome != RepairOutcome::Fixed) {
        return Problem{"", {"plan.repair_not_fixed", {{"line", label}}}};
    }
    journal::Action action(journalOf(reg), reg.actor(),
                           {"did.plan_line_received", {{"line", label}}}, "");
    auto writes = stepWrites(reg, draft, PlanStep::InUse);
    if (!draft.cost && repair->cost) {
        writes.set(&PlanLine::actualCost, *repair->cost);
    }
    writes.apply(action, draft.line);
    plan_texts::finishPlan(reg, action, line, draft.line);
    work.commit();
    return Written<PlanLineId>{draft.line, label, action.id()};
}

/// The line's facts where nobody said otherwise.
Device completed(Device device, const PlanLine& line, const PlanStepDraft& draft, Date today)
{
    device.type = device.type ? device.type : line.type;
    device.site = line.site;
    device.model = device.model ? device.model : line.model;
    device.cost = device.cost ? device.cost : draft.cost ? draft.cost : line.cost;
    device.fundingSource = device.fundingSource ? device.fundingSource : line.fundingSource;
    device.acquired = device.acquired ? device.acquired : draft.day.value_or(today);
    device.documentNo = device.documentNo ? device.documentNo : lookups::maybe(draft.documentNo);
    device.condition = device.condition ? device.condition : Condition::Good;
    return device;
}

} // namespace

Checked<Written<PlanLineId>> receivePlanLine(Register& reg, const ReceiveDraft& draft)
{
    const auto line = lookups::require<PlanLine>(reg, draft.step.line);
    plan_texts::requireApproved(reg, line);
    const auto label = plan_texts::lineLabel(reg, line);
    auto problems = checkStep(draft.step);
    if (!problems.empty()) {
        return problems;
    }
    if (line.action != PlanAction::Buy) {
        plan_texts::requireStep(line, {PlanStep::Ordered});
        return settleRepair(reg, draft.step, line, label);
    }
    plan_texts::requireStep(line, {PlanStep::Approved, PlanStep::Ordered});
    const auto device = completed(draft.device, line, draft.step, reg.today());
    auto step = draft.step;
    step.cost = device.cost;
    const auto also = [&](journal::Action& action, const DeviceId& id) {
        requireStill(reg, step, {PlanStep::Approved, PlanStep::Ordered});
        stepWrites(reg, step, PlanStep::InUse)
            .set(&PlanLine::received, id)
            .apply(action, step.line);
        plan_texts::finishPlan(reg, action, line, step.line);
    };
    return answerOf(
        device_steps::addDevice(reg, device, step.notes, also, checks::IfUnlikely::Write),
        step.line, label);
}

} // namespace dongbo
