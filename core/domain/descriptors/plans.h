#pragma once

#include "core/domain/descriptors/described.h"

namespace dongbo::descriptors {

// Which gaps are closed how, and which findings of the consistency rules are accepted.

template <> struct Described<RuleException>
{
    static constexpr auto kind = RecordKind::RuleException;
    static constexpr std::string_view name = "rule_exception";
    using Id = RuleExceptionId;

    template <typename V, typename R> static constexpr void visit(V& v, R& r)
    {
        using enum FieldGroup;
        v(1, "rule", r.rule,
          {.group = Identity,
           .writtenBy = WrittenBy::PeopleOnce,
           .isRequired = true,
           .column = shown(24)});
        v(2, "device", r.device,
          {.group = Identity, .writtenBy = WrittenBy::PeopleOnce, .column = shown(18)});
        v(3, "site", r.site,
          {.group = Identity, .writtenBy = WrittenBy::PeopleOnce, .column = shown(20)});
        v(4, "fault", r.fault,
          {.group = Identity, .writtenBy = WrittenBy::PeopleOnce, .column = shown(14)});
        v(5, "unit", r.unit,
          {.group = Identity, .writtenBy = WrittenBy::PeopleOnce, .column = choosable(20)});
        v(6, "until", r.until, {.group = Times, .column = shown(11)});
        v(7, "reason", r.reason, freeText(Notes));
    }
};

template <> struct Described<Plan>
{
    static constexpr auto kind = RecordKind::Plan;
    static constexpr std::string_view name = "plan";
    using Id = PlanId;

    template <typename V, typename R> static constexpr void visit(V& v, R& r)
    {
        using enum FieldGroup;
        v(1, "name", r.name, {.group = Identity, .isRequired = true, .column = shown(28)});
        v(2, "plan_state", r.state,
          {.group = State, .word = "state", .writtenBy = WrittenBy::UseCases, .column = shown(12)});
        v(3, "day", r.day, {.group = Times, .writtenBy = WrittenBy::UseCases, .column = shown(11)});
        v(4, "unit", r.unit,
          {.group = Place, .writtenBy = WrittenBy::PeopleOnce, .column = choosable(20)});
        v(5, "budget", r.budget,
          {.group = Cost,
           .writtenBy = WrittenBy::PeopleOnce,
           .range = notNegative,
           .column = shown(14)});
        v(6, "request", r.request, {.group = Internal, .textLimit = 60'000}); // may name every site
        v(7, "result", r.result, {.group = Internal, .textLimit = 20'000});
        v(8, "approved_day", r.approvedDay,
          {.group = Times, .writtenBy = WrittenBy::UseCases, .column = shown(11)});
        v(9, "decision_no", r.decisionNo, {.group = Papers, .column = shown(18)});
        v(10, "notes", r.notes, freeText(Notes));
    }
};

template <> struct Described<PlanLine>
{
    static constexpr auto kind = RecordKind::PlanLine;
    static constexpr std::string_view name = "plan_line";
    using Id = PlanLineId;

    template <typename V, typename R> static constexpr void visit(V& v, R& r)
    {
        using enum FieldGroup;
        constexpr auto planned = WrittenBy::UseCases;
        v(1, "plan", r.plan, {.group = Identity, .writtenBy = planned});
        v(2, "position", r.position, {.group = Identity, .writtenBy = planned});
        v(3, "plan_action", r.action,
          {.group = Description, .word = "kind", .writtenBy = planned, .column = shown(12)});
        v(4, "site", r.site, {.group = Place, .writtenBy = planned, .column = shown(20)});
        v(5, "from_site", r.fromSite, {.group = Place, .writtenBy = planned, .column = shown(20)});
        v(6, "standard_line", r.standardLine, {.group = Internal});
        v(7, "type", r.type, {.group = Description, .writtenBy = planned, .column = shown(14)});
        v(8, "device", r.device, {.group = Identity, .writtenBy = planned, .column = shown(18)});
        v(9, "fault", r.fault, {.group = Description, .writtenBy = planned});
        v(10, "model", r.model, {.group = Description, .column = shown(18)});
        v(11, "cost", r.cost, {.group = Cost, .writtenBy = planned, .column = shown(14)});
        v(12, "funding_source", r.fundingSource, {.group = Cost, .column = shown(18)});
        v(13, "why", r.why, {.group = Internal, .textLimit = longText});
        v(14, "plan_step", r.step,
          {.group = State, .word = "step", .writtenBy = planned, .column = shown(12)});
        v(15, "actual_cost", r.actualCost,
          {.group = Cost, .range = notNegative, .column = shown(14)});
        v(16, "day", r.day, {.group = Times, .writtenBy = planned, .column = shown(11)});
        v(17, "document_no", r.documentNo, {.group = Papers, .column = shown(18)});
        v(18, "received", r.received, {.group = Identity, .writtenBy = planned});
        v(19, "transfer", r.transfer, {.group = Internal});
        v(20, "repair", r.repair, {.group = Internal});
        v(21, "notes", r.notes, freeText(Notes));
    }
};

} // namespace dongbo::descriptors
