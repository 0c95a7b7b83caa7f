#pragma once

#include "core/domain/descriptors/described.h"

namespace dongbo::descriptors {

// What every site should have, what it costs, and what is known of a type.

template <> struct Described<StandardSet>
{
    static constexpr auto kind = RecordKind::StandardSet;
    static constexpr std::string_view name = "standard_set";
    using Id = StandardSetId;

    template <typename V, typename R> static constexpr void visit(V& v, R& r)
    {
        using enum FieldGroup;
        v(1, "name", r.name, {.group = Identity, .isRequired = true, .column = shown(28)});
        v(2, "tier", r.tier, {.group = Identity, .column = shown(14)});
        v(3, "valid_from", r.validFrom, {.group = Times, .column = shown(11)});
        v(4, "valid_to", r.validTo, {.group = Times, .column = shown(11)});
        v(5, "notes", r.notes, freeText(Notes));
    }
};

template <> struct Described<StandardLine>
{
    static constexpr auto kind = RecordKind::StandardLine;
    static constexpr std::string_view name = "standard_line";
    using Id = StandardLineId;

    template <typename V, typename R> static constexpr void visit(V& v, R& r)
    {
        using enum FieldGroup;
        v(1, "standard_set", r.set,
          {.group = Identity, .writtenBy = WrittenBy::PeopleOnce, .isRequired = true});
        v(2, "position", r.position, {.group = Identity, .range = notNegative});
        v(3, "function", r.function, {.group = Description, .column = shown(18)});
        v(4, "type", r.type, {.group = Description, .column = shown(14)});
        v(5, "substitutes", r.substitutes,
          {.group = Description, .textLimit = longText, .column = choosable(20)});
        v(6, "quantity", r.quantity,
          {.group = Description, .range = {1, 10'000}, .column = shown(8)});
        v(7, "minimum", r.minimum,
          {.group = Description, .textLimit = longText, .column = shown(24)});
        v(8, "critical", r.critical, {.group = Description, .column = shown(10)});
        v(9, "ceiling", r.ceiling, {.group = Cost, .range = notNegative, .column = shown(14)});
        v(10, "source", r.source,
          {.group = Papers, .textLimit = longText, .column = choosable(24)});
        v(11, "preferred", r.preferred,
          {.group = Description, .textLimit = longText, .column = choosable(24)});
        v(12, "legal_basis", r.legalBasis,
          {.group = Papers, .textLimit = longText, .column = choosable(24)});
    }
};

template <> struct Described<TypeInfo>
{
    static constexpr auto kind = RecordKind::TypeInfo;
    static constexpr std::string_view name = "type_info";
    using Id = TypeInfoId;

    template <typename V, typename R> static constexpr void visit(V& v, R& r)
    {
        using enum FieldGroup;
        v(1, "type", r.type, {.group = Identity, .isRequired = true, .column = shown(14)});
        v(2, "useful_life_years", r.usefulLifeYears, {.group = Description, .range = notNegative});
        v(3, "wear_rate_bp", r.wearRateBasisPoints,
          {.group = Description, .range = atMost(10'000)});
        v(4, "attributes", r.attributes, {.group = Description, .textLimit = longText});
        v(5, "source", r.source, {.group = Papers, .textLimit = longText});
    }
};

template <> struct Described<PriceEntry>
{
    static constexpr auto kind = RecordKind::Price;
    static constexpr std::string_view name = "price";
    static constexpr bool isSimple = true;
    using Id = PriceId;

    template <typename V, typename R> static constexpr void visit(V& v, R& r)
    {
        using enum FieldGroup;
        v(1, "type", r.type, {.group = Identity, .isRequired = true, .column = shown(18)});
        v(2, "maker", r.maker, {.group = Identity, .column = shown(14)});
        v(3, "model", r.model, {.group = Identity, .column = shown(20)});
        v(4, "price", r.price,
          {.group = Cost, .isRequired = true, .range = notNegative, .column = shown(14)});
        v(5, "measure", r.measure, {.group = Cost, .column = shown(8)});
        v(6, "day", r.day, {.group = Times, .likely = LikelyDays::Past, .column = shown(11)});
        v(7, "source", r.source, {.group = Papers, .textLimit = longText, .column = shown(26)});
        v(8, "notes", r.notes, freeText(Notes));
        v(9, "removed", r.removed,
          {.group = Times, .writtenBy = WrittenBy::UseCases, .column = noColumn});
    }
};

template <> struct Described<Quota>
{
    static constexpr auto kind = RecordKind::Quota;
    static constexpr std::string_view name = "quota";
    static constexpr bool isSimple = true;
    using Id = QuotaId;

    template <typename V, typename R> static constexpr void visit(V& v, R& r)
    {
        using enum FieldGroup;
        v(1, "tier", r.tier, {.group = Identity, .column = shown(14)});
        v(2, "type", r.type, {.group = Identity, .isRequired = true, .column = shown(18)});
        v(3, "most_per_site", r.mostPerSite,
          {.group = Description, .range = atMost(10'000), .column = shown(8)});
        v(4, "ceiling", r.ceiling, {.group = Cost, .range = notNegative, .column = shown(14)});
        v(5, "legal_basis", r.legalBasis,
          {.group = Papers, .textLimit = longText, .column = shown(26)});
        v(6, "valid_from", r.validFrom, {.group = Times, .column = shown(11)});
        v(7, "valid_to", r.validTo, {.group = Times, .column = shown(11)});
        v(8, "source", r.source, {.group = Papers, .textLimit = longText, .column = choosable(24)});
        v(9, "notes", r.notes, freeText(Notes));
        v(10, "removed", r.removed,
          {.group = Times, .writtenBy = WrittenBy::UseCases, .column = noColumn});
    }
};

} // namespace dongbo::descriptors
