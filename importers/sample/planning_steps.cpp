#include "core/register/planning/plans.h"
#include "core/register/planning/standard_revisions.h"
#include "core/register/planning/standards.h"
#include "core/register/records/simple_records.h"
#include "core/store/projection/load.h"
#include "importers/sample/history.h"
#include "importers/sample/history_steps.h"

namespace dongbo::importers {

namespace {

std::optional<std::int64_t> whole(const HistoryStep& step, std::string_view key)
{
    return step.has(key) ? text::parseInteger(step[key]) : std::nullopt;
}

void carryOut(Register& reg, const HistoryStep& step)
{
    PlanStepDraft draft;
    draft.line = findPlanLine(reg, step["line"]);
    draft.day = dayOf(step.at);
    draft.documentNo = step["document"];
    draft.cost = money(step, "cost");
    if (step.verb == "plan-do") {
        (void)done(doPlanLine(reg, draft), step);
        return;
    }
    Device device;
    device.name = step["name"];
    device.maker = maybe(step, "maker");
    device.model = maybe(step, "model");
    device.serial = maybe(step, "serial");
    describe(device, step,
             store::load<PlanLine>(reg.database(), draft.line).value_or(PlanLine{}).type);
    (void)done(receivePlanLine(reg, {draft, device}), step);
}

/// Every line of the version that holds, changed where the step has a key for its position.
void raise(Register& reg, const HistoryStep& step)
{
    const auto before = findStandard(reg, step["tier"]);
    StandardDraft draft;
    draft.set.name = maybe(step, "name");
    draft.set.validFrom = parseIsoDate(step["from"]);
    for (auto& row : standardLinesOf(reg, before)) {
        const auto position = std::to_string(row.line.position.value_or(0));
        if (step.has("minimum/" + position)) {
            row.line.minimum = step["minimum/" + position];
        }
        if (step.has("quantity/" + position)) {
            row.line.quantity = whole(step, "quantity/" + position);
        }
        if (step.has("basis")) {
            row.line.legalBasis = step["basis"];
        }
        draft.lines.push_back(std::move(row.line));
    }
    (void)done(replaceStandard(reg, before, draft, step["reason"]), step);
}

} // namespace

void HistoryPlayer::playPlanning(const HistoryStep& step)
{
    auto& reg = *m_register;
    if (step.verb == "price") {
        PriceEntry price;
        price.type = choice<DeviceType>(step, "type");
        price.price = money(step, "price");
        price.measure = maybe(step, "measure");
        price.day = parseIsoDate(step["day"]);
        price.source = maybe(step, "source");
        (void)done(addSimple(reg, RecordKind::Price, valuesOf(price), {}), step);
    } else if (step.verb == "quota") {
        Quota quota;
        quota.tier = maybe(step, "tier");
        quota.type = choice<DeviceType>(step, "type");
        quota.mostPerSite = whole(step, "most");
        quota.ceiling = money(step, "ceiling");
        quota.legalBasis = maybe(step, "basis");
        quota.validFrom = parseIsoDate(step["from"]);
        quota.source = maybe(step, "source");
        (void)done(addSimple(reg, RecordKind::Quota, valuesOf(quota), {}), step);
    } else if (step.verb == "standard") {
        StandardDraft draft;
        draft.set.name = maybe(step, "name");
        draft.set.tier = maybe(step, "tier");
        draft.set.validFrom = parseIsoDate(step["from"]);
        for (auto& row : standardLinesOf(reg, findStandard(reg, step["like"]))) {
            draft.lines.push_back(std::move(row.line));
        }
        (void)done(addStandard(reg, draft, step["reason"]), step);
    } else if (step.verb == "standard-line") {
        const auto line = findStandardLine(reg, step["line"]);
        const auto before =
            store::load<StandardLine>(reg.database(), line).value_or(StandardLine{});
        auto after = before;
        after.quantity = whole(step, "quantity");
        if (step.has("basis")) {
            after.legalBasis = step["basis"];
        }
        (void)done(editStandardLine(reg, line, editsBetween(before, after), step["reason"]), step);
    } else if (step.verb == "standard-version") {
        raise(reg, step);
    } else if (step.verb == "plan-make") {
        planning::PlanRequest request;
        request.budget = money(step, "budget").value_or(Money{});
        request.moveCost = usualMoveCost(reg);
        const auto run = done(makePlan(reg, {}, request, {}), step);
        (void)done(savePlan(reg, step["name"], run, step["notes"]), step);
    } else if (step.verb == "plan-approve") {
        (void)done(approvePlan(reg, findPlan(reg, step["plan"]), dayOf(step.at), step["decision"]),
                   step);
    } else if (step.verb == "plan-do" || step.verb == "plan-receive") {
        carryOut(reg, step);
    } else {
        refuse(step, "unknown verb");
    }
}

} // namespace dongbo::importers
