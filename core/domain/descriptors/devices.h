#pragma once

#include "core/domain/descriptors/described.h"

namespace dongbo::descriptors {

// Devices and the papers of their lives.

template <> struct Described<Device>
{
    static constexpr auto kind = RecordKind::Device;
    static constexpr std::string_view name = "device";
    using Id = DeviceId;

    template <typename V, typename R> static constexpr void visit(V& v, R& r)
    {
        using enum FieldGroup;
        v(1, "code", r.code, {.group = Identity, .column = shown(14)});
        v(2, "type", r.type, {.group = Identity, .isRequired = true, .column = shown(14)});
        v(3, "name", r.name, {.group = Identity, .isRequired = true, .column = shown(28)});
        v(4, "maker", r.maker, {.group = Description, .column = choosable(14)});
        v(5, "model", r.model, {.group = Description, .column = choosable(18)});
        v(6, "serial", r.serial, {.group = Description, .column = choosable(18)});
        v(7, "specs", r.specs,
          {.group = Description,
           .control = FormControl::Attributes,
           .textLimit = longText,
           .column = noColumn,
           .isListed = false});
        v(8, "site", r.site,
          {.group = Place,
           .writtenBy = WrittenBy::PeopleOnce,
           .isRequired = true,
           .column = shown(24)});
        v(9, "custodian", r.custodian, {.group = People, .column = choosable(20)});
        v(10, "acquired", r.acquired, {.group = Acquisition, .likely = LikelyDays::Past});
        v(11, "in_use_year", r.inUseYear,
          {.group = Acquisition, .control = FormControl::Year, .column = noColumn});
        v(12, "in_use_date", r.inUseDate,
          {.group = Acquisition, .likely = LikelyDays::Past, .column = shown(11)});
        v(13, "cost", r.cost, {.group = Acquisition, .range = notNegative, .column = shown(14)});
        v(14, "funding_source", r.fundingSource, {.group = Acquisition, .column = choosable(18)});
        v(15, "supplier", r.supplier, {.group = Acquisition, .column = choosable(22)});
        v(16, "warranty_until", r.warrantyUntil,
          {.group = Acquisition, .likely = LikelyDays::NextThirty, .column = shown(11)});
        v(17, "asset_class", r.assetClass, {.group = Acquisition, .isListed = false});
        v(18, "condition", r.condition, {.group = State, .column = shown(12)});
        v(19, "use", r.use,
          {.group = State,
           .initial = numbered(Use::InUse),
           .column = shown(14),
           .isListed = false});
        v(20, "paper", r.paper,
          {.group = State,
           .control = FormControl::None,
           .writtenBy = WrittenBy::UseCases,
           .initial = numbered(Paper::Active),
           .column = choosable(14),
           .isListed = false});
        v(21, "condition_text", r.conditionText,
          {.group = State, .control = FormControl::Area, .textLimit = longText, .isListed = false});
        v(22, "notes", r.notes,
          {.group = Notes,
           .control = FormControl::Area,
           .textLimit = longText,
           .column = choosable(24)});
        v(23, "quantity", r.quantity,
          {.group = Description, .range = {1, 10'000}, .initial = 1, .column = choosable(8)});
        v(24, "measure", r.measure, {.group = Description, .column = choosable(8)});
        v(25, "spec_text", r.specText,
          {.group = Description,
           .control = FormControl::Area,
           .textLimit = longText,
           .column = choosable(28)});
        v(26, "year_made", r.yearMade,
          {.group = Description, .control = FormControl::Year, .column = choosable(8)});
        v(27, "country", r.country, {.group = Description, .column = choosable(14)});
        v(28, "document_no", r.documentNo, {.group = Papers, .column = choosable(16)});
        v(29, "location", r.location, {.group = Place, .column = choosable(18)});
        v(30, "document_date", r.documentDate, {.group = Papers, .likely = LikelyDays::Past});
        v(31, "state_code", r.stateCode, {.group = Papers, .column = choosable(16)});
        v(32, "class_reason", r.classReason,
          {.group = Acquisition, .column = choosable(20), .isListed = false});
    }
};

template <> struct Described<Custody>
{
    static constexpr auto kind = RecordKind::Custody;
    static constexpr std::string_view name = "custody";
    using Id = CustodyId;

    template <typename V, typename R> static constexpr void visit(V& v, R& r)
    {
        using enum FieldGroup;
        v(1, "officer", r.officer, {.group = People, .isRequired = true, .column = shown(22)});
        v(2, "device", r.device, {.group = Identity, .writtenBy = WrittenBy::PeopleOnce});
        v(3, "site", r.site, {.group = Identity, .writtenBy = WrittenBy::PeopleOnce});
        v(4, "from_day", r.from,
          {.group = Times, .word = "from", .likely = LikelyDays::Past, .column = shown(11)});
        v(5, "to_day", r.to,
          {.group = Times, .word = "to", .likely = LikelyDays::Past, .column = shown(11)});
        v(6, "document_no", r.documentNo, {.group = Papers, .column = shown(16)});
        v(7, "is_deputy", r.isDeputy, {.group = Description, .column = choosable(8)});
        v(8, "handed_over", r.handedOver,
          {.group = Description,
           .control = FormControl::Area,
           .textLimit = longText,
           .column = choosable(24)});
    }
};

template <> struct Described<Replacement>
{
    static constexpr auto kind = RecordKind::Replacement;
    static constexpr std::string_view name = "replacement";
    using Id = ReplacementId;

    template <typename V, typename R> static constexpr void visit(V& v, R& r)
    {
        using enum FieldGroup;
        v(1, "old_device", r.oldDevice,
          {.group = Identity, .writtenBy = WrittenBy::PeopleOnce, .isRequired = true});
        v(2, "new_device", r.newDevice,
          {.group = Identity, .writtenBy = WrittenBy::PeopleOnce, .isRequired = true});
        v(3, "day", r.day,
          {.group = Times, .writtenBy = WrittenBy::PeopleOnce, .likely = LikelyDays::Past});
        v(4, "reason", r.reason,
          {.group = Notes,
           .control = FormControl::Area,
           .writtenBy = WrittenBy::PeopleOnce,
           .textLimit = longText});
        v(5, "document_no", r.documentNo, {.group = Papers, .writtenBy = WrittenBy::PeopleOnce});
        v(6, "fault", r.fault, {.group = Description, .writtenBy = WrittenBy::PeopleOnce});
    }
};

template <> struct Described<Transfer>
{
    static constexpr auto kind = RecordKind::Transfer;
    static constexpr std::string_view name = "transfer";
    using Id = TransferId;

    template <typename V, typename R> static constexpr void visit(V& v, R& r)
    {
        using enum FieldGroup;
        v(1, "device", r.device,
          {.group = Identity, .writtenBy = WrittenBy::PeopleOnce, .isRequired = true});
        v(2, "from_site", r.fromSite, {.group = Place, .writtenBy = WrittenBy::UseCases});
        v(3, "to_site", r.toSite,
          {.group = Place, .writtenBy = WrittenBy::PeopleOnce, .isRequired = true});
        v(4, "day", r.day, {.group = Times, .likely = LikelyDays::Past});
        v(5, "decision_no", r.decisionNo, {.group = Papers});
        v(6, "reason", r.reason, freeText(Notes));
    }
};

template <> struct Described<Disposal>
{
    static constexpr auto kind = RecordKind::Disposal;
    static constexpr std::string_view name = "disposal";
    using Id = DisposalId;

    template <typename V, typename R> static constexpr void visit(V& v, R& r)
    {
        using enum FieldGroup;
        v(1, "device", r.device,
          {.group = Identity, .writtenBy = WrittenBy::PeopleOnce, .isRequired = true});
        v(2, "paper", r.paper,
          {.group = State, .writtenBy = WrittenBy::PeopleOnce, .isRequired = true});
        v(3, "day", r.day, {.group = Times, .likely = LikelyDays::Past});
        v(4, "decision_no", r.decisionNo, {.group = Papers});
        v(5, "reason", r.reason, freeText(Notes));
        v(6, "proceeds", r.proceeds, {.group = Cost, .range = notNegative});
    }
};

template <> struct Described<Attachment>
{
    static constexpr auto kind = RecordKind::Attachment;
    static constexpr std::string_view name = "attachment";
    using Id = AttachmentId;

    template <typename V, typename R> static constexpr void visit(V& v, R& r)
    {
        using enum FieldGroup;
        v(1, "device", r.device, {.group = Identity, .writtenBy = WrittenBy::PeopleOnce});
        v(2, "fault", r.fault, {.group = Identity, .writtenBy = WrittenBy::PeopleOnce});
        v(3, "name", r.name,
          {.group = Identity,
           .writtenBy = WrittenBy::PeopleOnce,
           .isRequired = true,
           .column = shown(28)});
        v(4, "media_type", r.mediaType, {.group = Internal});
        v(5, "size", r.size, {.group = Description, .writtenBy = WrittenBy::UseCases});
        v(6, "hash", r.hash, {.group = Internal});
    }
};

} // namespace dongbo::descriptors
