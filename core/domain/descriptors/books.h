#pragma once

#include "core/domain/descriptors/described.h"

namespace dongbo::descriptors {

// What the books know of devices: yearly wear, counts, batches of disposals.

template <> struct Described<WearRate>
{
    static constexpr auto kind = RecordKind::WearRate;
    static constexpr std::string_view name = "wear_rate";
    static constexpr bool isSimple = true;
    using Id = WearRateId;

    template <typename V, typename R> static constexpr void visit(V& v, R& r)
    {
        using enum FieldGroup;
        v(1, "type", r.type, {.group = Identity, .isRequired = true, .column = shown(18)});
        v(2, "life_years", r.lifeYears,
          {.group = Description, .range = {1, 100}, .column = shown(8)});
        v(3, "rate_bp", r.rateBasisPoints,
          {.group = Description, .isRequired = true, .range = atMost(10'000), .column = shown(8)});
        v(4, "valid_from", r.validFrom, {.group = Identity, .column = shown(11)});
        v(5, "valid_to", r.validTo, {.group = Times, .column = shown(11)});
        v(6, "source", r.source, {.group = Papers, .textLimit = longText, .column = shown(26)});
        v(7, "legal_basis", r.legalBasis,
          {.group = Papers, .textLimit = longText, .column = shown(26)});
        v(8, "notes", r.notes, freeText(Notes));
        v(9, "removed", r.removed,
          {.group = Times, .writtenBy = WrittenBy::UseCases, .column = noColumn});
    }
};

template <> struct Described<AssetThreshold>
{
    static constexpr auto kind = RecordKind::AssetThreshold;
    static constexpr std::string_view name = "asset_threshold";
    static constexpr bool isSimple = true;
    using Id = AssetThresholdId;

    template <typename V, typename R> static constexpr void visit(V& v, R& r)
    {
        using enum FieldGroup;
        v(1, "fixed_asset_from", r.fixedAssetFrom,
          {.group = Identity, .isRequired = true, .range = notNegative, .column = shown(14)});
        v(2, "tracked_from", r.trackedFrom,
          {.group = Identity, .range = notNegative, .column = shown(14)});
        v(3, "valid_from", r.validFrom, {.group = Identity, .column = shown(11)});
        v(4, "valid_to", r.validTo, {.group = Times, .column = shown(11)});
        v(5, "legal_basis", r.legalBasis,
          {.group = Papers, .textLimit = longText, .column = shown(26)});
        v(6, "source", r.source, {.group = Papers, .textLimit = longText, .column = shown(26)});
        v(7, "notes", r.notes, freeText(Notes));
        v(8, "removed", r.removed,
          {.group = Times, .writtenBy = WrittenBy::UseCases, .column = noColumn});
    }
};

template <> struct Described<WearEntry>
{
    static constexpr auto kind = RecordKind::WearEntry;
    static constexpr std::string_view name = "wear_entry";
    using Id = WearEntryId;

    template <typename V, typename R> static constexpr void visit(V& v, R& r)
    {
        using enum FieldGroup;
        constexpr auto charged = WrittenBy::UseCases;
        v(1, "device", r.device, {.group = Identity, .writtenBy = charged, .column = shown(18)});
        v(2, "year", r.year,
          {.group = Times, .control = FormControl::Year, .writtenBy = charged, .column = shown(8)});
        v(3, "wear_kind", r.kind,
          {.group = State, .word = "kind", .writtenBy = charged, .column = shown(12)});
        v(4, "cost", r.cost, {.group = Cost, .writtenBy = charged, .column = shown(14)});
        v(5, "rate_bp", r.rateBasisPoints,
          {.group = Cost, .writtenBy = charged, .column = shown(8)});
        v(6, "life_years", r.lifeYears, {.group = Cost, .writtenBy = charged});
        v(7, "amount", r.amount, {.group = Cost, .writtenBy = charged, .column = shown(14)});
        v(8, "accumulated", r.accumulated,
          {.group = Cost, .writtenBy = charged, .column = shown(14)});
        v(9, "document_no", r.documentNo, {.group = Papers, .column = choosable(16)});
        v(10, "source", r.source, {.group = Papers, .textLimit = longText});
    }
};

template <> struct Described<Stocktake>
{
    static constexpr auto kind = RecordKind::Stocktake;
    static constexpr std::string_view name = "stocktake";
    using Id = StocktakeId;

    template <typename V, typename R> static constexpr void visit(V& v, R& r)
    {
        using enum FieldGroup;
        constexpr auto once = WrittenBy::PeopleOnce;
        constexpr auto counted = WrittenBy::UseCases;
        v(1, "number", r.number, {.group = Identity, .writtenBy = counted, .column = shown(14)});
        v(2, "name", r.name, {.group = Identity, .isRequired = true, .column = shown(30)});
        v(3, "stocktake_state", r.state,
          {.group = State, .word = "state", .writtenBy = counted, .column = shown(12)});
        v(4, "day", r.day, {.group = Times, .writtenBy = once, .column = shown(11)});
        v(5, "unit", r.unit, {.group = Place, .writtenBy = once, .column = shown(20)});
        v(6, "site", r.site, {.group = Place, .writtenBy = once, .column = shown(20)});
        v(7, "committee", r.committee, freeText(People));
        v(8, "blind", r.blind, {.group = Description, .writtenBy = once});
        v(9, "sample_size", r.sampleSize, {.group = Description, .writtenBy = once});
        v(10, "sample_seed", r.sampleSeed, {.group = Internal});
        v(11, "document_no", r.documentNo, {.group = Papers, .column = shown(16)});
        v(12, "started_at", r.startedAt, {.group = Times, .writtenBy = counted});
        v(13, "closed_at", r.closedAt, {.group = Times, .writtenBy = counted, .column = shown(16)});
        v(14, "summary", r.summary, {.group = Internal, .textLimit = 20'000});
        v(15, "notes", r.notes, freeText(Notes));
    }
};

template <> struct Described<StocktakeCount>
{
    static constexpr auto kind = RecordKind::StocktakeCount;
    static constexpr std::string_view name = "stocktake_count";
    using Id = StocktakeCountId;

    template <typename V, typename R> static constexpr void visit(V& v, R& r)
    {
        using enum FieldGroup;
        constexpr auto counted = WrittenBy::UseCases;
        v(1, "stocktake", r.stocktake, {.group = Identity, .writtenBy = counted});
        v(2, "device", r.device, {.group = Identity, .writtenBy = counted, .column = shown(18)});
        v(3, "code", r.code, {.group = Identity, .writtenBy = counted, .column = shown(14)});
        v(4, "site", r.site, {.group = Place, .writtenBy = counted, .column = shown(20)});
        v(5, "location", r.location, {.group = Place, .column = choosable(18)});
        v(6, "quantity", r.quantity,
          {.group = Description, .range = atMost(10'000), .column = shown(8)});
        v(7, "condition", r.condition, {.group = State, .column = shown(12)});
        v(8, "label_lost", r.labelLost, {.group = State, .column = shown(8)});
        v(9, "counted_by", r.countedBy, {.group = People, .writtenBy = counted});
        v(10, "counted_by_name", r.countedByName,
          {.group = People, .writtenBy = counted, .column = shown(18)});
        v(11, "counted_at", r.countedAt,
          {.group = Times, .writtenBy = counted, .column = shown(16)});
        v(12, "count_finding", r.finding,
          {.group = State, .word = "finding", .writtenBy = counted, .column = shown(14)});
        v(13, "settlement", r.settlement,
          {.group = State, .writtenBy = counted, .column = shown(14)});
        v(14, "settled_day", r.settledDay,
          {.group = Times, .writtenBy = counted, .column = choosable(11)});
        v(15, "document_no", r.documentNo, {.group = Papers, .column = choosable(16)});
        v(16, "transfer", r.transfer, {.group = Internal});
        v(17, "disposal", r.disposal, {.group = Internal});
        v(18, "notes", r.notes, freeText(Notes));
    }
};

template <> struct Described<DisposalBatch>
{
    static constexpr auto kind = RecordKind::DisposalBatch;
    static constexpr std::string_view name = "disposal_batch";
    using Id = DisposalBatchId;

    template <typename V, typename R> static constexpr void visit(V& v, R& r)
    {
        using enum FieldGroup;
        constexpr auto decided = WrittenBy::UseCases;
        v(1, "number", r.number, {.group = Identity, .writtenBy = decided, .column = shown(14)});
        v(2, "name", r.name, {.group = Identity, .isRequired = true, .column = shown(30)});
        v(3, "batch_state", r.state,
          {.group = State, .word = "state", .writtenBy = decided, .column = shown(12)});
        v(4, "day", r.day, {.group = Times, .likely = LikelyDays::Past, .column = shown(11)});
        v(5, "unit", r.unit,
          {.group = Place, .writtenBy = WrittenBy::PeopleOnce, .column = shown(20)});
        v(6, "proposal_no", r.proposalNo, {.group = Papers, .column = choosable(16)});
        v(7, "decision_no", r.decisionNo, {.group = Papers, .column = shown(18)});
        v(8, "decision_day", r.decisionDay,
          {.group = Times, .writtenBy = decided, .column = shown(11)});
        v(9, "done_day", r.doneDay, {.group = Times, .writtenBy = decided, .column = shown(11)});
        v(10, "committee", r.committee, freeText(People));
        v(11, "expenses", r.expenses, {.group = Cost, .range = notNegative, .column = shown(14)});
        v(12, "notes", r.notes, freeText(Notes));
    }
};

template <> struct Described<DisposalItem>
{
    static constexpr auto kind = RecordKind::DisposalItem;
    static constexpr std::string_view name = "disposal_item";
    using Id = DisposalItemId;

    template <typename V, typename R> static constexpr void visit(V& v, R& r)
    {
        using enum FieldGroup;
        constexpr auto proposed = WrittenBy::UseCases;
        v(1, "disposal_batch", r.batch, {.group = Identity, .writtenBy = proposed});
        v(2, "device", r.device, {.group = Identity, .writtenBy = proposed, .column = shown(18)});
        v(3, "position", r.position, {.group = Identity, .writtenBy = proposed});
        v(4, "disposal_cause", r.cause,
          {.group = Description, .word = "cause", .column = shown(14)});
        v(5, "why", r.why,
          {.group = Description,
           .control = FormControl::Area,
           .textLimit = longText,
           .column = shown(28)});
        v(6, "disposal_method", r.method,
          {.group = Description, .word = "method", .column = shown(14)});
        v(7, "cost", r.cost, {.group = Cost, .writtenBy = proposed, .column = shown(14)});
        v(8, "accumulated", r.accumulated,
          {.group = Cost, .writtenBy = proposed, .column = shown(14)});
        v(9, "repairs_paid", r.repairsPaid,
          {.group = Cost, .writtenBy = proposed, .column = shown(14)});
        v(10, "accepted", r.accepted, {.group = State, .writtenBy = proposed, .column = shown(8)});
        v(11, "proceeds", r.proceeds, {.group = Cost, .range = notNegative, .column = shown(14)});
        v(12, "disposal", r.disposal, {.group = Internal});
        v(13, "notes", r.notes, freeText(Notes));
    }
};

} // namespace dongbo::descriptors
