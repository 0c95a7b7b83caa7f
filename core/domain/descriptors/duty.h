#pragma once

#include "core/domain/descriptors/described.h"

namespace dongbo::descriptors {

// Who knows how, who is on duty, whom to tell, who was told.

template <> struct Described<Procedure>
{
    static constexpr auto kind = RecordKind::Procedure;
    static constexpr std::string_view name = "procedure";
    static constexpr bool isSimple = true;
    using Id = ProcedureId;

    template <typename V, typename R> static constexpr void visit(V& v, R& r)
    {
        using enum FieldGroup;
        v(1, "name", r.name, {.group = Identity, .isRequired = true, .column = shown(30)});
        v(2, "procedure_version", r.version,
          {.group = Identity, .word = "version", .column = shown(10)});
        v(3, "standard_set", r.set,
          {.group = Description, .word = "standard", .column = choosable(20)});
        v(4, "type", r.type, {.group = Description, .column = shown(14)});
        v(5, "checklist", r.items,
          {.group = Description,
           .control = FormControl::Area,
           .textLimit = 20'000,
           .column = noColumn});
        v(6, "valid_from", r.validFrom, {.group = Times, .column = shown(11)});
        v(7, "valid_to", r.validTo, {.group = Times, .column = shown(11)});
        v(8, "document_no", r.documentNo, {.group = Papers, .column = shown(18)});
        v(9, "source", r.source, {.group = Papers, .textLimit = longText, .column = choosable(26)});
        v(10, "notes", r.notes, freeText(Notes));
        v(11, "removed", r.removed,
          {.group = Times, .writtenBy = WrittenBy::UseCases, .column = noColumn});
    }
};

template <> struct Described<Training>
{
    static constexpr auto kind = RecordKind::Training;
    static constexpr std::string_view name = "training";
    static constexpr bool isSimple = true;
    using Id = TrainingId;

    template <typename V, typename R> static constexpr void visit(V& v, R& r)
    {
        using enum FieldGroup;
        v(1, "officer", r.officer, {.group = Identity, .isRequired = true, .column = shown(22)});
        v(2, "by_procedure", r.procedure,
          {.group = Identity, .word = "procedure", .isRequired = true, .column = shown(26)});
        v(3, "day", r.day,
          {.group = Times, .isRequired = true, .likely = LikelyDays::Past, .column = shown(11)});
        v(4, "trained_by", r.trainedBy, {.group = People, .column = shown(20)});
        v(5, "document_no", r.documentNo, {.group = Papers, .column = choosable(16)});
        v(6, "notes", r.notes, freeText(Notes));
        v(7, "removed", r.removed,
          {.group = Times, .writtenBy = WrittenBy::UseCases, .column = noColumn});
    }
};

template <> struct Described<ContactPoint>
{
    static constexpr auto kind = RecordKind::ContactPoint;
    static constexpr std::string_view name = "contact_point";
    static constexpr bool isSimple = true;
    using Id = ContactPointId;

    template <typename V, typename R> static constexpr void visit(V& v, R& r)
    {
        using enum FieldGroup;
        v(1, "contact_level", r.level,
          {.group = Identity,
           .word = "level",
           .isRequired = true,
           .range = {1, 20},
           .column = shown(6)});
        v(2, "party", r.party, {.group = Identity, .isRequired = true, .column = shown(28)});
        v(3, "unit", r.unit, {.group = Place, .column = shown(20)});
        v(4, "site", r.site, {.group = Place, .column = shown(20)});
        v(5, "about", r.about, {.group = Description, .column = shown(12)});
        v(6, "provider", r.provider, {.group = Description, .column = shown(18)});
        v(7, "officer", r.officer, {.group = People, .column = shown(20)});
        v(8, "person", r.person, {.group = People, .column = shown(20)});
        v(9, "phone", r.phone, {.group = People, .column = shown(14)});
        v(10, "email", r.email, {.group = People, .column = choosable(22)});
        v(11, "wait_minutes", r.waitMinutes,
          {.group = Description, .range = atMost(100'000), .column = shown(8)});
        v(12, "notes", r.notes, freeText(Notes));
        v(13, "removed", r.removed,
          {.group = Times, .writtenBy = WrittenBy::UseCases, .column = noColumn});
    }
};

template <> struct Described<Duty>
{
    static constexpr auto kind = RecordKind::Duty;
    static constexpr std::string_view name = "duty";
    using Id = DutyId;

    template <typename V, typename R> static constexpr void visit(V& v, R& r)
    {
        using enum FieldGroup;
        v(1, "officer", r.officer, {.group = Identity, .isRequired = true, .column = shown(22)});
        v(2, "duty_role", r.role, {.group = Description, .word = "role", .column = shown(12)});
        v(3, "for_meeting", r.meeting,
          {.group = Identity,
           .word = "meeting",
           .writtenBy = WrittenBy::PeopleOnce,
           .column = shown(26)});
        v(4, "site", r.site, {.group = Place, .column = shown(22)});
        v(5, "unit", r.unit, {.group = Place, .column = choosable(20)});
        v(6, "on_duty_from", r.from, {.group = Times, .word = "from", .column = shown(16)});
        v(7, "on_duty_until", r.until, {.group = Times, .word = "until", .column = shown(16)});
        v(8, "phone", r.phone, {.group = People, .column = shown(14)});
        v(9, "notes", r.notes, freeText(Notes));
        v(10, "removed", r.removed,
          {.group = Times, .writtenBy = WrittenBy::UseCases, .column = noColumn});
    }
};

template <> struct Described<Contact>
{
    static constexpr auto kind = RecordKind::Contact;
    static constexpr std::string_view name = "contact";
    using Id = ContactId;

    template <typename V, typename R> static constexpr void visit(V& v, R& r)
    {
        using enum FieldGroup;
        v(1, "fault", r.fault,
          {.group = Identity, .writtenBy = WrittenBy::PeopleOnce, .column = shown(14)});
        v(2, "for_meeting", r.meeting,
          {.group = Identity,
           .word = "meeting",
           .writtenBy = WrittenBy::PeopleOnce,
           .column = choosable(22)});
        v(3, "site", r.site,
          {.group = Place, .writtenBy = WrittenBy::PeopleOnce, .column = shown(22)});
        v(4, "contact_purpose", r.purpose,
          {.group = Description,
           .word = "purpose",
           .writtenBy = WrittenBy::PeopleOnce,
           .column = shown(14)});
        v(5, "contact_point", r.point, {.group = Internal});
        v(6, "party", r.party,
          {.group = People, .writtenBy = WrittenBy::PeopleOnce, .column = shown(24)});
        v(7, "person", r.person, {.group = People, .column = shown(20)});
        v(8, "phone", r.phone, {.group = People, .column = choosable(14)});
        v(9, "contact_way", r.way, {.group = Description, .word = "way", .column = shown(12)});
        v(10, "told_at", r.toldAt,
          {.group = Times, .likely = LikelyDays::Past, .column = shown(16)});
        v(11, "told_text", r.text,
          {.group = Description, .word = "text", .control = FormControl::Area, .textLimit = 5'000});
        v(12, "answered_at", r.answeredAt,
          {.group = Times, .likely = LikelyDays::Past, .column = shown(16)});
        v(13, "answer", r.answer,
          {.group = Notes,
           .control = FormControl::Area,
           .textLimit = longText,
           .column = shown(24)});
        v(14, "ticket", r.ticket, {.group = Papers, .column = shown(14)});
        v(15, "notes", r.notes, freeText(Notes));
    }
};

template <> struct Described<SupportRequest>
{
    static constexpr auto kind = RecordKind::SupportRequest;
    static constexpr std::string_view name = "support_request";
    using Id = SupportRequestId;

    template <typename V, typename R> static constexpr void visit(V& v, R& r)
    {
        using enum FieldGroup;
        v(1, "number", r.number,
          {.group = Identity, .writtenBy = WrittenBy::UseCases, .column = shown(14)});
        v(2, "site", r.site, {.group = Place, .column = shown(22)});
        v(3, "unit", r.unit, {.group = Place, .column = choosable(20)});
        v(4, "asked_of", r.askedOf, {.group = People, .isRequired = true, .column = shown(26)});
        v(5, "request_content", r.content,
          {.group = Description,
           .word = "content",
           .control = FormControl::Area,
           .isRequired = true,
           .textLimit = longText,
           .column = shown(34)});
        v(6, "support_state", r.state,
          {.group = State, .word = "state", .writtenBy = WrittenBy::UseCases, .column = shown(12)});
        v(7, "day", r.day, {.group = Times, .likely = LikelyDays::Past, .column = shown(11)});
        v(8, "answered_day", r.answeredDay,
          {.group = Times, .writtenBy = WrittenBy::UseCases, .column = shown(11)});
        v(9, "helped_day", r.helpedDay,
          {.group = Times, .writtenBy = WrittenBy::UseCases, .column = choosable(11)});
        v(10, "answer", r.answer,
          {.group = Notes,
           .control = FormControl::Area,
           .writtenBy = WrittenBy::UseCases,
           .textLimit = longText,
           .column = shown(24)});
        v(11, "fault", r.fault, {.group = Description, .column = choosable(14)});
        v(12, "document_no", r.documentNo, {.group = Papers, .column = shown(16)});
        v(13, "notes", r.notes, freeText(Notes));
    }
};

} // namespace dongbo::descriptors
