#include "gui/present/faults/fault_steps.h"

#include "core/planning/fault_rules.h"
#include "core/register/faults/faults.h"
#include "core/store/queries/fault_queries.h"

namespace dongbo::present {

namespace {

FaultState stateOf(const Fault& fault)
{
    return fault.state.value_or(FaultState::Reported);
}

const char* wordOf(FaultStep step)
{
    switch (step) {
    case FaultStep::Complete:
        return "faults.step_complete";
    case FaultStep::Accept:
        return "faults.step_accept";
    case FaultStep::StartRepair:
        return "faults.step_start";
    case FaultStep::FinishRepair:
        return "faults.step_finish";
    case FaultStep::Wait:
        return "faults.step_wait";
    case FaultStep::Fix:
        return "faults.step_fix";
    case FaultStep::Close:
        return "faults.step_close";
    case FaultStep::Reopen:
        return "faults.step_reopen";
    }
    return "faults.step_accept";
}

Checked<Shell::Done> doneOf(const Session& session, const Checked<Written<FaultId>>& written,
                            const char* sentence)
{
    if (!written) {
        return written.problems();
    }
    return Shell::Done{written->changeSet, session.say(sentence, {{"fault", written->number}})};
}

} // namespace

std::optional<FaultStep> stepBetween(Session& session, const FaultId& id, const Fault& fault,
                                     FaultState to)
{
    if (!planning::mayGo(stateOf(fault), to)) {
        return std::nullopt;
    }
    switch (to) {
    case FaultState::Accepted:
        return FaultStep::Accept;
    case FaultState::InRepair:
        return FaultStep::StartRepair;
    case FaultState::Waiting:
        return FaultStep::Wait;
    case FaultState::Fixed:
    case FaultState::Unrepairable: // a repair's outcome says so
        return store::openRepairOf(session.shown().database(), id)
                   ? FaultStep::FinishRepair
                   : (to == FaultState::Fixed ? std::optional{FaultStep::Fix} : std::nullopt);
    case FaultState::Closed:
        return FaultStep::Close;
    case FaultState::Reported:
        return FaultStep::Reopen;
    }
    return std::nullopt;
}

std::vector<FaultStepText> nextSteps(const Session& session, const FaultId& id, const Fault& fault)
{
    std::vector<FaultStepText> steps;
    if (!session.isWritable()) {
        return steps;
    }
    const auto state = stateOf(fault);
    const auto add = [&](FaultStep step) {
        steps.push_back({step, session.say(wordOf(step)), steps.empty()});
    };
    const bool isRunning = store::openRepairOf(session.shown().database(), id).has_value();
    if (planning::isOpen(state) && !fault.severity) {
        add(FaultStep::Complete);
    }
    if (planning::mayGo(state, FaultState::Accepted)) {
        add(FaultStep::Accept);
    }
    if (isRunning && planning::isOpen(state)) {
        add(FaultStep::FinishRepair);
    }
    if (planning::mayGo(state, FaultState::Closed)) {
        add(FaultStep::Close);
    }
    if (planning::mayGo(state, FaultState::Reported)) {
        add(FaultStep::Reopen);
        steps.back().isMain = false; // nobody has to
    }
    if (planning::mayGo(state, FaultState::InRepair) && !isRunning) {
        add(FaultStep::StartRepair);
    }
    if (planning::mayGo(state, FaultState::Waiting)) {
        add(FaultStep::Wait);
    }
    if (planning::mayGo(state, FaultState::Fixed) && !isRunning) {
        add(FaultStep::Fix);
    }
    return steps;
}

SheetKind sheetOf(FaultStep step)
{
    switch (step) {
    case FaultStep::Complete:
        return SheetKind::ReportFault;
    case FaultStep::Accept:
        return SheetKind::AcceptFault;
    case FaultStep::StartRepair:
        return SheetKind::StartRepair;
    case FaultStep::FinishRepair:
        return SheetKind::FinishRepair;
    case FaultStep::Wait:
        return SheetKind::WaitFault;
    case FaultStep::Fix:
        return SheetKind::FixFault;
    case FaultStep::Close:
        return SheetKind::CloseFault;
    case FaultStep::Reopen:
        return SheetKind::ReopenFault;
    }
    return SheetKind::AcceptFault;
}

void takeStep(Shell& shell, const FaultId& fault, FaultStep step, StepPace pace)
{
    auto& session = shell.session();
    if (pace == StepPace::AtOnce && step == FaultStep::Accept) {
        shell.act(
            [&] {
                return doneOf(session, acceptFault(session.reg(), fault, {}), "faults.accepted");
            },
            {});
    } else if (pace == StepPace::AtOnce && step == FaultStep::Close) {
        shell.act(
            [&] { return doneOf(session, closeFault(session.reg(), fault, {}), "faults.closed"); },
            {});
    } else {
        shell.openSheet({sheetOf(step), RecordRef{RecordKind::Fault, fault}, {}});
    }
}

} // namespace dongbo::present
