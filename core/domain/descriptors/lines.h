#pragma once

#include "core/domain/descriptors/described.h"

namespace dongbo::descriptors {

// Lines of providers, what they were measured to give, requests for better ones.

template <> struct Described<Line>
{
    static constexpr auto kind = RecordKind::Line;
    static constexpr std::string_view name = "line";
    static constexpr bool isSimple = true;
    using Id = LineId;

    template <typename V, typename R> static constexpr void visit(V& v, R& r)
    {
        using enum FieldGroup;
        v(1, "name", r.name, {.group = Identity, .isRequired = true, .column = shown(22)});
        v(2, "site", r.site, {.group = Place, .isRequired = true, .column = shown(22)});
        v(3, "provider", r.provider, {.group = Description, .column = shown(18)});
        v(4, "line_kind", r.kind, {.group = Description, .word = "kind", .column = shown(16)});
        v(5, "is_backup", r.isBackup, {.group = Description, .column = choosable(8)});
        v(6, "contract_no", r.contractNo, {.group = Papers, .column = shown(16)});
        v(7, "customer_no", r.customerNo, {.group = Papers, .column = choosable(14)});
        v(8, "down_kbps", r.downKbps,
          {.group = Description, .range = {1, 1'000'000'000}, .column = shown(12)});
        v(9, "up_kbps", r.upKbps,
          {.group = Description, .range = {1, 1'000'000'000}, .column = choosable(12)});
        v(10, "repair_hours", r.repairHours,
          {.group = Description, .range = {1, 10'000}, .column = shown(10)});
        v(11, "availability_bp", r.availabilityBp,
          {.group = Description, .range = {1, 10'000}, .column = choosable(10)});
        v(12, "hotline", r.hotline, {.group = People, .column = shown(14)});
        v(13, "valid_from", r.validFrom, {.group = Times, .column = choosable(11)});
        v(14, "valid_to", r.validTo,
          {.group = Times, .likely = LikelyDays::NextThirty, .column = shown(11)});
        v(15, "monthly_cost", r.monthlyCost,
          {.group = Cost, .range = notNegative, .column = shown(14)});
        v(16, "notes", r.notes, freeText(Notes));
        v(17, "removed", r.removed,
          {.group = Times, .writtenBy = WrittenBy::UseCases, .column = noColumn});
    }
};

template <> struct Described<LineMeasurement>
{
    static constexpr auto kind = RecordKind::LineMeasurement;
    static constexpr std::string_view name = "line_measurement";
    static constexpr bool isSimple = true;
    using Id = LineMeasurementId;

    template <typename V, typename R> static constexpr void visit(V& v, R& r)
    {
        using enum FieldGroup;
        v(1, "for_line", r.line,
          {.group = Identity, .word = "line", .isRequired = true, .column = shown(22)});
        v(2, "measured_at", r.measuredAt,
          {.group = Times, .isRequired = true, .likely = LikelyDays::Past, .column = shown(16)});
        v(3, "down_kbps", r.downKbps,
          {.group = Description, .range = atMost(1'000'000'000), .column = shown(12)});
        v(4, "up_kbps", r.upKbps,
          {.group = Description, .range = atMost(1'000'000'000), .column = shown(12)});
        v(5, "ping_ms", r.pingMs,
          {.group = Description, .range = atMost(600'000), .column = shown(8)});
        v(6, "jitter_ms", r.jitterMs,
          {.group = Description, .range = atMost(600'000), .column = shown(8)});
        v(7, "loss_bp", r.lossBp,
          {.group = Description, .range = atMost(10'000), .column = shown(8)});
        v(8, "measured_by", r.measuredBy, {.group = People, .column = choosable(20)});
        v(9, "source", r.source, {.group = Papers, .column = choosable(20)});
        v(10, "notes", r.notes, freeText(Notes));
        v(11, "removed", r.removed,
          {.group = Times, .writtenBy = WrittenBy::UseCases, .column = noColumn});
    }
};

template <> struct Described<LineUpgrade>
{
    static constexpr auto kind = RecordKind::LineUpgrade;
    static constexpr std::string_view name = "line_upgrade";
    using Id = LineUpgradeId;

    template <typename V, typename R> static constexpr void visit(V& v, R& r)
    {
        using enum FieldGroup;
        v(1, "for_line", r.line,
          {.group = Identity,
           .word = "line",
           .writtenBy = WrittenBy::PeopleOnce,
           .column = shown(22)});
        v(2, "site", r.site,
          {.group = Place, .writtenBy = WrittenBy::PeopleOnce, .column = shown(22)});
        v(3, "upgrade_state", r.state,
          {.group = State, .word = "state", .writtenBy = WrittenBy::UseCases, .column = shown(14)});
        v(4, "wanted_kbps", r.wantedKbps,
          {.group = Description, .range = {1, 1'000'000'000}, .column = shown(12)});
        v(5, "day", r.day, {.group = Times, .column = shown(11)});
        v(6, "answered_day", r.answeredDay,
          {.group = Times, .writtenBy = WrittenBy::UseCases, .column = shown(11)});
        v(7, "done_day", r.doneDay,
          {.group = Times, .writtenBy = WrittenBy::UseCases, .column = shown(11)});
        v(8, "reason", r.reason,
          {.group = Description,
           .control = FormControl::Area,
           .textLimit = longText,
           .column = shown(24)});
        v(9, "answer", r.answer,
          {.group = Notes,
           .control = FormControl::Area,
           .writtenBy = WrittenBy::UseCases,
           .textLimit = longText});
        v(10, "document_no", r.documentNo, {.group = Papers, .column = choosable(16)});
        v(11, "notes", r.notes, freeText(Notes));
    }
};

} // namespace dongbo::descriptors
