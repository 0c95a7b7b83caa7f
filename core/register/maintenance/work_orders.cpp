#include "core/register/maintenance/work_orders.h"

#include "core/planning/standard/specs.h"
#include "core/register/base/field_writes.h"
#include "core/register/base/inside.h"
#include "core/register/base/lookups.h"
#include "core/register/base/office.h"
#include "core/register/faults/report_in.h"
#include "core/store/queries/fault_queries.h"
#include "core/store/queries/standard_queries.h"
#include "core/text/dates.h"
#include "core/text/fold.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace dongbo {

namespace {

/// The numbers of a year's orders, given out one after the other inside a UnitOfWork; one once
/// given is not given again, even after an undo.
class OrderNumbers
{
public:
    OrderNumbers(Register& reg, Date day)
        : m_reg(reg)
    {
        const auto office = officePrefix(reg);
        m_series = (office.empty() ? "" : office + "-") + "BD-" +
                   std::to_string(static_cast<int>(day.year())) + "-";
        m_last = std::max(reg.database().numberSetting("series." + m_series),
                          store::highestWorkOrder(reg.database(), m_series));
    }
    std::string next()
    {
        m_reg.database().setNumberSetting("series." + m_series, ++m_last);
        const auto digits = std::to_string(m_last);
        return m_series + std::string(digits.size() < 4 ? 4 - digits.size() : 0, '0') + digits;
    }

private:
    Register& m_reg;
    std::string m_series;
    std::int64_t m_last = 0;
};

/// A turn of maintenance under the lock: an order that stands, or one to be made.
struct Turn
{
    std::optional<WorkOrderId> id; ///< absent: to be made
    WorkOrder order;
    std::string device; ///< its code or name
    std::string plan;

    [[nodiscard]] std::string label() const { return order.number.value_or(""); }
};

std::string deviceLabel(Register& reg, const std::optional<DeviceId>& id)
{
    const auto device = id ? store::load<Device>(reg.database(), *id) : std::optional<Device>{};
    return device ? device->code.value_or(device->name.value_or(id->text())) : std::string("–");
}

void refuseFinished(const WorkOrder& order)
{
    if (order.state == WorkState::Done || order.state == WorkState::Cancelled) {
        throw Error(Error::Kind::Refused,
                    {"maintenance.finished",
                     {{"order", order.number.value_or("")},
                      {"state", "@work_state." + std::string(codeOf(*order.state))},
                      {"day", order.doneDay ? text::formatDate(*order.doneDay) : "–"}}});
    }
}

WorkOrder orderOf(const DueWork& work)
{
    WorkOrder order;
    order.plan = work.plan;
    order.device = work.device;
    order.site = work.site;
    order.state = WorkState::Open;
    order.due = work.due;
    return order;
}

/// The turn meant, read under the lock.
Checked<Turn> turnOf(Register& reg, const WorkTarget& target)
{
    Turn turn;
    if (target.order) {
        turn.id = target.order;
    } else if (target.device) {
        const auto device = deviceLabel(reg, target.device);
        DueQuestion question;
        question.device = target.device;
        question.plan = target.plan;
        auto next =
            target.plan ? nextWork(reg, *target.plan, *target.device) : std::optional<DueWork>{};
        if (!target.plan) {
            auto all = nextWorkOf(reg, *target.device);
            next = all.empty() ? std::nullopt : std::optional{std::move(all.front())};
        }
        if (!next) {
            return Problem{"device", {"maintenance.nothing_planned", {{"device", device}}}};
        }
        turn.id = next->order;
        if (!turn.id) {
            turn.order = orderOf(*next);
        }
    } else {
        return Problem{"order", {"value.required", {}}};
    }
    if (turn.id) {
        turn.order = lookups::require<WorkOrder>(reg, *turn.id);
        refuseFinished(turn.order);
    }
    const auto plan = turn.order.plan
                          ? store::load<MaintenancePlan>(reg.database(), *turn.order.plan)
                          : std::optional<MaintenancePlan>{};
    turn.plan = plan ? plan->name.value_or("") : std::string();
    turn.device = deviceLabel(reg, turn.order.device);
    if (!turn.id) {
        turn.order.number = OrderNumbers(reg, reg.today()).next();
    }
    return turn;
}

Message did(const char* what, const Turn& turn)
{
    return {what, {{"order", turn.label()}, {"plan", turn.plan}, {"device", turn.device}}};
}

/// Makes the order, or writes what differs from the one that stands.
WorkOrderId write(journal::Action& action, const Turn& turn, const WorkOrder& now)
{
    if (!turn.id) {
        return WorkOrderId{action.create(now)};
    }
    action.change(*turn.id, now);
    return *turn.id;
}

/// One step of an order that only says what becomes of it.
template <typename Change>
Checked<Written<WorkOrderId>> step(Register& reg, const WorkTarget& target, const char* what,
                                   const std::string& reason, Problems problems,
                                   const Change& change)
{
    store::UnitOfWork work(reg.database());
    auto turn = turnOf(reg, target);
    if (!turn) {
        problems.insert(problems.end(), turn.problems().begin(), turn.problems().end());
    }
    if (!problems.empty()) {
        return problems;
    }
    auto now = turn->order;
    change(now);
    checks::record(problems, now, turn->id ? turn->order : WorkOrder{});
    if (!problems.empty()) {
        return problems;
    }
    journal::Action action(journalOf(reg), reg.actor(), did(what, *turn), reason);
    const auto id = write(action, *turn, now);
    if (!action.hasChanges()) {
        return Problem{"", {"device.nothing_changed", {{"device", turn->label()}}}};
    }
    work.commit();
    return Written<WorkOrderId>{id, turn->label(), action.id()};
}

void checkReason(Problems& problems, const std::string& reason)
{
    checks::required(problems, "reason", lookups::maybe(checks::normalForm(reason)));
    checks::length(problems, "reason", reason, checks::longText);
}

} // namespace

