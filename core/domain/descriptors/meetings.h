#pragma once

#include "core/domain/descriptors/described.h"

namespace dongbo::descriptors {

// Meetings, the sites invited, the checks before them.

template <> struct Described<Meeting>
{
    static constexpr auto kind = RecordKind::Meeting;
    static constexpr std::string_view name = "meeting";
    using Id = MeetingId;

    template <typename V, typename R> static constexpr void visit(V& v, R& r)
    {
        using enum FieldGroup;
        v(1, "number", r.number,
          {.group = Identity, .writtenBy = WrittenBy::UseCases, .column = shown(14)});
        v(2, "name", r.name,
          {.group = Identity, .isRequired = true, .textLimit = midText, .column = shown(34)});
        v(3, "meeting_level", r.level,
          {.group = Description, .word = "level", .column = shown(12)});
        v(4, "meeting_state", r.state,
          {.group = State, .word = "state", .writtenBy = WrittenBy::UseCases, .column = shown(12)});
        v(5, "starts_at", r.startsAt, {.group = Times, .isRequired = true, .column = shown(16)});
        v(6, "ends_at", r.endsAt, {.group = Times, .column = choosable(16)});
        v(7, "platform", r.platform, {.group = Description, .column = shown(16)});
        v(8, "link_type", r.link, {.group = Description, .word = "link", .column = choosable(14)});
        v(9, "host", r.host, {.group = Place, .column = shown(20)});
        v(10, "meeting_place", r.place, {.group = Place, .word = "place", .column = choosable(24)});
        v(11, "contact", r.contact, {.group = People, .column = choosable(22)});
        v(12, "notice_no", r.noticeNo, {.group = Papers, .column = shown(16)});
        v(13, "notice_day", r.noticeDay, {.group = Papers, .column = shown(11)});
        v(14, "notice_sent_at", r.noticeSentAt, {.group = Papers, .column = choosable(16)});
        v(15, "trial_at", r.trialAt, {.group = Times, .column = choosable(16)});
        v(16, "began_at", r.beganAt,
          {.group = Times, .writtenBy = WrittenBy::UseCases, .column = choosable(16)});
        v(17, "ended_at", r.endedAt,
          {.group = Times, .writtenBy = WrittenBy::UseCases, .column = choosable(16)});
        v(18, "frozen_at", r.frozenAt,
          {.group = Times, .writtenBy = WrittenBy::UseCases, .column = noColumn});
        v(19, "summary", r.summary, {.group = Internal, .textLimit = 20'000});
        v(20, "notes", r.notes, freeText(Notes));
    }
};

template <> struct Described<MeetingSite>
{
    static constexpr auto kind = RecordKind::MeetingSite;
    static constexpr std::string_view name = "meeting_site";
    using Id = MeetingSiteId;

    template <typename V, typename R> static constexpr void visit(V& v, R& r)
    {
        using enum FieldGroup;
        v(1, "for_meeting", r.meeting,
          {.group = Identity,
           .word = "meeting",
           .writtenBy = WrittenBy::UseCases,
           .column = shown(26)});
        v(2, "site", r.site,
          {.group = Identity, .writtenBy = WrittenBy::UseCases, .column = shown(22)});
        v(3, "notice_sent_at", r.noticeSentAt,
          {.group = Papers, .likely = LikelyDays::Past, .column = choosable(16)});
        v(4, "received_at", r.receivedAt,
          {.group = Papers, .likely = LikelyDays::Past, .column = shown(16)});
        v(5, "received_by", r.receivedBy, {.group = Papers, .column = shown(20)});
        v(6, "trial_result", r.trial, {.group = State, .word = "trial", .column = shown(12)});
        v(7, "meeting_outcome", r.outcome,
          {.group = State,
           .word = "outcome",
           .writtenBy = WrittenBy::UseCases,
           .column = shown(12)});
        v(8, "minutes_lost", r.minutesLost,
          {.group = State,
           .writtenBy = WrittenBy::UseCases,
           .range = atMost(10'000),
           .column = shown(8)});
        v(9, "lost_at", r.lostAt,
          {.group = Times, .writtenBy = WrittenBy::UseCases, .column = choosable(16)});
        v(10, "outcome_cause", r.cause,
          {.group = Description,
           .word = "cause",
           .control = FormControl::Area,
           .writtenBy = WrittenBy::UseCases,
           .textLimit = longText,
           .column = shown(24)});
        v(11, "fault", r.fault,
          {.group = Description, .writtenBy = WrittenBy::UseCases, .column = choosable(14)});
        v(12, "readiness", r.readiness,
          {.group = State, .writtenBy = WrittenBy::UseCases, .column = shown(12)});
        v(13, "readiness_reasons", r.reasons, {.group = Internal, .textLimit = 20'000});
        v(14, "failure_bp", r.failureBp, {.group = Internal});
        v(15, "notes", r.notes, freeText(Notes));
    }
};

template <> struct Described<Check>
{
    static constexpr auto kind = RecordKind::Check;
    static constexpr std::string_view name = "site_check";
    using Id = CheckId;

    template <typename V, typename R> static constexpr void visit(V& v, R& r)
    {
        using enum FieldGroup;
        v(1, "site", r.site,
          {.group = Place, .writtenBy = WrittenBy::PeopleOnce, .column = shown(22)});
        v(2, "for_meeting", r.meeting,
          {.group = Identity,
           .word = "meeting",
           .writtenBy = WrittenBy::PeopleOnce,
           .column = shown(26)});
        v(3, "check_round", r.round,
          {.group = Identity,
           .word = "round",
           .writtenBy = WrittenBy::PeopleOnce,
           .column = shown(14)});
        v(4, "checked_at", r.checkedAt,
          {.group = Times,
           .writtenBy = WrittenBy::PeopleOnce,
           .likely = LikelyDays::Past,
           .column = shown(16)});
        v(5, "checked_by", r.checkedBy, {.group = People, .column = shown(20)});
        v(6, "heading_power", r.power, {.group = State, .word = "power", .column = shown(10)});
        v(7, "heading_light", r.light, {.group = State, .word = "light", .column = shown(10)});
        v(8, "heading_sound", r.sound, {.group = State, .word = "sound", .column = shown(10)});
        v(9, "heading_picture", r.picture,
          {.group = State, .word = "picture", .column = shown(10)});
        v(10, "heading_line", r.line, {.group = State, .word = "line", .column = shown(10)});
        v(11, "by_procedure", r.procedure,
          {.group = Description,
           .word = "procedure",
           .writtenBy = WrittenBy::PeopleOnce,
           .column = choosable(22)});
        v(12, "measurement", r.measurement, {.group = Internal});
        v(13, "withdrawn_at", r.withdrawnAt,
          {.group = Times, .writtenBy = WrittenBy::UseCases, .column = noColumn});
        v(14, "source", r.source,
          {.group = Papers, .writtenBy = WrittenBy::UseCases, .column = choosable(20)});
        v(15, "notes", r.notes, freeText(Notes));
    }
};

template <> struct Described<CheckItem>
{
    static constexpr auto kind = RecordKind::CheckItem;
    static constexpr std::string_view name = "check_item";
    using Id = CheckItemId;

    template <typename V, typename R> static constexpr void visit(V& v, R& r)
    {
        using enum FieldGroup;
        v(1, "for_check", r.check,
          {.group = Identity, .word = "check", .writtenBy = WrittenBy::UseCases});
        v(2, "position", r.position, {.group = Identity, .writtenBy = WrittenBy::UseCases});
        v(3, "check_heading", r.heading,
          {.group = Identity,
           .word = "heading",
           .writtenBy = WrittenBy::UseCases,
           .column = shown(14)});
        v(4, "item_text", r.text,
          {.group = Description,
           .word = "text",
           .writtenBy = WrittenBy::UseCases,
           .textLimit = midText,
           .column = shown(34)});
        v(5, "device", r.device,
          {.group = Identity, .writtenBy = WrittenBy::UseCases, .column = shown(18)});
        v(6, "for_line", r.line,
          {.group = Identity,
           .word = "line",
           .writtenBy = WrittenBy::UseCases,
           .column = choosable(18)});
        v(7, "check_result", r.result, {.group = State, .word = "result", .column = shown(12)});
        v(8, "starts_needed", r.startsNeeded,
          {.group = State, .range = atMost(100), .column = shown(8)});
        v(9, "fault", r.fault, {.group = Internal});
        v(10, "notes", r.notes, freeText(Notes));
    }
};

template <> struct Described<ReadinessSetting>
{
    static constexpr auto kind = RecordKind::ReadinessSetting;
    static constexpr std::string_view name = "readiness_setting";
    static constexpr bool isSimple = true;
    using Id = ReadinessSettingId;

    template <typename V, typename R> static constexpr void visit(V& v, R& r)
    {
        using enum FieldGroup;
        v(1, "code", r.code, {.group = Identity, .isRequired = true, .column = shown(22)});
        v(2, "setting_value", r.value,
          {.group = Description,
           .word = "value",
           .isRequired = true,
           .range = atMost(1'000'000),
           .column = shown(10)});
        v(3, "valid_from", r.validFrom, {.group = Times, .column = shown(11)});
        v(4, "source", r.source, {.group = Papers, .textLimit = longText, .column = shown(26)});
        v(5, "notes", r.notes, freeText(Notes));
        v(6, "removed", r.removed,
          {.group = Times, .writtenBy = WrittenBy::UseCases, .column = noColumn});
    }
};

} // namespace dongbo::descriptors
