#include "core/register/base/find.h"
#include "core/register/devices/care.h"
#include "core/register/maintenance/starter.h"
#include "core/register/maintenance/work_orders.h"
#include "core/register/records/simple_records.h"
#include "core/register/triage/triage.h"
#include "core/text/fold.h"
#include "importers/sample/history.h"
#include "importers/sample/history_steps.h"

#include <algorithm>

namespace dongbo::importers {

namespace {

void addPlan(Register& reg, const HistoryStep& step)
{
    for (auto& plan : starterPlans(Language::Vietnamese)) {
        if (plan.name == step["starter"]) {
            plan.startsOn = parseIsoDate(step["first"]);
            (void)done(addSimple(reg, RecordKind::MaintenancePlan, valuesOf(plan), {}), step);
            return;
        }
    }
    refuse(step, "no starter plan " + step["starter"]);
}

void addTraining(Register& reg, const HistoryStep& step)
{
    Training training;
    training.officer = findOfficer(reg, step["officer"]);
    training.procedure = ProcedureId{findSimple(reg, RecordKind::Procedure, step["procedure"])};
    training.day = dayOf(step.at);
    training.trainedBy = maybe(step, "by");
    training.documentNo = maybe(step, "document");
    (void)done(addSimple(reg, RecordKind::Training, valuesOf(training), {}), step);
}

/// Everything as it should be; numbers, and days where they are there, by their unit:
/// "answer/phút=14".
WorkDone foundWell(Register& reg, const WorkTarget& target, const HistoryStep& step)
{
    WorkDone out;
    std::int64_t number = 0;
    for (const auto& one : stepsOf(reg, target)) {
        ++number;
        if (one.kind == AnswerKind::YesNo) {
            out.results.emplace_back(number, one.wanted ? "yes" : "no");
        } else if (one.kind == AnswerKind::Number || step.has("answer/" + one.unit)) {
            out.results.emplace_back(number, step["answer/" + one.unit]);
        }
    }
    return out;
}

void doRound(Register& reg, const HistoryStep& step)
{
    DueQuestion question;
    question.site = findSite(reg, step["site"]);
    question.until = step.has("until") ? parseIsoDate(step["until"]) : std::nullopt;
    for (const auto& work : dueWork(reg, question)) {
        const WorkTarget target{work.order, work.plan, work.device};
        (void)done(doWork(reg, target, foundWell(reg, target, step)), step);
    }
}

/// The turn of a plan for a device, or for the first one of a room that is due.
WorkTarget targetOf(Register& reg, const HistoryStep& step)
{
    WorkTarget target;
    target.plan = findMaintenancePlan(reg, step["plan"]);
    if (step.has("device")) {
        target.device = findDevice(reg, step["device"]);
        return target;
    }
    DueQuestion question;
    question.site = findSite(reg, step["site"]);
    question.plan = target.plan;
    const auto due = dueWork(reg, question);
    if (due.empty()) {
        refuse(step, "nothing is due");
    }
    target.device = due.front().device;
    return target;
}

} // namespace

bool HistoryPlayer::playUpkeep(const HistoryStep& step)
{
    auto& reg = *m_register;
    if (step.verb == "maintenance-plan") {
        addPlan(reg, step);
    } else if (step.verb == "training") {
        addTraining(reg, step);
    } else if (step.verb == "deputy") {
        CareDraft draft;
        draft.officer = findOfficer(reg, step["officer"]);
        draft.site = findSite(reg, step["site"]);
        draft.from = dayOf(step.at);
        draft.isDeputy = true;
        draft.handedOver = step["handed"];
        (void)done(giveCare(reg, draft), step);
    } else if (step.verb == "maintenance-round") {
        doRound(reg, step);
    } else if (step.verb == "maintenance-do") {
        const auto target = targetOf(reg, step);
        (void)done(doWork(reg, target, foundWell(reg, target, step)), step);
    } else if (step.verb == "maintenance-snooze") {
        (void)done(
            snoozeWork(reg, targetOf(reg, step), parseIsoDate(step["until"]), step["reason"]),
            step);
    } else if (step.verb == "maintenance-acknowledge") {
        (void)done(acknowledgeWork(reg, targetOf(reg, step), step["notes"]), step);
    } else if (step.verb == "fault.tried") {
        const auto fault = m_faults.find(step["fault"]);
        if (fault == m_faults.end()) {
            refuse(step, "no fault " + step["fault"]);
        }
        StepTried tried;
        tried.fault = fault->second;
        tried.step = step["step"];
        tried.result = choice<StepResult>(step, "result");
        (void)done(logStep(reg, tried), step);
    } else {
        return false;
    }
    return true;
}

} // namespace dongbo::importers