Checked<Written<WorkOrderId>> openWork(Register& reg, const WorkTarget& target,
                                       const std::string& notes)
{
    store::UnitOfWork work(reg.database());
    auto turn = turnOf(reg, target);
    if (!turn) {
        return turn.problems();
    }
    if (turn->id) {
        return Problem{
            "device",
            {"maintenance.taken_up", {{"device", turn->device}, {"order", turn->label()}}}};
    }
    Problems problems;
    turn->order.notes = lookups::maybe(notes);
    checks::length(problems, "notes", notes, checks::longText);
    checks::record(problems, turn->order);
    if (!problems.empty()) {
        return problems;
    }
    journal::Action action(journalOf(reg), reg.actor(), did("did.work_opened", *turn), {});
    const auto id = write(action, *turn, turn->order);
    work.commit();
    return Written<WorkOrderId>{id, turn->label(), action.id()};
}

OpenedWork openDueWork(Register& reg, const DueQuestion& question)
{
    store::UnitOfWork work(reg.database());
    auto due = dueWork(reg, question);
    std::erase_if(due, [](const DueWork& one) { return one.order.has_value(); });
    OpenedWork out;
    if (due.empty()) {
        return out;
    }
    OrderNumbers numbers(reg, reg.today());
    journal::Action action(journalOf(reg), reg.actor(),
                           {"did.works_opened", {{"count", std::to_string(due.size())}}}, {});
    for (const auto& one : due) {
        auto order = orderOf(one);
        order.number = numbers.next();
        action.create(order);
        out.numbers.push_back(*order.number);
    }
    out.changeSet = action.id();
    work.commit();
    return out;
}

Checked<Written<WorkOrderId>> acknowledgeWork(Register& reg, const WorkTarget& target,
                                              const std::string& notes)
{
    Problems problems;
    checks::length(problems, "notes", notes, checks::longText);
    return step(reg, target, "did.work_acknowledged", {}, std::move(problems), [&](WorkOrder& now) {
        now.state = WorkState::Acknowledged;
        now.snoozedUntil.reset();
        now.reason.reset();
        if (!notes.empty()) {
            now.notes = notes;
        }
    });
}

OpenedWork acknowledgeWorks(Register& reg, const std::vector<WorkTarget>& targets)
{
    store::UnitOfWork work(reg.database());
    std::vector<Turn> turns;
    for (const auto& target : targets) {
        auto turn = turnOf(reg, target);
        if (turn && turn->order.state != WorkState::Acknowledged) {
            turns.push_back(std::move(*turn));
        }
    }
    OpenedWork out;
    if (turns.empty()) {
        return out;
    }
    journal::Action action(journalOf(reg), reg.actor(),
                           {"did.works_acknowledged", {{"count", std::to_string(turns.size())}}},
                           {});
    for (const auto& turn : turns) {
        auto now = turn.order;
        now.state = WorkState::Acknowledged;
        now.snoozedUntil.reset();
        now.reason.reset();
        write(action, turn, now);
        out.numbers.push_back(turn.label());
    }
    out.changeSet = action.id();
    work.commit();
    return out;
}

