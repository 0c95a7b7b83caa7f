#pragma once

#include "core/domain/descriptors/described.h"

namespace dongbo::descriptors {

// Where things are and who is there: units, sites, officers, vendors.

template <> struct Described<Unit>
{
    static constexpr auto kind = RecordKind::Unit;
    static constexpr std::string_view name = "unit";
    using Id = UnitId;

    template <typename V, typename R> static constexpr void visit(V& v, R& r)
    {
        using enum FieldGroup;
        v(1, "code", r.code, {.group = Identity, .range = atMost(20), .column = shown(8)});
        v(2, "name", r.name, {.group = Identity, .isRequired = true, .column = shown(24)});
        v(3, "kind", r.kind, {.group = Identity, .column = shown(10)});
        v(4, "parent", r.parent, {.group = Place, .column = shown(20)});
        v(5, "prefix", r.prefix, {.group = Identity, .range = atMost(20), .column = choosable(8)});
        v(6, "valid_from", r.validFrom, {.group = Times});
        v(7, "valid_to", r.validTo, {.group = Times});
        v(8, "successor", r.successor, {.group = Times});
        v(9, "notes", r.notes, freeText(Notes));
    }
};

template <> struct Described<Site>
{
    static constexpr auto kind = RecordKind::Site;
    static constexpr std::string_view name = "site";
    using Id = SiteId;

    template <typename V, typename R> static constexpr void visit(V& v, R& r)
    {
        using enum FieldGroup;
        v(1, "name", r.name, {.group = Identity, .isRequired = true, .column = shown(26)});
        v(2, "unit", r.unit, {.group = Place, .isRequired = true, .column = shown(20)});
        v(3, "tier", r.tier, {.group = Description});
        v(4, "address", r.address, {.group = Place, .column = choosable(28)});
        v(5, "custodian", r.custodian,
          {.group = People, .control = FormControl::None, .column = shown(20)});
        v(6, "valid_from", r.validFrom, {.group = Times});
        v(7, "valid_to", r.validTo, {.group = Times});
        v(8, "notes", r.notes, freeText(Notes));
    }
};

template <> struct Described<Officer>
{
    static constexpr auto kind = RecordKind::Officer;
    static constexpr std::string_view name = "officer";
    using Id = OfficerId;

    template <typename V, typename R> static constexpr void visit(V& v, R& r)
    {
        using enum FieldGroup;
        v(1, "name", r.name, {.group = Identity, .isRequired = true, .column = shown(22)});
        v(2, "position", r.position, {.group = Identity, .column = shown(22)});
        v(3, "unit", r.unit, {.group = Place, .column = shown(20)});
        v(4, "phone", r.phone, {.group = Description, .column = shown(14)});
        v(5, "account", r.account, {.group = Description, .control = FormControl::None});
        v(6, "notes", r.notes, freeText(Notes));
    }
};

template <> struct Described<Vendor>
{
    static constexpr auto kind = RecordKind::Vendor;
    static constexpr std::string_view name = "vendor";
    using Id = VendorId;

    template <typename V, typename R> static constexpr void visit(V& v, R& r)
    {
        using enum FieldGroup;
        v(1, "name", r.name, {.group = Identity, .isRequired = true, .column = shown(26)});
        v(2, "kind", r.kind, {.group = Description, .column = shown(14)});
        v(3, "phone", r.phone, {.group = Description, .column = shown(14)});
        v(4, "address", r.address, {.group = Place, .column = choosable(28)});
        v(5, "notes", r.notes, freeText(Notes));
        v(6, "email", r.email, {.group = Description, .column = choosable(22)});
        v(7, "hotline", r.hotline, {.group = Description, .column = choosable(14)});
    }
};

} // namespace dongbo::descriptors
