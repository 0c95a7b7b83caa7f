#pragma once

#include "core/domain/descriptors/described.h"

namespace dongbo::descriptors {

// Faults and the work on them.

template <> struct Described<Fault>
{
    static constexpr auto kind = RecordKind::Fault;
    static constexpr std::string_view name = "fault";
    using Id = FaultId;

    template <typename V, typename R> static constexpr void visit(V& v, R& r)
    {
        using enum FieldGroup;
        v(1, "number", r.number,
          {.group = Identity, .writtenBy = WrittenBy::UseCases, .column = shown(13)});
        v(2, "about", r.about,
          {.group = Identity, .writtenBy = WrittenBy::PeopleOnce, .column = choosable(12)});
        v(3, "device", r.device,
          {.group = Identity, .writtenBy = WrittenBy::PeopleOnce, .column = shown(14)});
        v(4, "site", r.site,
          {.group = Place, .writtenBy = WrittenBy::PeopleOnce, .column = shown(22)});
        v(5, "symptom", r.symptom,
          {.group = Description,
           .control = FormControl::Area,
           .isRequired = true,
           .textLimit = midText,
           .column = shown(30)});
        v(6, "symptom_group", r.symptomGroup,
          {.group = Description, .writtenBy = WrittenBy::UseCases});
        v(7, "severity", r.severity, {.group = Description, .column = shown(12)});
        v(8, "fault_state", r.state,
          {.group = State, .word = "state", .writtenBy = WrittenBy::UseCases, .column = shown(14)});
        v(9, "reported_by", r.reportedBy, {.group = People, .column = choosable(20)});
        v(10, "reported_at", r.reportedAt,
          {.group = Times, .likely = LikelyDays::Past, .column = shown(16)});
        v(11, "accepted_at", r.acceptedAt,
          {.group = Times, .control = FormControl::None, .likely = LikelyDays::Past});
        v(12, "accepted_by", r.acceptedBy, {.group = People, .writtenBy = WrittenBy::UseCases});
        v(13, "fixed_at", r.fixedAt, {.group = Times, .likely = LikelyDays::Past});
        v(14, "closed_at", r.closedAt,
          {.group = Times, .control = FormControl::None, .likely = LikelyDays::Past});
        v(15, "closed_by", r.closedBy, {.group = People, .writtenBy = WrittenBy::UseCases});
        v(16, "during_meeting", r.duringMeeting,
          {.group = Description, .textLimit = midText, .column = choosable(24)});
        v(17, "waiting_for", r.waitingFor,
          {.group = State, .control = FormControl::None, .column = choosable(14)});
        v(18, "condition_before", r.conditionBefore,
          {.group = State, .writtenBy = WrittenBy::UseCases});
        v(19, "recurrence_of", r.recurrenceOf,
          {.group = Description, .writtenBy = WrittenBy::UseCases});
        v(20, "estimate", r.estimate, {.group = Cost, .range = notNegative});
        v(21, "notes", r.notes, freeText(Notes));
        v(22, "for_line", r.line,
          {.group = Identity,
           .word = "line",
           .control = FormControl::None,
           .column = choosable(18)});
        v(23, "for_meeting", r.meeting,
          {.group = Description,
           .word = "meeting",
           .control = FormControl::None,
           .column = choosable(22)});
        v(24, "down_from", r.downFrom,
          {.group = Times,
           .control = FormControl::None,
           .likely = LikelyDays::Past,
           .column = choosable(16)});
        v(25, "down_until", r.downUntil,
          {.group = Times,
           .control = FormControl::None,
           .likely = LikelyDays::Past,
           .column = choosable(16)});
        v(26, "ticket", r.ticket,
          {.group = Papers, .control = FormControl::None, .column = choosable(14)});
    }
};

template <> struct Described<Repair>
{
    static constexpr auto kind = RecordKind::Repair;
    static constexpr std::string_view name = "repair";
    using Id = RepairId;

    template <typename V, typename R> static constexpr void visit(V& v, R& r)
    {
        using enum FieldGroup;
        v(1, "number", r.number,
          {.group = Identity, .writtenBy = WrittenBy::UseCases, .column = shown(13)});
        v(2, "fault", r.fault,
          {.group = Identity, .writtenBy = WrittenBy::PeopleOnce, .column = shown(13)});
        v(3, "vendor", r.vendor, {.group = People, .column = shown(22)});
        v(4, "officer", r.officer, {.group = People, .column = shown(20)});
        v(5, "started_at", r.startedAt,
          {.group = Times, .likely = LikelyDays::Past, .column = shown(16)});
        v(6, "finished_at", r.finishedAt,
          {.group = Times, .likely = LikelyDays::Past, .column = shown(16)});
        v(7, "outcome", r.outcome, {.group = State, .column = shown(14)});
        v(8, "cost", r.cost, {.group = Cost, .range = notNegative, .column = shown(14)});
        v(9, "parts", r.parts,
          {.group = Description,
           .control = FormControl::Area,
           .textLimit = longText,
           .column = choosable(24)});
        v(10, "in_warranty", r.inWarranty, {.group = Cost});
        v(11, "document_no", r.documentNo, {.group = Papers});
        v(12, "notes", r.notes, freeText(Notes));
    }
};

} // namespace dongbo::descriptors