Checked<Written<WorkOrderId>> snoozeWork(Register& reg, const WorkTarget& target,
                                         std::optional<Date> until, const std::string& reason)
{
    Problems problems;
    checkReason(problems, reason);
    if (!until) {
        problems.push_back({"snoozed_until", {"value.required", {}}});
    } else if (!until->ok() || *until <= reg.today()) {
        problems.push_back(
            {"snoozed_until",
             {"maintenance.snooze_day", {{"today", text::formatDate(reg.today())}}}});
    }
    return step(reg, target, "did.work_snoozed", reason, std::move(problems), [&](WorkOrder& now) {
        now.state = WorkState::Snoozed;
        now.snoozedUntil = until;
        now.reason = reason;
    });
}

Checked<Written<WorkOrderId>> cancelWork(Register& reg, const WorkTarget& target,
                                         const std::string& reason)
{
    Problems problems;
    checkReason(problems, reason);
    return step(reg, target, "did.work_cancelled", reason, std::move(problems),
                [&](WorkOrder& now) {
                    now.state = WorkState::Cancelled;
                    now.doneDay = reg.today(); // the turn is settled: the next counts from here
                    now.snoozedUntil.reset();
                    now.reason = reason;
                });
}

namespace {

std::vector<WorkStep> planSteps(Register& reg, const WorkOrder& order)
{
    const auto plan = order.plan ? store::load<MaintenancePlan>(reg.database(), *order.plan)
                                 : std::optional<MaintenancePlan>{};
    return stepsOf(plan.value_or(MaintenancePlan{}));
}

/// What was found, in the order of the steps.
std::vector<StepAnswer> answersOf(const std::vector<WorkStep>& steps, const WorkDone& done,
                                  Problems& problems)
{
    std::vector<std::string> typed(steps.size());
    std::vector<bool> isGiven(steps.size(), false);
    for (const auto& [number, answer] : done.results) {
        if (number < 1 || number > static_cast<std::int64_t>(steps.size())) {
            problems.push_back(
                {"work_results",
                 {"maintenance.no_such_step",
                  {{"step", std::to_string(number)}, {"count", std::to_string(steps.size())}}}});
            continue;
        }
        const auto at = static_cast<std::size_t>(number - 1);
        if (isGiven[at]) {
            problems.push_back(
                {"work_results", {"maintenance.step_twice", {{"step", std::to_string(number)}}}});
        }
        isGiven[at] = true;
        typed[at] = answer;
    }
    std::vector<StepAnswer> answers;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        checks::length(problems, "work_results", typed[i], checks::longText);
        auto answer = answerOf(steps[i], typed[i]);
        if (!answer) {
            problems.insert(problems.end(), answer.problems().begin(), answer.problems().end());
            continue;
        }
        if (answer->answer.empty() && steps[i].isRequired()) {
            problems.push_back({"work_results",
                                {"maintenance.step_open",
                                 {{"number", std::to_string(i + 1)}, {"step", steps[i].text}}}});
        }
        answers.push_back(std::move(*answer));
    }
    return answers;
}

bool isWrong(const StepAnswer& answer)
{
    return answer.isRight == false;
}

/// What a device's fault is called that an order found.
FaultDraft faultOf(const WorkOrder& order, const std::vector<WorkStep>& steps,
                   const std::vector<StepAnswer>& answers, const std::string& number)
{
    FaultDraft draft;
    draft.device = order.device;
    for (std::size_t i = 0; i < answers.size() && i < steps.size(); ++i) {
        if (!isWrong(answers[i])) {
            continue;
        }
        const auto found = answers[i].kind == AnswerKind::YesNo
                               ? steps[i].text
                               : steps[i].text + ": " + shownAnswer(answers[i]);
        if (draft.symptom.empty()) {
            draft.symptom = checks::shortened(steps[i].symptom.empty() ? found : steps[i].symptom,
                                              checks::midText);
        }
        draft.notes += (draft.notes.empty() ? number + ": " : "; ") + found;
    }
    draft.notes = checks::shortened(draft.notes, checks::longText);
    draft.ifUnlikely = checks::IfUnlikely::Write;
    return draft;
}

