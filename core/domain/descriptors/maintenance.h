#pragma once

#include "core/domain/descriptors/described.h"

namespace dongbo::descriptors {

// Preventive maintenance, and what was tried on a fault.

template <> struct Described<MaintenancePlan>
{
    static constexpr auto kind = RecordKind::MaintenancePlan;
    static constexpr std::string_view name = "maintenance_plan";
    static constexpr bool isSimple = true;
    using Id = MaintenancePlanId;

    template <typename V, typename R> static constexpr void visit(V& v, R& r)
    {
        using enum FieldGroup;
        v(1, "name", r.name, {.group = Identity, .isRequired = true, .column = shown(30)});
        v(2, "type", r.type, {.group = Description, .column = shown(14)});
        v(3, "device", r.device, {.group = Description, .column = shown(18)});
        v(4, "unit", r.unit, {.group = Place, .column = choosable(20)});
        v(5, "interval_days", r.intervalDays,
          {.group = Times, .range = {1, 10'000}, .column = shown(8)});
        v(6, "fixed_day", r.fixedDay, {.group = Times, .column = shown(11)});
        v(7, "after_faults", r.afterFaults,
          {.group = Times, .range = {1, 1'000}, .column = choosable(8)});
        v(8, "due_basis", r.basis, {.group = Times, .word = "basis", .column = choosable(14)});
        v(9, "starts_on", r.startsOn, {.group = Times, .column = shown(11)});
        v(10, "work_checklist", r.checklist,
          {.group = Description,
           .word = "checklist",
           .control = FormControl::Area,
           .textLimit = 20'000,
           .column = noColumn});
        v(11, "officer", r.officer, {.group = People, .column = shown(20)});
        v(12, "source", r.source,
          {.group = Papers, .textLimit = longText, .column = choosable(26)});
        v(13, "notes", r.notes, freeText(Notes));
        v(14, "removed", r.removed,
          {.group = Times, .writtenBy = WrittenBy::UseCases, .column = noColumn});
    }
};

template <> struct Described<WorkOrder>
{
    static constexpr auto kind = RecordKind::WorkOrder;
    static constexpr std::string_view name = "work_order";
    using Id = WorkOrderId;

    template <typename V, typename R> static constexpr void visit(V& v, R& r)
    {
        using enum FieldGroup;
        v(1, "number", r.number,
          {.group = Identity, .writtenBy = WrittenBy::UseCases, .column = shown(14)});
        v(2, "for_maintenance_plan", r.plan,
          {.group = Identity,
           .word = "plan",
           .writtenBy = WrittenBy::UseCases,
           .column = shown(26)});
        v(3, "device", r.device,
          {.group = Identity, .writtenBy = WrittenBy::UseCases, .column = shown(18)});
        v(4, "site", r.site,
          {.group = Place, .writtenBy = WrittenBy::UseCases, .column = shown(22)});
        v(5, "work_state", r.state,
          {.group = State, .word = "state", .writtenBy = WrittenBy::UseCases, .column = shown(12)});
        v(6, "due_day", r.due,
          {.group = Times, .word = "due", .writtenBy = WrittenBy::UseCases, .column = shown(11)});
        v(7, "snoozed_until", r.snoozedUntil,
          {.group = Times, .writtenBy = WrittenBy::UseCases, .column = choosable(11)});
        v(8, "reason", r.reason,
          {.group = Notes, .writtenBy = WrittenBy::UseCases, .textLimit = longText});
        v(9, "work_done_day", r.doneDay,
          {.group = Times,
           .word = "done_day",
           .writtenBy = WrittenBy::UseCases,
           .column = shown(11)});
        v(10, "done_by", r.doneBy, {.group = People, .column = shown(20)});
        v(11, "work_results", r.results, {.group = Internal, .textLimit = 20'000});
        v(12, "work_passed", r.passed,
          {.group = State, .word = "passed", .writtenBy = WrittenBy::UseCases, .column = shown(8)});
        v(13, "cost", r.cost, {.group = Cost, .range = notNegative, .column = shown(14)});
        v(14, "fault", r.fault, {.group = Internal});
        v(15, "notes", r.notes, freeText(Notes));
    }
};

template <> struct Described<FaultStep>
{
    static constexpr auto kind = RecordKind::FaultStep;
    static constexpr std::string_view name = "fault_step";
    using Id = FaultStepId;

    template <typename V, typename R> static constexpr void visit(V& v, R& r)
    {
        using enum FieldGroup;
        v(1, "fault", r.fault, {.group = Identity, .writtenBy = WrittenBy::UseCases});
        v(2, "tried_at", r.at,
          {.group = Times, .word = "at", .writtenBy = WrittenBy::UseCases, .column = shown(16)});
        v(3, "tried_by", r.by,
          {.group = People, .word = "by", .writtenBy = WrittenBy::UseCases, .column = shown(18)});
        v(4, "triage_step", r.step,
          {.group = Identity, .word = "step", .writtenBy = WrittenBy::UseCases});
        v(5, "step_text", r.text,
          {.group = Description,
           .word = "text",
           .writtenBy = WrittenBy::UseCases,
           .textLimit = midText,
           .column = shown(34)});
        v(6, "device", r.device,
          {.group = Identity, .writtenBy = WrittenBy::UseCases, .column = choosable(18)});
        v(7, "step_result", r.result,
          {.group = State,
           .word = "result",
           .writtenBy = WrittenBy::UseCases,
           .column = shown(12)});
        v(8, "notes", r.notes, freeText(Notes));
    }
};

} // namespace dongbo::descriptors