/// The oldest open fault of the same device with the same symptom or group of symptoms: a second
/// report would double it.
std::optional<FaultId> openLike(Register& reg, const FaultDraft& draft)
{
    const auto device = lookups::require<Device>(reg, *draft.device);
    const auto group = symptomGroupOf(FaultAbout::Device, device.type, draft.symptom);
    for (const auto& id : store::openFaultsOf(reg.database(), *draft.device)) {
        const auto fault = lookups::require<Fault>(reg, id);
        const bool isSame = text::fold(fault.symptom.value_or("")) == text::fold(draft.symptom);
        if (isSame || (!group.empty() && fault.symptomGroup == group)) {
            return id;
        }
    }
    return std::nullopt;
}

/// Days that are attributes of the device go into it.
void writeAttributes(Register& reg, journal::Action& action, const WorkOrder& order,
                     const std::vector<StepAnswer>& answers)
{
    const auto device =
        order.device ? store::load<Device>(reg.database(), *order.device) : std::optional<Device>{};
    if (!device || !device->type) {
        return;
    }
    auto specs = nlohmann::json::parse(device->specs.value_or("{}"), nullptr, false);
    if (!specs.is_object()) {
        return;
    }
    const auto before = specs;
    for (const auto& info : store::typeInfos(reg.database())) {
        if (info.type != device->type) {
            continue;
        }
        for (const auto& attribute : planning::parseAttributes(info.attributes.value_or(""))) {
            for (const auto& answer : answers) {
                if (attribute.kind == planning::AttributeKind::Date &&
                    answer.kind == AnswerKind::Day && answer.unit == attribute.name &&
                    !answer.answer.empty()) {
                    specs[attribute.name] = answer.answer;
                }
            }
        }
    }
    if (specs != before) {
        FieldWrites<Device>().set(&Device::specs, specs.dump()).apply(action, *order.device);
    }
}

} // namespace

Checked<WorkFinished> doWork(Register& reg, const WorkTarget& target, const WorkDone& done)
{
    store::UnitOfWork work(reg.database());
    auto turn = turnOf(reg, target);
    if (!turn) {
        return turn.problems();
    }
    Problems problems;
    const auto steps = planSteps(reg, turn->order);
    const auto answers = answersOf(steps, done, problems);
    checks::dayExists(problems, "work_done_day", done.day);
    checks::likelyDay(problems, "work_done_day", done.day, reg.today());
    checks::length(problems, "done_by", done.doneBy, checks::shortText);
    checks::notNegative(problems, "cost", done.cost);
    auto warnings = checks::settle(problems, done.ifUnlikely);
    if (!problems.empty()) {
        return problems;
    }
    auto now = turn->order;
    now.state = WorkState::Done;
    now.doneDay = done.day.value_or(reg.today());
    now.doneBy = lookups::maybe(done.doneBy.empty() ? reg.actor().name : done.doneBy);
    now.results = resultsText(answers);
    now.cost = done.cost;
    now.snoozedUntil.reset();
    now.notes = done.notes.empty() ? now.notes : MaybeText{done.notes};
    now.passed = std::none_of(answers.begin(), answers.end(), isWrong);
    const bool isFault = !*now.passed && now.device.has_value();
    const auto draft = isFault ? faultOf(now, steps, answers, turn->label()) : FaultDraft{};
    now.fault = isFault ? openLike(reg, draft) : std::nullopt;
    const bool isNew = isFault && !now.fault;
    checks::record(problems, now, turn->id ? turn->order : WorkOrder{});
    if (!problems.empty()) {
        return problems;
    }
    journal::Action action(journalOf(reg), reg.actor(),
                           did(*now.passed ? "did.work_done" : "did.work_failed", *turn), {});
    if (isNew) {
        const auto reported = reportFaultIn(reg, action, draft);
        if (!reported) {
            return reported.problems(); // nothing is committed
        }
        now.fault = reported->id;
    }
    const auto id = write(action, *turn, now);
    writeAttributes(reg, action, now, answers);
    WorkFinished out{id, turn->label(), action.id(), *now.passed, now.fault, {}, false, warnings};
    if (now.fault) {
        const auto fault = store::load<Fault>(reg.database(), *now.fault);
        out.faultNumber = fault ? fault->number.value_or("") : std::string();
        out.isFaultNew = isNew;
    }
    work.commit();
    return out;
}

std::vector<WorkStep> stepsOf(Register& reg, const WorkTarget& target)
{
    if (target.order) {
        return planSteps(reg, lookups::require<WorkOrder>(reg, *target.order));
    }
    WorkOrder order;
    order.plan = target.plan;
    if (!order.plan && target.device) {
        const auto all = nextWorkOf(reg, *target.device);
        order.plan = all.empty() ? std::nullopt : std::optional{all.front().plan};
    }
    return planSteps(reg, order);
}

} // namespace dongbo
